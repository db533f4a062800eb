"""Logs are JSON lines that hold nobody's words, and never end the program."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.telemetry import configure_logs


@pytest.fixture(autouse=True)
def _configured() -> Iterator[None]:
    before = logging.getLogger().handlers[:]
    configure_logs("info")
    yield
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = before


def test_every_line_is_a_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger("waymark.test").info("listening", port=1)
    logging.getLogger("adapters.slack").warning("Slack is busy.")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["event"] for line in lines] == ["listening", "Slack is busy."]
    assert all({"level", "timestamp"} <= line.keys() for line in lines)


def test_what_libraries_say_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """They put bodies and tokens into their messages."""
    try:
        raise ValueError("canary-in-an-error")
    except ValueError:
        logging.getLogger("slack_bolt.App").exception("body: %s", "canary-in-a-body")
    written = capsys.readouterr().err
    assert "canary" not in written
    assert json.loads(written)["logger"] == "slack_bolt.App"


def test_a_log_that_nobody_reads_any_more_does_not_end_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = io.StringIO()
    gone.close()
    monkeypatch.setattr(sys, "stderr", gone)
    structlog.get_logger("waymark.test").error("lost")
    logging.getLogger("adapters.slack").error("lost")
