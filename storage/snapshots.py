"""What was published of each check-in, added up for everybody, for each role and for each service area.

Summaries read nothing else: a few rows, however many people answered. A snapshot is taken when a step has
ended, so that all of its figures move together; the counts that it is taken from stay the truth.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

from sqlalchemy import exists, func, select

from conversations.answers import Choice
from conversations.people import CheckIn
from conversations.published import Published, Value
from conversations.releases import EVERYTHING, Tags
from storage.database import Session
from storage.statements import insert
from storage.tables import checkin as checkin_table
from storage.tables import published, snapshot, tags
from storage.tagging import COLUMNS, columns_of, tags_of

_OF_PEOPLE = ("area", "role")
_OF_QUESTIONS = {name: column for name, column in COLUMNS.items() if name not in _OF_PEOPLE}


async def groups(session: Session, checkin: CheckIn) -> list[Tags]:
    """Everybody, and the roles and areas of which something was published."""
    ours = (tags.c.checkin_id == checkin.id, tags.c.council_id == checkin.council)
    found = [EVERYTHING]
    for name in _OF_PEOPLE:
        column = COLUMNS[name]
        told = await session.scalars(select(column).where(*ours, column != "").distinct().order_by(column))
        found += [tags_of({name: each}) for each in told]
    return found


async def published_of(session: Session, checkin: CheckIn, group: Tags) -> Published:
    """All that was published of these people; its tags tell nothing of them."""
    told = (COLUMNS[name] == columns_of(group)[name] for name in group.told)
    value = (published.c.choice, published.c.barrier, published.c.has_evidence)
    rows = await session.execute(
        select(*_OF_QUESTIONS.values(), *value, func.sum(published.c.number))
        .join(published, published.c.tags_id == tags.c.id)
        .where(tags.c.checkin_id == checkin.id, tags.c.council_id == checkin.council, *told)
        .group_by(*_OF_QUESTIONS.values(), *value)
    )
    counts: defaultdict[Tags, dict[Value, int]] = defaultdict(dict)
    for *columns, choice, barrier, has_evidence, number in rows:
        key = tags_of(dict(zip(_OF_QUESTIONS, columns, strict=True)))
        counts[key][Value(Choice(choice), barrier or None, has_evidence)] = int(number)
    return dict(counts)


async def keep(session: Session, checkin: CheckIn, taken: Mapping[Tags, Published]) -> None:
    """In place of the snapshot before; `taken` of each group."""
    upsert = insert(session, snapshot)
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["checkin_id", *_OF_PEOPLE], set_={"counts": upsert.excluded.counts}
        ),
        [
            {
                "checkin_id": checkin.id,
                "council_id": checkin.council,
                **{name: columns_of(group)[name] for name in _OF_PEOPLE},
                "counts": _dump(counts),
            }
            for group, counts in taken.items()
        ],
    )


async def load(
    session: Session, council: int, checkins: Collection[int], *, telling: str | None = None
) -> dict[int, dict[Tags, Published]]:
    """What was published of each check-in, by group: of everybody, and of each area or role if that is told."""
    only = (snapshot.c[name] == "" for name in _OF_PEOPLE if name != telling)
    rows = await session.execute(
        select(snapshot.c.checkin_id, snapshot.c.area, snapshot.c.role, snapshot.c.counts).where(
            snapshot.c.checkin_id.in_(sorted(checkins)), snapshot.c.council_id == council, *only
        )
    )
    found: dict[int, dict[Tags, Published]] = {number: {} for number in checkins}
    for number, area, role, text in rows.tuples():
        found[number][tags_of({"area": area, "role": role})] = _load(text)
        await asyncio.sleep(0)  # a council has many areas, and turns must not wait for all of them
    return found


async def with_figures(session: Session, council: int) -> frozenset[int]:
    """The check-ins of which anything was published."""
    something = exists().where(snapshot.c.checkin_id == checkin_table.c.id)
    rows = await session.scalars(
        select(checkin_table.c.id).where(checkin_table.c.council_id == council, something)
    )
    return frozenset(rows)


def _dump(counts: Published) -> str:
    """Tags with values: `[[[question, mission, ...], [[choice, barrier, has evidence, number], ...]], ...]`."""
    return json.dumps(
        [
            [
                [getattr(told, name) for name in _OF_QUESTIONS],
                [
                    [int(value.choice), value.barrier, int(value.has_evidence), number]
                    for value, number in values.items()
                ],
            ]
            for told, values in counts.items()
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _load(text: str) -> Published:
    return {
        _told(*columns): {
            _value(choice, barrier, has_evidence): number for choice, barrier, has_evidence, number in values
        }
        for columns, values in json.loads(text)
    }


# A summary by area meets the same few tags and values ten thousand times.


@lru_cache(maxsize=1024)
def _told(*columns: str | None) -> Tags:
    return tags_of(dict(zip(_OF_QUESTIONS, columns, strict=True)))


@lru_cache(maxsize=1024)
def _value(choice: int, barrier: str | None, has_evidence: int) -> Value:
    return Value(Choice(choice), barrier, bool(has_evidence))
