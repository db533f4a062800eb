"""`waymark people places`: who is asked, and because of which channels."""

from collections.abc import Iterator
from datetime import datetime

import typer

from bot.console import CouncilOption, load_settings, one_council, open_database, run
from conversations.places import Asked, CameBy, Roster
from storage import places as stored

_WAYS = {
    CameBy.FILE: "from a file",
    CameBy.PLACE: "because of a channel",
    CameBy.WORD: "who wrote first or were entered by hand",
}


def places(council: CouncilOption = None) -> None:
    """List the channels and teams whose members are asked, and how the people on the roster came."""
    settings = load_settings()

    async def job() -> None:
        async with open_database(settings) as database:
            number = await one_council(database, council)
            async with database.read() as session:
                roster = Roster(await stored.listed(session, number), await stored.came_by(session, number))
        for line in lines(roster):
            typer.echo(line)

    run(job())


def lines(roster: Roster) -> Iterator[str]:
    if not roster.places:
        yield "No channel's members are asked. A digital lead types ask here in one."
    for one in roster.places:
        yield f"{one.name or one.conversation} ({one.door} {one.workspace} {one.conversation})"
        guests = ", with guests" if one.with_guests else ""
        yield f"  {one.people:,} on the roster{guests}; last read: {_when(one.read_at)}"
        if one.fault is not None:
            yield f"  {_faulty(one)}"
    told = ", ".join(f"{roster.came_by.get(way, 0):,} {words}" for way, words in _WAYS.items())
    yield f"Asked: {sum(roster.came_by.values()):,} people: {told}."


def _when(moment: datetime | None) -> str:
    return "never" if moment is None else f"{moment:%Y-%m-%d %H:%M} UTC"


def _faulty(one: Asked) -> str:
    return f"Cannot be read: {one.fault} It is tried again by itself; nobody leaves the roster because of it."
