"""A lead has a channel's members asked, in Slack and in Teams, through the whole program."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from adapters.base import Pace, Rate
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.teams.door import TeamsDoor
from bot.clock import utc_now
from conversations.people import Account, Place
from storage.database import Database
from storage.tables import account, address, asked_place, person
from tests.adapters.teams.conftest import config_for
from tests.journeys.serving import Served, served
from tests.platforms.slack import Slack
from tests.platforms.teams import Teams

_QUICK = Pace(Rate(100, 1_000.0), Rate(100, 1_000.0), counts_updates=True)


@pytest.fixture
async def slack(database: Database) -> AsyncIterator[tuple[Slack, Served]]:
    async with Slack() as slack:
        config = SlackConfig(slack.signing_secret, slack.bot_token, api_url=slack.api_url)
        async with served(database, [SlackDoor(config, now=utc_now, pace=_QUICK)]) as program:
            slack.app_url = f"{program.url}/slack/events"
            await program.appoint(Account("slack", slack.team, slack.me.id))
            yield slack, program


@pytest.fixture
async def teams(database: Database) -> AsyncIterator[tuple[Teams, Served]]:
    async with (
        Teams() as teams,
        served(database, [TeamsDoor(config_for(teams), now=utc_now, pace=_QUICK)]) as program,
    ):
        teams.bot_url = f"{program.url}/api/messages"
        await program.appoint(Account("teams", teams.tenant_id, teams.member.aad))
        yield teams, program


async def until_read(program: Served) -> None:
    """The reading goes on in the background, after the commit that asked for it."""
    async with asyncio.timeout(10):
        while True:
            async with program.application.database.read() as session:
                if await session.scalar(select(asked_place.c.read_at)) is not None:
                    return
            await asyncio.sleep(0.02)


async def on_roster(program: Served) -> dict[str, str]:
    async with program.application.database.read() as session:
        rows = await session.execute(
            select(account.c.user_id, person.c.came_by).join(person, person.c.id == account.c.person_id)
        )
    return dict(rows.tuples().all())


async def test_in_slack_a_channel_is_counted_asked_and_read_again_when_somebody_joins(
    slack: tuple[Slack, Served],
) -> None:
    platform, program = slack
    ann, guest = platform.person("Ann Lee"), platform.person("Gil Guest")
    platform.api.people[guest.id]["is_restricted"] = True
    channel = platform.channel(ann, guest)
    await platform.command("ask here", channel)
    await platform.until(lambda: bool(platform.messages) and "would join the roster" in platform.last.words)
    assert "One person would join the roster; one is on it already." in platform.last.words
    assert "Left out: 1 guest and 1 bot." in platform.last.words
    await platform.press("Yes, ask them")
    await until_read(program)
    assert await on_roster(program) == {platform.me.id: "word", ann.id: "place"}
    event = {"type": "member_joined_channel", "user": guest.id, "channel": channel, "channel_type": "C"}
    assert (await platform.send_event(event)).status == 200
    async with program.application.database.read() as session:
        due_at = await session.scalar(select(asked_place.c.due_at))
    assert due_at is not None
    assert due_at <= utc_now() + timedelta(seconds=30)


async def test_in_teams_a_team_is_asked_and_its_members_can_be_written_to(teams: tuple[Teams, Served]) -> None:
    platform, program = teams
    ann, channel = platform.add("Ann Lee"), platform.channel()
    platform.rosters.fill(channel.id, [platform.member, ann], platform.tenant_id)
    await platform.mention("ask here", channel)
    await platform.member.chat.until(lambda chat: chat.messages and "would join the roster" in chat.last.text)
    assert channel.messages == []
    await platform.press("Yes, ask them")
    await until_read(program)
    assert await on_roster(program) == {platform.member.aad: "word", ann.aad: "place"}
    async with program.application.database.read() as session:
        lanes = await session.scalars(
            select(address.c.conversation).where(
                address.c.place == Place.DIRECT.value, address.c.conversation == ann.id
            )
        )
        assert lanes.all() == [ann.id]
