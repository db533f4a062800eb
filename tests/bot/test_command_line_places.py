"""`waymark people places`, as whoever runs Waymark reads it."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from conversations.people import Account, Address, Place
from conversations.places import Kind, Member, Members
from storage import councils, outbox, place_members, places, schema
from storage.database import Database

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path / 'waymark.db'}"
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.chdir(tmp_path)
    return address


def places_told() -> str:
    result = CliRunner().invoke(app, ["people", "places"])
    assert result.exit_code == 0, result.output
    return result.stdout


async def ask_a_channel(url: str) -> None:
    """A council that asks the two people of a channel, which cannot be read any more."""
    database = Database(url)
    await schema.upgrade(database)
    async with database.write() as session:
        council = (await councils.ensure_workspace(session, "slack", "T1", "Anytown", NOW)).council
        channel = Address("slack", "T1", "C1", Place.SHARED)
        lanes = await outbox.remember_addresses(session, [outbox.Origin(channel, None, council)])
        await places.ask(session, council, lanes[outbox.address_key(channel)], NOW, with_guests=True)
        due = await places.claim_due(session, ["slack"], NOW)
        assert due is not None
        people = [Member(Account("slack", "T1", user), Kind.GUEST) for user in ("U1", "U2")]
        await place_members.save(session, due, Members("#housing", people), NOW)
        again = await places.claim_due(session, ["slack"], NOW + places.DAILY)
        assert again is not None
        await places.note_fault(session, again, "Archived.", NOW + timedelta(days=2))
    await database.close()


def test_each_channel_is_told_with_its_people_its_last_reading_and_its_fault(url: str) -> None:
    asyncio.run(ask_a_channel(url))
    told = places_told()
    assert "#housing (slack T1 C1)" in told
    assert "  2 on the roster, with guests; last read: 2026-11-23 10:00 UTC" in told
    assert "  Cannot be read: Archived." in told
    assert "Asked: 2 people: 0 from a file, 2 because of a channel, 0 who wrote first" in told


def test_without_any_it_says_how_to_ask_one(url: str) -> None:
    async def found() -> None:
        database = Database(url)
        await schema.upgrade(database)
        async with database.write() as session:
            await councils.ensure_workspace(session, "slack", "T1", "Anytown", NOW)
        await database.close()

    asyncio.run(found())
    assert "types ask here in one" in places_told()
