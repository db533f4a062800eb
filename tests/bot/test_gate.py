"""Nobody keeps the others waiting: more than people can do is left out, and they are told."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from adapters.base import Inbound, Outcome
from bot.batches import NotTaken
from bot.gate import A_MINUTE, Gate
from bot.watching import Watch
from conversations.events import Arrived, Event, Hurried, MembersChanged, TakenOut, Typed
from tests.bot.test_limits import Seconds
from tests.program import ENGLISH, NOW, Program, Stage

WORDS = ENGLISH.wording.text("too-quick")


@dataclass
class Taker:
    """Stands where the turns are. `outcome`: what becomes of every event."""

    outcome: Outcome | Exception = field(default_factory=Outcome)
    taken: list[Inbound] = field(default_factory=list)

    async def __call__(self, inbound: Inbound) -> Outcome:
        self.taken.append(inbound)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def gate(taker: Taker, watch: Watch, clock: Seconds) -> Gate:
    return Gate(taker, watch, monotonic=clock)


@pytest.fixture
async def program(stage: Stage) -> AsyncIterator[Program]:
    async with stage.program() as started:
        yield started


def turns(watch: Watch, outcome: str) -> float:
    labels = {"door": "memory", "outcome": outcome}
    return watch.metrics.registry.get_sample_value("waymark_turns_total", labels) or 0.0


async def test_whoever_presses_twice_a_second_for_a_minute_loses_nothing(
    program: Program, gate: Gate, taker: Taker, clock: Seconds
) -> None:
    """All 36 questions, each with what holds it back, take 36 seconds so."""
    presses = [Typed(str(number)) for number in range(2 * A_MINUTE - 1)]
    for each in presses:
        await gate.take(program.door.inbound("ann", each, NOW))
        clock.now += 0.5
    assert [each.event for each in taker.taken] == presses


async def test_what_is_beyond_is_left_out_and_the_person_is_told_once_a_minute(
    program: Program, gate: Gate, taker: Taker, clock: Seconds, watch: Watch
) -> None:
    events = [program.door.typed("ann", "4", NOW) for _ in range(A_MINUTE + 50)]
    for each in events:
        await gate.take(each)
    assert [type(each.event) for each in taker.taken] == [Typed] * A_MINUTE + [Hurried]
    assert turns(watch, "hurried") == 49
    clock.now += 30
    for _ in range(40):
        await gate.take(program.door.typed("ann", "4", NOW))
    assert [type(each.event) for each in taker.taken[A_MINUTE + 1 :]] == [Typed] * 30, "told a moment ago"
    clock.now += 31
    for _ in range(40):
        await gate.take(program.door.typed("ann", "4", NOW))
    assert [type(each.event) for each in taker.taken[A_MINUTE + 31 :]] == [Typed] * 31 + [Hurried]


async def test_one_persons_hurry_keeps_nobody_else_from_answering(
    program: Program, gate: Gate, taker: Taker
) -> None:
    for _ in range(A_MINUTE * 2):
        await gate.take(program.door.typed("ann", "4", NOW))
    await gate.take(program.door.typed("bob", "4", NOW))
    assert taker.taken[-1].account.user == "bob"


async def test_what_a_platform_sends_again_and_again_is_not_held_against_the_person(
    program: Program, gate: Gate, taker: Taker
) -> None:
    """After an outage platforms bring everything twice: honest answers must still go through."""
    for outcome in (Outcome(repeated=True), NotTaken()):
        taker.outcome = outcome
        for _ in range(A_MINUTE * 2):
            try:
                await gate.take(program.door.typed("ann", "4", NOW))
            except NotTaken:
                assert isinstance(outcome, NotTaken)
    assert {type(each.event) for each in taker.taken} == {Typed}
    taker.outcome = Outcome()
    before = len(taker.taken)
    for _ in range(A_MINUTE):
        await gate.take(program.door.typed("ann", "4", NOW))
    assert {type(each.event) for each in taker.taken[before:]} == {Typed}


@pytest.mark.parametrize("event", [Arrived(), MembersChanged(), TakenOut()])
async def test_what_a_platform_tells_of_a_whole_channel_is_never_left_out(
    program: Program, gate: Gate, taker: Taker, event: Event
) -> None:
    """Three hundred people can be added to a channel at once; the channel stands for whoever came."""
    for _ in range(300):
        await gate.take(program.door.inbound("general", event, NOW, channel="general"))
    assert [each.event for each in taker.taken] == [event] * 300


async def test_every_event_is_counted_by_what_became_of_it(
    program: Program, gate: Gate, taker: Taker, watch: Watch
) -> None:
    await gate.take(program.door.typed("ann", "4", NOW))
    taker.outcome = Outcome(repeated=True)
    await gate.take(program.door.typed("ann", "4", NOW))
    taker.outcome = NotTaken()
    with pytest.raises(NotTaken):
        await gate.take(program.door.typed("ann", "4", NOW))
    assert [turns(watch, each) for each in ("taken", "repeated", "failed")] == [1, 1, 1]
    acks = watch.metrics.registry.get_sample_value("waymark_ack_seconds_count", {"door": "memory"})
    assert acks == 3


@pytest.mark.parametrize("channel", [None, "general"])
async def test_the_sentence_is_kind_and_what_is_left_out_leaves_no_row(
    stage: Stage, channel: str | None
) -> None:
    async with stage.program() as program:
        gate = Gate(program.application.turns.take, Watch(), a_minute=3, monotonic=Seconds())
        await program.says("ann", "start", channel=channel)
        sent = len(program.door.sent)
        for _ in range(3):
            await gate.take(program.door.typed("ann", "4", NOW, channel))
        await program.send()
        answered, waiting = await program.choices("ann"), len(program.door.sent)
        for _ in range(5):
            await gate.take(program.door.typed("ann", "5", NOW, channel))
        await program.send()
        assert waiting > sent
        (told,) = program.door.sent[waiting:]
        assert told.card.text == WORDS
        assert told.private is (channel is not None), "not before all others"
        assert await program.choices("ann") == answered
