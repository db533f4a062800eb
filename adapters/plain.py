"""The text form of a card, which every card has: for a terminal, and wherever nothing richer can be shown."""

import textwrap
from collections.abc import Sequence
from dataclasses import replace

from adapters.charts.blocks import bar_lines, heat_map_lines
from conversations.cards import (
    Buttons,
    Card,
    CommentField,
    Facts,
    File,
    Heading,
    Options,
    Part,
    Picture,
    Table,
    Text,
)
from conversations.drawings import Drawing, HeatMap, LevelBars
from conversations.pictures import picture_in_words

_COMMANDS_WIDTH = 88


def plain_text(card: Card, width: int = 80) -> str:
    """The card as lines of at most `width` characters (a longer word or table cell stays whole)."""
    return "\n".join(_part(part, width) for part in _with_rows_joined(card.parts))


def printed(card: Card) -> str:
    """The card as a command prints it: there is nothing to press."""
    kept = tuple(part for part in card.parts if not isinstance(part, Buttons))
    return plain_text(replace(card, parts=kept), _COMMANDS_WIDTH)


def _with_rows_joined(parts: Sequence[Part]) -> list[Part]:
    """Buttons that follow each other, and the one of a comment field, share a row."""
    joined: list[Part] = []
    for part in parts:
        row = Buttons((part.open,)) if isinstance(part, CommentField) else part
        if isinstance(row, Buttons) and joined and isinstance(joined[-1], Buttons):
            joined[-1] = Buttons(joined[-1].buttons + row.buttons)
        else:
            joined.append(row)
    return joined


def _part(part: Part, width: int) -> str:
    match part:
        case Heading(text):
            lines = _wrapped(text, width)
            return f"{lines}\n{'-' * max(map(len, lines.splitlines()), default=0)}"
        case Text(text):
            return _wrapped(text, width)
        case Options():
            return "\n".join(
                _option(option.button.label, option.detail, option.chosen, width) for option in part.options
            )
        case Buttons():
            return _wrapped("  ".join(f"[{button.label}]" for button in part.buttons), width)
        case CommentField():
            return f"[{part.open.label}]"
        case Facts():
            return "\n".join(_wrapped(f"{fact.label}: {fact.value}", width, hang=2) for fact in part.facts)
        case Table():
            return _table(part)
        case Picture():
            return _picture(part, width)
        case File():
            return _wrapped(part.instead, width)


def _option(label: str, detail: str, chosen: bool, width: int) -> str:
    mark = "\u2713 " if chosen else "  "
    lines = [_wrapped(f"{mark}{label}", width)]
    if detail:
        lines.append(textwrap.indent(_wrapped(detail, width - 4), "    "))
    return "\n".join(lines)


def _wrapped(text: str, width: int, hang: int = 0) -> str:
    return "\n".join(
        textwrap.fill(line, width, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False)
        for line in text.splitlines()
    )


def _table(table: Table) -> str:
    rows = (table.header, *table.rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.header))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join(["", table.title, lines[0], rule, *lines[1:]])


def _picture(picture: Picture, width: int) -> str:
    """In characters, with its message beneath; in words where they cannot show it in that width."""
    lines = _in_characters(picture.drawing, width)
    if not lines or max(map(len, lines)) > width:
        return "\n".join(_part(part, width) for part in picture_in_words(picture))
    return "\n".join(["", _wrapped(picture.title, width), *lines, "", _wrapped(picture.alt, width)])


def _in_characters(drawing: Drawing, width: int) -> list[str]:
    match drawing:
        case LevelBars():
            return bar_lines(drawing.bars, width)
        case HeatMap():
            return heat_map_lines(drawing.grid, width)
        case _:
            return []
