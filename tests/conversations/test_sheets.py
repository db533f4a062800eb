"""Values as people read them."""

from fractions import Fraction

import pytest

from conversations.sheets import Block, Column, Row, Shape, Sheet, Value, shown


@pytest.mark.parametrize(
    ("value", "shape", "said"),
    [
        (None, Shape.COUNT, ""),
        ("withheld", Shape.MEAN, "withheld"),
        (1234, Shape.COUNT, "1,234"),
        (0, Shape.COUNT, "0"),
        (Fraction(49, 20), Shape.MEAN, "2.5"),
        (Fraction(241, 100), Shape.BOUND, "2.41"),
        (Fraction(1, 2), Shape.DIFFERENCE, "+0.5"),
        (Fraction(-1, 2), Shape.DIFFERENCE, "\N{MINUS SIGN}0.5"),
        (Fraction(0), Shape.DIFFERENCE, "0.0"),
        (Fraction(1, 100), Shape.DIFFERENCE, "0.0"),
        (Fraction(-1, 1000), Shape.SPAN, "0.00"),
        (Fraction(3, 100), Shape.SPAN, "+0.03"),
        (Fraction(7, 20), Shape.PERCENT, "35%"),
        (Fraction(1), Shape.PERCENT, "100%"),
    ],
)
def test_a_value_is_written_in_its_columns_shape(value: Value, shape: Shape, said: str) -> None:
    assert shown(value, shape) == said


def test_a_block_has_its_own_part_of_each_row() -> None:
    first, second = Block("one", (Column("a", "A"), Column("b", "B"))), Block("two", (Column("c", "C"),))
    sheet = Sheet(
        "s", "S", (Column("h", "H"),), (first, second), (Row(("x",), (1, 2, 3)), Row(("y",), (4, 5, 6)))
    )
    assert sheet.part(first) == [(1, 2), (4, 5)]
    assert sheet.part(second) == [(3,), (6,)]
    assert [each.name for each in sheet.columns] == ["h", "a", "b", "c"]
