"""What people type is understood, however they spell it."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import effects
from conversations.answers import Choice
from conversations.compose import compose
from conversations.language import Language
from conversations.typed import (
    TAKES_WORDS,
    Barrier,
    Chosen,
    ClaimCode,
    Command,
    CommentText,
    EditNumber,
    Meaning,
    Number,
    Request,
    Unclear,
    understand,
)
from conversations.words import COMMANDS
from tests.conversations.builders import BOTH, CHECKIN, CODE, ENGLISH, FRAMEWORK, QUESTIONS, buttons_of
from tests.conversations.wordings import spellings

ESTABLISHED = Chosen(Choice.LEVEL_4)
NOT_SURE = Chosen(Choice.NOT_SURE)
NOT_APPLICABLE = Chosen(Choice.NOT_APPLICABLE)

TYPED: dict[str, Meaning] = {
    "4": Number(4),
    " 4 ": Number(4),
    "4.": Number(4),
    "4)": Number(4),
    "4!": Number(4),
    "04": Number(4),
    "four": Number(4),
    "FOUR": Number(4),
    "Four.": Number(4),
    "level 4": Number(4),
    "Level four": Number(4),
    "LEVEL  4.": Number(4),
    "ten": Number(10),
    "37": Number(37),
    "established": ESTABLISHED,
    "Established": ESTABLISHED,
    "ESTABLISHED.": ESTABLISHED,
    '"established"': ESTABLISHED,
    "4 Established": ESTABLISHED,
    "4. established": ESTABLISHED,
    "4: Established": ESTABLISHED,
    "4 - established": ESTABLISHED,
    "4\nestablished": ESTABLISHED,
    "starting": Chosen(Choice.LEVEL_1),
    "not sure": NOT_SURE,
    "Not  sure.": NOT_SURE,
    "not\nsure": NOT_SURE,
    "unsure": NOT_SURE,
    "don't know": NOT_SURE,
    "Don\u2019t know!": NOT_SURE,
    "dont know": NOT_SURE,
    "n/a": NOT_APPLICABLE,
    "N/A.": NOT_APPLICABLE,
    "doesn't apply": NOT_APPLICABLE,
    "Doesn\u2019t apply": NOT_APPLICABLE,
    "not applicable": NOT_APPLICABLE,
    "skip": Command("skip"),
    "Skip!": Command("skip"),
    "pass": Command("skip"),
    "back": Command("back"),
    "Go back.": Command("back"),
    "pause": Command("pause"),
    "not now": Command("pause"),
    "resume": Command("resume"),
    "Continue": Command("resume"),
    "start": Command("start"),
    "Let\u2019s go!": Command("start"),
    "Stop please.": Command("stop"),
    "Please stop!": Command("stop"),
    "level four please": Number(4),
    "4\ufe0f\u20e3": Number(4),
    ":four:": Number(4),
    "remind me next week please": Request("snooze", "next week"),
    "snooze monday please": Request("snooze", "monday"),
    "please snooze monday": Request("snooze", "monday"),
    "Please edit 3": EditNumber(3),
    "edit 3, please.": EditNumber(3),
    f"claim {CODE} please": ClaimCode(CODE),
    f"please claim {CODE}": ClaimCode(CODE),
    "add lead Sam Patel please": Request("add-lead", "Sam Patel"),
    "Please add lead Sam Patel": Request("add-lead", "Sam Patel"),
    "add lead Sam Patel, pls!": Request("add-lead", "Sam Patel"),
    "remove lead Sam please": Request("remove-lead", "Sam"),
    "add lead please": Command("add-lead"),
    "join ABCD-EFGH please": Request("join", "ABCD-EFGH"),
    "please comment We said yes please": CommentText(None, "We said yes please"),
    "comment 3: Ask  them, please": CommentText(3, "Ask  them, please"),
    "please": Unclear(),
    "please please": Unclear(),
    "progress": Command("progress"),
    "help": Command("help"),
    "Help?": Command("help"),
    "what can you do?": Command("help"),
    "stop": Command("stop"),
    "STOP.": Command("stop"),
    "my answers": Command("recap"),
    "summary": Command("summary"),
    "hello": Command("hello"),
    "Thank you!": Command("thanks"),
    "cymraeg": Command("welsh"),
    "welsh": Command("welsh"),
    "english": Command("english"),
    "edit 3": EditNumber(3),
    "Edit 3.": EditNumber(3),
    "edit three": EditNumber(3),
    "EDIT\n10": EditNumber(10),
    "change 3": EditNumber(3),
    "edit level 3": EditNumber(3),
    "edit": Command("edit"),
    "Change": Command("edit"),
    "comment": Command("comment"),
    "comment ": Command("comment"),
    "comment We agreed it.": CommentText(None, "We agreed it."),
    "Comment\nline one\nline two": CommentText(None, "line one\nline two"),
    "comment  Keep  My  SPACES ": CommentText(None, "Keep  My  SPACES "),
    "evidence We\u2019ve a plan": CommentText(None, "We\u2019ve a plan"),
    "comment 3: words": CommentText(3, "words"),
    "comment 3 : words\nmore": CommentText(3, "words\nmore"),
    "comment 3:": CommentText(3, ""),
    "comment 12:30 we met": CommentText(None, "12:30 we met"),
    "comment: words": CommentText(None, "words"),
    "comment 3": CommentText(None, "3"),
    "comment 3 people left": CommentText(None, "3 people left"),
    "snooze": Command("snooze"),
    "snooze tomorrow": Request("snooze", "tomorrow"),
    "Snooze until Monday.": Request("snooze", "monday"),
    "remind me on 12 Jan": Request("snooze", "12 jan"),
    "Remind me on friday!": Request("snooze", "friday"),
    "unsnooze": Command("unsnooze"),
    "away until 12/1": Request("away", "until 12/1"),
    "I\u2019m away until the 12th of January": Request("away", "until the 12th of january"),
    "I\u2019m back": Command("back-at-work"),
    "stop reminders": Command("stop-reminders"),
    "start reminders": Command("start-reminders"),
    "hours mon-thu 10:00-15:00": Request("hours", "mon-thu 10:00-15:00"),
    "hours": Command("hours"),
    "status": Command("status"),
    "nudge": Command("nudge"),
    "calendar": Command("calendar"),
    "open check-in": Command("open"),
    "checkin open": Command("open"),
    "check-in close": Command("close"),
    "Close checkin": Command("close"),
    "close check-in on 18 December": Request("close", "on 18 december"),
    "close friday": Request("close", "friday"),
    "move close to 18 december": Request("move-close", "18 december"),
    "pause check-in": Command("pause-checkin"),
    "resume check-in": Command("resume-checkin"),
    "post here": Command("post-here"),
    "least": Command("least"),
    "Smallest group: 7": Request("least", "7"),
    "summary data": Request("summary", "data"),
    "Maturity summary by area!": Request("summary", "by area"),
    "results Q2 2026/27": Request("summary", "q2 2026/27"),
    "only me summary": Request("summary", "only me"),
    "Only me: summary data": Request("summary", "data only me"),
    "why": Command("why"),
    "Why data?": Request("why", "data"),
    "enablers": Request("look", "enablers"),
    "Leaders and front line": Request("look", "leaders and front line"),
    f"claim {CODE}": ClaimCode(CODE),
    f"CLAIM {CODE.lower()} \n": ClaimCode(CODE.lower()),
    "claim": Command("claim"),
    "": Unclear(),
    " \n": Unclear(),
    "...": Unclear(),
    "only me": Unclear(),
    "only me status": Unclear(),
    "data": Unclear(),
    "4 5": Unclear(),
    "5 established": Unclear(),
    "-4": Unclear(),
    "4.5": Unclear(),
    "4000": Unclear(),
    "edit it please": Unclear(),
    "I think we are established": Unclear(),
    "stop asking about data": Unclear(),
    "i'm back on monday": Unclear(),
    "unsnooze tomorrow": Unclear(),
    "\ud800": Unclear(),
    "\0": Unclear(),
}


@pytest.mark.parametrize("text", TYPED)
@pytest.mark.parametrize("language", BOTH)
def test_english_is_understood_in_either_language(text: str, language: str) -> None:
    """Capitals, dots, curly quotes and line ends make no difference; Welsh speakers may type English."""
    assert understand(text, BOTH[language]) == TYPED[text]


@pytest.mark.parametrize("please", sorted(BOTH["cy"].wording.particles["please"]))
def test_every_please_is_left_out_at_either_end(please: str) -> None:
    for said in (please, please.upper(), please.replace("'", "\u2019")):
        for text in (f"{said} add lead Sam Patel", f"add lead Sam Patel, {said}."):
            assert understand(text, BOTH["cy"]) == Request("add-lead", "Sam Patel"), text


def _meaning(command: str, spelling: str) -> Meaning:
    named = {"not-sure": NOT_SURE, "not-applicable": NOT_APPLICABLE}
    return named.get(command, Command(command))


def _all_spellings() -> Iterator[object]:
    for language in BOTH:
        for command in COMMANDS:
            for spelling in spellings(language, command):
                yield pytest.param(language, command, spelling, id=f"{language}-{spelling}")


@pytest.mark.parametrize(("language", "command", "spelling"), list(_all_spellings()))
def test_every_spelling_in_the_wording_is_understood(language: str, command: str, spelling: str) -> None:
    """A spelling that is listed but can never match helps nobody; so too in capitals or with a dot."""
    for text in (spelling, spelling.upper(), f" {spelling}. ", spelling.replace("'", "\u2019")):
        assert understand(text, BOTH[language]) == _meaning(command, spelling), text


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("number", range(1, 11))
def test_number_words_are_understood(language: str, number: int) -> None:
    for word in spellings(language, f"number-{number}"):
        assert understand(word, BOTH[language]) == Number(number)
        assert understand(f"edit {word}", BOTH[language]) == EditNumber(number)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("choice", Choice)
def test_every_choice_is_understood_by_its_name(language: str, choice: Choice) -> None:
    spoken = BOTH[language]
    name = spoken.choice_name(choice)
    assert understand(name, spoken) == Chosen(choice)
    if choice.is_level:
        assert understand(f"{int(choice)} {name}", spoken) == Chosen(choice)


# Every button


CARDS: dict[str, effects.Message] = {
    "start": effects.Say("welcome-privacy", {"least": 5}, ("start", "resume", "show", "help")),
    "progress": effects.Say("progress-finished", {"total": 1, "closes": ""}, ("recap", "summary", "progress")),
    "question": effects.Ask(CHECKIN.id, QUESTIONS[1], 2, 10),
    "answered": effects.Answered(CHECKIN.id, QUESTIONS[1], 2, 10, Choice.LEVEL_1),
    "barrier": effects.AskBarrier(CHECKIN.id, QUESTIONS[1], 2),
    "reminders": effects.Say(
        "hello", buttons=("snooze-tomorrow", "unsnooze", "back-at-work", "stop-reminders", "start-reminders")
    ),
    "taken back": effects.Say("hello", buttons=("snooze|2026-10-12", "away|2026-10-12")),
    "leads": effects.Say("hello", buttons=("status", "calendar", "nudge", "open", "open-now", "close")),
    "leads' confirmations": effects.Say(
        "hello", buttons=("nudge-all|7", "close-now|7", "pause-checkin", "resume-checkin")
    ),
    "benchmark": effects.Say(
        "hello", buttons=("benchmark", "share", "share-now", "stop-sharing", "stop-sharing-now")
    ),
}
NEEDS_ITS_CARD = {
    *("button-change", "button-answer", "button-save", "button-cancel", "button-hours", "button-move-close"),
}
"""Buttons that mean nothing without the card they stand on: how to do it by typing is said on the card. The
answers in a recap are like that too, and its hint says what to type: edit and the number."""


def _labels(language: Language, card: str) -> list[str]:
    pressed_only = {language.wording.text(each) for each in NEEDS_ITS_CARD}
    labels = [button.label for button in buttons_of(compose(CARDS[card], language))]
    return [label for label in labels if label not in pressed_only]


def _in_both(names: Iterable[str]) -> list[tuple[str, str]]:
    """Each name in each language."""
    return [(language, name) for language in BOTH for name in names]


@pytest.mark.parametrize(("language", "card"), _in_both(CARDS))
def test_every_button_can_be_typed(language: str, card: str) -> None:
    """Who reads a button's label (in a terminal, by a screen reader) can type it instead."""
    spoken = BOTH[language]
    labels = _labels(spoken, card)
    assert labels
    unclear = [label for label in labels if understand(label, spoken) == Unclear()]
    assert unclear == []


