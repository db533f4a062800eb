"""A strict reader of Adaptive Cards 1.5, from the schema's own tables, with Teams' limits and accessibility."""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.platforms.images import check_png

Json = dict[str, object]

SIZE_LIMIT = 28 * 1024
"""In bytes, for a message without its pictures."""

WHOLE_LIMIT = 100 * 1024
"""In bytes of UTF-16, for a message with them."""

_PICTURE = "data:image/png;base64,"

_ELEMENT = {"type", "id", "isVisible", "separator", "spacing", "height", "fallback", "requires"}
_INPUT = _ELEMENT | {"label", "isRequired", "errorMessage", "placeholder", "value"}
_BOX = {"style", "selectAction", "bleed", "minHeight", "backgroundImage", "rtl", "verticalContentAlignment"}
_LETTERS = {"color", "fontType", "isSubtle", "size", "weight"}
_ACTION = {"type", "title", "iconUrl", "id", "style", "fallback", "tooltip", "isEnabled", "mode", "requires"}

PROPERTIES: dict[str, set[str]] = {
    "TextBlock": _ELEMENT | _LETTERS | {"text", "horizontalAlignment", "maxLines", "wrap", "style"},
    "RichTextBlock": _ELEMENT | {"inlines", "horizontalAlignment"},
    "TextRun": _LETTERS | {"type", "text", "highlight", "italic", "selectAction", "strikethrough", "underline"},
    "Container": _ELEMENT | _BOX | {"items"},
    "ColumnSet": _ELEMENT | {"columns", "selectAction", "style", "bleed", "minHeight", "horizontalAlignment"},
    "Column": _ELEMENT | _BOX | {"items", "width"},
    "FactSet": _ELEMENT | {"facts"},
    "Fact": {"type", "title", "value"},
    "Image": _ELEMENT
    | {"url", "altText", "backgroundColor", "horizontalAlignment", "selectAction", "size", "style", "width"},
    "ActionSet": _ELEMENT | {"actions"},
    "Table": _ELEMENT
    | {"columns", "rows", "firstRowAsHeader", "showGridLines", "gridStyle"}
    | {"horizontalCellContentAlignment", "verticalCellContentAlignment"},
    "TableRow": {"type", "cells", "style", "horizontalCellContentAlignment", "verticalCellContentAlignment"},
    "TableCell": _BOX | {"type", "items"},
    "Input.Text": _INPUT | {"isMultiline", "maxLength", "regex", "style", "inlineAction"},
    "Input.Toggle": _INPUT | {"title", "valueOn", "valueOff", "wrap"},
    "Action.Execute": _ACTION | {"verb", "data", "associatedInputs"},
    "Action.Submit": _ACTION | {"data", "associatedInputs"},
    "Action.OpenUrl": _ACTION | {"url"},
    "Action.ShowCard": _ACTION | {"card"},
    "AdaptiveCard": {
        "type",
        "version",
        "$schema",
        "body",
        "actions",
        "fallbackText",
        "speak",
        "lang",
        "msteams",
    }
    | {"selectAction", "minHeight", "rtl", "backgroundImage", "verticalContentAlignment", "refresh"},
}

REQUIRED: dict[str, dict[str, type]] = {
    "TextBlock": {"text": str},
    "RichTextBlock": {"inlines": list},
    "TextRun": {"text": str},
    "Container": {"items": list},
    "ColumnSet": {"columns": list},
    "Column": {"items": list},
    "FactSet": {"facts": list},
    "Fact": {"title": str, "value": str},
    "Image": {"url": str, "altText": str},
    "ActionSet": {"actions": list},
    "Table": {"columns": list, "rows": list},
    "TableRow": {"cells": list},
    "TableCell": {"items": list},
    "Input.Text": {"id": str, "label": str},
    "Input.Toggle": {"id": str, "title": str},
    "Action.Execute": {"verb": str, "title": str, "data": dict, "fallback": dict},
    "Action.Submit": {"title": str, "data": dict},
    "Action.OpenUrl": {"url": str, "title": str},
    "Action.ShowCard": {"card": dict, "title": str},
    "AdaptiveCard": {"body": list},
}
"""Required by the schema, by Teams (a verb), or for people: labels, alternative texts, older clients."""

