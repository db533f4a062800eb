"""What is said to whoever installed Waymark."""

from conversations.effects import Say


def greeting(*, is_led: bool) -> Say:
    """`is_led`: the council has a digital lead, so it was there before."""
    return Say("installed-again") if is_led else Say("installed")
