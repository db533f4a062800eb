"""Carries out what leads decide about settings, and composes the cards that show them, when they are sent."""

from datetime import datetime
from typing import assert_never

from conversations import effects
from conversations.cards import Card
from conversations.language import Language
from conversations.setting_up_cards import compose_setting
from conversations.settings_cards import compose_settings
from storage import councils, settings
from storage.database import Session

SettingRecord = (
    effects.SetLeast | effects.SetOptional | effects.NameCouncil | effects.ChangeCalendar | effects.FinishSetUp
)


async def change_setting(session: Session, council: int, record: SettingRecord, now: datetime) -> None:
    match record:
        case effects.SetLeast(people):
            await councils.set_least(session, council, people)
        case effects.SetOptional(wanted):
            await councils.set_optional(session, council, wanted=wanted)
        case effects.NameCouncil(name):
            await settings.rename(session, council, name)
        case effects.ChangeCalendar(nation, year):
            await settings.change_calendar(session, council, nation, year)
        case effects.FinishSetUp():
            await settings.finish_set_up(session, council, now)
        case _:
            assert_never(record)


async def settings_card(
    session: Session,
    council: int,
    message: effects.Settings | effects.SettingCard,
    language: Language,
    now: datetime,
    *,
    questions_each: int,
) -> Card:
    held = await settings.read(session, council, now, questions_each=questions_each)
    if isinstance(message, effects.Settings):
        return compose_settings(held, language, private=message.private, at_end=message.at_end)
    return compose_setting(message.setting, held, language, guided=message.guided)
