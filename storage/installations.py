"""Workspaces that installed the app by themselves. Tokens are encrypted; only the program has the keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, bindparam, select, update

from storage.database import Session
from storage.outbox import wake
from storage.statements import insert, is_queued, one_of
from storage.tables import address, installation, outbox, workspace


@dataclass(frozen=True, slots=True)
class Installation:
    """`workspace` is the platform's id, `token` is encrypted: None once the app was removed."""

    council: int
    door: str
    workspace: str
    name: str
    token: str | None = field(repr=False)
    scopes: str
    installed_at: datetime
    removed_at: datetime | None
    removed_reason: str | None


_OURS = and_(workspace.c.door == installation.c.door, workspace.c.external_id == installation.c.workspace)


def _wanted() -> Select[tuple[int, str, str, str, str | None, str, datetime, datetime | None, str | None]]:
    return select(
        installation.c.council_id,
        installation.c.door,
        installation.c.workspace,
        workspace.c.name,
        installation.c.token,
        installation.c.scopes,
        installation.c.installed_at,
        installation.c.removed_at,
        installation.c.removed_reason,
    ).join(workspace, _OURS)


async def find(session: Session, door: str, external_id: str) -> Installation | None:
    rows = await session.execute(_wanted().where(_is(door, external_id)))
    row = rows.tuples().one_or_none()
    return Installation(*row) if row else None


async def every(session: Session, door: str, *, to_change: bool = False) -> list[Installation]:
    """Of all councils, for whoever runs the server. `to_change`: nobody else changes them before the commit."""
    wanted = _wanted().where(installation.c.door == door).order_by(installation.c.id)
    rows = await session.execute(wanted.with_for_update(of=installation) if to_change else wanted)
    return [Installation(*row) for row in rows.tuples()]


async def save(
    session: Session, council: int, door: str, external_id: str, *, token: str, scopes: str, now: datetime
) -> None:
    """Installs in a workspace that is there, for the first time or again."""
    adding = insert(session, installation).values(
        council_id=council, door=door, workspace=external_id, token=token, scopes=scopes, installed_at=now
    )
    fresh = {name: adding.excluded[name] for name in ("council_id", "token", "scopes", "installed_at")}
    await session.execute(
        adding.on_conflict_do_update(
            index_elements=["door", "workspace"], set_={**fresh, "removed_at": None, "removed_reason": None}
        )
    )


async def remove(
    session: Session,
    door: str,
    external_id: str,
    reason: str,
    now: datetime,
    *,
    installed_before: datetime | None = None,
    token: str | None = None,
) -> bool:
    """Notes that the app was removed and forgets the token; False when there is nothing to note.

    With `installed_before` or `token` only if it was installed before then, or has this token still.
    """
    same = [_is(door, external_id), installation.c.removed_at.is_(None)]
    if installed_before is not None:
        same.append(installation.c.installed_at < installed_before)
    if token is not None:
        same.append(installation.c.token == token)
    removed = await session.scalars(
        update(installation)
        .where(*same)
        .values(token=None, removed_at=now, removed_reason=reason)
        .returning(installation.c.id)
    )
    return removed.one_or_none() is not None


async def encrypt_anew(session: Session, door: str, tokens: Sequence[tuple[str, str]]) -> None:
    """`tokens`: workspaces, each with its token under another key."""
    if tokens:
        await session.execute(
            update(installation)
            .where(installation.c.door == door, installation.c.workspace == bindparam("external_id"))
            .values(token=bindparam("new_token")),
            [{"external_id": external_id, "new_token": token} for external_id, token in tokens],
        )


async def cut_off(session: Session, door: str, external_id: str, reason: str, now: datetime) -> None:
    """Nobody in the workspace can be reached; what is queued for them waits."""
    lanes = await _hold(session, door, external_id)
    await session.execute(
        update(address)
        .where(one_of(session, address.c.id, lanes), address.c.unreachable_since.is_(None))
        .values(unreachable_since=now, unreachable_reason=reason)
    )


async def reach_again(session: Session, door: str, external_id: str, reason: str, now: datetime) -> None:
    """Whoever could not be reached for this reason can be, and what waits for them is due."""
    lanes = await _hold(session, door, external_id)
    await session.execute(
        update(address)
        .where(one_of(session, address.c.id, lanes), address.c.unreachable_reason == reason)
        .values(unreachable_since=None, unreachable_reason=None)
    )
    due = await session.scalars(
        update(outbox)
        .where(is_queued, one_of(session, outbox.c.address_id, lanes), outbox.c.due_at > now)
        .values(due_at=now)
        .returning(outbox.c.address_id)
    )
    if woken := set(due):
        await wake(session, woken, now)


async def _hold(session: Session, door: str, external_id: str) -> list[int]:
    """Every lane of a workspace, in the order of turns and deliveries: else two transactions could each wait
    for the other.
    """
    ours = and_(address.c.door == door, address.c.workspace == external_id)
    held = select(address.c.id).where(ours).order_by(address.c.id)
    return list(await session.scalars(held.with_for_update(key_share=True)))


def _is(door: str, external_id: str) -> ColumnElement[bool]:
    return and_(installation.c.door == door, installation.c.workspace == external_id)
