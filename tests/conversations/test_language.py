"""Which language a person gets, and what its level names are."""

import pytest

from conversations.answers import Choice
from conversations.framework_file import parse
from conversations.language import Languages
from tests.conversations.builders import ENGLISH, FRAMEWORK, FRAMEWORK_FILE, SHIPPED, WELSH, WORDINGS


@pytest.mark.parametrize("locale", ["en", "en-GB", "en_US", "fr", "", "x", "CY2", "zh-Hans"])
def test_whoever_speaks_neither_language_gets_english(locale: str) -> None:
    assert SHIPPED.pick(locale) is ENGLISH


@pytest.mark.parametrize("locale", ["cy", "cy-GB", "cy_GB", "CY"])
def test_a_welsh_locale_gets_welsh(locale: str) -> None:
    assert SHIPPED.pick(locale) is WELSH


def test_without_a_translation_the_questions_come_in_the_original() -> None:
    welsh = Languages(WORDINGS, FRAMEWORK, {}).pick("cy")
    assert welsh.framework is FRAMEWORK
    assert welsh.choice_name(Choice.LEVEL_4) == "Established"
    assert welsh.wording.language == "cy"


def test_level_names_are_known_in_the_language_and_in_the_original() -> None:
    renamed = FRAMEWORK_FILE.read_text("utf-8").replace('"Established"', '"Sefydledig"')
    welsh = Languages(WORDINGS, FRAMEWORK, {"cy": parse(renamed)}).pick("cy")
    assert welsh.choice_name(Choice.LEVEL_4) == "Sefydledig"
    assert welsh.level_names["sefydledig"] == welsh.level_names["established"] == Choice.LEVEL_4


def test_choices_that_are_no_levels_have_names() -> None:
    names = [ENGLISH.choice_name(choice) for choice in Choice]
    assert names[:2] == ["Doesn't apply", "Not sure"]
    assert len(set(names)) == len(Choice)
    assert len({WELSH.choice_name(choice) for choice in Choice}) == len(Choice)
