"""What is typed after `summary` is understood in any order and spelling; else the nearest is offered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.calendar import YearKind, quarter_code
from conversations.events import ShowSummary
from conversations.framework import Cut, Framework
from conversations.language import Language
from conversations.scoring import theme_key
from conversations.summary_request import FIRST_SCREEN, LONGEST_AREA, Look, Split, SummaryRequest
from conversations.summary_typed import Misread, Present, read_summary
from conversations.text import storable
from conversations.words import SUMMARY_WORDS
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, QUARTER, WELSH, WORDINGS
from tests.conversations.summaries import DATA, LEADERSHIP, RESIDENTS
from tests.conversations.wordings import spellings

NOW = Present(QUARTER, YearKind.FINANCIAL)
"""October to December 2026: Q3 2026/27."""

USER_CENTRIC = theme_key(Cut.PRINCIPLE, "user-centric")
Asked = SummaryRequest


def read(text: str, language: Language = ENGLISH, present: Present = NOW) -> ShowSummary | Misread:
    return read_summary(text, FIRST_SCREEN, present, language)


UNDERSTOOD: dict[str, SummaryRequest] = {
    "": Asked(),
    "data": Asked(DATA),
    "DATA": Asked(DATA),
    "for data, please": Asked(DATA),
    "data enabler": Asked(DATA),
    "enabler data": Asked(DATA),
    "Digitally empowered residents": Asked(RESIDENTS),
    "residents": Asked(RESIDENTS),
    "user-centric": Asked(USER_CENTRIC),
    "User centric": Asked(USER_CENTRIC),
    "by area": Asked(split=Split.AREA),
    "by service area": Asked(split=Split.AREA),
    "leadership by role": Asked(LEADERSHIP, Split.ROLE),
    "by role leadership": Asked(LEADERSHIP, Split.ROLE),
    "by area leadership": Asked(LEADERSHIP, Split.AREA),
    "area housing": Asked(split=Split.AREA, area="housing"),
    "by area Housing": Asked(split=Split.AREA, area="housing"),
    "data for service area Adult Social Care": Asked(DATA, Split.AREA, area="adult social care"),
    "area Data and Insight please": Asked(split=Split.AREA, area="data and insight"),
    "area housing Q2 2026/27": Asked(split=Split.AREA, quarter=QUARTER - 1, area="housing"),
    "Q2 2026/27": Asked(quarter=QUARTER - 1),
    "2026/27 q2": Asked(quarter=QUARTER - 1),
    "q2 26/27": Asked(quarter=QUARTER - 1),
    "quarter 2 2026/27": Asked(quarter=QUARTER - 1),
    "Q3 2026": Asked(quarter=QUARTER - 1),
    "q1": Asked(quarter=QUARTER - 2),
    "q4": Asked(quarter=QUARTER - 3),
    "July to September 2026": Asked(quarter=QUARTER - 1),
    "summer 2026": Asked(quarter=QUARTER - 1),
    "spring": Asked(quarter=QUARTER - 2),
    "this quarter": Asked(quarter=QUARTER),
    "last quarter": Asked(quarter=QUARTER - 1),
    "data compare Q1 2026/27": Asked(DATA, compare=QUARTER - 2),
    "compare Q1 2026/27 data": Asked(DATA, compare=QUARTER - 2),
    "Q2 2026/27 compared with Q1 2026/27": Asked(quarter=QUARTER - 1, compare=QUARTER - 2),
    "Q2 2026/27 Q1 2026/27": Asked(quarter=QUARTER - 1, compare=QUARTER - 2),
    "area housing compare last quarter": Asked(split=Split.AREA, compare=QUARTER - 1, area="housing"),
    "trend": Asked(look=Look.TREND),
    "data trend": Asked(DATA, look=Look.TREND),
    "grid": Asked(look=Look.GRID),
    "heat map": Asked(look=Look.GRID),
    "gap": Asked(look=Look.GAP),
    "leaders against the front line": Asked(look=Look.GAP),
    "data by mission": Asked(DATA, look=Look.MISSIONS),
    "principles": Asked(look=Look.PRINCIPLES),
    "why data": Asked(DATA, look=Look.WHY),
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_is_typed_is_understood(text: str) -> None:
    assert read(text) == ShowSummary(UNDERSTOOD[text])


@pytest.mark.parametrize(
    "text", ["only me", "data only me", "only me data", "data, only me, trend", "privately data"]
)
def test_only_me_can_stand_anywhere(text: str) -> None:
    found = read(text)
    assert isinstance(found, ShowSummary)
    assert found.only_me
    assert ("data" in text) == (found.request.theme == DATA)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("cut", Cut)
def test_every_theme_is_known_by_its_id_and_its_names_in_both_languages(language: str, cut: Cut) -> None:
    for theme in FRAMEWORK.themes(cut):
        names = {theme.id, *(each.framework.theme_name(cut, theme.id) for each in (ENGLISH, BOTH[language]))}
        for name in {spelt for each in names for spelt in (each, each.upper(), each.replace("'", "\u2019"))}:
            assert read(name, BOTH[language]) == ShowSummary(Asked(theme_key(cut, theme.id))), name


@pytest.mark.parametrize("language", BOTH)
def test_every_spelling_that_can_follow_is_understood(language: str) -> None:
    """A spelling that is listed but never understood helps nobody."""
    for name in SUMMARY_WORDS:
        for spelling in spellings(language, f"summary-{name}"):
            words = {"quarter": f"{spelling}3 2026/27", "compare": f"{spelling} Q1 2026/27"}.get(name, spelling)
            found = read(words, BOTH[language])
            assert isinstance(found, ShowSummary), spelling
            assert (found == ShowSummary()) == (name in ("overview", "around")), spelling


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("year", YearKind)
def test_every_quarter_is_known_as_it_is_written_on_cards(language: str, year: YearKind) -> None:
    wording = WORDINGS[language]
    for quarter in range(QUARTER - 20, QUARTER + 1):
        for text in (quarter_code(quarter, year), wording.quarter(quarter)):
            assert read(text, BOTH[language], Present(QUARTER, year)) == ShowSummary(Asked(quarter=quarter)), (
                text
            )


def test_a_quarter_without_a_year_is_the_latest_as_the_council_counts() -> None:
    assert read("q1", ENGLISH, Present(QUARTER, YearKind.CALENDAR)) == ShowSummary(Asked(quarter=QUARTER - 3))
    assert read("q4", ENGLISH, Present(QUARTER, YearKind.CALENDAR)) == ShowSummary(Asked(quarter=QUARTER))


# What is not understood


def misread(text: str, language: Language = ENGLISH) -> Misread:
    found = read(text, language)
    assert isinstance(found, Misread), text
    return found


def offered(text: str) -> list[SummaryRequest]:
    return [each.request for each in misread(text).offered]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("dta", DATA),
        ("leadrship", LEADERSHIP),
        ("inclusion", theme_key(Cut.PRINCIPLE, "inclusive")),
        ("Data's", DATA),
    ],
)
def test_an_unknown_theme_is_met_with_the_nearest(text: str, theme: str) -> None:
    assert misread(text).message == "summary-unknown"
    assert offered(text)[0] == Asked(theme)
    assert len(offered(text)) <= 4


def test_unknown_words_may_be_a_service_area() -> None:
    """Which areas there are is known when the summary is sent."""
    assert offered("housing") == [Asked(split=Split.AREA, area="housing")]


def test_what_was_understood_beside_it_is_kept() -> None:
    found = misread("dta trend compare q1 only me")
    assert found.words == "dta"
    assert found.offered[0] == ShowSummary(Asked(DATA, compare=QUARTER - 2, look=Look.TREND), only_me=True)


@pytest.mark.parametrize("text", ["Q9 2026/27", "Q2 2026/29", "q2 1802", "13"])
def test_an_unknown_quarter_is_met_with_three_others(text: str) -> None:
    assert misread(text).message == "summary-quarter-unknown"
    quarters = [request.quarter for request in offered(text)]
    assert len(set(quarters)) == 3
    assert all(quarter is not None and QUARTER - 12 < quarter <= QUARTER for quarter in quarters)


def test_a_quarter_to_compare_with_that_is_unknown_is_offered_as_one() -> None:
    assert {request.quarter for request in offered("compare Q9 2026/27")} == {None}
    assert None not in {request.compare for request in offered("compare Q9 2026/27")}


def test_whoever_compares_with_nothing_is_asked_with_what() -> None:
    assert misread("data compare").message == "summary-compare-what"
    assert offered("data compare") == [Asked(DATA, compare=QUARTER - back) for back in (1, 2, 4)]


def test_a_quarter_is_not_compared_with_itself() -> None:
    assert misread("Q2 2026/27 compare Q2 2026/27").message == "summary-compare-same"
    assert offered("Q2 2026/27 compare Q2 2026/27") == [Asked(quarter=QUARTER - 1, compare=QUARTER - 2)]


def test_one_theme_is_shown_at_a_time() -> None:
    assert misread("data and leadership").message == "summary-one-theme"
    assert offered("data and leadership") == [Asked(DATA), Asked(LEADERSHIP)]
    assert read("data data") == ShowSummary(Asked(DATA))


def _with_a_principle_called_data() -> Language:
    principles = tuple(
        each.model_copy(update={"name": "Data"}) if each.id == "ethical" else each
        for each in FRAMEWORK.principles
    )
    framework: Framework = FRAMEWORK.model_copy(update={"principles": principles})
    return Language.of(ENGLISH.wording, framework, framework)


@pytest.mark.parametrize("text", ["area housing by role", "by role area housing", "why area housing by role"])
def test_one_area_and_roles_are_not_shown_at_once_and_each_is_offered(text: str) -> None:
    found = misread(text)
    look = Look.WHY if "why" in text else Look.OVERVIEW
    assert found.message == "summary-one-split"
    assert found.offered == (
        ShowSummary(Asked(split=Split.AREA, look=look, area="housing")),
        ShowSummary(Asked(split=Split.ROLE, look=look)),
    )


def test_one_area_and_roles_are_not_shown_at_once_in_welsh() -> None:
    assert misread("maes tai fesul rôl", WELSH).offered[0] == ShowSummary(Asked(split=Split.AREA, area="tai"))


def test_a_name_that_two_themes_share_is_asked_about_unless_its_kind_is_said() -> None:
    language = _with_a_principle_called_data()
    ethical = theme_key(Cut.PRINCIPLE, "ethical")
    found = misread("data", language)
    assert (found.message, found.words) == ("summary-several", "data")
    assert [each.request for each in found.offered] == [Asked(DATA), Asked(ethical)]
    assert read("data principle", language) == ShowSummary(Asked(ethical))


@given(st.text(st.characters(codec=None), max_size=200))
def test_anything_at_all_is_answered_and_can_be_kept(text: str) -> None:
    """Never a crash, and nothing that no database can carry."""
    for language in (ENGLISH, WELSH):
        found = read(f"area {text}", language)
        if isinstance(found, ShowSummary):
            assert len(found.request.area or "") <= LONGEST_AREA
            assert storable(found.request.area or "") == (found.request.area or "")
        else:
            assert storable(found.words) == found.words


def test_a_pasted_page_is_read_no_further_than_a_request_is_long() -> None:
    assert isinstance(read("word " * 100_000), Misread)
    assert len(misread("word " * 100_000).words) <= LONGEST_AREA


def test_words_fill_in_what_the_command_left_open() -> None:
    why = replace(FIRST_SCREEN, look=Look.WHY)
    assert read_summary("data", why, NOW, ENGLISH) == ShowSummary(Asked(DATA, look=Look.WHY))
