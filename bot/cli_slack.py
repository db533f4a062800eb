"""`waymark slack key`, `rotate-key` and `workspaces`: for those who run Waymark for several workspaces."""

import typer

from adapters.slack.translate import DOOR
from bot.console import load_settings, open_database, run
from bot.faults import Exit, StartFault
from bot.settings import Settings
from bot.token_keys import TokenKeys, Unreadable, new_key
from storage import installations
from storage.database import Session
from storage.installations import Installation


def key() -> None:
    """Print a new key for WAYMARK_TOKEN_KEYS."""
    typer.echo(new_key())


def rotate_key() -> None:
    """Encrypt the bot tokens of all workspaces anew, with the first of WAYMARK_TOKEN_KEYS."""
    settings = load_settings()

    async def job() -> None:
        keys = _keys(settings)
        async with open_database(settings) as database, database.write() as session:
            changed, closed = await _rotate(session, keys)
        typer.echo(f"Encrypted {changed} tokens with the newest key.")
        if closed:
            raise StartFault(
                f"No key in WAYMARK_TOKEN_KEYS opens the tokens of: {', '.join(each.name for each in closed)}. "
                "They were left as they are. Add the key under which they were kept, and run this again.",
                Exit.ENVIRONMENT,
            )

    run(job())


def workspaces() -> None:
    """List the workspaces that installed Waymark by themselves."""
    settings = load_settings()

    async def job() -> None:
        async with open_database(settings) as database, database.read() as session:
            known = await installations.every(session, DOOR)
        for each in known:
            typer.echo(f"{each.workspace}  {each.name}: council {each.council}, {_state(each)}")
        if not known:
            typer.echo("No workspace has installed Waymark by itself.")

    run(job())


async def _rotate(session: Session, keys: TokenKeys) -> tuple[int, list[Installation]]:
    """How many were encrypted anew, and those that no key opens."""
    changed: list[tuple[str, str]] = []
    closed: list[Installation] = []
    for each in await installations.every(session, DOOR, to_change=True):
        if each.token is None or keys.is_newest(each.token, each.workspace):
            continue
        try:
            token = keys.decrypt(each.token, each.workspace)
        except Unreadable:
            closed.append(each)
        else:
            changed.append((each.workspace, keys.encrypt(token, each.workspace)))
    await installations.encrypt_anew(session, DOOR, changed)
    return len(changed), closed


def _state(one: Installation) -> str:
    if one.removed_at is not None:
        return f"removed {one.removed_at:%d %b %Y} ({one.removed_reason})"
    return f"installed {one.installed_at:%d %b %Y}"


def _keys(settings: Settings) -> TokenKeys:
    try:
        return TokenKeys(settings.token_keys.get_secret_value())
    except ValueError as error:
        raise StartFault(str(error), Exit.ENVIRONMENT) from None
