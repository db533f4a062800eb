"""The closer looks: one theme, a cut, areas and roles, the grid, the trend, and the gap."""

from dataclasses import replace

import pytest

from conversations.buttons import decode
from conversations.cards import Card, Facts, Heading
from conversations.events import ShowSummary
from conversations.framework import Cut
from conversations.language import Language
from conversations.people import Role
from conversations.reckoning import summary_figures, trend
from conversations.scoring import OVERALL, Histogram
from conversations.summary_cards import compose_summary
from conversations.summary_request import LONGEST_AREA, Look, Split, SummaryRequest
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, buttons_of
from tests.conversations.summaries import (
    CAMPS,
    DATA,
    EMPTY,
    HIGH,
    INCLUSIVE,
    KEYS,
    LEADERSHIP,
    LOW,
    MATERIAL,
    MIDDLING,
    RESIDENTS,
    UNSURE,
    WITHHELD,
    a_round,
    a_view,
    counted,
    figures_of,
    levels,
    published,
)
from tests.conversations.test_summary_cards import everything_on, tables_of, texts_of


def shown(request: SummaryRequest, language: Language = ENGLISH) -> Card:
    return compose_summary(a_view(request), language)


def sentence_of(card: Card) -> str:
    """The headline beneath the title."""
    return [part.text for part in card.parts if isinstance(part, Heading)][1]


def facts_of(card: Card) -> dict[str, str]:
    return {fact.label: fact.value for part in card.parts if isinstance(part, Facts) for fact in part.facts}


# A cut


CUTS = {Look.MISSIONS: Cut.MISSION, Look.ENABLERS: Cut.ENABLER, Look.PRINCIPLES: Cut.PRINCIPLE}


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("look", CUTS)
def test_a_cut_has_a_line_for_each_of_its_themes(language: str, look: Look) -> None:
    spoken = BOTH[language]
    first, _ = tables_of(shown(SummaryRequest(look=look), spoken))
    assert [row[0] for row in first.rows] == [each.name for each in spoken.framework.themes(CUTS[look])]


def test_a_line_has_level_and_range_agreement_and_change_and_then_the_answers_behind_it() -> None:
    levels_, answers = tables_of(shown(SummaryRequest(look=Look.PRINCIPLES)))
    assert levels_.title == "Good practice principles (change since spring)"
    assert levels_.header == ("Theme", "Level", "Range", "Agreement", "Change")
    assert levels_.rows[2] == ("Inclusive", "Established 3.8", "3.6 to 4.1", "tight", "up 1.0")
    assert levels_.rows[0] == ("Democratic", "Developing 2.8", "2.6 to 3.1", "tight", "no clear change")
    assert answers.header == ("Theme", "Answers", "Not sure", "Doesn't apply")
    assert answers.rows[0] == ("Democratic", "60 answers", "8%", "0")


def test_not_sure_and_does_not_apply_stand_apart_from_the_levels() -> None:
    _, answers = tables_of(shown(SummaryRequest(look=Look.ENABLERS)))
    assert answers.rows[0] == ("Data", "60 answers", "25%", "4")


def test_what_is_withheld_empty_or_unsure_says_so_in_its_line_and_shows_no_figure() -> None:
    enablers, behind = tables_of(shown(SummaryRequest(look=Look.ENABLERS)))
    rows = {row[0]: row[1:] for row in enablers.rows}
    assert rows["Value"] == ("withheld", "", "", "")
    assert rows["Connectivity"] == ("none yet", "", "", "")
    assert not {"Value", "Connectivity"} & {row[0] for row in behind.rows}
    principles, _ = tables_of(shown(SummaryRequest(look=Look.PRINCIPLES)))
    assert ("Ethical", "no level", "", "", "") in principles.rows


def test_what_withheld_means_is_said_where_something_is() -> None:
    note = "Withheld: too few answers to show without pointing at fewer than 5 people."
    assert note in texts_of(shown(SummaryRequest(look=Look.ENABLERS)))
    assert note not in texts_of(shown(SummaryRequest(look=Look.PRINCIPLES)))


