"""Files that come in direct messages: the roster's, and what its lead says to the preview; and one's own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileSent:
    """Somebody attached a file. The door keeps the means to fetch it in `Inbound.via`.

    `size` is in bytes, None where the platform does not say. `text` was typed beside it. `is_alone`: no other
    file came with it.
    """

    name: str
    size: int | None = None
    text: str = ""
    is_alone: bool = True


@dataclass(frozen=True, slots=True)
class ApplyRoster:
    """A lead wants done what they were shown. `ref`: the door's name for the file; `plan`: the fingerprint of
    what was shown. `take_off`: also takes off the roster whom the file does not name.
    """

    ref: str
    plan: str
    name: str
    take_off: bool = False


@dataclass(frozen=True, slots=True)
class LeaveRoster:
    """A lead does not want it."""


@dataclass(frozen=True, slots=True)
class ShowImport:
    """A lead asks how to bring the roster as a file."""


@dataclass(frozen=True, slots=True)
class SendMyData:
    """The person wants all that is held on them as a file."""
