"""What Slack would refuse, said before Slack does: our own checks of its limits, then slackblocks'."""

from collections.abc import Iterator
from typing import Any

import slackblocks as kit
from slackblocks.errors import InvalidUsageError

Json = dict[str, Any]

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
TEXT, MESSAGE_TEXT, HEADER, BUTTON, VALUE, IDENTITY = 3_000, 4_000, 150, 75, 2_000, 255
FIELD, FIELDS, CONTEXT, ACTIONS = 2_000, 10, 10, 25
TITLE, INPUT, PRIVATE_METADATA, BOXES = 24, 3_000, 3_000, 10
TABLE_COLUMNS, TABLE_ROWS, TABLE_TEXT = 20, 101, 10_000


def check_message(message: Json) -> Iterator[str]:
    """The problems of a message's arguments, as sentences."""
    text = message.get("text")
    if not isinstance(text, str) or not text.strip():
        yield "there is no text for notifications and screen readers"
    elif size_of(text) > MESSAGE_TEXT:
        yield f"the text is longer than {MESSAGE_TEXT}"
    else:
        yield from check_markup(text)
    if message.get("parse", "none") != "none" or message.get("link_names"):
        yield "Slack is asked to look for names in the text"
    yield from _check_blocks(message.get("blocks", []), MESSAGE_BLOCKS)
    yield from _check_by_slackblocks(message)


def check_view(view: Json) -> Iterator[str]:
    if view.get("type") != "modal":
        yield "the view is no modal"
    for name in ("title", "submit", "close"):
        yield from _check_text(view[name], TITLE)
    if size_of(view["private_metadata"]) > PRIVATE_METADATA or size_of(view["callback_id"]) > IDENTITY:
        yield "private_metadata or callback_id is too long"
    yield from _check_blocks(view["blocks"], VIEW_BLOCKS)
    try:
        kit.ModalView(
            title=view["title"]["text"],
            submit=view["submit"]["text"],
            close=view["close"]["text"],
            private_metadata=view["private_metadata"],
            callback_id=view["callback_id"],
            blocks=[_kit_block(block) for block in view["blocks"]],
        )
    except InvalidUsageError as error:
        yield f"slackblocks: {error}"


def check_home(view: Json) -> Iterator[str]:
    """A home tab: nothing but blocks is shown of it."""
    if view.get("type") != "home" or set(view) != {"type", "blocks"}:
        yield "the view is no plain home tab"
    yield from _check_blocks(view["blocks"], VIEW_BLOCKS)
    yield from _check_by_slackblocks({"text": "home", "blocks": view["blocks"][:50]})


