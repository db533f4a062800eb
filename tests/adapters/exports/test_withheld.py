"""Nothing that is withheld is anywhere in a file, even if it came along by mistake."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from io import BytesIO

import pytest

from adapters.exports.csv_table import csv_table
from adapters.exports.html_report import html_report
from adapters.exports.json_file import json_file
from adapters.exports.workbook import workbook
from conversations.export_filled import export_file
from conversations.export_report import report
from conversations.export_tidy import tidy
from conversations.export_view import ExportView, export_view
from conversations.figures import Gap, Measure, NamedBarrier, Share, State, SummaryFigures, ThemeFigures, Trend
from conversations.statistics import Sample, difference
from tests.adapters.exports.samples import MADE_ON, a_summary, a_view
from tests.conversations.builders import ENGLISH

PLANTED = 86_753
"""A number that is nowhere else."""

_SAMPLE = Sample(PLANTED, 2 * PLANTED, 4 * PLANTED + 2, PLANTED)
_MEASURE = Measure(_SAMPLE, (0, PLANTED, 0, 0, 0), None, None)
_SHARE = Share(PLANTED, PLANTED)
_WORD = "planted-barrier"


def planted(figures: SummaryFigures) -> SummaryFigures:
    """With numbers beside every figure that is withheld, and beside every one that is missing."""
    return replace(
        figures,
        overall=_plant(figures.overall),
        themes=tuple(map(_plant, figures.themes)),
        grid={place: _plant(each) for place, each in figures.grid.items()},
    )


def _plant(theme: ThemeFigures) -> ThemeFigures:
    if theme.state not in (State.WITHHELD, State.EMPTY):
        return theme
    return replace(
        theme,
        measure=_MEASURE,
        not_sure=_SHARE,
        not_applicable=PLANTED,
        change=difference(_SAMPLE, _SAMPLE),
        evidence=_SHARE,
        gap=Gap(_MEASURE, _MEASURE, difference(_SAMPLE, _SAMPLE)),
        barrier=NamedBarrier(_WORD, _SHARE),
    )


def planted_trend(trend: Trend) -> Trend:
    points = (
        replace(each, measure=each.measure if each.state is State.SHOWN else _MEASURE) for each in trend.points
    )
    return replace(trend, points=tuple(points))


def a_planted_view() -> ExportView:
    summary, known = a_summary(), a_view()
    return export_view(
        replace(summary, figures=planted(summary.figures)),
        {name: planted(each) for name, each in known.areas.items()},
        {name: planted(each) for name, each in known.roles.items()},
        {key: planted_trend(each) for key, each in known.trends.items()},
        MADE_ON,
    )


def unpacked(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode()


def files(view: ExportView) -> dict[str, str]:
    """Every format as text; pictures by what they say, as their bytes could hold any digits."""
    html = html_report(report(view, ENGLISH)).decode()
    return {
        "csv": csv_table(tidy(view, ENGLISH)).decode(),
        "json": json_file(export_file(view, ENGLISH)).decode(),
        "html": re.sub(r"data:image/png;base64,[A-Za-z0-9+/=]+", "", html),
        "xlsx": "\n".join(unpacked(workbook(report(view, ENGLISH)))),
    }


@cache
def with_and_without() -> tuple[dict[str, str], dict[str, str]]:
    return files(a_planted_view()), files(a_view())


@pytest.mark.parametrize("form", ["csv", "json", "html", "xlsx"])
def test_no_number_that_is_withheld_is_in_any_file(form: str) -> None:
    planted_files, clean_files = with_and_without()
    assert not re.search(rf"{PLANTED}|{PLANTED:,}|{2 * PLANTED}|{_WORD}", planted_files[form])
    assert planted_files[form] == clean_files[form]


def test_the_planted_number_would_be_found() -> None:
    """Shown figures with the same number in them are in every file."""
    summary = a_summary()
    shown = ThemeFigures(summary.figures.overall.key, State.SHOWN, _MEASURE, _SHARE, PLANTED)
    view = a_view(replace(summary, figures=replace(summary.figures, overall=shown)))
    assert all(re.search(rf"{PLANTED}|{PLANTED:,}", text) for text in files(view).values())
    assert _MEASURE.given.mean == Fraction(2)


def test_who_took_part_is_not_told_of_too_few() -> None:
    summary = a_summary()
    response = replace(summary.figures.response, asked=PLANTED, reached=PLANTED, answered=4)
    held = replace(summary.figures.held_back, waiting=PLANTED, for_good=PLANTED)
    few = replace(summary, figures=replace(summary.figures, response=response, held_back=held))
    told = files(a_view(few))
    assert [form for form, text in told.items() if re.search(rf"{PLANTED}|{PLANTED:,}", text)] == []


def test_a_groups_figures_tell_of_levels_alone() -> None:
    """As a summary by area or by role does."""
    summary, known = a_summary(), a_view()
    telling = replace(
        summary.figures, overall=replace(summary.figures.overall, barrier=NamedBarrier(_WORD, _SHARE))
    )
    view = export_view(summary, {"Housing": telling}, {"leader": telling}, known.trends, MADE_ON)
    assert all(_WORD not in text for text in files(view).values())
    assert view.areas["Housing"].grid == {}
