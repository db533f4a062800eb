"""A member of staff answers their questions, from the first hello to the thanks."""

from datetime import UTC, datetime

from conversations.answers import Choice
from conversations.events import Answer
from conversations.state import Phase
from tests.program import ENGLISH, Program, Stage, languages_without

_QUESTIONS = 10


async def test_a_first_message_is_met_with_two_short_ones_and_no_question(program: Program) -> None:
    welcome, privacy = await program.says("ann", "hello")
    assert welcome.startswith("Hello Ann.")
    assert "five people or more, never a person" in privacy


async def test_typing_a_whole_check_in_stores_every_answer_and_ends_with_a_recap_and_thanks(
    program: Program,
) -> None:
    await program.says("ann", "start", "4", "established", "not sure", "n/a", "five", "3", "level 3", "4")
    *_, recap, thanks = await program.says("ann", "5", "skip")
    stored = list((await program.choices("ann")).values())
    assert sorted(stored) == [-1, 0, 3, 3, 4, 4, 4, 5, 5]
    assert recap == "Your answers"
    assert thanks.startswith("That was the last one.")
    assert (await program.state("ann")).phase is Phase.FINISHED


async def test_pressing_buttons_does_what_typing_does(program: Program) -> None:
    await program.says("ann", "hello")
    await program.presses("ann", "Start", "4 Established", "Not sure", "Doesn't apply", "Skip", "5 Leading")
    stored = list((await program.choices("ann")).values())
    assert sorted(stored) == [Choice.NOT_APPLICABLE, Choice.NOT_SURE, Choice.LEVEL_4, Choice.LEVEL_5]


async def test_an_answered_question_folds_up_in_place_and_the_next_comes_as_a_new_message(
    program: Program,
) -> None:
    await program.says("ann", "start")
    asked = program.door.sent[-1]
    await program.presses("ann", "4 Established")
    folded, following = program.door.sent[-2:]
    assert folded.replaces == asked.key
    assert folded.card.text.endswith(": 4 Established")
    assert following.replaces is None
    assert following.card.text.startswith("Question 2 of 10")


async def test_a_low_level_asks_once_what_holds_it_back_and_keeps_the_choice(program: Program) -> None:
    await program.says("ann", "start")
    *_, asked = await program.says("ann", "2")
    assert asked == "Question 1: what holds this back most?"
    _, following = await program.presses("ann", "3 Lack of digital expertise")
    assert following.startswith("Question 2 of 10")
    (given,) = (await program.answers("ann")).values()
    assert (given.choice, given.barrier) == (Choice.LEVEL_2, "expertise")


async def test_a_comment_goes_with_the_last_answer_and_holds_up_nothing(program: Program) -> None:
    await program.says("ann", "start", "4")
    (kept,) = await program.says("ann", "comment We agreed a standard <b>in May</b> & <!channel>")
    assert kept.startswith("Kept with question 1.")
    (given,) = (await program.answers("ann")).values()
    assert given.comment == "We agreed a standard <b>in May</b> & <!channel>"
    await program.says("ann", "3")
    assert len(await program.choices("ann")) == 2


async def test_a_long_or_strange_comment_is_kept_to_the_limit_and_the_person_is_told(program: Program) -> None:
    await program.says("ann", "start", "4")
    words = "\u05e9\u05dc\u05d5\u05dd \U0001f600 \0 *bold* " + "x" * 10_000
    (said,) = await program.says("ann", f"comment {words}")
    assert "longer than 4,000 characters" in said
    (given,) = (await program.answers("ann")).values()
    assert given.comment == words.replace("\0", "\ufffd")[:4_000]


async def test_leaving_and_coming_back_days_later_after_a_restart_resumes_at_the_same_question(
    stage: Stage,
) -> None:
    async with stage.program() as program:
        await program.says("ann", "start", "4", "5", "3")
        *_, asked = [each.card.text for each in program.door.sent]
        await program.says("ann", "pause")
    stage.clock.move(days=9)
    async with stage.program() as program:
        back, again = await program.says("ann", "resume")
    assert back == "Welcome back. 3 of 10 done. Here is where you left off."
    assert again == asked


async def test_a_card_answered_twice_changes_nothing_and_says_so(program: Program) -> None:
    await program.says("ann", "start")
    first = program.door.pressed("ann", "4 Established", program.clock.now)
    again = program.door.pressed("ann", "1 Starting", program.clock.now)
    for press in (first, again):
        await program.take(press)
        await program.send()
    assert list((await program.choices("ann")).values()) == [Choice.LEVEL_4]
    said = [each.card.text for each in program.door.sent]
    assert any(text.startswith("Question 1 is already answered: 4 Established.") for text in said)


