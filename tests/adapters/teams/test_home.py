"""Where somebody stands, and the guided set-up, as Teams shows them: as cards in the conversation."""

from dataclasses import replace

import pytest

from adapters.teams.cards import adaptive_card
from conversations.calendar import Calendar, YearKind
from conversations.cards import Card
from conversations.home import HomeView, LeadView, Response, compose_home
from conversations.language import Language
from conversations.setting_up_cards import compose_setting
from conversations.settings import STEPS, CouncilSettings
from conversations.settings_cards import compose_settings
from conversations.state import Phase
from tests.conversations.builders import BOTH, CHECKIN, NOW
from tests.platforms.teams_cards import buttons, problems

VIEW = HomeView("Ann", "Anytown", YearKind.FINANCIAL, "Europe/London", Phase.READY, CHECKIN, ahead=10)
SETTINGS = CouncilSettings("Anytown", Calendar(), NOW, 10, leads=("Lea",))

both = pytest.mark.parametrize("language", BOTH.values(), ids=BOTH)


def labels(card: Card) -> list[str]:
    return [each.title for each in buttons(adaptive_card(card))]


@both
def test_home_has_the_buttons_of_a_lead_and_is_a_card_that_teams_takes(language: Language) -> None:
    lead = replace(VIEW, lead=LeadView(Response(300, 163, 139), is_set_up=False))
    card = compose_home(lead, language)
    assert problems(adaptive_card(card)) == []
    words = language.wording
    for name in ("start", "help", "set-up", "status", "summary", "settings"):
        assert words.text(f"button-{name}") in labels(card)


@both
def test_every_step_and_all_settings_are_cards_that_teams_takes(language: Language) -> None:
    cards = [compose_setting(step, SETTINGS, language, guided=True) for step in STEPS]
    for card in (*cards, compose_settings(SETTINGS, language)):
        assert problems(adaptive_card(card)) == []
        assert labels(card)
