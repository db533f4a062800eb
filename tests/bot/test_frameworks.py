"""A council's own framework file is read with its translations, or refused with every fault."""

import json
import shutil
from pathlib import Path

import pytest

from bot.faults import Exit, StartFault
from bot.frameworks import read_framework, read_languages
from bot.settings import SHIPPED_FRAMEWORK


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in ("framework.json", "framework.cy.json"):
        shutil.copy(SHIPPED_FRAMEWORK.with_name(name), tmp_path)
    return tmp_path / "framework.json"


def _change(path: Path, key: str, value: object) -> None:
    content = json.loads(path.read_text("utf-8"))
    content[key] = value
    path.write_text(json.dumps(content), "utf-8")


def test_the_shipped_framework_speaks_english_and_welsh() -> None:
    languages = read_languages(SHIPPED_FRAMEWORK)
    english, welsh = languages.pick("en-GB").framework, languages.pick("cy-GB").framework
    assert english.title != welsh.title
    assert [question.id for question in english.questions] == [question.id for question in welsh.questions]


def test_a_framework_without_a_translation_shows_its_own_language(copied: Path) -> None:
    copied.with_name("framework.cy.json").unlink()
    languages = read_languages(copied)
    assert languages.pick("cy").framework is languages.pick("en").framework


def test_every_fault_is_named_with_its_path(copied: Path) -> None:
    _change(copied, "version", "one")
    _change(copied, "scale", [])
    with pytest.raises(StartFault) as caught:
        read_framework(copied)
    assert "$.version:" in str(caught.value)
    assert "$.scale:" in str(caught.value)
    assert caught.value.code is Exit.BAD_INPUT


def test_a_translation_of_another_version_is_refused(copied: Path) -> None:
    _change(copied.with_name("framework.cy.json"), "version", "9.9.9")
    with pytest.raises(StartFault, match=r"\$\.version: must be the same"):
        read_languages(copied)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"id": 1}', b"null"])
def test_what_is_no_framework_at_all_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "framework.json"
    path.write_bytes(content)
    with pytest.raises(StartFault, match="cannot be used") as caught:
        read_framework(path)
    assert "$" in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StartFault, match="cannot be read: No such file"):
        read_framework(tmp_path / "none.json")
