"""Tokens of many workspaces: found in a moment, never stale for long, never lost for a fault of ours."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from adapters.base import TryLater, Workspace
from adapters.slack.installations import Installed, Removal
from bot.installations import NO_LEAD_TOLD, REMOVED, SlackInstallations
from bot.token_keys import TokenKeys, new_key
from conversations.codec import load_message
from conversations.effects import Say
from conversations.people import Account, Address, Place
from storage import councils, erasure, installations, outbox, people, tables
from storage.database import Database
from tests.program import Clock
from tests.searching import traces
from tests.storage.world import claim, words_in

KEY = new_key()
TEAM = "T1"


@dataclass
class Replicas:
    """Two programs on one database."""

    first: SlackInstallations
    second: SlackInstallations
    clock: Clock


@pytest.fixture
def replicas(database: Database, replica: Database) -> Replicas:
    clock = Clock()
    first = SlackInstallations(database, TokenKeys(KEY), clock)
    return Replicas(first, SlackInstallations(replica, TokenKeys(KEY), clock), clock)


def installed(token: str = "xoxb-1", team: str = TEAM, locale: str | None = None) -> Installed:
    return Installed(Workspace("slack", team, "Seaford"), token, ("commands", "chat:write"), "U1", locale)


async def _kept(database: Database) -> installations.Installation:
    async with database.read() as session:
        found = await installations.find(session, "slack", TEAM)
    assert found is not None
    return found


async def test_what_another_replica_installs_is_known_at_once(replicas: Replicas) -> None:
    assert not await replicas.second.knows(TEAM)
    await replicas.first.add(installed())
    assert await replicas.second.knows(TEAM)
    assert await replicas.second.token(TEAM) == "xoxb-1"
    await replicas.first.remove(TEAM, Removal("app_uninstalled", replicas.clock.now + timedelta(seconds=1)))
    replicas.clock.move(seconds=10)
    with pytest.raises(TryLater, match=REMOVED):
        await replicas.second.token(TEAM)
    await replicas.first.add(installed("xoxb-2"))
    assert await replicas.second.token(TEAM) == "xoxb-2", "what waits for it must not wait any longer"


async def test_what_another_replica_removes_is_seen_within_seconds(replicas: Replicas) -> None:
    await replicas.first.add(installed())
    assert await replicas.second.token(TEAM) == "xoxb-1"
    replicas.clock.move(seconds=1)
    await replicas.first.remove(TEAM, Removal("app_uninstalled", replicas.clock.now))
    with pytest.raises(TryLater):
        await replicas.first.token(TEAM)
    replicas.clock.move(seconds=10)
    with pytest.raises(TryLater):
        await replicas.second.token(TEAM)


async def test_an_older_token_that_slack_refuses_costs_the_newer_one_nothing(
    replicas: Replicas, database: Database
) -> None:
    await replicas.first.add(installed("xoxb-1"))
    stale = await replicas.second.token(TEAM)
    await replicas.first.add(installed("xoxb-2"))
    later = await replicas.second.refused(TEAM, stale, "token_revoked")
    assert later.after == 0.0
    assert await replicas.second.token(TEAM) == "xoxb-2"
    assert (await _kept(database)).removed_at is None


@pytest.mark.parametrize(
    ("code", "is_gone"), [("token_revoked", True), ("account_inactive", True), ("invalid_auth", False)]
)
async def test_only_what_slack_took_back_is_forgotten(
    replicas: Replicas, database: Database, code: str, *, is_gone: bool
) -> None:
    await replicas.first.add(installed())
    await replicas.first.refused(TEAM, "xoxb-1", code)
    kept = await _kept(database)
    assert (kept.token is None, kept.removed_reason) == (is_gone, code if is_gone else None)


async def test_without_the_right_key_messages_wait_and_the_token_stays(
    replicas: Replicas, database: Database
) -> None:
    await replicas.first.add(installed())
    wrong = SlackInstallations(database, TokenKeys(new_key()), replicas.clock)
    with pytest.raises(TryLater, match="WAYMARK_TOKEN_KEYS"):
        await wrong.token(TEAM)
    assert (await _kept(database)).token is not None


async def test_an_installer_who_is_erased_leaves_no_trace_in_their_greeting(
    replicas: Replicas, database: Database
) -> None:
    """It went to a conversation that was nobody's, under the name of their account."""
    now = replicas.clock.now
    one = replace(installed(), installer="U0ZEPH")
    await replicas.first.add(one)
    async with database.write() as session:
        known = Account("slack", TEAM, "U0ZEPH")
        person = (await people.load_standings(session, [known], now))[known].person
    assert {each.partition(".")[0] for each in await traces(database, "U0ZEPH")} >= {"account", "address"}
    async with database.write() as session:
        assert await erasure.erase(session, person.council, person.id, now)
    assert await traces(database, "U0ZEPH") == []


