"""Tables: Slack's own where one fits, else a line for each row that reads well on a phone and aloud."""

from collections.abc import Iterator, Mapping, Sequence

from adapters.slack import text
from conversations.cards import Table

COLUMNS = 20
ROWS = 100
MESSAGE_CELLS_TEXT = 10_000
"""All cells of one message together. Slack's pages disagree (10,000 and 20,000): the lower is kept."""

PHONE = 44
"""About how many characters a table shows on a phone, two of them between columns: the rest is scrolled to."""

FEW = 3
"""Up to so many rows read well as lines, in which nothing hides."""

EMPTY = "–"


def fits_data_table(table: Table, earlier: Sequence[Mapping[str, object]]) -> bool:
    """Whether Slack takes the table, beside the tables among the blocks that stand before it, and it would hide
    nothing on a phone that lines show better.
    """
    if len(table.rows) <= FEW and _width(table) > PHONE:
        return False
    used = sum(_cells_text(block["rows"]) for block in earlier if block["type"] == "data_table")
    return (
        1 <= len(table.header) <= COLUMNS
        and 1 <= len(table.rows) <= ROWS
        and used + _cells_text(_rows(table)) <= MESSAGE_CELLS_TEXT
    )


def as_data_table(table: Table) -> dict[str, object]:
    """Its first column heads the rows for screen readers; all rows are on one page."""
    caption = text.fit(" ".join((table.title or table.header[0]).split()), 150)
    return {
        "type": "data_table",
        "caption": caption or EMPTY,
        "rows": _rows(table),
        "page_size": len(table.rows),
        "row_header_column_index": 0,
    }


def as_lines(table: Table) -> Iterator[str]:
    """`first cell: second cell · header cell`: the first two speak for themselves, and what is empty is left
    out.
    """
    for row in table.rows:
        first, second = (*map(_cell, row[:2]), "", "")[:2]
        named = [
            f"{_cell(name)} {_cell(cell)}"
            for name, cell in zip(table.header[2:], row[2:], strict=False)
            if cell.strip()
        ]
        yield ": ".join(filter(None, (first, " · ".join(filter(None, (second, *named))))))


def _width(table: Table) -> int:
    """In characters, of its widest cells side by side."""
    columns = zip(*(cells[: len(table.header)] for cells in (table.header, *table.rows)), strict=False)
    return sum(max(map(len, column)) + 2 for column in columns)


def _rows(table: Table) -> list[list[dict[str, str]]]:
    width = len(table.header)
    rows = [(*row, *[""] * width)[:width] for row in (table.header, *table.rows)]
    return [[{"type": "raw_text", "text": _cell(cell)} for cell in row] for row in rows]


def _cell(words: str) -> str:
    # Slack refuses an empty cell.
    return " ".join(text.clean(words).split()) or EMPTY


def _cells_text(rows: object) -> int:
    assert isinstance(rows, list)
    return sum(text.size(cell["text"]) for row in rows for cell in row)
