"""The week's news of a check-in, and the news of its end: how many took part, by service area."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from conversations.calendar import YearKind
from conversations.cards import Card, Heading, Part, Table, Text
from conversations.disclosure import LEAST_PEOPLE, withheld
from conversations.language import Language
from conversations.people import HOME_ZONE, CheckIn
from conversations.shares import percent

AREAS_SHOWN = 30
"""More would not fit in one card everywhere; the largest are shown."""


@dataclass(frozen=True, slots=True)
class PostFigures:
    """`areas`: for each service area how many people are asked and how many of them have answered; an area
    without a name is that of the people whose area is not known. `least`: of how many people a figure tells.
    `is_optional`: people need not take part.
    """

    checkin: CheckIn
    year: YearKind
    now: datetime
    areas: Mapping[str, tuple[int, int]]
    least: int = LEAST_PEOPLE
    is_optional: bool = False

    @property
    def asked(self) -> int:
        return sum(asked for asked, _ in self.areas.values())

    @property
    def answered(self) -> int:
        return sum(answered for _, answered in self.areas.values())


def compose_progress_post(figures: PostFigures, language: Language) -> Card:
    words = language.wording
    quarter = words.quarter_with_code(figures.checkin.quarter, figures.year)
    title = words.text("post-progress-title", {"quarter": quarter})
    said = _answered(figures, "post-answered", "post-nobody-answered", language)
    ending = [*_voluntary(figures, language), Text(_days_left(figures, language))]
    if figures.checkin.paused_at is not None:
        ending.append(Text(words.text("post-paused")))
    ending.append(Text(words.text("post-how"), quiet=True))
    return Card(f"{title}. {said}", (Heading(title), Text(said), *_areas(figures, language), *ending))


def compose_closing_post(figures: PostFigures, language: Language) -> Card:
    words = language.wording
    quarter = words.quarter_with_code(figures.checkin.quarter, figures.year)
    title = words.text("post-closing-title", {"quarter": quarter})
    said = _answered(figures, "post-answered-closed", "post-nobody-answered-closed", language)
    ending = _voluntary(figures, language)
    return Card(f"{title}. {said}", (Heading(title), Text(said), *_areas(figures, language), *ending))


def _voluntary(figures: PostFigures, language: Language) -> list[Text]:
    return [Text(language.wording.text("post-optional"))] if figures.is_optional else []


def _answered(figures: PostFigures, some: str, none: str, language: Language) -> str:
    words, asked, answered = language.wording, figures.asked, figures.answered
    if not asked:
        return words.text("post-nobody-asked")
    if asked < figures.least:
        return words.text("post-too-few", {"least": figures.least})
    if not answered:
        return words.text(none, {"asked": asked})
    return words.text(some, {"answered": answered, "asked": asked, "share": percent(answered, asked)})


def _days_left(figures: PostFigures, language: Language) -> str:
    home = ZoneInfo(HOME_ZONE)
    closes_at = figures.checkin.closes_at
    days = (closes_at.astimezone(home).date() - figures.now.astimezone(home).date()).days
    said = {"closes": language.wording.moment(closes_at, HOME_ZONE)}
    if days < 1:
        return language.wording.text("post-last-day", said)
    return language.wording.text("post-days-left", {**said, "days": days})


def _areas(figures: PostFigures, language: Language) -> Iterator[Part]:
    """Nothing when there is nothing to compare, or nothing may be shown."""
    words = language.wording
    asked = {area: asked for area, (asked, _) in figures.areas.items() if asked}
    hidden = withheld(asked, figures.least)
    if len(asked) < 2 or figures.asked < figures.least or not figures.answered:
        return
    shown = sorted(asked, key=lambda area: (-asked[area], area))[:AREAS_SHOWN]
    if len(hidden) < len(asked):
        header = (words.text("post-area"), words.text("post-area-answered"))
        rows = tuple(_row(area, area in hidden, figures, language) for area in sorted(shown, key=_place))
        yield Table(words.text("post-areas"), header, rows)
    if len(shown) < len(asked):
        yield Text(words.text("post-areas-more", {"count": len(asked) - len(shown)}), quiet=True)
    if hidden:
        yield Text(words.text("post-areas-withheld", {"least": figures.least}), quiet=True)


def _place(area: str) -> tuple[bool, str]:
    """By name; people whose area is not known come last."""
    return not area, area.casefold()


def _row(area: str, is_hidden: bool, figures: PostFigures, language: Language) -> tuple[str, str]:
    words = language.wording
    name = area or words.text("post-area-unknown")
    if is_hidden:
        return name, words.text("summary-withheld-cell")
    asked, answered = figures.areas[area]
    said = {"count": answered, "people": asked, "share": percent(answered, asked)}
    return name, words.text("status-share", said)
