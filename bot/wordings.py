"""The Fluent files that ship with the program, read once when it starts."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from conversations.words import LANGUAGES, Wording


@cache
def read_wordings() -> Mapping[str, Wording]:
    """One wording a language."""
    folder = resources.files("conversations") / "wording"
    sources = {each: (folder / f"{each}.ftl").read_text("utf-8") for each in LANGUAGES}
    return {language: Wording(language, sources) for language in sources}
