"""Events are taken once, in order, and a bad one harms only itself."""

import asyncio
import time
from dataclasses import dataclass, replace
from typing import cast

import pytest

from adapters.base import Inbound, Profile
from bot import claims
from bot.batches import NotTaken
from conversations.answers import Choice
from conversations.compose import compose
from conversations.effects import Answered
from conversations.events import Answer, Comment, Event, Start
from storage import councils
from storage.database import Database
from storage.faults import StorageFault
from tests.program import ENGLISH, Program, Stage


async def _started(program: Program, user: str) -> tuple[int, tuple[str, ...]]:
    await program.says(user, "start")
    state = await program.state(user)
    assert state.checkin is not None
    return state.checkin, state.questions


async def test_an_event_delivered_again_at_once_or_a_day_later_counts_once(program: Program) -> None:
    await program.says("ann", "start")
    event = program.door.typed("ann", "4", program.clock.now)
    first = await program.take(event)
    at_once = await program.take(event)
    program.clock.move(days=1)
    later = await program.take(event)
    await program.send()
    assert (first.repeated, at_once.repeated, later.repeated) == (False, True, True)
    assert len(await program.choices("ann")) == 1
    assert [text.startswith("Question 2") for text in program.door.texts("ann")].count(True) == 1


async def test_the_same_event_twice_in_one_batch_counts_once(program: Program) -> None:
    await program.says("ann", "start")
    event = program.door.typed("ann", "4", program.clock.now)
    outcomes = await asyncio.gather(*(program.take(event) for _ in range(5)))
    assert [outcome.repeated for outcome in outcomes] == [False, True, True, True, True]
    assert len(await program.choices("ann")) == 1


async def test_fast_answers_of_one_person_are_taken_in_order_of_arrival_and_none_is_lost(
    program: Program,
) -> None:
    _, questions = await _started(program, "ann")
    typed = ["4", "3", "5", "n/a", "not sure", "4", "3", "5", "4", "3"]
    await asyncio.gather(*(program.take(program.door.typed("ann", each, program.clock.now)) for each in typed))
    choices = await program.choices("ann")
    assert [int(choices[question]) for question in questions] == [4, 3, 5, -1, 0, 4, 3, 5, 4, 3]


async def test_an_event_that_fails_harms_no_other_in_its_batch(program: Program) -> None:
    await program.says("ann", "start")
    await program.says("bob", "start")
    good = program.door.typed("ann", "4", program.clock.now)
    bad = _broken(program.door.typed("bob", "4", program.clock.now))
    outcomes = await asyncio.gather(program.take(good), program.take(bad), return_exceptions=True)
    assert not isinstance(outcomes[0], BaseException)
    assert isinstance(outcomes[1], Exception)
    assert len(await program.choices("ann")) == 1
    assert await program.choices("bob") == {}


async def test_after_an_event_that_failed_the_same_persons_later_ones_wait_to_be_sent_again(
    program: Program,
) -> None:
    """Taken without the first, the second would answer the first one's question."""
    _, questions = await _started(program, "ann")
    first = program.door.typed("ann", "4", program.clock.now)
    second = program.door.typed("ann", "5", program.clock.now)
    outcomes = await asyncio.gather(program.take(_broken(first)), program.take(second), return_exceptions=True)
    assert isinstance(outcomes[1], NotTaken)
    assert await program.choices("ann") == {}
    for event in (first, second):
        await program.take(event)
    choices = await program.choices("ann")
    assert [choices[question] for question in questions[:2]] == [Choice.LEVEL_4, Choice.LEVEL_5]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_when_the_database_is_locked_everybody_is_told_at_once(database_url: str) -> None:
    """Tried one by one, each event would wait for the lock, and the last for minutes."""
    impatient = Database(database_url, patience=0.5)
    blocker = Database(database_url)
    async with Stage(impatient).program() as program:
        await program.says("ann", "start")
        async with blocker.write():
            began = time.monotonic()
            events = [program.door.typed("ann", "4", program.clock.now) for _ in range(20)]
            outcomes = await asyncio.gather(*map(program.take, events), return_exceptions=True)
            assert time.monotonic() - began < 20 * 0.5
        assert all(isinstance(outcome, StorageFault) for outcome in outcomes)
        assert not (await program.take(events[0])).repeated
    await impatient.close()
    await blocker.close()