def test_without_an_earlier_checkin_there_is_no_change_to_show() -> None:
    alone = summary_figures(FRAMEWORK, replace(MATERIAL, earlier=None))
    card = compose_summary(a_view(SummaryRequest(look=Look.ENABLERS), alone), ENGLISH)
    assert tables_of(card)[0].header == ("Theme", "Level", "Range", "Agreement")


def test_the_sentence_names_the_highest_and_the_lowest() -> None:
    said = "Enablers: Leadership highest (Established 4.3), Data lowest (Exploring 1.7)."
    assert sentence_of(shown(SummaryRequest(look=Look.ENABLERS))) == said


def test_where_nothing_stands_above_the_rest_that_is_said() -> None:
    alike = a_view(SummaryRequest(look=Look.MISSIONS))
    assert "nothing stands above the rest (Developing 2.8)" in sentence_of(compose_summary(alike, ENGLISH))
    hidden = figures_of({OVERALL: MIDDLING}, *KEYS[1:])
    card = compose_summary(a_view(SummaryRequest(look=Look.MISSIONS), hidden), ENGLISH)
    assert sentence_of(card) == "Missions: no level can be shown."


def test_an_enabler_is_told_apart_by_mission_and_a_mission_by_enabler() -> None:
    by_mission = tables_of(shown(SummaryRequest(DATA, look=Look.MISSIONS)))[0]
    assert by_mission.title == "Data: Missions (change since spring)"
    assert [row[0] for row in by_mission.rows] == [each.name for each in FRAMEWORK.missions]
    by_enabler = tables_of(shown(SummaryRequest(RESIDENTS, look=Look.ENABLERS)))[0]
    assert [row[0] for row in by_enabler.rows] == [each.name for each in FRAMEWORK.enablers]


@pytest.mark.parametrize("theme", [DATA, INCLUSIVE])
def test_a_cut_that_a_theme_is_not_told_apart_by_shows_the_theme(theme: str) -> None:
    plain = shown(SummaryRequest(theme))
    assert shown(SummaryRequest(theme, look=Look.PRINCIPLES)).text == plain.text


# One theme


def test_a_theme_is_shown_with_all_its_figures() -> None:
    card = shown(SummaryRequest(DATA))
    assert sentence_of(card) == "Data: Exploring 1.7 out of 5 (range 1.4 to 1.9), from 60 answers."
    assert facts_of(card) == {
        "Agreement": "tight: three in four answers or more are at two neighbouring levels",
        "Change since spring": "no clear change (\u22120.29 to 0.29)",
        "Leaders and front line": "leaders 2.7 higher",
        "Held back most by": "Lack of digital expertise: 17 of 20 (85%) of what was named",
        "Not sure": "20 of 80 (25%)",
        "Doesn't apply": "4 answers",
    }


def test_evidence_is_told_of_the_answers_at_levels_four_and_five() -> None:
    assert facts_of(shown(SummaryRequest(LEADERSHIP)))["Levels 4 and 5 with evidence"] == "12 of 55 (22%)"


def test_the_distribution_has_a_line_for_each_level() -> None:
    (table,) = tables_of(shown(SummaryRequest(DATA)))
    assert table.rows == (
        ("1 Starting", "25 answers", "42%"),
        ("2 Exploring", "30 answers", "50%"),
        ("3 Developing", "5 answers", "8%"),
        ("4 Established", "0 answers", "0%"),
        ("5 Leading", "0 answers", "0%"),
    )


def test_two_camps_are_told_as_such() -> None:
    split = a_view(SummaryRequest(DATA), figures_of(published({DATA: CAMPS})))
    assert facts_of(compose_summary(split, ENGLISH))["Agreement"].startswith("split: there are two camps")


def test_of_few_answers_it_is_not_said_how_far_people_agree() -> None:
    few = a_view(SummaryRequest(DATA), figures_of(published({DATA: levels(0, 3, 3, 0, 0)})))
    assert facts_of(compose_summary(few, ENGLISH))["Agreement"] == "too few to say"


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        (WITHHELD, "Value: too few answers to show a level without pointing at people."),
        (EMPTY, "Connectivity: nobody has answered these questions, so there is nothing to show."),
        (
            UNSURE,
            "Ethical: everybody who answered said Not sure or Doesn't apply, so there is no level to show.",
        ),
    ],
)
def test_a_theme_without_a_level_says_why(theme: str, said: str) -> None:
    for look in (Look.OVERVIEW, Look.WHY):
        card = shown(SummaryRequest(theme, look=look))
        assert sentence_of(card) == said
        assert tables_of(card) == []


