"""Ties the way back from Slack to the browser that set out, for a short while."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

LIFE = 10 * 60
"""Seconds that somebody has to read what Slack asks, and to press Allow."""

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Started:
    """`state` travels through Slack and is seen by others; `cookie` stays in the browser. It takes both."""

    state: str
    cookie: str = field(repr=False)


class States:
    """Nothing is stored: `state` says until when it is good, and a signature over that and the cookie proves
    it, at any replica. Whether it was used before is for others to say (see Installations.is_first_use).
    """

    def __init__(self, secret: str, clock: Callable[[], float]) -> None:
        self._key = secret.encode()
        self._clock = clock

    def start(self) -> Started:
        cookie = secrets.token_urlsafe(32)
        until = str(int(self._clock()) + LIFE)
        return Started(f"{until}.{self._signature(until, cookie)}", cookie)

    def is_good(self, state: str, cookie: str) -> bool:
        until, _, signature = state.partition(".")
        if len(state) > _LONGEST or not (until.isascii() and until.isdigit() and signature.isascii()):
            return False
        is_ours = hmac.compare_digest(signature, self._signature(until, cookie))
        return is_ours and self._clock() < int(until)

    def _signature(self, until: str, cookie: str) -> str:
        said = f"waymark-slack-install.{until}.{cookie}".encode(errors="replace")
        digest = hmac.new(self._key, said, hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")
