"""Cards: complete, within every platform's limits, in both languages."""

from itertools import product
from typing import get_args

import pytest

from conversations import effects, events
from conversations.actions import AssignMe
from conversations.answers import COMMENT_LIMIT, LEVELS, Choice
from conversations.buttons import decode
from conversations.cards import Buttons, Card, CommentField, Facts, Heading, Option, Options, Text
from conversations.compose import compose
from conversations.effects import Message
from conversations.export_format import ExportFormat
from conversations.language import Language
from conversations.settings import Setting
from conversations.summary_request import FIRST_SCREEN, PictureKind
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, buttons_of
from tests.conversations.wordings import variables

QUESTIONS = [question.id for question in FRAMEWORK.questions]
LABEL_LIMIT = 75
"""Slack's limit for a button's label."""
TITLE_LIMIT = 24
"""Slack's limit for a form's title."""


def options_of(card: Card) -> list[Option]:
    return [option for part in card.parts if isinstance(part, Options) for option in part.options]


def texts_of(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Text | Heading)]


def below(card: Card) -> list[events.Event]:
    """What the buttons beneath the options do."""
    rows = [part.buttons for part in card.parts if isinstance(part, Buttons)]
    return [decode(button.value) for row in rows for button in row]


def messages_about(question: str) -> list[Message]:
    """Everything that can be shown of one question."""
    choices = (None, *Choice)
    return [
        *(effects.Ask(7, question, 2, 36, choice) for choice in choices),
        *(effects.Answered(7, question, 36, 36, choice) for choice in choices),
        effects.AskBarrier(7, question, 36),
        *(effects.BarrierNamed(7, question, 36, barrier) for barrier in (None, FRAMEWORK.barriers[0].id)),
        effects.AskComment(7, question, 36),
        effects.Recap(7, tuple(effects.RecapLine(question, 36, choice) for choice in choices)),
    ]


@pytest.mark.parametrize(("language", "question"), list(product(BOTH, QUESTIONS)))
def test_every_card_of_every_question_fits_and_says_something(language: str, question: str) -> None:
    """Labels stay within 75 characters and form titles within 24; every button does something."""
    for message in messages_about(question):
        card = compose(message, BOTH[language])
        assert card.text.strip()
        assert card.parts
        assert all(text.strip() for text in texts_of(card))
        for button in buttons_of(card):
            assert 0 < len(button.label) <= LABEL_LIMIT
            assert len(button.value) <= 255
            assert decode(button.value) != events.Unreadable()
        assert all(0 < len(option.press) <= 20 for option in options_of(card))
        for part in card.parts:
            if isinstance(part, CommentField):
                assert 0 < len(part.title) <= TITLE_LIMIT
                assert 0 < len(part.cancel) <= TITLE_LIMIT
                assert len(part.submit.label) <= TITLE_LIMIT


@pytest.mark.parametrize(("language", "question"), list(product(BOTH, QUESTIONS)))
def test_a_question_comes_whole(language: str, question: str) -> None:
    """Its number, themes, text, help, the five descriptors and who wrote what."""
    spoken = BOTH[language]
    card = compose(effects.Ask(7, question, 3, 10), spoken)
    asked = spoken.framework.by_id[question]
    texts = texts_of(card)
    assert asked.text in texts
    assert asked.help in texts
    assert spoken.wording.text("themes-source") in texts
    everything = "\n".join(texts)
    for words in (spoken.wording.text("themes", _theme_names(question, spoken)), "3", "10"):
        assert words in everything
    assert [option.detail for option in options_of(card)] == [level.descriptor for level in asked.levels]
    assert asked.text in card.text


def _theme_names(question: str, spoken: Language) -> dict[str, str | int]:
    framework = spoken.framework
    asked = framework.by_id[question]
    return {
        "mission": next(each.name for each in framework.missions if each.id == asked.mission),
        "enabler": next(each.name for each in framework.enablers if each.id == asked.enabler),
    }


def test_a_question_says_that_its_levels_are_not_the_lgas() -> None:
    """The LGA wrote the themes and has published no levels: no card may look as if it had."""
    texts = texts_of(compose(effects.Ask(7, QUESTIONS[0], 1, 10), ENGLISH))
    assert any("Question and levels: this project" in text for text in texts)


