"""The workspaces that installed Waymark in Slack by themselves: met, greeted, cut off, each with its token."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from adapters.base import TryLater, Workspace
from adapters.slack.installations import Installed, Removal
from adapters.slack.translate import DOOR
from bot import claims
from bot.clock import Clock
from bot.token_keys import TokenKeys, Unreadable
from conversations.effects import Say
from conversations.installing import greeting
from conversations.people import Address, Place
from storage import councils, installations, seen
from storage.database import Database, Session
from storage.installations import Installation
from storage.outbox import Origin, Outgoing, address_key, queue, remember_addresses

FRESH = timedelta(seconds=10)
"""How long what another replica changed may go unnoticed. Slack itself says at once when a token is no good."""

REMOVED = "Waymark was removed from the Slack workspace. Ask a workspace admin to install it again."

INSTALL_AGAIN = "Ask an admin of the workspace to install it again, at /slack/install."
NO_LEAD_TOLD = "None of the council's leads can be reached elsewhere, so tell them yourself."

_GONE = frozenset({"account_inactive", "token_revoked"})
"""Slack's words for a token that will never be good again. Others can be about this server, as when Slack
allows the app from certain addresses only: they cost no token.
"""

_WAIT = 15 * 60.0
_LOG = structlog.get_logger("waymark.installations")


@dataclass(frozen=True, slots=True)
class _Known:
    until: datetime
    installation: Installation


class SlackInstallations:
    """Implements adapters.slack.installations.Installations. Tokens are opened for each call alone."""

    def __init__(self, database: Database, keys: TokenKeys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._known: dict[str, _Known] = {}

    async def is_first_use(self, state: str) -> bool:
        async with self._database.write() as session:
            return bool(await seen.unseen(session, [f"slack-install:{state}"], self._clock()))

    async def add(self, installed: Installed) -> None:
        workspace, now = installed.workspace, self._clock()
        async with self._database.write() as session:
            met = await councils.ensure_workspace(session, DOOR, workspace.id, workspace.name, now)
            before = await installations.find(session, DOOR, workspace.id)
            if before is not None and before.removed_at is not None:
                # Now, while only those count who could be reached elsewhere: they were told that it was gone.
                await _tell_leads(session, before, "workspace-back", now)
            codes = await claims.offer_where_nobody_leads(session, met.council)
            await installations.save(
                session,
                met.council,
                DOOR,
                workspace.id,
                token=self._keys.encrypt(installed.token, workspace.id),
                scopes=",".join(installed.scopes),
                now=now,
            )
            await installations.reach_again(session, DOOR, workspace.id, REMOVED, now)
            await _greet(session, installed, met.council, now, is_led=not codes)
        self._known.pop(workspace.id, None)
        _LOG.info("slack_installed", workspace=workspace.id, council=met.council)
        for external_id, code in codes:
            claims.announce(external_id, code)

    async def knows(self, workspace: str) -> bool:
        return await self._installation(workspace) is not None

    async def token(self, workspace: str) -> str:
        found = await self._installation(workspace)
        if found is None or found.token is None:
            raise TryLater(REMOVED, _WAIT)
        try:
            return self._keys.decrypt(found.token, workspace)
        except Unreadable:
            _LOG.error("slack_token_unreadable", workspace=workspace, what_to_do="Run: waymark doctor")
            raise TryLater("No key in WAYMARK_TOKEN_KEYS opens the workspace's bot token.", _WAIT) from None

    async def refused(self, workspace: str, token: str, code: str) -> TryLater:
        self._known.pop(workspace, None)
        found = await self._installation(workspace)
        if found is None or found.token is None:
            return TryLater(REMOVED, _WAIT)
        if self._keys.decrypt(found.token, workspace) != token:
            return TryLater("The app was installed again meanwhile.", 0.0)
        if code in _GONE:
            await self._forget(workspace, code, token=found.token)
            return TryLater(REMOVED, _WAIT)
        _LOG.error("slack_token_refused", workspace=workspace, reason=code, what_to_do="Run: waymark doctor")
        return TryLater(f"Slack does not accept the workspace's bot token ({code}).", _WAIT)

    async def remove(self, workspace: str, removal: Removal) -> None:
        await self._forget(workspace, removal.reason, installed_before=removal.at)

    async def workspaces(self) -> Sequence[Workspace]:
        async with self._database.read() as session:
            found = await installations.every(session, DOOR)
        return [Workspace(DOOR, each.workspace, each.name) for each in found if each.removed_at is None]

    async def _forget(
        self, workspace: str, reason: str, *, installed_before: datetime | None = None, token: str | None = None
    ) -> None:
        now = self._clock()
        async with self._database.write() as session:
            is_news = await installations.remove(
                session, DOOR, workspace, reason, now, installed_before=installed_before, token=token
            )
            told = await _cut_off(session, workspace, now) if is_news else 0
        self._known.pop(workspace, None)
        if is_news:
            what_to_do = INSTALL_AGAIN if told else f"{INSTALL_AGAIN} {NO_LEAD_TOLD}"
            _LOG.warning(
                "slack_removed", workspace=workspace, reason=reason, leads_told=told, what_to_do=what_to_do
            )

    async def _installation(self, workspace: str) -> Installation | None:
        known = self._known.get(workspace)
        if known is not None and self._clock() < known.until:
            return known.installation
        # Whoever asks may lose patience; a transaction that is cut off could keep the database locked.
        return await asyncio.shield(asyncio.ensure_future(self._read(workspace)))

    async def _read(self, workspace: str) -> Installation | None:
        async with self._database.read() as session:
            found = await installations.find(session, DOOR, workspace)
        if found is None or found.token is None:
            # It may be installed at any moment, by another replica too, and then nothing should wait.
            self._known.pop(workspace, None)
        else:
            self._known[workspace] = _Known(self._clock() + FRESH, found)
        return found


async def _cut_off(session: Session, workspace: str, now: datetime) -> int:
    """Nobody there can be reached any more. Gives how many leads are told of it, where they still can be."""
    await installations.cut_off(session, DOOR, workspace, REMOVED, now)
    gone = await installations.find(session, DOOR, workspace)
    return await _tell_leads(session, gone, "workspace-removed", now) if gone is not None else 0


async def _tell_leads(session: Session, about: Installation, message: str, now: datetime) -> int:
    places = await councils.leads_to(session, about.council)
    said = Say(message, {"workspace": about.name})
    await queue(session, [Outgoing(about.council, each.lane, said, each.locale) for each in places], now)
    return len(places)


async def _greet(session: Session, installed: Installed, council: int, now: datetime, *, is_led: bool) -> None:
    """Whoever installed Waymark need not be one of those who are asked, so they become no person by this."""
    direct = Address(DOOR, installed.workspace.id, installed.installer, Place.DIRECT)
    known = await remember_addresses(session, [Origin(direct, None, council)])
    message, locale = greeting(is_led=is_led), installed.locale or "en"
    await queue(session, [Outgoing(council, known[address_key(direct)], message, locale)], now)
