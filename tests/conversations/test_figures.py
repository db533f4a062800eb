"""A summary's figures: worked by hand from what was published."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.answers import LEVELS, Choice
from conversations.figures import (
    Compared,
    Kind,
    Sentence,
    Share,
    State,
    SummaryFigures,
    ThemeFigures,
)
from conversations.framework import Cut
from conversations.material import (
    Counted,
    Earlier,
    HeldBack,
    Material,
    Response,
    Round,
    cell_key,
    questions_by_key,
)
from conversations.reckoning import levels_of_each, sentence, summary_figures, trend
from conversations.scoring import OVERALL, Histogram, theme_key
from conversations.statistics import CHANGE_METHOD, MEAN_METHOD, Agreement
from conversations.why import Formula, LeftOut, Missing, Reason, Term, Why, why
from tests.conversations.builders import FRAMEWORK, QUARTER

NA, NS = Choice.NOT_APPLICABLE, Choice.NOT_SURE
DATA, LEADERSHIP, VALUE = (theme_key(Cut.ENABLER, each) for each in ("data", "leadership", "value"))
INCLUSIVE = theme_key(Cut.PRINCIPLE, "inclusive")
THEMES = tuple(theme_key(cut, theme.id) for cut in Cut for theme in FRAMEWORK.themes(cut))
histograms = st.dictionaries(st.sampled_from(Choice), st.integers(0, 60))
counted = st.builds(
    Counted,
    st.dictionaries(st.sampled_from((OVERALL, *THEMES)), histograms),
    st.frozensets(st.sampled_from((OVERALL, *THEMES))),
    st.dictionaries(st.sampled_from((OVERALL, *THEMES)), st.integers(0, 60)),
)


def levels(*counts: int, not_sure: int = 0, not_applicable: int = 0) -> dict[Choice, int]:
    """A histogram: how often levels 1 to 5 were given."""
    return {**dict(zip(LEVELS, counts, strict=True)), NS: not_sure, NA: not_applicable}


LOW, MIDDLE, HIGH = levels(12, 20, 8, 0, 0), levels(0, 10, 20, 10, 0), levels(0, 0, 8, 20, 12)


def a_round(
    published: Mapping[str, Histogram], *, quarter: int = QUARTER, version: str = "1.0.0", people: int = 40
) -> Round:
    return Round(quarter, version, Counted(published, people=dict.fromkeys(published, people)))


def of(published: Mapping[str, Histogram], **others: object) -> Material:
    material = Material(a_round(published), Response(60, 50, 40), 10)
    return replace(material, **others)  # type: ignore[arg-type]


def summary_of(published: Mapping[str, Histogram], **others: object) -> SummaryFigures:
    return summary_figures(FRAMEWORK, of(published, **others))


def theme_of(summary: SummaryFigures, key: str) -> ThemeFigures:
    return next(each for each in (summary.overall, *summary.themes, *summary.grid.values()) if each.key == key)


def before(published: Mapping[str, Histogram], **others: object) -> Earlier:
    return Earlier(a_round(published, quarter=QUARTER - 2), **others)  # type: ignore[arg-type]


EVERYTHING = dict.fromkeys((OVERALL, *THEMES), MIDDLE)

# One theme


def test_a_themes_figures_worked_by_hand() -> None:
    """Mean 94/40 = 2.35, shown as 2.4; variance (262/40 - 2.35²)·40/39 = 1.054; t(39) = 2.0227: ± 0.328."""
    published = {DATA: levels(10, 12, 12, 6, 0, not_sure=10, not_applicable=3)}
    data = theme_of(
        summary_of(published, evidence={DATA: 4}, barriers={DATA: {"budget": 3, "legacy": 9, "expertise": 9}}),
        DATA,
    )
    assert data.measure is not None
    assert data.measure.interval is not None
    assert (data.state, data.cut, data.theme) == (State.SHOWN, Cut.ENABLER, "data")
    assert (data.measure.mean_tenths, data.measure.level, data.measure.answers) == (24, 2, 40)
    assert data.measure.distribution == (10, 12, 12, 6, 0)
    assert (data.measure.interval.low, data.measure.interval.high) == (202, 268)
    assert data.measure.agreement is Agreement.MIXED
    assert (data.not_sure, data.not_sure.percent, data.not_applicable) == (Share(10, 50), 20, 3)
    assert (data.evidence, data.evidence and data.evidence.percent) == (Share(4, 6), 67)
    assert data.barrier is not None
    assert (data.barrier.barrier, data.barrier.share) == ("legacy", Share(9, 21))
    assert (data.change, data.gap) == (None, None)


@pytest.mark.parametrize(
    ("histogram", "tenths", "level", "answers"),
    [
        (levels(1, 0, 0, 0, 0), 10, 1, 1),
        (levels(0, 0, 0, 0, 3), 50, 5, 3),
        (levels(0, 1, 1, 0, 0), 25, 3, 2),
        (levels(0, 0, 0, 1, 1), 45, 5, 2),
        (levels(0, 2, 1, 0, 0), 23, 2, 3),
        (levels(3, 1, 0, 0, 0), 13, 1, 4),
        (levels(0, 11, 9, 0, 0), 25, 3, 20),
        (levels(0, 111, 89, 0, 0), 24, 2, 200),
        (levels(0, 0, 0, 4, 0, not_sure=4, not_applicable=90), 40, 4, 4),
    ],
)
def test_means_and_levels_worked_by_hand(
    histogram: dict[Choice, int], tenths: int, level: int, answers: int
) -> None:
    """Halves round up, in the mean's tenth and in the level: 1.25 shows as 1.3, and 2.45 as 2.5, level 3."""
    measure = theme_of(summary_of({DATA: histogram}), DATA).measure
    assert measure is not None
    assert (measure.mean_tenths, measure.level, measure.answers) == (tenths, level, answers)