async def test_a_workspace_that_was_served_by_its_token_keeps_its_council(
    replicas: Replicas, database: Database
) -> None:
    """Protects who moves from one workspace to several."""
    now = replicas.clock.now
    async with database.write() as session:
        before = await councils.ensure_workspace(session, "slack", TEAM, "Seaford", now)
        await councils.lead_add(session, "slack", TEAM, "U7", now)
    await replicas.first.add(installed())
    assert (await _kept(database)).council == before.council
    (lane,) = await claim(database, now=now)
    assert await words_in(database, [lane], now) == {lane.id: ["installed-again"]}, "it has a lead"


async def test_whoever_installs_is_greeted_and_becomes_nobody_on_the_roster(
    replicas: Replicas, database: Database
) -> None:
    await replicas.first.add(installed(locale="cy-GB"))
    now = replicas.clock.now
    (lane,) = await claim(database, now=now)
    assert (lane.address.workspace, lane.address.conversation) == (TEAM, "U1")
    assert await words_in(database, [lane], now) == {lane.id: ["installed"]}
    async with database.write() as session:
        assert (await session.scalars(select(tables.person.c.id))).all() == []
        account = Account("slack", TEAM, "U1")
        standing = (await people.load_standings(session, [account], now))[account]
    assert standing.claim_hash is not None, "they can claim, as anybody with the code can"


async def test_a_way_back_is_used_once_by_all_replicas_together(replicas: Replicas) -> None:
    assert await replicas.first.is_first_use("a-state")
    assert not await replicas.second.is_first_use("a-state")
    assert await replicas.second.is_first_use("another-state")


async def test_removed_workspaces_are_not_among_the_connected(replicas: Replicas) -> None:
    await replicas.first.add(installed(team="T1"))
    await replicas.first.add(installed(team="T2"))
    await replicas.first.remove("T2", Removal("app_uninstalled", replicas.clock.now + timedelta(seconds=1)))
    assert [each.id for each in await replicas.second.workspaces()] == ["T1"]


async def _lead_in(database: Database, team: str, clock: Clock) -> None:
    """Somebody who has spoken in the workspace leads its council."""
    async with database.write() as session:
        one = Account("slack", team, "U7")
        person = (await people.load_standings(session, [one], clock.now))[one].person
        direct = Address("slack", team, "U7", Place.DIRECT)
        await outbox.remember_addresses(session, [outbox.Origin(direct, person.id, person.council)])
        await councils.appoint_lead(session, person.id, person.council)


async def _waiting_in(database: Database, team: str) -> list[str]:
    async with database.read() as session:
        lanes = select(tables.address.c.id).where(tables.address.c.workspace == team)
        rows = await session.scalars(
            select(tables.outbox.c.message).where(tables.outbox.c.address_id.in_(lanes)).order_by("id")
        )
    return [message.message for message in map(load_message, rows) if isinstance(message, Say)]


async def test_a_lead_who_is_elsewhere_too_is_told_once_that_a_workspace_is_gone_and_when_it_is_back(
    replicas: Replicas, database: Database
) -> None:
    """The council has two workspaces, and whoever leads it can be reached in one of them still."""
    clock = replicas.clock
    async with database.write() as session:
        first = await councils.ensure_workspace(session, "slack", "T1", "Seaford", clock.now)
        second = await councils.ensure_workspace(session, "slack", "T2", "Seaford schools", clock.now)
        assert await councils.connect(session, second, first.council)
    await replicas.first.add(installed(team="T1"))
    await replicas.first.add(installed(team="T2"))
    await _lead_in(database, "T2", clock)
    clock.move(seconds=1)
    for program in (replicas.first, replicas.second):
        await program.remove("T1", Removal("app_uninstalled", clock.now))
    assert (await _waiting_in(database, "T2"))[1:] == ["workspace-removed"]
    assert "workspace-removed" not in await _waiting_in(database, "T1"), "nobody can read it there"
    await replicas.second.add(installed("xoxb-2", team="T1"))
    await replicas.second.add(installed("xoxb-3", team="T1"))
    assert (await _waiting_in(database, "T2"))[1:] == ["workspace-removed", "workspace-back"]


async def test_the_operator_is_told_where_no_lead_can_be(
    replicas: Replicas, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await replicas.first.add(installed())
    await _lead_in(database, TEAM, replicas.clock)
    capsys.readouterr()
    await replicas.first.remove(TEAM, Removal("app_uninstalled", replicas.clock.now + timedelta(seconds=1)))
    assert NO_LEAD_TOLD in capsys.readouterr().out
    assert "workspace-removed" not in await _waiting_in(database, TEAM)
