"""What a lead is shown, and when: answers come in groups of five people at steps, the rest at the close."""

import pytest

from bot import claims
from bot.wordings import read_wordings
from conversations.cards import Heading, Text
from conversations.framework import Audience
from conversations.framework_file import parse
from conversations.language import Languages
from storage import councils
from storage.database import Database
from tests.program import ENGLISH, Program, Stage

QUESTIONS = 4
CLOSE = 21 * 24 * 60


@pytest.fixture
def stage(database: Database) -> Stage:
    """Everybody is asked the same few questions."""
    for_all = [each for each in ENGLISH.framework.questions if Audience.EVERYONE in each.audience]
    few = ENGLISH.framework.model_copy(update={"questions": tuple(for_all[:QUESTIONS])})
    framework = parse(few.model_dump_json(by_alias=True, exclude_none=True))
    return Stage(database, languages=Languages(read_wordings(), framework, {}))


@pytest.fixture
async def lead(program: Program) -> str:
    await program.says("lea", "hello")
    async with program.application.database.write() as session:
        (workspace,) = await councils.workspaces_without_lead(session)
        code = await claims.offer(session, workspace.id)
    await program.says("lea", f"claim {code}")
    return "lea"


async def _answer(program: Program, choice: str, *users: str) -> None:
    for user in users:
        await program.says(user, "start", *[choice] * QUESTIONS)


async def _summary(program: Program, lead: str, *, after: float = 10) -> str:
    """What is said so many minutes later, in one line."""
    program.clock.move(minutes=after)
    await program.tick()
    before = len(program.door.sent)
    await program.says(lead, "summary")
    texts = [part.text for part in program.door.sent[before].card.parts if isinstance(part, Heading | Text)]
    return " ".join(texts)


async def test_the_fifth_person_makes_a_figure_and_four_more_do_not_move_it(
    program: Program, lead: str
) -> None:
    await _answer(program, "4", "a", "b", "c", "d")
    assert "too few answers" in await _summary(program, lead)
    await _answer(program, "4", "e")
    assert "Established 4.0" in await _summary(program, lead)
    await _answer(program, "5", "f", "g", "h", "i")
    said = await _summary(program, lead)
    assert "Established 4.0" in said
    assert "16 answers" in said
    await _answer(program, "5", "j")
    assert "Leading 4.5" in await _summary(program, lead)


async def test_between_two_steps_nothing_moves_however_often_a_lead_looks(program: Program, lead: str) -> None:
    await _answer(program, "4", "a", "b", "c", "d", "e")
    assert "Established 4.0" in await _summary(program, lead)
    await _answer(program, "5", "f", "g", "h", "i", "j")
    for _ in range(3):
        assert "Established 4.0" in await _summary(program, lead, after=3)
    assert "Leading 4.5" in await _summary(program, lead, after=1)


async def test_changed_answers_wait_for_those_of_four_others(program: Program, lead: str) -> None:
    await _answer(program, "4", "a", "b", "c", "d", "e")
    await _summary(program, lead)
    shown = []
    for user in "abcde":
        for number in range(1, QUESTIONS + 1):
            await program.says(user, f"edit {number}", "5")
        shown.append("Leading 5.0" in await _summary(program, lead))
    assert shown == [False] * 4 + [True]


async def test_what_too_few_people_say_is_shown_to_nobody(program: Program, lead: str) -> None:
    await _answer(program, "4", "a", "b", "c", "d")
    assert "Too few people answered" in await _summary(program, lead, after=CLOSE)


async def test_the_closing_post_shows_what_the_close_has_published(program: Program, lead: str) -> None:
    """Five people of whom no two answered the same number of questions."""
    await program.says(lead, "post here", channel="general")
    for number, user in enumerate("abcde"):
        await program.says(user, "start", *["4"] * min(number + 1, QUESTIONS))
    assert "too few answers" in await _summary(program, lead)
    before = len(program.door.sent)
    await _summary(program, lead, after=CLOSE)
    posted = [each.card.text for each in program.door.sent[before:] if each.address.conversation == "general"]
    assert any("Established overall" in text for text in posted)
