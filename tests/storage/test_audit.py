"""The record of who did what: kept in order, read by its council, and cut loose from whoever is erased."""

from datetime import timedelta

from conversations.audit import ERASED, Deed, Done, Entry
from storage import audit
from storage.audit import Record
from storage.database import Database
from tests.storage.world import NOW, found_council, meet

DAY = timedelta(days=1)
SEEN = Entry(Deed.SUMMARY_SEEN, "overview")
EXPORTED = Entry(Deed.EXPORTED, "csv")


async def test_what_is_recorded_comes_back_in_order(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await audit.record(session, [Record(council, 1, SEEN), Record(council, 2, EXPORTED)], NOW)
        await audit.record_operator(session, council, EXPORTED, NOW + DAY)
        first, second, third = Done(NOW, 1, SEEN), Done(NOW, 2, EXPORTED), Done(NOW + DAY, None, EXPORTED)
        assert await audit.since(session, council, None) == [first, second, third]
        assert await audit.since(session, council, NOW + DAY) == [third]
        assert await audit.latest(session, council, 2) == [third, second]


async def test_only_a_persons_own_entries_are_about_them(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        to_me = Entry(Deed.ROLE_GRANTED, "lead", 1)
        await audit.record(
            session, [Record(council, 1, SEEN), Record(council, 2, SEEN), Record(council, 2, to_me)], NOW
        )
        assert await audit.about(session, council, 1) == [Done(NOW, 1, SEEN), Done(NOW, 2, to_me)]


async def test_people_are_named_as_they_are_called_when_it_is_read(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        one, two = await meet(session, "U1"), await meet(session, "U2")
        await audit.record(session, [Record(council, one.id, Entry(Deed.ERASED, "", two.id))], NOW)
        await audit.unlink(session, council, two.id)
        done = await audit.latest(session, council)
        assert done == [Done(NOW, one.id, Entry(Deed.ERASED, "", ERASED))]
        assert await audit.names(session, council, done) == {one.id: "U1"}


async def test_another_councils_record_is_not_touched(database: Database) -> None:
    async with database.write() as session:
        ours, theirs = await found_council(session, "T1"), await found_council(session, "T2")
        await audit.record(session, [Record(theirs, 1, SEEN)], NOW)
        await audit.unlink(session, ours, 1)
        assert await audit.latest(session, ours) == []
        assert await audit.latest(session, theirs) == [Done(NOW, 1, SEEN)]


async def test_the_record_goes_after_two_years_in_small_batches(database: Database) -> None:
    async with database.write() as session:
        council = await found_council(session)
        await audit.record(session, [Record(council, 1, SEEN)] * 5, NOW)
        await audit.record(session, [Record(council, 1, EXPORTED)], NOW + 2 * DAY)
        assert await audit.purge(session, NOW + 731 * DAY) == 0
        later = NOW + 732 * DAY
        assert [await audit.purge(session, later, limit=3) for _ in range(3)] == [3, 2, 0]
        assert [each.entry for each in await audit.latest(session, council)] == [EXPORTED]
