"""Somebody who is a guest in another council's workspace is another person there: nothing crosses."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from adapters.memory import MemoryDoor
from conversations.answers import Choice
from storage import councils, tables
from tests.program import Program, Stage, open_checkin
from tests.searching import traces

GUEST = "U0VISITOR"
AT_HOME, AS_GUEST = "plum-coloured", "marzipan"


@dataclass
class Councils:
    """The same platform id in two workspaces of one door; `home` and `host` are two councils."""

    home: Program
    host: Program

    async def says(self, at: Program, *texts: str) -> str:
        """Everything that came back, wherever it went: the door is one."""
        before = len(self.home.door.sent)
        for text in texts:
            await at.take(at.door.typed(GUEST, text, at.clock.now))
            await at.send()
        sent = self.home.door.sent[before:]
        assert {each.address.workspace for each in sent} == {at.door.workspace}
        return str([each.card for each in sent])


@pytest.fixture
async def guest(stage: Stage) -> AsyncIterator[Councils]:
    async with stage.program() as program:
        async with stage.database.write() as session:
            place = await councils.ensure_workspace(session, "memory", "w2", "Otherton", program.clock.now)
            await open_checkin(session, place.council, program.clock.now)
        found = Councils(program, program.at(MemoryDoor(workspace="w2")))
        await found.says(found.home, "start", "4", f"comment {AT_HOME}", "5")
        await found.says(found.host, "start", "2", f"comment {AS_GUEST}")
        yield found


async def test_they_are_two_people_of_two_councils(guest: Councils) -> None:
    home, host = [(await each.standing(GUEST)).person for each in (guest.home, guest.host)]
    assert home.id != host.id
    assert home.council != host.council


async def test_what_they_answer_at_one_is_not_answered_at_the_other(guest: Councils) -> None:
    home, host = await guest.home.choices(GUEST), await guest.host.choices(GUEST)
    assert list(home.values()) == [Choice.LEVEL_4, Choice.LEVEL_5]
    assert list(host.values()) == [Choice.LEVEL_2]
    assert "2 of 10 done" in await guest.says(guest.home, "progress")
    assert "1 of 10 done" in await guest.says(guest.host, "progress")


async def test_what_is_held_is_told_at_each_council_alone(guest: Councils) -> None:
    home, host = await guest.says(guest.home, "my data"), await guest.says(guest.host, "my data")
    assert (AT_HOME in home, AS_GUEST in home, "Otherton" in home) == (True, False, False)
    assert (AT_HOME in host, AS_GUEST in host, "Otherton" in host) == (False, True, True)


async def test_a_wish_at_one_council_is_none_at_the_other(guest: Councils) -> None:
    await guest.says(guest.home, "leave me out", "stop reminders", "cymraeg")
    host = await guest.host.standing(GUEST)
    assert host.person.left_out_at is None
    assert host.person.wants_reminders
    assert host.state.language is None


async def test_a_role_at_one_council_is_none_at_the_other(guest: Councils) -> None:
    async with guest.home.application.database.write() as session:
        await councils.lead_add(session, "memory", "w1", GUEST, guest.home.clock.now)
    assert (await guest.home.standing(GUEST)).person.is_lead
    assert "Summaries are for" in await guest.says(guest.host, "summary")


async def test_who_is_erased_at_one_council_is_still_a_guest_at_the_other(guest: Councils) -> None:
    host = await guest.host.standing(GUEST)
    await guest.says(guest.home, "erase", "erase everything now")
    database = guest.home.application.database
    assert await traces(database, AT_HOME) == []
    assert await guest.host.standing(GUEST) == host
    assert await traces(database, AS_GUEST) != []
    async with database.read() as session:
        accounts = (await session.scalars(select(tables.account.c.workspace))).all()
    assert accounts == ["w2"]


async def test_the_two_can_not_be_joined(guest: Councils) -> None:
    told = await guest.says(guest.home, "join accounts")
    code = told.partition("Your code is ")[2].partition(".")[0]
    assert "made at another council" in await guest.says(guest.host, f"join {code}")
