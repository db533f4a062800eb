"""The introduction, and one question after another. Each event everywhere: see test_step_table."""

from dataclasses import replace
from itertools import product

import pytest

from conversations import events
from conversations.answers import Choice
from conversations.effects import (
    Answered,
    Ask,
    AskBarrier,
    BarrierNamed,
    Recap,
    RecordAnswer,
    RecordBarrier,
    Say,
)
from conversations.people import Role
from conversations.state import Phase, State
from conversations.step import Turn, step
from tests.conversations.builders import (
    A_CONTEXT,
    AT_BARRIER,
    BOTH,
    CHECKIN,
    FINISHED,
    FRAMEWORK,
    NEXT_CHECKIN,
    QUESTIONS,
    STARTED,
    a_context,
    a_person,
    after,
    answer,
    answers,
    barrier,
    change,
    outline,
    play,
    typed,
)

LOW = (Choice.LEVEL_1, Choice.LEVEL_2)
OTHERS = tuple(choice for choice in Choice if choice not in LOW)


# The introduction


def test_the_introduction_is_two_messages_with_a_start_button() -> None:
    """First who asks and how long it takes, then what happens to answers; start is one press away."""
    turn = step(State(), events.Arrived(), A_CONTEXT)
    assert turn.effects == (
        Say("welcome", {"name": "Alex", "count": 10, "minutes": 5}),
        Say("welcome-privacy", {"least": 5}, ("start", "help", "home")),
    )


@pytest.mark.parametrize(("count", "minutes"), [(1, 1), (10, 5), (18, 9), (35, 18)])
def test_the_introduction_tells_how_long_it_takes(count: int, minutes: int) -> None:
    """Half a minute a question, and never "0 minutes"."""
    person = a_person(role=Role.LEADER)
    welcome = step(State(), events.Arrived(), a_context(person=person, count=count)).effects[0]
    assert isinstance(welcome, Say)
    assert (welcome.arguments["count"], welcome.arguments["minutes"]) == (count, minutes)


def test_nobody_is_told_of_more_questions_than_their_role_has() -> None:
    context = a_context(person=a_person(role=Role.ELECTED), count=36)
    asked = len(after(events.Start(), context=context).questions)
    welcome = step(State(), events.Arrived(), context).effects[0]
    assert isinstance(welcome, Say)
    assert welcome.arguments["count"] == asked


@pytest.mark.parametrize("first", ["yes", "ok", "no", "hello", "thanks", "what is this"])
def test_a_first_message_that_asks_for_nothing_is_answered_by_the_introduction_alone(first: str) -> None:
    assert outline(play(State(), *typed(first))[1]) == "welcome welcome-privacy"


def test_nobody_is_introduced_to_twice() -> None:
    _, done = play(State(), *[events.Arrived()] * 3, *typed("hello"))
    assert outline(done) == "welcome welcome-privacy hello"


# Answering


def test_the_first_question_comes_as_number_one_of_ten() -> None:
    turn = step(after(events.Arrived()), events.Start(), A_CONTEXT)
    assert turn.effects == (Ask(CHECKIN.id, QUESTIONS[0], 1, 10),)
    assert len(set(QUESTIONS)) == 10


def test_an_answer_is_recorded_shown_and_followed_by_the_next_question() -> None:
    turn = step(STARTED, answer(1, Choice.LEVEL_4), A_CONTEXT)
    assert turn.effects == (
        RecordAnswer(CHECKIN.id, QUESTIONS[0], Choice.LEVEL_4),
        Answered(CHECKIN.id, QUESTIONS[0], 1, 10, Choice.LEVEL_4),
        Ask(CHECKIN.id, QUESTIONS[1], 2, 10),
    )


@pytest.mark.parametrize("choice", OTHERS)
def test_only_levels_1_and_2_ask_what_holds_back(choice: Choice) -> None:
    assert outline(step(STARTED, answer(1, choice), A_CONTEXT).effects) == "RecordAnswer Answered Ask2"


@pytest.mark.parametrize("choice", LOW)
def test_a_low_level_is_recorded_before_what_holds_it_back_is_asked(choice: Choice) -> None:
    turn = step(STARTED, answer(1, choice), A_CONTEXT)
    assert turn.effects[0] == RecordAnswer(CHECKIN.id, QUESTIONS[0], choice)
    assert turn.effects[2] == AskBarrier(CHECKIN.id, QUESTIONS[0], 1)


def test_a_barrier_is_recorded_and_the_next_question_follows() -> None:
    turn = step(AT_BARRIER, barrier(2, "legacy"), A_CONTEXT)
    assert turn.effects == (
        RecordBarrier(CHECKIN.id, QUESTIONS[1], "legacy"),
        BarrierNamed(CHECKIN.id, QUESTIONS[1], 2, "legacy"),
        Ask(CHECKIN.id, QUESTIONS[2], 3, 10),
    )


