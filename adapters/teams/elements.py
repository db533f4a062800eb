"""The parts of a card as elements of an Adaptive Card 1.5, made for a phone 320 points wide and up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from adapters.teams.texts import MORE, Element, clean, is_plain, shorten, words
from adapters.teams.translate import FIELD
from adapters.teams.values import BOX, TICKED, UNTICKED, VALUE
from conversations.cards import (
    Button,
    Buttons,
    CommentField,
    Facts,
    File,
    Heading,
    Option,
    Options,
    Part,
    Picture,
    Table,
    Text,
)
from conversations.pictures import picture_in_words

VERB = "waymark"
"""Teams sends no invoke for an Action.Execute without a verb (github.com/microsoft/teams.py/issues/421)."""

ACTIONS_IN_A_ROW = 3
LETTERS_IN_A_ROW = 27
LETTERS_BETWEEN = 3
"""More in one row, and their labels are cut short on a phone. Between two labels it is as wide as so many."""

LABEL_LIMIT = 100
CHOSEN = "✓ "


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a card may be shown: characters a text, and rows, options or columns."""

    text: int = 10_000
    rows: int = 200
    columns: int = 12


def elements(part: Part, position: int, room: Room) -> list[Element]:
    match part:
        case Heading(text):
            return [_heading(text, room)]
        case Text(text, quiet):
            return [words(text, room.text, quiet=quiet, size="Small" if quiet else "Default")]
        case Options(options):
            return [_option(option, room) for option in options[: room.rows]] + _cut(options, room)
        case Buttons(buttons):
            return [*_action_sets(buttons[: room.rows]), *_cut(buttons, room)]
        case CommentField():
            return _comment(part, position, room)
        case Facts():
            return _facts(part, room)
        case Table():
            return _table(part, room)
        case Picture():
            return [each for told in picture_in_words(part) for each in elements(told, position, room)]
        case File():
            return [words(part.instead, room.text)]
        case _:
            assert_never(part)


def _heading(text: str, room: Room) -> Element:
    element = words(text, room.text, weight="Bolder", size="Medium")
    # Only a TextBlock can tell a screen reader that it is a heading.
    return {**element, "style": "heading"} if element["type"] == "TextBlock" else element


def _option(option: Option, room: Room) -> Element:
    """A tinted box that can be pressed anywhere. The choice is marked by a sign, not by its colour alone."""
    label = (CHOSEN if option.chosen else "") + option.button.label
    items = [words(label, LABEL_LIMIT, weight="Bolder")]
    if option.detail:
        items.append({**words(option.detail, room.text), "spacing": "None"})
    action = _execute(option.button, inputs=False, title=label)
    if option.detail:
        # The title replaces the box's content for screen readers, so the explanation goes along as the tooltip.
        action["tooltip"] = shorten(clean(option.detail), room.text)
    return {
        "type": "Container",
        "style": "accent" if option.chosen else "emphasis",
        "spacing": "Small",
        "items": items,
        "selectAction": action,
    }


def _execute(button: Button, *, inputs: bool, title: str | None = None) -> Element:
    """`inputs`: what is written on the card goes along."""
    shown = shorten(clean(title or button.label), LABEL_LIMIT) or MORE
    common: Element = {"title": shown, "data": {VALUE: button.value}}
    if not inputs:
        common["associatedInputs"] = "none"
    if button.primary:
        common["style"] = "positive"
    return {
        "type": "Action.Execute",
        "verb": VERB,
        **common,
        "fallback": {"type": "Action.Submit", **common},
    }


def _action_sets(buttons: Sequence[Button]) -> Iterator[Element]:
    row: list[Button] = []
    for button in buttons:
        letters = sum(len(each.label) for each in (*row, button)) + len(row) * LETTERS_BETWEEN
        if row and (len(row) == ACTIONS_IN_A_ROW or letters > LETTERS_IN_A_ROW):
            yield _action_set(row)
            row = []
        row.append(button)
    if row:
        yield _action_set(row)


def _action_set(row: Sequence[Button]) -> Element:
    return {"type": "ActionSet", "actions": [_execute(button, inputs=False) for button in row]}


