"""Pictures: every text in them is worded, and their alternative text tells what they say."""

from dataclasses import replace

import pytest

from conversations.cards import Picture
from conversations.drawings import Drawing, Dumbbells, HeatMap, LevelBars, TrendLine
from conversations.figures import State
from conversations.framework import Cut
from conversations.material import Counted
from conversations.pictures import in_words
from conversations.reckoning import summary_figures
from conversations.scoring import OVERALL
from conversations.summary_cards import compose_picture
from conversations.summary_request import Look, PictureKind, Split, SummaryRequest, picture_of
from conversations.summary_view import SummaryView
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK
from tests.conversations.summaries import (
    DATA,
    EMPTY,
    KEYS,
    LEADERSHIP,
    MATERIAL,
    UNSURE,
    WITHHELD,
    a_view,
    figures_of,
    levels,
)


def drawn(view: SummaryView, language: str = "en") -> Picture:
    """The picture that goes with what is asked for."""
    kind = picture_of(view.request)
    assert kind is not None
    card = compose_picture(view, kind, BOTH[language])
    assert card is not None
    (part,) = card.parts
    assert isinstance(part, Picture)
    assert part.alt == card.text
    return part


def bars_of(request: SummaryRequest) -> LevelBars:
    drawing = drawn(a_view(request)).drawing
    assert isinstance(drawing, LevelBars)
    return drawing


LOOKS: dict[Look, type[Drawing]] = {
    Look.OVERVIEW: LevelBars,
    Look.MISSIONS: LevelBars,
    Look.ENABLERS: LevelBars,
    Look.PRINCIPLES: LevelBars,
    Look.GRID: HeatMap,
    Look.TREND: TrendLine,
    Look.GAP: Dumbbells,
}


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_drawn_with_title_levels_and_who_wrote_what(language: str, look: Look) -> None:
    """A picture is passed on without its message."""
    picture = drawn(a_view(SummaryRequest(look=look)), language)
    frame = picture.drawing.frame
    assert isinstance(picture.drawing, LOOKS[look])
    assert frame.title == picture.title
    assert "Northwick" in frame.title
    assert "2026" in frame.title
    assert frame.levels == tuple(each.name for each in BOTH[language].framework.scale)
    assert "LGA" in frame.note


def test_made_up_answers_are_marked_in_the_picture_itself() -> None:
    view = a_view()
    made_up = replace(view, checkin=replace(view.checkin, synthetic=True))
    assert drawn(made_up).drawing.frame.note.startswith("Synthetic answers")
    assert "ynthetic" not in drawn(view).drawing.frame.note


ALTS = {
    SummaryRequest(): (
        "Bar chart: Northwick, autumn 2026. Established on leadership, Exploring on data; clearest change "
        "since spring: inclusive, up a level."
    ),
    SummaryRequest(look=Look.ENABLERS): (
        "Bar chart: Northwick, autumn 2026. Enablers: Leadership highest (Established 4.3), Data lowest "
        "(Exploring 1.7)."
    ),
    SummaryRequest(DATA): (
        "Bar chart: Northwick, autumn 2026. Data: Exploring 1.7 out of 5 (range 1.4 to 1.9), from 60 answers."
    ),
    SummaryRequest(DATA, Split.ROLE): (
        "Bar chart: Northwick, autumn 2026. Data: Leaders highest (Established 4.3), Front line lowest "
        "(Exploring 1.7)."
    ),
    SummaryRequest(look=Look.GRID): (
        "Heat map: Northwick, autumn 2026. Missions by enablers: nothing stands above the rest "
        "(Developing 2.8)."
    ),
    SummaryRequest(look=Look.TREND): (
        "Line chart: Northwick, autumn 2026. All themes: no clear change from Developing 2.8 in winter 2026 to "
        "Developing 2.8 in autumn 2026."
    ),
    SummaryRequest(look=Look.GAP): (
        "Dot chart: Northwick, autumn 2026. Leaders see data 2.7 levels higher than the front line does."
    ),
}


@pytest.mark.parametrize("request_", ALTS)
def test_the_alternative_text_carries_the_message(request_: SummaryRequest) -> None:
    assert drawn(a_view(request_)).alt == ALTS[request_]


@pytest.mark.parametrize("request_", ALTS)
def test_the_pictures_text_form_has_all_its_figures(request_: SummaryRequest) -> None:
    """For a door that cannot show it."""
    card = compose_picture(a_view(request_), picture_of(request_) or PictureKind.BARS, ENGLISH)
    assert card is not None
    assert len(in_words(card).parts) == 2


# Bars


def test_the_first_screen_draws_the_enablers() -> None:
    drawing = bars_of(SummaryRequest())
    assert [bar.name for bar in drawing.bars] == [each.name for each in FRAMEWORK.enablers]
    assert drawing.columns == ("Theme", "Level")


def test_a_bar_tells_its_mean_or_why_there_is_none() -> None:
    values = {bar.figures.key: bar.value for bar in bars_of(SummaryRequest()).bars}
    assert values[DATA] == "1.7 Exploring"
    assert (values[WITHHELD], values[EMPTY]) == ("withheld", "none yet")
    principles = bars_of(SummaryRequest(look=Look.PRINCIPLES)).bars
    assert {bar.figures.key: bar.value for bar in principles}[UNSURE] == "no level"


