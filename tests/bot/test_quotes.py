"""Comments are quoted from groups of enough people, after the close, and no longer than their writer wants."""

import pytest

from bot.quotes import quotes_of
from conversations.effects import RecordComment, RecordQuote
from conversations.framework import Cut
from conversations.people import Person
from conversations.release_times import EVERY
from conversations.scoring import theme_key
from storage import answers
from storage.answers import AnswerRecord
from storage.database import Database
from tests.bot.anytown import FIRST, HOUSING, LOW, SECOND, Anytown, found
from tests.conversations.builders import FRAMEWORK
from tests.storage.world import NOW

KEY = theme_key(Cut.MISSION, FIRST.mission)


@pytest.fixture
async def anytown(database: Database) -> Anytown:
    return await found(database, *[HOUSING] * 12)


async def say(anytown: Anytown, person: Person, text: str, *, may_quote: bool = True) -> None:
    await record(anytown, person, RecordComment(anytown.checkin.id, FIRST.id, text, may_quote))


async def record(anytown: Anytown, person: Person, what: RecordComment | RecordQuote) -> None:
    async with anytown.database.write() as session:
        await answers.record(session, [AnswerRecord(person, "slack", what)], NOW)


async def quoted(anytown: Anytown, *, least: int = 5, after_close: bool = True) -> tuple[str, ...]:
    checkin = anytown.checkin
    now = checkin.closes_at + 2 * EVERY if after_close else checkin.closes_at - EVERY
    async with anytown.database.read() as session:
        found = await quotes_of(session, FRAMEWORK, checkin, [KEY], least=least, now=now)
    return found.get(KEY, ())


async def publish(anytown: Anytown) -> None:
    await anytown.publisher.publish(anytown.checkin, anytown.checkin.closes_at)


async def test_words_that_were_ticked_are_quoted_and_others_are_not(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await say(anytown, anytown.people[0], "Ticked")
    await say(anytown, anytown.people[1], "Not ticked", may_quote=False)
    await publish(anytown)
    assert await quoted(anytown) == ("Ticked",)


async def test_nobody_is_quoted_while_the_check_in_is_open(anytown: Anytown) -> None:
    """Whoever saw the words appear would know who had just answered."""
    await anytown.answer(LOW, *anytown.people[:5])
    await say(anytown, anytown.people[0], "Ticked")
    await anytown.publisher.publish(anytown.checkin, NOW)
    assert await quoted(anytown, after_close=False) == ()


async def test_fewer_people_than_a_figure_needs_are_not_quoted(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await say(anytown, anytown.people[0], "Ticked")
    await publish(anytown)
    assert await quoted(anytown, least=6) == ()


async def test_words_on_an_answer_that_is_held_back_are_not_quoted(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:4])
    await say(anytown, anytown.people[0], "Ticked")
    await publish(anytown)
    assert await quoted(anytown, least=1) == ()


async def test_several_answers_of_one_person_are_one_person(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await anytown.answer(LOW, *anytown.people[:5], question=SECOND.id)
    await say(anytown, anytown.people[0], "Ticked")
    await publish(anytown)
    assert FIRST.mission == SECOND.mission
    assert await quoted(anytown, least=6) == ()


async def test_whoever_takes_it_back_is_quoted_no_more_at_once(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    await say(anytown, anytown.people[0], "Ticked")
    await publish(anytown)
    assert await quoted(anytown) == ("Ticked",)
    await record(anytown, anytown.people[0], RecordQuote(anytown.checkin.id, FIRST.id, wanted=False))
    assert await quoted(anytown) == ()


async def test_without_a_comment_or_an_answer_there_is_nothing_to_let(anytown: Anytown) -> None:
    await anytown.answer(LOW, *anytown.people[:5])
    for person in (anytown.people[0], anytown.people[11]):
        await record(anytown, person, RecordQuote(anytown.checkin.id, FIRST.id, wanted=True))
    await publish(anytown)
    assert await quoted(anytown) == ()