def _comment(field: CommentField, position: int, room: Room) -> list[Element]:
    """Opens in place, so that the form's own title and way out are not needed."""
    box: Element = {
        "type": "Input.Text",
        "id": f"{FIELD}.{position}",
        "label": shorten(clean(field.label), room.text) or MORE,
        "placeholder": shorten(clean(field.hint), room.text),
        "isMultiline": True,
        "maxLength": max(1, field.limit),
    }
    fields = [box, *_quote_box(field, position, room)]
    submit = _execute(field.submit, inputs=True)
    if field.unfolded:
        return [*fields, {"type": "ActionSet", "actions": [submit]}]
    show: Element = {
        "type": "Action.ShowCard",
        "title": shorten(clean(field.open.label), LABEL_LIMIT) or MORE,
        "card": {"type": "AdaptiveCard", "body": fields, "actions": [submit]},
    }
    return [{"type": "ActionSet", "actions": [show]}]


def _quote_box(field: CommentField, position: int, room: Room) -> list[Element]:
    """To tick that the words may be quoted."""
    if not field.quote:
        return []
    return [
        {
            "type": "Input.Toggle",
            "id": f"{BOX}.{position}",
            "title": shorten(clean(field.quote), room.text),
            "value": UNTICKED,
            "valueOn": TICKED,
            "valueOff": UNTICKED,
            "wrap": True,
        }
    ]


_SHORT_FACT = 80
"""In characters: more take several lines on a phone."""


def _facts(part: Facts, room: Room) -> list[Element]:
    facts = [
        (shorten(clean(fact.label), room.text), shorten(clean(fact.value), room.text))
        for fact in part.facts[: room.rows]
    ]
    if not facts:
        return []
    if all(is_plain(label) and is_plain(value) and len(value) <= _SHORT_FACT for label, value in facts):
        pairs = [{"title": label, "value": value} for label, value in facts]
        return [{"type": "FactSet", "facts": pairs}, *_cut(part.facts, room)]
    return [_fact_line(label, value) for label, value in facts] + _cut(part.facts, room)


def _fact_line(label: str, value: str) -> Element:
    """A FactSet reads markdown like a TextBlock, and has no room between rows of several lines."""
    runs = [
        {"type": "TextRun", "text": f"{label}  ", "weight": "Bolder"},
        {"type": "TextRun", "text": value},
    ]
    spacing = "Small" if len(value) <= _SHORT_FACT else "Medium"
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": runs}


def _table(part: Table, room: Room) -> list[Element]:
    """Each row on two lines: its first two cells side by side, the others beneath with their column's name.

    Not the 1.5 Table element, nor a column a cell: on a phone five columns break words in the middle, and Teams
    leaves a Table blank when its columns differ in width (github.com/microsoft/AdaptiveCards/issues/8853,
    github.com/MicrosoftDocs/msteams-docs/issues/13108).
    """
    header = part.header[: room.columns]
    rows = [_row(header, row[: room.columns], room) for row in part.rows[: room.rows]]
    title = [words(part.title, room.text, weight="Bolder")] if part.title else []
    cut = [words(MORE, 1)] if len(part.header) > room.columns else []
    return [*title, *rows, *cut, *_cut(part.rows, room)]


def _row(header: Sequence[str], cells: Sequence[str], room: Room) -> Element:
    name, value = [*cells, "", ""][:2]
    named = [f"{column}: {cell}" for column, cell in zip(header[2:], cells[2:], strict=False) if cell]
    beneath = [words(" \u00b7 ".join(named), room.text, quiet=True, size="Small")] if named else []
    left = [words(name, room.text), *({**each, "spacing": "None"} for each in beneath)]
    right = {**words(value, room.text, weight="Bolder"), "horizontalAlignment": "Right"}
    return {
        "type": "ColumnSet",
        "separator": True,
        "spacing": "Small",
        "columns": [
            {"type": "Column", "width": "stretch", "items": left},
            {"type": "Column", "width": "auto", "items": [right], "verticalContentAlignment": "Center"},
        ],
    }


def _cut(things: Sequence[object], room: Room) -> list[Element]:
    """Shows that there was more than there is room for."""
    return [words(MORE, 1)] if len(things) > room.rows else []
