"""Channels whose members are asked: which there are, when they are read, and what that does to the roster."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from conversations.people import Account, Address, Place
from conversations.people_changes import Added
from conversations.places import CameBy, Kind, Member, Members, Preview
from storage import councils, erasure, my_data, outbox, people_import, place_members, places, planning, roster
from storage.database import Database, Session
from storage.place_members import Changes
from storage.places import CLAIM, DAILY, SOON, Due
from storage.tables import account as account_table
from storage.tables import address as address_table
from storage.tables import asked_member, asked_place, person
from tests.storage.world import NOW, account, address, found_council, meet, open_lane

LATER = NOW + timedelta(hours=1)


def member(user: str, kind: Kind = Kind.MEMBER, workspace: str = "T1", **told: Any) -> Member:
    return Member(account(user, workspace), kind, **{"name": f"Name of {user}", **told})


def members(*users: str | Member) -> Members:
    return Members("#housing", [member(each) if isinstance(each, str) else each for each in users])


async def asked(session: Session, channel: str = "C1", *, with_guests: bool = False) -> Due:
    """A channel whose members are asked, about to be read."""
    lane = await open_lane(session, channel)
    council = await found_council(session)
    assert await places.ask(session, council, lane, NOW, with_guests=with_guests)
    due = await places.claim_due(session, ["slack"], NOW)
    assert due is not None
    return due


async def again(session: Session, due: Due) -> Due:
    """The same place, about to be read once more."""
    await session.execute(update(asked_place).where(asked_place.c.id == due.id).values(due_at=NOW))
    claimed = await places.claim_due(session, ["slack"], NOW)
    assert claimed is not None
    assert claimed.id == due.id
    return claimed


async def on_roster(session: Session, council: int) -> dict[str, CameBy]:
    """Who is on the roster, by user, and how they came."""
    rows = await session.execute(
        select(account_table.c.user_id, person.c.came_by)
        .join(person, person.c.id == account_table.c.person_id)
        .where(person.c.council_id == council, person.c.removed_at.is_(None))
    )
    return {user: CameBy(way) for user, way in rows.tuples()}


async def lane_of(session: Session, due: Due) -> int:
    return await open_lane(session, due.address.conversation)


# Which places there are


async def test_a_channel_of_another_council_cannot_be_asked_seen_or_stopped(database: Database) -> None:
    async with database.write() as session:
        mine = await found_council(session)
        other = await found_council(session, "T2")
        due = await asked(session)
        await place_members.save(session, due, members("U1"), NOW)
        lane = await lane_of(session, due)
        assert not await places.ask(session, other, lane, NOW, with_guests=True)
        assert await places.channel(session, other, lane) is None
        assert await places.listed(session, other) == []
        assert await places.came_by(session, other) == {}
        assert await place_members.leaving(session, other, lane) == 0
        assert await place_members.stop(session, other, lane, NOW) == 0
        (one,) = await places.listed(session, mine)
        assert (one.people, one.with_guests) == (1, False)


async def test_a_direct_conversation_is_no_channel(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        origin = outbox.Origin(address("D7"), None, council)
        lane = (await outbox.remember_addresses(session, [origin]))[outbox.address_key(origin.address)]
        assert not await places.ask(session, council, lane, NOW, with_guests=False)
        assert await places.channel(session, council, lane) is None


async def test_asked_twice_it_is_one_place_that_is_read_anew(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        due = await asked(session)
        await place_members.save(session, due, members("U1", member("G1", Kind.GUEST)), NOW)
        lane = await lane_of(session, due)
        await places.ask(session, council, lane, LATER, with_guests=True)
        twice = await places.claim_due(session, ["slack"], LATER)
        assert twice is not None
        assert twice.id == due.id
        await place_members.save(session, twice, members("U1", member("G1", Kind.GUEST)), LATER)
        assert await on_roster(session, council) == {"U1": CameBy.PLACE, "G1": CameBy.PLACE}


async def test_a_place_is_one_process_s_to_read_until_its_claim_is_over(database: Database) -> None:
    async with database.write() as session:
        due = await asked(session)
        assert due.until == NOW + CLAIM
        assert await places.claim_due(session, ["slack"], NOW) is None
        assert await places.claim_due(session, ["slack"], NOW + CLAIM - timedelta(seconds=1)) is None
        later = await places.claim_due(session, ["slack"], NOW + CLAIM)
        assert later is not None
        assert later.id == due.id


async def test_a_place_of_a_door_that_does_not_run_here_is_left_to_others(database: Database) -> None:
    async with database.write() as session:
        await places.ask(
            session, await found_council(session), await open_lane(session, "C1"), NOW, with_guests=False
        )
        assert await places.claim_due(session, ["teams"], NOW) is None


async def test_it_is_read_daily_and_soon_after_word_of_a_change(database: Database) -> None:
    async with database.write() as session:
        due = await asked(session)
        await place_members.save(session, due, members("U1"), NOW)
        assert await _due_at(session) == NOW + DAILY
        assert await places.stir(session, [address("C2", place=Place.SHARED)], LATER) == 0
        assert await places.stir(session, [address("C1", "T2", Place.SHARED)], LATER) == 0
        assert await _due_at(session) == NOW + DAILY
        assert await places.stir(session, [address("C1", place=Place.SHARED)], LATER) == 1
        assert await places.stir(session, [address("C1", place=Place.SHARED)], LATER + SOON / 2) == 0
        assert await _due_at(session) == LATER + SOON


async def test_word_of_what_a_channel_belongs_to_is_word_of_the_channel(database: Database) -> None:
    """As with a team and its channels: the door names the team in the channel's reference."""
    async with database.write() as session:
        council = await found_council(session)
        there = Address("slack", "T1", "C1", Place.SHARED, {"team": "TEAM9"})
        known = await outbox.remember_addresses(session, [outbox.Origin(there, None, council)])
        await places.ask(session, council, known[outbox.address_key(there)], NOW, with_guests=False)
        due = await places.claim_due(session, ["slack"], NOW)
        assert due is not None
        assert await places.stir(session, [Address("slack", "T1", "TEAM9", Place.SHARED)], NOW) == 1


