"""A card with room for words as a form in a window of its own."""

from collections.abc import Iterator

from adapters.slack import text
from adapters.slack.blocks import Block, number, plain_text
from conversations.cards import Card, CommentField
from conversations.people import Address

TITLE = 24
LABEL = 2_000
PRIVATE_METADATA = 3_000
CALLBACK_ID = 255
OPTION = 75
TICKED = "quote"
INPUT_TEXT = 3_000
"""Slack's most for one field. Longer words still fit in a typed message."""


def modal(card: Card, address: Address, stamp: str) -> Block | None:
    """The view: the field alone. None for a card without room for words.

    `private_metadata` is what the words are sent as, `callback_id` where the answer belongs: Slack returns both
    with the submission and says neither itself.
    """
    field = next((part for part in card.parts if isinstance(part, CommentField)), None)
    if field is None:
        return None
    return {
        "type": "modal",
        "title": _short(field.title),
        "submit": _short(field.submit.label),
        "close": _short(field.cancel),
        "private_metadata": text.fit(field.submit.value, PRIVATE_METADATA),
        "callback_id": address.conversation[:CALLBACK_ID],
        "blocks": number([_input(field), *_box(field)], stamp),
    }


def _input(field: CommentField) -> Block:
    block: Block = {
        "type": "input",
        "label": plain_text(text.fit(field.label.strip(), LABEL) or text.ELLIPSIS),
        "element": {
            "type": "plain_text_input",
            "action_id": "words",
            "multiline": True,
            "max_length": max(1, min(field.limit, INPUT_TEXT)),
        },
    }
    if hint := text.fit(field.hint.strip(), LABEL):
        block["hint"] = plain_text(hint)
    return block


def _box(field: CommentField) -> Iterator[Block]:
    """To tick that the words may be quoted."""
    if label := text.fit(field.quote.strip(), OPTION):
        yield {
            "type": "input",
            "optional": True,
            "label": plain_text(label),
            "element": {
                "type": "checkboxes",
                "action_id": "quote",
                "options": [{"text": plain_text(label), "value": TICKED}],
            },
        }


def _short(words: str) -> Block:
    return plain_text(text.fit(" ".join(text.clean(words).split()), TITLE) or text.ELLIPSIS)
