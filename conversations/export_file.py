"""The JSON export as it is written and read again; docs/export.schema.json is made from this."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from conversations.answers import LEVELS
from conversations.calendar import first_day
from conversations.figures import State
from conversations.framework import Cut, Identifier
from conversations.framework_file import Fault
from conversations.people import Role
from conversations.statistics import Agreement

MOST = 1_000_000_000
"""What no count is above."""

NAME_LIMIT = 400
"""In characters."""

Count = Annotated[int, Field(ge=0, le=MOST)]
OneOrMore = Annotated[int, Field(ge=1, le=MOST)]
Mean = Annotated[float, Field(ge=1, le=5, description="In levels, with two decimals.")]
Difference = Annotated[float, Field(ge=-4, le=4, description="In levels, with two decimals.")]
Name = Annotated[str, StringConstraints(max_length=NAME_LIMIT)]
Version = Annotated[str, StringConstraints(pattern=r"^\d{1,9}\.\d{1,9}\.\d{1,9}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Quarter(_Part):
    """A quarter of a year."""

    first_day: Annotated[date, Field(description="Its first day, such as 2026-10-01.")]
    code: Annotated[
        str, StringConstraints(max_length=20), Field(description="As the council counts: Q3 2026/27.")
    ]


class FrameworkName(_Part):
    """The set of questions that was asked."""

    id: Identifier
    version: Version
    title: Name
    source: Annotated[
        str, StringConstraints(max_length=NAME_LIMIT), Field(description="Who wrote themes and questions.")
    ]


class ThemeName(_Part):
    """A mission, an enabler or a principle."""

    cut: Cut
    id: Identifier
    name: Name


class MeanInterval(_Part):
    """Where the mean would lie if more people were asked, with 95 % confidence."""

    low: Mean
    high: Mean


class DifferenceInterval(_Part):
    """Where the difference would lie if more people were asked, with 95 % confidence."""

    low: Difference
    high: Difference


class Change(_Part):
    """How far one mean is above another. `levels` is there only where `is_clear`, by the interval."""

    is_clear: bool
    levels: Difference | None = None
    interval: DifferenceInterval | None = None


class Levels(_Part):
    """The levels that people gave. `distribution`: how often each was given, from 1 to 5."""

    distribution: Annotated[tuple[Count, Count, Count, Count, Count], Field(min_length=5, max_length=5)]
    answers: Annotated[OneOrMore, Field(description="How many levels were given: the sum of the distribution.")]
    mean: Mean
    level: Annotated[int, Field(ge=1, le=5, description="The one whose name the mean bears.")]
    interval: MeanInterval | None = None
    agreement: Agreement | None = None


class Gap(_Part):
    """Leaders against the front line; the difference is leaders above the front line."""

    leaders: Levels
    frontline: Levels
    difference: Change


class Evidence(_Part):
    """How many of the answers at levels 4 and 5 came with evidence."""

    given: Count
    of: OneOrMore


class NamedBarrier(_Part):
    """The barrier named most, and how often of all barriers named."""

    id: Identifier
    text: Name
    named: OneOrMore
    of: OneOrMore


class Shown(_Part):
    """Figures that may be shown."""

    state: Literal["shown"]
    levels: Levels
    not_sure: Count
    not_applicable: Count
    change: Annotated[Change | None, Field(description="Since the check-in in compared_with.")] = None
    evidence: Evidence | None = None
    barrier: NamedBarrier | None = None
    gap: Gap | None = None


class Unsure(_Part):
    """There are answers, but nobody gave a level."""

    state: Literal["unsure"]
    not_sure: Count
    not_applicable: Count


class Withheld(_Part):
    """There may be answers, but of too few people to be shown."""

    state: Literal["withheld"]


class Empty(_Part):
    """There are no answers."""

    state: Literal["empty"]


Figures = Annotated[Shown | Unsure | Withheld | Empty, Field(discriminator="state")]


class ThemeFigures(_Part):
    cut: Cut
    theme: Identifier
    figures: Figures


class CellFigures(_Part):
    """What one mission asks of one enabler."""

    mission: Identifier
    enabler: Identifier
    figures: Figures


class AreaFigures(_Part):
    """The answers of one service area; `name` is empty where the area is not known."""

    name: Name
    overall: Figures
    themes: tuple[ThemeFigures, ...]


class RoleFigures(_Part):
    """The answers of the people in one role."""

    role: Role
    overall: Figures
    themes: tuple[ThemeFigures, ...]


class Point(_Part):
    """One check-in in a trend; `levels` where its figures are shown."""

    quarter: Quarter
    framework_version: Version
    state: State
    levels: Levels | None = None


class Trend(_Part):
    """Over the quarters, the oldest first. Where the versions differ, over the questions that all have asked.

    Without `cut` and `theme`: of everything.
    """

    cut: Cut | None = None
    theme: Identifier | None = None
    points: tuple[Point, ...]


class Response(_Part):
    """How many people were asked, how many of them could be reached, and how many answered anything."""

    asked: Count
    reached: Count
    answered: Count


class HeldBack(_Part):
    """Answers that no figure shows: they wait for more people, or there never were enough."""

    waiting: Count
    for_good: Count


class Compared(_Part):
    """The earlier check-in that changes are measured from."""

    quarter: Quarter
    framework_version: Version
    is_common: Annotated[bool, Field(description="Over the questions alone that both have asked.")]


class Method(_Part):
    """The statistical methods by name."""

    mean_interval: Name
    difference_interval: Name


class ExportFile(_Part):
    """One council's published figures of one check-in. Counts only: nothing in it describes fewer than `least`
    people, nor does any sum or difference of what is in it.
    """

    model_config = ConfigDict(title="Waymark export")

    format: Literal["waymark-export"]
    format_version: Annotated[Literal[1], Field(description="Rises when a reader would have to change.")]
    made_on: date
    council: Name
    language: Annotated[str, StringConstraints(max_length=35), Field(description="Of the names: a BCP 47 tag.")]
    quarter: Quarter
    is_open: Annotated[bool, Field(description="The check-in is still open: figures can move.")]
    is_synthetic: Annotated[bool, Field(description="The answers are made up, for a demonstration.")]
    least: Annotated[OneOrMore, Field(description="The least number of people that a figure describes.")]
    framework: FrameworkName
    levels: Annotated[tuple[Name, Name, Name, Name, Name], Field(description="The names of levels 1 to 5.")]
    themes: tuple[ThemeName, ...]
    method: Method
    response: Annotated[Response | None, Field(description="Missing where it would tell of too few.")] = None
    held_back: HeldBack | None = None
    compared_with: Compared | None = None
    overall: Figures
    by_theme: tuple[ThemeFigures, ...]
    grid: tuple[CellFigures, ...]
    areas: tuple[AreaFigures, ...]
    roles: tuple[RoleFigures, ...]
    trends: tuple[Trend, ...]


def quarter_of(day: date) -> int:
    """As in CheckIn."""
    return day.year * 4 + (day.month - 1) // 3


class ExportFaults(ValueError):
    """A file that is no export, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def parse_export(text: str | bytes) -> ExportFile:
    """Reads an export. Raises ExportFaults with every fault that could be found."""
    try:
        export = ExportFile.model_validate_json(text)
    except ValidationError as error:
        raise ExportFaults(_faults(error)) from None
    faults = list(_misfits(export))
    if faults:
        raise ExportFaults(faults)
    return export


