"""Commands that start the program, prepare it or look at it as a whole.

Each loads what it runs: the platforms' libraries take a second.
"""

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import utc_now
from bot.console import load_settings, open_database, run
from bot.faults import Exit, StartFault
from bot.frameworks import read_framework, read_languages, read_translations
from bot.telemetry import configure_logs


def serve() -> None:
    """Start the server for Slack and Teams."""
    from bot.serve import serve as run_server

    settings = load_settings()
    configure_logs(settings.log_level)
    run(run_server(settings))


def chat(
    name: Annotated[str, typer.Option("--as", help="Who you are.", metavar="NAME")] = "Sam Taylor",
    lead: Annotated[bool, typer.Option("--lead", help="Be a digital lead too.")] = False,
    locale: Annotated[str, typer.Option(help="Your language: en or cy.")] = "en",
) -> None:
    """Talk with Waymark in this terminal."""
    settings = load_settings()
    configure_logs("error")
    if not name.strip():
        raise typer.BadParameter("Say who you are: --as NAME", param_hint="--as")
    from bot.chat import chat as talk
    from bot.chat import keyboard_or_pipe

    async def job() -> None:
        languages = read_languages(settings.framework)
        async with open_database(settings) as database:
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

    run(job())


def tell_version() -> None:
    """Tell the version of the program, and that of its tables."""
    from importlib.metadata import version

    from storage.schema import revisions

    typer.echo(f"Waymark {version('waymark')}, tables {revisions()[-1]}")


def doctor() -> None:
    """Check settings, database, platforms, clock and public address; say what to do about each fault."""
    from bot.doctor import examine

    settings = load_settings()
    configure_logs("error")

    async def job() -> None:
        found = await examine(settings, utc_now())
        for each in found:
            typer.echo(f"{'well ' if each.cure is None else 'WRONG'}  {each.what}: {each.found}")
            if each.cure is not None:
                typer.echo(f"       {each.cure}")
        if faults := sum(each.cure is not None for each in found):
            raise StartFault(f"{faults} of {len(found)} need attention.", Exit.ENVIRONMENT)

    run(job())


def demo() -> None:
    """Fill a new database with a made-up council."""
    from bot.demo import COUNCIL, fill

    settings = load_settings()

    async def job() -> None:
        framework = read_framework(settings.framework)
        async with open_database(settings) as database:
            filled = await fill(database, framework, settings.questions_each, utc_now())
        if filled is None:
            typer.echo("The terminal's council is there already, so nothing was added.")
        else:
            typer.echo(
                f"Added {COUNCIL}: {filled.people:,} made-up people and {filled.answers:,} made-up answers "
                "over the four past quarters."
            )

    run(job())


def framework_check(
    file: Annotated[Path | None, typer.Argument(help="The shipped framework when left out.")] = None,
) -> None:
    """Check a framework file, and its translations beside it; name every fault with its JSON path."""

    async def job() -> None:
        path = file or load_settings().framework
        framework = read_framework(path)
        translations = read_translations(path, framework)
        languages = ", ".join([framework.language, *translations])
        typer.echo(
            f"{path} is fine: {framework.title}, version {framework.version}, "
            f"{len(framework.questions)} questions, in {languages}."
        )

    run(job())


def db_upgrade() -> None:
    """Make the database, or bring it up to this version."""
    settings = load_settings()

    async def job() -> None:
        async with open_database(settings) as database:
            typer.echo(f"The database {database.location.where} is up to date.")

    run(job())
