"""Every card that the program can make, in both languages: Slack and Teams would take each of them.

Slack: our own checks of Slack's limits, then slackblocks. Teams: the Adaptive Card 1.5 tables, and 28 KB.
`docs/render/run` holds samples of them against @slack/types and Microsoft's own renderer.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from adapters.plain import plain_text
from adapters.slack.blocks import render
from adapters.slack.modal import modal
from adapters.teams.cards import adaptive_card
from conversations.answers import Choice
from conversations.cards import Card, CommentField
from conversations.compose import compose
from conversations.effects import (
    Answered,
    Ask,
    AskBarrier,
    AskComment,
    BarrierNamed,
    Message,
    Recap,
    RecapLine,
    Say,
)
from conversations.language import Language
from conversations.people import Address, Place
from conversations.scoring import Counts, questions_by_theme, summarise
from conversations.step import RECAP_LINES
from conversations.summary_card import About, compose_no_checkin, compose_summary
from tests.conversations.wordings import sayable
from tests.platforms.slack_checks import check_message, check_view
from tests.platforms.teams_cards import problems
from tests.program import LANGUAGES

_CHECKIN = 9_007_199_254_740_993
_HERE = Address("slack", "T1", "U1", Place.DIRECT)


def _questions(language: Language) -> Iterator[Message]:
    for number, question in enumerate(language.framework.by_id, start=1):
        for choice in (None, *Choice):
            yield Ask(_CHECKIN, question, number, 36, choice)
            yield Answered(_CHECKIN, question, number, 36, choice)
        yield AskBarrier(_CHECKIN, question, number)
        for barrier in (None, *(each.id for each in language.framework.barriers)):
            yield BarrierNamed(_CHECKIN, question, number, barrier)
        yield AskComment(_CHECKIN, question, number)


def _recaps(language: Language) -> Iterator[Message]:
    questions = list(language.framework.by_id)
    for total in (1, 10, RECAP_LINES):
        for choice in (None, *Choice):
            lines = tuple(RecapLine(each, number, choice) for number, each in enumerate(questions[:total], 1))
            yield Recap(_CHECKIN, lines)


def _sayings(language: Language) -> Iterator[Message]:
    """Every message that is said, with the longest arguments that the program gives."""
    numbers = {"number": 36, "total": 36, "done": 36, "last": 36, "count": 36, "minutes": 18, "limit": 4_000}
    for message, variables in sayable(language.wording.language).items():
        arguments: dict[str, str | int] = {name: numbers.get(name, "W" * 100) for name in variables}
        yield Say(message, arguments, ("start", "resume", "show", "help", "progress", "recap", "summary"))


def _summaries(language: Language) -> Iterator[Card]:
    framework = language.framework
    themes = questions_by_theme(framework)
    full = {question: dict.fromkeys(Choice, 100_000) for question in framework.by_id}
    some = {question: {Choice.LEVEL_2: 3} for question in list(framework.by_id)[:5]}
    for histograms, people in ((full, 100_000), (some, 4), (some, 40), ({}, 0)):
        counts = Counts(histograms, dict.fromkeys(themes, people), people, 100_000)
        few = Counts(
            histograms, {theme: place for place, theme in enumerate(themes)} | {"overall": people}, people, 9
        )
        for each in (counts, few):
            yield compose_summary(summarise(framework, each), About("C" * 100, 8107, True, True), language)
    yield compose_no_checkin(language)


@cache
def _cards(locale: str) -> list[Card]:
    language = LANGUAGES.pick(locale)
    messages = [*_questions(language), *_recaps(language), *_sayings(language)]
    return [*(compose(message, language) for message in messages), *_summaries(language)]


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_slack_takes_every_card_with_tables_and_without(locale: str) -> None:
    for card in _cards(locale):
        for plain in (False, True):
            rendered = render(card, "stamp", plain=plain)
            message = {"text": rendered.text, "blocks": [dict(block) for block in rendered.blocks]}
            assert list(check_message(message)) == [], card.text


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_slack_takes_every_form(locale: str) -> None:
    cards = [card for card in _cards(locale) if any(isinstance(part, CommentField) for part in card.parts)]
    assert cards
    for card in cards:
        view = modal(card, _HERE, "stamp")
        assert view is not None
        assert list(check_view(view)) == [], card.text


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_teams_takes_every_card_and_nothing_is_left_out_of_it(locale: str) -> None:
    for card in _cards(locale):
        rendered = adaptive_card(card)
        assert problems(rendered) == [], card.text
        assert "\u2026" not in str(rendered["body"]), f"something did not fit: {card.text}"


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_every_card_has_a_text_form(locale: str) -> None:
    for card in _cards(locale):
        assert plain_text(card).strip()
        assert card.text.strip()