@pytest.mark.parametrize("number", range(1, len(FRAMEWORK.barriers) + 1))
def test_a_barrier_is_named_by_its_number(number: int) -> None:
    turn = step(AT_BARRIER, events.Typed(str(number)), A_CONTEXT)
    assert turn.effects[0] == RecordBarrier(CHECKIN.id, QUESTIONS[1], FRAMEWORK.barriers[number - 1].id)


def test_a_barrier_can_be_left_unsaid() -> None:
    turn = step(AT_BARRIER, barrier(2, None), A_CONTEXT)
    assert turn.effects == (
        RecordBarrier(CHECKIN.id, QUESTIONS[1], None),
        BarrierNamed(CHECKIN.id, QUESTIONS[1], 2, None),
        Ask(CHECKIN.id, QUESTIONS[2], 3, 10),
    )


def test_a_barrier_pressed_later_is_kept_without_asking_anything_again() -> None:
    """The barrier's card can still be open beside a later question: what it says counts."""
    later, _ = play(AT_BARRIER, change(1))
    turn = step(later, barrier(2, "legacy"), A_CONTEXT)
    assert turn.state == replace(later, barriers_settled=frozenset({QUESTIONS[1]}))
    assert outline(turn.effects) == "RecordBarrier BarrierNamed barrier-kept"


def test_skip_on_an_old_barrier_card_does_not_claim_that_something_was_noted() -> None:
    named, _ = play(AT_BARRIER, barrier(2, "legacy"))
    turn = step(named, barrier(2, None), A_CONTEXT)
    assert "barrier-kept" not in outline(turn.effects)


def test_what_holds_back_is_asked_again_after_back_and_the_same_level() -> None:
    """Back from the barrier promises that what was being asked comes again later."""
    _, done = play(AT_BARRIER, events.Back(CHECKIN.id, QUESTIONS[1]), answer(2, Choice.LEVEL_1))
    assert outline(done[-1:]) == "AskBarrier2"


def test_the_same_level_again_does_not_ask_again_what_was_named() -> None:
    named, _ = play(AT_BARRIER, barrier(2))
    _, done = play(named, change(2), answer(2, Choice.LEVEL_1))
    assert outline(done[-3:]) == "RecordAnswer Answered Ask3"


def test_another_low_level_asks_again_what_holds_back() -> None:
    named, _ = play(AT_BARRIER, barrier(2))
    _, done = play(named, change(2), answer(2, Choice.LEVEL_2))
    assert outline(done[-1:]) == "AskBarrier2"


def test_a_level_that_rose_has_no_barrier_any_more() -> None:
    risen, _ = play(AT_BARRIER, change(2), answer(2, Choice.LEVEL_4))
    turn = step(risen, barrier(2), A_CONTEXT)
    assert turn.state == risen
    assert outline(turn.effects) == "BarrierNamed barrier-not-needed"


@pytest.mark.parametrize("language", BOTH)
def test_a_level_is_answered_by_its_name_in_either_language(language: str) -> None:
    spoken = BOTH[language]
    for choice in Choice:
        for name in {spoken.choice_name(choice), BOTH["en"].choice_name(choice)}:
            turn = step(STARTED, events.Typed(name), a_context(language=spoken))
            assert turn.effects[0] == RecordAnswer(CHECKIN.id, QUESTIONS[0], choice), name


@pytest.mark.parametrize("number", [1, 5, 10])
@pytest.mark.parametrize("leave", [(), (events.Pause(),)])
def test_a_choice_pressed_twice_folds_its_card_again_and_says_nothing(
    number: int, leave: tuple[events.Event, ...]
) -> None:
    """A double click, or a press that the platform delivers again under another id."""
    before = after(events.Start(), *answers(number), *leave)
    turn = step(before, answer(number), A_CONTEXT)
    assert turn.state == before
    assert turn.effects == (Answered(CHECKIN.id, QUESTIONS[number - 1], number, 10, Choice.LEVEL_4),)


@pytest.mark.parametrize("pressed", [answer(2, Choice.LEVEL_5), answer(1)])
def test_another_choice_or_an_older_card_is_told_that_nothing_changed(pressed: events.Answer) -> None:
    turn = step(after(events.Start(), *answers(2)), pressed, A_CONTEXT)
    assert outline(turn.effects) == "Answered answered-already waiting-for"


# Skipping, going back, changing


def test_a_skipped_question_counts_as_done_and_is_not_asked_again() -> None:
    state, done = play(STARTED, *[events.Skip(CHECKIN.id, question) for question in QUESTIONS])
    assert (state.phase, state.choices) == (Phase.FINISHED, {})
    assert outline(done[-2:]) == "Recap thanks"
    assert not any(isinstance(effect, RecordAnswer) for effect in done)


