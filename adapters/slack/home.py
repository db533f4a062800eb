"""A card as the app's home tab: one person's own, and it stays as it is until it is published again."""

from adapters.slack.blocks import Block, render
from conversations.cards import Card


def home_tab(card: Card, stamp: str) -> Block:
    """The view. A home tab takes the blocks of a message, and no notification text beside them."""
    return {"type": "home", "blocks": list(render(card, stamp, plain=True).blocks)}
