"""The bot's own page stays true for whoever has looked at it, and costs nobody else anything."""

from dataclasses import dataclass

from adapters.base import Delivery, TryLater
from adapters.memory import MemoryDoor
from bot import claims, schedule
from conversations.events import HomeOpened
from storage import councils, erasure
from storage.database import Database
from tests.program import Program, Stage
from tests.searching import traces


@dataclass
class BrokenPages(MemoryDoor):
    """Shows no page while it is broken."""

    broken: bool = True

    async def deliver(self, delivery: Delivery) -> str:
        if delivery.on_page and self.broken:
            raise TryLater("The platform cannot show the page now.")
        return await super().deliver(delivery)


async def opens(program: Program, user: str = "ann") -> None:
    await program.take(program.door.inbound(user, HomeOpened(), program.clock.now))
    await program.send()


def pages(program: Program) -> list[str]:
    return [each.card.text for each in program.door.sent if each.on_page]


async def after(program: Program, *texts: str) -> list[str]:
    """What the page shows anew while ann types."""
    before = len(pages(program))
    await program.says("ann", *texts)
    return pages(program)[before:]


async def test_a_page_is_shown_anew_at_the_start_and_at_the_end_and_at_no_answer_between(
    program: Program,
) -> None:
    await opens(program)
    (started,) = await after(program, "start")
    assert "You have done 0 of 10 questions." in started
    assert await after(program, *["4"] * 9) == []
    (finished,) = await after(program, "4")
    assert "You have done all 10 questions" in finished
    assert await after(program, "edit 3", "5") == [], "it says so still"


async def test_a_page_is_shown_anew_when_somebody_stops_withdraws_or_is_left_out(program: Program) -> None:
    await opens(program)
    await program.says("ann", "start", "4")
    assert "You asked me to stop" in str(await after(program, "stop"))
    assert "You have done 1 of 10" in str(await after(program, "start"))
    assert "You have not started yet" in str(await after(program, "withdraw now"))
    assert "You are left out" in str(await after(program, "leave me out"))
    assert "You have not started yet" in str(await after(program, "include me"))


async def test_a_first_lead_finds_a_leads_part_on_the_page(program: Program, database: Database) -> None:
    await opens(program)
    async with database.write() as session:
        (workspace,) = await councils.workspaces_without_lead(session)
        code = await claims.offer(session, workspace.id)
    before = len(program.door.sent)
    await program.says("ann", f"claim {code}")
    assert [
        each for each in program.door.sent[before:] if each.on_page and "For digital leads" in str(each.card)
    ]


async def test_whoever_never_looked_at_a_page_gets_none(program: Program) -> None:
    await opens(program, "bob")
    assert await after(program, "start", *["4"] * 10, "leave me out") == []


async def test_a_page_is_shown_anew_in_the_next_check_in(program: Program) -> None:
    """What is kept from one check-in to the next is that they have looked at it."""
    await opens(program)
    await program.says("ann", "start", *["4"] * 10)
    program.clock.move(days=44)
    await program.tick()
    assert "You have done 0 of 10 questions." in str(await after(program, "start"))


async def test_a_page_that_cannot_be_shown_holds_up_no_answer_and_comes_later(stage: Stage) -> None:
    door = stage.door = BrokenPages()
    async with stage.program() as program:
        await opens(program)
        said = await program.says("ann", "start", "4")
        assert any("Question 2 of 10" in each for each in said)
        assert pages(program) == []
        door.broken = False
        program.clock.move(seconds=30)
        await program.send()
    assert "You have done 1 of 10 questions." in str(pages(program)), "as it is by then"


async def test_after_erasure_the_page_is_a_strangers_and_then_nothing_is_left(
    program: Program, database: Database
) -> None:
    await opens(program, "zephyrine")
    await program.says("zephyrine", "start", "4", "erase everything now")
    stranger = program.door.shown["page/zephyrine"]
    assert str(list(stranger.values())[-1]).count("Nothing is kept about you here") > 0
    assert "ephyrine" not in str(list(stranger.values())[-1])
    assert await traces(database, "zephyrine") == []


async def test_whoever_is_erased_by_the_operator_leaves_no_page_either(
    program: Program, database: Database
) -> None:
    await opens(program, "zephyrine")
    one = (await program.standing("zephyrine")).person
    async with database.write() as session:
        assert await erasure.erase(session, one.council, one.id, program.clock.now)
    await program.send()
    assert "Nothing is kept about you here" in pages(program)[-1]
    assert await traces(database, "zephyrine") == []


async def test_an_erased_persons_page_that_is_never_cleared_is_forgotten_by_the_hourly_tidy(
    stage: Stage, database: Database
) -> None:
    stage.door = BrokenPages()
    async with stage.program() as program:
        await opens(program, "zephyrine")
        await program.says("zephyrine", "start", "4", "erase everything now")
        assert await traces(database, "zephyrine")
        program.clock.move(hours=25)
        await schedule.tidy(database, program.clock)
        assert await traces(database, "zephyrine") == []


async def test_a_page_that_is_opened_again_before_it_was_cleared_shows_the_newcomer(stage: Stage) -> None:
    door = stage.door = BrokenPages()
    async with stage.program() as program:
        await opens(program)
        await program.says("ann", "erase everything now")
        await opens(program)
        door.broken = False
        program.clock.move(seconds=30)
        await program.send()
        assert pages(program)[-1].startswith("Hello Ann")
        assert "You have done 0 of 10" in str(await after(program, "start"))
