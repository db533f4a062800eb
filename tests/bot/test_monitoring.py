"""What is handed to those who watch a deployment speaks of figures that there are."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from bot.metrics import Metrics
from tests.bot.promql import EVERYWHERE, Metric, Wrong, of

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


def measured() -> dict[str, Metric]:
    """What Prometheus finds once everything has happened that is counted, with its labels."""
    metrics = Metrics()
    metrics.turn("slack", "taken", 0.1)
    metrics.delivery("slack", "sent")
    metrics.delivered("slack", timedelta(seconds=1))
    metrics.platform_error("slack", "refused")
    metrics.transaction("read", 0.1)
    metrics.logged("error")
    metrics.refused(401)
    metrics.drift.labels("itself").set(0)
    found = {"up": Metric(EVERYWHERE, counts=False)}
    for family in metrics.registry.collect():
        for sample in family.samples:
            found[sample.name] = Metric(
                frozenset(sample.labels), counts=family.type in ("counter", "histogram")
            )
    return found


@pytest.mark.parametrize("expression", list(expressions()))
def test_every_expression_is_one_that_prometheus_can_answer(expression: str) -> None:
    """Metrics, labels, rates of what counts alone, quantiles of buckets, and both sides of a comparison."""
    of(expression, measured())


@pytest.mark.parametrize(
    "expression",
    [
        "max(waymark_queue)",
        "max(waymark_queue_messages",
        "max(waymark_queue_messages))",
        "waymark_queue_messages >",
        'waymark_turns_total{colour="red"}',
        "sum by (colour) (rate(waymark_turns_total[5m]))",
        "rate(waymark_turns_total)",
        "rate(waymark_queue_messages[5m])",
        "waymark_turns_total[5m]",
        "rate(waymark_turns_total[5])",
        "min_over_time(waymark_turns_total[5m])",
        "histogram_quantile(0.5, sum by (door) (rate(waymark_ack_seconds_bucket[5m])))",
        "histogram_quantile(95, sum by (le) (rate(waymark_ack_seconds_bucket[5m])))",
        "sum by (door) (rate(waymark_turns_total[5m])) > sum(rate(waymark_turns_total[5m]))",
        "median(waymark_queue_messages)",
    ],
)
def test_an_expression_that_prometheus_would_not_answer_is_found(expression: str) -> None:
    with pytest.raises(Wrong):
        of(expression, measured())


def test_every_name_in_a_panel_is_a_label_that_its_expression_leaves() -> None:
    for target in (target for panel in DASHBOARD["panels"] for target in panel["targets"]):
        shown = set(re.findall(r"{{(\w+)}}", target["legendFormat"]))
        assert shown <= (of(target["expr"], measured()) or set()), target["expr"]


def test_every_rule_has_what_prometheus_takes() -> None:
    for rule in rules():
        assert rule.keys() <= {"alert", "expr", "for", "labels", "annotations"}
        assert re.fullmatch(r"\d+[smh]", rule.get("for", "0m"))


def test_the_panels_have_numbers_of_their_own_and_do_not_overlap() -> None:
    panels = DASHBOARD["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    squares = [
        (x, y)
        for place in (panel["gridPos"] for panel in panels)
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(squares) == len(set(squares))
    assert max(x for x, _ in squares) < 24


def test_every_alert_is_explained_with_what_to_do() -> None:
    sections = {each.partition("\n")[0]: each for each in PAGE.split("\n### ")[1:]}
    assert sections.keys() == {rule["alert"] for rule in rules()}
    assert all("**Do:**" in section for section in sections.values())
    assert all(rule["annotations"]["summary"] and rule["labels"]["severity"] for rule in rules())


def test_the_faults_that_matter_most_have_an_alert() -> None:
    wanted = {"OldestMessageWaits", "DeadLetters", "NoTick", "ClockDrift", "TurnsFail"}
    assert {f"Waymark{each}" for each in wanted} <= {rule["alert"] for rule in rules()}