@pytest.mark.parametrize("language", BOTH)
def test_the_levels_are_pressed_in_order(language: str) -> None:
    spoken = BOTH[language]
    options = options_of(compose(effects.Ask(7, QUESTIONS[0], 1, 10), spoken))
    assert [decode(option.button.value) for option in options] == [
        events.Answer(7, QUESTIONS[0], level) for level in LEVELS
    ]
    assert [option.button.label for option in options] == [
        f"{int(level)} {spoken.choice_name(level)}" for level in LEVELS
    ]
    assert [option.press for option in options] == ["1", "2", "3", "4", "5"]
    assert not any(option.chosen for option in options)


def test_beside_the_levels_stand_the_other_ways_to_go_on() -> None:
    question = QUESTIONS[0]
    card = compose(effects.Ask(7, question, 2, 10), ENGLISH)
    assert below(card) == [
        events.Answer(7, question, Choice.NOT_SURE),
        events.Answer(7, question, Choice.NOT_APPLICABLE),
        events.Skip(7, question),
        events.Back(7, question),
        events.Pause(),
    ]


def test_the_first_question_has_no_way_back() -> None:
    card = compose(effects.Ask(7, QUESTIONS[0], 1, 10), ENGLISH)
    assert events.Back(7, QUESTIONS[0]) not in below(card)
    assert events.Pause() in below(card)


@pytest.mark.parametrize("choice", Choice)
def test_a_question_that_was_answered_shows_the_answer(choice: Choice) -> None:
    card = compose(effects.Ask(7, QUESTIONS[0], 1, 10, choice), ENGLISH)
    chosen = [LEVELS[index] for index, option in enumerate(options_of(card)) if option.chosen]
    assert chosen == ([choice] if choice.is_level else [])
    assert any(ENGLISH.choice_name(choice) in text for text in texts_of(card))


# What takes a card's place


@pytest.mark.parametrize("choice", Choice)
def test_an_answer_folds_to_one_line_that_can_be_changed_and_commented_on(choice: Choice) -> None:
    card = compose(effects.Answered(7, QUESTIONS[0], 3, 10, choice), ENGLISH)
    assert ENGLISH.choice_name(choice) in card.text
    assert "\n" not in card.text
    assert below(card) == [events.Change(7, QUESTIONS[0])]
    (field,) = [part for part in card.parts if isinstance(part, CommentField)]
    assert decode(field.open.value) == events.OpenComment(7, QUESTIONS[0])
    assert decode(field.submit.value, "x") == events.Comment(7, QUESTIONS[0], "x")
    assert field.limit == COMMENT_LIMIT


def test_a_skipped_question_folds_to_one_line_that_can_be_answered() -> None:
    """No comment: a comment hangs on an answer."""
    card = compose(effects.Answered(7, QUESTIONS[0], 3, 10, None), ENGLISH)
    assert below(card) == [events.Change(7, QUESTIONS[0])]
    assert not any(isinstance(part, CommentField) for part in card.parts)
    assert card.text.endswith(ENGLISH.wording.text("not-answered"))


@pytest.mark.parametrize("language", BOTH)
def test_a_form_for_a_comment_is_open_at_once_and_says_how_to_type_one(language: str) -> None:
    """Who asked for the form gets it; beneath an answer it stays folded."""
    spoken = BOTH[language]
    asked = compose(effects.AskComment(7, QUESTIONS[0], 3), spoken)
    answered = compose(effects.Answered(7, QUESTIONS[0], 3, 10, Choice.LEVEL_4), spoken)
    fields = [part for card in (asked, answered) for part in card.parts if isinstance(part, CommentField)]
    assert [field.unfolded for field in fields] == [True, False]
    assert spoken.wording.text("how-to-comment") in texts_of(asked)


@pytest.mark.parametrize("language", BOTH)
def test_the_barriers_are_numbered_and_can_be_skipped(language: str) -> None:
    spoken = BOTH[language]
    card = compose(effects.AskBarrier(7, QUESTIONS[0], 3), spoken)
    barriers = spoken.framework.barriers
    assert [option.button.label for option in options_of(card)] == [
        f"{number} {barrier.text}" for number, barrier in enumerate(barriers, start=1)
    ]
    assert [decode(option.button.value) for option in options_of(card)] == [
        events.NameBarrier(7, QUESTIONS[0], barrier.id) for barrier in barriers
    ]
    assert [option.press for option in options_of(card)] == [str(n) for n in range(1, len(barriers) + 1)]
    assert below(card) == [events.NameBarrier(7, QUESTIONS[0], None)]
    assert spoken.framework.by_id[QUESTIONS[0]].text in texts_of(card)


