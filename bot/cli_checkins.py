"""`waymark checkin` and `waymark nudge`: what a lead can do in chat, from the command line."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from adapters.plain import printed
from bot.clock import utc_now
from bot.composing import Composer
from bot.console import CouncilOption, load_settings, one_council, open_database, read_date, run
from bot.faults import Exit, StartFault
from bot.frameworks import read_framework, read_languages
from bot.settings import Settings
from conversations.audit import Deed, Entry, closes_detail, quarter_detail
from conversations.calendar import closing_on, next_round, opened_now, read_quarter
from conversations.effects import Status
from conversations.nudges import next_manual
from conversations.people import HOME_ZONE, Account, CheckIn
from conversations.words import FALLBACK
from storage import audit, checkins, planning
from storage.checkins import CouncilNow
from storage.database import Session
from storage.preview import Previewed, preview

Change = Callable[[Session, int, CouncilNow, datetime], Awaitable[str]]
"""Changes something at a council, in one transaction; gives the sentence that says so."""

SHOWN = 50
"""How many people a preview lists, unless all are asked for."""


def open_(
    until: Annotated[str | None, typer.Option(help="The day on which it closes at 17:00.")] = None,
    council: CouncilOption = None,
) -> None:
    """Open this quarter's check-in now; everybody is invited in their working time."""
    settings = load_settings()

    async def change(session: Session, number: int, here: CouncilNow, now: datetime) -> str:
        already = here.open_at_home(now)
        if already is not None:
            raise StartFault(
                f"A check-in is open already. It closes on {_day(already.closes_at)}. "
                "To change that, run: waymark checkin move DAY",
                Exit.BAD_INPUT,
            )
        planned = opened_now(here.calendar, now)
        if planned is None:
            following = next_round(here.calendar, now)
            when = f" The next opens on {_day(following.opens_at)}." if following else ""
            raise StartFault(f"This quarter has no working day left.{when}", Exit.BAD_INPUT)
        closes_at = planned.closes_at if until is None else _closing(here, planned.quarter, until, now)
        version = read_framework(settings.framework).version
        await checkins.open_now(session, number, planned.quarter, now, closes_at, framework_version=version)
        opened = Entry(Deed.CHECKIN_OPENED, closes_detail(planned.quarter, closes_at))
        await audit.record_operator(session, number, opened, now)
        return f"The check-in is open until {_day(closes_at)}."

    run(_change(settings, council, change))


def close(council: CouncilOption = None) -> None:
    """Close the check-in now."""

    async def change(session: Session, number: int, here: CouncilNow, now: datetime) -> str:
        checkin = _open_one(here, now)
        await checkins.change(session, number, checkin.id, closes_at=now, now=now)
        closed = Entry(Deed.CHECKIN_CLOSED, quarter_detail(checkin.quarter))
        await audit.record_operator(session, number, closed, now)
        return "The check-in is closed."

    run(_change(load_settings(), council, change))


def move(day: str, council: CouncilOption = None) -> None:
    """Let the check-in close at 17:00 on another DAY."""

    async def change(session: Session, number: int, here: CouncilNow, now: datetime) -> str:
        checkin = _open_one(here, now)
        closes_at = _closing(here, checkin.quarter, day, now)
        await checkins.change(session, number, checkin.id, closes_at=closes_at, now=now)
        moved = Entry(Deed.CHECKIN_MOVED, closes_detail(checkin.quarter, closes_at))
        await audit.record_operator(session, number, moved, now)
        return f"The check-in is open until {_day(closes_at)}."

    run(_change(load_settings(), council, change))


def pause(council: CouncilOption = None) -> None:
    """Send no reminders until `resume`; answers are still taken."""
    run(_set_paused(load_settings(), council, paused=True))


def resume(council: CouncilOption = None) -> None:
    """Let reminders go on."""
    run(_set_paused(load_settings(), council, paused=False))


def status(
    quarter: Annotated[str | None, typer.Option(help="A past quarter, such as 'Q3 2026/27'.")] = None,
    council: CouncilOption = None,
) -> None:
    """Show who was invited and reached, who has finished, and what comes next."""
    settings = load_settings()

    async def job() -> None:
        wanted = None if quarter is None else _quarter(quarter)
        languages = read_languages(settings.framework)
        async with open_database(settings) as database:
            number = await one_council(database, council)
            composer = Composer(database, languages, settings.questions_each)
            card = await composer.card(Status(quarter=wanted), FALLBACK, number, utc_now())
        assert card is not None, "a status is always there to be shown"
        typer.echo(printed(card))

    run(job())


