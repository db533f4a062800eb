"""One-time codes with which the first digital lead of a council claims that role."""

import secrets

import structlog

from conversations.step import claim_hash
from storage import councils
from storage.database import Session

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


def announce(workspace: str, code: str) -> None:
    """Tells the operator, in the log, once the code is stored. It works once and only for the first lead."""
    _LOG.warning(
        "no_lead_yet",
        workspace=workspace,
        claim_code=code,
        what_to_do=f"Send the bot a direct message: claim {code}",
    )
