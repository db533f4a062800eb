"""What is quoted: a few comments, always the same, with nothing that tells of their writers."""

from dataclasses import replace

from adapters.plain import plain_text
from conversations.quotes import (
    LENGTH,
    MOST,
    Quotable,
    by_theme,
    chosen,
    questions_under,
    quotes_by_theme,
    quotes_under,
)
from conversations.summary_cards import compose_summary
from conversations.summary_request import SummaryRequest
from tests.conversations.builders import ENGLISH, FRAMEWORK
from tests.conversations.summaries import DATA, LEADERSHIP, WITHHELD, a_view

MANY = [Quotable(person, "q", f"Words of {person}") for person in range(40)]


def test_five_at_most_and_always_the_same_whoever_they_are_by() -> None:
    assert len(chosen(MANY)) == MOST
    others = [replace(each, person=1_000 - each.person) for each in reversed(MANY)]
    assert chosen(others) == chosen(MANY)


def test_one_person_is_quoted_once_and_no_words_twice() -> None:
    assert len(chosen(replace(each, person=1) for each in MANY)) == 1
    assert chosen(replace(each, text="Same") for each in MANY) == ("Same",)


def test_long_words_are_shortened_to_one_line() -> None:
    [quote] = chosen([Quotable(1, "q", "word\n" * 1_000)])
    assert len(quote) <= LENGTH
    assert quote.endswith("word\N{HORIZONTAL ELLIPSIS}")
    assert "\n" not in quote


def test_a_theme_has_the_comments_on_its_own_questions() -> None:
    on_data = questions_under(DATA, FRAMEWORK)
    assert {each.enabler for each in FRAMEWORK.questions if each.id in on_data} == {"data"}
    some = [Quotable(1, next(iter(on_data)), "x")]
    assert by_theme(some, [DATA, LEADERSHIP], FRAMEWORK) == {DATA: tuple(some)}
    assert questions_under("enabler:none", FRAMEWORK) == frozenset()


def test_they_stand_beneath_the_theme_that_has_a_figure() -> None:
    view = replace(a_view(SummaryRequest(theme=DATA)), quotes={DATA: ("We <b>share</b> it",)})
    shown = plain_text(compose_summary(view, ENGLISH), 200)
    assert "“We <b>share</b> it”" in shown
    assert "What people say" not in plain_text(compose_summary(replace(view, quotes={}), ENGLISH))


def test_a_theme_that_is_withheld_quotes_nobody() -> None:
    view = replace(a_view(), quotes={WITHHELD: ("Secret",)})
    assert list(quotes_under(WITHHELD, view, ENGLISH)) == []
    assert quotes_by_theme(view, ENGLISH) == ()


def test_a_report_has_each_comment_once() -> None:
    view = replace(a_view(), quotes={DATA: ("One", "Two"), LEADERSHIP: ("Two",)})
    assert str(quotes_by_theme(view, ENGLISH)).count("“Two”") == 1
