"""Looks through a whole database, as somebody would who wants to find a trace of a person."""

from sqlalchemy import select

from storage import tables
from storage.database import Database

_PEOPLE = {
    ("person", "id"),
    ("person", "lane_id"),
    ("action", "owner_id"),
    ("audit", "actor_id"),
    ("audit", "subject_id"),
    ("join_code", "person_id"),
    ("join_code", "other_id"),
    *((table, "person_id") for table in ("account", "address", "answer", "answer_revision", "nudge")),
}
"""Where a person's number stands. `lane_id` goes with its person."""


async def traces(database: Database, *needles: str) -> list[str]:
    """Where any of the texts stands: in every column of every table, whatever its case."""
    wanted = [each.casefold() for each in needles]
    found = []
    async with database.read() as session:
        for table in tables.Row.metadata.sorted_tables:
            for row in (await session.execute(select(table))).mappings():
                found += [
                    f"{table.name}.{name}: {value}"
                    for name, value in row.items()
                    if any(each in str(value).casefold() for each in wanted)
                ]
    return found


async def numbered(database: Database, number: int) -> list[str]:
    """Where a person's number stands, in columns and in messages."""
    found = []
    async with database.read() as session:
        for table in tables.Row.metadata.sorted_tables:
            for row in (await session.execute(select(table))).mappings():
                found += [
                    f"{table.name}.{name}"
                    for name, value in row.items()
                    if (table.name, name) in _PEOPLE - {("person", "lane_id")} and value == number
                ]
    return found + await traces(database, f'"person":{number},', f'"person":{number}}}')
