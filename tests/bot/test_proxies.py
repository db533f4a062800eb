"""Requests are counted for whoever really made them, and never for a proxy that all come through."""

import pytest

from bot.proxies import caller, networks

PROXY = networks("10.0.0.0/8, 192.0.2.7")


@pytest.mark.parametrize(
    ("peer", "reported", "counted"),
    [
        ("8.8.8.8", [], "8.8.8.8"),
        ("8.8.8.8", ["9.9.9.9"], "8.8.8.8"),  # a stranger's word counts for nothing
        ("127.0.0.1", ["9.9.9.9"], None),  # a proxy that nobody named
        ("172.16.0.3", [], None),
        ("10.0.0.3", ["9.9.9.9"], "9.9.9.9"),
        ("10.0.0.3", ["1.1.1.1, 9.9.9.9"], "9.9.9.9"),  # what is before it the caller made up
        ("10.0.0.3", ["1.1.1.1", "9.9.9.9, 192.0.2.7"], "9.9.9.9"),
        ("10.0.0.3", [], None),
        ("10.0.0.3", ["unknown"], None),
        ("10.0.0.3", ["9.9.9.9, x"], None),
        ("192.0.2.7", ["9.9.9.9"], "9.9.9.9"),
        ("::ffff:8.8.8.8", [], "8.8.8.8"),  # as a server sees it that listens on both kinds of addresses
        ("::ffff:10.0.0.3", ["::ffff:9.9.9.9"], "9.9.9.9"),
        (None, [], None),
        ("/run/waymark.sock", [], None),
    ],
)
def test_who_is_counted(peer: str | None, reported: list[str], counted: str | None) -> None:
    assert caller(peer, reported, PROXY) == counted


def test_whoever_has_a_network_of_addresses_is_one_caller() -> None:
    found = {caller(f"2a00:1450:4009:81f::{number:x}", [], ()) for number in range(100)}
    assert len(found) == 1
    assert caller("2a00:1450:4009:820::1", [], ()) not in found


@pytest.mark.parametrize("text", ["proxy", "10.0.0.0/33", "10.0.0.1, x"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="does not appear"):
        networks(text)
