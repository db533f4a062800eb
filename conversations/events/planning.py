"""The action plan."""

from dataclasses import dataclass

from conversations.actions import ActionChange
from conversations.answers import Choice


@dataclass(frozen=True, slots=True)
class ShowActions:
    """Somebody asks for the action plan, or for one action by its number; `only_me` as in ShowSummary."""

    only_me: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptAction:
    """A lead takes over what is proposed for a theme: the next step of one of its questions from a level."""

    checkin: int
    theme: str
    question: str
    level: Choice


@dataclass(frozen=True, slots=True)
class TakeProposal:
    """A lead takes over what is proposed for a theme, by its key, whatever it is."""

    theme: str


@dataclass(frozen=True, slots=True)
class AddAction:
    """A lead adds an action in words of their own, for a theme by its key."""

    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeAction:
    """A lead changes an action, or its owner marks how far it is. `number` as in actions.Action."""

    number: int
    change: ActionChange
