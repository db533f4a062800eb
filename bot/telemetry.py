"""Logs: one JSON object a line on standard error. Never what people wrote, and never a secret."""

import json
import logging
import sys
from datetime import UTC, datetime

import structlog

_OURS = ("adapters", "bot", "conversations", "storage", "waymark")


class _LineFormatter(logging.Formatter):
    """Libraries put bodies and tokens into their messages, so of theirs only the name and level are kept."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "event": record.getMessage() if record.name.split(".")[0] in _OURS else "library_warning",
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line)


def configure_logs(level: str) -> None:
    """`level`: debug, info, warning or error."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_LineFormatter())
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(number)