CHILDREN: dict[str, dict[str, set[str]]] = {}
_ANY_ELEMENT = {"TextBlock", "RichTextBlock", "Container", "ColumnSet", "FactSet", "Image", "ActionSet"}
_ANY_ELEMENT |= {"Table", "Input.Text", "Input.Toggle"}
_ANY_ACTION = {name for name in PROPERTIES if name.startswith("Action.")}
_TAP = _ANY_ACTION - {"Action.ShowCard"}
for _name in ("Container", "Column", "TableCell"):
    CHILDREN[_name] = {"items": _ANY_ELEMENT, "selectAction": _TAP}
CHILDREN |= {
    "RichTextBlock": {"inlines": {"TextRun"}},
    "TextRun": {"selectAction": _TAP},
    "ColumnSet": {"columns": {"Column"}, "selectAction": _TAP},
    "FactSet": {"facts": {"Fact"}},
    "Image": {"selectAction": _TAP},
    "ActionSet": {"actions": _ANY_ACTION},
    "Table": {"rows": {"TableRow"}},
    "TableRow": {"cells": {"TableCell"}},
    "Action.Execute": {"fallback": {"Action.Submit"}},
    "Action.ShowCard": {"card": {"AdaptiveCard"}},
    "AdaptiveCard": {"body": _ANY_ELEMENT, "actions": _ANY_ACTION, "selectAction": _TAP},
}

_BOXES = {"default", "emphasis", "good", "attention", "warning", "accent"}
VALUES: dict[tuple[str, str], set[str]] = {
    ("*", "spacing"): {"default", "none", "small", "medium", "large", "extralarge", "padding"},
    ("*", "size"): {"default", "small", "medium", "large", "extralarge", "auto", "stretch"},
    ("*", "weight"): {"default", "lighter", "bolder"},
    ("*", "associatedInputs"): {"auto", "none"},
    ("Container", "style"): _BOXES,
    ("Column", "style"): _BOXES,
    ("ColumnSet", "style"): _BOXES,
    ("TextBlock", "style"): {"default", "heading"},
    ("Action.Execute", "style"): {"default", "positive", "destructive"},
    ("Action.Submit", "style"): {"default", "positive", "destructive"},
}

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")


def problems(card: object) -> list[str]:
    """Everything Teams, its clients or a screen reader would stumble over; empty for a good card."""
    found: list[str] = []
    if not isinstance(card, dict):
        return ["the card is not an object"]
    if card.get("version") != "1.5":
        found.append(f"the version is {card.get('version')!r}, not 1.5")
    if not card.get("fallbackText"):
        found.append("no fallbackText")
    extension = card.get("msteams", {})
    if not isinstance(extension, dict) or set(extension) - {"width", "entities"}:
        found.append("msteams has unknown members")
    if isinstance(extension, dict) and extension.get("entities"):
        found.append("the card mentions people, who would be notified")
    _check(card, {"AdaptiveCard"}, "card", found)
    ids = [str(part["id"]) for part in walk(card) if "id" in part]
    found += [f"the id {each!r} is used twice" for each in sorted(set(ids)) if ids.count(each) > 1]
    return found


def _check(part: object, allowed: set[str], place: str, found: list[str]) -> None:
    if not isinstance(part, dict):
        found.append(f"{place} is not an object")
        return
    kind = part.get("type", "Fact" if allowed == {"Fact"} else None)
    if kind not in allowed:
        found.append(f"{place} has the type {kind!r}")
        return
    place = f"{place}:{kind}"
    found += [f"{place} has the unknown property {name!r}" for name in part if name not in PROPERTIES[kind]]
    for name, expected in REQUIRED[kind].items():
        if not isinstance(part.get(name), expected):
            found.append(f"{place} has no proper {name!r}")
    found += list(_check_values(kind, part, place))
    for name, kinds in CHILDREN.get(kind, {}).items():
        below = part.get(name)
        for number, child in enumerate(below if isinstance(below, list) else [below] if below else []):
            _check(child, kinds, f"{place}.{name}[{number}]", found)


