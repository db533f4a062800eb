"""Every command that the pages show is run by a test, or bears a mark that says why none runs it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from typer.core import TyperGroup

from tests.docs.commands import PROGRAM, Command, as_command, commands_in, shown_in
from tests.docs.pages import Page, pages
from tests.docs.running import Ran, is_test, made_by, read_tests, run_by_ci

PAGES = pages()

_COPIED = (
    "tests/bot/test_command_line_backup.py::"
    "test_the_command_that_is_named_for_postgresql_makes_a_copy_that_can_be_restored"
)

BY_TESTS = {
    # What it calls, with the same lines piped in: make itself would fetch packages first.
    "make run": "tests/bot/test_command_line.py::test_the_demo_is_filled_once_talks_and_resumes",
    "python -m bot": "tests/bot/test_command_line.py::test_strange_bytes_in_a_pipe_are_answered_and_end_well",
    "python -m tests.conversations.state_diagram": (
        "tests/conversations/test_state_diagram.py::test_the_diagram_in_the_documents_is_drawn_from_the_code"
    ),
    "python -m adapters.charts.drawer": (
        "tests/adapters/charts/test_aside.py::test_a_picture_is_the_same_as_one_drawn_here"
    ),
    "python -c from conversations.benchmark_file": (
        "tests/conversations/test_benchmark_file.py::"
        "test_the_documented_schema_is_that_of_the_program_and_takes_its_files"
    ),
    "python -c from adapters.exports.json_file": (
        "tests/adapters/exports/test_json_file.py::test_the_documented_schema_is_that_of_the_program"
    ),
    "pg_dump": _COPIED,
    "pg_restore": _COPIED,
}
"""What is no command of Waymark's own and does its work in a test, with that test."""

_OTHER = re.compile(
    r"^(?:\w+=\S+ +)*(?:printf .*\| )?(?:\.venv/bin/)?"
    r"(make [\w./]+|docs/\w+/run|docker|systemd-run|pg_dump|pg_restore"
    r"|python -m [\w.]+|python -c \"from [\w.]+)"
)
_MARK = r"\((?:long|needs? [^)]+|changes [^)]+)\)"
_MARKED_SPANS = re.compile(rf"((?:`[^`]+`(?:,\s|\sand\s)?)+)\s{_MARK}")
_MARKED_LINE = re.compile(rf"# {_MARK}$")
_UNTRIED = re.compile(r"What begins with `(\w+)` or needs (\w+) has not been\s+tried")


def unmarked(shown: Sequence[Page], ran: Sequence[Ran]) -> list[str]:
    """The commands, and their options, that no test runs and no mark excuses, each with its page."""
    excused = {each for page in shown for each in _marked(page)} | run_by_ci() | BY_TESTS.keys()
    found = {
        f"{page.name}: {each}"
        for page in shown
        for each in _others(page)
        if each not in excused and not _is_untried(page, each)
    }
    found |= {
        f"{page.name}: {' '.join(('waymark', *path, option)).strip()}"
        for page in shown
        for path, option in _own(page)
        if not any(each.runs(path, option) for each in ran)
    }
    return sorted(found)


def _others(page: Page) -> Iterator[str]:
    """What is no command of Waymark's own, by the make target that calls it where there is one."""
    return (each for code in (*page.spans, *page.blocks) if (each := _other(code)))


def _other(code: str) -> str | None:
    found = _OTHER.match(code)
    if found is None:
        return None
    name = found[1].replace('"', "")
    return _MADE.get(name.removeprefix("python "), name)


def _marked(page: Page) -> Iterator[str]:
    text = " ".join(page.text.split())
    spans = [code for group in _MARKED_SPANS.findall(text) for code in re.findall(r"`([^`]+)`", group)]
    lines = [line for line in page.blocks if _MARKED_LINE.search(line)]
    return (each for code in (*spans, *lines) if (each := _other(code)))


def _is_untried(page: Page, command: str) -> bool:
    """Whether the page says of all such commands at once that nobody has tried them."""
    said = _UNTRIED.search(page.text)
    return said is not None and any(command.startswith(each) for each in said.groups())


def _own(page: Page) -> Iterator[tuple[tuple[str, ...], str]]:
    """Waymark's commands by their words, each with every option that is shown, and without one."""
    for code in (*page.spans, *page.blocks):
        if line := shown_in(code):
            commands, words = commands_in(line)
            options = [each.partition("=")[0] for word in words for each in word.split("|") if word[:1] == "-"]
            for each in commands:
                yield from ((_PATHS[id(each)], option) for option in ("", *options))


def _paths(command: Command, path: tuple[str, ...] = ()) -> Iterator[tuple[int, tuple[str, ...]]]:
    yield id(command), path
    if isinstance(command, TyperGroup):
        for name, below in command.commands.items():
            yield from _paths(as_command(below), (*path, name))


_MADE = made_by()
_PATHS = dict(_paths(PROGRAM))
RAN = read_tests()


def test_no_command_on_the_pages_is_neither_run_nor_marked() -> None:
    assert unmarked(PAGES, RAN) == []


def test_what_is_said_to_run_a_command_is_a_test() -> None:
    assert [name for name in BY_TESTS.values() if not is_test(name)] == []


@pytest.mark.parametrize(
    "code",
    ["make clean", "docs/other/run", "docker ps", "python -m tests.nothing", "MADE=up make clean"],
)
def test_a_command_without_a_test_or_a_mark_is_found(code: str) -> None:
    page = replace(PAGES[0], text="", blocks=(code,))
    assert len(unmarked([page], RAN)) == 1
    assert len(unmarked([replace(page, text=f"`{code}`", blocks=())], RAN)) == 1


@pytest.mark.parametrize("mark", ["long", "needs npm", "changes the checkout"])
def test_a_mark_excuses_what_stands_right_before_it(mark: str) -> None:
    page = replace(PAGES[0], text=f"`make clean` and `make hooks` ({mark}). `make bench` runs.", blocks=())
    assert unmarked([page], RAN) == [f"{page.name}: make bench"]
    assert unmarked([replace(page, text="", blocks=(f"make clean  # ({mark})",))], RAN) == []


def test_a_command_that_no_test_runs_is_found_with_its_option() -> None:
    page = replace(PAGES[0], text="`waymark checkin move DAY`, `waymark actions [--number N]`", blocks=())
    assert unmarked([page], []) == [
        f"{page.name}: waymark actions",
        f"{page.name}: waymark actions --number",
        f"{page.name}: waymark checkin move",
    ]
    assert unmarked([page], RAN) == []
