"""Many councils in one view: counts only, five councils at least, and nothing compared that cannot be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.cards import Table
from conversations.export_file import ExportFile, FrameworkName, Levels, Quarter, Shown, ThemeFigures, Withheld
from conversations.export_filled import export_file
from conversations.framework import Cut
from conversations.national import LEAST_COUNCILS, CannotCompare, NationalTheme, Spread, national
from conversations.national_report import in_plain_words, national_report, national_tidy
from tests.adapters.exports.samples import MADE_ON, a_view
from tests.conversations.builders import BOTH, ENGLISH

ONE = export_file(a_view(), ENGLISH)
DATA = (Cut.ENABLER, "data")


def shown(*counts: int) -> Shown:
    one, two, three, four, five = counts
    points = sum(level * count for level, count in enumerate(counts, start=1))
    mean = round(points / sum(counts), 2)
    levels = Levels(distribution=(one, two, three, four, five), answers=sum(counts), mean=mean, level=3)
    return Shown(state="shown", levels=levels, not_sure=0, not_applicable=0)


def an_export(
    council: str,
    *counts: int,
    version: str = "1.0.0",
    framework: str = "lga",
    first_day: date = date(2026, 10, 1),
) -> ExportFile:
    """Of a council whose answers on data are these; withheld without any."""
    figures = shown(*counts) if counts else Withheld(state="withheld")
    by_theme = tuple(
        ThemeFigures(
            cut=each.cut, theme=each.theme, figures=figures if (each.cut, each.theme) == DATA else each.figures
        )
        for each in ONE.by_theme
    )
    name = FrameworkName(id=framework, version=version, title="T", source="S")
    quarter = Quarter(first_day=first_day, code="Q")
    return ONE.model_copy(
        update={"council": council, "by_theme": by_theme, "framework": name, "quarter": quarter}
    )


def files(*exports: ExportFile) -> dict[str, ExportFile]:
    return {f"{number}.json": export for number, export in enumerate(exports, start=1)}


def data_of(*exports: ExportFile) -> NationalTheme:
    (quarter,) = national(files(*exports)).quarters
    return next(each for each in quarter.themes if each.key == DATA)


FIVE = [
    an_export("A", 10, 0, 0, 0, 0),
    an_export("B", 0, 30, 0, 0, 0),
    an_export("C", 0, 0, 20, 0, 0),
    an_export("D", 0, 0, 0, 5, 0),
    an_export("E", 0, 0, 0, 0, 1),
]


def test_five_councils_have_a_median_quartiles_and_a_pooled_distribution() -> None:
    data = data_of(*FIVE)
    assert data.councils == 5
    assert data.pooled == (10, 30, 20, 5, 1)
    assert data.answers == 66
    assert data.spread == Spread(Fraction(2), Fraction(3), Fraction(4))


def test_every_council_counts_once_however_many_answers_it_has() -> None:
    large = an_export("F", 0, 0, 0, 0, 100_000)
    spread = data_of(*FIVE, large).spread
    assert spread is not None
    assert spread.median == Fraction(7, 2)


def test_four_councils_have_no_figures_but_are_counted() -> None:
    data = data_of(*FIVE[:4])
    assert (data.councils, data.pooled, data.spread, data.answers) == (4, None, None, None)


def test_a_council_that_withholds_a_theme_does_not_count_for_it() -> None:
    data = data_of(*FIVE[:4], an_export("E"))
    assert (data.councils, data.pooled) == (4, None)
    assert data_of(*FIVE, an_export("F")) == data_of(*FIVE)


@given(st.lists(st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any), min_size=5, max_size=12))
def test_quartiles_stand_in_order_within_the_means_and_counts_add_up(
    distributions: Sequence[Sequence[int]],
) -> None:
    exports = [an_export(f"Council {number}", *counts) for number, counts in enumerate(distributions)]
    data = data_of(*exports)
    means = [
        Fraction(sum(level * count for level, count in enumerate(counts, start=1)), sum(counts))
        for counts in distributions
    ]
    assert data.spread is not None
    assert min(means) <= data.spread.lower <= data.spread.median <= data.spread.upper <= max(means)
    assert data.pooled == tuple(map(sum, zip(*distributions, strict=True)))


def test_quarters_are_kept_apart_the_oldest_first() -> None:
    earlier = [an_export(name, 0, 9, 0, 0, 0, first_day=date(2026, 7, 1)) for name in "ABCDE"]
    view = national(files(*FIVE, *earlier))
    assert [each.first_day for each in view.quarters] == [date(2026, 7, 1), date(2026, 10, 1)]
    assert [each.councils for each in view.quarters] == [5, 5]


def test_a_council_twice_in_a_quarter_is_refused_by_file_however_it_is_written() -> None:
    with pytest.raises(CannotCompare, match=r"1\.json and 6\.json are both of  a  in Q"):
        national(files(*FIVE, an_export(" a ", 1, 1, 1, 1, 1)))


def test_versions_with_different_questions_are_refused_in_one_quarter() -> None:
    with pytest.raises(CannotCompare, match=r"1\.0\.0 \(5\.json\) and 1\.1\.0 \(6\.json\)"):
        national(files(*FIVE, an_export("F", 1, 1, 1, 1, 1, version="1.1.0")))


def test_versions_that_differ_in_wording_alone_are_compared_and_said() -> None:
    view = national(
        files(
            *FIVE,
            an_export("F", 1, 1, 1, 1, 1, version="1.0.10"),
            an_export("G", 1, 1, 1, 1, 1, version="1.0.2"),
        )
    )
    assert view.quarters[0].versions == ("1.0.0", "1.0.2", "1.0.10")
    made = national_report(view, MADE_ON, ENGLISH)
    assert any("1.0.0, 1.0.2 and 1.0.10" in note for note in made.sheets[0].notes)


def test_other_quarters_may_have_asked_other_questions() -> None:
    earlier = an_export("A", 1, 1, 1, 1, 1, version="0.9.0", first_day=date(2026, 7, 1))
    assert len(national(files(*FIVE, earlier)).quarters) == 2


def test_different_frameworks_are_refused() -> None:
    with pytest.raises(CannotCompare, match=r"lga \(5\.json\), own \(6\.json\)"):
        national(files(*FIVE, an_export("F", 1, 1, 1, 1, 1, framework="own")))


def test_different_themes_under_one_version_are_refused() -> None:
    other = FIVE[4].model_copy(update={"themes": ONE.themes[1:]})
    with pytest.raises(CannotCompare, match=r"1\.json and 5\.json name different themes"):
        national(files(*FIVE[:4], other))


def test_made_up_answers_do_not_get_among_real_ones() -> None:
    made_up = an_export("F", 1, 1, 1, 1, 1).model_copy(update={"is_synthetic": True})
    with pytest.raises(CannotCompare, match=r"6\.json"):
        national(files(*FIVE, made_up))
    assert national(files(made_up)).is_synthetic


def test_check_ins_that_can_still_move_are_counted_and_said() -> None:
    still_open = FIVE[0].model_copy(update={"is_open": True})
    view = national(files(still_open, *FIVE[1:]))
    assert view.quarters[0].still_open == 1
    assert "1 check-in is still open" in national_report(view, MADE_ON, ENGLISH).sheets[0].notes[0]


# In words


@pytest.mark.parametrize("locale", BOTH)
def test_no_council_is_named_anywhere(locale: str) -> None:
    names = [f"Cyngor {number} & Partners" for number in range(6)]
    view = national(files(*(an_export(name, 1, 2, 3, 4, number) for number, name in enumerate(names, start=1))))
    language = BOTH[locale]
    told = f"{national_report(view, MADE_ON, language)}{national_tidy(view, language)}"
    assert not any(name in told for name in names)


@pytest.mark.parametrize("locale", BOTH)
def test_the_report_has_a_sheet_for_each_quarter_and_the_terminal_has_its_tables(locale: str) -> None:
    view = national(files(*FIVE[:3], an_export("A", 1, 1, 1, 1, 1, first_day=date(2026, 7, 1))))
    made = national_report(view, MADE_ON, BOTH[locale])
    assert [each.name for each in made.sheets] == ["Q3 2026", "Q4 2026"]
    tables = [part for part in in_plain_words(made).parts if isinstance(part, Table)]
    assert len(tables) == 4
    assert all(len(row) == len(table.header) for table in tables for row in table.rows)
    assert all(
        row.missing and str(LEAST_COUNCILS) in row.missing for sheet in made.sheets for row in sheet.rows
    )
    assert all(
        len((*row.heads, *row.values)) == len(sheet.columns) for sheet in made.sheets for row in sheet.rows
    )


def test_the_tidy_table_has_a_row_for_each_quarter_and_theme() -> None:
    sheet = national_tidy(national(files(*FIVE)), ENGLISH)
    names = [column.name for column in sheet.columns]
    rows = [dict(zip(names, (*row.heads, *row.values), strict=True)) for row in sheet.rows]
    assert len(rows) == len(ONE.themes) + 1
    (data,) = (each for each in rows if each["theme"] == "data")
    assert (data["first_day"], data["cut"], data["councils"]) == ("2026-10-01", "enabler", 5)
    assert (data["lower_quartile"], data["median"], data["upper_quartile"]) == (2, 3, 4)
    assert [data[f"level_{level}"] for level in range(1, 6)] == [10, 30, 20, 5, 1]


def test_a_name_comes_from_the_exports_themselves() -> None:
    renamed = tuple(each.model_copy(update={"name": f"{each.name}!"}) for each in ONE.themes)
    view = national(files(*(each.model_copy(update={"themes": renamed}) for each in FIVE)))
    made = national_report(replace(view), MADE_ON, ENGLISH)
    assert any(row.heads == ("Data! (enabler)",) for row in made.sheets[0].rows)