async def test_once_stopped_nothing_more_is_taken_and_nobody_waits_for_ever(stage: Stage) -> None:
    async with stage.program() as program:
        event = program.door.typed("ann", "start", program.clock.now)
    with pytest.raises(NotTaken):
        await asyncio.wait_for(program.take(event), timeout=5)


async def test_an_event_that_failed_is_not_remembered_so_that_the_platform_can_send_it_again(
    program: Program,
) -> None:
    await program.says("bob", "start")
    event = program.door.typed("bob", "4", program.clock.now)
    with pytest.raises(AttributeError):
        await program.take(_broken(event))
    assert not (await program.take(event)).repeated
    assert len(await program.choices("bob")) == 1


async def test_two_replicas_interleave_one_person_without_losing_an_answer(
    stage: Stage, replica: Database
) -> None:
    """Each replica answers every question; whoever comes second is told so, and every answer is stored once."""
    async with stage.program() as one, Stage(replica, stage.door, stage.clock).program() as two:
        checkin, questions = await _started(one, "ann")
        presses = [
            stage.door.inbound("ann", Answer(checkin, question, Choice.LEVEL_4), stage.clock.now)
            for question in questions
            for _ in range(2)
        ]
        for first, second in zip(presses[::2], presses[1::2], strict=True):
            await asyncio.gather(one.take(first), two.take(second))
        answers = await one.answers("ann")
    assert {question: given.revision for question, given in answers.items()} == dict.fromkeys(questions, 1)


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_two_people_with_one_code_at_two_replicas_do_not_both_become_lead(
    stage: Stage, replica: Database
) -> None:
    async with stage.program() as one, Stage(replica, stage.door, stage.clock).program() as two:
        await one.says("ann", "hello")
        await one.says("bob", "hello")
        async with stage.database.write() as session:
            (workspace,) = await councils.workspaces_without_lead(session)
            code = await claims.offer(session, workspace.id)
        claimed = [stage.door.typed(user, f"claim {code}", stage.clock.now) for user in ("ann", "bob")]
        outcomes = await asyncio.gather(one.take(claimed[0]), two.take(claimed[1]), return_exceptions=True)
        for event, outcome in zip(claimed, outcomes, strict=True):
            if isinstance(outcome, NotTaken):
                await one.take(event)
        leads = [(await one.standing(user)).person.is_lead for user in ("ann", "bob")]
    assert sorted(leads) == [False, True]


async def test_a_door_that_answers_in_place_gets_the_card_back_and_the_message_is_updated_as_well(
    program: Program,
) -> None:
    checkin, questions = await _started(program, "ann")
    press = program.door.inbound("ann", Answer(checkin, questions[0], Choice.LEVEL_4), program.clock.now)
    outcome = await program.take(replace(press, in_place=True, message="card-1"))
    await program.send()
    assert outcome.replacement == compose(Answered(checkin, questions[0], 1, 10, Choice.LEVEL_4), ENGLISH)
    assert [sent.replaces for sent in program.door.sent].count("card-1") == 1


async def test_what_the_platform_tells_about_a_person_is_kept_and_used(program: Program) -> None:
    event = program.door.inbound("ann", Start(), program.clock.now, profile=Profile("Ann Jones", "cy-GB"))
    await program.take(event)
    await program.send()
    welcome = program.door.texts("ann")[0]
    assert "Ann Jones" in welcome
    assert welcome.startswith("Helo")


async def test_a_time_zone_that_does_not_exist_is_not_kept(program: Program) -> None:
    """Else every later date for this person would be a fault."""
    profile = Profile(name="Ann", zone="Europe/Atlantis")
    await program.take(program.door.inbound("ann", Start(), program.clock.now, profile=profile))
    (progress,) = (await program.says("ann", "progress"))[-1:]
    assert "The check-in closes on Friday 11 December." in progress


async def test_words_that_people_wrote_never_reach_the_log(
    program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    checkin, questions = await _started(program, "ann")
    secret = "canary-in-a-comment"
    await program.says("ann", "4")
    comment: Inbound = program.door.inbound("ann", Comment(checkin, questions[0], secret), program.clock.now)
    await program.take(comment)
    with pytest.raises(AttributeError):
        await program.take(_broken(replace(comment, key="other")))
    written = capsys.readouterr()
    assert "event_failed" in written.out + written.err
    assert secret not in written.out + written.err


def _broken(event: Inbound) -> Inbound:
    """The event with something in it that the core cannot take: any fault within one event."""
    return replace(event, event=cast(Event, _Broken(event.event)))


@dataclass(frozen=True, slots=True)
class _Broken:
    event: Event
