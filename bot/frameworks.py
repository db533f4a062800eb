"""Reads the framework file, and its translations beside it (`framework.cy.json` beside `framework.json`)."""

from pathlib import Path

from bot.faults import Exit, StartFault
from bot.wordings import read_wordings
from conversations.framework import Framework
from conversations.framework_file import FrameworkFaults, check_translation, parse
from conversations.language import Languages
from conversations.words import LANGUAGES


def read_framework(path: Path) -> Framework:
    """Raises StartFault with every fault of the file, one a line, each with its JSON path."""
    try:
        return parse(path.read_bytes(), read_wordings().values())
    except OSError as error:
        raise StartFault(
            f"The framework file {path} cannot be read: {error.strerror}.", Exit.BAD_INPUT
        ) from None
    except FrameworkFaults as error:
        raise StartFault(f"The framework file {path} cannot be used:\n{error}", Exit.BAD_INPUT) from None


def read_translations(path: Path, original: Framework) -> dict[str, Framework]:
    """The translations that stand beside a framework file. Raises StartFault as read_framework does."""
    translations: dict[str, Framework] = {}
    for language in LANGUAGES:
        beside = path.with_suffix(f".{language}.json")
        if not beside.exists():
            continue
        translation = read_framework(beside)
        try:
            check_translation(original, translation)
        except FrameworkFaults as error:
            raise StartFault(
                f"The framework file {beside} does not match {path}:\n{error}", Exit.BAD_INPUT
            ) from None
        translations[language] = translation
    return translations


def read_languages(path: Path) -> Languages:
    """Every language with the framework at `path`. Raises StartFault when that cannot be used."""
    framework = read_framework(path)
    return Languages(read_wordings(), framework, read_translations(path, framework))
