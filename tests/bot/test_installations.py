"""Tokens of many workspaces: found in a moment, never stale for long, never lost for a fault of ours."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from adapters.base import TryLater, Workspace
from adapters.slack.installations import Installed, Removal
from bot.installations import REMOVED, SlackInstallations
from bot.token_keys import TokenKeys, new_key
from conversations.people import Account
from storage import councils, erasure, installations, people, tables
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
        assert await erasure.erase(session, person.council, person.id)
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