def test_one_answer_has_no_range() -> None:
    one = a_view(SummaryRequest(DATA), figures_of(published({DATA: levels(0, 0, 0, 1, 0)})))
    assert sentence_of(compose_summary(one, ENGLISH)) == "Data: Established 4.0 out of 5, from 1 answer."


# Areas and roles


def test_areas_stand_side_by_side_with_their_highest_and_lowest_theme() -> None:
    (table,) = tables_of(shown(SummaryRequest(split=Split.AREA)))
    assert table.header == ("Service area", "Level", "Highest", "Lowest")
    assert table.rows == (
        ("Adult social care", "Developing 2.8", "Leadership (enabler)", "Data (enabler)"),
        ("Housing", "Established 4.3", "Leadership (enabler)", "User-centric (principle)"),
        ("Registrars", "withheld", "", ""),
        ("Area not known", "Exploring 1.7", "Leadership (enabler)", "Data (enabler)"),
    )


def test_areas_can_be_compared_over_one_cut_alone() -> None:
    (table,) = tables_of(shown(SummaryRequest(split=Split.AREA, look=Look.ENABLERS)))
    assert table.rows[1] == ("Housing", "Established 4.3", "Leadership", "Collaboration")


def test_a_theme_by_role_has_a_line_for_each_role_in_order() -> None:
    card = shown(SummaryRequest(DATA, Split.ROLE))
    (table,) = tables_of(card)
    assert table.header == ("Role", "Level", "Range", "Answers", "Agreement")
    assert table.rows == (
        ("Leaders", "Established 4.3", "4.1 to 4.6", "60 answers", "tight"),
        ("Front line", "Exploring 1.7", "1.4 to 1.9", "60 answers", "tight"),
        ("Elected members", "withheld", "", "", ""),
    )
    assert sentence_of(card) == "Data: Leaders highest (Established 4.3), Front line lowest (Exploring 1.7)."
    assert any(text.startswith("Withheld:") for text in texts_of(card))


@pytest.mark.parametrize("language", BOTH)
def test_every_role_has_a_name(language: str) -> None:
    assert len({BOTH[language].wording.text(f"summary-role-{role}") for role in Role}) == len(Role)


@pytest.mark.parametrize("split", Split)
def test_where_nothing_can_be_told_apart_that_is_said(split: Split) -> None:
    card = compose_summary(replace(a_view(SummaryRequest(split=split)), split={}), ENGLISH)
    assert "to be shown apart from the others" in sentence_of(card)
    assert tables_of(card) == []


def test_of_very_many_areas_those_with_the_most_answers_are_shown() -> None:
    areas = {
        f"Area {number:02}": figures_of({OVERALL: levels(0, number, number, 0, 0)}) for number in range(1, 41)
    }
    card = compose_summary(replace(a_view(SummaryRequest(split=Split.AREA)), split=areas), ENGLISH)
    assert [row[0] for row in tables_of(card)[0].rows] == [f"Area {number}" for number in range(11, 41)]
    assert "10 smaller areas are left out here." in texts_of(card)


@pytest.mark.parametrize("asked", ["housing", "HOUSING", " Housing. "])
def test_one_area_is_found_however_it_is_spelt(asked: str) -> None:
    card = shown(SummaryRequest(split=Split.AREA, area=asked))
    assert card.text.endswith(
        "All themes in Housing: Established 4.3 out of 5 (range 4.1 to 4.6), from 60 answers."
    )
    assert [table.title for table in tables_of(card)] == ["How often each level was given", "Strengths", "Gaps"]


def test_a_theme_in_one_area_is_that_theme_alone() -> None:
    card = shown(SummaryRequest(DATA, Split.AREA, area="housing"))
    assert "Data in Housing: Developing 2.8 out of 5" in card.text
    assert len(tables_of(card)) == 1


def test_an_area_that_is_withheld_says_so_and_shows_nothing() -> None:
    card = shown(SummaryRequest(split=Split.AREA, area="registrars"))
    assert "All themes in Registrars: too few answers" in card.text
    assert tables_of(card) == []