def test_a_barrier_that_is_gone_from_the_framework_shows_as_unsaid() -> None:
    """A message can wait in the queue while a council replaces its framework file."""
    gone = compose(effects.BarrierNamed(7, QUESTIONS[0], 3, "long-gone"), ENGLISH)
    assert gone == compose(effects.BarrierNamed(7, QUESTIONS[0], 3, None), ENGLISH)


def test_a_recap_lists_every_answer_with_a_way_to_change_it() -> None:
    lines = tuple(
        effects.RecapLine(question, number, choice)
        for number, (question, choice) in enumerate(zip(QUESTIONS, (None, *Choice), strict=False), start=1)
    )
    options = options_of(compose(effects.Recap(7, lines), ENGLISH))
    assert [decode(option.button.value) for option in options] == [
        events.Change(7, line.question) for line in lines
    ]
    assert [option.detail for option in options] == [FRAMEWORK.by_id[line.question].text for line in lines]
    for option, line in zip(options, lines, strict=True):
        said = (
            ENGLISH.wording.text("not-answered") if line.choice is None else ENGLISH.choice_label(line.choice)
        )
        assert option.button.label == f"Question {line.number}: {said}"
        assert option.press == ("Answer it" if line.choice is None else "Change")


# What is said


@pytest.mark.parametrize("language", BOTH)
def test_everything_that_can_be_said_makes_a_card(language: str) -> None:
    for name, needed in variables("en").items():
        values = ("start", "resume", "show", "progress", "help", "recap", "summary")
        say = effects.Say(name, dict.fromkeys(needed, "x"), values)
        card = compose(say, BOTH[language])
        assert card.text == BOTH[language].wording.text(name, say.arguments)
        assert [decode(button.value) for button in buttons_of(card)] == [
            *[events.Start()] * 3,
            *(events.ShowProgress(), events.ShowHelp(), events.ShowRecap(), events.ShowSummary()),
        ]
        assert len({button.label for button in buttons_of(card)}) == len(values)


@pytest.mark.parametrize("language", BOTH)
def test_no_paragraph_of_a_text_is_lost_on_its_card(language: str) -> None:
    for name in ("welcome", "welcome-privacy", "stopped"):
        say = effects.Say(name, {"name": "Alex", "count": 10, "minutes": 5, "least": 5}, ("start",))
        card = compose(say, BOTH[language])
        assert texts_of(card) == card.text.splitlines()


def test_only_start_and_resume_stand_out() -> None:
    card = compose(effects.Say("hello", buttons=("start", "resume", "show", "help")), ENGLISH)
    assert [button.primary for button in buttons_of(card)] == [True, True, False, False]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("message", ["help", "help-lead"])
def test_help_tells_for_each_thing_to_type_what_it_does(language: str, message: str) -> None:
    """No line of the help is lost on the card, and each has its two halves."""
    card = compose(effects.Say(message), BOTH[language])
    (facts,) = [part for part in card.parts if isinstance(part, Facts)]
    assert all(fact.label and fact.value for fact in facts.facts)
    lines = [f"{fact.label}: {fact.value}" for fact in facts.facts]
    assert "\n".join([*texts_of(card), *lines]) == card.text


@pytest.mark.parametrize(
    "message",
    [
        *(
            effects.Summarise(),
            effects.Draw(FIRST_SCREEN, PictureKind.BARS),
            effects.Status(),
            effects.NextQuarters(),
            effects.NudgeOffer(7),
            effects.MyData(7),
            effects.JoinCode(7),
            effects.AuditTrail(),
            *(effects.Settings(), effects.SettingCard(Setting.NATION), effects.Home(7)),
            *(effects.PlaceOffer(), effects.PlaceStopOffer(7), effects.Places()),
            *(effects.Leads(), effects.LeadAdded("Sam"), effects.RemovalOffer(7), effects.LeadRemoved(7)),
        ),
        *(effects.Nudge(7, 1, "invitation"), effects.ProgressPost(7), effects.ClosingPost(7)),
        *(effects.Plan(), effects.ActionAccepted(7, "q"), effects.ActionAdded("x")),
        effects.ProposalTaken("enabler:data"),
        *(effects.ActionChanged(3, AssignMe()), effects.ActionNudge(3, 1, "action:3:due:2026-12-18")),
        *(effects.Files(ExportFormat.CSV), effects.Benchmark()),
    ],
)
def test_what_depends_on_storage_is_not_composed_without_its_figures(message: effects.FromStorage) -> None:
    with pytest.raises(ValueError, match=f"{type(message).__name__} is composed from its figures"):
        compose(message, ENGLISH)


def test_every_message_from_storage_is_refused_without_figures() -> None:
    assert len(get_args(effects.FromStorage)) == 33
