"""A language as the core uses it: its wording and the framework's texts, with English behind both."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from conversations.answers import LEVELS, Choice
from conversations.framework import Cut, Framework
from conversations.scoring import theme_key
from conversations.words import FALLBACK, Wording, language_of


@dataclass(frozen=True)
class Language:
    """`level_names` are the scale's names in this language and in the framework's own, folded for comparing.

    `theme_names`: the names of each theme in both, by its key (see `scoring.theme_key`).
    """

    wording: Wording
    framework: Framework
    level_names: Mapping[str, Choice]
    theme_names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, wording: Wording, framework: Framework, original: Framework) -> Self:
        """`framework` in this language, and as it was written first."""
        levels = {
            each.level_name(level).casefold(): level for each in (original, framework) for level in LEVELS
        }
        themes = {
            theme_key(cut, theme.id): frozenset({theme.name, framework.theme_name(cut, theme.id)})
            for cut in Cut
            for theme in original.themes(cut)
        }
        return cls(wording, framework, levels, themes)

    def choice_name(self, choice: Choice) -> str:
        """A choice as people say it: a level's name, "Not sure" or "Doesn't apply"."""
        if choice.is_level:
            return self.framework.level_name(choice)
        return self.wording.text("not-sure" if choice is Choice.NOT_SURE else "not-applicable")

    def choice_label(self, choice: Choice) -> str:
        """A choice with a level's number before its name, such as "4 Established"."""
        return self._choice_labels[choice]

    @cached_property
    def _choice_labels(self) -> Mapping[Choice, str]:
        """Every question has five of them, and numbers are slow to format."""
        return {choice: self._choice_label(choice) for choice in Choice}

    def _choice_label(self, choice: Choice) -> str:
        if not choice.is_level:
            return self.choice_name(choice)
        return self.wording.text("level-label", {"level": int(choice), "name": self.choice_name(choice)})


class Languages:
    """Every language that the program speaks, picked by a person's locale."""

    def __init__(
        self, wordings: Mapping[str, Wording], framework: Framework, translations: Mapping[str, Framework]
    ):
        """`translations` of the framework by language; a language without one shows the original."""
        self._by_language = {
            name: Language.of(wording, translations.get(name, framework), framework)
            for name, wording in wordings.items()
        }
        self.framework = framework

    def pick(self, locale: str) -> Language:
        """The language for a locale such as `cy-GB`; English when it is not spoken here."""
        return self._by_language.get(language_of(locale), self._by_language[FALLBACK])