def test_an_unknown_area_is_met_with_the_nearest_names() -> None:
    card = compose_summary(a_view(SummaryRequest(DATA, Split.AREA, area="hosing")), ENGLISH, private=True)
    assert "\u201chosing\u201d" in card.text
    assert [button.label for button in buttons_of(card)] == ["Housing", "By service area"]
    assert [decode(button.value) for button in buttons_of(card)] == [
        ShowSummary(SummaryRequest(DATA, Split.AREA, area="Housing"), only_me=True),
        ShowSummary(SummaryRequest(DATA, Split.AREA), only_me=True),
    ]


def test_an_area_that_is_like_no_other_is_told_how_to_see_them_all() -> None:
    card = compose_summary(a_view(SummaryRequest(split=Split.AREA, area="zzz")), ENGLISH)
    assert "Did you mean" not in card.text
    assert "type summary by area" in card.text
    assert [button.label for button in buttons_of(card)] == ["By service area"]


def test_every_offered_area_can_be_pressed() -> None:
    """A name that is too long for a button's value is not offered."""
    names = ("A" * LONGEST_AREA, "A" * (LONGEST_AREA + 1))
    areas = {name: figures_of(published()) for name in names}
    view = replace(a_view(SummaryRequest(split=Split.AREA, area="A" * 79)), split=areas)
    events = [decode(button.value) for button in buttons_of(compose_summary(view, ENGLISH))]
    assert [event.request.area for event in events if isinstance(event, ShowSummary)] == [names[0], None]


# The grid


@pytest.mark.parametrize("language", BOTH)
def test_the_grid_has_a_table_for_each_mission_with_every_enabler(language: str) -> None:
    framework = BOTH[language].framework
    tables = tables_of(shown(SummaryRequest(look=Look.GRID), BOTH[language]))
    assert [table.title for table in tables] == [each.name for each in framework.missions]
    for table in tables:
        assert [row[0] for row in table.rows] == [each.name for each in framework.enablers]


def test_a_cell_that_is_withheld_says_so() -> None:
    hidden = {key: counts for key, counts in published().items() if key != "cell:residents:data"}
    card = compose_summary(
        a_view(SummaryRequest(look=Look.GRID), figures_of(hidden, "cell:residents:data")), ENGLISH
    )
    assert ("Data", "withheld", "") in tables_of(card)[1].rows
    assert any(text.startswith("Withheld:") for text in texts_of(card))


@pytest.mark.parametrize(("cell", "is_said"), [(levels(0, 2, 3, 1, 0), False), (levels(0, 2, 3, 0, 0), True)])
@pytest.mark.parametrize("request_", [SummaryRequest(look=Look.GRID), SummaryRequest(look=Look.ENABLERS)])
def test_what_adds_up_to_less_than_the_whole_is_explained(
    cell: Histogram, is_said: bool, request_: SummaryRequest
) -> None:
    """Some answers are published for everything alone, and a reader who adds up would take it for a mistake."""
    whole = {
        **{key: {} for key in KEYS},
        **dict.fromkeys(("cell:residents:data", DATA), cell),
        OVERALL: levels(0, 2, 3, 1, 0),
    }
    card = compose_summary(a_view(request_, figures_of(whole)), ENGLISH)
    assert any(text.startswith("Together these count fewer") for text in texts_of(card)) is is_said


# The trend


def test_a_trend_tells_from_where_to_where_and_whether_that_is_clear() -> None:
    card = shown(SummaryRequest(DATA, look=Look.TREND))
    (table,) = tables_of(card)
    assert [row[0] for row in table.rows] == ["Q4 2025/26", "Q1 2026/27", "Q2 2026/27", "Q3 2026/27"]
    assert "in winter 2026 to" in sentence_of(card)
    assert sentence_of(card).startswith("Data: clearly up from Exploring 2.2")
    assert "no clear change" in sentence_of(shown(SummaryRequest(look=Look.TREND)))


def test_a_fall_is_told_as_one() -> None:
    fallen = trend(FRAMEWORK, DATA, [a_round(1, {DATA: HIGH}), a_round(0, {DATA: LOW})], 10)
    card = compose_summary(
        replace(a_view(SummaryRequest(DATA, look=Look.TREND)), trends={DATA: fallen}), ENGLISH
    )
    assert (
        sentence_of(card)
        == "Data: clearly down from Established 4.3 in summer 2026 to Exploring 1.7 in autumn 2026."
    )


