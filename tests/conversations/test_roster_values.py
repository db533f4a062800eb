"""The button that applies a file of people carries all that it needs, and nothing else is taken for it."""

import pytest

from conversations.buttons import decode, encode
from conversations.events import ApplyRoster, Unreadable

ADDRESS = (
    "https://anytown-my.sharepoint.com/_layouts/15/download.aspx?UniqueId=1150d938&tempauth=v1.a%2Bb|c%7Cd"
)


@pytest.mark.parametrize("ref", ["F0DCTD5FU", ADDRESS, "a b\u00e9%"])
@pytest.mark.parametrize("name", ["people.csv", "odd|name|.csv", "si\u00e2n 100%.csv"])
@pytest.mark.parametrize("take_off", [True, False])
def test_any_reference_and_any_name_come_back_as_they_were(ref: str, name: str, take_off: bool) -> None:
    event = ApplyRoster(ref, "0a1b", name, take_off)
    assert decode(encode(event)) == event


def test_an_address_is_hardly_longer_on_a_button() -> None:
    """Protects the card: Teams takes 28 KB, and the address stands on it up to four times."""
    assert len(encode(ApplyRoster(ADDRESS, "0a1b", "people.csv"))) < len(ADDRESS) + 50


@pytest.mark.parametrize(
    "value",
    [
        *("roster", "roster|", "roster|0a|all|F1", "roster||all|F1|people.csv", "roster|0a|all||people.csv"),
        *("roster|0a|everybody|F1|people.csv", "roster|0a||F1|people.csv"),
    ],
)
def test_what_was_edited_by_hand_is_no_button_of_ours(value: str) -> None:
    assert decode(value) == Unreadable()
