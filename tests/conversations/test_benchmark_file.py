"""Benchmark files: what is in them comes out again, and nothing that no deployment would say is believed."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conversations.benchmark import Counts, Tallies
from conversations.benchmark_file import (
    LARGEST,
    BenchmarkFault,
    BenchmarkFile,
    check,
    counts_of,
    parse_benchmark,
    schema_text,
    signed_bytes,
    unsigned,
    with_signature,
)
from conversations.framework import Cut
from conversations.scoring import OVERALL, theme_key
from tests.conversations.builders import FRAMEWORK, ROOT

QUARTER = 2026 * 4 + 3
NOW = datetime(2027, 1, 4, 10, 30, 15, 999, tzinfo=UTC)
KEY, SIGNATURE = "A" * 43 + "=", "B" * 86 + "=="
ENABLER = FRAMEWORK.enablers[0].id
COUNTED: Tallies = {OVERALL: {10: 1, 24: 5, 50: 1}, theme_key(Cut.ENABLER, ENABLER): {31: 6}}

keys = [theme_key(cut, theme.id) for cut in Cut for theme in FRAMEWORK.themes(cut)]
tallies = st.dictionaries(st.integers(10, 50), st.integers(5, 40), min_size=1)
counted = st.builds(
    lambda overall, themes: {OVERALL: overall, **themes},
    tallies,
    st.dictionaries(st.sampled_from(keys), tallies),
)


def written(counts: Tallies = COUNTED) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        with_signature(unsigned(FRAMEWORK, QUARTER, counts, KEY, NOW), SIGNATURE)
    )
    return content


def read(content: object) -> BenchmarkFile:
    file = parse_benchmark(json.dumps(content).encode())
    check(file, FRAMEWORK, NOW)
    return file


@given(counted)
def test_counts_come_out_as_they_went_in(counts: Tallies) -> None:
    file = parse_benchmark(json.dumps(written(counts)).encode())
    assert counts_of(file) == Counts(counts)
    assert (file.quarter, file.made_at) == (QUARTER, NOW.replace(microsecond=0))


def test_a_file_holds_counts_and_nothing_of_a_council() -> None:
    assert written() == {
        "format": "waymark-benchmark",
        "format_version": 1,
        "framework": {"id": FRAMEWORK.id, "version": FRAMEWORK.version},
        "first_day": "2026-10-01",
        "made_at": "2027-01-04T10:30:15Z",
        "overall": {"1.0": 1, "2.4": 5, "5.0": 1},
        "themes": [{"cut": "enabler", "theme": ENABLER, "councils": {"3.1": 6}}],
        "key": KEY,
        "signature": SIGNATURE,
    }


def test_the_documented_schema_is_that_of_the_program_and_takes_its_files() -> None:
    """docs/benchmark.md says how to renew it."""
    text = (ROOT / "docs" / "benchmark.schema.json").read_text("utf-8")
    assert text == schema_text()
    Draft202012Validator(json.loads(text)).validate(written())


def test_what_is_signed_can_be_made_with_any_json_library() -> None:
    """Everything but the signature, with sorted keys and without spaces, as docs/benchmark.md says."""
    content = written()
    file = parse_benchmark(json.dumps(content).encode())
    del content["signature"]
    assert signed_bytes(file) == json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def test_the_order_and_the_spaces_of_a_file_do_not_matter_to_the_signature() -> None:
    content = written()
    shuffled = {name: content[name] for name in reversed(content)}
    one, other = (parse_benchmark(json.dumps(each, indent=7).encode()) for each in (content, shuffled))
    assert signed_bytes(one) == signed_bytes(other)


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(content: dict[str, Any]) -> None:
        at: Any = content
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("names", to=["Anytown"]),
        _set("themes", 0, "name", to="Anytown"),
        _set("format", to="waymark-export"),
        _set("format_version", to=2),
        _set("overall", "2.4", to=-1),
        _set("overall", "2.4", to=0),
        _set("overall", "2.4", to=10**9),
        _set("overall", "2.4", to=10**400),
        _set("overall", "2.4", to=5.5),
        _set("overall", "2.4", to="5"),
        _set("overall", "2.4", to=True),
        _set("overall", "5.1", to=5),
        _set("overall", "0.9", to=5),
        _set("overall", "2.45", to=5),
        _set("overall", "٢.٤", to=5),
        _set("themes", to=None),
        _set("themes", 0, "cut", to="council"),
        _set("framework", "version", to="1"),
        _set("first_day", to="autumn"),
        _set("made_at", to="2027-01-04T10:30:15"),
        _set("key", to="short"),
        _set("signature", to="short"),
    ],
)
def test_what_no_benchmark_holds_is_refused(change: Callable[[dict[str, Any]], None]) -> None:
    content = written()
    change(content)
    with pytest.raises(BenchmarkFault, match="no benchmark that this version of Waymark can read"):
        read(content)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"null", b"{" * 1_000, b"[" * 100_000])
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(BenchmarkFault):
        parse_benchmark(content)


def test_a_key_that_a_terminal_would_obey_is_not_repeated() -> None:
    content = {**written(), "\x1b[2J" + "x" * 100_000: 1}
    with pytest.raises(BenchmarkFault) as caught:
        read(content)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200


def test_too_large_a_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(BenchmarkFault, match="too large"):
        parse_benchmark(b" " * (LARGEST + 1))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("framework", "id", to="another"), "the framework another"),
        (_set("framework", "version", to="99.0.0"), "99.0.0"),
        (_set("overall", to={"2.4": 4}), "fewer than 5 councils"),
        (_set("overall", to={"2.4": 10_000, "2.5": 1}), "more than 10,000 councils"),
        (_set("themes", 0, "councils", to={"3.1": 4}), "fewer than 5 councils under enabler"),
        (_set("themes", 0, "councils", to={"3.1": 8}), "or more than there are"),
        (_set("themes", 0, "theme", to="no-such"), "there is no theme enabler:no-such"),
        (_set("themes", to=written()["themes"] * 2), "twice"),
        (_set("first_day", to="2026-10-02"), "not the first day of a quarter"),
        (_set("made_at", to="2027-02-01T00:00:00Z"), "in the future"),
        (_set("made_at", to="2026-09-01T00:00:00Z"), "before its quarter began"),
    ],
)
def test_what_cannot_be_right_is_refused(change: Callable[[dict[str, Any]], None], said: str) -> None:
    content = written()
    change(content)
    with pytest.raises(BenchmarkFault, match=said):
        read(content)


def test_a_version_with_the_same_questions_is_read() -> None:
    content = written()
    major, minor, _ = FRAMEWORK.version.split(".")
    content["framework"]["version"] = f"{major}.{minor}.99"
    assert read(content).first_day == date(2026, 10, 1)


def test_a_clock_that_is_a_little_ahead_is_no_fault() -> None:
    content = written()
    content["made_at"] = f"{NOW + timedelta(hours=3):%Y-%m-%dT%H:%M:%SZ}"
    assert counts_of(read(content)) == Counts(COUNTED)
