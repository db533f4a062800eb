"""Where a bot's CPU goes, by what the code belongs to: a sampler that looks at what runs now and then."""

import signal
from collections import Counter
from types import FrameType

_INTERVAL = 0.002  # seconds of CPU

_OWNERS = {
    "database": ("sqlalchemy", "aiosqlite", "asyncpg", "sqlite3", "/storage/", "greenlet"),
    "platform kits": ("slack_bolt", "slack_sdk", "botbuilder", "botframework", "msrest"),
    "signatures": ("jwt", "cryptography", "hmac.py", "hashlib.py"),
    "JSON": ("/json/", "pydantic"),
    # The main thread stands there while another one works, such as SQLite's.
    "select, or another thread": ("selectors.py",),
    "HTTP and asyncio": ("aiohttp", "yarl", "multidict", "/asyncio/", "urllib", "concurrent"),
    "wording and cards": ("fluent", "babel", "/conversations/", "/adapters/"),
    "turns and delivery": ("/bot/", "structlog", "logging"),
}


class Sampler:
    """Counts from `start` on. The innermost frame that belongs to somebody has the time."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def start(self) -> None:
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)

    def shares(self) -> dict[str, float]:
        """Of the whole, the largest first."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        total = self._found.total() or 1
        return {name: number / total for name, number in self._found.most_common()}

    def _look(self, _: int, frame: FrameType | None) -> None:
        while frame is not None:
            if owner := _owner(frame.f_code.co_filename):
                self._found[owner] += 1
                return
            frame = frame.f_back
        self._found["other"] += 1


def _owner(file: str) -> str | None:
    return next((name for name, parts in _OWNERS.items() if any(part in file for part in parts)), None)
