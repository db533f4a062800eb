"""What is kept of whether people must take part, and of accounts that become one person's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetOptional:
    """Whether people need not take part in the council's check-ins, from now on."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class RequestJoinCode:
    """A code is asked for, and told with JoinCode; whatever the person's earlier one has begun is over."""


@dataclass(frozen=True, slots=True)
class JoinCode:
    """Tells a person, by id, the code that joins another account of theirs. The code is made when this is sent,
    so that it stands nowhere but there; none is made that has been used meanwhile, or that nobody asks for any
    more. In the direct conversation only.
    """

    person: int


@dataclass(frozen=True, slots=True)
class UseJoinCode:
    """The person is asked whether they are the one whose code this is, if it is anybody's: by its hash."""

    code_hash: str


@dataclass(frozen=True, slots=True)
class ConfirmJoin:
    """As events.ConfirmJoin; once both have, the two are one."""

    person: int | None


@dataclass(frozen=True, slots=True)
class RefuseJoin:
    """As events.RefuseJoin; nothing is joined."""

    person: int | None


JoinRecord = RequestJoinCode | UseJoinCode | ConfirmJoin | RefuseJoin
"""What people do so that their accounts become one; what they are told follows from what is stored."""
