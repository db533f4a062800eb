"""A synthetic council to try Waymark with: 240 people and four past quarters, made up by a fixed recipe."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from adapters.terminal import NAME
from conversations.answers import LEVELS, Choice
from conversations.calendar import Calendar, first_day, quarter_at, scheduled
from conversations.framework import Framework, Question
from conversations.people import HOME_ZONE, CheckIn, Person, Role
from conversations.selection import choose
from storage import bulk, checkins, councils
from storage.bulk import NewAnswer, NewPerson
from storage.database import Database, Session

COUNCIL = "Demo council (synthetic)"
WORKSPACE = "demo"
QUARTERS = 4

# People by service area and role. The registrars are few on purpose: a group to withhold.
_STAFF: tuple[tuple[str, Role, int], ...] = (
    ("Adult social care", Role.FRONTLINE, 52),
    ("Children's services", Role.FRONTLINE, 44),
    ("Housing", Role.FRONTLINE, 34),
    ("Planning and place", Role.FRONTLINE, 28),
    ("Environment and waste", Role.FRONTLINE, 30),
    ("Customer services", Role.FRONTLINE, 17),
    ("Registrars", Role.FRONTLINE, 3),
    ("Corporate", Role.LEADER, 22),
    ("Members", Role.ELECTED, 10),
)

# Where the council stands on each enabler at first, and how far it moves in a quarter, in levels.
_START = {
    "data": 2.1,
    "connectivity": 3.2,
    "leadership": 3.5,
    "capabilities": 2.4,
    "collaboration": 2.9,
    "value": 2.2,
}
_PER_QUARTER = {"data": 0.05, "capabilities": 0.25, "leadership": 0.1}
# Themes that do better or worse than their enabler, in levels.
_LIFT = {"inclusive": 0.4, "cyber-resilient": 0.3, "sustainable": -0.5, "residents": -0.2, "places": 0.1}
_OTHERWISE = 2.7  # for a framework file with other enablers
_LEADERS_SEE = 0.6  # levels higher than the front line sees
_SPREAD = 0.8  # standard deviation between people, in levels
_ANSWERS, _NOT_SURE, _NOT_APPLICABLE, _SKIPS = 0.62, 0.09, 0.04, 0.05


@dataclass(frozen=True, slots=True)
class Filled:
    people: int
    answers: int


async def fill(database: Database, framework: Framework, questions_each: int, now: datetime) -> Filled | None:
    """Adds the demo council. Gives None, and changes nothing, when the terminal has a council already: made-up
    answers must not get among real ones.
    """
    luck = random.Random(20240701)  # noqa: S311 - made-up answers, the same at every filling
    async with database.write() as session:
        workspace = await councils.ensure_workspace(session, NAME, WORKSPACE, COUNCIL, now)
        if not workspace.created:
            return None
        newest = quarter_at(now, HOME_ZONE) - 1
        joined = datetime.combine(first_day(newest - QUARTERS + 1), time(), ZoneInfo(HOME_ZONE))
        people = await bulk.add_people(session, workspace.council, _people(luck), joined)
        answers = 0
        asked: dict[int, tuple[str, ...]] = {}
        for age, quarter in enumerate(range(newest - QUARTERS + 1, newest + 1)):
            checkin = await _checkin(session, workspace.council, quarter, framework.version)
            answering = [person for person in people if luck.random() < _ANSWERS]
            asked |= {
                each.id: _questions(framework, each, quarter, asked, questions_each) for each in answering
            }
            given = [
                answer
                for person in answering
                for answer in _answers(framework, checkin, person, asked[person.id], age=age, luck=luck)
            ]
            answers += await bulk.add_answers(session, workspace.council, checkin.id, given)
    return Filled(len(people), answers)


def _questions(
    framework: Framework, person: Person, quarter: int, asked: Mapping[int, tuple[str, ...]], count: int
) -> tuple[str, ...]:
    previous = asked.get(person.id, ())
    return choose(framework, person.role, person.ordinal, quarter, previous=previous, count=count)


def _people(luck: random.Random) -> list[NewPerson]:
    staff = [(area, role) for area, role, number in _STAFF for _ in range(number)]
    luck.shuffle(staff)  # so that every area's questions spread evenly
    return [
        NewPerson(name=f"Synthetic person {number}", role=role, service_area=area, zone=HOME_ZONE)
        for number, (area, role) in enumerate(staff, start=1)
    ]


async def _checkin(session: Session, council: int, quarter: int, version: str) -> CheckIn:
    planned = scheduled(Calendar(), quarter)
    assert planned is not None, "only a freeze leaves a quarter without a check-in"
    return await checkins.ensure_checkin(
        session,
        council,
        quarter,
        planned.opens_at,
        planned.closes_at,
        framework_version=version,
        synthetic=True,
    )


def _answers(
    framework: Framework,
    checkin: CheckIn,
    person: Person,
    questions: Sequence[str],
    *,
    age: int,
    luck: random.Random,
) -> Iterator[NewAnswer]:
    """One person's answers; `age` counts the demo's quarters from 0."""
    answered_at = checkin.opens_at + timedelta(days=luck.randrange(20), hours=luck.uniform(9, 17))
    for question in questions:
        if luck.random() < _SKIPS:
            continue
        choice = _choice(framework.by_id[question], person, age, luck)
        barrier = luck.choice(framework.barriers).id if choice.asks_what_holds_back else None
        yield NewAnswer(person, question, choice, answered_at, barrier)


def _choice(question: Question, person: Person, age: int, luck: random.Random) -> Choice:
    kind = luck.random()
    if kind < _NOT_SURE:
        return Choice.NOT_SURE
    if kind < _NOT_SURE + _NOT_APPLICABLE:
        return Choice.NOT_APPLICABLE
    level = _START.get(question.enabler, _OTHERWISE) + age * _PER_QUARTER.get(question.enabler, 0.0)
    level += _LIFT.get(question.principle, 0.0) + _LIFT.get(question.mission, 0.0)
    level += _LEADERS_SEE if person.role is Role.LEADER else 0.0
    return Choice(min(max(LEVELS), max(min(LEVELS), round(luck.gauss(level, _SPREAD)))))