@given(histograms)
def test_the_mean_is_the_exact_one_rounded_half_up(histogram: dict[Choice, int]) -> None:
    given_ = [(int(level), count) for level, count in histogram.items() if level > 0 and count]
    measure = theme_of(summary_of({DATA: histogram}), DATA).measure
    if not given_:
        assert measure is None
        return
    assert measure is not None
    answers = sum(count for _, count in given_)
    exact = Fraction(sum(level * count for level, count in given_), answers)
    assert measure.answers == answers
    assert measure.mean_tenths == floor(exact * 10 + Fraction(1, 2))


@pytest.mark.parametrize(
    ("published", "withheld", "expected"),
    [
        ({DATA: levels(0, 0, 1, 0, 0)}, (), State.SHOWN),
        ({DATA: levels(0, 0, 0, 0, 0, not_sure=7)}, (), State.UNSURE),
        ({DATA: levels(0, 0, 0, 0, 0, not_applicable=7)}, (), State.UNSURE),
        ({}, (DATA,), State.WITHHELD),
        ({}, (VALUE,), State.EMPTY),
        ({DATA: levels(0, 0, 0, 0, 0)}, (), State.EMPTY),
        ({DATA: {}}, (), State.EMPTY),
    ],
)
def test_withheld_unsure_and_empty_are_told_apart(
    published: Mapping[str, Histogram], withheld: tuple[str, ...], expected: State
) -> None:
    now = Round(QUARTER, "1.0.0", Counted(published, frozenset(withheld)))
    data = theme_of(summary_of({}, now=now), DATA)
    assert data.state is expected
    assert (data.measure is not None) == (expected is State.SHOWN)


def test_nothing_is_told_of_what_is_withheld() -> None:
    """Whatever else comes along: evidence, barriers, what groups said, or what was said before."""
    now = Round(QUARTER, "1.0.0", Counted({}, frozenset({DATA}), {DATA: 4}))
    group = Counted({DATA: MIDDLE})
    summary = summary_of(
        {},
        now=now,
        evidence={DATA: 2},
        barriers={DATA: {"budget": 3}},
        leaders=group,
        frontline=group,
        earlier=before({DATA: MIDDLE}),
    )
    assert theme_of(summary, DATA) == ThemeFigures(DATA, State.WITHHELD)