BUTTONS: dict[str, set[Meaning]] = {
    "button-start": {Command("start")},
    "button-resume": {Command("resume")},
    "button-show": {Command("start")},
    "button-progress": {Command("progress")},
    "button-help": {Command("help")},
    "button-recap": {Command("recap")},
    "button-summary": {Command("summary")},
    "button-skip": {Command("skip")},
    "button-back": {Command("back")},
    "button-pause": {Command("pause")},
    "button-comment": {Command("comment")},
    "button-snooze-tomorrow": {Request("snooze", "tomorrow"), Request("snooze", "yfory")},
    **{
        f"button-{name}": {Command(name)}
        for name in (
            *("unsnooze", "back-at-work", "stop-reminders", "start-reminders", "status", "calendar", "nudge"),
            *("nudge-all", "open", "open-now", "close", "close-now", "pause-checkin", "resume-checkin"),
            *("snooze", "away", "benchmark", "share", "share-now", "stop-sharing", "stop-sharing-now"),
        )
    },
}


@pytest.mark.parametrize(("language", "button"), _in_both(BUTTONS))
def test_a_button_that_is_typed_does_what_it_does_when_pressed(language: str, button: str) -> None:
    label = BOTH[language].wording.text(button)
    assert understand(label, BOTH[language]) in BUTTONS[button]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("command", TAKES_WORDS)
