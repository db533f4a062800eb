"""What is counted tells how the server is, names nobody, and costs next to nothing."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families

from adapters.base import TryLater, Undeliverable, Unreachable
from bot.gauges import Reader
from bot.metrics import Metrics
from bot.metrics_page import make_metrics_app
from storage.database import Database
from tests.bot.test_limits import Seconds
from tests.program import Program

LABELS = {
    *("door", "outcome", "kind", "level", "status", "against", "le"),
}
"""None of them names a person, a council, a conversation or a workspace."""


def value(program: Program, name: str, **labels: str) -> float:
    return program.application.watch.metrics.registry.get_sample_value(name, labels) or 0.0


def reader_of(program: Program, **how: Any) -> Reader:
    application = program.application
    return Reader(application.database, application.watch.metrics, program.clock, **how)


async def test_a_message_on_its_way_is_counted_and_timed(program: Program) -> None:
    await program.take(program.door.typed("ann", "start", program.clock.now))
    program.clock.move(seconds=3)
    await program.send()
    sent = value(program, "waymark_deliveries_total", door="memory", outcome="sent")
    assert sent == len(program.door.sent) > 0
    assert value(program, "waymark_delivery_seconds_sum", door="memory") == 3 * sent


@pytest.mark.parametrize(
    ("fault", "kind", "outcome"),
    [
        (TryLater("busy", 3), "rate_limited", "postponed"),
        (TryLater("down"), "try_later", "postponed"),
        (TryLater("cut", ambiguous=True), "ambiguous", "postponed"),
        (Undeliverable("too long"), "refused", "dead"),
        (Unreachable("gone"), "unreachable", "dead"),
    ],
)
async def test_what_a_platform_does_to_us_is_counted_by_kind(
    program: Program, fault: TryLater | Undeliverable, kind: str, outcome: str
) -> None:
    program.door.faults.append(fault)
    await program.says("ann", "start")
    assert value(program, "waymark_platform_errors_total", door="memory", kind=kind) == 1
    assert value(program, "waymark_deliveries_total", door="memory", outcome=outcome) == 1


async def test_time_in_the_database_is_measured(program: Program) -> None:
    before = value(program, "waymark_database_seconds_count", kind="write")
    await program.says("ann", "start")
    assert value(program, "waymark_database_seconds_count", kind="write") > before
    assert value(program, "waymark_database_seconds_sum", kind="write") > 0


async def test_the_age_of_the_last_tick_grows_until_the_next() -> None:
    clock = Seconds()
    metrics = Metrics(clock)

    async def tick() -> None:
        clock.now += 1

    clock.now += 100
    assert metrics.registry.get_sample_value("waymark_last_tick_age_seconds") == 100
    await metrics.ticking(tick)()
    clock.now += 7
    assert metrics.registry.get_sample_value("waymark_last_tick_age_seconds") == 7


async def test_a_tick_that_fails_is_no_tick() -> None:
    clock = Seconds()
    metrics = Metrics(clock)

    async def tick() -> None:
        raise ConnectionError

    clock.now += 100
    with pytest.raises(ConnectionError):
        await metrics.ticking(tick)()
    assert metrics.registry.get_sample_value("waymark_last_tick_age_seconds") == 100


async def test_the_queue_is_read_when_somebody_asks(program: Program) -> None:
    reader = reader_of(program, fresh=0)
    await program.take(program.door.typed("ann", "start", program.clock.now))
    program.clock.move(minutes=10)
    await reader.read()
    assert value(program, "waymark_queue_messages") > 0
    assert value(program, "waymark_queue_oldest_seconds") == 600
    assert value(program, "waymark_database_up") == 1
    await program.send()
    await reader.read()
    assert value(program, "waymark_queue_messages") == 0
    assert value(program, "waymark_queue_oldest_seconds") == 0


async def test_asking_often_reads_once(program: Program) -> None:
    reader = reader_of(program)
    before = value(program, "waymark_database_seconds_count", kind="read")
    await asyncio.gather(*(reader.read() for _ in range(20)))
    await reader.read()
    assert value(program, "waymark_database_seconds_count", kind="read") == before + 1


async def test_a_database_that_is_gone_is_told_and_breaks_nothing(program: Program) -> None:
    gone = Database("sqlite:////nowhere/canary.db")
    metrics = program.application.watch.metrics
    reader = Reader(gone, metrics, program.clock)
    async with TestClient(TestServer(make_metrics_app(metrics, reader))) as client:
        page = await (await client.get("/metrics")).text()
    assert "waymark_database_up 0.0" in page
    assert "canary" not in page
    await gone.close()


async def test_a_clock_that_was_set_shows_for_an_hour(program: Program) -> None:
    passing = Seconds()
    reader = reader_of(program, monotonic=passing, fresh=0)
    seen = []
    for minutes, jump in ((1, 0), (1, -60), (57, 0), (2, 0), (1, 0)):
        passing.now += 60 * minutes
        program.clock.move(minutes=minutes + jump)
        await reader.read()
        seen.append(value(program, "waymark_clock_drift_seconds", against="itself"))
    assert seen == [0, -3600, -3600, -3600, 0]


async def test_a_clock_that_differs_from_the_database_servers_shows(program: Program) -> None:
    """With SQLite both are one."""
    await reader_of(program).read()
    ahead = (program.clock.now - datetime.now(UTC)).total_seconds()
    registry = program.application.watch.metrics.registry
    found = registry.get_sample_value("waymark_clock_drift_seconds", {"against": "database"})
    is_sqlite = program.application.database.location.is_sqlite
    assert found is None if is_sqlite else found == pytest.approx(ahead, abs=60)


async def test_the_page_is_readable_to_prometheus_and_names_nobody(program: Program) -> None:
    await program.says("canary-user", "start", "4", "comment canary-words")
    metrics = program.application.watch.metrics
    async with TestClient(TestServer(make_metrics_app(metrics, reader_of(program)))) as client:
        answer = await client.get("/metrics")
        page = await answer.text()
        assert (await client.get("/")).status == 404
    assert answer.headers["Cache-Control"] == "no-store"
    families = list(text_string_to_metric_families(page))
    assert all(family.name.startswith("waymark_") and family.documentation for family in families)
    told = {label for family in families for sample in family.samples for label in sample.labels}
    assert told <= LABELS
    assert "canary" not in page.lower()