def test_skip_on_an_answered_question_keeps_the_answer() -> None:
    state, _ = play(FINISHED, change(3), events.Skip(CHECKIN.id, QUESTIONS[2]))
    assert state == FINISHED


def test_an_answer_to_a_skipped_question_counts() -> None:
    skipped, _ = play(STARTED, events.Skip(CHECKIN.id, QUESTIONS[0]))
    state, _ = play(skipped, change(1), answer(1))
    assert (state.skipped, state.choices) == (frozenset(), {QUESTIONS[0]: Choice.LEVEL_4})
    assert state.current == QUESTIONS[1]


@pytest.mark.parametrize("number", range(2, 11))
def test_back_asks_the_question_before_with_its_answer(number: int) -> None:
    asked = after(events.Start(), *answers(number - 1))
    turn = step(asked, events.Back(CHECKIN.id, QUESTIONS[number - 1]), A_CONTEXT)
    assert turn.effects[-1] == Ask(CHECKIN.id, QUESTIONS[number - 2], number - 1, 10, Choice.LEVEL_4)


def test_back_leads_all_the_way_to_the_first_question_and_no_further() -> None:
    state, done = play(after(events.Start(), *answers(9)), *typed(*["back"] * 12))
    asked = [effect.number for effect in done if isinstance(effect, Ask)]
    assert asked == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert state.current == QUESTIONS[0]
    assert outline(done[-1:]) == "first-question-already"


def test_after_back_an_answer_leads_on_to_the_first_open_question() -> None:
    state, _ = play(after(events.Start(), *answers(5)), *typed("back", "back", "5"))
    assert state.current == QUESTIONS[5]
    assert state.choices[QUESTIONS[3]] is Choice.LEVEL_5


@pytest.mark.parametrize(("done", "number"), list(product((0, 4, 9, 10), range(1, 11))))
def test_edit_reaches_any_question_at_any_time_and_returns_to_the_open_one(done: int, number: int) -> None:
    """`edit n` asks question n, and its answer leads back to where the person was."""
    before = after(events.Start(), *answers(done))
    asked = step(before, events.Typed(f"edit {number}"), A_CONTEXT)
    assert asked.state.current == QUESTIONS[number - 1]
    assert outline(asked.effects[-1:]) == f"Ask{number}"
    then = step(asked.state, events.Typed("5"), A_CONTEXT).state
    assert then.choices[QUESTIONS[number - 1]] is Choice.LEVEL_5
    assert then.current == next((each for each in QUESTIONS if each not in then.choices), None)


def test_editing_another_question_folds_the_one_being_asked() -> None:
    turn = step(after(events.Start(), *answers(3)), change(1), A_CONTEXT)
    assert turn.effects[0] == Answered(CHECKIN.id, QUESTIONS[3], 4, 10, None)


def test_a_change_after_the_end_ends_again_with_the_new_answers() -> None:
    state, done = play(FINISHED, change(3), answer(3, Choice.LEVEL_5))
    recap = done[-2]
    assert isinstance(recap, Recap)
    assert recap.lines[2].choice is Choice.LEVEL_5
    assert (state.phase, outline(done[-1:])) == (Phase.FINISHED, "changed")


# The end, the pause and the stop


def test_the_last_answer_ends_with_all_answers_and_thanks() -> None:
    last = step(after(events.Start(), *answers(9)), answer(10), A_CONTEXT)
    recap = last.effects[-2]
    assert isinstance(recap, Recap)
    assert [line.question for line in recap.lines] == list(QUESTIONS)
    assert [line.number for line in recap.lines] == list(range(1, 11))
    assert (last.state.phase, outline(last.effects[-1:])) == (Phase.FINISHED, "thanks")


def test_a_pause_tells_how_much_is_done_and_resume_asks_the_same_question() -> None:
    _, done = play(after(events.Start(), *answers(3)), *typed("pause", "resume"))
    assert done == [
        Say("paused", {"done": 3, "total": 10}, ("resume",)),
        Say("welcome-back", {"done": 3, "total": 10}),
        Ask(CHECKIN.id, QUESTIONS[3], 4, 10),
    ]


def test_nothing_typed_after_a_pause_answers_a_question_that_is_no_longer_seen() -> None:
    paused = after(events.Start(), *answers(3), events.Pause())
    turn = step(paused, events.Typed("1"), A_CONTEXT)
    assert turn.state.choices == paused.choices
    assert outline(turn.effects) == "welcome-back Ask4"


def test_stop_keeps_the_answers_and_start_goes_on_with_them() -> None:
    before = after(events.Start(), *answers(3))
    stopped, _ = play(before, *typed("stop"))
    resumed, _ = play(stopped, *typed("start"))
    assert stopped.choices == before.choices
    assert resumed == before