def test_a_theme_stands_beside_all_themes_and_an_area_beside_the_council() -> None:
    assert [bar.name for bar in bars_of(SummaryRequest(DATA)).bars] == ["Data", "All themes"]
    area = bars_of(SummaryRequest(split=Split.AREA, area="housing"))
    assert [bar.name for bar in area.bars] == ["Housing", "Whole council"]


def test_a_theme_told_apart_by_another_cut_has_a_bar_for_each_part() -> None:
    by_mission = bars_of(SummaryRequest(DATA, look=Look.MISSIONS))
    assert [bar.name for bar in by_mission.bars] == [each.name for each in FRAMEWORK.missions]


def test_areas_are_drawn_that_have_figures_and_no_more_than_are_legible() -> None:
    assert [bar.name for bar in bars_of(SummaryRequest(split=Split.AREA)).bars] == [
        *("Adult social care", "Housing", "Area not known"),
    ]
    many = {f"Area {number:02}": figures_of({OVERALL: levels(0, 9, 9, 0, number)}) for number in range(30)}
    picture = drawn(replace(a_view(SummaryRequest(split=Split.AREA)), split=many))
    assert isinstance(picture.drawing, LevelBars)
    assert len(picture.drawing.bars) == 10


# Heat map, trend and gap


def test_the_heat_map_has_a_row_for_each_enabler_and_a_column_for_each_mission() -> None:
    hidden = summary_figures(
        FRAMEWORK,
        replace(MATERIAL, now=replace(MATERIAL.now, counted=_without("cell:residents:data"))),
    )
    drawing = drawn(a_view(SummaryRequest(look=Look.GRID), hidden)).drawing
    assert isinstance(drawing, HeatMap)
    grid = drawing.grid
    assert grid.rows == tuple(each.name for each in FRAMEWORK.enablers)
    assert grid.columns == tuple(each.name for each in FRAMEWORK.missions)
    assert [cell.value for cell in grid.cells[0]] == ["2.8", "withheld", "2.8"]


def _without(key: str) -> Counted:
    counted = MATERIAL.now.counted
    kept = {each: counts for each, counts in counted.histograms.items() if each != key}
    return replace(counted, histograms=kept, withheld=frozenset({key}))


def test_the_trend_names_its_quarters_as_the_council_counts() -> None:
    drawing = drawn(a_view(SummaryRequest(DATA, look=Look.TREND))).drawing
    assert isinstance(drawing, TrendLine)
    assert [moment.quarter for moment in drawing.moments] == [
        "Q4 2025/26",
        "Q1 2026/27",
        "Q2 2026/27",
        "Q3 2026/27",
    ]
    assert all(" to " in moment.interval for moment in drawing.moments)
    assert drawing.columns == ("Quarter", "Level", "Range")


def test_the_gap_is_drawn_between_the_two_means_or_says_why_not() -> None:
    drawing = drawn(a_view(SummaryRequest(look=Look.GAP))).drawing
    assert isinstance(drawing, Dumbbells)
    pairs = {pair.name: (pair.leaders, pair.frontline, pair.apart, pair.state) for pair in drawing.pairs}
    assert pairs["Data"] == ("4.3", "1.7", "2.7 apart", State.SHOWN)
    assert pairs["Leadership"] == ("4.3", "4.3", "no clear gap", State.SHOWN)
    assert pairs["Connectivity"] == ("", "", "none yet", State.EMPTY)
    one = drawn(a_view(SummaryRequest(LEADERSHIP, look=Look.GAP))).drawing
    assert isinstance(one, Dumbbells)
    assert [pair.name for pair in one.pairs] == ["Leadership"]


# Nothing to draw


@pytest.mark.parametrize("picture", PictureKind)
def test_without_any_figure_there_is_nothing_to_draw(picture: PictureKind) -> None:
    for nothing in (figures_of({}), figures_of({}, *KEYS)):
        for theme in (None, DATA):
            view = replace(a_view(SummaryRequest(theme), nothing), trends={})
            assert compose_picture(view, picture, ENGLISH) is None


@pytest.mark.parametrize(
    "request_",
    [
        SummaryRequest(WITHHELD),
        SummaryRequest(EMPTY),
        SummaryRequest(UNSURE),
        SummaryRequest("enabler:long-gone"),
        SummaryRequest(split=Split.AREA, area="registrars"),
        SummaryRequest(split=Split.AREA, area="nowhere"),
    ],
)
def test_what_has_no_figure_of_its_own_is_not_drawn(request_: SummaryRequest) -> None:
    assert compose_picture(a_view(request_), PictureKind.BARS, ENGLISH) is None


def test_areas_that_cannot_be_told_apart_are_not_drawn() -> None:
    view = replace(a_view(SummaryRequest(split=Split.AREA)), split={})
    assert compose_picture(view, PictureKind.BARS, ENGLISH) is None


@pytest.mark.parametrize("cut", Cut)
def test_every_theme_of_a_cut_has_its_bar(cut: Cut) -> None:
    assert len(bars_of(SummaryRequest(look=Look(f"{cut}s"))).bars) == len(FRAMEWORK.themes(cut))
