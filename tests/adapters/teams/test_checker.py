"""The reader of Adaptive Cards that stands in for Teams sees what Teams would stumble over."""

import copy
from collections.abc import Callable

import pytest

from adapters.teams.cards import adaptive_card
from tests.adapters.teams.sending import QUESTION
from tests.platforms.teams_cards import Json, buttons, problems, walk


def first(card: Json, kind: str) -> Json:
    return next(part for part in walk(card) if part["type"] == kind)


BREAKS: dict[str, Callable[[Json], object]] = {
    "version": lambda card: card.update(version="1.6"),
    "fallbackText": lambda card: card.pop("fallbackText"),
    "entities": lambda card: card.update(msteams={"entities": [{"type": "mention"}]}),
    "unknown type": lambda card: first(card, "TextBlock").update(type="Text"),
    "unknown property": lambda card: first(card, "TextBlock").update(colour="red"),
    "no text": lambda card: first(card, "TextBlock").pop("text"),
    "control character": lambda card: first(card, "TextBlock").update(text="a\x00"),
    "unknown style": lambda card: first(card, "Container").update(style="loud"),
    "empty container": lambda card: first(card, "Container").update(items=[]),
    "no verb": lambda card: first(card, "Action.Execute").pop("verb"),
    "no title": lambda card: first(card, "Action.Execute").update(title=""),
    "no fallback": lambda card: first(card, "Action.Execute").pop("fallback"),
    "show card on tap": lambda card: first(card, "Container").update(
        selectAction=first(card, "Action.ShowCard")
    ),
    "too many actions": lambda card: first(card, "ActionSet").update(
        actions=[first(card, "Action.Execute")] * 7
    ),
    "no label": lambda card: first(card, "Input.Text").pop("label"),
    "image that is no picture": lambda card: first(card, "TextBlock").update(
        type="Image", altText="A chart", url="data:image/png;base64,AAAA"
    ),
    "image from elsewhere": lambda card: first(card, "TextBlock").update(
        type="Image", altText="A chart", url="https://elsewhere.example/chart.png"
    ),
    "image without alt": lambda card: first(card, "TextBlock").update(type="Image", url="data:"),
    "same id": lambda card: [part.update(id="a") for part in walk(card) if part["type"] == "Container"],
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_card_is_seen(how: str) -> None:
    """Protects: the checks that all other tests rely on."""
    card = copy.deepcopy(adaptive_card(QUESTION))
    assert problems(card) == []
    BREAKS[how](card)
    assert problems(card) != []


def test_buttons_are_found_wherever_they_hang() -> None:
    """Protects: `press` in the journey tests."""
    titles = [button.title for button in buttons(adaptive_card(QUESTION))]
    assert titles[:2] == ["1 Starting", "✓ 2 Exploring"]
    assert titles[5:] == ["Skip", "Pause", "Save"]
