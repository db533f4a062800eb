"""Journeys in Teams: activities with real RS256 tokens in, checked connector calls out, through the whole
program.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from adapters.base import Pace, Rate
from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.clock import utc_now
from conversations.answers import Choice
from conversations.people import Account
from storage.database import Database
from tests.journeys.serving import Served, served
from tests.platforms.teams import Member, Teams
from tests.platforms.teams_connector import Fault

_ISSUER = "https://api.botframework.com"
_QUICK = Pace(Rate(100, 1_000.0), Rate(100, 1_000.0), counts_updates=True)


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams() as platform:
        yield platform


@asynccontextmanager
async def _program(database: Database, teams: Teams) -> AsyncIterator[Served]:
    cloud = Cloud(
        login=teams.login_url,
        tenant="botframework.com",
        scope=_ISSUER,
        issuer=_ISSUER,
        metadata=teams.metadata_url,
    )
    config = TeamsConfig(
        app_id=teams.app_id,
        app_password=teams.app_password,
        tenant_id=teams.tenant_id,
        loopback=True,
        cloud=cloud,
    )
    async with served(database, [TeamsDoor(config, now=utc_now, pace=_QUICK)]) as program:
        teams.bot_url = f"{program.url}/api/messages"
        yield program


@pytest.fixture
async def program(database: Database, teams: Teams) -> AsyncIterator[Served]:
    async with _program(database, teams) as running:
        yield running


def _account(teams: Teams, member: Member | None = None) -> Account:
    return Account("teams", teams.tenant_id, (member or teams.member).aad)


async def _asks(teams: Teams, number: int) -> None:
    await teams.member.chat.until(lambda chat: chat.messages and f"Question {number} of 10 " in chat.last.text)


async def _start(teams: Teams) -> None:
    await teams.say("start")
    await _asks(teams, 1)


async def test_installing_introduces_the_bot_in_two_messages(teams: Teams, program: Served) -> None:
    await teams.install()
    assert "Hello Ada Owens." in (await teams.read()).text
    assert "never a person" in (await teams.read()).text


async def test_a_press_is_stored_shows_the_choice_at_once_and_brings_the_next(
    teams: Teams, program: Served
) -> None:
    await _start(teams)
    question = teams.member.chat.last
    await teams.press("4 Established")
    assert "\u2713 Question 1 of 10" in question.text
    assert [given.choice for given in (await program.answers(_account(teams))).values()] == [Choice.LEVEL_4]
    await _asks(teams, 2)


async def test_an_older_client_without_execute_gets_the_same(teams: Teams, program: Served) -> None:
    await _start(teams)
    question = teams.member.chat.last
    await teams.press("5 Leading", old_client=True)
    await _asks(teams, 2)
    assert "\u2713 Question 1 of 10" in question.text
    assert len(await program.answers(_account(teams))) == 1


async def test_a_comment_is_written_on_the_card_and_notifies_nobody(teams: Teams, program: Served) -> None:
    await _start(teams)
    await teams.press("3 Developing")
    await _asks(teams, 2)
    words = "<at>everyone</at> @everyone **bold** [link](http://x.test) \U0001f600 \u05e9\u05dc\u05d5\u05dd <b>"
    await teams.press("Save", text=words, ticks=True)
    await teams.member.chat.until(lambda chat: "It may be quoted, without your name" in chat.last.text)
    (given,) = (await program.answers(_account(teams))).values()
    assert (given.comment, given.may_quote) == (words, True)
    await teams.press("Do not quote it")
    await teams.member.chat.until(lambda chat: "is not quoted" in chat.last.text)
    (given,) = (await program.answers(_account(teams))).values()
    assert (given.comment, given.may_quote) == (words, False)


async def test_a_low_level_asks_what_holds_back_and_the_choice_folds_up(teams: Teams, program: Served) -> None:
    await _start(teams)
    await teams.say("2")
    await teams.member.chat.until(lambda chat: "what holds this back most?" in chat.last.text)
    barrier = teams.member.chat.last
    await teams.press("1 Reduced funding")
    assert "held back most by: Reduced funding" in barrier.text
    await _asks(teams, 2)
    (given,) = (await program.answers(_account(teams))).values()
    assert given.barrier == "budget"


async def test_the_same_activity_again_is_one_answer_and_one_reply(teams: Teams, program: Served) -> None:
    await _start(teams)
    activity = {**teams.frame(teams.member, teams.member.chat), "type": "message", "text": "4"}
    for _ in range(3):
        assert (await teams.post(activity)).status == 200
    await _asks(teams, 2)
    await program.application.deliveries.drain()
    assert len(await program.answers(_account(teams))) == 1
    assert sum("Question 2 of 10 " in message.text for message in teams.member.chat.messages) == 1


async def test_a_restart_in_the_middle_loses_nothing(teams: Teams, database: Database) -> None:
    async with _program(database, teams):
        await _start(teams)
        for _ in range(50):
            teams.connector.fails(500)
        await teams.press("4 Established")
    teams.connector.script.clear()
    async with _program(database, teams) as program:
        await teams.say("progress")
        await teams.member.chat.until(lambda chat: "1 of 10 done." in chat.last.text)
        assert len(await program.answers(_account(teams))) == 1
    assert sum("Question 2 of 10 " in message.text for message in teams.member.chat.messages) == 1


@pytest.mark.parametrize(("status", "retry_after"), [(429, "1"), (500, ""), (412, ""), (503, "")])
async def test_a_reply_arrives_once_teams_is_back(
    teams: Teams, program: Served, status: int, retry_after: str
) -> None:
    await _start(teams)
    teams.connector.fails(status, retry_after=retry_after)
    await teams.press("4 Established")
    assert len(await program.answers(_account(teams))) == 1
    await teams.member.chat.until(lambda chat: "Question 2 of 10 " in chat.last.text)


async def test_a_reply_that_may_have_arrived_comes_twice_rather_than_never(
    teams: Teams, program: Served
) -> None:
    """Teams cannot be asked what arrived."""
    await _start(teams)
    before = len(teams.member.chat.messages)
    teams.connector.script.append(Fault(drop=True, taken=True))
    await teams.say("help")
    await teams.member.chat.until(lambda chat: len(chat.messages) == before + 2)
    first, second = (message.text for message in teams.member.chat.messages[before:])
    assert first == second


async def test_a_lead_who_mentions_the_bot_gets_a_summary_in_the_channel(teams: Teams, program: Served) -> None:
    channel = teams.channel()
    others = [teams.add(name) for name in ("Ada", "Ben", "Cai", "Dee", "Eve")]
    for member in others:
        await teams.say("start", member)
        for _ in range(10):
            await teams.say("4", member)
    await teams.say("hello")
    await program.close_checkins()
    await program.appoint(_account(teams))
    await teams.mention("summary", channel)
    await channel.until(lambda chat: chat.messages and "Established overall." in chat.messages[0].text)
    assert "5 of 6 people" in channel.messages[0].text


async def test_others_are_refused_without_the_figures(teams: Teams, program: Served) -> None:
    channel = teams.channel()
    await teams.say("hello")
    await teams.mention("summary", channel)
    await teams.member.chat.until(lambda chat: chat.messages and "Summaries are" in chat.last.text)
    assert channel.messages == []


async def test_a_welsh_speaker_is_answered_in_welsh(teams: Teams, program: Served) -> None:
    teams.member.locale = "cy-GB"
    await teams.say("dechrau")
    await teams.member.chat.until(lambda chat: chat.messages and "Cwestiwn 1 o 10" in chat.last.text)


async def test_strangers_leave_no_trace(teams: Teams, program: Served) -> None:
    activity = {**teams.frame(teams.member, teams.member.chat), "type": "message", "text": "start"}
    assert (await teams.post(activity, token="")).status == 401
    assert (await teams.post(activity, token="a.b.c")).status == 401
    elsewhere = {**activity, "channelData": {"tenant": {"id": "another-tenant"}}}
    assert (await teams.post(elsewhere)).status == 403
    assert (await teams.post({**activity, "serviceUrl": ""})).status == 400
    assert teams.member.chat.messages == []
