"""One-time codes with which the first digital lead of a council claims that role."""

import secrets
from collections.abc import Sequence
from datetime import datetime

import structlog

from adapters.base import Door
from conversations.step import claim_hash
from storage import councils
from storage.database import Database, Session

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: people copy these by hand
_LOG = structlog.get_logger("waymark.claims")


def new_code() -> str:
    """Twelve letters in three groups: 60 random bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


async def offer(session: Session, workspace_id: int) -> str:
    """Makes a code for a workspace that has no lead; an earlier one stops working."""
    code = new_code()
    await councils.set_claim(session, workspace_id, claim_hash(code))
    return code


async def offer_where_nobody_leads(session: Session, council: int) -> list[tuple[str, str]]:
    """New codes for a council that has lost its last lead: each with its workspace, to be announced."""
    leaderless = await councils.workspaces_without_lead(session)
    return [(each.external_id, await offer(session, each.id)) for each in leaderless if each.council == council]


async def offer_all(database: Database, doors: Sequence[Door], now: datetime) -> None:
    """Meets the workspaces that are connected, and announces a new code for each that has no lead."""
    # Asked before the transaction begins: a platform can take seconds to answer.
    connected = [workspace for door in doors for workspace in await door.workspaces()]
    async with database.write() as session:
        for each in connected:
            await councils.ensure_workspace(session, each.door, each.id, each.name, now)
        names = {door.name for door in doors}
        leaderless = [each for each in await councils.workspaces_without_lead(session) if each.door in names]
        codes = {each.external_id: await offer(session, each.id) for each in leaderless}
    for workspace, code in codes.items():
        announce(workspace, code)


def announce(workspace: str, code: str) -> None:
    """Tells the operator, in the log, once the code is stored. It works once and only for the first lead."""
    _LOG.warning(
        "no_lead_yet",
        workspace=workspace,
        claim_code=code,
        what_to_do=f"Send the bot a direct message: claim {code}",
    )
