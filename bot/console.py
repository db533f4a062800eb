"""How every command begins and ends: settings, database, council, and faults in words with an exit code."""

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import date
from typing import Annotated, Never
from zoneinfo import ZoneInfo

import typer

from bot.clock import utc_now
from bot.faults import Exit, StartFault
from bot.preparing import prepare
from bot.settings import Settings, read_settings
from bot.wordings import read_wordings
from conversations.dates import read_day
from conversations.people import HOME_ZONE, Account
from conversations.words import FALLBACK
from storage import councils, schema
from storage.database import Database
from storage.faults import Collided, StorageFault

CouncilOption = Annotated[int | None, typer.Option(help="The council's number, where there are several.")]


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Database]:
    """The database of the settings, brought up to this version; closed at the end."""
    database = Database(settings.database_url)
    try:
        await schema.upgrade(database)
        yield database
    finally:
        await database.close()


async def one_council(database: Database, wanted: int | None) -> int:
    """The council that was asked for, or the only one. Raises StartFault with the choice."""
    async with database.read() as session:
        known = await councils.all_councils(session)
    chosen = [each for each in known if wanted in (None, each.id)]
    if len(chosen) == 1:
        return chosen[0].id
    if not known:
        raise StartFault(
            f"The database {database.location.where} holds no council yet: nobody has written to Waymark. If "
            "that is the wrong database, set WAYMARK_DATABASE_URL. For a made-up council, run: waymark demo",
            Exit.BAD_INPUT,
        )
    listed = "\n".join(f"  {each.id}  {each.name}" for each in known)
    raise StartFault(f"Say which council with --council NUMBER:\n{listed}", Exit.BAD_INPUT)


def unknown_workspace(account: Account) -> StartFault:
    return StartFault(
        f"No {account.door} workspace {account.workspace} is known. Check the platform (slack, teams or "
        "terminal) and the id. Waymark knows a workspace once it has served it.",
        Exit.BAD_INPUT,
    )


def read_date(text: str) -> date:
    """A day that somebody gave on the command line. Raises StartFault."""
    wording = read_wordings()[FALLBACK]
    day = read_day(text, utc_now().astimezone(ZoneInfo(HOME_ZONE)).date(), wording)
    if day is None:
        raise StartFault(
            f"{text!r} is no date. Write it as 2027-03-22, 22/03/2027 or 22 March 2027.", Exit.BAD_INPUT
        )
    return day


def load_settings() -> Settings:
    """Ends the program with a sentence when a setting is wrong."""
    try:
        return read_settings()
    except StartFault as fault:
        fail(str(fault), fault.code)


def run(job: Coroutine[object, object, None]) -> None:
    """Does the job of a command; what goes wrong is said in words."""
    if not gc.isenabled():
        prepare()
    try:
        asyncio.run(job)
    except StartFault as fault:
        fail(str(fault), fault.code)
    except StorageFault as fault:
        fail(str(fault), Exit.ENVIRONMENT)
    except Collided:
        fail(
            "Waymark was busy with the same rows, and nothing was changed. Run the command again.",
            Exit.ENVIRONMENT,
        )
    except OSError as error:
        # Or Python would fail once more when it writes the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(Exit.OK)  # whoever read the output has seen enough
        fail(f"Waymark could not write its output: {error.strerror}.", Exit.ENVIRONMENT)
    except KeyboardInterrupt:
        sys.exit(Exit.OK)


def fail(sentence: str, code: Exit) -> Never:
    """Says why on standard error, and ends the program."""
    typer.echo(sentence, err=True)
    sys.exit(code)
