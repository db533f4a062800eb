"""`waymark doctor`: whether this deployment can do its work, and what to do where it cannot."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path

import aiohttp

from adapters.findings import Finding
from adapters.proxies import Proxies
from bot.doors import slack_config, teams_config
from bot.faults import StartFault
from bot.frameworks import read_languages
from bot.settings import Settings
from storage import councils, schema
from storage.database import Database
from storage.faults import StorageFault

_PATIENCE = aiohttp.ClientTimeout(total=10)
_ADDRESS = "Public address"
_DATABASE = "Database"

Examination = Callable[[Settings, datetime], Awaitable[list[Finding]]]


async def examine(settings: Settings, now: datetime) -> list[Finding]:
    """Everything, one after another; nothing is changed, but for what a first visit to the platforms leaves."""
    found: list[Finding] = []
    for part in _EXAMINATIONS:
        found += await part(settings, now)
    return found


async def _framework(settings: Settings, _now: datetime) -> list[Finding]:
    try:
        framework = read_languages(settings.framework).framework
    except StartFault as fault:
        return [Finding("Framework", "cannot be used", str(fault))]
    return [Finding("Framework", f"version {framework.version}, {len(framework.questions)} questions")]


async def _database(settings: Settings, _now: datetime) -> list[Finding]:
    try:
        database = Database(settings.database_url)
    except StorageFault as fault:
        return [Finding(_DATABASE, "its address is wrong", str(fault))]
    if _is_not_there(database):
        # To look into it would make it.
        return [Finding(_DATABASE, f"{database.location.where} is not there yet", "Run: waymark db upgrade")]
    try:
        await schema.check(database)
        await schema.check_rows(database)
        async with database.read() as session:
            known = await councils.all_councils(session)
            leaderless = await councils.workspaces_without_lead(session)
    except StorageFault as fault:
        return [Finding(_DATABASE, "cannot be used", str(fault))]
    finally:
        await database.close()
    found = [Finding(_DATABASE, f"{database.location.where}, up to date, councils: {len(known)}")]
    if leaderless:
        names = ", ".join(f"{each.door} {each.name}" for each in leaderless)
        cure = "Send the bot `claim CODE` with the code from the server's log, or run: waymark lead add"
        found.append(Finding("Digital leads", f"nobody leads {names}", cure))
    return found


def _is_not_there(database: Database) -> bool:
    return database.location.is_sqlite and not Path(database.location.where).exists()


async def _slack(settings: Settings, now: datetime) -> list[Finding]:
    from adapters.slack.checkup import examine as examine_slack
    from bot.doctor_slack import examine_many
    from bot.token_keys import TokenKeys

    try:
        config = slack_config(settings)
        keys = TokenKeys(settings.token_keys.get_secret_value()) if config and config.oauth else None
    except ValueError as fault:
        return [Finding("Slack settings", "not complete", str(fault))]
    if config is None:
        return []
    if config.oauth is None or keys is None:
        return await examine_slack(config, now)
    database = Database(settings.database_url)
    try:
        is_there = not _is_not_there(database)
        return await examine_many(config, config.oauth, keys, database, now) if is_there else []
    finally:
        await database.close()


async def _teams(settings: Settings, now: datetime) -> list[Finding]:
    from adapters.teams.checkup import examine as examine_teams

    try:
        config = teams_config(settings)
    except ValueError as fault:
        return [Finding("Teams settings", "not complete", str(fault))]
    return [] if config is None else await examine_teams(config, now)


async def _platforms(settings: Settings, _now: datetime) -> list[Finding]:
    try:
        if slack_config(settings) is not None or teams_config(settings) is not None:
            return []
    except ValueError:
        return []  # told with the platform's own settings
    cure = "Set them as the README's Connect Slack and Connect Teams tell."
    return [Finding("Platforms", "neither Slack nor Teams is set up", cure)]


async def _address(settings: Settings, _now: datetime) -> list[Finding]:
    """Asked of the server itself, from here: a wrong name, certificate or proxy shows."""
    if not settings.public_url:
        if settings.slack_app_token.get_secret_value():
            return [Finding(_ADDRESS, "none set; Slack is reached by Socket Mode")]
        return [Finding(_ADDRESS, "none set", "Set WAYMARK_PUBLIC_URL to the address that the platforms call.")]
    url = settings.public_url.rstrip("/") + "/healthz"
    cure = f"Start the server, and check that the proxy with TLS hands {url} to it."
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as session,
            session.get(url, allow_redirects=False, proxy=Proxies().of(url)) as response,
        ):
            status = response.status
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return [Finding(_ADDRESS, f"{url} does not answer ({type(error).__name__})", cure)]
    if status != 200:
        return [Finding(_ADDRESS, f"{url} answers HTTP {status}", cure)]
    if not url.startswith("https://"):
        return [Finding(_ADDRESS, f"{url} is not encrypted", "Put a proxy with TLS in front.")]
    return [Finding(_ADDRESS, f"{url} answers")]


_EXAMINATIONS: Sequence[Examination] = (_framework, _database, _platforms, _slack, _teams, _address)