def test_words_can_follow_every_spelling_of_a_command_that_takes_them(language: str, command: str) -> None:
    for spelling in spellings(language, command):
        meaning = understand(f"{spelling} 12 xyz", BOTH[language])
        assert meaning == Request(command, "12 xyz"), spelling


# Anything


@given(st.text(st.characters(codec=None), max_size=60))
def test_anything_at_all_means_something(text: str) -> None:
    """Never a crash, whatever a keyboard or a pasted file holds."""
    for language in BOTH.values():
        assert isinstance(understand(text, language), Meaning)


@given(st.text(st.characters(codec=None), max_size=60).filter(lambda text: text.strip() != ""))
def test_the_words_of_a_comment_are_kept_as_typed(text: str) -> None:
    """Apart from blanks before them: those only part the command from the words."""
    meaning = understand(f"comment 3: {text}", ENGLISH)
    assert isinstance(meaning, CommentText)
    assert (meaning.number, meaning.text.strip()) == (3, text.strip())


def test_the_fixed_choices_have_no_names_that_mean_something_else() -> None:
    """A barrier's text, typed with its number or without, must not be taken for a level or a command."""
    for number, barrier in enumerate(FRAMEWORK.barriers, start=1):
        assert understand(barrier.text, ENGLISH) == Barrier(barrier.id)
        assert understand(f"{number} {barrier.text.upper()}.", ENGLISH) == Barrier(barrier.id)