async def test_an_old_card_pressed_after_the_end_changes_nothing(program: Program) -> None:
    await program.says("ann", "start")
    old = program.door.pressed("ann", "1 Starting", program.clock.now)
    await program.says("ann", *["4"] * _QUESTIONS)
    before = await program.state("ann")
    await program.take(old)
    await program.send()
    assert await program.state("ann") == before
    assert set((await program.choices("ann")).values()) == {Choice.LEVEL_4}


async def test_a_change_after_the_end_is_a_new_revision_of_the_same_answer(program: Program) -> None:
    await program.says("ann", "start", *["4"] * _QUESTIONS)
    third = (await program.state("ann")).questions[2]
    *_, said = await program.says("ann", "edit 3", "5")
    assert said == "Your answers are up to date."
    given = (await program.answers("ann"))[third]
    assert (given.choice, given.revision) == (Choice.LEVEL_5, 2)
    assert len(await program.answers("ann")) == _QUESTIONS


async def test_next_quarter_asks_other_questions(program: Program) -> None:
    await program.says("ann", "start", *["4"] * _QUESTIONS)
    asked = set((await program.state("ann")).questions)
    program.clock.now = datetime(2027, 1, 20, 10, tzinfo=UTC)
    await program.tick()
    await program.says("ann", "start")
    assert not asked & set((await program.state("ann")).questions)


async def test_a_question_of_somebody_else_or_of_another_check_in_is_refused(program: Program) -> None:
    """A button's value edited by hand must not reach an answer that is not the person's own."""
    await program.says("ann", "start")
    state = await program.state("ann")
    assert state.checkin is not None
    foreign = next(each for each in ENGLISH.framework.by_id if each not in state.questions)
    for checkin, question in ((state.checkin, foreign), (state.checkin + 1, state.questions[0])):
        press = program.door.inbound("ann", Answer(checkin, question, Choice.LEVEL_5), program.clock.now)
        await program.take(press)
    assert await program.choices("ann") == {}
    assert await program.state("ann") == state


async def test_a_person_can_ask_to_be_left_alone_and_come_back(program: Program) -> None:
    await program.says("ann", "start", "4")
    (stopped,) = await program.says("ann", "stop")
    assert stopped.startswith("I will not ask you anything more.")
    assert (await program.says("ann", "start"))[0].startswith("Welcome back. 1 of 10 done.")


async def test_nothing_that_is_typed_meets_silence(program: Program) -> None:
    await program.says("ann", "start")
    for text in (
        "",
        "???",
        "\u202eabc",
        "<script>",
        "99999999999999999999",
        "edit 77",
        "comment",
        "4.5",
        "claim x",
    ):
        assert await program.says("ann", text), repr(text)


async def test_after_the_close_answers_are_refused_in_words_and_kept(program: Program) -> None:
    await program.says("ann", "start", "4")
    kept = await program.choices("ann")
    program.clock.now = datetime(2026, 12, 31, 18, tzinfo=UTC)
    for text in ("5", "established", "skip", "edit 1", "comment too late", "not sure"):
        (said,) = await program.says("ann", text)
        assert "a check-in that has closed" in said, text
    assert await program.choices("ann") == kept


async def test_a_barrier_that_was_named_and_then_left_out_is_not_kept(program: Program) -> None:
    await program.says("ann", "start", "1", "legacy systems", "2")
    (given,) = (await program.answers("ann")).values()
    assert given.barrier == "legacy"
    await program.says("ann", "edit 1", "2", "skip")
    (given,) = (await program.answers("ann")).values()
    assert (given.choice, given.barrier) == (Choice.LEVEL_2, None)


async def test_questions_that_a_new_framework_no_longer_has_are_not_asked_again(stage: Stage) -> None:
    """A council may replace its framework in the middle of a check-in."""
    async with stage.program() as program:
        await program.says("ann", "start", "4")
        asked = (await program.state("ann")).questions
    stage.languages = languages_without(asked[1])
    async with stage.program() as program:
        await program.says("ann", "start")
        now_asked = (await program.state("ann")).questions
    assert asked[1] not in now_asked
    assert len(now_asked) == _QUESTIONS
