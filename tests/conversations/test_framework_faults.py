"""Framework files that can't be used: every fault is named with its JSON path, and the schema agrees."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from conversations.framework_file import FrameworkFaults, check_translation, parse
from tests.conversations.builders import FRAMEWORK, FRAMEWORK_FILE, TRANSLATION_FILES, WORDINGS
from tests.conversations.test_framework import schema

File = dict[str, Any]
ORIGINAL: File = json.loads(FRAMEWORK_FILE.read_text("utf-8"))


@dataclass(frozen=True)
class Breach:
    """One thing done to the shipped file: the value at `path` (given as keys) is replaced or removed."""

    path: tuple[str | int, ...]
    value: Any = None
    remove: bool = False
    reported: str | None = None
    """Where the program reports it, when that is not the path itself."""

    def apply(self) -> File:
        file = copy.deepcopy(ORIGINAL)
        *way, last = self.path
        at: Any = file
        for step in way:
            at = at[step]
        if self.remove:
            del at[last]
        else:
            at[last] = self.value
        return file

    @property
    def json_path(self) -> str:
        return self.reported or _json_path(self.path)


def _json_path(path: tuple[str | int, ...]) -> str:
    return "$" + "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in path)


def _question(*rest: str | int) -> tuple[str | int, ...]:
    return ("questions", 3, *rest)


LEVELS: list[Any] = ORIGINAL["questions"][3]["levels"]

BREACHES = {
    "no title": Breach(("title",), remove=True),
    "no questions list": Breach(("questions",), remove=True),
    "empty questions": Breach(("questions",), []),
    "unknown field": Breach(("colour",), "red"),
    "bad id": Breach(("id",), "Not An Id"),
    "id too long": Breach(_question("id"), "a" * 49),
    "id starts with a digit": Breach(("enablers", 0, "id"), "1-data"),
    "version of two parts": Breach(("version",), "1.0"),
    "version is a number": Breach(("version",), 1),
    "empty title": Breach(("title",), ""),
    "bad language": Breach(("language",), "English"),
    "four levels in the scale": Breach(("scale",), ORIGINAL["scale"][:4]),
    "six levels in the scale": Breach(("scale",), [*ORIGINAL["scale"], ORIGINAL["scale"][4]]),
    "scale level without a name": Breach(("scale", 2, "name"), remove=True),
    "no missions": Breach(("missions",), []),
    "theme without a description": Breach(("missions", 1, "description"), remove=True),
    "theme with an empty name": Breach(("principles", 5, "name"), ""),
    "no barriers": Breach(("barriers",), []),
    "eleven barriers": Breach(("barriers",), [{"id": f"b{n}", "text": "x"} for n in range(11)]),
    "barrier with an unknown field": Breach(("barriers", 0, "level"), 1),
    "question text too long": Breach(_question("text"), "x" * 161),
    "question without help": Breach(_question("help"), remove=True),
    "question is a text": Breach(_question(), "How?"),
    "no audience": Breach(_question("audience"), []),
    "unknown audience": Breach(_question("audience"), ["managers"], reported="$.questions[3].audience[0]"),
    "everyone and leaders": Breach(_question("audience"), ["everyone", "leader"]),
    "four levels": Breach(_question("levels"), LEVELS[:4]),
    "descriptor too long": Breach(_question("levels", 0, "descriptor"), "x" * 141),
    "descriptor missing": Breach(_question("levels", 4, "descriptor"), remove=True),
    "levels out of order": Breach(_question("levels"), [LEVELS[1], LEVELS[0], *LEVELS[2:]]),
    "level six": Breach(_question("levels", 4, "level"), 6),
    "level as a text": Breach(_question("levels", 0, "level"), "1"),
    "no next step below the top": Breach(
        _question("levels", 1, "next_step"), remove=True, reported="$.questions[3].levels[1]"
    ),
    "a next step at the top": Breach(
        _question("levels", 4, "next_step"), "Go on.", reported="$.questions[3].levels[4]"
    ),
}
"""What both the schema and the program refuse."""

BEYOND = {
    "question id twice": Breach(_question("id"), ORIGINAL["questions"][0]["id"]),
    "theme id twice": Breach(("enablers", 1, "id"), ORIGINAL["enablers"][0]["id"]),
    "barrier id twice": Breach(("barriers", 1, "id"), ORIGINAL["barriers"][0]["id"]),
    "level named by a number": Breach(("scale", 3, "name"), "4"),
    "level named as another": Breach(("scale", 0, "name"), ORIGINAL["scale"][1]["name"].upper()),
    "level named without a letter": Breach(("scale", 2, "name"), "..."),
    "barrier that is a number": Breach(("barriers", 0, "text"), "4."),
    "barrier that is another": Breach(("barriers", 1, "text"), ORIGINAL["barriers"][0]["text"]),
    "barrier that is a level": Breach(("barriers", 2, "text"), ORIGINAL["scale"][2]["name"]),
    "unknown mission": Breach(_question("mission"), "moon"),
    "unknown enabler": Breach(_question("enabler"), "magic"),
    "unknown principle": Breach(_question("principle"), "none"),
    "no question for elected members": Breach(
        ("questions",), [{**ORIGINAL["questions"][0], "audience": ["leader", "frontline"]}]
    ),
}
"""What a schema cannot say, so the program alone refuses it."""

LIMITS = {
    "title of 101 characters": Breach(("title",), "x" * 101),
    "source of 401 characters": Breach(("source",), "x" * 401),
    "scale name of 31 characters": Breach(("scale", 0, "name"), "x" * 31),
    "scale meaning of 161 characters": Breach(("scale", 0, "meaning"), "x" * 161),
    "theme name of 61 characters": Breach(("missions", 0, "name"), "x" * 61),
    "barrier of 61 characters": Breach(("barriers", 0, "text"), "x" * 61),
    "ten barriers": Breach(("barriers",), [{"id": f"b{n}", "text": "x"} for n in range(10)]),
    "next step of 201 characters": Breach(_question("levels", 0, "next_step"), "x" * 201),
    "blank question": Breach(_question("text"), "   "),
    "blank descriptor": Breach(_question("levels", 0, "descriptor"), " "),
    "blanks around a text": Breach(("missions", 0, "name"), " Councils "),
    "two lines in a text": Breach(_question("text"), "How?\nWhy?"),
    "the same role twice": Breach(_question("audience"), ["leader", "leader"]),
    "version with a leading zero": Breach(("version",), "01.0.0"),
    "thirteen missions": Breach(
        ("missions",),
        [*ORIGINAL["missions"], *({"id": f"m{n}", "name": "x", "description": "x"} for n in range(10))],
    ),
}
"""The limits that keep cards within the platforms' own, and files tidy."""


