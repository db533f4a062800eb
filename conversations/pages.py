"""The bot's own page, where a platform has one: it stays as it was shown last, so what has become untrue of it
is shown anew.

Only for those who have looked at it, and only where they now stand otherwise: not at every answer, for a page
costs its platform as much as a message, and whoever opens it again sees the latest figures anyway.
"""

from dataclasses import replace

from conversations import effects, events
from conversations.context import Context
from conversations.effects import Effect
from conversations.events import Event
from conversations.people import Place
from conversations.state import Phase, State

_CHANGES = effects.RecordLeftOut | effects.AppointLead


def with_page(
    before: State, event: Event, after: State, follows: tuple[Effect, ...], context: Context
) -> tuple[State, tuple[Effect, ...]]:
    """The state and what follows, with the page where it is due. Of somebody who is erased nothing is left to
    show: their page is cleared where they are erased.
    """
    if isinstance(event, events.HomeOpened) and context.place is Place.DIRECT and not after.has_page:
        return replace(after, has_page=True), follows
    if not after.has_page or _shows_page(follows) or not _stands_otherwise(before, after, follows):
        return after, follows
    return after, (*follows, effects.Home(context.person.id, on_page=True))


def _shows_page(follows: tuple[Effect, ...]) -> bool:
    return any(isinstance(each, effects.Home) and each.on_page for each in follows)


def _stands_otherwise(before: State, after: State, follows: tuple[Effect, ...]) -> bool:
    """Started, finished, stopped or come back, answers taken back, left out or asked again, or now a lead."""
    return _stage(before) != _stage(after) or any(isinstance(each, _CHANGES) for each in follows)


def _stage(state: State) -> tuple[bool, bool, bool]:
    return bool(state.questions), state.finished, state.phase is Phase.STOPPED
