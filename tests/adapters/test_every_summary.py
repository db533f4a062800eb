"""Every look at a summary, in both languages: Slack and Teams would take each of them, and a terminal shows it.

The longest names and the largest numbers that a council can have, and as little as there can be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

from adapters.plain import plain_text
from adapters.slack.blocks import render
from adapters.teams.cards import adaptive_card
from conversations.answers import Choice
from conversations.cards import Card
from conversations.figures import SummaryFigures
from conversations.language import Language
from conversations.material import Counted, Earlier, HeldBack, Material, Response, Round
from conversations.pictures import in_words
from conversations.reckoning import summary_figures, trend
from conversations.scoring import Histogram
from conversations.summary_cards import (
    compose_no_checkin,
    compose_no_such_quarter,
    compose_picture,
    compose_summary,
)
from conversations.summary_request import LONGEST_AREA, Look, PictureKind, Split, SummaryRequest
from conversations.summary_view import SummaryView
from tests.conversations.builders import BOTH, CHECKIN, FRAMEWORK, QUARTER
from tests.conversations.summaries import DATA, ETHICAL, KEYS, RESIDENTS, a_view, opened
from tests.platforms.slack_checks import check_message
from tests.platforms.teams_cards import problems

LARGE: Histogram = dict(zip(Choice, (80_000, 90_000, 100_000, 40_000, 20_000, 300_000, 9_000), strict=True))
LARGER: Histogram = dict(zip(Choice, (80_000, 90_000, 9_000, 40_000, 220_000, 30_000, 90_000), strict=True))
AREAS = tuple(f"{'W' * 60} {number}" for number in range(60))


def _round(histogram: Histogram, back: int = 0, version: str = "1.0.0") -> Round:
    return Round(QUARTER - back, version, Counted(dict.fromkeys(KEYS, histogram)))


def _figures(histogram: Histogram = LARGE) -> SummaryFigures:
    """Everything clearly changed, apart and held back; over questions that have changed."""
    now = _round(histogram, version="100.100.100")
    material = Material(
        now,
        Response(1_000_000, 999_999, 500_000),
        36,
        earlier=Earlier(_round(LARGER, 1), now.counted),
        leaders=_round(LARGER).counted,
        frontline=_round(LARGE).counted,
        evidence=dict.fromkeys(KEYS, 50_000),
        barriers={key: {each.id: 100_000 for each in FRAMEWORK.barriers} for key in KEYS},
        held_back=HeldBack(100_000, 100_000),
    )
    return summary_figures(FRAMEWORK, material)


def _requests() -> Iterator[SummaryRequest]:
    for theme in (None, DATA, RESIDENTS, ETHICAL):
        for look in Look:
            yield SummaryRequest(theme, look=look)
        for split in Split:
            yield SummaryRequest(theme, split, QUARTER, QUARTER - 1)
        for area in (AREAS[0], "W" * LONGEST_AREA):
            yield SummaryRequest(theme, Split.AREA, area=area)


@cache
def _large() -> SummaryView:
    rounds = [_round(LARGE if back % 2 else LARGER, back, f"1.{back}.0") for back in range(12)]
    return SummaryView(
        "C" * 100,
        a_view().year,
        replace(CHECKIN, synthetic=True),
        is_open=True,
        request=SummaryRequest(),
        figures=_figures(),
        trends={key: trend(FRAMEWORK, key, rounds, 10) for key in KEYS},
    )


def _groups(request: SummaryRequest) -> Mapping[str, SummaryFigures]:
    names = AREAS if request.split is Split.AREA else ("leader", "frontline", "elected")
    return {name: _figures(LARGER if place % 2 else LARGE) for place, name in enumerate(names)}


def _views() -> Iterator[SummaryView]:
    split = {each: _groups(SummaryRequest(split=each)) for each in Split}
    for request in _requests():
        groups = split[request.split] if request.split else {}
        yield replace(_large(), request=request, split=groups)
        yield a_view(request)
        yield opened(replace(a_view(request), split={}, trends={}))


def _cards(language: Language) -> Iterator[Card]:
    for view in _views():
        yield compose_summary(view, language, private=True)
        for picture in PictureKind:
            drawn = compose_picture(view, picture, language)
            if drawn is not None:
                yield in_words(drawn)
    yield compose_no_checkin(language)
    for request in (SummaryRequest(quarter=1), SummaryRequest(compare=1, quarter=QUARTER)):
        yield compose_no_such_quarter(request, [QUARTER, QUARTER - 1], a_view().year, language)


@cache
def _all(locale: str) -> list[Card]:
    return list(_cards(BOTH[locale]))


@pytest.mark.parametrize("locale", BOTH)
def test_slack_takes_every_summary_with_tables_and_without(locale: str) -> None:
    for card in _all(locale):
        for plain in (False, True):
            rendered = render(card, "stamp", plain=plain)
            message = {"text": rendered.text, "blocks": [dict(block) for block in rendered.blocks]}
            assert list(check_message(message)) == [], card.text


@pytest.mark.parametrize("locale", BOTH)
def test_teams_takes_every_summary_and_nothing_is_left_out_of_it(locale: str) -> None:
    for card in _all(locale):
        rendered = adaptive_card(card)
        assert problems(rendered) == [], card.text
        assert "\u2026" not in str(rendered["body"]), f"something did not fit: {card.text}"


@pytest.mark.parametrize("locale", BOTH)
def test_every_summary_has_a_text_form(locale: str) -> None:
    for card in _all(locale):
        assert plain_text(card).strip()
        assert card.text.strip()
        assert "nan" not in card.text.casefold().split()


@pytest.mark.parametrize("locale", BOTH)
def test_a_terminal_shows_every_table_of_the_shipped_framework_in_its_width(locale: str) -> None:
    """Of a council with names of usual length; wider rows would break in the middle."""
    for request in (SummaryRequest(look=look) for look in Look):
        text = plain_text(
            compose_summary(
                a_view(
                    request,
                ),
                BOTH[locale],
            ),
            88,
        )
        assert max(map(len, text.splitlines())) <= 92, text
