"""Benchmark files: made of this deployment's councils, and taken in from deployments that are trusted."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.signing import is_signed, public_half, sign
from conversations.benchmark import edition, is_step
from conversations.benchmark_file import (
    BenchmarkFault,
    BenchmarkFile,
    check,
    counts_of,
    parse_benchmark,
    signed_bytes,
    unsigned,
    with_signature,
)
from conversations.framework import Framework
from conversations.national import LEAST_COUNCILS
from storage import benchmarks
from storage.benchmarks import Told
from storage.database import Session


class NothingToExport(Exception):
    """No benchmark of this deployment's councils is there."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file brought; `is_new`: not all of it was known."""

    told: Told
    is_new: bool


async def export(
    session: Session, framework: Framework, private: str, quarter: int | None, now: datetime
) -> bytes:
    """The benchmark of a quarter, by default the newest. Raises BadKey, or NothingToExport."""
    ours = [
        each for each in await benchmarks.all_published(session) if each.edition == edition(framework.version)
    ]
    wanted = [each for each in ours if quarter in (None, each.quarter)]
    if not wanted:
        raise NothingToExport
    one = wanted[0]
    file = unsigned(framework, one.quarter, one.counts.counted, public_half(private), now.astimezone(UTC))
    return with_signature(file, sign(private, signed_bytes(file)))


async def take_in(
    session: Session, framework: Framework, own_key: str | None, content: bytes, now: datetime
) -> Taken:
    """Keeps what a file tells, if it is to be believed. Raises BenchmarkFault, and then nothing is kept."""
    file = parse_benchmark(content)
    if file.key == own_key:
        raise BenchmarkFault("The file is this deployment's own: its councils are counted here already.")
    peer = next((each for each in await benchmarks.peers(session) if each.key == file.key), None)
    if peer is None:
        raise BenchmarkFault(
            f"The file is signed with the key {file.key}, which is not trusted here. If you know from "
            f"somewhere else whose key that is, run: waymark benchmark trust NAME {file.key}"
        )
    if not is_signed(file.key, signed_bytes(file), file.signature):
        raise BenchmarkFault(
            "The signature does not fit: the file was changed after it was made. Ask for it again."
        )
    check(file, framework, now)
    told = Told(peer, file.quarter, file.edition, counts_of(file), file.made_at)
    is_new = _follows(file, told, await benchmarks.told_by(session, peer.key, told.quarter, told.edition))
    if is_new:
        await benchmarks.keep_told(session, told, now)
    return Taken(told, is_new)


def _follows(file: BenchmarkFile, told: Told, before: Told | None) -> bool:
    """Whether a file brings anything. Raises BenchmarkFault when it cannot take the place of the one before."""
    if before is None:
        return True
    if told.counts == before.counts:
        return False
    if file.made_at < before.made_at:
        raise BenchmarkFault("The file is older than the one that was imported before. Ask for a newer one.")
    if not is_step(before.counts.counted, told.counts.counted):
        raise BenchmarkFault(
            f"The file differs from the one that was imported before by fewer than {LEAST_COUNCILS} councils, "
            "or leaves some out. Whoever reads both could make out single councils, so it is not imported."
        )
    return True
