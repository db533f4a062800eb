"""`waymark people`: the roster from a file."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

import typer

from adapters.base import TryLater, Undeliverable
from bot import people_import
from bot.clock import utc_now
from bot.console import CouncilOption, load_settings, one_council, open_database, run
from bot.faults import Exit, StartFault
from bot.people_import import Find, Resolved, Written
from bot.settings import Settings
from bot.wordings import read_wordings
from conversations.people_changes import Changed, Changes
from conversations.people_file import Email, Fault, PeopleFile, PeopleFileFault, Where, read_people
from conversations.words import FALLBACK, Wording
from storage import people_import as stored
from storage.database import Database

_SHOWN = 20
"""Of each kind of change, so that the counts stay in sight."""


def import_people(
    file: Annotated[Path, typer.Argument(help="CSV with one person a line; see docs/people-import.md.")],
    *,
    platform: Annotated[
        str | None, typer.Option(help="slack or teams, where the file does not say.", metavar="PLATFORM")
    ] = None,
    workspace: Annotated[
        str | None, typer.Option(help="Slack's team id or the Teams tenant id, where the file does not say.")
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write it. Without this you see what would change.")
    ] = False,
    skip_wrong: Annotated[
        bool, typer.Option("--skip-wrong", help="Leave out the rows that are wrong.")
    ] = False,
    remove_missing: Annotated[
        bool, typer.Option("--remove-missing", help="Take off the roster whom the file does not name.")
    ] = False,
    council: CouncilOption = None,
) -> None:
    """Put people on the roster, or change their entries, from a CSV file.

    What is empty in the file stays as it is. The same file twice changes nothing.
    """
    settings = load_settings()
    wording = read_wordings()[FALLBACK]

    async def job() -> None:
        data = _read(file)
        async with open_database(settings) as database:
            number = await one_council(database, council)
            where = await _where(database, number, platform, workspace)
            try:
                read = read_people(data, where, wording, available_timezones())
            except PeopleFileFault as fault:
                raise StartFault(f"The file {file} cannot be used. {fault}", Exit.BAD_INPUT) from None
            resolved = await _resolved(settings, read, wording)

            def permit(changes: Changes) -> None:
                faults = sorted([*resolved.faults, *changes.faults], key=lambda each: each.line)
                _tell(read, changes, faults)
                _refuse(faults, skip_wrong=skip_wrong, remove_missing=remove_missing)

            if apply:
                written = await people_import.write(
                    database,
                    number,
                    resolved,
                    utc_now(),
                    permit,
                    wording=wording,
                    remove_missing=remove_missing,
                )
                _tell_written(written, remove_missing=remove_missing)
            else:
                changes = await people_import.preview(database, number, resolved, wording)
                permit(changes)
                _tell_missing(changes, remove_missing=remove_missing)
                typer.echo("Nothing is written yet. To write it, add --apply.")

    run(job())


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise StartFault(f"The file {file} cannot be read: {error.strerror}.", Exit.BAD_INPUT) from None


async def _where(database: Database, council: int, platform: str | None, workspace: str | None) -> Where:
    """What was said on the command line; else the council's only workspace."""
    async with database.read() as session:
        known = sorted(await stored.workspaces_of(session, council))
    fits = [(door, name) for door, name in known if platform in (None, door) and workspace in (None, name)]
    if platform is None and workspace is None:
        fits = [each for each in fits if each[0] != "terminal"] or fits
    if len(fits) == 1:
        return Where(*fits[0])
    return Where(platform, workspace)


async def _resolved(settings: Settings, file: PeopleFile, wording: Wording) -> Resolved:
    async with _finds(settings, file) as finds:
        try:
            return await people_import.resolve(file, finds, wording)
        except (Undeliverable, TryLater) as problem:
            raise StartFault(str(problem), Exit.ENVIRONMENT) from None


