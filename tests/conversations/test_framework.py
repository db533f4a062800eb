"""The questions that ship, and what the core reads in them. Broken files: test_framework_faults."""

import difflib
import itertools
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conversations.answers import LEVELS, Choice
from conversations.framework import Audience, Cut, Framework
from conversations.framework_file import check_translation, parse
from conversations.people import Role
from tests.conversations.builders import FRAMEWORK, FRAMEWORK_FILE, ROOT, TRANSLATION_FILES

FILES = {"en": FRAMEWORK_FILE, **TRANSLATION_FILES}
QUESTIONS = {question.id: question for question in FRAMEWORK.questions}
DESCRIPTORS = [
    (f"{question.id} {level.level}", level.descriptor)
    for question in FRAMEWORK.questions
    for level in question.levels
]


@cache
def schema() -> Draft202012Validator:
    content: dict[str, Any] = json.loads((ROOT / "framework.schema.json").read_text("utf-8"))
    return Draft202012Validator(content)


def texts(file: Path) -> list[str]:
    """Every human text of a framework file."""
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict | list):
            for each in value.values() if isinstance(value, dict) else value:
                collect(each)

    collect(json.loads(file.read_text("utf-8")))
    return found


# The shipped file


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema().schema)


@pytest.mark.parametrize("language", FILES)
def test_the_shipped_files_satisfy_the_schema_and_the_program(language: str) -> None:
    content = FILES[language].read_text("utf-8")
    assert [error.json_path for error in schema().iter_errors(json.loads(content))] == []
    assert parse(content).language == language


def test_there_are_36_questions_two_for_each_mission_and_enabler() -> None:
    assert len(FRAMEWORK.questions) == 36
    pairs = Counter((question.mission, question.enabler) for question in FRAMEWORK.questions)
    missions, enablers = [each.id for each in FRAMEWORK.missions], [each.id for each in FRAMEWORK.enablers]
    assert pairs == Counter(dict.fromkeys(itertools.product(missions, enablers), 2))


def test_there_are_six_questions_for_each_principle() -> None:
    principles = Counter(question.principle for question in FRAMEWORK.questions)
    assert principles == Counter({principle.id: 6 for principle in FRAMEWORK.principles})


def test_the_frameworks_themes_are_three_six_and_six() -> None:
    assert [len(FRAMEWORK.themes(cut)) for cut in Cut] == [3, 6, 6]
    assert [each.name for each in FRAMEWORK.scale] == [
        *("Starting", "Exploring", "Developing", "Established", "Leading")
    ]


@pytest.mark.parametrize("role", Role)
def test_every_role_has_at_least_twenty_questions(role: Role) -> None:
    """Twice ten, so that nobody meets last quarter's questions again."""
    assert sum(question.is_for(role) for question in FRAMEWORK.questions) >= 20


def test_questions_are_for_everyone_or_for_named_roles() -> None:
    for question in FRAMEWORK.questions:
        assert question.audience == (Audience.EVERYONE,) or Audience.EVERYONE not in question.audience
        assert len(set(question.audience)) == len(question.audience)


@pytest.mark.parametrize("question", QUESTIONS)
def test_levels_rise_from_1_to_5_with_a_next_step_below_the_top(question: str) -> None:
    levels = QUESTIONS[question].levels
    assert [level.level for level in levels] == list(LEVELS)
    assert [level.next_step is None for level in levels] == [False, False, False, False, True]


def test_no_two_descriptors_are_nearly_the_same() -> None:
    """A person must be able to tell the levels apart, and one question from another."""
    matcher = difflib.SequenceMatcher(autojunk=False)
    alike = []
    for index, (name, text) in enumerate(DESCRIPTORS):
        matcher.set_seq2(text)
        for other, another in DESCRIPTORS[index + 1 :]:
            matcher.set_seq1(another)
            if matcher.real_quick_ratio() > 0.85 and matcher.quick_ratio() > 0.85 and matcher.ratio() > 0.85:
                alike.append((name, other))
    assert alike == []


def test_no_two_questions_are_the_same() -> None:
    assert len({question.text.casefold() for question in FRAMEWORK.questions}) == 36


@pytest.mark.parametrize("language", FILES)
def test_texts_have_no_stray_blanks_or_lines(language: str) -> None:
    """Texts go into tables and onto buttons: one line each, no markup that a platform would read."""
    for text in texts(FILES[language]):
        assert text == " ".join(text.split()), text
        assert not set(text) & set("\t\r\n<>|*_`~"), text


@pytest.mark.parametrize("language", FILES)
def test_every_question_asks_one_thing(language: str) -> None:
    for question in parse(FILES[language].read_bytes()).questions:
        assert question.text.endswith("?"), question.id
        assert question.text.count("?") == 1, question.id


# Translations


@pytest.mark.parametrize("language", TRANSLATION_FILES)
def test_a_translation_has_the_originals_structure(language: str) -> None:
    """The same ids in the same order, the same themes and audiences: only texts differ."""
    check_translation(FRAMEWORK, parse(TRANSLATION_FILES[language].read_bytes()))


@pytest.mark.parametrize("language", TRANSLATION_FILES)
def test_a_translation_leaves_nothing_in_english(language: str) -> None:
    """Texts that are the same in both languages are short names at most."""
    translated = parse(TRANSLATION_FILES[language].read_bytes())
    for ours, theirs in zip(FRAMEWORK.questions, translated.questions, strict=True):
        assert theirs.text != ours.text
        assert theirs.help != ours.help
        for level, other in zip(ours.levels, theirs.levels, strict=True):
            assert other.descriptor != level.descriptor, (ours.id, level.level)
            assert level.next_step is None or other.next_step != level.next_step, (ours.id, level.level)


# What the core asks of a framework


def test_a_question_counts_for_its_three_themes() -> None:
    question = FRAMEWORK.questions[0]
    themes = [question.theme(cut) for cut in Cut]
    assert themes == [question.mission, question.enabler, question.principle]
    assert [FRAMEWORK.theme_name(cut, theme) for cut, theme in zip(Cut, themes, strict=True)] != themes


def test_only_levels_have_names_and_descriptors() -> None:
    question = FRAMEWORK.questions[0]
    assert FRAMEWORK.level_name(Choice.LEVEL_5) == "Leading"
    assert question.descriptor(Choice.LEVEL_1) == question.levels[0].descriptor
    for choice in (Choice.NOT_SURE, Choice.NOT_APPLICABLE):
        with pytest.raises(ValueError, match="not in tuple"):
            FRAMEWORK.level_name(choice)
        with pytest.raises(ValueError, match="not in tuple"):
            question.descriptor(choice)


def test_an_unknown_barrier_has_no_text() -> None:
    assert FRAMEWORK.barrier_text(FRAMEWORK.barriers[0].id) == FRAMEWORK.barriers[0].text
    assert FRAMEWORK.barrier_text("no-such-barrier") is None


def test_a_framework_that_was_read_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        FRAMEWORK.version = "2.0.0"  # type: ignore[misc]
    assert isinstance(FRAMEWORK, Framework)
