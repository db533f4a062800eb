"""A sheet as CSV: RFC 4180, in UTF-8 with the mark at the beginning that Excel knows it by."""

import csv
from fractions import Fraction
from io import StringIO

from adapters.exports.safe_text import neutral
from conversations.figure_words import decimal
from conversations.sheets import Sheet, Value

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def csv_table(sheet: Sheet) -> bytes:
    """The columns by their names, then the rows; numbers without grouping, and with two decimals at most."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(column.name for column in sheet.columns)
    for row in sheet.rows:
        writer.writerow(_cell(value) for value in (*row.heads, *row.values))
    return (_MARK + file.getvalue()).encode()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return neutral(value)
        case Fraction():
            return decimal(value, 2).replace("\N{MINUS SIGN}", "-")
        case _:
            return str(value)
