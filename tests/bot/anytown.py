"""A council whose people answer, for tests of what is published and shown of it."""

from collections import Counter
from dataclasses import dataclass

from bot.publishing import Publisher
from conversations.answers import Choice
from conversations.effects import RecordAnswer
from conversations.framework import Framework
from conversations.people import CheckIn, Person, Role
from conversations.published import Published, Value
from conversations.releases import EVERYTHING, Tags
from storage import answers, bulk, releases, snapshots
from storage.answers import AnswerRecord
from storage.bulk import NewAnswer, NewPerson
from storage.database import Database
from tests.conversations.builders import FRAMEWORK
from tests.storage.world import NOW, found_council, hire, plan_checkin

FIRST, SECOND = FRAMEWORK.questions[:2]
HOUSING = NewPerson("Ann", Role.FRONTLINE, "Housing")
LOW, HIGH = Value(Choice.LEVEL_2), Value(Choice.LEVEL_5)


@dataclass
class Anytown:
    """A council whose people have a check-in, and are asked all of the questions."""

    database: Database
    checkin: CheckIn
    people: list[Person]
    framework: Framework = FRAMEWORK

    @property
    def publisher(self) -> Publisher:
        return Publisher(self.database, self.framework, len(FRAMEWORK.questions))

    async def answer(self, value: Value, *people: Person, question: str = FIRST.id) -> None:
        async with self.database.write() as session:
            new = [NewAnswer(one, question, value.choice, NOW, value.barrier) for one in people]
            await bulk.add_answers(session, self.checkin.council, self.checkin.id, new)

    async def change(self, value: Value, *people: Person, question: str = FIRST.id) -> None:
        async with self.database.write() as session:
            record = RecordAnswer(self.checkin.id, question, value.choice)
            await answers.record(session, [AnswerRecord(one, "slack", record) for one in people], NOW)

    async def snapshot(self, telling: str | None = None) -> dict[Tags, Published]:
        async with self.database.read() as session:
            council = self.checkin.council
            return (await snapshots.load(session, council, [self.checkin.id], telling=telling))[self.checkin.id]

    async def shown(self, group: Tags = EVERYTHING) -> Counter[Value]:
        """All values that are shown of everybody, or of a group."""
        counts: Counter[Value] = Counter()
        for values in (await self.snapshot("area" if group.area else "role")).get(group, {}).values():
            counts.update(values)
        return +counts

    async def waiting(self) -> int:
        async with self.database.read() as session:
            return sum((await releases.waiting(session, self.checkin)).values())


async def found(database: Database, *staff: NewPerson) -> Anytown:
    async with database.write() as session:
        checkin = await plan_checkin(session, await found_council(session))
        return Anytown(database, checkin, await hire(session, checkin.council, *staff))