def test_the_interval_counts_people_and_without_their_number_no_more_than_there_must_be() -> None:
    """Data has six questions, of which nobody is asked more: 40 answers come from seven people or more."""
    known = theme_of(summary_of({DATA: MIDDLE}), DATA)
    unknown = theme_of(summary_of({}, now=Round(QUARTER, "1.0.0", Counted({DATA: MIDDLE}))), DATA)
    asked_two = theme_of(summary_of({}, now=Round(QUARTER, "1.0.0", Counted({DATA: MIDDLE})), each=2), DATA)
    sizes = [each.measure.given.size for each in (known, unknown, asked_two) if each.measure]
    assert sizes == [40, 7, 20]


def test_without_levels_4_and_5_there_is_no_share_with_evidence() -> None:
    assert theme_of(summary_of({DATA: levels(9, 9, 9, 0, 0)}), DATA).evidence is None
    assert theme_of(summary_of({DATA: levels(9, 9, 9, 0, 1)}), DATA).evidence == Share(0, 1)


def test_of_barriers_named_as_often_the_frameworks_first_is_told() -> None:
    for named, expected in (
        ({"resistance": 2, "legacy": 2}, "legacy"),
        ({"resistance": 2, "legacy": 1}, "resistance"),
        ({"gone": 3, "legacy": 1}, "gone"),
    ):
        barrier = theme_of(summary_of({DATA: LOW}, barriers={DATA: named}), DATA).barrier
        assert barrier is not None
        assert barrier.barrier == expected
    assert theme_of(summary_of({DATA: LOW}, barriers={DATA: {"legacy": 0}}), DATA).barrier is None


# Leaders and front line


def test_the_gap_is_leaders_above_the_front_line() -> None:
    leaders, frontline = Counted({DATA: HIGH}, people={DATA: 40}), Counted({DATA: LOW}, people={DATA: 40})
    gap = theme_of(summary_of({DATA: MIDDLE}, leaders=leaders, frontline=frontline), DATA).gap
    assert gap is not None
    assert (gap.leaders.mean_tenths, gap.frontline.mean_tenths, gap.difference.tenths) == (41, 19, 22)
    assert gap.difference.is_clear


@pytest.mark.parametrize("missing", ["leaders", "frontline"])
def test_there_is_no_gap_where_one_group_is_not_shown(missing: str) -> None:
    groups = {"leaders": Counted({DATA: HIGH}), "frontline": Counted({DATA: LOW})}
    assert theme_of(summary_of({DATA: MIDDLE}, **{**groups, missing: None}), DATA).gap is None
    small = Counted({}, frozenset({DATA}))
    assert theme_of(summary_of({DATA: MIDDLE}, **{**groups, missing: small}), DATA).gap is None


# Changes


def test_a_change_is_of_the_exact_means() -> None:
    data = theme_of(summary_of({DATA: HIGH}, earlier=before({DATA: MIDDLE})), DATA)
    assert data.change is not None
    assert data.change.levels == Fraction(11, 10)
    assert data.has_clear_change


def test_without_an_earlier_figure_there_is_no_change() -> None:
    earlier = Earlier(Round(QUARTER - 1, "1.0.0", Counted({VALUE: LOW}, frozenset({DATA}))))
    assert theme_of(summary_of({DATA: HIGH}, earlier=earlier), DATA).change is None
    assert theme_of(summary_of({DATA: HIGH}), DATA).change is None


def test_when_the_questions_have_changed_only_common_ones_are_compared() -> None:
    earlier = before({DATA: LOW}, common=Counted({DATA: MIDDLE}, people={DATA: 40}))
    summary = summary_of({DATA: HIGH}, earlier=earlier)
    data = theme_of(summary, DATA)
    assert data.measure is not None
    assert data.change is not None
    assert data.measure.mean_tenths == 41
    assert data.change.levels == Fraction(120, 40) - Fraction(76, 40)
    assert summary.compared == Compared(QUARTER - 2, "1.0.0", is_common=True)


