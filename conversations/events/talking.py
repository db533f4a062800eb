"""Coming, going and asking to be shown something."""

from dataclasses import dataclass

from conversations.summary_request import FIRST_SCREEN, SummaryRequest


@dataclass(frozen=True, slots=True)
class Arrived:
    """The person opened the conversation, or the bot was installed for them."""


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The person removed the bot from the conversation. Nobody says it: it is taken without a turn."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The person came back on a door that shows nothing of what was said before, such as a terminal."""


@dataclass(frozen=True, slots=True)
class Hurried:
    """The person sent more than anybody can write or press; what is beyond that is left out."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Free text, unescaped, without a mention of the bot."""

    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """Begin this quarter's check-in, or pick it up where it was left."""


@dataclass(frozen=True, slots=True)
class Pause:
    pass


@dataclass(frozen=True, slots=True)
class ShowProgress:
    pass


@dataclass(frozen=True, slots=True)
class ShowHelp:
    pass


@dataclass(frozen=True, slots=True)
class ShowRecap:
    pass


@dataclass(frozen=True, slots=True)
class ShowSummary:
    """A lead asks for a summary; `only_me`: not for all who read along."""

    request: SummaryRequest = FIRST_SCREEN
    only_me: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A button of ours whose value makes no sense: edited by hand, or from an older version."""