YES_OR_NO = {
    "before the start": (after(events.Arrived()), "said-yes", "said-no"),
    "at a question": (STARTED, "said-yes", "said-no"),
    "at what holds back": (AT_BARRIER, "said-yes", "said-no"),
    "paused": (after(events.Start(), events.Pause()), "said-yes", "said-no"),
    "finished": (FINISHED, "said-yes", "said-no"),
    "stopped": (after(events.Start(), *typed("stop")), "stopped-already", "stopped-already"),
}


@pytest.mark.parametrize("where", YES_OR_NO)
def test_yes_and_no_change_nothing(where: str) -> None:
    """Whoever says `ok` to a pause or a stop is not asked on, and an offer is neither taken nor taken back."""
    state, yes, no = YES_OR_NO[where]
    for said, expected in (("yes", yes), ("ok", yes), ("no", no), ("No thanks.", no)):
        turn = step(state, events.Typed(said), A_CONTEXT)
        assert outline(turn.effects) == expected
        assert turn.state == state


@pytest.mark.parametrize("said", ["erase", "stop reminders", "withdraw"])
@pytest.mark.parametrize("is_lead", [False, True])
def test_yes_before_the_start_offers_to_begin_and_does_not(said: str, is_lead: bool) -> None:
    """It may be about what was said before."""
    context = a_context(person=a_person(is_lead=is_lead))
    before = after(events.Arrived(), *typed(said), context=context)
    for answer_ in ("yes", "ok"):
        turn = step(before, events.Typed(answer_), context)
        assert turn == Turn(before, (Say("said-yes", buttons=("start",)),))


@pytest.mark.parametrize("language", BOTH)
def test_never_mind_does_not_say_that_what_was_done_before_is_undone(language: str) -> None:
    """`stop reminders`, then `never mind`: they stay off."""
    said = BOTH[language].wording.text("said-no")
    assert {"en": "What was changed before stays", "cy": "newidiwyd o'r blaen yn aros"}[language] in said


@pytest.mark.parametrize("language", BOTH)
def test_help_says_that_editing_a_message_changes_nothing(language: str) -> None:
    """What platforms tell of an edited message is passed over."""
    for message in ("help", "help-lead", "how-to-edit"):
        said = BOTH[language].wording.text(message)
        assert {"en": "diting", "cy": "golygu"}[language] in said


def test_words_that_are_no_answer_are_met_with_how_to_keep_them() -> None:
    """They are nowhere else: what was typed in vain is lost unless the person sends it again."""
    words = events.Typed("we have a list but nobody uses it")
    assert outline(step(after(events.Start(), *answers(2)), words, A_CONTEXT).effects) == "unclear-words"
    assert outline(step(STARTED, words, A_CONTEXT).effects) == "unclear-asking", "nothing to keep them with"
    assert outline(play(STARTED, *typed("4", "quatre"))[1]).endswith("unclear-asking")


@pytest.mark.parametrize("offer", [events.OfferErasure(), events.OfferWithdrawal()])
def test_yes_to_an_offer_tells_how_to_confirm_it(offer: events.Event) -> None:
    asked = after(events.Start(), *answers(3), offer)
    turn = step(asked, events.Typed("yes"), A_CONTEXT)
    assert (turn.state, outline(turn.effects)) == (asked, "said-yes")


def test_stopping_after_the_end_and_starting_again_shows_the_answers() -> None:
    state, done = play(FINISHED, events.Typed("stop"), events.Start())
    assert state == FINISHED
    assert outline(done) == "stopped finished-already Recap"


def test_progress_tells_the_closing_day_where_the_person_is() -> None:
    turn = step(after(events.Start(), *answers(3)), events.ShowProgress(), A_CONTEXT)
    assert turn.effects == (
        Say("progress", {"done": 3, "total": 10, "closes": "Friday 18 December"}, ("resume",)),
    )


def test_the_language_is_kept_and_carries_into_the_next_checkin() -> None:
    welsh, done = play(STARTED, *typed("cymraeg"))
    assert (welsh.language, outline(done)) == ("cy", "language-changed")
    assert welsh.current == STARTED.current
    rolled, _ = play(welsh, events.Start(), context=a_context(checkin=NEXT_CHECKIN))
    assert rolled.language == "cy"
    assert play(rolled, *typed("english"))[0].language == "en"


def test_a_long_recap_comes_in_parts_that_fit_everywhere() -> None:
    """With 36 questions one card would be cut."""
    context = a_context(person=a_person(role=Role.LEADER), count=36)
    state = after(events.Start(), *typed(*["4"] * 35), context=context)
    recaps = [each for each in step(state, events.ShowRecap(), context).effects if isinstance(each, Recap)]
    assert [len(recap.lines) for recap in recaps] == [18, 17]
    assert [line.number for recap in recaps for line in recap.lines] == list(range(1, 36))
