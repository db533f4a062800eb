"""`waymark person data` and `waymark person erase`: a person's rights, for those who ask an operator."""

from pathlib import Path
from typing import Annotated

import typer

from bot import claims
from bot.clock import utc_now
from bot.console import load_settings, open_database, run
from bot.faults import Exit, StartFault
from bot.frameworks import read_languages
from conversations.audit import Deed, Entry
from conversations.my_data import as_json
from conversations.people import Account
from conversations.words import FALLBACK
from storage import audit, erasure, my_data
from storage.database import Session
from storage.pages import pages_of

Platform = Annotated[str, typer.Argument(help="slack, teams or terminal")]
Workspace = Annotated[str, typer.Argument(help="Slack's team id (T...) or the Teams tenant id")]
User = Annotated[str, typer.Argument(help="Slack's member id (U...) or the Entra object id")]


def data(
    platform: Platform,
    workspace: Workspace,
    user: User,
    *,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
) -> None:
    """Print all that is held on somebody, as JSON."""
    settings = load_settings()

    async def job() -> None:
        language = read_languages(settings.framework).pick(FALLBACK)
        now = utc_now()
        async with open_database(settings) as database, database.write() as session:
            council, number = await _find(session, Account(platform, workspace, user))
            held = await my_data.gather(session, council, number)
            await audit.record_operator(session, council, Entry(Deed.DATA_SENT, subject=number), now)
        assert held is not None, "whoever has an account is there"
        text = as_json(held, language, now)
        if output is None:
            typer.echo(text, nl=False)
        else:
            output.write_text(text, encoding="utf-8")
            typer.echo(f"All that is held on {held.person.name} is in {output}.")

    run(job())


def erase(
    platform: Platform,
    workspace: Workspace,
    user: User,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete all that is held on somebody. This cannot be undone, and they get no receipt."""
    settings = load_settings()
    if not yes:
        typer.confirm(f"Delete all that is held on {platform} {workspace} {user}?", abort=True)

    async def job() -> None:
        now = utc_now()
        async with open_database(settings) as database, database.write() as session:
            council, number = await _find(session, Account(platform, workspace, user))
            await audit.record_operator(session, council, Entry(Deed.ERASED, subject=number), now)
            has_page = bool(await pages_of(session, [number]))
            await erasure.erase(session, council, number, now)
            codes = await claims.offer_where_nobody_leads(session, council)
        typer.echo(
            "All that was held on them is deleted. Figures that were published stay, as counts of groups."
        )
        if has_page:
            typer.echo("Their page in Slack (the Home tab) is cleared when the server next runs.")
        for place, code in codes:
            typer.echo(f"Nobody leads {place} now. To become its lead, send the bot: claim {code}")

    run(job())


async def _find(session: Session, one: Account) -> tuple[int, int]:
    found = await my_data.number_of(session, one)
    if found is None:
        raise StartFault(f"Nobody is known as {one.door} {one.workspace} {one.user}.", Exit.BAD_INPUT)
    return found
