"""Cards as Block Kit blocks, within Slack's limits.

Words go out as plain_text wherever they need no emphasis: Slack reads no markup in it. Where a label is bold
the text is mrkdwn, escaped, and `verbatim`, without which Slack still makes links of "@channel" and "#general".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adapters.slack import text
from adapters.slack.tables import as_data_table, as_lines, fits_data_table
from conversations.cards import (
    Button,
    Buttons,
    Card,
    CommentField,
    Fact,
    Facts,
    Heading,
    Option,
    Options,
    Part,
    Table,
    Text,
)
from conversations.pictures import in_words

Block = dict[str, object]

MESSAGE_TEXT = 4_000
MESSAGE_BLOCKS = 50
SECTION_TEXT = 3_000
HEADER_TEXT = 150
CONTEXT_TEXT = 2_000
FIELD_TEXT = 2_000
FIELDS = 10
BUTTONS = 25
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000

CHOSEN = "✓"


@dataclass(frozen=True, slots=True)
class Rendered:
    """`text` is what notifications and screen readers get; `is_plain`: nothing simpler can be sent."""

    text: str
    blocks: Sequence[Block]
    is_plain: bool = True


def render(card: Card, stamp: str, *, plain: bool = False) -> Rendered:
    """`stamp` makes the blocks' ids new for every message, as Slack asks. `plain`: tables as lines of text.

    Pictures go as files, not in blocks (see adapters.slack.uploads): here they are told in words.
    """
    blocks: list[Block] = []
    has_table = False
    parts = in_words(card).parts
    for before, part in zip((None, *parts), parts, strict=False):
        if isinstance(part, Table) and not plain and fits_data_table(part, blocks):
            has_table = True
            blocks += [*_bold(part.title), as_data_table(part)]
        elif isinstance(part, CommentField) and isinstance(before, Buttons):
            blocks += _beside(blocks, part.open)
        else:
            blocks += part_blocks(part)
    words = text.fit_escaped(card.text.strip(), MESSAGE_TEXT) or text.ELLIPSIS
    return Rendered(words, number(_within(blocks, MESSAGE_BLOCKS), stamp), is_plain=not has_table)


def part_blocks(part: Part) -> Iterator[Block]:
    match part:
        case Heading():
            yield from _heading(part.text)
        case Text(quiet=True):
            yield from _quiet(part.text)
        case Text():
            yield from _sections(part.text)
        case Options():
            yield from _options(part.options)
        case Buttons():
            yield from _actions([button(each) for each in part.buttons])
        case CommentField():
            yield from _actions([button(part.open)])
        case Facts():
            yield from _facts(part.facts)
        case Table():
            yield from _bold(part.title)
            yield from _sections("\n".join(as_lines(part)))


def number(blocks: Sequence[Block], stamp: str) -> Sequence[Block]:
    """The same blocks with ids that are unique in the message."""
    return [_numbered(block, f"{stamp}.{index}") for index, block in enumerate(blocks)]


def plain_text(words: str) -> Block:
    # emoji=False leaves ":thumbsup:" as it was typed.
    return {"type": "plain_text", "text": words, "emoji": False}


def button(each: Button) -> Block:
    element: Block = {
        "type": "button",
        "text": plain_text(text.fit(_one_line(each.label), BUTTON_TEXT) or text.ELLIPSIS),
        "value": text.fit(each.value, BUTTON_VALUE),
    }
    if each.primary:
        element["style"] = "primary"
    return element


def _numbered(block: Block, block_id: str) -> Block:
    numbered = {**block, "block_id": block_id}
    match block:
        case {"type": "actions", "elements": list(elements)}:
            numbered["elements"] = [{**each, "action_id": f"{block_id}.{n}"} for n, each in enumerate(elements)]
        case {"accessory": dict(accessory)}:
            numbered["accessory"] = {**accessory, "action_id": f"{block_id}.0"}
    return numbered


def _within(blocks: list[Block], limit: int) -> list[Block]:
    """Cut in the middle where it shows: the last block is kept, for that is where the buttons are."""
    if len(blocks) <= limit:
        return blocks
    return [*blocks[: limit - 2], *_quiet(text.ELLIPSIS), blocks[-1]]


def _heading(words: str) -> Iterator[Block]:
    # A long question stays whole, in bold, where a header would cut it.
    line = _one_line(words)
    if text.size(line) > HEADER_TEXT:
        yield from _bold(line)
    elif line:
        yield {"type": "header", "text": plain_text(line)}


def _sections(words: str) -> Iterator[Block]:
    for piece in text.split(words, SECTION_TEXT):
        yield {"type": "section", "text": plain_text(piece), "expand": True}


def _quiet(words: str) -> Iterator[Block]:
    for piece in text.split(words, CONTEXT_TEXT):
        yield {"type": "context", "elements": [plain_text(piece)]}


def _bold(words: str) -> Iterator[Block]:
    if line := _one_line(words):
        yield {"type": "section", "text": _mrkdwn(f"*{text.fit_escaped(line, SECTION_TEXT - 2)}*")}


def _options(options: Sequence[Option]) -> Iterator[Block]:
    """Each choice with its explanation beside a short button; screen readers hear the whole label on it."""
    for option in options:
        yield {
            "type": "section",
            "text": _mrkdwn(_option_text(option)),
            "expand": True,
            "accessory": {
                **button(Button(option.press, option.button.value)),
                "accessibility_label": text.fit(_one_line(option.button.label), BUTTON_TEXT) or text.ELLIPSIS,
            },
        }


def _option_text(option: Option) -> str:
    label = text.fit_escaped(_one_line(option.button.label), 200) or text.ELLIPSIS
    mark = f"{CHOSEN} " if option.chosen else ""
    detail = text.fit_escaped(option.detail.strip(), SECTION_TEXT - 300)
    return f"{mark}*{label}*\n{detail}".rstrip()


def _actions(elements: Sequence[Block]) -> Iterator[Block]:
    for row in _batches(elements, BUTTONS):
        yield {"type": "actions", "elements": list(row)}


def _beside(blocks: list[Block], last: Button) -> Iterator[Block]:
    """One more button in the row that ends the blocks, or in a row of its own."""
    match blocks[-1:]:
        case [{"type": "actions", "elements": list(elements)}] if len(elements) < BUTTONS:
            elements = [*elements, button(last)]
            del blocks[-1]
            yield from _actions(elements)
        case _:
            yield from _actions([button(last)])


def _facts(facts: Sequence[Fact]) -> Iterator[Block]:
    fields = [_mrkdwn(_fact_text(fact)) for fact in facts]
    for row in _batches(fields, FIELDS):
        yield {"type": "section", "fields": list(row)}


def _fact_text(fact: Fact) -> str:
    label = text.fit_escaped(_one_line(fact.label), 200) or text.ELLIPSIS
    return f"*{label}*\n{text.fit_escaped(fact.value.strip(), FIELD_TEXT - 300)}".rstrip()


def _mrkdwn(words: str) -> Block:
    return {"type": "mrkdwn", "text": words, "verbatim": True}


def _one_line(words: str) -> str:
    return " ".join(text.clean(words).split())


def _batches(items: Sequence[Block], most: int) -> Iterator[Sequence[Block]]:
    for start in range(0, len(items), most):
        yield items[start : start + most]
