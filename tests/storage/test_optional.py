"""Where people need not take part, they get one reminder at most, whatever was planned and whoever asks."""

from datetime import datetime, timedelta

from conversations.people import CheckIn, Person
from storage import checkins, councils, nudges, planning
from storage.bulk import NewPerson
from storage.database import Database
from tests.storage.world import NOW, found_council, hire, nudge_rows, plan_checkin, plan_nudges

DAY = timedelta(days=1)
REMINDED = NOW + 2 * DAY
"""The third working day of the check-in: the first reminder's."""


async def furnish(database: Database) -> tuple[int, CheckIn, list[Person]]:
    """A council with a check-in and everybody planned on the day before."""
    async with database.write() as session:
        council = await found_council(session)
        people = await hire(session, council, NewPerson("Ann"), NewPerson("Bo"))
        checkin = await plan_checkin(session, council)
    await plan_nudges(database, council, NOW - DAY)
    return council, checkin, people


async def make(database: Database, council: int, *, optional: bool) -> None:
    async with database.write() as session:
        await councils.set_optional(session, council, wanted=optional)


async def hand_over_due(database: Database, council: int, at: datetime) -> list[str]:
    """Plans, hands over what is due at the time, and plans again, as a tick does; gives the keys."""
    await plan_nudges(database, council, at)
    async with database.write() as session:
        due = await nudges.claim_due(session, at, 100)
        await nudges.handed_over(session, [(each, each.person) for each in due])
    await plan_nudges(database, council, at)
    return [each.key for each in due]


async def planned(database: Database, person: Person) -> list[str]:
    return [row["key"] for row in await nudge_rows(database, "planned") if row["person_id"] == person.id]


async def test_a_council_says_whether_its_people_must_take_part_and_no_other_is_touched(
    database: Database,
) -> None:
    async with database.write() as session:
        one, other = await found_council(session, "T1"), await found_council(session, "T2")
        await councils.set_optional(session, one, wanted=True)
        assert (await councils.is_optional(session, one), await councils.is_optional(session, other)) == (
            True,
            False,
        )
        known = await checkins.current(session, [one, other], NOW)
        assert (known[one].is_optional, known[other].is_optional) == (True, False)
        await councils.set_optional(session, one, wanted=False)
        assert not await councils.is_optional(session, one)


async def test_changing_it_plans_everybody_anew_and_back(database: Database) -> None:
    council, _, (ann, bo) = await furnish(database)
    assert len(await planned(database, ann)) == 4
    await make(database, council, optional=True)
    async with database.write() as session:
        assert await nudges.claim_due(session, NOW, 100) == [], "nothing goes out by the old plan"
    await plan_nudges(database, council, NOW - DAY)
    assert await planned(database, ann) == await planned(database, bo) == ["invitation", "reminder:1"]
    await make(database, council, optional=False)
    await plan_nudges(database, council, NOW - DAY)
    assert len(await planned(database, ann)) == 4


async def test_after_one_reminder_none_is_planned(database: Database) -> None:
    council, _, (ann, _) = await furnish(database)
    await make(database, council, optional=True)
    assert set(await hand_over_due(database, council, NOW + DAY / 24)) == {"invitation"}
    assert await planned(database, ann) == ["reminder:1"]
    assert set(await hand_over_due(database, council, REMINDED + DAY / 24)) == {"reminder:1"}
    assert await planned(database, ann) == []


async def test_made_optional_after_a_reminder_there_is_no_second(database: Database) -> None:
    council, _, (ann, _) = await furnish(database)
    await hand_over_due(database, council, NOW + DAY / 24)
    await hand_over_due(database, council, REMINDED + DAY / 24)
    assert await planned(database, ann) == ["reminder:2", "last-day"]
    await make(database, council, optional=True)
    await plan_nudges(database, council, REMINDED + DAY / 24)
    assert await planned(database, ann) == []


async def test_a_reminder_that_a_lead_asks_for_is_the_one(database: Database) -> None:
    """It takes the place of the one that was planned; who has had theirs is not counted, and gets none."""
    council, checkin, (ann, _) = await furnish(database)
    await make(database, council, optional=True)
    await hand_over_due(database, council, NOW + DAY / 24)
    async with database.write() as session:
        assert await planning.plan_manual(session, council, checkin.id, NOW + DAY) == 2
    await plan_nudges(database, council, NOW + DAY)
    (manual,) = await planned(database, ann)
    assert manual.startswith("manual:")
    assert set(await hand_over_due(database, council, NOW + DAY + DAY / 24)) == {manual}
    assert await planned(database, ann) == []
    async with database.write() as session:
        assert await planning.count_unfinished(session, council, checkin.id) == 0
        await councils.set_optional(session, council, wanted=False)
        assert await planning.count_unfinished(session, council, checkin.id) == 2
