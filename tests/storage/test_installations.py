"""Installations: kept, removed and kept again, with the people of their workspace."""

from datetime import timedelta

from storage import councils, installations, upkeep, waiting
from storage.database import Database, Session
from storage.delivery import Postponed, finish, release
from tests.storage.world import NOW, SECOND, claim, open_lane, say, words_in

GONE = "it was removed"


async def install(session: Session, workspace: str = "T1", token: str = "encrypted") -> int:
    met = await councils.ensure_workspace(session, "slack", workspace, f"Council {workspace}", NOW)
    await installations.save(session, met.council, "slack", workspace, token=token, scopes="commands", now=NOW)
    return met.council


async def test_an_installation_is_found_by_its_workspace_alone(database: Database) -> None:
    async with database.write() as session:
        first, second = await install(session, "T1"), await install(session, "T2", "other")
        found = await installations.find(session, "slack", "T2")
        assert found is not None
        assert (found.council, found.name, found.token) == (second, "Council T2", "other")
        assert first != second
        assert await installations.find(session, "teams", "T2") is None
        assert [each.workspace for each in await installations.every(session, "slack")] == ["T1", "T2"]
        assert "other" not in repr(found)


async def test_a_removal_forgets_the_token_and_tells_once(database: Database) -> None:
    async with database.write() as session:
        await install(session)
        await install(session, "T2")
        assert await installations.remove(session, "slack", "T1", "app_uninstalled", NOW + SECOND)
        assert not await installations.remove(session, "slack", "T1", "tokens_revoked", NOW + SECOND * 2)
        gone = await installations.find(session, "slack", "T1")
        assert gone is not None
        told = (gone.token, gone.removed_at, gone.removed_reason)
        assert told == (None, NOW + SECOND, "app_uninstalled"), "the first reason stays"
        other = await installations.find(session, "slack", "T2")
        assert other is not None
        assert other.token == "encrypted"
        assert not await installations.remove(session, "slack", "T9", "app_uninstalled", NOW)


async def test_what_came_late_removes_no_newer_installation(database: Database) -> None:
    async with database.write() as session:
        await install(session)
        early = NOW - SECOND
        assert not await installations.remove(session, "slack", "T1", "x", NOW, installed_before=early)
        assert not await installations.remove(session, "slack", "T1", "x", NOW, token="an older one")
        assert await installations.remove(session, "slack", "T1", "x", NOW, token="encrypted")


async def test_installing_again_takes_back_the_removal(database: Database) -> None:
    async with database.write() as session:
        council = await install(session)
        await installations.remove(session, "slack", "T1", "x", NOW)
        assert await install(session, token="newer") == council
        (back,) = await installations.every(session, "slack", to_change=True)
        assert (back.token, back.removed_at, back.removed_reason) == ("newer", None, None)


async def test_people_are_cut_off_and_reached_again_without_losing_what_waits(database: Database) -> None:
    async with database.write() as session:
        council = await install(session)
        mine = await open_lane(session)
        await say(session, mine, "waiting")
    (lane,) = await claim(database)
    async with database.write() as session:
        (queued,) = (await waiting.queued(session, [lane], NOW))[lane.id]
        later = Postponed(queued.id, lane.id, NOW + timedelta(hours=1), "removed")
        await finish(session, "one", [later], NOW)
        await release(session, "one", [lane], NOW)
        await installations.cut_off(session, "slack", "T1", GONE, NOW)
        (told,) = await upkeep.unreachable(session, council)
        assert (told.reason, told.since) == (GONE, NOW)
        await installations.cut_off(session, "slack", "T1", "for another reason", NOW + SECOND)
        await installations.reach_again(session, "slack", "T1", "for another reason", NOW)
        assert await upkeep.unreachable(session, council) != [], "the first reason stays"
        await installations.reach_again(session, "slack", "T1", GONE, NOW + SECOND)
        assert await upkeep.unreachable(session, council) == []
    woken = await claim(database, now=NOW + SECOND * 2)
    assert await words_in(database, woken, NOW + SECOND * 2) == {mine: ["waiting"]}


async def test_another_workspace_is_neither_cut_off_nor_woken(database: Database) -> None:
    async with database.write() as session:
        await install(session, "T1")
        other = await install(session, "T2")
        await open_lane(session, workspace="T2")
        await installations.cut_off(session, "slack", "T1", GONE, NOW)
        assert await upkeep.unreachable(session, other) == []


async def test_tokens_are_replaced_workspace_by_workspace(database: Database) -> None:
    async with database.write() as session:
        await install(session, "T1")
        await install(session, "T2")
        await installations.encrypt_anew(session, "slack", [("T2", "under a new key")])
        tokens = {each.workspace: each.token for each in await installations.every(session, "slack")}
        assert tokens == {"T1": "encrypted", "T2": "under a new key"}
        await installations.encrypt_anew(session, "slack", [])