def _check_values(kind: str, part: Mapping[str, object], place: str) -> Iterator[str]:
    for name, value in part.items():
        allowed = VALUES.get((kind, name)) or VALUES.get(("*", name))
        if allowed and str(value).lower() not in allowed:
            yield f"{place} has the {name} {value!r}"
        if isinstance(value, str) and _UNSHOWABLE.search(value):
            yield f"{place} has a control character in {name!r}"
        if isinstance(value, list) and not value:
            yield f"{place} has an empty {name!r}"
    if kind.startswith("Action.") and not part.get("title"):
        yield f"{place} cannot be named by a screen reader"
    if kind == "Action.Execute" and not part.get("verb"):
        yield f"{place} has an empty verb"
    actions = part.get("actions")
    if kind == "ActionSet" and isinstance(actions, list) and len(actions) > 6:
        yield f"{place} has more actions than Teams shows"
    if kind == "Image":
        yield from (f"{place}: {problem}" for problem in _check_image(part))
    limit = part.get("maxLength")
    if kind == "Input.Text" and (not isinstance(limit, int) or limit < 1):
        yield f"{place} has no proper maxLength"


def _check_image(part: Mapping[str, object]) -> Iterator[str]:
    """We have no address of our own to load pictures from, so they come along."""
    url = str(part.get("url", ""))
    if not str(part.get("altText", "")).strip():
        yield "no words for those who do not see it"
    if not url.startswith(_PICTURE):
        yield "the picture does not come along"
        return
    yield from check_png(picture_of(part))


def picture_of(image: Mapping[str, object]) -> bytes:
    return b64decode(str(image["url"]).removeprefix(_PICTURE), validate=True)


def without_pictures(raw: str) -> str:
    return re.sub(f'{re.escape(_PICTURE)}[^"]*', "", raw)


def walk(part: object) -> Iterator[Json]:
    """Every object of a card that has a type, outermost first; without fallbacks."""
    if isinstance(part, dict):
        if "type" in part:
            yield part
        for name, below in part.items():
            if name not in ("fallback", "data"):
                yield from walk(below)
    elif isinstance(part, list):
        for each in part:
            yield from walk(each)


def texts(card: object) -> list[str]:
    """What is to be read on a card, in order, titles of buttons and what stands for pictures included."""
    shown: list[str] = []
    for part in walk(card):
        shown += [str(part[name]) for name in ("text", "label", "altText") if name in part]
        if str(part["type"]).startswith("Action.") and "title" in part:
            shown.append(str(part["title"]))
        facts = part.get("facts")
        for fact in facts if isinstance(facts, list) else []:
            shown += [str(fact["title"]), str(fact["value"])]
    return shown


@dataclass(frozen=True)
class Button:
    """An action and the inputs whose contents go along with it."""

    action: Json
    inputs: tuple[Json, ...] = field(default=())

    @property
    def title(self) -> str:
        return str(self.action.get("title", ""))


def buttons(card: object) -> list[Button]:
    """Every action of a card that calls the bot, wherever it hangs."""
    return list(_buttons(card, ()))


def _buttons(card: object, outer: tuple[Json, ...]) -> Iterator[Button]:
    parts = list(_level(card))
    inputs = (*outer, *(part for part in parts if str(part["type"]).startswith("Input.")))
    for part in parts:
        if part["type"] == "Action.ShowCard":
            yield from _buttons(part["card"], inputs)
        elif part["type"] in ("Action.Execute", "Action.Submit"):
            yield Button(part, () if part.get("associatedInputs") == "none" else inputs)


def _level(part: object) -> Iterator[Json]:
    """Like walk, but not into cards that open on the card."""
    if isinstance(part, dict):
        if "type" in part:
            yield part
        for name, below in part.items():
            if name not in ("fallback", "data", "card"):
                yield from _level(below)
    elif isinstance(part, list):
        for each in part:
            yield from _level(each)