@asynccontextmanager
async def _finds(settings: Settings, file: PeopleFile) -> AsyncIterator[dict[str, Find]]:
    """Slack is asked only where the file names people by e-mail address."""
    addresses = sum(isinstance(row.who, Email) and row.who.door == "slack" for row in file.rows)
    if not addresses:
        yield {}
        return
    from adapters.slack.client import SlackClient
    from adapters.slack.lookup import EmailLookup
    from bot.doors import slack_config

    try:
        config = slack_config(settings)
    except ValueError as error:
        raise StartFault(str(error), Exit.ENVIRONMENT) from None
    if config is None or config.oauth is not None:
        # Workspaces that install Waymark by themselves are not asked for the scope that this takes.
        yield {}
        return
    typer.echo(f"Looking up {addresses:,} e-mail addresses in Slack, about 50 a minute.", err=True)
    client = SlackClient(config)
    try:
        yield {"slack": EmailLookup(client, asyncio.sleep).find}
    finally:
        await client.close()


def _refuse(faults: Sequence[Fault], *, skip_wrong: bool, remove_missing: bool) -> None:
    """Raises StartFault where rows are wrong, unless they are to be skipped."""
    if not faults:
        return
    if not skip_wrong:
        raise StartFault(
            f"{_rows(len(faults))} wrong, so nothing is written. Correct the file, or add --skip-wrong.",
            Exit.BAD_INPUT,
        )
    if remove_missing:
        raise StartFault(
            "--remove-missing needs a file without wrong rows: it would take off the people in them.",
            Exit.BAD_INPUT,
        )


def _tell_written(written: Written, *, remove_missing: bool) -> None:
    done = written.changes
    if remove_missing:
        typer.echo(f"Taken off the roster: {written.taken_off:,}. Their answers stay.")
        if kept := len(done.missing) - written.taken_off:
            typer.echo(f"Digital leads stay, though the file does not name them: {kept:,}.")
    else:
        _tell_missing(done, remove_missing=False)
    typer.echo(f"Written: {len(done.added):,} added, {len(done.changed):,} changed.")


def _tell(file: PeopleFile, changes: Changes, faults: Sequence[Fault]) -> None:
    if file.ignored:
        typer.echo(f"Columns that mean nothing here and are passed over: {', '.join(file.ignored)}.")
    added = (f"line {one.line}: {one.person.name} ({one.account.door})" for one in changes.added)
    _tell_some("Added", len(changes.added), added)
    back = [one for one in changes.changed if one.is_back]
    _tell_some("Back on the roster", len(back), map(_said_of, back))
    changed = [one for one in changes.changed if not one.is_back]
    _tell_some("Changed", len(changed), map(_said_of, changed))
    typer.echo(f"Unchanged: {changes.unchanged:,}")
    _tell_some("Wrong", len(faults), map(str, faults))


def _tell_some(what: str, count: int, lines: Iterable[str]) -> None:
    typer.echo(f"{what}: {count:,}")
    for place, line in enumerate(lines):
        if place == _SHOWN:
            typer.echo(f"  and {count - _SHOWN:,} more")
            break
        typer.echo(f"  {line}")


def _tell_missing(changes: Changes, *, remove_missing: bool) -> None:
    missing = len(changes.missing)
    if remove_missing:
        leads = sum(one.is_lead for one in changes.missing)
        _tell_some("To be taken off the roster", missing - leads, _names(changes))
        if leads:
            typer.echo(f"Digital leads stay, though the file does not name them: {leads:,}.")
    elif missing:
        typer.echo(
            f"On the roster, but not in the file: {missing:,}. They stay; --remove-missing takes them off."
        )


def _names(changes: Changes) -> Iterable[str]:
    return (one.name for one in changes.missing if not one.is_lead)


def _said_of(one: Changed) -> str:
    told = [f"{name} from {before} to {after}" for name, before, after in one.differences]
    return f"line {one.line}: {one.before.name}" + (f": {'; '.join(told)}" if told else "")


def _rows(count: int) -> str:
    return "1 row is" if count == 1 else f"{count:,} rows are"
