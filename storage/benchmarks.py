"""Which councils share their figures, what was counted of them, and what other deployments have told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, func, select, update

from conversations.benchmark import Counts, dump_counts, load_counts
from conversations.people import CheckIn
from storage.checkins import checkin_of
from storage.database import Session
from storage.statements import insert, one_of
from storage.tables import benchmark, checkin, council, peer, peer_benchmark, snapshot


@dataclass(frozen=True, slots=True)
class Sharing:
    """A closed check-in that is not counted yet. `since`: when its council joined; `least`: its own number."""

    checkin: CheckIn
    published_at: datetime
    since: datetime
    least: int


@dataclass(frozen=True, slots=True)
class Peer:
    """Another deployment whose files are believed."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """The latest that a deployment has told of a quarter."""

    peer: Peer
    quarter: int
    edition: str
    counts: Counts
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Published:
    """Of this deployment's own councils. `edition` as conversations.benchmark names it."""

    quarter: int
    edition: str
    counts: Counts


async def share(session: Session, council_id: int, *, wanted: bool, now: datetime) -> None:
    """The council joins, or leaves; one that has joined already stays joined since then."""
    since = func.coalesce(council.c.shares_since, now) if wanted else None
    await session.execute(update(council).where(council.c.id == council_id).values(shares_since=since))


async def shares_since(session: Session, council_id: int) -> datetime | None:
    since: datetime | None = await session.scalar(
        select(council.c.shares_since).where(council.c.id == council_id)
    )
    return since


async def uncounted(session: Session, now: datetime, oldest: int) -> list[Sharing]:
    """The closed check-ins, with figures, of councils that share theirs, which no benchmark counts yet; from
    the quarter `oldest` on.
    """
    has_figures = exists().where(
        snapshot.c.checkin_id == checkin.c.id, snapshot.c.area == "", snapshot.c.role == ""
    )
    rows = await session.execute(
        select(
            checkin, council.c.shares_since, func.coalesce(checkin.c.least, council.c.least).label("own_least")
        )
        .join(council, council.c.id == checkin.c.council_id)
        .where(
            *_MAY_COUNT,
            checkin.c.quarter >= oldest,
            checkin.c.closes_at <= now,
            checkin.c.published_at.is_not(None),
            has_figures,
        )
        .order_by(checkin.c.id)
    )
    return [
        Sharing(checkin_of(row), row["published_at"], row["shares_since"], row["own_least"])
        for row in rows.mappings()
    ]


_MAY_COUNT = (council.c.shares_since.is_not(None), checkin.c.benchmarked_at.is_(None))


async def claim(session: Session, checkins: Collection[int]) -> frozenset[int]:
    """Those of the check-ins that are still to be counted; nobody else counts them before the commit."""
    rows = await session.scalars(
        select(checkin.c.id)
        .join(council, council.c.id == checkin.c.council_id)
        .where(one_of(session, checkin.c.id, checkins), *_MAY_COUNT)
        .order_by(checkin.c.id)
        .with_for_update(key_share=True, of=checkin)
    )
    return frozenset(rows)


async def publish(session: Session, one: Published, now: datetime) -> None:
    upsert = insert(session, benchmark).values(
        quarter=one.quarter,
        framework_version=one.edition,
        councils=one.counts.councils,
        counts=dump_counts(one.counts),
        published_at=now,
    )
    moved = {name: upsert.excluded[name] for name in ("councils", "counts", "published_at")}
    await session.execute(
        upsert.on_conflict_do_update(index_elements=["quarter", "framework_version"], set_=moved)
    )


async def mark(session: Session, checkins: Collection[int], now: datetime) -> None:
    """They are counted, and never will be again."""
    await session.execute(
        update(checkin).where(one_of(session, checkin.c.id, checkins)).values(benchmarked_at=now)
    )


async def published(session: Session, quarter: int, edition: str) -> Counts:
    """Of this deployment's councils."""
    text = await session.scalar(
        select(benchmark.c.counts).where(
            benchmark.c.quarter == quarter, benchmark.c.framework_version == edition
        )
    )
    return load_counts(text) if text is not None else Counts()


async def all_published(session: Session) -> list[Published]:
    """Of this deployment's councils, the newest first."""
    rows = await session.execute(
        select(benchmark.c.quarter, benchmark.c.framework_version, benchmark.c.counts).order_by(
            benchmark.c.quarter.desc(), benchmark.c.framework_version
        )
    )
    return [Published(quarter, edition, load_counts(text)) for quarter, edition, text in rows.tuples()]


# Other deployments


async def trust(session: Session, one: Peer, now: datetime) -> None:
    """Its files are believed from now on, under this name."""
    upsert = insert(session, peer).values(key=one.key, name=one.name, trusted_at=now)
    await session.execute(
        upsert.on_conflict_do_update(index_elements=["key"], set_={"name": upsert.excluded.name})
    )


async def distrust(session: Session, key: str) -> None:
    """All that it has told goes with it."""
    await session.execute(delete(peer).where(peer.c.key == key))


async def peers(session: Session) -> list[Peer]:
    rows = await session.execute(select(peer.c.key, peer.c.name).order_by(peer.c.name, peer.c.key))
    return [Peer(key, name) for key, name in rows.tuples()]


async def keep_told(session: Session, one: Told, now: datetime) -> None:
    """In place of what the deployment has told before of the quarter."""
    upsert = insert(session, peer_benchmark).values(
        key=one.peer.key,
        quarter=one.quarter,
        framework_version=one.edition,
        councils=one.counts.councils,
        counts=dump_counts(one.counts),
        made_at=one.made_at,
        imported_at=now,
    )
    moved = {name: upsert.excluded[name] for name in ("councils", "counts", "made_at", "imported_at")}
    await session.execute(
        upsert.on_conflict_do_update(index_elements=["key", "quarter", "framework_version"], set_=moved)
    )


async def told_by(session: Session, key: str, quarter: int, edition: str) -> Told | None:
    """To be replaced: whoever else would replace it waits for the commit."""
    await session.execute(select(peer.c.key).where(peer.c.key == key).with_for_update())
    found = await _told(session, peer.c.key == key, *_of_quarter(quarter, edition))
    return found[0] if found else None


async def told(session: Session, quarter: int, edition: str) -> list[Told]:
    return await _told(session, *_of_quarter(quarter, edition))


async def all_told(session: Session) -> list[Told]:
    """The newest quarter first."""
    return await _told(session)


def _of_quarter(quarter: int, edition: str) -> tuple[ColumnElement[bool], ...]:
    return peer_benchmark.c.quarter == quarter, peer_benchmark.c.framework_version == edition


async def _told(session: Session, *conditions: ColumnElement[bool]) -> list[Told]:
    rows = await session.execute(
        select(
            peer.c.key,
            peer.c.name,
            peer_benchmark.c.quarter,
            peer_benchmark.c.framework_version,
            peer_benchmark.c.counts,
            peer_benchmark.c.made_at,
        )
        .join(peer_benchmark, peer_benchmark.c.key == peer.c.key)
        .where(*conditions)
        .order_by(peer_benchmark.c.quarter.desc(), peer_benchmark.c.framework_version, peer.c.name, peer.c.key)
    )
    return [
        Told(Peer(key, name), quarter, edition, load_counts(text), made_at)
        for key, name, quarter, edition, text, made_at in rows.tuples()
    ]
