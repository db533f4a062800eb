"""Tables of what was measured: shown in the terminal, and written as a page of docs/performance."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "performance"

_KITS = ("aiohttp", "slack-bolt", "slack-sdk", "botbuilder-core", "sqlalchemy", "aiosqlite", "asyncpg")


@dataclass(frozen=True, slots=True)
class Table:
    """`title`: what stands above it; `words`: what stands below it."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: str = ""

    def as_text(self) -> str:
        lines = [self.head, *self.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.head))]
        shown = [_aligned(line, widths) for line in lines]
        return "\n".join(["", self.title, *shown, *filter(None, [self.words])])

    def as_page(self) -> str:
        rule = "|---" * len(self.head) + "|"
        lines = [f"| {' | '.join(line)} |" for line in (self.head, *self.rows)]
        return "\n\n".join(
            filter(None, [f"## {self.title}", "\n".join([lines[0], rule, *lines[1:]]), self.words])
        )


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = line
    return first.ljust(widths[0]) + "".join(
        f"  {cell.rjust(width)}" for cell, width in zip(others, widths[1:], strict=True)
    )


def tell(tables: Sequence[Table]) -> None:
    print("\n".join(table.as_text() for table in tables), flush=True)


def write(name: str, title: str, words: str, tables: Sequence[Table]) -> None:
    """Writes docs/performance/`name`.md. `words`: what was measured, and how."""
    FOLDER.mkdir(exist_ok=True)
    parts = [f"# {title}", f"{written()} {words}", *(table.as_page() for table in tables)]
    (FOLDER / f"{name}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def written() -> str:
    """When, with what and on what."""
    kits = ", ".join(f"{name} {version(name)}" for name in _KITS)
    return (
        f"Written by `make bench` on {datetime.now(UTC):%-d %B %Y}. Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}, {kits}; {platform.system()} on {platform.machine()}, {os.cpu_count()} "
        f"cores ({_processor()}), load {os.getloadavg()[0]:.1f} at the end."
    )


def _processor() -> str:
    """What it calls itself, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else "unknown"