def test_what_has_clearly_changed_comes_with_the_most_changed_first() -> None:
    now = {**EVERYTHING, DATA: LOW, INCLUSIVE: levels(0, 4, 16, 16, 4), VALUE: levels(0, 9, 21, 10, 0)}
    summary = summary_of(now, earlier=before(EVERYTHING))
    assert [each.key for each in summary.changed] == [DATA, INCLUSIVE]


# Whole summaries


def test_everything_has_its_place_in_the_frameworks_order() -> None:
    summary = summary_of(EVERYTHING)
    assert tuple(each.key for each in summary.themes) == THEMES
    for cut in Cut:
        assert [each.theme for each in summary.cut(cut)] == [each.id for each in FRAMEWORK.themes(cut)]
    assert set(summary.grid) == {(m.id, e.id) for m in FRAMEWORK.missions for e in FRAMEWORK.enablers}
    assert all(cell.key == cell_key(*place) and cell.cut is None for place, cell in summary.grid.items())
    assert summary.overall.cut is None


def test_each_cell_of_the_grid_has_its_two_questions() -> None:
    by_key = questions_by_key(FRAMEWORK)
    cells = [by_key[cell_key(m.id, e.id)] for m in FRAMEWORK.missions for e in FRAMEWORK.enablers]
    assert {len(cell) for cell in cells} == {2}
    assert set().union(*cells) == set(FRAMEWORK.by_id)


def test_strengths_and_gaps_come_in_order_and_never_twice() -> None:
    published = {key: levels(place, 0, 0, 0, 40 - place) for place, key in enumerate(THEMES)}
    summary = summary_of(published)
    assert [each.key for each in summary.strengths] == list(THEMES[:3])
    assert [each.key for each in summary.gaps] == list(THEMES[:-4:-1])
    few = summary_of({key: published[key] for key in THEMES[:3]})
    assert ([each.key for each in few.strengths], [each.key for each in few.gaps]) == ([THEMES[0]], [THEMES[2]])


def test_themes_are_ranked_by_their_exact_means() -> None:
    """2.41 and 2.44 both show as 2.4."""
    summary = summary_of({DATA: levels(0, 59, 41, 0, 0), LEADERSHIP: levels(0, 56, 44, 0, 0)})
    assert [each.key for each in summary.strengths] == [LEADERSHIP]


def test_response_reach_and_what_is_held_back_are_told() -> None:
    summary = summary_of(EVERYTHING, held_back=HeldBack(7, 2))
    assert (summary.response.percent, summary.response.percent_reached) == (67, 83)
    assert summary.held_back == HeldBack(7, 2)
    assert Response(0, 0, 0).percent == Response(0, 0, 0).percent_reached == 0


@given(counted, counted, counted, counted, st.integers(0, 40))
def test_nothing_published_breaks_a_summary(
    now: Counted, earlier: Counted, leaders: Counted, frontline: Counted, each: int
) -> None:
    material = Material(
        Round(QUARTER, "1.1.0", now),
        Response(0, 0, 0),
        each,
        Earlier(Round(QUARTER - 1, "1.0.0", earlier), now),
        leaders,
        frontline,
    )
    summary = summary_figures(FRAMEWORK, material)
    said = sentence(summary)
    assert (said.kind in (Kind.SPREAD, Kind.ALIKE)) == (summary.overall.measure is not None)
    assert not set(summary.strengths) & set(summary.gaps)
    for each_theme in (summary.overall, *summary.themes):
        assert why(each_theme, summary).key == each_theme.key
        assert (each_theme.measure is None) == (each_theme.state is not State.SHOWN)


# In one sentence