def _faults(error: ValidationError) -> Iterator[Fault]:
    for each in error.errors(include_url=False):
        steps = [step for step in each["loc"] if step not in _TAGS]
        message = each["msg"]
        yield Fault(_path(steps), message[:1].lower() + message[1:])


_TAGS = ("shown", "unsure", "withheld", "empty")
"""How pydantic names which kind of figures it has read; they are no keys of the file."""


def _path(steps: Iterable[int | str]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


def _misfits(export: ExportFile) -> Iterator[Fault]:
    """What no single part shows: counts and means that do not add up, and themes that are nowhere named."""
    known = [(each.cut, each.id) for each in export.themes]
    if len(set(known)) < len(known):
        yield Fault("$.themes", "names a theme twice")
    told = [(each.cut, each.theme) for each in export.by_theme]
    if sorted(told) != sorted(known):
        yield Fault("$.by_theme", "must hold each theme of $.themes once")
    yield from _wrong_sums("$.overall", export.overall)
    if export.quarter.first_day != first_day(quarter_of(export.quarter.first_day)):
        yield Fault("$.quarter.first_day", "must be the first day of a quarter")
    for place, each in enumerate(export.by_theme):
        yield from _wrong_sums(f"$.by_theme[{place}].figures", each.figures)


def _wrong_sums(path: str, figures: Shown | Unsure | Withheld | Empty) -> Iterator[Fault]:
    if not isinstance(figures, Shown):
        return
    levels = figures.levels
    if sum(levels.distribution) != levels.answers:
        yield Fault(f"{path}.levels.answers", "must be the sum of the distribution")
        return
    points = sum(level * count for level, count in zip(LEVELS, levels.distribution, strict=True))
    if abs(Fraction(points, levels.answers) - Fraction(levels.mean)) > Fraction(1, 100):
        yield Fault(f"{path}.levels.mean", "must be the mean of the distribution")
