"""The JSON export: as its schema says, and the same when it is read again."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from adapters.exports.json_file import json_file, schema_text
from conversations.export_file import NAME_LIMIT, ExportFile, Shown, parse_export
from conversations.export_filled import export_file
from conversations.text import storable
from tests.adapters.exports.samples import COUNCIL, a_summary, a_view
from tests.conversations.builders import BOTH, ENGLISH, FRAMEWORK, ROOT

SCHEMA_FILE = ROOT / "docs" / "export.schema.json"
VIEW = a_view()


def schema() -> Draft202012Validator:
    content: dict[str, Any] = json.loads(SCHEMA_FILE.read_text("utf-8"))
    return Draft202012Validator(content, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_documented_schema_is_that_of_the_program() -> None:
    """docs/export.md says how to renew it."""
    Draft202012Validator.check_schema(schema().schema)
    assert SCHEMA_FILE.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("locale", BOTH)
def test_an_export_satisfies_the_documented_schema(locale: str) -> None:
    content = json.loads(json_file(export_file(VIEW, BOTH[locale])))
    assert [error.json_path for error in schema().iter_errors(content)] == []
    assert content["language"] == locale


@given(st.text())
@settings(max_examples=25)
def test_an_export_is_the_same_when_it_is_read_again(name: str) -> None:
    made = export_file(a_view(a_summary(name)), ENGLISH)
    assert parse_export(json_file(made)) == made
    assert made.council == storable(name)[:NAME_LIMIT]


def test_it_says_what_it_is_of() -> None:
    content = json.loads(json_file(export_file(VIEW, ENGLISH)))
    assert (content["format"], content["format_version"]) == ("waymark-export", 1)
    assert content["council"] == COUNCIL
    assert content["quarter"] == {"first_day": "2026-10-01", "code": "Q3 2026/27"}
    assert content["framework"]["version"] == "1.0.0"
    assert content["least"] == 5
    assert content["made_on"] == "2026-12-21"
    assert (content["is_open"], content["is_synthetic"]) == (False, False)


def test_open_and_made_up_check_ins_say_so() -> None:
    made = export_file(a_view(a_summary(is_open=True, synthetic=True)), ENGLISH)
    assert (made.is_open, made.is_synthetic) == (True, True)


def test_every_cut_is_there() -> None:
    made = export_file(VIEW, ENGLISH)
    themes = len(FRAMEWORK.missions) + len(FRAMEWORK.enablers) + len(FRAMEWORK.principles)
    assert len(made.by_theme) == len(made.themes) == themes
    assert len(made.grid) == len(FRAMEWORK.missions) * len(FRAMEWORK.enablers)
    assert (len(made.areas), len(made.roles), len(made.trends)) == (4, 3, themes + 1)
    assert {each.figures.state for each in made.by_theme} == {"shown", "unsure", "withheld", "empty"}


def test_figures_are_counts_with_their_means() -> None:
    made = export_file(VIEW, ENGLISH)
    shown = [each.figures for each in made.by_theme if isinstance(each.figures, Shown)]
    assert len(shown) > 8
    for figures in shown:
        levels = figures.levels
        points = sum(level * count for level, count in enumerate(levels.distribution, start=1))
        assert levels.answers == sum(levels.distribution)
        assert levels.mean == pytest.approx(points / levels.answers, abs=0.005001)
        assert figures.change is not None
        assert (figures.change.levels is not None) == figures.change.is_clear


def test_a_response_that_would_tell_of_too_few_is_left_out() -> None:
    summary = a_summary()
    response = replace(summary.figures.response, answered=4)
    made = export_file(a_view(replace(summary, figures=replace(summary.figures, response=response))), ENGLISH)
    assert (made.response, made.held_back) == (None, None)
    assert b'"response"' not in json_file(made)


def test_text_that_is_no_ascii_stays_readable() -> None:
    data = json_file(export_file(a_view(a_summary("Cyngor Sir Ynys Môn")), ENGLISH))
    assert "Cyngor Sir Ynys Môn".encode() in data
    assert isinstance(parse_export(data), ExportFile)