def nudge(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show who would get what and when, and why not the others.")
    ] = False,
    everybody: Annotated[bool, typer.Option("--all", help=f"List all people, not {SHOWN}.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    council: CouncilOption = None,
) -> None:
    """Remind everybody who has not finished, once in five working days at most."""
    settings = load_settings()
    run(_preview(settings, council, everybody) if dry_run else _nudge(settings, council, yes))


async def _nudge(settings: Settings, wanted: int | None, yes: bool) -> None:
    async with open_database(settings) as database:
        council = await one_council(database, wanted)
        async with database.read() as session:
            checkin = await _to_be_nudged(session, council, utc_now())
            number = await planning.count_unfinished(session, council, checkin.id)
        if not yes and not typer.confirm(f"Remind {number} people who have not finished?"):
            typer.echo("Nobody is reminded.")
            return
        async with database.write() as session:
            now = utc_now()
            planned = await planning.plan_manual(session, council, checkin.id, now)
            if planned is None:
                await _to_be_nudged(session, council, now)
                raise StartFault("The check-in has just changed. Try again.", Exit.BAD_INPUT)
            nudged = Entry(Deed.NUDGED_ALL, quarter_detail(checkin.quarter))
            await audit.record_operator(session, council, nudged, now)
        typer.echo(f"{planned} people will be reminded in their working time by the running server.")


async def _to_be_nudged(session: Session, council: int, now: datetime) -> CheckIn:
    """The check-in that is open. Raises StartFault when people cannot be reminded of it now."""
    here = (await checkins.current(session, [council], now))[council]
    checkin = _open_one(here, now)
    if checkin.paused_at is not None:
        raise StartFault("The check-in is paused. To go on, run: waymark checkin resume", Exit.BAD_INPUT)
    again = next_manual(here.calendar, checkin.nudged_at, now)
    if again is not None and checkin.nudged_at is not None:
        last, following = _day(checkin.nudged_at), f"{again:%A} {again.day} {again:%B %Y}"
        raise StartFault(
            f"People were reminded on {last}. The next time can be on {following}.", Exit.BAD_INPUT
        )
    return checkin


async def _preview(settings: Settings, wanted: int | None, everybody: bool) -> None:
    async with open_database(settings) as database:
        council = await one_council(database, wanted)
        now = utc_now()
        async with database.read() as session:
            here = (await checkins.current(session, [council], now))[council]
            checkin = here.newest(now)
            if checkin is None:
                raise StartFault(_none_open(here, now), Exit.BAD_INPUT)
            rows = await preview(session, checkin, here.calendar, now, is_writable=_writable(settings))
    for line in _preview_lines(rows, everybody):
        typer.echo(line)


def _preview_lines(rows: Sequence[Previewed], everybody: bool) -> list[str]:
    shown = rows if everybody else rows[:SHOWN]
    lines = [f"{row.name}: {_planned(row)}" for row in shown]
    if len(shown) < len(rows):
        lines.append(f"... and {len(rows) - len(shown)} more. Add --all to list them.")
    nudged = sum(bool(row.planned) and not row.excuse for row in rows)
    doubtful = sum(bool(row.planned) and bool(row.excuse) for row in rows)
    if doubtful:
        lines.append(f"{doubtful} more would get one, but cannot be reached so far.")
    return [*lines, f"{nudged} of {len(rows)} people will get a nudge; nothing was sent now."]


def _writable(settings: Settings) -> Callable[[Account], bool]:
    """Whether one of the settings' doors can write to somebody first."""
    from bot.doors import build_doors

    try:
        doors = {door.name: door for door in build_doors(settings)}
    except StartFault:
        doors = {}
    return lambda account: account.door in doors and doors[account.door].direct(account) is not None


def _planned(row: Previewed) -> str:
    if not row.planned:
        return f"nothing ({row.excuse})"
    zone = ZoneInfo(row.zone)
    times = (f"{each.key} on {each.due_at.astimezone(zone):%a %d %b %Y at %H:%M}" for each in row.planned)
    doubt = f". {row.excuse}" if row.excuse else ""
    return ", ".join(times) + f" ({row.zone}){doubt}"


async def _set_paused(settings: Settings, wanted: int | None, *, paused: bool) -> None:
    async def change(session: Session, number: int, here: CouncilNow, now: datetime) -> str:
        checkin = _open_one(here, now)
        await checkins.change(session, number, checkin.id, paused=paused, now=now)
        deed = Deed.CHECKIN_PAUSED if paused else Deed.CHECKIN_RESUMED
        await audit.record_operator(session, number, Entry(deed, quarter_detail(checkin.quarter)), now)
        return "Reminders are paused." if paused else "Reminders go on."

    await _change(settings, wanted, change)


async def _change(settings: Settings, wanted: int | None, change: Change) -> None:
    async with open_database(settings) as database:
        council = await one_council(database, wanted)
        async with database.write() as session:
            now = utc_now()
            here = (await checkins.current(session, [council], now))[council]
            said = await change(session, council, here, now)
    typer.echo(said)


def _open_one(here: CouncilNow, now: datetime) -> CheckIn:
    checkin = here.open_at_home(now)
    if checkin is None:
        raise StartFault(_none_open(here, now), Exit.BAD_INPUT)
    return checkin


def _none_open(here: CouncilNow, now: datetime) -> str:
    following = next_round(here.calendar, now)
    when = f" The next opens on {_day(following.opens_at)}." if following else ""
    return f"No check-in is open.{when} To open one now, run: waymark checkin open"


def _closing(here: CouncilNow, quarter: int, day: str, now: datetime) -> datetime:
    closes_at = closing_on(here.calendar, quarter, read_date(day), now)
    if closes_at is None:
        raise StartFault(
            f"The check-in cannot close on {day}. Choose one of the quarter's working days, from today on.",
            Exit.BAD_INPUT,
        )
    return closes_at


def _quarter(text: str) -> int:
    try:
        return read_quarter(text)
    except ValueError as error:
        raise StartFault(str(error), Exit.BAD_INPUT) from None


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(HOME_ZONE)):%A %d %B %Y}".replace(" 0", " ")
