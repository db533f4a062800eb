"""The commands that Teams offers."""

import pytest

from conversations.action_typed import is_about_actions
from conversations.listed_commands import PERSONAL, SHARED, listed
from conversations.requests import is_for_leads
from conversations.summary_asked import is_summary
from conversations.typed import Command, Unclear, understand
from tests.program import LANGUAGES

both = pytest.mark.parametrize("locale", ["en", "cy"])


@both
@pytest.mark.parametrize("names", [PERSONAL, SHARED])
def test_whatever_is_offered_is_understood(names: tuple[str, ...], locale: str) -> None:
    language = LANGUAGES.pick(locale)
    for title, _ in listed(names, language.wording):
        assert not isinstance(understand(title, language), Unclear), title


@both
@pytest.mark.parametrize("names", [PERSONAL, SHARED])
def test_what_is_offered_fits_the_limits_of_teams(names: tuple[str, ...], locale: str) -> None:
    found = listed(names, LANGUAGES.pick(locale).wording)
    assert 0 < len(found) <= 10
    assert max(len(title) for title, _ in found) <= 32
    assert max(len(does) for _, does in found) <= 128


def test_where_others_read_along_only_what_is_served_there_is_offered() -> None:
    language = LANGUAGES.pick("en")
    for title, _ in listed(SHARED, language.wording):
        meaning = understand(title, language)
        is_served = is_summary(meaning) or is_for_leads(meaning) or is_about_actions(meaning)
        assert meaning == Command("help") or is_served, title
