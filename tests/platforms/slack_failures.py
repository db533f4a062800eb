"""Ways in which Slack fails, played instead of an answer: `slack.fail("chat.postMessage", RateLimited(7))`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RateLimited:
    after: int = 1
    content_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class ServerError:
    status: int = 500
    content_type: str = "application/json"
    body: str = "{}"


@dataclass(frozen=True, slots=True)
class Malformed:
    body: str = '{"ok": tru'


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection breaks; `after_taking`: once Slack has done what was asked."""

    after_taking: bool = False


@dataclass(frozen=True, slots=True)
class Says:
    """Slack understood and refuses, with its word for why."""

    code: str


@dataclass(frozen=True, slots=True)
class Redirects:
    """Sends the caller elsewhere."""

    to: str


@dataclass(frozen=True, slots=True)
class Stalls:
    """Never answers."""


Failure = RateLimited | ServerError | Malformed | Dropped | Says | Redirects | Stalls
