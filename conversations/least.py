"""Of how many people a council's figures tell at least: what a lead may set it to, and what is said about it.

A check-in keeps the number with which it began to be published (docs/decisions/0012), so the number may change
at any time: nobody's answers are published in smaller groups than they were told of when they gave them.
"""

from conversations import effects
from conversations.context import Context
from conversations.disclosure import LEAST_PEOPLE
from conversations.effects import Effect, Say

FEWEST, MOST = 3, 50


def set_least(people: int, context: Context) -> tuple[Effect, ...]:
    refused = refusal(people, context.least)
    return (refused,) if refused else (effects.SetLeast(people), said_of(people, context.least))


def refusal(people: int, before: int) -> Say | None:
    """Why the number is not set, if it is not."""
    if not FEWEST <= people <= MOST:
        return Say("least-out-of-range", {"fewest": FEWEST, "most": MOST, "least": before})
    return Say("least-is-that", {"least": before}) if people == before else None


def said_of(people: int, before: int) -> Say:
    """What a lead is told when the number has changed."""
    told = min(before, LEAST_PEOPLE)
    if people < told:
        return Say("least-lowered", {"least": people, "before": before, "promised": told})
    return Say("least-set", {"least": people, "before": before})


def promised(context: Context) -> int:
    """What people are told when they first meet the bot: what holds in the check-in that is open as well as in
    the next ones.
    """
    running = context.checkin.least if context.checkin else None
    return min(context.least, running or context.least, LEAST_PEOPLE)