def test_the_sentence_tells_the_strongest_the_weakest_and_the_clearest_change() -> None:
    now = {**EVERYTHING, LEADERSHIP: HIGH, DATA: LOW, INCLUSIVE: levels(0, 4, 12, 24, 0)}
    summary = summary_of(now, earlier=before({**now, INCLUSIVE: MIDDLE}))
    said = sentence(summary)
    assert said == Sentence(
        Kind.SPREAD,
        Choice.LEVEL_3,
        theme_of(summary, LEADERSHIP),
        theme_of(summary, DATA),
        theme_of(summary, INCLUSIVE),
        QUARTER - 2,
    )
    assert said.change is not None
    assert said.change.change is not None
    assert said.change.change.quarters == 2


def test_without_a_clear_change_the_sentence_tells_none() -> None:
    said = sentence(summary_of({**EVERYTHING, DATA: LOW}, earlier=before({**EVERYTHING, DATA: LOW})))
    assert (said.kind, said.change, said.since) == (Kind.SPREAD, None, None)


def test_themes_at_one_level_are_not_set_against_each_other() -> None:
    now = {**EVERYTHING, DATA: levels(0, 11, 20, 9, 0)}
    assert sentence(summary_of(now)) == Sentence(Kind.ALIKE, Choice.LEVEL_3)
    assert sentence(summary_of({OVERALL: HIGH})) == Sentence(Kind.ALIKE, Choice.LEVEL_4)


@pytest.mark.parametrize(
    ("published", "withheld", "kind"),
    [
        ({}, (), Kind.EMPTY),
        ({}, (OVERALL,), Kind.WITHHELD),
        ({OVERALL: levels(0, 0, 0, 0, 0, not_sure=9)}, (), Kind.UNSURE),
    ],
)
def test_the_sentence_says_why_there_is_nothing_to_tell(
    published: Mapping[str, Histogram], withheld: tuple[str, ...], kind: Kind
) -> None:
    now = Round(QUARTER, "1.0.0", Counted(published, frozenset(withheld)))
    assert sentence(summary_of({}, now=now)) == Sentence(kind)


# Trends


def test_a_trend_comes_in_order_and_keeps_what_is_withheld_apart() -> None:
    hidden = Round(QUARTER - 1, "1.0.0", Counted({}, frozenset({DATA})))
    rounds = [a_round({DATA: HIGH}), hidden, a_round({DATA: LOW}, quarter=QUARTER - 2)]
    shown = trend(FRAMEWORK, DATA, rounds, 10)
    assert [(each.quarter, each.state) for each in shown.points] == [
        (QUARTER - 2, State.SHOWN),
        (QUARTER - 1, State.WITHHELD),
        (QUARTER, State.SHOWN),
    ]
    assert [each.measure and each.measure.mean_tenths for each in shown.points] == [19, None, 41]
    assert not shown.is_common


def test_a_trend_over_different_questions_says_that_it_is_over_the_common_ones() -> None:
    rounds = [a_round({DATA: LOW}, quarter=QUARTER - 1), a_round({DATA: LOW}, version="1.1.0")]
    assert trend(FRAMEWORK, DATA, rounds, 10).is_common
    assert trend(FRAMEWORK, DATA, [], 10).points == ()


# Why


def numbers(told: Why, formula: Formula) -> dict[Term, int | Fraction]:
    explanation = next(each for each in told.explanations if each.formula is formula)
    return {number.term: number.value for number in explanation.numbers}