def _check_blocks(blocks: list[Json], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"there are {len(blocks)} blocks, over {most}"
    yield from _check_identities([block.get("block_id") for block in blocks], "block_id")
    yield from _check_identities([each.get("action_id") for each in elements(blocks)], "action_id")
    if sum(_table_text(block) for block in blocks) > TABLE_TEXT:
        yield f"the tables hold more than {TABLE_TEXT} characters"
    for block in blocks:
        yield from _check_block(block)


def elements(blocks: list[Json]) -> Iterator[Json]:
    """Everything in the blocks that a person can press or fill in."""
    for block in blocks:
        yield from (each for each in block.get("elements", []) if block["type"] == "actions")
        yield from (block[name] for name in ("accessory", "element") if name in block)


def _check_identities(identities: list[str | None], name: str) -> Iterator[str]:
    if any(not each or len(each) > IDENTITY for each in identities):
        yield f"a {name} is missing or too long"
    if len(set(identities)) != len(identities):
        yield f"a {name} stands twice"


def _check_block(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield from _check_text(block["text"], HEADER, kinds=("plain_text",))
        case "section":
            yield from _check_section(block)
        case "context":
            yield from _check_count(block["elements"], CONTEXT, "context")
            for each in block["elements"]:
                yield from _check_text(each, FIELD)
        case "actions":
            yield from _check_count(block["elements"], ACTIONS, "actions")
            for each in block["elements"]:
                yield from _check_button(each)
        case "input":
            yield from _check_text(block["label"], FIELD, kinds=("plain_text",))
            if block["element"]["type"] == "checkboxes":
                yield from _check_boxes(block)
            elif not 1 <= block["element"].get("max_length", INPUT) <= INPUT:
                yield f"the field's max_length is over {INPUT}"
        case "data_table":
            yield from _check_table(block)
        case kind:
            yield f"we send no block of type {kind}"


def _check_boxes(block: Json) -> Iterator[str]:
    """Without `optional` nobody could leave them empty."""
    if not block.get("optional"):
        yield "a box has to be ticked"
    options = block["element"]["options"]
    yield from _check_count(options, BOXES, "checkboxes")
    for each in options:
        yield from _check_text(each["text"], BUTTON, kinds=("plain_text",))


def _check_section(block: Json) -> Iterator[str]:
    if "text" in block:
        yield from _check_text(block["text"], TEXT)
    elif "fields" not in block:
        yield "a section has neither text nor fields"
    if "fields" in block:
        yield from _check_count(block["fields"], FIELDS, "fields")
        for each in block["fields"]:
            yield from _check_text(each, FIELD)
    if "accessory" in block:
        yield from _check_button(block["accessory"])


def _check_button(button: Json) -> Iterator[str]:
    yield from _check_text(button["text"], BUTTON, kinds=("plain_text",))
    if size_of(button.get("value", "")) > VALUE:
        yield f"a button's value is longer than {VALUE}"
    if button.get("style", "primary") not in ("primary", "danger"):
        yield "a button has an unknown style"


def _check_table(block: Json) -> Iterator[str]:
    rows = block["rows"]
    if not 2 <= len(rows) <= TABLE_ROWS or len({len(row) for row in rows}) != 1:
        yield "a table has too few, too many or uneven rows"
    elif not 1 <= len(rows[0]) <= TABLE_COLUMNS:
        yield "a table has too few or too many columns"
    if not all(cell["text"].strip() for row in rows for cell in row) or not block["caption"].strip():
        yield "a table has an empty cell or no caption"


def _table_text(block: Json) -> int:
    return sum(size_of(cell["text"]) for row in block.get("rows", []) for cell in row)


def _check_count(items: list[Json], most: int, what: str) -> Iterator[str]:
    if not 1 <= len(items) <= most:
        yield f"{what}: {len(items)} elements, not 1 to {most}"


def _check_text(text: Json, most: int, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")) -> Iterator[str]:
    words = text["text"]
    if text["type"] not in kinds:
        yield f"{text['type']} where only {kinds} may stand"
    if not words.strip() or size_of(words) > most:
        yield f"a text is empty or longer than {most}"
    if any(ord(character) < 32 and character not in "\n\t" for character in words):
        yield "a text has control characters"
    if text["type"] == "mrkdwn":
        if text.get("verbatim") is not True:
            yield "mrkdwn is not verbatim: Slack makes links of @here and #general"
        yield from check_markup(words)


def check_markup(words: str) -> Iterator[str]:
    if "<" in words or ">" in words:
        yield "mrkdwn has < or >: it could notify somebody"
    for entity in ("&amp;", "&lt;", "&gt;"):
        words = words.replace(entity, "")
    if "&" in words:
        yield "mrkdwn has a bare &"


def size_of(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _check_by_slackblocks(message: Json) -> Iterator[str]:
    try:
        kit.Message(
            channel=message.get("channel") or "C1",
            text=message.get("text", ""),
            blocks=[_kit_block(block) for block in message.get("blocks", [])],
        ).to_dict()
    except (InvalidUsageError, TypeError, ValueError) as error:
        yield f"slackblocks: {error}"


def _kit_block(block: Json) -> kit.Block:
    identity = block["block_id"]
    match block["type"]:
        case "header":
            return kit.HeaderBlock(_kit_text(block["text"]), identity)
        case "section":
            return kit.SectionBlock(
                text=_kit_text(block["text"]) if "text" in block else None,
                block_id=identity,
                fields=[_kit_text(each) for each in block["fields"]] if "fields" in block else None,
                accessory=_kit_button(block["accessory"]) if "accessory" in block else None,
            )
        case "context":
            return kit.ContextBlock([_kit_text(each) for each in block["elements"]], identity)
        case "actions":
            return kit.ActionsBlock([_kit_button(each) for each in block["elements"]], identity)
        case "data_table":
            rows = [[kit.RawText(cell["text"]) for cell in row] for row in block["rows"]]
            at = block["row_header_column_index"]
            return kit.DataTableBlock(rows, block["caption"], block["page_size"], at, identity)  # type: ignore[arg-type]
        case "input":
            return kit.InputBlock(
                label=_kit_text(block["label"]),
                element=_kit_field(block["element"]),
                block_id=identity,
                hint=_kit_text(block["hint"]) if "hint" in block else None,
                optional=block.get("optional", False),
            )
        case kind:
            raise ValueError(f"no block of type {kind}")


def _kit_field(field: Json) -> kit.PlainTextInput | kit.CheckboxGroup:
    if field["type"] == "checkboxes":
        options = [kit.Option(_kit_text(each["text"]), each["value"]) for each in field["options"]]
        return kit.CheckboxGroup(action_id=field["action_id"], options=options)
    return kit.PlainTextInput(field["action_id"], multiline=field["multiline"], max_length=field["max_length"])


def _kit_text(text: Json) -> kit.Text:
    return kit.Text(text["text"], kit.TextType(text["type"]), verbatim=text.get("verbatim", False))


def _kit_button(button: Json) -> kit.Button:
    return kit.Button(
        _kit_text(button["text"]), button["action_id"], value=button.get("value"), style=button.get("style")
    )
