"""What must hold whatever comes: one check for each way in, with cases that Hypothesis or atheris thinks up."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from itertools import product
from typing import get_args
from zoneinfo import available_timezones

import pytest

from adapters.requests import Refused
from adapters.slack.translate import translate
from bot.doors import build_doors
from bot.faults import Exit, StartFault
from bot.settings import Settings, read_settings
from conversations.calendar import Nation
from conversations.codec import dump_message, dump_state, load_state
from conversations.compose import compose
from conversations.effects import Effect, Message, Say
from conversations.events import OpenComment, Start, Typed
from conversations.framework_file import FrameworkFaults, parse
from conversations.holidays_file import HolidayFaults, read_holidays
from conversations.people import Place
from conversations.people_file import PeopleFileFault, Where, read_people
from conversations.state import State
from conversations.step import step
from tests.conversations.builders import (
    AT_BARRIER,
    BOTH,
    CHECKIN,
    QUESTIONS,
    WORDINGS,
    a_context,
    a_person,
    after,
    answer,
)
from tests.fuzz.doors import JSON, NOW, Served, take
from tests.fuzz.mutations import Json
from tests.platforms.slack import Slack

_ANSWERS = frozenset({200, 400, 401, 403, 413, 415, 501})
_ZONES = available_timezones()
_SIGNING = Slack(clock=NOW.timestamp)
_MESSAGES = get_args(Message)

_STANDING = (State(), AT_BARRIER, after(Start(), answer(1), OpenComment(CHECKIN.id, QUESTIONS[0])))
"""Where somebody can stand who types: new, asked for what holds them back, asked for a comment."""

_CONTEXTS = [
    a_context(language=language, place=place, person=a_person(is_lead=is_lead))
    for language, place, is_lead in product(BOTH.values(), Place, (False, True))
]

SETTINGS = tuple(
    str(field.validation_alias or f"WAYMARK_{name.upper()}") for name, field in Settings.model_fields.items()
)


def posted_by_slack(served: Served, content_type: str, body: bytes) -> None:
    """Signed, and refused or taken; never a failure of ours."""
    status = served.post(body, _SIGNING.signed(content_type, body))
    assert (status in _ANSWERS, served.faults) == (True, []), status


def posted_by_teams(served: Served, body: bytes) -> None:
    """Refused or taken: what is answered otherwise Teams would send for ever."""
    status = served.post(body, {"Content-Type": JSON})
    assert (status in _ANSWERS, served.faults) == (True, []), status


def said_by_slack(payload: Json) -> None:
    """Translated or refused. Faster than through HTTP, so that more is tried."""
    try:
        heard = translate(payload, NOW)
    except Refused as refused:
        assert refused.status == 400
        return
    if heard is not None and heard.inbound is not None:
        asyncio.run(take(heard.inbound))


def words(text: str) -> None:
    """Somebody types this, wherever they stand: it is understood or asked about, and can be kept and shown."""
    for state, context in product(_STANDING, _CONTEXTS):
        turn = step(state, Typed(text), context)
        assert load_state(dump_state(turn.state)) == turn.state
        for effect in turn.effects:
            for each in _texts(effect):
                assert "\0" not in each
                each.encode()
            if isinstance(effect, Say):
                compose(effect, context.language)


def _texts(effect: Effect) -> Iterator[str]:
    """All of it that is written to the database."""
    if isinstance(effect, _MESSAGES):
        yield dump_message(effect)
    else:
        values = (getattr(effect, field.name) for field in fields(effect))
        yield from (value for value in values if isinstance(value, str))


def framework(text: bytes) -> None:
    """Read, or told with every fault and its place."""
    try:
        parse(text, WORDINGS.values())
    except FrameworkFaults as found:
        assert found.faults


def people(data: bytes) -> None:
    """Read, or told line by line, in both languages."""
    for wording in WORDINGS.values():
        try:
            found = read_people(data, Where("slack", "T1"), wording, _ZONES)
        except PeopleFileFault as fault:
            assert str(fault)
        else:
            assert all(fault.line >= 1 for fault in found.faults)


def holidays(data: bytes) -> None:
    with suppress(HolidayFaults):
        read_holidays(data.decode(errors="replace"), Nation.WALES)


def environment(values: Mapping[str, str]) -> None:
    """Used, or told by name and without what a secret holds."""
    marked = {name: f"{value}canary" if "SECRET" in name else value for name, value in values.items()}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in marked.items():
            patch.setenv(name, value)
        try:
            build_doors(read_settings())
        except StartFault as fault:
            assert fault.code is Exit.ENVIRONMENT
            assert "canary" not in str(fault)