def test_why_gives_the_numbers_that_every_figure_can_be_worked_out_from() -> None:
    published = {DATA: levels(10, 12, 12, 6, 0, not_sure=10, not_applicable=3)}
    summary = summary_of(
        published,
        earlier=before({DATA: LOW}),
        leaders=Counted({DATA: HIGH}),
        frontline=Counted({DATA: LOW}),
        evidence={DATA: 4},
        barriers={DATA: {"budget": 3}},
        held_back=HeldBack(waiting=6),
    )
    data = theme_of(summary, DATA)
    told = why(data, summary)
    assert {each.formula for each in told.explanations} == set(Formula)
    mean = numbers(told, Formula.MEAN)
    assert mean[Term.SUM] == sum(n * mean[Term(f"level-{n}")] for n in range(1, 6)) == 94
    assert mean[Term.MEAN] == Fraction(mean[Term.SUM], mean[Term.ANSWERS]) == Fraction(94, 40)
    assert numbers(told, Formula.LEVEL) == {Term.MEAN: Fraction(24, 10), Term.LEVEL: 2}
    assert numbers(told, Formula.INTERVAL)[Term.PEOPLE] == 40
    assert numbers(told, Formula.INTERVAL)[Term.LOW] == Fraction(202, 100)
    change = numbers(told, Formula.CHANGE)
    assert change[Term.DIFFERENCE] == change[Term.THIS_MEAN] - change[Term.THAT_MEAN] == Fraction(94 - 76, 40)
    assert numbers(told, Formula.GAP)[Term.DIFFERENCE] == Fraction(164 - 76, 40)
    assert numbers(told, Formula.NOT_SURE) == {Term.PART: 10, Term.WHOLE: 50}
    assert numbers(told, Formula.EVIDENCE) == {Term.PART: 4, Term.WHOLE: 6}
    assert numbers(told, Formula.BARRIER) == {Term.PART: 3, Term.WHOLE: 3}
    assert told.left_out == (
        LeftOut(Reason.NOT_SURE, 10),
        LeftOut(Reason.NOT_APPLICABLE, 3),
        LeftOut(Reason.WAITING, 6),
    )
    assert (told.framework_version, told.before_version, told.is_common) == ("1.0.0", "1.0.0", False)


def test_why_names_the_methods_of_intervals() -> None:
    summary = summary_of({DATA: MIDDLE}, earlier=before({DATA: LOW}))
    told = why(theme_of(summary, DATA), summary)
    methods = {each.formula: each.method for each in told.explanations if each.method}
    assert methods == {Formula.INTERVAL: MEAN_METHOD, Formula.CHANGE: CHANGE_METHOD}


@pytest.mark.parametrize(
    ("histogram", "people", "missing"),
    [
        (levels(0, 3, 2, 0, 0), 1, Missing.ONE_PERSON),
        (levels(0, 5, 0, 0, 0), 5, Missing.ALL_ALIKE),
        (levels(0, 3, 2, 0, 0), 5, None),
    ],
)
def test_why_says_what_is_missing_for_an_interval(
    histogram: Histogram, people: int, missing: Missing | None
) -> None:
    now = a_round({DATA: histogram}, people=people)
    summary = summary_of({}, now=now, earlier=before({DATA: MIDDLE}))
    told = why(theme_of(summary, DATA), summary)
    assert {each.formula: each.missing for each in told.explanations if each.formula is not Formula.LEVEL} == {
        Formula.MEAN: None,
        Formula.INTERVAL: missing,
        Formula.AGREEMENT: Missing.TOO_FEW,
        Formula.NOT_SURE: None,
        Formula.CHANGE: missing,
    }


def test_why_explains_no_figure_where_there_is_none() -> None:
    now = Round(QUARTER, "1.0.0", Counted({}, frozenset({DATA})))
    summary = summary_of({}, now=now, held_back=HeldBack(for_good=3))
    told = why(theme_of(summary, DATA), summary)
    assert told == Why(DATA, State.WITHHELD, (), (LeftOut(Reason.TOO_FEW, 3),), "1.0.0", None, False)


# Groups side by side


@given(st.lists(counted, max_size=3))
def test_groups_side_by_side_have_the_same_levels_as_each_alone(groups: list[Counted]) -> None:
    materials = [Material(Round(QUARTER, "1.0.0", each), Response(0, 0, 0), 10) for each in groups]
    named = [(f"Area {place}", each) for place, each in enumerate(materials)]
    found = dict(levels_of_each(FRAMEWORK, named, 10))
    assert list(found) == [name for name, _ in named]
    for name, material in named:
        alone = summary_figures(FRAMEWORK, material)
        assert [_levels_alone(each) for each in (alone.overall, *alone.themes)] == [
            found[name].overall,
            *found[name].themes,
        ]


def _levels_alone(theme: ThemeFigures) -> ThemeFigures:
    return replace(theme, evidence=None, barrier=None)
