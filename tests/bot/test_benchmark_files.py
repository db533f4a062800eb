"""Files between deployments: signed by whom is trusted, whole, and never so close to the last that one council
could be made out.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.benchmark_files import NothingToExport, Taken, export, take_in
from bot.signing import BadKey, is_signed, new_key, public_half, read_public, sign
from conversations.answers import LEVELS, Choice
from conversations.benchmark import Counts
from conversations.benchmark_file import BenchmarkFault, parse_benchmark, signed_bytes, with_signature
from conversations.scoring import OVERALL
from storage import benchmarks
from storage.benchmarks import Peer, Published
from storage.database import Database
from tests.bot.sector import EDITION, SHOWN, found_sharing, sector
from tests.conversations.builders import FRAMEWORK
from tests.storage.world import NOW, QUARTER

THEIRS, OURS, STRANGERS = (new_key() for _ in range(3))
PEER = Peer(public_half(THEIRS), "Essex")
L3 = Choice.LEVEL_3


@dataclass
class Desk:
    """Where files are made, as another deployment would, and taken in."""

    database: Database

    async def made(
        self, counts: dict[int, int], *, key: str = THEIRS, days: int = 0, quarter: int = QUARTER
    ) -> bytes:
        async with self.database.write() as session:
            await benchmarks.publish(session, Published(quarter, EDITION, Counts({OVERALL: counts})), SHOWN)
            return await export(session, FRAMEWORK, key, quarter, SHOWN + timedelta(days=days))

    async def take(self, content: bytes, own: str | None = None) -> Taken:
        async with self.database.write() as session:
            return await take_in(session, FRAMEWORK, own, content, SHOWN + timedelta(days=9))

    async def kept(self) -> list[dict[int, int]]:
        async with self.database.read() as session:
            told = await benchmarks.all_told(session)
        return [dict(each.counts.counted[OVERALL]) for each in told]


@pytest.fixture
async def desk(database: Database) -> Desk:
    async with database.write() as session:
        await benchmarks.trust(session, PEER, NOW)
    return Desk(database)


async def test_a_file_of_this_deployments_councils_can_be_taken_in_elsewhere(desk: Desk) -> None:
    await found_sharing(desk.database, *LEVELS)
    await sector(desk.database).count_due(SHOWN)
    async with desk.database.read() as session:
        content = await export(session, FRAMEWORK, THEIRS, None, SHOWN)
    taken = await desk.take(content)
    assert (taken.is_new, taken.told.peer, taken.told.quarter) == (True, PEER, QUARTER)
    assert await desk.kept() == [{10: 1, 20: 1, 30: 1, 40: 1, 50: 1}]


async def test_what_waits_for_others_is_in_no_file(desk: Desk) -> None:
    async with desk.database.write() as session:
        counts = Counts({OVERALL: {30: 5}}, {f"enabler:{FRAMEWORK.enablers[0].id}": {31: 2}})
        await benchmarks.publish(session, Published(QUARTER, EDITION, counts), NOW)
        content = await export(session, FRAMEWORK, THEIRS, None, SHOWN)
    assert parse_benchmark(content).themes == ()


async def test_without_five_councils_there_is_no_file(desk: Desk) -> None:
    await found_sharing(desk.database, *LEVELS[:4])
    await sector(desk.database).count_due(SHOWN)
    async with desk.database.read() as session:
        with pytest.raises(NothingToExport):
            await export(session, FRAMEWORK, THEIRS, None, SHOWN)


async def test_made_up_councils_are_in_no_file(desk: Desk) -> None:
    await found_sharing(desk.database, *LEVELS, synthetic=True)
    assert await sector(desk.database).count_due(SHOWN) == 5
    async with desk.database.read() as session:
        with pytest.raises(NothingToExport):
            await export(session, FRAMEWORK, THEIRS, None, SHOWN)


@pytest.mark.parametrize("quarter", [QUARTER, QUARTER - 1])
async def test_an_earlier_quarter_can_be_exported(desk: Desk, quarter: int) -> None:
    await desk.made({20: 5}, quarter=QUARTER - 1)
    await desk.made({30: 5}, quarter=QUARTER)
    async with desk.database.read() as session:
        content = await export(session, FRAMEWORK, THEIRS, quarter, SHOWN)
    assert parse_benchmark(content).quarter == quarter


async def test_a_stranger_is_not_believed_and_the_key_is_named(desk: Desk) -> None:
    with pytest.raises(BenchmarkFault, match="not trusted here"):
        await desk.take(await desk.made({30: 5}, key=STRANGERS))
    assert await desk.kept() == []


@pytest.mark.parametrize(
    ("before", "after"),
    [('"3.0": 5', '"3.0": 6'), ('"3.0": 5', '"3.1": 5'), ("2026-01-01", "2025-10-01")],
)
async def test_a_file_that_was_changed_is_not_believed(desk: Desk, before: str, after: str) -> None:
    content = (await desk.made({30: 5})).decode()
    assert before in content
    changed = content.replace(before, after).encode()
    with pytest.raises(BenchmarkFault, match="signature does not fit"):
        await desk.take(changed)
    assert await desk.kept() == []


async def test_the_signature_of_a_stranger_under_a_trusted_key_is_not_believed(desk: Desk) -> None:
    file = parse_benchmark(await desk.made({30: 5}))
    forged = with_signature(file, sign(STRANGERS, signed_bytes(file)))
    with pytest.raises(BenchmarkFault, match="signature does not fit"):
        await desk.take(forged)
    assert await desk.kept() == []


async def test_a_trusted_deployment_is_not_believed_what_cannot_be_right(desk: Desk) -> None:
    with pytest.raises(BenchmarkFault, match="fewer than 5 councils"):
        await desk.take(await desk.made({30: 4}))
    assert await desk.kept() == []


async def test_the_councils_of_this_deployment_are_not_counted_again(desk: Desk) -> None:
    with pytest.raises(BenchmarkFault, match="own"):
        await desk.take(await desk.made({30: 5}, key=OURS), own=public_half(OURS))


async def test_a_newer_file_with_five_more_councils_takes_the_place_of_the_older(desk: Desk) -> None:
    await desk.take(await desk.made({30: 5}))
    assert (await desk.take(await desk.made({30: 5, 40: 5}, days=1))).is_new
    assert await desk.kept() == [{30: 5, 40: 5}]


@pytest.mark.parametrize("closer", [{30: 5, 40: 4}, {30: 4, 40: 6}, {30: 4, 40: 1}, {40: 20}])
async def test_a_newer_file_that_would_show_fewer_than_five_councils_is_refused(
    desk: Desk, closer: dict[int, int]
) -> None:
    await desk.take(await desk.made({30: 5}))
    with pytest.raises(BenchmarkFault, match="fewer than 5 councils, or leaves some out"):
        await desk.take(await desk.made(closer, days=1))
    assert await desk.kept() == [{30: 5}]


async def test_the_same_councils_again_change_nothing(desk: Desk) -> None:
    await desk.take(await desk.made({30: 5}))
    assert not (await desk.take(await desk.made({30: 5}, days=1))).is_new
    assert await desk.kept() == [{30: 5}]


async def test_an_older_file_does_not_come_back(desk: Desk) -> None:
    old = await desk.made({30: 5})
    await desk.take(await desk.made({30: 5, 40: 5}, days=1))
    with pytest.raises(BenchmarkFault, match="older"):
        await desk.take(old)
    assert await desk.kept() == [{30: 5, 40: 5}]


def test_a_signature_fits_its_key_and_its_content_alone() -> None:
    signature = sign(THEIRS, b"content")
    assert is_signed(PEER.key, b"content", signature)
    assert not is_signed(PEER.key, b"contents", signature)
    assert not is_signed(public_half(OURS), b"content", signature)
    assert not is_signed(PEER.key, b"content", "no signature")
    assert not is_signed("no key", b"content", signature)


@pytest.mark.parametrize(
    "text",
    ["", "canary", THEIRS[:-4], THEIRS + "AAAA", "\u00e9" * 44],
    ids=["nothing", "a word", "too short", "too long", "not ascii"],
)
def test_what_is_no_key_is_refused_without_being_told(text: str) -> None:
    for reads in (public_half, read_public):
        with pytest.raises(BadKey) as caught:
            reads(text)
        assert not text or text not in str(caught.value)


async def test_a_file_never_holds_the_private_key(desk: Desk) -> None:
    assert THEIRS.encode() not in await desk.made({30: 5})
