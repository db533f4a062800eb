"""What doors made of cards is kept for those who get the same."""

from adapters.kept import Kept
from conversations.cards import Card, Text


class _Made:
    """Makes the text of a card, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, card: Card) -> str:
        self.count += 1
        return card.text


def test_a_common_card_is_made_once_for_all_who_get_the_same() -> None:
    """Protects: a question that thousands get is not laid out thousands of times."""
    made = _Made()
    kept = Kept(made)
    cards = [Card("Question", (Text("How is it?"),)) for _ in range(3)]
    assert [kept.of(card, is_common=True) for card in cards] == ["Question"] * 3
    assert made.count == 1


def test_what_one_person_gets_is_not_kept() -> None:
    """Protects: what somebody was told about themselves does not stay in memory."""
    made = _Made()
    kept = Kept(made)
    for _ in range(2):
        kept.of(Card("Your answers", ()), is_common=False)
    assert made.count == 2


def test_it_does_not_grow_without_end() -> None:
    """Protects: the server's memory, whatever is asked in however many languages."""
    made = _Made()
    kept = Kept(made, most=2)
    for text in ("1", "2", "3", "1"):
        assert kept.of(Card(text, ()), is_common=True) == text
    assert made.count == 4