async def test_word_that_comes_during_a_reading_is_not_lost(database: Database) -> None:
    async with database.write() as session:
        due = await asked(session)
        await places.stir(session, [due.address], NOW)
        await place_members.save(session, due, members("U1"), NOW)
        assert await _due_at(session) == NOW + SOON


async def test_word_that_comes_during_a_reading_that_fails_is_not_lost(database: Database) -> None:
    async with database.write() as session:
        due = await asked(session)
        await places.stir(session, [due.address], NOW)
        assert await places.note_fault(session, due, "Busy.", LATER)
        assert await _due_at(session) == NOW + SOON


async def test_an_older_list_never_takes_off_who_is_in_a_newer_one(database: Database) -> None:
    """Whoever hangs comes back when another replica, told of a change, has read the place already."""
    async with database.write() as session:
        council = await found_council(session)
        older = await asked(session)
        newer = await again(session, older)
        await place_members.save(session, newer, members("U1", "U2"), NOW)
        await places.stir(session, [older.address], NOW)
        assert await place_members.save(session, older, members("U1"), LATER) == Changes()
        assert not await places.note_fault(session, older, "It took too long to read.", LATER)
        assert set(await on_roster(session, council)) == {"U1", "U2"}
        assert [one.fault for one in await places.listed(session, council)] == [None]


