"""Spans follow an event from the request to the answer's way out, and hold nobody's words."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from adapters.base import Inbound, Take, Undeliverable
from adapters.memory import MemoryDoor
from bot.settings import SHIPPED_FRAMEWORK
from bot.tracing import Spans, exporting
from bot.watching import Watch
from bot.web import make_web_app
from storage.seen import event_id
from tests.program import NOW, Program, Stage

CANARY = "canary-words"


@dataclass
class PostedDoor(MemoryDoor):
    """Hears what is posted to it."""

    def routes(self, take: Take) -> Sequence[web.RouteDef]:
        async def said(request: web.Request) -> web.Response:
            await take(self.inbound_of(await request.text()))
            return web.Response()

        return (web.post("/said", said),)

    def inbound_of(self, words: str) -> Inbound:
        return self.typed("ann", words, NOW)


@pytest.fixture
def exported() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def spans(exported: InMemorySpanExporter) -> Iterator[Spans]:
    with exporting(SimpleSpanProcessor(exported)) as opened:
        yield opened


@pytest.fixture
async def program(stage: Stage, spans: Spans) -> AsyncIterator[Program]:
    stage.watch, stage.door = Watch(spans=spans), PostedDoor()
    async with stage.program() as started:
        yield started


def named(exported: InMemorySpanExporter, name: str) -> list[ReadableSpan]:
    return [span for span in exported.get_finished_spans() if span.name == name]


async def test_an_event_is_followed_from_the_request_to_the_answers_way_out(
    program: Program, exported: InMemorySpanExporter
) -> None:
    async with TestClient(TestServer(make_web_app(program.application))) as client:
        assert (await client.post("/said", data="start")).status == 200
        assert (await client.get("/healthz")).status == 200
    await program.send()
    (receive,), (take,) = named(exported, "receive"), named(exported, "take")
    assert receive.attributes == {"waymark.route": "/said"}
    assert take.parent is not None
    assert take.parent.span_id == receive.context.span_id
    assert take.attributes == {"waymark.door": "memory", "waymark.event_id": event_id("memory:w1:1")}
    sent = named(exported, "deliver")
    assert len(sent) == len(program.door.sent)
    assert set(sent[0].attributes or {}) == {
        f"waymark.{name}" for name in ("door", "message", "council", "conversation")
    }


async def test_nothing_of_what_was_written_or_went_wrong_is_in_a_span(
    program: Program, exported: InMemorySpanExporter
) -> None:
    """By default what an error says is kept with its span, and it can quote anything."""
    program.door.faults.append(Undeliverable(CANARY))
    await program.says("canary-user", "start", f"comment {CANARY}")
    broken = program.application.watch.spans.span("take")
    with pytest.raises(ValueError, match=CANARY), broken:
        raise ValueError(CANARY)
    kept = "".join(span.to_json() for span in exported.get_finished_spans())
    assert named(exported, "take")[-1].status.status_code is StatusCode.ERROR
    assert "ValueError" in kept
    assert "canary" not in kept


def test_without_an_endpoint_nothing_of_opentelemetry_is_loaded() -> None:
    code = "import sys, bot.serve; print([name for name in sys.modules if name.startswith('opentelemetry')])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=SHIPPED_FRAMEWORK.parent,
        timeout=60,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_without_a_tracer_a_span_is_nothing_and_is_made_once() -> None:
    spans = Spans()
    assert spans.span("take", door="slack") is spans.span("deliver")
    with spans.span("take"), spans.span("take"):
        pass
