"""Whether people must take part, and one person's accounts on two platforms becoming one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetOptional:
    """A lead says whether people need not take part in the council's check-ins."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class OfferJoin:
    """The person wants to join another account of theirs to this one: they need a code for it."""


@dataclass(frozen=True, slots=True)
class UseJoinCode:
    """The person has brought the code to their other account."""

    code: str


@dataclass(frozen=True, slots=True)
class ConfirmJoin:
    """The person says that they and `person`, by id, are one; None: whoever they were asked about. Both have to
    say so: first who brought the code, then who was given it.
    """

    person: int | None = None


@dataclass(frozen=True, slots=True)
class RefuseJoin:
    """The person says that they are not; `person` as in ConfirmJoin."""

    person: int | None = None
