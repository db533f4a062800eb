"""A platform tells that somebody took Waymark out of their chat: nobody has said anything."""

from collections.abc import Sequence
from datetime import datetime

from adapters.base import Inbound
from conversations import events
from storage import reach
from storage.database import Session
from storage.outbox import address_key

REASON = "The person has removed Waymark. They hear from it again once they add the app."


def is_taken_out(inbound: Inbound) -> bool:
    return isinstance(inbound.event, events.TakenOut)


async def cut_off(session: Session, inbound: Sequence[Inbound], now: datetime) -> None:
    """Of what came from one conversation the last counts: the app may have been added again since."""
    last = {address_key(each.address): each for each in inbound}
    await reach.lose(session, [key for key, each in last.items() if is_taken_out(each)], REASON, now)
