"""`waymark person`: one person's roster entry, by hand."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from difflib import get_close_matches
from typing import Annotated
from zoneinfo import available_timezones

import typer

from bot.cli_leads import last_lead
from bot.clock import utc_now
from bot.console import load_settings, open_database, run, unknown_workspace
from bot.faults import Exit, StartFault
from bot.wordings import read_wordings
from conversations.audit import Deed, Entry
from conversations.hours import read_pattern
from conversations.people import Account, Role, WorkingPattern
from conversations.words import FALLBACK
from storage import audit, roster
from storage.database import Session
from storage.people import UnknownWorkspace

Platform = Annotated[str, typer.Argument(help="slack, teams or terminal")]
Workspace = Annotated[str, typer.Argument(help="Slack's team id (T...) or the Teams tenant id")]
User = Annotated[str, typer.Argument(help="Slack's member id (U...) or the Entra object id")]


def set_person(
    platform: Platform,
    workspace: Workspace,
    user: User,
    *,
    zone: Annotated[str | None, typer.Option(help="Time zone, such as Europe/London.")] = None,
    hours: Annotated[
        str | None, typer.Option(help='Working days and hours, such as "mon-thu 10:00-15:00".')
    ] = None,
    role: Annotated[Role | None, typer.Option(help="Which questions they are asked.")] = None,
    area: Annotated[str | None, typer.Option(help="Service area, such as Housing.")] = None,
) -> None:
    """Add somebody to the roster, or change their entry; what is left out stays."""

    async def change(session: Session, account: Account) -> str:
        person = await roster.ensure(session, account, utc_now())
        changed = replace(
            person,
            zone=person.zone if zone is None else _zone(zone),
            pattern=person.pattern if hours is None else _pattern(hours, person.pattern),
            role=role or person.role,
            service_area=person.service_area if area is None else area.strip(),
        )
        await roster.save(session, changed)
        given = {"zone": zone, "hours": hours, "role": role, "area": area}
        what = ", ".join(name for name, value in given.items() if value is not None) or "added"
        entry = Entry(Deed.PERSON_CHANGED, what, changed.id)
        await audit.record_operator(session, changed.council, entry, utc_now())
        return f"{changed.name} is on the roster."

    run(_change(Account(platform, workspace, user), change))


def remove(platform: Platform, workspace: Workspace, user: User) -> None:
    """Take somebody off the roster: they get nothing more. Their answers stay."""

    async def change(session: Session, account: Account) -> str:
        try:
            person = await roster.remove(session, account, utc_now())
        except roster.LastLead as last:
            raise StartFault(last_lead(str(last)), Exit.BAD_INPUT) from None
        if person is None:
            raise StartFault(f"Nobody is known as {platform} {workspace} {user}.", Exit.BAD_INPUT)
        entry = Entry(Deed.PERSON_REMOVED, subject=person.id)
        await audit.record_operator(session, person.council, entry, utc_now())
        return f"{person.name} is off the roster and gets nothing more."

    run(_change(Account(platform, workspace, user), change))


async def _change(account: Account, change: Callable[[Session, Account], Awaitable[str]]) -> None:
    async with open_database(load_settings()) as database:
        try:
            async with database.write() as session:
                said = await change(session, account)
        except UnknownWorkspace:
            raise unknown_workspace(account) from None
    typer.echo(said)


def _zone(name: str) -> str:
    if name not in available_timezones():
        near = get_close_matches(name, available_timezones(), n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise StartFault(f"{name!r} is no time zone. Write one such as Europe/London.{hint}", Exit.BAD_INPUT)
    return name


def _pattern(hours: str, present: WorkingPattern) -> WorkingPattern:
    pattern = read_pattern(hours, present, read_wordings()[FALLBACK])
    if pattern is None:
        raise StartFault(
            f"{hours!r} are no working hours. Write days, hours or both, such as mon-thu 10:00-15:00.",
            Exit.BAD_INPUT,
        )
    return pattern