def faults_of(text: str | bytes) -> list[str]:
    """The paths of the faults that the program names; none when it takes the file."""
    try:
        parse(text)
    except FrameworkFaults as error:
        return [fault.path for fault in error.faults]
    return []


def refused_by_schema(file: File) -> list[str]:
    return [error.json_path for error in schema().iter_errors(file)]


@pytest.mark.parametrize("name", BREACHES)
def test_the_program_names_the_fault_where_it_is(name: str) -> None:
    breach = BREACHES[name]
    assert breach.json_path in faults_of(json.dumps(breach.apply()))


@pytest.mark.parametrize("name", BREACHES)
def test_the_schema_refuses_what_the_program_refuses(name: str) -> None:
    """At the same place, or at the part that holds it: an editor marks what the program will not take."""
    breach = BREACHES[name]
    paths = refused_by_schema(breach.apply())
    assert any(breach.json_path.startswith(path) or path.startswith(breach.json_path) for path in paths)


@pytest.mark.parametrize("name", BEYOND)
def test_the_program_sees_what_no_schema_can_say(name: str) -> None:
    breach = BEYOND[name]
    assert refused_by_schema(breach.apply()) == []
    assert breach.json_path in faults_of(json.dumps(breach.apply()))


@pytest.mark.parametrize(
    "name", ["Skip", "four", "Not sure", "Stop", "Edit 3", "comment", "Comment on it", "Pump", "hepgor"]
)
@pytest.mark.parametrize("path", [("scale", 1, "name"), ("barriers", 1, "text")])
def test_a_name_that_is_a_command_or_a_number_in_any_language_is_a_fault(
    path: tuple[str | int, ...], name: str
) -> None:
    text = json.dumps(Breach(path, name).apply())
    with pytest.raises(FrameworkFaults) as caught:
        parse(text, WORDINGS.values())
    assert str(caught.value) == f"{_json_path(path)}: {name!r} means something else when typed"
    assert faults_of(text) == []


@pytest.mark.parametrize("file", [FRAMEWORK_FILE, *TRANSLATION_FILES.values()])
def test_every_name_that_ships_can_be_typed(file: Path) -> None:
    assert parse(file.read_bytes(), WORDINGS.values())


