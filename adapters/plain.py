"""The text form of a card, which every card has: for a terminal, and wherever nothing richer can be shown."""

import textwrap
from collections.abc import Sequence

from conversations.cards import Buttons, Card, CommentField, Facts, Heading, Options, Part, Table, Text


def plain_text(card: Card, width: int = 80) -> str:
    """The card as lines of at most `width` characters (a longer word or table cell stays whole)."""
    return "\n".join(_part(part, width) for part in _with_rows_joined(card.parts))


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
