"""Traces for OpenTelemetry: receive, take, deliver. Without an endpoint nothing of it is loaded.

Spans hold numbers and hashes; never a text, a name or a token, nor what an error says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor
    from opentelemetry.sdk.trace.export import SpanExporter
    from opentelemetry.trace import Tracer

_EXPORT_WITHIN = 2.0
"""Seconds. At the end of the program it waits no longer for an endpoint that does not answer."""

_NOTHING: AbstractContextManager[None] = nullcontext()


class Spans:
    """Opens spans; without a tracer, nothing."""

    def __init__(self, tracer: Tracer | None = None) -> None:
        self._tracer = tracer

    @property
    def are_kept(self) -> bool:
        return self._tracer is not None

    def span(self, name: str, **attributes: str | int) -> AbstractContextManager[None]:
        """`attributes` get `waymark.` before their names."""
        return _NOTHING if self._tracer is None else _span(self._tracer, name, attributes)


@contextmanager
def _span(tracer: Tracer, name: str, attributes: dict[str, str | int]) -> Iterator[None]:
    from opentelemetry.trace import Status, StatusCode

    told = {f"waymark.{key}": value for key, value in attributes.items()}
    # By default what an error says goes along, which can quote what somebody wrote.
    opened = tracer.start_as_current_span(
        name, attributes=told, record_exception=False, set_status_on_exception=False
    )
    with opened as span:
        try:
            yield
        except BaseException as error:
            span.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise


@contextmanager
def traced(endpoint: str) -> Iterator[Spans]:
    """Spans that go to the endpoint, if there is one; the rest of OpenTelemetry's settings are its own
    environment variables.
    """
    if not endpoint:
        yield Spans()
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    exporter: SpanExporter = OTLPSpanExporter(timeout=_EXPORT_WITHIN)
    with exporting(BatchSpanProcessor(exporter)) as spans:
        yield spans


@contextmanager
def exporting(processor: SpanProcessor) -> Iterator[Spans]:
    """Spans that go through a processor of OpenTelemetry's, which is shut down at the end."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    provider = TracerProvider(resource=Resource.create({"service.name": "waymark"}), shutdown_on_exit=False)
    provider.add_span_processor(processor)
    try:
        yield Spans(provider.get_tracer("waymark"))
    finally:
        provider.shutdown()
