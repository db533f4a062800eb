"""The command line. Every command ends with a bot.faults.Exit code; faults go to standard error, in words."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Never

import typer

from bot.clock import utc_now
from bot.faults import Exit, StartFault
from bot.frameworks import read_framework, read_languages, read_translations
from bot.settings import Settings, read_settings
from bot.telemetry import configure_logs
from storage import councils, schema
from storage.database import Database
from storage.faults import StorageFault
from storage.people import UnknownWorkspace

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
framework_app = typer.Typer(no_args_is_help=True, help="The questions.")
lead_app = typer.Typer(no_args_is_help=True, help="Digital leads.")
db_app = typer.Typer(no_args_is_help=True, help="The database.")
app.add_typer(framework_app, name="framework")
app.add_typer(lead_app, name="lead")
app.add_typer(db_app, name="db")


@app.callback()
def waymark() -> None:
    """Waymark helps a UK council see and raise its digital maturity, in Slack, Teams and the terminal."""


@app.command()
def serve() -> None:
    """Start the server for Slack and Teams."""
    from bot.serve import serve as run_server

    settings = _settings()
    configure_logs(settings.log_level)
    _run(run_server(settings))


@app.command()
def chat(
    name: Annotated[str, typer.Option("--as", help="Who you are.", metavar="NAME")] = "Sam Taylor",
    lead: Annotated[bool, typer.Option("--lead", help="Be a digital lead too.")] = False,
    locale: Annotated[str, typer.Option(help="Your language: en or cy.")] = "en",
) -> None:
    """Talk with Waymark in this terminal."""
    from bot.chat import chat as talk
    from bot.chat import keyboard_or_pipe

    settings = _settings()
    configure_logs("error")
    if not name.strip():
        raise typer.BadParameter("Say who you are: --as NAME", param_hint="--as")

    async def job() -> None:
        languages = read_languages(settings.framework)
        async with _open(settings) as database:
            await talk(
                database,
                languages,
                name=name,
                lead=lead,
                locale=locale,
                read_line=keyboard_or_pipe(),
                write=typer.echo,
                questions_each=settings.questions_each,
            )

    _run(job())


@app.command()
def demo() -> None:
    """Fill a new database with a made-up council."""
    from bot.demo import COUNCIL, fill

    settings = _settings()

    async def job() -> None:
        framework = read_framework(settings.framework)
        async with _open(settings) as database:
            filled = await fill(database, framework, settings.questions_each, utc_now())
        if filled is None:
            typer.echo("The terminal's council is there already, so nothing was added.")
        else:
            typer.echo(
                f"Added {COUNCIL}: {filled.people:,} made-up people and {filled.answers:,} made-up answers "
                "over the four past quarters."
            )

    _run(job())


@app.command()
def summary(
    council: Annotated[int | None, typer.Option(help="The council's number, where there are several.")] = None,
    locale: Annotated[str, typer.Option(help="The language: en or cy.")] = "en",
) -> None:
    """Print a council's maturity summary."""
    from adapters.plain import plain_text
    from bot.summaries import summary_card

    settings = _settings()

    async def job() -> None:
        languages = read_languages(settings.framework)
        async with _open(settings) as database:
            number = await _one_council(database, council)
            card = await summary_card(database, languages, languages.pick(locale), number, utc_now())
        typer.echo(plain_text(card, width=88))

    _run(job())


@framework_app.command("check")
def framework_check(
    file: Annotated[Path | None, typer.Argument(help="The shipped framework when left out.")] = None,
) -> None:
    """Check a framework file, and its translations beside it; name every fault with its JSON path."""

    async def job() -> None:
        path = file or _settings().framework
        framework = read_framework(path)
        translations = read_translations(path, framework)
        languages = ", ".join([framework.language, *translations])
        typer.echo(
            f"{path} is fine: {framework.title}, version {framework.version}, "
            f"{len(framework.questions)} questions, in {languages}."
        )

    _run(job())


@lead_app.command("add")
def lead_add(
    platform: Annotated[str, typer.Argument(help="slack, teams or terminal")],
    workspace: Annotated[str, typer.Argument(help="Slack's team id (T...) or the Teams tenant id")],
    user: Annotated[str, typer.Argument(help="Slack's member id (U...) or the Entra object id")],
) -> None:
    """Make somebody a digital lead."""
    settings = _settings()

    async def job() -> None:
        async with _open(settings) as database:
            try:
                async with database.write() as session:
                    person = await councils.lead_add(session, platform, workspace, user, utc_now())
            except UnknownWorkspace:
                raise StartFault(
                    f"No {platform} workspace {workspace} is known. Check the platform (slack, teams or "
                    "terminal) and the id. Waymark knows a workspace once it has served it.",
                    Exit.BAD_INPUT,
                ) from None
        typer.echo(f"{person.name} is now a digital lead.")

    _run(job())


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Make the database, or bring it up to this version."""
    settings = _settings()

    async def job() -> None:
        async with _open(settings) as database:
            typer.echo(f"The database {database.location.where} is up to date.")

    _run(job())


@asynccontextmanager
async def _open(settings: Settings) -> AsyncIterator[Database]:
    """The database of the settings, brought up to this version; closed at the end."""
    database = Database(settings.database_url)
    try:
        await schema.upgrade(database)
        yield database
    finally:
        await database.close()


async def _one_council(database: Database, wanted: int | None) -> int:
    async with database.read() as session:
        known = await councils.all_councils(session)
    chosen = [each for each in known if wanted in (None, each.id)]
    if len(chosen) == 1:
        return chosen[0].id
    if not known:
        raise StartFault("The database holds no council yet. Run: waymark demo", Exit.BAD_INPUT)
    listed = "\n".join(f"  {each.id}  {each.name}" for each in known)
    raise StartFault(f"Say which council with --council NUMBER:\n{listed}", Exit.BAD_INPUT)


def _settings() -> Settings:
    try:
        return read_settings()
    except StartFault as fault:
        _fail(str(fault), fault.code)


def _run(job: Coroutine[object, object, None]) -> None:
    try:
        asyncio.run(job)
    except StartFault as fault:
        _fail(str(fault), fault.code)
    except StorageFault as fault:
        _fail(str(fault), Exit.ENVIRONMENT)
    except OSError as error:
        # Or Python would fail once more when it writes the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(Exit.OK)  # whoever read the output has seen enough
        _fail(f"Waymark could not write its output: {error.strerror}.", Exit.ENVIRONMENT)
    except KeyboardInterrupt:
        sys.exit(Exit.OK)


def _fail(sentence: str, code: Exit) -> Never:
    typer.echo(sentence, err=True)
    sys.exit(code)
