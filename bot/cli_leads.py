"""`waymark lead`: who leads a council."""

from typing import Annotated

import typer

from bot.clock import utc_now
from bot.console import CouncilOption, load_settings, one_council, open_database, run, unknown_workspace
from bot.faults import Exit, StartFault
from conversations.audit import Deed, Entry
from conversations.people import Account
from storage import audit, councils, roles
from storage.people import UnknownWorkspace
from storage.roles import Fate

Platform = Annotated[str, typer.Argument(help="slack, teams or terminal")]
Workspace = Annotated[str, typer.Argument(help="Slack's team id (T...) or the Teams tenant id")]
User = Annotated[str, typer.Argument(help="Slack's member id (U...) or the Entra object id")]


def add(platform: Platform, workspace: Workspace, user: User) -> None:
    """Make somebody a digital lead."""
    settings = load_settings()

    async def job() -> None:
        async with open_database(settings) as database:
            try:
                async with database.write() as session:
                    now = utc_now()
                    person = await councils.lead_add(session, platform, workspace, user, now)
                    granted = Entry(Deed.ROLE_GRANTED, "lead", person.id)
                    await audit.record_operator(session, person.council, granted, now)
            except UnknownWorkspace:
                raise unknown_workspace(Account(platform, workspace, user)) from None
        typer.echo(f"{person.name} is now a digital lead.")

    run(job())


def remove(platform: Platform, workspace: Workspace, user: User) -> None:
    """Take the role from a digital lead; the last lead of a council keeps it. They stay on the roster."""
    settings = load_settings()

    async def job() -> None:
        async with open_database(settings) as database, database.write() as session:
            found = await roles.by_account(session, Account(platform, workspace, user))
            if found is None:
                raise StartFault(f"Nobody is known as {platform} {workspace} {user}.", Exit.BAD_INPUT)
            council, member = found
            fate = await roles.withdraw(session, council, member.id)
            if fate is Fate.WITHDRAWN:
                withdrawn = Entry(Deed.ROLE_WITHDRAWN, "lead", member.id)
                await audit.record_operator(session, council, withdrawn, utc_now())
        if fate is Fate.LAST:
            raise StartFault(last_lead(member.name), Exit.BAD_INPUT)
        is_done = fate is Fate.WITHDRAWN
        typer.echo(f"{member.name} {'is no longer a' if is_done else 'is no'} digital lead.")

    run(job())


def list_leads(council: CouncilOption = None) -> None:
    """Show who leads a council."""
    settings = load_settings()

    async def job() -> None:
        async with open_database(settings) as database:
            number = await one_council(database, council)
            async with database.read() as session:
                leads = await roles.leads(session, number)
                accounts = await roles.accounts_of(session, number, [one.id for one in leads])
        for one in leads:
            known = ", ".join(f"{each.door} {each.workspace} {each.user}" for each in accounts[one.id])
            typer.echo(f"{one.name}  {known}".rstrip())
        if not leads:
            typer.echo("Nobody leads this council. Run: waymark lead add")

    run(job())


def last_lead(name: str) -> str:
    """Why somebody's role cannot be taken from them."""
    return f"{name} is the council's only digital lead. Make somebody else a lead first: waymark lead add"
