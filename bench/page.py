"""Writes docs/performance/measured.md and its chart."""

import platform
import sqlite3
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from bench.measured import Measured

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "performance"

GOALS = (
    ("Teams: Waymark", "Teams: stock botbuilder", 8.0),
    ("Teams: Waymark", "Teams: lean botbuilder", 0.9),
    ("Slack: Waymark", "Slack: bare bolt", 0.7),
)
"""Which bot should take how many times as many requests as which."""

_KITS = ("aiohttp", "slack-bolt", "slack-sdk", "botbuilder-core", "sqlalchemy", "aiosqlite")


def write_page(found: Mapping[str, Measured], rounds: int) -> None:
    FOLDER.mkdir(exist_ok=True)
    _draw(found)
    parts = (_head(rounds), _table(found), _goals(found), _shares(found))
    (FOLDER / "measured.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _head(rounds: int) -> str:
    kits = ", ".join(f"{name} {version(name)}" for name in _KITS)
    return (
        "# Beside the platforms' own kits\n\n"
        f"Written by `make bench` on {date.today():%-d %B %Y}. Python {platform.python_version()}, SQLite "  # noqa: DTZ011
        f"{sqlite3.sqlite_version}, {kits}; {platform.system()} on {platform.machine()}, the bot on one core, "
        f"platform and people on the other. Median of {rounds} rounds.\n\n"
        "![Requests for each second of the bot's CPU; the table below has the same figures.](requests.png)"
    )


def _table(found: Mapping[str, Measured]) -> str:
    rows = [
        f"| {name} | {one.rate:,.0f} | {min(one.per_core):,.0f} to {max(one.per_core):,.0f} | "
        f"{1e6 / one.rate:,.0f} | {one.ack(50):.1f} / {one.ack(99):.1f} | {one.memory:.0f} |"
        for name, one in found.items()
    ]
    head = "| bot | requests a core-second | rounds | µs of CPU each | answered: half / 99 %, ms | memory, MB |"
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


def _goals(found: Mapping[str, Measured]) -> str:
    lines = [
        f"- {own} takes {found[own].rate / found[peer].rate:.2f} times what {peer} takes; the goal is {goal:g}."
        for own, peer, goal in GOALS
        if own in found and peer in found
    ]
    return "\n".join(["## Against the goals", "", *lines])


def _shares(found: Mapping[str, Measured]) -> str:
    owners = sorted({owner for one in found.values() for owner in one.shares})
    head = f"| bot | {' | '.join(owners)} |"
    rows = [
        f"| {name} | {' | '.join(f'{one.shares.get(owner, 0):.0%}' for owner in owners)} |"
        for name, one in found.items()
    ]
    title = ["## Where the CPU goes", "", "Sampled, in a round of its own.", ""]
    return "\n".join([*title, head, "|---" * (len(owners) + 1) + "|", *rows])


def _draw(found: Mapping[str, Measured]) -> None:
    mpl.rcParams["svg.fonttype"] = "none"
    figure = Figure(figsize=(8, 0.6 * len(found) + 0.8), layout="constrained")
    axes = figure.subplots()
    names = list(found)[::-1]
    rates = [found[name].rate for name in names]
    bars = axes.barh(names, rates, color=["#1d70b8" if "Waymark" in name else "#b1b4b6" for name in names])
    axes.bar_label(bars, [f"{rate:,.0f}" for rate in rates], padding=4)
    axes.set_xlabel("requests for each second of the bot's CPU")
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.12)
    figure.savefig(FOLDER / "requests.png", dpi=120)
