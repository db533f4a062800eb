"""`waymark calendar`: a council's quarters, holidays and freezes, shown and changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from adapters.plain import printed
from bot.clock import utc_now
from bot.composing import Composer
from bot.console import CouncilOption, load_settings, one_council, open_database, read_date, run
from bot.faults import Exit, StartFault
from bot.frameworks import read_languages
from bot.settings import Settings
from conversations.audit import Deed, Entry
from conversations.calendar import LONGEST_WINDOW, Calendar, Freeze, Nation, YearKind
from conversations.effects import NextQuarters
from conversations.holidays_file import HolidayFaults, read_holidays
from conversations.words import FALLBACK
from storage import audit, councils
from storage.database import Database

calendar_app = typer.Typer(invoke_without_command=True, help="Quarters, holidays and freezes.")

Change = Callable[[Calendar], Calendar]


@calendar_app.callback()
def show(context: typer.Context, council: CouncilOption = None) -> None:
    """Show the next four quarters with their holidays and freezes."""
    if context.invoked_subcommand is None:
        settings = load_settings()
        run(_show(settings, council))


@calendar_app.command("set")
def set_calendar(
    council: CouncilOption = None,
    nation: Annotated[Nation | None, typer.Option(help="Whose bank holidays count.")] = None,
    year: Annotated[
        YearKind | None, typer.Option(help="How quarters are numbered: from April or January.")
    ] = None,
    weeks: Annotated[
        int | None, typer.Option(min=1, max=LONGEST_WINDOW, help="How long a check-in stays open.")
    ] = None,
    reminders: Annotated[
        str | None, typer.Option(help="Working days on which people are reminded, at most two, such as 3,8.")
    ] = None,
) -> None:
    """Change the nation, the year, the window or the reminders; what is left out stays."""

    def change(calendar: Calendar) -> Calendar:
        return replace(
            calendar,
            nation=nation or calendar.nation,
            year=year or calendar.year,
            weeks=weeks or calendar.weeks,
            reminder_days=calendar.reminder_days if reminders is None else _reminder_days(reminders),
        )

    run(_change(load_settings(), council, change))


@calendar_app.command()
def freeze(first: str, last: str, reason: str, council: CouncilOption = None) -> None:
    """Send nothing from FIRST to LAST, such as before an election."""

    def change(calendar: Calendar) -> Calendar:
        made = Freeze(read_date(first), read_date(last), reason.strip())
        if made.last < made.first:
            raise StartFault(f"The freeze ends ({last}) before it begins ({first}).", Exit.BAD_INPUT)
        kept = tuple(each for each in calendar.freezes if each.first != made.first)
        return replace(calendar, freezes=tuple(sorted((*kept, made), key=lambda each: each.first)))

    run(_change(load_settings(), council, change))


@calendar_app.command()
def unfreeze(first: str, council: CouncilOption = None) -> None:
    """Take back the freeze that begins on FIRST."""

    def change(calendar: Calendar) -> Calendar:
        day = read_date(first)
        kept = tuple(each for each in calendar.freezes if each.first != day)
        if kept == calendar.freezes:
            raise StartFault(f"No freeze begins on {day:%d/%m/%Y}. Run: waymark calendar", Exit.BAD_INPUT)
        return replace(calendar, freezes=kept)

    run(_change(load_settings(), council, change))


@calendar_app.command()
def holidays(file: Path, council: CouncilOption = None) -> None:
    """Take the council's own days off, and the bank holidays on which it works, from a CSV file.

    The file has the columns date, change (add or remove) and name; it takes the place of the last one.
    """

    def change(calendar: Calendar) -> Calendar:
        try:
            added, removed = read_holidays(file.read_text("utf-8-sig"), calendar.nation)
        except OSError as error:
            raise StartFault(f"The file {file} cannot be read: {error.strerror}.", Exit.BAD_INPUT) from None
        except UnicodeDecodeError:
            raise StartFault(
                f"The file {file} is not UTF-8 text. Save it as CSV UTF-8.", Exit.BAD_INPUT
            ) from None
        except HolidayFaults as faults:
            raise StartFault(f"The file {file} cannot be used:\n{faults}", Exit.BAD_INPUT) from None
        return replace(calendar, added=added, removed=removed)

    run(_change(load_settings(), council, change))


def _reminder_days(text: str) -> tuple[int, ...]:
    days = [part.strip() for part in text.split(",") if part.strip()]
    numbers = tuple(int(day) for day in days if day.isascii() and day.isdigit())
    if len(numbers) != len(days) or len(days) > 2 or any(not 2 <= day <= 60 for day in numbers):
        raise StartFault(
            f"{text!r} are no working days for reminders. Write at most two numbers from 2 to 60, such as 3,8.",
            Exit.BAD_INPUT,
        )
    return tuple(sorted(set(numbers)))


async def _show(settings: Settings, wanted: int | None) -> None:
    async with open_database(settings) as database:
        await _print(settings, database, await one_council(database, wanted))


async def _change(settings: Settings, wanted: int | None, change: Change) -> None:
    async with open_database(settings) as database:
        council = await one_council(database, wanted)
        async with database.write() as session:
            calendar = await councils.calendar_of(session, council, to_change=True)
            await councils.set_calendar(session, council, change(calendar))
            await audit.record_operator(session, council, Entry(Deed.SETTING_CHANGED, "calendar"), utc_now())
        await _print(settings, database, council)


async def _print(settings: Settings, database: Database, council: int) -> None:
    languages = read_languages(settings.framework)
    composer = Composer(database, languages, settings.questions_each)
    card = await composer.card(NextQuarters(), FALLBACK, council, utc_now())
    assert card is not None, "a calendar is always there to be shown"
    typer.echo(printed(card))
