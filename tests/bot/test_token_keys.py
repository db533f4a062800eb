"""The keys under which bot tokens are kept."""

import pytest

from bot.token_keys import TokenKeys, Unreadable, new_key

OLD, NEW = new_key(), new_key()
TOKEN = "xoxb-canary"


def test_a_token_is_opened_with_its_key_and_reads_as_nothing_without() -> None:
    kept = TokenKeys(OLD).encrypt(TOKEN, "T1")
    assert TOKEN not in kept
    assert TokenKeys(OLD).decrypt(kept, "T1") == TOKEN
    with pytest.raises(Unreadable):
        TokenKeys(NEW).decrypt(kept, "T1")


def test_the_first_key_encrypts_and_the_others_still_open() -> None:
    kept = TokenKeys(OLD).encrypt(TOKEN, "T1")
    both = TokenKeys(f" {NEW} , {OLD} ,")
    assert both.decrypt(kept, "T1") == TOKEN
    assert not both.is_newest(kept, "T1")
    anew = both.encrypt(TOKEN, "T1")
    assert both.is_newest(anew, "T1")
    assert TokenKeys(NEW).decrypt(anew, "T1") == TOKEN


def test_a_token_moved_to_another_workspace_opens_there_for_nobody() -> None:
    """Else whoever can write to the database could post one council's messages in another's workspace."""
    keys = TokenKeys(OLD)
    with pytest.raises(Unreadable):
        keys.decrypt(keys.encrypt(TOKEN, "T1"), "T2")


@pytest.mark.parametrize("changed", ["", "not base64 \u2713", "gAAAAA=="])
def test_what_was_changed_opens_for_nobody(changed: str) -> None:
    with pytest.raises(Unreadable):
        TokenKeys(OLD).decrypt(changed, "T1")


@pytest.mark.parametrize("keys", ["", " , ", "short", "OLD,short", "\u2713" * 44])
def test_what_is_no_key_is_refused_with_what_to_do_and_not_quoted(keys: str) -> None:
    with pytest.raises(ValueError, match="waymark slack key") as caught:
        TokenKeys(keys.replace("OLD", OLD))
    assert OLD not in str(caught.value)
    assert "short" not in str(caught.value)


def test_neither_keys_nor_tokens_are_in_the_repr() -> None:
    assert OLD not in repr(TokenKeys(OLD))