@pytest.mark.parametrize("name", LIMITS)
def test_the_program_refuses_what_the_schema_refuses(name: str) -> None:
    breach = LIMITS[name]
    assert refused_by_schema(breach.apply())
    assert faults_of(json.dumps(breach.apply()))


@pytest.mark.parametrize(
    "value",
    ["cy", "en-GB", "zh-Hans"],
)
def test_the_program_takes_the_languages_that_the_schema_takes(value: str) -> None:
    file = Breach(("language",), value).apply()
    assert refused_by_schema(file) == []
    assert faults_of(json.dumps(file)) == []


def test_the_unbroken_file_has_no_faults() -> None:
    assert faults_of(json.dumps(ORIGINAL)) == []
    assert refused_by_schema(ORIGINAL) == []


def test_all_faults_are_named_at_once() -> None:
    """Somebody who writes their own file gets one list, not one fault at a time."""
    file = copy.deepcopy(ORIGINAL)
    file["questions"][0]["text"] = "x" * 200
    file["questions"][7]["help"] = ""
    del file["missions"][1]["name"]
    assert sorted(faults_of(json.dumps(file))) == [
        "$.missions[1].name",
        "$.questions[0].text",
        "$.questions[7].help",
    ]


def test_a_fault_in_one_level_is_not_called_a_missing_level() -> None:
    broken = BREACHES["descriptor too long"]
    assert faults_of(json.dumps(broken.apply())) == [broken.json_path]


def test_every_misfit_is_named_at_once() -> None:
    file = copy.deepcopy(ORIGINAL)
    file["questions"][0]["mission"] = "moon"
    file["questions"][1]["id"] = file["questions"][2]["id"]
    file["questions"][4]["audience"] = ["everyone", "leader"]
    assert sorted(faults_of(json.dumps(file))) == [
        "$.questions[0].mission",
        "$.questions[1].id",
        "$.questions[2].id",
        "$.questions[4].audience",
    ]


def test_a_scale_out_of_order_is_one_fault() -> None:
    file = copy.deepcopy(ORIGINAL)
    file["scale"].reverse()
    assert faults_of(json.dumps(file)) == ["$.scale"]


def test_a_fault_says_what_is_expected() -> None:
    with pytest.raises(FrameworkFaults) as caught:
        parse(json.dumps(BEYOND["unknown mission"].apply()))
    missions = ", ".join(sorted(each.id for each in FRAMEWORK.missions))
    assert str(caught.value) == f"$.questions[3].mission: 'moon' is no mission; expected one of {missions}"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "3", '"x"', b"\xff\xfe", "{'id': 1}", "[" * 10_000, '{"id": NaN}']
)
def test_what_is_no_framework_at_all_is_refused_with_a_path(text: str | bytes) -> None:
    assert all(path.startswith("$") for path in faults_of(text))
    assert faults_of(text)


# Translations


def _edit(change: Callable[[File], object]) -> File:
    file = copy.deepcopy(ORIGINAL)
    change(file)
    return file


def _other_principle(question: File) -> str:
    return next(str(each["id"]) for each in ORIGINAL["principles"] if each["id"] != question["principle"])


TRANSLATION_FAULTS = {
    "$.version": _edit(lambda file: file.update(version="1.0.1")),
    "$.id": _edit(lambda file: file.update(id="another")),
    "$.missions": _edit(lambda file: file["missions"].reverse()),
    "$.barriers": _edit(lambda file: file["barriers"].pop()),
    "$.questions": _edit(lambda file: file["questions"].pop()),
    "$.questions[0].id": _edit(lambda file: file["questions"][0].update(id="renamed")),
    "$.questions[2].principle": _edit(
        lambda file: file["questions"][2].update(principle=_other_principle(file["questions"][2]))
    ),
    "$.questions[0].audience": _edit(lambda file: file["questions"][0].update(audience=["everyone"])),
}


@pytest.mark.parametrize("path", TRANSLATION_FAULTS)
def test_a_translation_may_change_texts_alone(path: str) -> None:
    translation = parse(json.dumps(TRANSLATION_FAULTS[path]))
    with pytest.raises(FrameworkFaults) as caught:
        check_translation(FRAMEWORK, translation)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_a_translation_that_changes_texts_is_taken() -> None:
    file = _edit(lambda file: file["questions"][0].update(text="Sut?"))
    check_translation(FRAMEWORK, parse(json.dumps(file)))
