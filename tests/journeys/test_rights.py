"""People see what is kept of them, put it right, take it back, and are erased without a trace."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import insert, select, update

from adapters.base import TryLater
from conversations.effects import Say
from conversations.state import Phase
from storage import councils, outbox, tables
from storage.outbox import Outgoing
from tests.program import Program
from tests.searching import numbered, traces

ZEPHYR = "zephyrine"
IDS = (ZEPHYR, f"dm-{ZEPHYR}", "U0ZEPH", "D0ZEPH")
WORDS = ("plum-coloured", "marzipan")
OTHERS = ("ann", "bob", "cat", "dan", "eve")


async def _appoint(program: Program, user: str) -> None:
    async with program.application.database.write() as session:
        await councils.lead_add(session, program.door.name, program.door.workspace, user, program.clock.now)


async def _answer(program: Program, *users: str) -> None:
    for user in users:
        await program.says(user, "start", *["4"] * 10)


async def _live(program: Program) -> int:
    """Somebody of whom every table knows; gives their number."""
    await _appoint(program, "lea")
    await program.says("lea", "hello")
    await _answer(program, *OTHERS)
    await program.says(
        ZEPHYR, "start", "1", "2", "comment plum-coloured forms", "edit 1", "2", "skip", *["4"] * 8
    )
    await program.says(ZEPHYR, "comment 2: marzipan", "snooze tomorrow", "nonsense", "my data", "summary")
    person = (await program.standing(ZEPHYR)).person
    database = program.application.database
    async with database.write() as session:
        (checkin,) = await session.scalars(select(tables.checkin.c.id))
        own = {"council_id": person.council, "person_id": person.id}
        await session.execute(
            insert(tables.account).values(**own, door="slack", workspace="T1", user_id="U0ZEPH")
        )
        lane = {"conversation": "D0ZEPH", "place": "direct", "reference": '{"channel": "D0ZEPH"}'}
        await session.execute(
            insert(tables.address).values(**own, **lane, door="slack", workspace="T1", wakes=0)
        )
        (other_lane,) = await session.scalars(
            select(tables.address.c.id).where(tables.address.c.conversation == "dm-lea")
        )
        (lane_id,) = await session.scalars(
            select(tables.address.c.id).where(tables.address.c.conversation == "D0ZEPH")
        )
        await councils.set_posts_to(session, person.council, lane_id)
        named = Say("welcome", {"name": f"{person.name} (Parks)", "count": 10, "minutes": 8})
        await outbox.queue(
            session,
            [
                Outgoing(person.council, lane_id, Say("hello"), "en"),
                Outgoing(person.council, other_lane, named, "en"),
            ],
            program.clock.now,
        )
        await outbox.remember_cards(session, [outbox.SentCard(lane_id, "ask:1:q", "D0ZEPH:1.0")])
        await session.execute(
            insert(tables.action).values(
                council_id=person.council,
                number=1,
                checkin_id=checkin,
                theme="enabler:data",
                mission="m",
                text="Agree a standard",
                owner_id=person.id,
                progress="planned",
                made_at=program.clock.now,
                changed_at=program.clock.now,
            )
        )
        await session.execute(
            insert(tables.nudge).values(
                checkin_id=checkin,
                person_id=person.id,
                key="extra",
                council_id=person.council,
                due_at=program.clock.now,
                expires_at=program.clock.now,
                state="sent",
            )
        )
    return person.id


async def _published(program: Program) -> Sequence[object]:
    async with program.application.database.read() as session:
        rows = await session.execute(select(tables.published).order_by(*tables.published.primary_key.columns))
        return [tuple(row) for row in rows]


async def _publish(program: Program) -> None:
    """The check-in ends, and what may be published is."""
    program.clock.move(days=30)
    await program.tick()


@pytest.fixture
async def number(program: Program) -> int:
    return await _live(program)


async def test_before_the_erasure_the_search_finds_them_everywhere(program: Program, number: int) -> None:
    """Or the other tests here would find nothing because they cannot search."""
    found = await traces(program.application.database, *IDS, *WORDS)
    where = {each.partition(".")[0] for each in found}
    assert where == {"account", "address", "answer", "answer_revision", "card", "outbox", "person"}
    assert {each.partition(":")[0] for each in await numbered(program.application.database, number)} >= {
        *(
            "person.id",
            "account.person_id",
            "address.person_id",
            "answer.person_id",
            "answer_revision.person_id",
        ),
        *("nudge.person_id", "action.owner_id", "audit.actor_id", "outbox.message"),
    }


async def test_after_the_erasure_the_whole_database_tells_nothing_of_them(
    program: Program, number: int
) -> None:
    await program.says(ZEPHYR, "erase")
    (receipt,) = await program.presses(ZEPHYR, "Erase everything now")
    assert receipt.startswith("Done. All that was kept about you is deleted")
    assert program.door.texts(ZEPHYR)[-1] == receipt
    assert await traces(program.application.database, *IDS, *WORDS) == []
    assert await numbered(program.application.database, number) == []


async def test_an_erasure_after_the_publication_leaves_the_counts_as_they_are(
    program: Program, number: int
) -> None:
    await _publish(program)
    before = await _published(program)
    assert before
    await program.says(ZEPHYR, "erase everything now")
    await program.tick()
    assert await _published(program) == before
    assert await traces(program.application.database, *IDS, *WORDS) == []
    assert await numbered(program.application.database, number) == []


async def test_what_waited_to_be_published_goes_with_the_person(program: Program, number: int) -> None:
    await program.says(ZEPHYR, "erase everything now")
    await _publish(program)
    async with program.application.database.read() as session:
        numbers = await session.scalars(select(tables.published.c.number))
        choices = set(await session.scalars(select(tables.published.c.choice)))
    assert sum(numbers) <= 10 * len(OTHERS)
    assert choices == {4}


async def test_the_receipt_waits_until_it_can_be_sent_and_takes_the_conversation_with_it(
    program: Program, number: int
) -> None:
    program.door.faults.append(TryLater("busy"))
    await program.says(ZEPHYR, "erase everything now")
    kept = await traces(program.application.database, *IDS, *WORDS)
    assert [each.partition(".")[0] for each in kept] == ["address"]
    program.clock.move(minutes=10)
    await program.send()
    assert program.door.texts(ZEPHYR)[-1].startswith("Done.")
    assert await traces(program.application.database, *IDS, *WORDS) == []


async def test_whoever_comes_back_is_a_new_person_and_welcomed_anew(program: Program, number: int) -> None:
    await program.says(ZEPHYR, "erase everything now")
    welcome, *_ = await program.says(ZEPHYR, "hello")
    assert welcome.startswith("Hello Zephyrine. I'm Waymark.")
    again = await program.standing(ZEPHYR)
    assert again.person.id > number
    assert await program.choices(ZEPHYR) == {}


async def test_whoever_writes_again_before_the_receipt_keeps_their_conversation(
    program: Program, number: int
) -> None:
    await program.take(program.door.typed(ZEPHYR, "erase everything now", program.clock.now))
    await program.take(program.door.typed(ZEPHYR, "hello", program.clock.now))
    await program.send()
    receipt, welcome, *_ = program.door.texts(ZEPHYR)[-3:]
    assert receipt.startswith("Done.")
    assert welcome.startswith("Hello Zephyrine.")
    assert (await program.says(ZEPHYR, "help"))[-1].startswith("Here is what you can type")


async def test_the_button_pressed_twice_leaves_nobody_behind(program: Program, number: int) -> None:
    await program.says(ZEPHYR, "erase")
    now = program.clock.now
    twice = [program.door.pressed(ZEPHYR, "Erase everything now", now) for _ in range(2)]
    for press in twice:
        await program.take(press)
    await program.send()
    assert not any(text.startswith("Hello") for text in program.door.texts(ZEPHYR)[-2:])
    assert await traces(program.application.database, *IDS) == []


async def test_an_old_button_erases_nobody_who_came_back(program: Program, number: int) -> None:
    await program.says(ZEPHYR, "erase")
    old = program.door.pressed(ZEPHYR, "Erase everything now", program.clock.now)
    await program.says(ZEPHYR, "erase everything now", "start", "4")
    await program.take(old)
    await program.send()
    assert program.door.texts(ZEPHYR)[-1].startswith("That button is from before you were erased")
    assert len(await program.choices(ZEPHYR)) == 1


async def test_messages_to_others_that_do_not_name_them_stay(program: Program, number: int) -> None:
    async with program.application.database.write() as session:
        await session.execute(
            update(tables.outbox)
            .where(tables.outbox.c.message.contains("(Parks)"))
            .values(message='Say {"message": "hello", "arguments": {"what": "zephyrines"}}')
        )
    await program.says(ZEPHYR, "erase everything now")
    async with program.application.database.read() as session:
        left = list(await session.scalars(select(tables.outbox.c.message)))
    assert any("zephyrines" in each for each in left)
    assert any("Bob" in each for each in left)


async def test_the_last_lead_can_be_erased_and_the_council_gets_a_code_again(program: Program) -> None:
    await _appoint(program, "lea")
    (offer,) = (await program.says("lea", "erase"))[-1:]
    assert "a new claim code" in offer
    await program.says("lea", "erase everything now")
    async with program.application.database.read() as session:
        (place,) = await councils.workspaces_without_lead(session)
    assert place.claim_hash is not None


async def test_a_lead_of_several_leaves_no_code_behind(program: Program) -> None:
    for user in ("lea", "lou"):
        await _appoint(program, user)
    await program.says("lea", "erase everything now")
    async with program.application.database.read() as session:
        hashes = set(await session.scalars(select(tables.workspace.c.claim_hash)))
    assert hashes == {None}


# Withdrawing


async def test_withdrawn_answers_are_gone_with_every_word(program: Program, number: int) -> None:
    await program.says(ZEPHYR, "withdraw")
    (told,) = await program.presses(ZEPHYR, "Take them back now")
    assert told.startswith("Your answers of this quarter are deleted")
    assert await traces(program.application.database, *WORDS) == []
    assert await program.choices(ZEPHYR) == {}
    assert (await program.state(ZEPHYR)).phase is Phase.READY


async def test_withdrawing_leaves_what_was_published_and_everybody_elses_answers(
    program: Program, number: int
) -> None:
    program.clock.move(hours=12)
    await program.tick()
    before = await _published(program)
    assert before
    await program.says(ZEPHYR, "take them back now")
    assert await _published(program) == before
    assert len(await program.choices("ann")) == 10


async def test_the_same_questions_can_be_answered_again_but_count_nobody_twice(
    program: Program, number: int
) -> None:
    questions = (await program.state(ZEPHYR)).questions
    await program.says(ZEPHYR, "take them back now", "start", "5")
    assert (await program.state(ZEPHYR)).questions == questions
    async with program.application.database.read() as session:
        times = await session.scalars(
            select(tables.answer.c.times_published).where(tables.answer.c.person_id == number)
        )
        assert set(times) == {2}


async def test_an_answer_given_right_after_the_withdrawal_stays(program: Program, number: int) -> None:
    """Even when both are taken in one go."""
    now = program.clock.now
    said = [program.door.typed(ZEPHYR, text, now) for text in ("take them back now", "start", "4")]
    await asyncio.gather(*map(program.take, said), return_exceptions=True)
    for again in said:
        await program.take(again)
    await program.send()
    assert len(await program.choices(ZEPHYR)) == 1


async def test_what_is_said_right_after_an_erasure_is_a_new_persons(program: Program, number: int) -> None:
    """Even when both are taken in one go."""
    now = program.clock.now
    said = [program.door.typed(ZEPHYR, text, now) for text in ("erase everything now", "start", "4")]
    await asyncio.gather(*map(program.take, said), return_exceptions=True)
    for again in said:
        await program.take(again)
    await program.send()
    assert (await program.standing(ZEPHYR)).person.id > number
    assert len(await program.choices(ZEPHYR)) == 1


# Seeing and putting right


async def test_my_data_tells_in_plain_words_what_is_kept(program: Program, number: int) -> None:
    await program.says(ZEPHYR, "my data")
    card = program.door.sent[-2].card
    facts = {fact.label: fact.value for part in card.parts if hasattr(part, "facts") for fact in part.facts}
    assert facts["Name"] == "Zephyrine"
    assert facts["Accounts"] == "memory zephyrine, slack U0ZEPH"
    assert facts["Answers"] == "October to December 2026: 9"
    assert facts["Comments"] == "2"
    assert facts["Actions you own"] == "1"
    assert facts["Snoozed until"] == "Tuesday 24 November"


async def test_correct_shows_the_answers_with_a_way_to_change_each(program: Program, number: int) -> None:
    told, recap = (await program.says(ZEPHYR, "correct"))[-2:]
    assert told.startswith("Here is how to put things right.")
    assert recap == "Your answers"


@pytest.mark.parametrize("text", ["my data", "correct", "withdraw", "take them back now", "erase"])
async def test_in_a_channel_they_are_asked_to_write_directly(program: Program, number: int, text: str) -> None:
    await program.says(ZEPHYR, text, channel="general")
    (told,) = [each for each in program.door.sent if each.address.conversation == "general"]
    assert told.card.text.endswith("Please send me that in a direct message.")
    assert told.private
    assert len(await program.choices(ZEPHYR)) == 9