async def test_an_older_list_does_not_keep_a_newer_one_from_being_written(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        older = await asked(session)
        await places.stir(session, [older.address], NOW)
        newer = await places.claim_due(session, ["slack"], NOW + SOON)
        assert newer is not None
        assert await place_members.save(session, older, members("U1"), LATER) == Changes()
        assert await place_members.save(session, newer, members("U1", "U2"), LATER) == Changes(added=2)
        assert set(await on_roster(session, council)) == {"U1", "U2"}


async def test_a_fault_is_kept_until_the_next_good_reading_and_takes_nobody_off(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        due = await asked(session)
        await place_members.save(session, due, members("U1"), NOW)
        assert await places.note_fault(session, await again(session, due), "Archived.", LATER)
        (one,) = await places.listed(session, council)
        assert (one.fault, one.read_at, one.people, one.name) == ("Archived.", NOW, 1, "#housing")
        tried = await places.claim_due(session, ["slack"], LATER)
        assert tried is not None
        assert tried.fault == "Archived."
        await place_members.save(session, tried, Members("", members("U1").people), LATER)
        (one,) = await places.listed(session, council)
        assert (one.fault, one.read_at, one.name) == (None, LATER, "#housing")


async def _due_at(session: Session) -> object:
    return await session.scalar(select(asked_place.c.due_at))


# The roster


async def test_who_is_new_is_on_the_roster_as_the_platform_tells_and_planned_for(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        due = await asked(session)
        found = members(member("U1", name="Ann", locale="cy-GB", zone="Europe/Paris"), member("U2", name=None))
        assert await place_members.save(session, due, found, NOW) == Changes(added=2)
        assert await planning.unplanned_councils(session) == [council]
        ann, other = await meet(session, "U1"), await meet(session, "U2")
        assert (ann.name, ann.locale, ann.zone) == ("Ann", "cy-GB", "Europe/Paris")
        assert (other.name, other.locale, other.zone) == ("U2", "en", "Europe/London")
        assert await places.came_by(session, council) == {CameBy.PLACE: 2}


async def test_guests_outsiders_and_bots_stay_off_it(database: Database) -> None:
    others = (member("G1", Kind.GUEST), member("O1", Kind.OUTSIDER), member("B1", Kind.BOT))
    async with database.write() as session:
        council = await found_council(session)
        await place_members.save(session, await asked(session), members("U1", *others), NOW)
        assert await on_roster(session, council) == {"U1": CameBy.PLACE}
        due = await asked(session, with_guests=True)
        await place_members.save(session, due, members("U1", *others), NOW)
        assert await on_roster(session, council) == {"U1": CameBy.PLACE, "G1": CameBy.PLACE}


async def test_an_account_of_another_workspace_is_nobody_here(database: Database) -> None:
    """Whoever is a guest of several councils is another person at each: nothing of one is seen by the other."""
    async with database.write() as session:
        other = await found_council(session, "T2")
        theirs = await meet(session, "U1", "T2")
        mine = await found_council(session)
        found = members(member("U1", name="Here"), member("U1", workspace="T2"), member("U9", workspace="T2"))
        await place_members.save(session, await asked(session), found, NOW)
        assert await on_roster(session, mine) == {"U1": CameBy.PLACE}
        assert (await meet(session, "U1")).name == "Here"
        assert await meet(session, "U1", "T2") == theirs
        assert await on_roster(session, other) == {"U1": CameBy.WORD}


async def test_the_same_reading_twice_changes_nothing(database: Database) -> None:
    found = members(*(member(f"U{number}", chat=address(f"D{number}")) for number in range(3)))
    async with database.write() as session:
        due = await asked(session)
        await place_members.save(session, due, found, NOW)
        await session.execute(update(person).values(is_planned=True))
        before = await _rows(session)
        assert await place_members.save(session, await again(session, due), found, LATER) == Changes()
        assert await _rows(session) == before


async def _rows(session: Session) -> list[Sequence[Any]]:
    tables = (person, account_table, address_table, asked_member)
    return [(await session.execute(select(each).order_by(*each.primary_key))).all() for each in tables]


async def test_thousands_are_read_at_once(database: Database) -> None:
    users = [f"U{number}" for number in range(6_000)]
    async with database.write() as session:
        council = await found_council(session)
        due = await asked(session)
        assert await place_members.save(session, due, members(*users), NOW) == Changes(added=6_000)
        due = await again(session, due)
        assert await place_members.save(session, due, members(*users[1_000:]), NOW) == Changes(gone=1_000)
        assert set(await on_roster(session, council)) == set(users[1_000:])


async def test_who_leaves_the_last_channel_leaves_the_roster_and_comes_back_with_it(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        first, second = await asked(session, "C1"), await asked(session, "C2")
        await place_members.save(session, first, members("U1", "U2"), NOW)
        await place_members.save(session, second, members("U1"), NOW)
        before = await meet(session, "U2")
        await session.execute(update(person).values(is_planned=True))
        first, second = await again(session, first), await again(session, second)
        assert await place_members.save(session, first, members(), LATER) == Changes(gone=1)
        assert set(await on_roster(session, council)) == {"U1"}
        assert await planning.unplanned_councils(session) == [council]
        assert await place_members.save(session, second, members("U1", "U2"), LATER) == Changes(back=1)
        assert set(await on_roster(session, council)) == {"U1", "U2"}
        assert await meet(session, "U2") == before


async def test_who_wrote_stood_in_a_file_or_leads_stays_when_they_leave(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await meet(session, "WORD")
        new = await meet(session, "X")
        await people_import.add(session, council, [Added(2, account("FILE"), new)], NOW)
        due = await asked(session)
        await place_members.save(session, due, members("WORD", "FILE", "LEAD", "NAMED", "GONE"), NOW)
        await councils.appoint_lead(session, (await meet(session, "LEAD")).id, council)
        await people_import.note_named(session, council, [account("NAMED"), account("WORD")])
        assert await place_members.save(session, await again(session, due), members(), LATER) == Changes(gone=1)
        assert await on_roster(session, council) == {
            "X": CameBy.WORD,
            "WORD": CameBy.WORD,
            "FILE": CameBy.FILE,
            "NAMED": CameBy.FILE,
            "LEAD": CameBy.PLACE,
        }


async def test_who_was_taken_off_by_hand_does_not_come_back_by_staying_a_member(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        due = await asked(session)
        await place_members.save(session, due, members("U1"), NOW)
        await roster.remove(session, account("U1"), NOW)
        assert await place_members.save(session, await again(session, due), members("U1"), LATER) == Changes()
        assert await on_roster(session, council) == {}


async def test_a_lead_who_was_taken_off_comes_back_without_the_role(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await councils.lead_add(session, "slack", "T1", "L1", NOW)
        await councils.lead_add(session, "slack", "T1", "U1", NOW)
        await roster.remove(session, account("U1"), NOW)
        due = await asked(session)
        assert await place_members.save(session, due, members("U1"), NOW) == Changes(back=1)
        assert not (await meet(session, "U1")).is_lead
        assert set(await on_roster(session, council)) == {"L1", "U1"}


async def test_who_asked_to_be_left_out_stays_left_out(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        due = await asked(session)
        await place_members.save(session, due, members("U1", "U2"), NOW)
        one = await meet(session, "U1")
        await session.execute(update(person).where(person.c.id == one.id).values(left_out_at=NOW))
        await place_members.save(session, await again(session, due), members("U2"), NOW)
        await place_members.save(session, await again(session, due), members("U1", "U2"), LATER)
        assert (await meet(session, "U1")).left_out_at == NOW
        assert await places.came_by(session, council) == {CameBy.PLACE: 1}


async def test_what_the_platform_tells_is_kept_up_to_date_of_those_who_came_by_a_channel(
    database: Database,
) -> None:
    async with database.write() as session:
        await found_council(session)
        wrote = await meet(session, "WORD")
        due = await asked(session)
        await place_members.save(session, due, members("U1", member("WORD", zone="Europe/Rome")), NOW)
        moved = members(member("U1", name="Ann", zone="Europe/Paris"), "WORD")
        await place_members.save(session, await again(session, due), moved, LATER)
        ann, word = await meet(session, "U1"), await meet(session, "WORD")
        assert (ann.name, ann.zone) == ("Ann", "Europe/Paris")
        assert (word.name, word.zone) == ("Name of WORD", wrote.zone)


async def test_a_chat_is_remembered_for_those_alone_who_have_none(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        known = await meet(session, "U1")
        await outbox.remember_addresses(session, [outbox.Origin(address("D1"), known.id, council)])
        due = await asked(session)
        found = members(member("U1", chat=address("NEW1")), member("U2", chat=address("NEW2")))
        await place_members.save(session, due, found, NOW)
        lanes = await session.execute(
            select(address_table.c.conversation, address_table.c.person_id).where(
                address_table.c.place == Place.DIRECT.value
            )
        )
        assert dict(lanes.tuples().all()) == {"D1": known.id, "NEW2": (await meet(session, "U2")).id}


async def test_what_is_held_on_somebody_names_the_channels_they_are_in(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await place_members.save(session, await asked(session), members("U1"), NOW)
        held = await my_data.gather(session, council, (await meet(session, "U1")).id)
        assert held is not None
        assert (held.came_by, held.places) == ("place", ["#housing"])


async def test_erased_people_leave_no_trace_in_a_channel(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await place_members.save(session, await asked(session), members("U1"), NOW)
        assert await erasure.erase(session, council, (await meet(session, "U1")).id, NOW)
        assert (await session.execute(select(asked_member))).all() == []


# What leads are shown


async def test_a_preview_counts_who_would_join_and_changes_nothing(database: Database) -> None:
    others = (member("G1", Kind.GUEST), member("O1", Kind.OUTSIDER), member("B1", Kind.BOT))
    async with database.write() as session:
        council = await found_council(session)
        await meet(session, "U1")
        await meet(session, "U2")
        await roster.remove(session, account("U2"), NOW)
        where = address("C1", place=Place.SHARED)
        seen = await place_members.preview(
            session, council, 7, where, members("U1", "U2", "U3", *others), with_guests=False
        )
        assert seen == Preview(7, "#housing", False, added=2, known=1, guests=1, outsiders=1, bots=1)
        assert await on_roster(session, council) == {"U1": CameBy.WORD}


async def test_stopping_takes_off_as_many_as_were_told_before(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await meet(session, "WORD")
        first, second = await asked(session, "C1"), await asked(session, "C2")
        await place_members.save(session, first, members("WORD", "U1", "U2"), NOW)
        await place_members.save(session, second, members("U2"), NOW)
        lane = await lane_of(session, first)
        assert await place_members.leaving(session, council, lane) == 1
        assert await place_members.stop(session, council, lane, LATER) == 1
        assert set(await on_roster(session, council)) == {"WORD", "U2"}
        assert [one.conversation for one in await places.listed(session, council)] == ["C2"]
        assert await place_members.stop(session, council, lane, LATER) == 0


async def test_a_place_that_is_stopped_during_its_reading_stays_stopped(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        due = await asked(session)
        await place_members.stop(session, council, await lane_of(session, due), NOW)
        assert await place_members.save(session, due, members("U1"), NOW) == Changes()
        assert await on_roster(session, council) == {}


async def test_an_account_is_the_person_s_whoever_it_was_joined_to(database: Database) -> None:
    """A member by one of their accounts stays while they are one by another."""
    async with database.write() as session:
        council = await found_council(session)
        first, second = await asked(session, "C1"), await asked(session, "C2")
        await place_members.save(session, first, members("U1"), NOW)
        await place_members.save(session, second, members("U2"), NOW)
        one, two = await meet(session, "U1"), await meet(session, "U2")
        await session.execute(
            update(account_table).where(account_table.c.person_id == two.id).values(person_id=one.id)
        )
        assert await place_members.save(session, await again(session, first), members(), LATER) == Changes()
        assert "U1" in await on_roster(session, council)
        assert Account("slack", "T1", "U1") in await people_import.roster_of(session, council)
