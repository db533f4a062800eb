"""Many councils' exports in one view: counts only, no names, and no league table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from statistics import quantiles

from conversations.answers import LEVELS
from conversations.export_file import ExportFile, Figures, Shown
from conversations.framework import Cut
from conversations.matching import plain

LEAST_COUNCILS = 5
"""How many councils a figure tells of at least."""

Key = tuple[Cut, str] | None
"""A theme by its cut and id; None for everything."""


class CannotCompare(ValueError):
    """Exports that cannot stand in one view; the text says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the councils' means lie, each council counting once."""

    lower: Fraction
    median: Fraction
    upper: Fraction


@dataclass(frozen=True, slots=True)
class NationalTheme:
    """`councils`: how many show figures. `pooled`: how often each level was given in all of them, from 1 to 5;
    that and `spread` are None with too few councils.
    """

    key: Key
    name: str
    councils: int
    pooled: tuple[int, ...] | None
    spread: Spread | None

    @property
    def answers(self) -> int | None:
        return sum(self.pooled) if self.pooled else None


@dataclass(frozen=True, slots=True)
class NationalQuarter:
    """`still_open`: how many of the check-ins can still move. `versions`: of the framework, all with the same
    questions.
    """

    first_day: date
    councils: int
    still_open: int
    versions: tuple[str, ...]
    themes: tuple[NationalTheme, ...]


@dataclass(frozen=True, slots=True)
class National:
    """`quarters`: the oldest first. `levels`: the names of levels 1 to 5."""

    framework: str
    source: str
    levels: tuple[str, ...]
    is_synthetic: bool
    quarters: tuple[NationalQuarter, ...]


def national(exports: Mapping[str, ExportFile]) -> National:
    """`exports` by the name of the file that each came in, at least one. Raises CannotCompare."""
    _check_kind(exports)
    _check_frameworks(exports)
    quarters = _by_quarter(exports)
    for files in quarters.values():
        _check_quarter(files)
    latest = max(exports.values(), key=lambda each: each.quarter.first_day)
    return National(
        latest.framework.title,
        latest.framework.source,
        latest.levels,
        latest.is_synthetic,
        tuple(_quarter(day, list(files.values())) for day, files in quarters.items()),
    )


def _by_quarter(exports: Mapping[str, ExportFile]) -> dict[date, dict[str, ExportFile]]:
    in_order = sorted(exports.items(), key=lambda item: (item[1].quarter.first_day, item[0]))
    return {day: dict(files) for day, files in groupby(in_order, lambda item: item[1].quarter.first_day)}


def _check_kind(exports: Mapping[str, ExportFile]) -> None:
    made_up = [name for name, each in exports.items() if each.is_synthetic]
    if made_up and len(made_up) < len(exports):
        raise CannotCompare(
            f"These answers are made up and must not be mixed with real ones: {', '.join(made_up)}. "
            "Leave these files out."
        )


def _check_frameworks(exports: Mapping[str, ExportFile]) -> None:
    ids = {each.framework.id: name for name, each in exports.items()}
    if len(ids) > 1:
        told = ", ".join(f"{framework} ({name})" for framework, name in sorted(ids.items()))
        raise CannotCompare(
            f"The exports are of different frameworks, which ask different questions: {told}. "
            "Compare councils that use the same."
        )


def _check_quarter(files: Mapping[str, ExportFile]) -> None:
    _check_councils(files)
    _check_versions(files)
    names = iter(files)
    first = next(names)
    for other in names:
        if _keys(files[other]) != _keys(files[first]):
            raise CannotCompare(f"{first} and {other} name different themes under the same framework version.")


def _check_councils(files: Mapping[str, ExportFile]) -> None:
    seen: dict[str, str] = {}
    for name, each in files.items():
        council = plain(each.council)
        if council in seen:
            raise CannotCompare(
                f"{seen[council]} and {name} are both of {each.council} in {each.quarter.code}. Leave one out."
            )
        seen[council] = name


def _check_versions(files: Mapping[str, ExportFile]) -> None:
    """Versions that differ in their last number alone have the same questions, in other words."""
    versions = {
        _questions(each.framework.version): (each.framework.version, name) for name, each in files.items()
    }
    if len(versions) > 1:
        told = " and ".join(f"{version} ({name})" for version, name in sorted(versions.values()))
        raise CannotCompare(
            f"The exports of one quarter come from framework versions with different questions: {told}. "
            "Exports carry no figures of single questions, so there is nothing that all of them have asked. "
            "Compare the councils that use the same version."
        )


def _questions(version: str) -> str:
    return version.rpartition(".")[0]


def _keys(export: ExportFile) -> set[tuple[Cut, str]]:
    return {(each.cut, each.id) for each in export.themes}


def _quarter(day: date, exports: Sequence[ExportFile]) -> NationalQuarter:
    versions = sorted(
        {each.framework.version for each in exports}, key=lambda each: tuple(map(int, each.split(".")))
    )
    named: dict[Key, str] = {None: "", **{(each.cut, each.id): each.name for each in exports[0].themes}}
    return NationalQuarter(
        day,
        len(exports),
        sum(each.is_open for each in exports),
        tuple(versions),
        tuple(_theme(key, name, exports) for key, name in named.items()),
    )


def _theme(key: Key, name: str, exports: Sequence[ExportFile]) -> NationalTheme:
    found = (_figures(key, each) for each in exports)
    distributions = [each.levels.distribution for each in found if isinstance(each, Shown)]
    if len(distributions) < LEAST_COUNCILS:
        return NationalTheme(key, name, len(distributions), None, None)
    pooled: Counter[int] = Counter()
    for each in distributions:
        pooled.update(dict(zip(map(int, LEVELS), each, strict=True)))
    lower, median, upper = quantiles(map(_mean, distributions), method="inclusive")
    counts = tuple(pooled[int(level)] for level in LEVELS)
    return NationalTheme(key, name, len(distributions), counts, Spread(lower, median, upper))


def _figures(key: Key, export: ExportFile) -> Figures:
    if key is None:
        return export.overall
    return next(each.figures for each in export.by_theme if (each.cut, each.theme) == key)


def _mean(distribution: Sequence[int]) -> Fraction:
    points = sum(level * count for level, count in zip(LEVELS, distribution, strict=True))
    return Fraction(points, sum(distribution))