def test_when_the_questions_have_changed_the_trend_says_so() -> None:
    rounds = [a_round(1, version="0.9.0"), a_round(0)]
    view = a_view(SummaryRequest(DATA, look=Look.TREND))
    changed = replace(view, trends={DATA: trend(FRAMEWORK, DATA, rounds, 10)})
    note = "The questions have changed over these quarters: only those that were asked every time are compared."
    assert note in texts_of(compose_summary(changed, ENGLISH))
    assert note not in texts_of(compose_summary(view, ENGLISH))


def test_a_quarter_that_is_withheld_or_empty_says_so_in_its_line() -> None:
    rounds = [a_round(1), replace(a_round(0), counted=counted({}, DATA))]
    view = replace(
        a_view(SummaryRequest(DATA, look=Look.TREND)), trends={DATA: trend(FRAMEWORK, DATA, rounds, 10)}
    )
    card = compose_summary(view, ENGLISH)
    assert tables_of(card)[0].rows[-1] == ("Q3 2026/27", "withheld", "", "", "")
    assert any(text.startswith("Withheld:") for text in texts_of(card))
    assert "A trend shows from the second quarter on." in sentence_of(card)


def test_a_trend_without_any_quarter_to_show_says_so() -> None:
    hidden = trend(FRAMEWORK, DATA, [replace(a_round(), counted=counted({}, DATA))], 10)
    for trends in ({}, {DATA: hidden}):
        card = compose_summary(replace(a_view(SummaryRequest(DATA, look=Look.TREND)), trends=trends), ENGLISH)
        assert sentence_of(card) == "Data: there is no quarter yet that can be shown."


def test_a_trend_is_shown_though_this_quarter_has_nothing_yet() -> None:
    view = a_view(SummaryRequest(look=Look.TREND), figures_of({}, answered=0))
    assert tables_of(compose_summary(view, ENGLISH))


# The gap


def test_the_gap_names_the_theme_that_leaders_and_the_front_line_see_most_differently() -> None:
    card = shown(SummaryRequest(look=Look.GAP))
    assert sentence_of(card) == "Leaders see data 2.7 levels higher than the front line does."
    enablers = tables_of(card)[1]
    assert enablers.rows[0] == ("Data", "leaders 2.7 higher", "4.3", "1.7")
    assert enablers.rows[1] == ("Connectivity", "cannot be compared", "", "")
    assert enablers.rows[3] == ("Capabilities", "no clear gap", "2.8", "2.8")


def test_a_gap_the_other_way_round_and_others_beside_it_are_told() -> None:
    leaders, frontline = published({DATA: LOW, LEADERSHIP: LOW}), published({DATA: HIGH})
    material = replace(MATERIAL, leaders=counted(leaders), frontline=counted(frontline))
    card = compose_summary(a_view(SummaryRequest(look=Look.GAP), summary_figures(FRAMEWORK, material)), ENGLISH)
    assert "The front line sees" in sentence_of(card)
    assert sentence_of(card).endswith("and 1 more theme clearly differently.")


def test_where_they_see_alike_that_is_said() -> None:
    alike = replace(MATERIAL, leaders=MATERIAL.frontline)
    card = compose_summary(a_view(SummaryRequest(look=Look.GAP), summary_figures(FRAMEWORK, alike)), ENGLISH)
    assert sentence_of(card) == "Leaders and the front line see no theme clearly differently."


@pytest.mark.parametrize("theme", [None, DATA])
def test_where_one_of_them_is_not_told_apart_there_is_no_gap(theme: str | None) -> None:
    alone = replace(MATERIAL, leaders=None)
    view = a_view(SummaryRequest(theme, look=Look.GAP), summary_figures(FRAMEWORK, alone))
    card = compose_summary(view, ENGLISH)
    assert "cannot be compared" in everything_on(card)
    assert tables_of(card) == []


def test_one_themes_gap_is_one_line() -> None:
    (table,) = tables_of(shown(SummaryRequest(DATA, look=Look.GAP)))
    assert [row[0] for row in table.rows] == ["Data"]
