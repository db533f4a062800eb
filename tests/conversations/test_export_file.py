"""Files that are no exports: every fault is named with its JSON path, and the documented schema agrees."""

import copy
import json
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conversations.export_file import ExportFaults, parse_export
from conversations.export_filled import export_file
from tests.adapters.exports.samples import a_view
from tests.conversations.builders import ENGLISH, ROOT

File = dict[str, Any]
Path = tuple[str | int, ...]
MADE = export_file(a_view(), ENGLISH)
ORIGINAL: File = json.loads(MADE.model_dump_json(exclude_none=True))
SHOWN: Path = ("by_theme", 0, "figures")
WITHHELD: Path = (
    "by_theme",
    next(n for n, each in enumerate(MADE.by_theme) if each.figures.state == "withheld"),
    "figures",
)
SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs" / "export.schema.json").read_text("utf-8")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


def changed(path: Path, value: Any) -> File:
    """The export with another value at a path, or with none."""
    file = copy.deepcopy(ORIGINAL)
    *way, last = path
    at: Any = file
    for step in way:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return file


def faults(file: File | str) -> list[str]:
    try:
        parse_export(file if isinstance(file, str) else json.dumps(file))
    except ExportFaults as error:
        return [fault.path for fault in error.faults]
    return []


REFUSED: Mapping[str, tuple[Path, Any, str]] = {
    "another format": (("format",), "other", "$.format"),
    "a later version": (("format_version",), 2, "$.format_version"),
    "no council": (("council",), None, "$.council"),
    "no figures": (("overall",), None, "$.overall"),
    "a field that is not known": (("staff",), [], "$.staff"),
    "a day that there is not": (("quarter", "first_day"), "2026-02-30", "$.quarter.first_day"),
    "a count below nothing": (
        (*SHOWN, "levels", "distribution", 0),
        -1,
        "$.by_theme[0].figures.levels.distribution[0]",
    ),
    "a count that is no number": ((*SHOWN, "not_sure"), "4", "$.by_theme[0].figures.not_sure"),
    "six levels": ((*SHOWN, "levels", "distribution"), [1] * 6, "$.by_theme[0].figures.levels.distribution"),
    "a mean off the scale": ((*SHOWN, "levels", "mean"), 5.5, "$.by_theme[0].figures.levels.mean"),
    "a state that there is not": ((*SHOWN, "state"), "secret", "$.by_theme[0].figures"),
    "numbers beside what is withheld": (
        (*WITHHELD, "not_sure"),
        3,
        f"$.by_theme[{WITHHELD[1]}].figures.not_sure",
    ),
    "a theme of no cut": (("themes", 0, "cut"), "vision", "$.themes[0].cut"),
    "a role that there is not": (("roles", 0, "role"), "cat", "$.roles[0].role"),
    "a name that is too long": (("council",), "x" * 401, "$.council"),
}

MISFITS: Mapping[str, tuple[Path, Any, str]] = {
    "answers that are not their sum": (
        (*SHOWN, "levels", "answers"),
        61,
        "$.by_theme[0].figures.levels.answers",
    ),
    "a mean of other answers": ((*SHOWN, "levels", "mean"), 4.9, "$.by_theme[0].figures.levels.mean"),
    "a quarter that begins in its middle": (("quarter", "first_day"), "2026-11-01", "$.quarter.first_day"),
    "a theme that is not named": (("themes",), ORIGINAL["themes"][1:], "$.by_theme"),
    "a theme twice": (("themes",), [ORIGINAL["themes"][0], *ORIGINAL["themes"]], "$.themes"),
    "figures of a theme that are missing": (("by_theme",), ORIGINAL["by_theme"][1:], "$.by_theme"),
}
"""What no schema can say."""


def test_an_export_is_taken() -> None:
    assert faults(ORIGINAL) == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_export_is_refused_by_its_path_and_by_the_schema(name: str) -> None:
    path, value, reported = REFUSED[name]
    file = changed(path, value)
    assert reported in faults(file)
    assert list(SCHEMA.iter_errors(file)) != []


@pytest.mark.parametrize("name", MISFITS)
def test_what_does_not_add_up_is_refused_by_its_path(name: str) -> None:
    path, value, reported = MISFITS[name]
    file = changed(path, value)
    assert list(SCHEMA.iter_errors(file)) == []
    assert reported in faults(file)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '"waymark-export"',
        "\x00",
        '{"format": "waymark-export"}',
        "NaN",
        "[" * 100_000,
    ],
)
def test_what_is_no_json_or_no_object_is_refused(text: str) -> None:
    assert faults(text) != []


def test_not_a_number_is_no_mean() -> None:
    file = json.dumps(changed((*SHOWN, "levels", "mean"), "MEAN")).replace('"MEAN"', "NaN")
    assert faults(file) == ["$.by_theme[0].figures.levels.mean"]


def test_all_faults_are_named_at_once() -> None:
    file = changed(("council",), 7)
    file["least"] = 0
    del file["grid"]
    assert sorted(faults(file)) == ["$.council", "$.grid", "$.least"]
