"""The action plan: numbers within a council, one action for each proposal, owners, and who may change what."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from conversations import effects
from conversations.action_view import ChangeResult
from conversations.actions import ActionChange, Assign, AssignMe, Mark, Progress, Reword, SetDue
from conversations.answers import Choice
from conversations.people import Person
from storage import actions, roster
from storage.actions import Standing
from storage.bulk import NewPerson
from storage.database import Database
from tests.storage.world import NOW, account, found_council, hire, meet, plan_checkin

ADDED = effects.AddAction("enabler:data", "councils", "List our data sets")
LATER = NOW + timedelta(days=1)
STOOD = Standing(Choice.LEVEL_2, 215, "legacy")


async def furnish(database: Database, *names: str) -> tuple[int, list[Person]]:
    """The check-in and the people of a council; the first is a digital lead."""
    async with database.write() as session:
        council = await found_council(session)
        checkin = await plan_checkin(session, council)
        people = await hire(session, council, *(NewPerson(name) for name in ("Lea", *names)))
    return checkin.id, [replace(people[0], is_lead=True), *people[1:]]


async def add(database: Database, council: int, checkin: int) -> None:
    async with database.write() as session:
        await actions.add(session, council, ADDED, checkin, NOW)


async def change(database: Database, who: Person, wanted: ActionChange, number: int = 1) -> ChangeResult:
    async with database.write() as session:
        return (await actions.change(session, who, number, wanted, LATER)).result


async def called(database: Database, council: int, name: str) -> list[str]:
    async with database.read() as session:
        return [each.name for each in await actions.people_called(session, council, name)]


def proposal(checkin: int) -> effects.AcceptAction:
    return effects.AcceptAction(checkin, "enabler:data", "data-1", Choice.LEVEL_2, "councils", "Agree a list")


async def test_a_proposal_becomes_one_action_however_often_it_is_accepted(database: Database) -> None:
    checkin, (lea,) = await furnish(database)
    async with database.write() as session:
        made = [
            await actions.accept(session, lea.council, proposal(checkin), STOOD, NOW),
            await actions.accept(session, lea.council, proposal(checkin), Standing(), NOW),
        ]
        (kept,) = await actions.plan_of(session, lea.council)
    assert made == [True, False]
    assert (kept.number, kept.level, kept.mean, kept.barrier) == (1, Choice.LEVEL_2, 215, "legacy")
    assert (kept.progress, kept.question, kept.owner) == (Progress.PLANNED, "data-1", None)


async def test_a_proposal_of_another_councils_check_in_is_not_accepted(database: Database) -> None:
    checkin, _ = await furnish(database)
    async with database.write() as session:
        other = await found_council(session, "T2")
        assert not await actions.accept(session, other, proposal(checkin), STOOD, NOW)
        assert await actions.plan_of(session, other) == []


async def test_two_programs_that_add_at_once_use_two_numbers(database: Database, replica: Database) -> None:
    checkin, (lea,) = await furnish(database)
    adding = [add(each, lea.council, checkin) for each in (database, replica) * 3]
    await asyncio.gather(*adding)
    async with database.read() as session:
        numbers = [each.number for each in await actions.plan_of(session, lea.council)]
    assert numbers == [1, 2, 3, 4, 5, 6]


async def test_councils_count_their_actions_apart_and_see_only_theirs(database: Database) -> None:
    checkin, (lea,) = await furnish(database)
    await add(database, lea.council, checkin)
    async with database.write() as session:
        other = await found_council(session, "T2")
        await actions.add(session, other, ADDED, (await plan_checkin(session, other)).id, NOW)
        (theirs,) = await actions.plan_of(session, other)
        stranger = replace(lea, council=other)
        await actions.change(session, stranger, 1, Reword("Mine"), LATER)
        ours = await actions.find(session, lea.council, 1)
    assert theirs.number == 1
    assert ours is not None
    assert ours.text == ADDED.text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ann Smith", ["Ann Smith"]),
        ("ann", ["Ann Smith"]),
        ("smith", ["Ann Smith", "Zoë Smith"]),
        ("zoe", ["Zoë Smith"]),
        ("Ann-Marie Jones", ["Ann-Marie Jones"]),
        ("jo", ["Ann-Marie Jones"]),
        ("nobody here", []),
        ("%", []),
        ("", []),
    ],
)
async def test_an_owner_is_found_by_name_or_a_part_of_it(
    database: Database, written: str, meant: list[str]
) -> None:
    names = ("Ann Smith", "Zoë Smith", "Ann-Marie Jones") if written != "ann" else ("Ann Smith", "Joanna Hill")
    _, (lea, *_) = await furnish(database, *names)
    assert await called(database, lea.council, written) == meant


@pytest.mark.parametrize("written", ["@U7", "<@U7>", "u7"])
async def test_an_owner_is_found_by_a_mention(database: Database, written: str) -> None:
    _, (lea,) = await furnish(database)
    async with database.write() as session:
        met = await meet(session, "U7")
    assert await called(database, lea.council, written) == [met.name]


async def test_whoever_is_off_the_roster_owns_nothing_new(database: Database) -> None:
    checkin, (lea,) = await furnish(database)
    await add(database, lea.council, checkin)
    async with database.write() as session:
        await meet(session, "U7")
        await roster.remove(session, account("U7"), NOW)
    assert await change(database, lea, Assign("@U7")) is ChangeResult.NO_SUCH_PERSON


async def test_what_has_become_of_a_change_is_told_as_it_was_when_it_was_made(database: Database) -> None:
    checkin, (lea, *_) = await furnish(database, "Ann Smith", "Ann Jones")
    await add(database, lea.council, checkin)
    wanted: list[ActionChange] = [Assign("ann"), Assign("Bob"), Assign("jones"), SetDue(date(2026, 2, 2))]
    expected = [
        ChangeResult.SEVERAL_PEOPLE,
        ChangeResult.NO_SUCH_PERSON,
        ChangeResult.CHANGED,
        ChangeResult.CHANGED,
    ]
    for each, result in zip(wanted, expected, strict=True):
        async with database.write() as session:
            done = await actions.change(session, lea, 1, each, LATER)
        async with database.read() as session:
            told = await actions.changed(session, lea.council, 1, each)
        assert (done, done.result) == (told, result)
    assert done.action is not None
    assert done.action.owner is not None
    assert (done.action.owner.name, done.action.due_on) == ("Ann Jones", date(2026, 2, 2))


async def test_there_is_nothing_to_change_under_a_number_that_is_not_there(database: Database) -> None:
    _, (lea,) = await furnish(database)
    assert await change(database, lea, Reword("Other"), 7) is ChangeResult.NO_SUCH_ACTION


async def test_its_owner_marks_an_action_and_changes_nothing_else(database: Database) -> None:
    checkin, (lea, ann, bob) = await furnish(database, "Ann", "Bob")
    await add(database, lea.council, checkin)
    await change(database, lea, Assign("Ann"))
    assert await change(database, bob, Mark(Progress.DONE)) is ChangeResult.NOT_THEIRS
    assert await change(database, ann, AssignMe()) is ChangeResult.NOT_THEIRS
    assert await change(database, ann, Mark(Progress.STARTED)) is ChangeResult.CHANGED


async def test_an_action_has_ended_while_it_is_done_or_dropped(database: Database) -> None:
    checkin, (lea,) = await furnish(database)
    await add(database, lea.council, checkin)
    ended = []
    for progress in (Progress.DONE, Progress.STARTED, Progress.DROPPED):
        await change(database, lea, Mark(progress))
        async with database.read() as session:
            found = await actions.find(session, lea.council, 1)
        ended.append(found and found.ended_at)
    assert ended == [LATER, None, LATER]
