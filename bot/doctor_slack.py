"""`waymark doctor` on the Slack workspaces that installed Waymark by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.findings import Finding
from adapters.slack.checkup import examine
from adapters.slack.config import OAuthConfig, SlackConfig
from adapters.slack.manifest import INSTALL_PATH
from adapters.slack.translate import DOOR
from bot.token_keys import TokenKeys, Unreadable
from storage import installations, schema
from storage.database import Database
from storage.faults import StorageFault
from storage.installations import Installation

_WORKSPACES = "Slack workspaces"
_TOKENS = "Slack tokens"
_NEWS = timedelta(days=30)
"""A removal is looked into within these; later the council has most likely left for good."""


async def examine_many(
    config: SlackConfig, oauth: OAuthConfig, keys: TokenKeys, database: Database, now: datetime
) -> list[Finding]:
    try:
        await schema.check(database)
        async with database.read() as session:
            known = await installations.every(session, DOOR)
    except StorageFault:
        return []  # told with the database itself
    install = oauth.public_url.rstrip("/") + INSTALL_PATH
    if not known:
        return [Finding(_WORKSPACES, "none has installed Waymark yet", f"Open {install}")]
    installed = [each for each in known if each.token is not None]
    return [
        *(_removed(each, install, now) for each in known if each.token is None),
        *_keys(keys, installed),
        *await _workspaces(config, keys, installed, now),
    ]


def _removed(gone: Installation, install: str, now: datetime) -> Finding:
    when = "" if gone.removed_at is None else f" on {gone.removed_at:%d %B %Y}"
    is_news = gone.removed_at is not None and now - gone.removed_at < _NEWS
    cure = f"If that was a mistake, ask an admin of the workspace to open {install}" if is_news else None
    return Finding(_named("Slack workspace", gone), f"was removed{when} ({gone.removed_reason})", cure)


def _keys(keys: TokenKeys, installed: Sequence[Installation]) -> Iterator[Finding]:
    closed = [each for each in installed if _opened(keys, each) is None]
    if closed:
        names = ", ".join(each.name for each in closed)
        cure = "Put the key that they were kept under back into WAYMARK_TOKEN_KEYS, or install the app again."
        yield Finding(_TOKENS, f"no key in WAYMARK_TOKEN_KEYS opens those of: {names}", cure)
    older = sum(not keys.is_newest(each.token or "", each.workspace) for each in installed) - len(closed)
    note = f"; under an older key: {older} (waymark slack rotate-key)" if older else ""
    yield Finding(_TOKENS, f"{len(installed) - len(closed)} can be opened{note}")


async def _workspaces(
    config: SlackConfig, keys: TokenKeys, installed: Sequence[Installation], now: datetime
) -> list[Finding]:
    found: list[Finding] = []
    for each in installed:
        token = _opened(keys, each)
        told = [] if token is None else await examine(config, now, token=token)
        # The clock is the same everywhere.
        is_first = not found
        found += [replace(one, what=_named(one.what, each)) for one in told if is_first or one.what != "Clock"]
    return found


def _named(what: str, installation: Installation) -> str:
    return what if what == "Clock" else f"{what}, {installation.name}"


def _opened(keys: TokenKeys, installation: Installation) -> str | None:
    try:
        return keys.decrypt(installation.token or "", installation.workspace)
    except Unreadable:
        return None
