"""One message on its way to a door, and what became of it."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog

from adapters.base import ABSENT, UNKNOWN, Delivery, Door, Found, TryLater, Undeliverable, Unreachable
from bot.clock import Clock
from bot.common_cards import COMMON
from bot.composing import Composer
from bot.roster_files import RosterFiles
from bot.watching import Watch
from conversations.cards import Card
from conversations.effects import (
    ActionNudge,
    AskComment,
    ClosingPost,
    Home,
    Message,
    Nudge,
    ProgressPost,
    RosterApply,
    RosterLeave,
    RosterPreview,
    StrangerPage,
)
from conversations.people import Place
from storage import councils, outbox
from storage import delivery as store
from storage.database import Database, Session
from storage.delivery import Dead, Dropped, Postponed, Result, Sent
from storage.outbox import Outgoing
from storage.waiting import Lane, Queued

GIVE_UP_AFTER = timedelta(hours=24)
LONGEST_WAIT = timedelta(seconds=30)
"""Somebody may sit there waiting for the next question when the platform is well again. The platform is kept
from floods by its pace (see storage.pace), which counts attempts.
"""
LONGEST_BLIND_WAIT = timedelta(minutes=5)
"""For what may have arrived where the platform cannot tell: each attempt may be one message too many."""

NOT_NEEDED = "It was no longer needed."
CARRIED_OUT = "It was carried out."
TOO_LATE = "Its time had passed."
MAY_HAVE_ARRIVED = (
    "It may have arrived before the connection broke or Waymark stopped, and by the settings no reminder goes "
    "out twice."
)

_LOG = structlog.get_logger("waymark.delivery")


def wait_before(
    attempt: int, asked: float | None, jitter: float, longest: timedelta = LONGEST_WAIT
) -> timedelta:
    """How long to wait before attempt number `attempt` (from 1: the first retry).

    Doubles from one second up to `longest`; `jitter`, from 0 to 1, takes off up to half so that many retries
    do not come together. What the platform asked for (`asked`, in seconds) is never undercut.
    """
    backing_off = min(longest.total_seconds(), 2.0 ** min(attempt - 1, 16))
    return timedelta(seconds=max(backing_off * (1 - jitter / 2), asked or 0.0))


class Sender:
    """`resend_nudges`: whether a nudge that may have arrived is sent again where the platform cannot tell."""

    def __init__(
        self,
        database: Database,
        doors: Mapping[str, Door],
        composer: Composer,
        clock: Clock,
        *,
        jitter: Callable[[], float],
        resend_nudges: bool,
        watch: Watch | None = None,
    ) -> None:
        self._database = database
        self._doors = doors
        self._composer = composer
        self._rosters = RosterFiles(database, doors, composer.languages)
        self._clock = clock
        self._jitter = jitter
        self._resend_nudges = resend_nudges
        self._watch = watch or Watch()

    async def send(self, lane: Lane, message: Queued, cards: dict[str, str]) -> Result:
        """Sends a message of a lane, unless it need not be sent. `cards`: the names of those sent before it."""
        if message.message is None:
            reason = "it was queued by a version of Waymark that this one cannot read"
            return Dead(message.id, lane.id, reason, is_nudge=True)
        replaces = cards.get(message.card or "") or message.replaces
        if message.is_update and replaces is None:
            # The card was never shown, so there is nothing to fold up.
            return Dead(message.id, lane.id, "the card that it replaces was never sent")
        found = await self._look_up(lane, message)
        if found.arrived:
            return _sent(lane, message, found.ref, cards)
        if found.arrived is None and _is_nudge(message) and not self._resend_nudges:
            return await self._gave_up(lane, message, Undeliverable(MAY_HAVE_ARRIVED))
        if message.expires_at is not None and message.expires_at <= self._clock():
            # What may have arrived is not made up for.
            return _dropped(lane, message, TOO_LATE, is_late=found.arrived is not None)
        try:
            if isinstance(message.message, RosterApply | RosterLeave):
                await self._rosters.carry_out(lane, message, message.message, self._clock())
                return _dropped(lane, message, CARRIED_OUT)
            card = await self._card(lane, message, message.message)
        except LookupError as error:
            # It is about a question that the council's new framework no longer has: nothing to wait for.
            return await self._gave_up(lane, message, Undeliverable(f"it cannot be shown any more: {error}"))
        except Exception as error:
            return self._postponed(lane, message, error, found, is_doubtful=found.arrived is None)
        if card is None:
            # Whoever does not want it now may do so again: a pause ends, reminders are switched on.
            return _dropped(lane, message, NOT_NEEDED, is_late=found.arrived is not None)
        try:
            ref = await self._deliver(lane, message, card, replaces)
        except Undeliverable as error:
            return await self._gave_up(lane, message, error)
        except Exception as error:
            # A fault of the door's own may have come after the message had left.
            may_have_arrived = error.ambiguous if isinstance(error, TryLater) else True
            is_doubtful = may_have_arrived or found.arrived is None
            return self._postponed(lane, message, error, found, is_doubtful=is_doubtful)
        return _sent(lane, message, ref, cards)

    async def _card(self, lane: Lane, message: Queued, wanted: Message) -> Card | None:
        if isinstance(wanted, RosterPreview):
            return await self._rosters.preview(lane, message, wanted, self._clock())
        return await self._composer.card(wanted, message.locale, lane.council, self._clock(), lane.id)

    async def _deliver(self, lane: Lane, message: Queued, card: Card, replaces: str | None) -> str | None:
        delivery = Delivery(
            key=key_of(message),
            address=lane.address,
            card=card,
            replaces=replaces if message.is_update else None,
            private=message.private,
            is_form=isinstance(message.message, AskComment),
            on_page=_is_on_page(message),
            is_common=isinstance(message.message, COMMON),
            via=message.via,
        )
        try:
            return await self._doors[lane.address.door].deliver(delivery)
        except Exception as error:
            self._watch.call_failed(lane.address.door, error)
            raise

    async def _look_up(self, lane: Lane, message: Queued) -> Found:
        """Whether a message that may have arrived did. Updates, forms and pages do no harm when they come
        again, and what one person alone sees in a shared place cannot be looked for.
        """
        if not message.is_doubtful:
            return ABSENT
        is_hidden = message.private and lane.address.place is Place.SHARED
        is_fleeting = isinstance(message.message, AskComment) or _is_on_page(message)
        can_repeat = message.is_update or is_hidden or is_fleeting
        if can_repeat:
            return ABSENT
        door = self._doors[lane.address.door]
        try:
            found = await door.find(lane.address, key_of(message), message.created_at)
        except Exception as error:
            _LOG.error("lookup_failed", door=lane.address.door, error=type(error).__name__)
            found = UNKNOWN
        _LOG.info("looked_up", message=message.id, door=lane.address.door, arrived=found.arrived)
        return found

    async def _gave_up(self, lane: Lane, message: Queued, error: Undeliverable) -> Dead:
        _LOG.warning("undeliverable", message=message.id, door=lane.address.door, reason=str(error))
        if isinstance(error, Unreachable):
            async with self._database.write() as session:
                await store.mark_unreachable(session, lane.id, str(error), self._clock())
                if isinstance(message.message, ProgressPost | ClosingPost):
                    await self._post_elsewhere(session, lane, message.message)
        return Dead(message.id, lane.id, str(error), _is_nudge(message))

    async def _post_elsewhere(self, session: Session, lane: Lane, post: Message) -> None:
        """A post that its channel does not take goes to the leads: it is made once only."""
        places = await councils.posts_to(session, lane.council)
        elsewhere = [Outgoing(lane.council, place.lane, post, place.locale) for place in places]
        await outbox.queue(session, elsewhere, self._clock())

    def _postponed(
        self, lane: Lane, message: Queued, error: Exception, found: Found, *, is_doubtful: bool
    ) -> Result:
        """Tries again later; after GIVE_UP_AFTER gives up."""
        now = self._clock()
        # Only what a door says of itself is sure to hold nobody's words.
        reason = str(error) if isinstance(error, TryLater) else type(error).__name__
        if now - (message.retried_at or message.created_at) > GIVE_UP_AFTER:
            _LOG.warning("given_up", message=message.id, door=lane.address.door, reason=reason)
            return Dead(message.id, lane.id, reason, _is_nudge(message), is_doubtful)
        asked = error.after if isinstance(error, TryLater) else None
        longest = LONGEST_BLIND_WAIT if found.arrived is None else LONGEST_WAIT
        wait = wait_before(message.attempts + 1, asked, self._jitter(), longest)
        _LOG.info("postponed", message=message.id, door=lane.address.door, reason=reason)
        return Postponed(message.id, lane.id, now + wait, reason, is_doubtful)


def _is_on_page(message: Queued) -> bool:
    is_home = isinstance(message.message, Home) and message.message.on_page
    return is_home or isinstance(message.message, StrangerPage)


def key_of(message: Queued) -> str:
    """Names the message to its platform. With the time: a database restored from a backup gives the numbers of
    lost messages to new ones, which must not be taken for those that arrived.
    """
    return f"{message.id}.{message.created_at:%Y%m%d%H%M%S%f}"


def _is_nudge(message: Queued) -> bool:
    return isinstance(message.message, Nudge | ActionNudge)


def _sent(lane: Lane, message: Queued, ref: str | None, cards: dict[str, str]) -> Sent:
    if message.card is not None and ref is not None:
        cards[message.card] = ref
    return Sent(message.id, lane.id, message.card, ref, _is_nudge(message))


def _dropped(lane: Lane, message: Queued, reason: str, *, is_late: bool = False) -> Dropped:
    _LOG.info("dropped", message=message.id, door=lane.address.door, reason=reason)
    return Dropped(message.id, lane.id, reason, _is_nudge(message), is_late)
