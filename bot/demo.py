"""A synthetic council to try Waymark with: 360 people and four past quarters, made up by a fixed recipe.

It has a story. Leaders saw much more capability than the front line did; in the last quarter the front line
saw it too, as after an improvement. On connectivity people are split: some services have it, some have not.
Nothing can be told of the registrars, who are few. An action came before the improvement (see bot.demo_plan).
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from adapters.terminal import NAME
from bot.demo_plan import fill_plan
from bot.publishing import Publisher
from conversations.answers import LEVELS, Choice
from conversations.calendar import Calendar, first_day, quarter_at, scheduled
from conversations.disclosure import LEAST_PEOPLE
from conversations.framework import Framework, Question
from conversations.gathering import Gathering
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
    ("Adult social care", Role.FRONTLINE, 64),
    ("Children's services", Role.FRONTLINE, 52),
    ("Housing", Role.FRONTLINE, 46),
    ("Planning and place", Role.FRONTLINE, 38),
    ("Environment and waste", Role.FRONTLINE, 44),
    ("Customer services", Role.FRONTLINE, 40),
    ("Registrars", Role.FRONTLINE, 3),
    ("Corporate", Role.LEADER, 60),
    ("Members", Role.ELECTED, 13),
)

# Where the council stands on each enabler, quarter by quarter, in levels.
_STANDS: Mapping[str, tuple[float, ...]] = {
    "data": (2.1, 2.2, 2.2, 2.3),
    "connectivity": (1.5, 1.5, 1.5, 1.5),
    "leadership": (3.4, 3.5, 3.5, 3.6),
    "capabilities": (1.9, 2.0, 2.2, 3.1),
    "collaboration": (2.9, 2.8, 2.9, 2.9),
    "value": (2.3, 2.3, 2.4, 2.4),
}
_OTHERWISE = (2.7,) * QUARTERS  # for a framework file with other enablers
# How many levels higher leaders see it than the front line.
_LEADERS_SEE = {"capabilities": (1.4, 1.3, 1.1, 0.2)}
_LEADERS_USUALLY_SEE = (0.2,) * QUARTERS
# Services that have what the others lack, and so does every other leader; how many levels higher they stand.
_BETTER_OFF = {
    "connectivity": (frozenset({"Children's services", "Customer services", "Planning and place"}), 3.0)
}
# Themes that do better or worse than their enabler, in levels.
_LIFT = {"inclusive": 0.3, "cyber-resilient": 0.2, "sustainable": -0.4, "residents": -0.1, "places": 0.1}
_HELD_BACK_BY = {"data": "legacy", "capabilities": "expertise", "value": "budget"}  # most often
_SPREAD = 0.7  # standard deviation between people, in levels
_ANSWERS, _NOT_SURE, _NOT_APPLICABLE, _SKIPS = 0.7, 0.08, 0.04, 0.05
_MOST_OFTEN, _EVIDENCE = 0.5, 0.35


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
    await Publisher(database, framework, questions_each).publish_due(now)
    await fill_plan(database, Gathering(framework, questions_each, LEAST_PEOPLE), people, newest, now)
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
        asked = framework.by_id[question]
        choice = _choice(asked, person, age, luck)
        barrier = _barrier(framework, asked, luck) if choice.asks_what_holds_back else None
        has_evidence = choice >= Choice.LEVEL_4 and luck.random() < _EVIDENCE
        comment = "Made up: an example that shows it." if has_evidence else None
        yield NewAnswer(person, question, choice, answered_at, barrier, comment)


def _choice(question: Question, person: Person, age: int, luck: random.Random) -> Choice:
    kind = luck.random()
    if kind < _NOT_SURE:
        return Choice.NOT_SURE
    if kind < _NOT_SURE + _NOT_APPLICABLE:
        return Choice.NOT_APPLICABLE
    enabler = question.enabler
    level = _STANDS.get(enabler, _OTHERWISE)[age]
    level += _LIFT.get(question.principle, 0.0) + _LIFT.get(question.mission, 0.0)
    if person.role is Role.LEADER:
        level += _LEADERS_SEE.get(enabler, _LEADERS_USUALLY_SEE)[age]
    areas, more = _BETTER_OFF.get(enabler, ((), 0.0))
    is_better_off = person.ordinal % 2 == 0 if person.role is Role.LEADER else person.service_area in areas
    level += more if is_better_off else 0.0
    return Choice(min(max(LEVELS), max(min(LEVELS), round(luck.gauss(level, _SPREAD)))))


def _barrier(framework: Framework, question: Question, luck: random.Random) -> str:
    usual = _HELD_BACK_BY.get(question.enabler)
    if usual is not None and framework.barrier_text(usual) and luck.random() < _MOST_OFTEN:
        return usual
    return luck.choice(framework.barriers).id
