"""A button whose value was edited by hand does nothing for whoever presses it but what is theirs to do.

Each press is signed by the platform: it vouches for who pressed, not for what the button says.
"""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from adapters.teams.values import VALUE
from conversations.answers import Choice
from conversations.buttons import encode
from conversations.events import Answer
from conversations.people import Account
from storage import councils, tables
from storage.database import Database
from storage.people import Standing, load_standings
from tests.bot.street import Street, open_street
from tests.bot.test_permissions import events_on_buttons
from tests.counting import Tried
from tests.platforms import slack_payloads as payloads
from tests.platforms.slack import Person as SlackPerson
from tests.platforms.slack import Slack
from tests.platforms.teams import Teams
from tests.program import open_checkin

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

SECRET = "what-ada-wrote-for-herself"

_HEARD_AND_SAID = frozenset({"seen", "outbox", "address", "card", "pace"})
"""Tables of what was heard from whoever presses, and is said to them."""

_OWNERS = {"person": "id", "audit": "actor_id"}
"""The column that says whose a row is, where it is not `person_id`."""


@dataclass
class Town:
    """Sam and Ada at a council in Slack, where Ada leads; Bo at a council in Teams. Both have a check-in."""

    street: Street
    slack: Slack
    teams: Teams
    ada: SlackPerson

    async def standing(self, door: str, workspace: str, user: str) -> Standing:
        application = self.street.application
        async with application.database.write() as session:
            account = Account(door, workspace, user)
            return (await load_standings(session, [account], application.clock()))[account]

    async def sam(self) -> Standing:
        return await self.standing("slack", self.slack.team, self.slack.me.id)

    async def ada_(self) -> Standing:
        return await self.standing("slack", self.slack.team, self.ada.id)

    async def bo(self) -> Standing:
        return await self.standing("teams", self.teams.tenant_id, self.teams.member.aad)

    async def press_in_slack(self, value: str) -> int:
        me, slack = self.slack.me, self.slack
        pressed = payloads.block_actions(
            team=slack.team,
            user={"id": me.id, "username": "sam", "name": "sam", "team_id": slack.team},
            channel=me.direct,
            message={"ts": slack.api.ts(), "text": "A question", "blocks": []},
            action={"action_id": "a.1", "text": {"type": "plain_text", "text": "Press"}, "value": value},
            trigger=slack.api.trigger(me.id),
            response_url=slack.api.reply_address(me.direct, me.id),
            is_ephemeral=False,
        )
        return (await slack.send_interaction(pressed)).status

    async def press_in_teams(self, value: str) -> int:
        action = {"type": "Action.Execute", "title": "Press", "verb": "waymark", "data": {VALUE: value}}
        invoke = {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "value": {"action": action, "trigger": "manual"},
            "replyToId": "1",
        }
        member = self.teams.member
        return (await self.teams.post({**self.teams.frame(member, member.chat), **invoke})).status

    async def rows_but_of(self, person: int) -> dict[str, list[str]]:
        """All that is kept of anybody else and of the councils."""
        async with self.street.application.database.read() as session:
            kept = {}
            for table in tables.Row.metadata.sorted_tables:
                if table.name not in _HEARD_AND_SAID:
                    rows = (await session.execute(select(table))).mappings().all()
                    owner = _OWNERS.get(table.name, "person_id")
                    kept[table.name] = sorted(str(row) for row in rows if row.get(owner) != person)
            return kept


@pytest.fixture
async def town(database: Database) -> AsyncIterator[Town]:
    async with Slack() as slack, Teams() as teams, _opened(database, slack, teams) as street:
        ada = slack.person("Ada Owens")
        await teams.install()
        for user in (slack.me, ada):
            await user.say("hello")
        await _open_checkins(street, slack, teams, ada)
        for user in (slack.me, ada):
            await user.say("start")
        await teams.say("start")
        await ada.say("4")
        await ada.say(f"comment {SECRET}")
        await teams.say("4")
        yield Town(street, slack, teams, ada)


def _opened(database: Database, slack: Slack, teams: Teams) -> AbstractAsyncContextManager[Street]:
    """Where nobody is held up for hurrying."""
    return open_street(database, slack, teams, a_minute=1_000_000)


async def _open_checkins(street: Street, slack: Slack, teams: Teams, lead: SlackPerson) -> None:
    now = street.application.clock()
    async with street.application.database.write() as session:
        for door, workspace in (("slack", slack.team), ("teams", teams.tenant_id)):
            place = await councils.ensure_workspace(session, door, workspace, workspace, now)
            await open_checkin(session, place.council, now)
        await councils.lead_add(session, "slack", slack.team, lead.id, now)


def values_about(who: Standing, *, someone: int) -> list[str]:
    """Every kind of button, about the check-in and the questions of somebody."""
    checkin = who.state.checkin
    assert checkin is not None
    answers = [Answer(checkin, question, Choice.LEVEL_1) for question in who.state.questions]
    return [encode(each) for each in (*answers, *events_on_buttons(checkin, someone, 1, 1))]


async def test_sam_presses_what_is_adas_and_what_is_another_councils(town: Town, tried: Tried) -> None:
    sam, ada, bo = await town.sam(), await town.ada_(), await town.bo()
    assert len({sam.state.checkin, bo.state.checkin}) == 2
    before = await town.rows_but_of(sam.person.id)
    assert SECRET in str(before)
    values = [each for other in (ada, bo) for each in values_about(other, someone=other.person.id)]
    for value in values:
        assert await town.press_in_slack(value) == 200, value
    assert await town.rows_but_of(sam.person.id) == before
    await _count(town, tried, len(values))


async def test_bo_presses_what_is_of_another_council(town: Town, tried: Tried) -> None:
    ada, bo = await town.ada_(), await town.bo()
    before = await town.rows_but_of(bo.person.id)
    values = values_about(ada, someone=ada.person.id)
    for value in values:
        assert await town.press_in_teams(value) == 200, value
    assert await town.rows_but_of(bo.person.id) == before
    await _count(town, tried, len(values))


async def _count(town: Town, tried: Tried, pressed: int) -> None:
    """And what all of it says to whoever pressed shows nothing that Ada wrote."""
    await town.street.application.deliveries.drain()
    shown = [
        *(f"{each.text} {each.blocks}" for each in town.slack.me.messages),
        *(f"{each.text} {each.card}" for each in town.teams.member.chat.messages),
    ]
    found = sum(SECRET in each for each in shown)
    tried["edited buttons pressed, signed by a platform"] += pressed
    tried["of these that showed or changed what is another's"] += found
    assert len(shown) > 10
    assert found == 0
