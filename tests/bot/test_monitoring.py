"""What is handed to those who watch a deployment speaks of figures that there are."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from bot.metrics import Metrics

FOLDER = Path(__file__).parents[2] / "docs" / "monitoring"
PAGE = (FOLDER / "README.md").read_text("utf-8")
DASHBOARD = json.loads((FOLDER / "dashboard.json").read_text("utf-8"))
_NAME = re.compile(r"\bwaymark_[a-z_]+")
_SUFFIXES = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}


def rules() -> list[dict[str, Any]]:
    (group,) = yaml.safe_load((FOLDER / "alerts.yaml").read_text("utf-8"))["groups"]
    found: list[dict[str, Any]] = group["rules"]
    return found


def expressions() -> Iterator[str]:
    yield from (rule["expr"] for rule in rules())
    yield from (target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"])


def samples() -> dict[str, str]:
    """Every name that Prometheus can ask for, with the metric that it belongs to."""
    return {
        family.name + suffix: family.name
        for family in Metrics().registry.collect()
        for suffix in _SUFFIXES[family.type]
    }


def test_alerts_and_dashboard_ask_for_metrics_that_there_are() -> None:
    asked = {name for expression in expressions() for name in _NAME.findall(expression)}
    assert asked - samples().keys() == set()


def test_every_metric_is_shown_and_explained() -> None:
    asked = {samples()[name] for expression in expressions() for name in _NAME.findall(expression)}
    assert set(samples().values()) - asked == set()
    told = set(_NAME.findall(PAGE))
    assert [name for name, family in samples().items() if not {name, family} & told] == []
    assert told - samples().keys() - set(samples().values()) == set()


def test_every_label_that_is_asked_for_is_one_that_the_metric_has() -> None:
    labels = {"door", "outcome", "kind", "level", "status", "against", "le", "job", "instance"}
    for expression in expressions():
        grouped = re.findall(r"by \(([^)]*)\)", expression)
        chosen = re.findall(r"(\w+)!?=~?\"", expression)
        assert {each.strip() for group in grouped for each in group.split(",")} | set(chosen) <= labels
        assert expression.count("(") == expression.count(")")


def test_every_alert_is_explained_with_what_to_do() -> None:
    sections = {each.partition("\n")[0]: each for each in PAGE.split("\n### ")[1:]}
    assert sections.keys() == {rule["alert"] for rule in rules()}
    assert all("**Do:**" in section for section in sections.values())
    assert all(rule["annotations"]["summary"] and rule["labels"]["severity"] for rule in rules())


def test_the_faults_that_matter_most_have_an_alert() -> None:
    wanted = {"OldestMessageWaits", "DeadLetters", "NoTick", "ClockDrift", "TurnsFail"}
    assert {f"Waymark{each}" for each in wanted} <= {rule["alert"] for rule in rules()}
