"""A card as the JSON that Slack takes, but for where it goes: the same for all who get the card."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from adapters.slack.blocks import render
from conversations.cards import Card

_STAMP = "\x7f"
"""Stands where each message has a stamp of its own. No text that is shown has this sign (see
adapters.slack.text.clean), and JSON leaves it as it is.
"""


@dataclass(frozen=True, slots=True)
class Message:
    """`pieces` of one JSON text, without the brace that ends it; `is_plain`: nothing simpler can be sent."""

    pieces: tuple[bytes, ...]
    is_plain: bool

    def body(self, stamp: str, more: Mapping[str, object]) -> bytes:
        """With what is this message's own; `more` has at least one field."""
        return b"%b, %b" % (stamp.encode().join(self.pieces), json.dumps(more)[1:].encode())


def message(card: Card, *, plain: bool = False) -> Message:
    """`plain`: tables as lines of text."""
    rendered = render(card, _STAMP, plain=plain)
    fields = {
        "text": rendered.text,
        "blocks": rendered.blocks,
        # Nothing in the words is looked at for names, channels or links to show.
        "parse": "none",
        "link_names": False,
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }
    text = json.dumps(fields, ensure_ascii=False)
    return Message(tuple(text.removesuffix("}").encode().split(_STAMP.encode())), rendered.is_plain)
