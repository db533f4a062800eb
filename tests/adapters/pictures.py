"""A card with a picture of each kind, and one that cannot be drawn."""

from conversations.cards import Card, Picture
from conversations.drawings import Drawing, LevelBars
from conversations.framework import Cut
from tests.adapters.charts import samples

ALT = "Data is the weakest theme: its answers are split in two camps."
TEXT = "Themes of Seaford & district at <autumn> 2026"


def a_card(drawing: Drawing) -> Card:
    return Card(TEXT, (Picture(drawing, drawing.frame.title, ALT),))


CARDS = {kind: a_card(drawing) for kind, drawing in samples.drawings("en").items()}
BARS = CARDS["bars"]

UNDRAWABLE = a_card(
    LevelBars(samples.frame("en"), samples.bars("en", *Cut, *Cut), samples.columns("en")),
)
"""There are more bars than are legible."""

HEAVY = a_card(
    LevelBars(samples.frame("cy"), samples.bars("cy", Cut.ENABLER, Cut.PRINCIPLE), samples.columns("cy")),
)
"""Too many bytes for a Teams message when it is as fine as can be."""
