"""One message: looked for before it is sent again, and not sent when nobody needs it any more."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.base import Found, TryLater
from bot.composing import Composer
from bot.sending import (
    LONGEST_BLIND_WAIT,
    LONGEST_WAIT,
    MAY_HAVE_ARRIVED,
    TOO_LATE,
    Sender,
    key_of,
    wait_before,
)
from conversations.answers import Choice
from conversations.cards import Card
from conversations.effects import Answered, Ask, AskComment, Nudge
from conversations.people import Address, Place
from storage import upkeep
from storage.database import Database
from storage.delivery import Dead, Dropped, Postponed, Sent
from storage.waiting import Queued
from tests.bot.desk import Desk, TimedDoor, hello
from tests.program import ENGLISH, LANGUAGES, NOW

HELLO = hello("a")
QUESTION = ENGLISH.framework.questions[0].id
BROKEN = TryLater("The connection broke.", ambiguous=True)
BUSY = TryLater("Too fast.")


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def resend(desk: Desk, *, resend_nudges: bool = True) -> None:
    """The next attempt, well after the first."""
    desk.clock.move(minutes=5)
    await desk.process("two", resend_nudges=resend_nudges).drain()


def sender(desk: Desk) -> Sender:
    doors = {desk.door.name: desk.door}
    composer = Composer(desk.database, LANGUAGES, 10)
    return Sender(desk.database, doors, composer, desk.clock, jitter=lambda: 0.0, resend_nudges=True)


async def backlog(desk: Desk) -> tuple[int, int]:
    """How many messages are queued and how many were given up."""
    async with desk.database.read() as session:
        counted = await upkeep.counts(session)
    return counted.queued, counted.dead


async def test_a_message_that_arrived_unheard_is_found_and_not_sent_again(desk: Desk) -> None:
    desk.door.lost = [BROKEN]
    await desk.queue("ann", HELLO)
    await desk.process().drain()
    await resend(desk)
    assert len(desk.door.sent) == len(desk.door.looked_for) == 1
    assert await backlog(desk) == (0, 0)


async def test_a_card_that_was_found_is_replaced_as_if_it_had_been_heard_of(desk: Desk) -> None:
    desk.door.lost = [BROKEN]
    await desk.queue("ann", Ask(1, QUESTION, 1, 2), Answered(1, QUESTION, 1, 2, Choice.LEVEL_4))
    await desk.process().drain()
    await resend(desk)
    ask, answered = desk.door.sent
    assert answered.replaces == ask.key


async def test_a_message_that_is_known_not_to_have_arrived_is_sent(desk: Desk) -> None:
    desk.door.faults = [BROKEN]
    await desk.queue("ann", HELLO)
    await desk.process().drain()
    await resend(desk)
    assert len(desk.door.sent) == len(desk.door.looked_for) == 1


async def test_after_a_clear_refusal_nobody_looks(desk: Desk) -> None:
    """Looking costs calls that are few."""
    desk.door.faults = [BUSY]
    await desk.queue("ann", HELLO)
    await desk.process().drain()
    await resend(desk)
    assert (len(desk.door.sent), desk.door.looked_for) == (1, [])


async def test_doubt_ends_once_it_was_looked_and_refused(desk: Desk) -> None:
    desk.door.faults = [BROKEN, BUSY]
    await desk.queue("ann", HELLO)
    await desk.process().drain()
    await resend(desk)
    await resend(desk)
    assert len(desk.door.sent) == len(desk.door.looked_for) == 1


async def test_a_fault_of_the_door_leaves_doubt(desk: Desk) -> None:
    desk.door.lost = [ValueError("a bug")]
    await desk.queue("ann", HELLO)
    await desk.process().drain()
    await resend(desk)
    assert len(desk.door.sent) == 1


async def test_after_a_process_died_between_sending_and_writing_it_down_nothing_comes_twice(
    desk: Desk,
) -> None:
    desk.door.lost = [_Killed()]
    await desk.queue("ann", HELLO, hello("b"))
    with pytest.raises(_Killed):
        await desk.process().drain()
    await resend(desk)
    assert desk.door.words == ["a", "b"]
    assert await backlog(desk) == (0, 0)


async def test_where_the_platform_cannot_tell_a_message_is_sent_again(desk: Desk) -> None:
    """Nothing is lost: an answer that comes twice is better than none."""
    desk.door.can_tell = False
    desk.door.lost = [BROKEN]
    await desk.queue("ann", HELLO)
    await desk.process().drain()
    await resend(desk, resend_nudges=False)
    assert desk.door.words == ["a", "a"]


async def test_a_failing_look_up_does_not_keep_a_message_from_being_sent(desk: Desk) -> None:
    desk.door = _CluelessDoor(faults=[BROKEN])
    await desk.queue("ann", HELLO)
    await desk.process().drain()
    await resend(desk)
    assert desk.door.words == ["a"]


async def test_a_nudge_that_may_have_arrived_is_not_sent_again_where_the_settings_say_so(desk: Desk) -> None:
    desk.door.can_tell = False
    await desk.queue("ann", Nudge(1, 1, "invitation"), HELLO)
    await desk.claim("a process that dies")
    await resend(desk, resend_nudges=False)
    assert desk.door.words == ["a"]
    assert [letter.error for letter in await desk.dead_letters()] == [MAY_HAVE_ARRIVED]


async def test_a_nudge_that_is_known_not_to_have_arrived_needs_no_setting(desk: Desk) -> None:
    await desk.queue("ann", Nudge(1, 1, "invitation"))
    await desk.claim("a process that dies")
    await resend(desk, resend_nudges=False)
    assert MAY_HAVE_ARRIVED not in [letter.error for letter in await desk.dead_letters()]


async def test_what_can_come_again_without_harm_is_not_looked_for(desk: Desk) -> None:
    """Updates, forms, and what one person alone sees in a channel."""
    await desk.queue("ann", Ask(1, QUESTION, 1, 2))
    await desk.process().drain()
    await desk.queue("ann", Answered(1, QUESTION, 1, 2, Choice.LEVEL_4), AskComment(1, QUESTION, 1))
    await desk.queue("general", HELLO, place=Place.SHARED, private=True)
    await desk.claim("a process that dies")
    await resend(desk)
    assert (len(desk.door.sent), desk.door.looked_for) == (4, [])


async def test_what_is_private_among_two_is_looked_for(desk: Desk) -> None:
    desk.door.lost = [BROKEN]
    await desk.queue("ann", HELLO, private=True)
    await desk.process().drain()
    await resend(desk)
    assert desk.door.words == ["a"]


async def test_a_message_past_its_time_is_dropped_and_the_next_goes_out(desk: Desk) -> None:
    await desk.queue("ann", HELLO, expires_at=NOW + timedelta(minutes=1))
    await desk.queue("ann", hello("b"), expires_at=NOW + timedelta(minutes=2))
    desk.clock.move(minutes=1)
    await desk.process().drain()
    assert desk.door.words == ["b"]
    assert await backlog(desk) == (0, 0)


async def test_a_message_that_is_held_up_past_its_time_is_dropped(desk: Desk) -> None:
    desk.door.faults = [TryLater("busy", after=120)]
    await desk.queue("ann", HELLO, expires_at=NOW + timedelta(minutes=1))
    await desk.process().drain()
    await resend(desk)
    assert desk.door.sent == []
    assert await backlog(desk) == (0, 0)


async def test_a_late_nudge_that_arrived_counts_as_sent(desk: Desk) -> None:
    """It did arrive: the person is not nudged once more on that day."""
    await desk.queue("ann", Nudge(1, 1, "invitation"), expires_at=NOW)
    ((lane, (message,)),) = await desk.claim("one")
    desk.door.shown = {"ann": {key_of(message): Card("Good morning", ())}}
    assert await sender(desk).send(lane, replace(message, is_doubtful=True), {}) == Sent(
        message.id, lane.id, None, key_of(message), is_nudge=True
    )


async def test_a_nudge_past_its_time_can_be_made_up_for_unless_it_may_have_arrived(desk: Desk) -> None:
    await desk.queue("ann", Nudge(1, 1, "invitation"), expires_at=NOW)
    ((lane, (message,)),) = await desk.claim("one")
    dropped = Dropped(message.id, lane.id, TOO_LATE, is_nudge=True, is_late=True)
    assert await sender(desk).send(lane, message, {}) == dropped
    desk.door.can_tell = False
    doubtful = replace(message, is_doubtful=True)
    assert await sender(desk).send(lane, doubtful, {}) == replace(dropped, is_late=False)


@pytest.mark.parametrize(("can_tell", "longest"), [(True, LONGEST_WAIT), (False, LONGEST_BLIND_WAIT)])
async def test_where_the_platform_cannot_tell_what_arrived_it_is_tried_more_seldom(
    desk: Desk, can_tell: bool, longest: timedelta
) -> None:
    """Protects from getting one message hundreds of times when a platform takes it and denies it for a day."""
    await desk.queue("ann", HELLO)
    ((lane, (message,)),) = await desk.claim("one")
    desk.door.faults, desk.door.can_tell = [BROKEN], can_tell
    put_off = await sender(desk).send(lane, replace(message, is_doubtful=True, attempts=20), {})
    assert isinstance(put_off, Postponed)
    assert put_off.due_at == desk.clock() + longest


async def test_how_a_nudge_ends_is_told_even_if_this_version_cannot_read_it(desk: Desk) -> None:
    await desk.queue("ann", HELLO)
    ((lane, (message,)),) = await desk.claim("one")
    end = await sender(desk).send(lane, replace(message, message=None), {})
    assert isinstance(end, Dead)
    assert end.is_nudge


def test_the_key_of_a_message_is_no_other_messages_after_a_restored_backup() -> None:
    """Numbers of lost messages are given again; moments are not."""
    assert key_of(_queued(NOW)) == key_of(_queued(NOW))
    assert key_of(_queued(NOW)) != key_of(_queued(NOW + timedelta(microseconds=1)))


def _queued(created_at: datetime) -> Queued:
    return Queued(
        id=7,
        message=HELLO,
        locale="en",
        via={},
        private=False,
        attempts=0,
        created_at=created_at,
        card=None,
        replaces=None,
    )


@given(attempt=st.integers(1, 10_000), asked=st.none() | st.floats(0, 10_000), jitter=st.floats(0, 1))
def test_the_wait_grows_to_a_limit_and_never_undercuts_what_was_asked(
    attempt: int, asked: float | None, jitter: float
) -> None:
    wait = wait_before(attempt, asked, jitter)
    assert wait >= timedelta(seconds=asked or 0)
    assert wait <= max(LONGEST_WAIT, timedelta(seconds=asked or 0))
    assert wait >= min(LONGEST_WAIT, timedelta(seconds=2.0 ** min(attempt - 1, 16))) / 2


@pytest.mark.parametrize(("attempt", "seconds"), [(1, 1), (2, 2), (3, 4), (5, 16), (6, 30), (99, 30)])
def test_the_wait_doubles_up_to_half_a_minute(attempt: int, seconds: int) -> None:
    assert wait_before(attempt, None, jitter=0) == timedelta(seconds=seconds)


class _Killed(BaseException):
    """What no program can catch, as when the process is killed."""


class _CluelessDoor(TimedDoor):
    async def find(self, address: Address, key: str, since: datetime) -> Found:
        raise ValueError("a bug")
