"""Logs: one JSON object a line on standard error. Never what people wrote, and never a secret."""

import json
import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict

OURS = ("adapters", "bot", "conversations", "storage", "waymark")
"""The loggers whose messages are written here, and hold nothing that people wrote."""

_ENCODED = json.JSONEncoder(default=repr).encode


class _LineFormatter(logging.Formatter):
    """Libraries put bodies and tokens into their messages, so of theirs only the name and level are kept."""

    def __init__(self, on_line: Callable[[str], None] | None) -> None:
        super().__init__()
        self._on_line = on_line

    def format(self, record: logging.LogRecord) -> str:
        if self._on_line is not None:
            self._on_line(record.levelname.lower())
        line = {
            "event": record.getMessage() if record.name.split(".")[0] in OURS else "library_warning",
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line)


class _Sink:
    """Standard error as far as it goes. A log that nobody reads any more must not end the program."""

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.flush()


def configure_logs(level: str, on_line: Callable[[str], None] | None = None) -> None:
    """`level`: debug, info, warning or error. `on_line` is told the level of every line."""

    def written(_: object, method: str, line: EventDict) -> str:
        """As structlog's own processors would, at once: there are three lines for each press."""
        if on_line is not None:
            on_line(method)
        now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        return _ENCODED({**line, "level": method, "timestamp": now})

    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[written],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(cast(TextIO, _Sink())),
    )
    logging.raiseExceptions = False
    handler = logging.StreamHandler(_Sink())
    handler.setFormatter(_LineFormatter(on_line))
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(number)
