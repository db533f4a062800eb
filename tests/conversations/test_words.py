"""The wording: nothing is missing, nothing is left over, and dates are as people say them."""

import re
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from bot.wordings import read_wordings
from conversations.action_nudges import ActionNudgeKind
from conversations.actions import Progress
from conversations.audit import Deed
from conversations.benchmark import Standing
from conversations.benchmark_cards import Reason
from conversations.buttons import PLAIN
from conversations.calendar import Nation, YearKind
from conversations.effects import RosterEnd
from conversations.export_format import ExportFormat
from conversations.figures import State
from conversations.fluent_texts import FluentTexts
from conversations.framework import Cut
from conversations.listed_commands import PERSONAL, SHARED
from conversations.nudges import NudgeKind
from conversations.people import Role
from conversations.settings import STEPS, PostsTo, Setting
from conversations.settings_cards import WAYS
from conversations.statistics import Agreement
from conversations.summary_request import Look, PictureKind, Split
from conversations.why import Formula, Missing
from conversations.words import (
    ACTION_WORDS,
    COMMANDS,
    FALLBACK,
    FILE_WORDS,
    LANGUAGES,
    PARTICLES,
    SETTING_WORDS,
    SUMMARY_WORDS,
    MissingText,
    Wording,
    language_of,
)
from tests.conversations.builders import ROOT, WORDINGS
from tests.conversations.wordings import entries, sayable, source, spellings, variables

BUTTON_WORDS = (
    *(word for word in PLAIN if word != "post-here"),
    *("snooze", "away", "hours", "nudge-all", "close-now", "move-close", "quote", "unquote"),
    *("withdraw-now", "erase-now", "join-now", "join-refuse"),
)
COLUMNS = (
    *("theme", "level", "answers", "not-sure", "agreement", "change", "barrier", "quarter"),
    *("enabler", "gap", "leaders", "frontline", "highest", "lowest", "share", "interval"),
)
"""What heads the columns of a summary's tables."""

MY_DATA = (
    *("name", "accounts", "role", "area", "zone", "hours", "away", "snoozed", "reminders", "off", "answers"),
    *("comments", "nudges", "messages", "actions", "audit", "places"),
)
"""What is said of a person that is kept of them."""

SETTINGS = ("time", "questions", "keep", "shares", "leads")
"""What is told of a council that no card of its own changes."""

SMALL_WORDS = (
    *PARTICLES,
    *(f"summary-{name}" for name in SUMMARY_WORDS),
    *(f"action-{name}" for name in ACTION_WORDS),
    *(f"file-{name}" for name in FILE_WORDS),
    *(f"setting-{name}" for name in SETTING_WORDS),
    *(f"number-{number}" for number in range(1, 11)),
    *(f"day-{number}" for number in range(2)),
    *(f"weekday-{number}" for number in range(1, 8)),
    *(f"month-{number}" for number in range(1, 13)),
)
"""Lists of spellings of what is no command: numbers, and the words of days and hours."""

_LITERAL = re.compile(r"""["']([a-z][a-z0-9]*(?:-[a-z0-9]+)*)["']""")
_BUILT = {
    *(f"export-kind-{each}" for each in ExportFormat),
    *(f"how-to-{name}" for name in ("comment", "edit", "claim", "snooze", "away", "move-close")),
    *(f"button-{name}" for name in BUTTON_WORDS),
    *(f"{part}-{kind}" for part in ("nudge", "status-kind") for kind in NudgeKind),
    *(f"summary-{name}" for name in COLUMNS),
    *(f"summary-{cut}s" for cut in Cut),
    *(f"summary-kind-{cut}" for cut in Cut),
    *(f"button-summary-{look}" for look in (*Look, *Split)),
    *(f"summary-agreement-{each}{ending}" for each in Agreement for ending in ("", "-means")),
    *(f"summary-{way}{by}" for way in ("up", "down") for by in ("", "-levels", "-0", "-1", "-2", "-3", "-4")),
    *(f"summary-standing-{state}" for state in State if state is not State.SHOWN),
    *(f"summary-split-{ending}{split}" for ending in ("", "none-") for split in Split),
    *(f"summary-role-{role}" for role in Role),
    *(f"summary-gap-{ending}{group}" for ending in ("", "widest-") for group in ("leaders", "frontline")),
    *(f"summary-alt-{picture}" for picture in PictureKind),
    *(f"summary-why-{formula}" for formula in Formula),
    *(f"summary-why-missing-{missing}" for missing in Missing),
    *(f"season-{quarter}" for quarter in range(4)),
    *(f"{part}-{each}" for part in ("action-is", "action-marked") for each in Progress),
    *(f"button-action-{name}" for name in (*Progress, "again", "back")),
    *(f"action-next-{missing}" for missing in ("both", "owner", "due")),
    *(f"action-nudge-{kind}" for kind in ActionNudgeKind),
    *(f"listed-{name}{ending}" for name in (*PERSONAL, *SHARED) for ending in ("", "-does")),
    *(f"benchmark-{reason}" for reason in Reason),
    *(f"benchmark-overall-{standing}" for standing in Standing),
    *(f"benchmark-{standing}-fact" for standing in Standing if standing is not Standing.MIDDLE),
    *(f"benchmark-{standing}-cell" for standing in Standing),
    *(f"deed-{deed}" for deed in Deed),
    *(f"roster-closed-{end}" for end in RosterEnd),
    *(f"my-data-role-{role}" for role in Role),
    *(f"setting-{name}" for name in (*Setting, *SETTINGS)),
    *(f"set-up-{step}" for step in STEPS),
    *(f"setting-posts-{place}" for place in PostsTo),
    *(f"setting-people-{way}" for way in WAYS),
    *(f"nation-{end}" for end in (*Nation, "changed", "same")),
    *(f"year-{end}" for end in (*YearKind, "changed", "same")),
    *(f"button-year-{year}" for year in YearKind),
    *(f"my-data-{fact}" for fact in MY_DATA),
    *(f"typed-summary-{name}" for name in SUMMARY_WORDS),
    *(f"weekday-{number}" for number in range(1, 8)),
    *(f"month-{number}" for number in range(1, 13)),
    *(f"typed-{command}" for command in COMMANDS),
    *(f"typed-{name}" for name in SMALL_WORDS),
}
"""Messages whose names the code puts together."""

_CALLS = (
    re.compile(r"""\btext\(\s*["']([a-z0-9-]+)["']"""),
    re.compile(r"""\bSay\(\s*["']([a-z0-9-]+)["']"""),
    re.compile(r"""\b_say\(\s*(?:state|replace\([^)]*\)),\s*["']([a-z0-9-]+)["']""", re.DOTALL),
    re.compile(r"""\b_button\(\s*["']([a-z0-9-]+)["']"""),
)


def sources() -> list[str]:
    folders = ("conversations", "adapters", "bot")
    return [path.read_text("utf-8") for folder in folders for path in (ROOT / folder).rglob("*.py")]


def called() -> set[str]:
    return {found for content in sources() for call in _CALLS for found in call.findall(content)}


@cache
def mentioned() -> set[str]:
    """Every literal in the sources that could be a message's name."""
    return {found for content in sources() for found in _LITERAL.findall(content)}


# Nothing missing, nothing left over


def test_every_message_that_the_code_names_is_there() -> None:
    names = called() | _BUILT
    assert {"welcome", "summary-title", "button-change", "stopped"} <= names
    assert sorted(names - variables(FALLBACK).keys()) == []


@pytest.mark.parametrize("name", variables(FALLBACK))
def test_no_message_is_left_over(name: str) -> None:
    """A text that nothing says any more is a text that somebody goes on translating."""
    assert name in mentioned() | _BUILT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_well_formed(language: str) -> None:
    """No line that Fluent could not read (it would be passed over in silence), and no message twice."""
    junk = [entry.content for entry in entries(language) if isinstance(entry, ast.Junk)]
    assert junk == []
    names = Counter(entry.id.name for entry in entries(language) if isinstance(entry, ast.Message))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != FALLBACK])
def test_everything_is_translated(language: str) -> None:
    assert sorted(variables(FALLBACK).keys() - variables(language).keys()) == []


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != FALLBACK])
def test_a_translation_says_nothing_that_english_does_not(language: str) -> None:
    """A message by another name would never be shown; a variable by another name would be an error."""
    ours, theirs = variables(FALLBACK), variables(language)
    assert sorted(theirs.keys() - ours.keys()) == []
    assert {name: sorted(theirs[name]) for name in theirs if theirs[name] != ours[name]} == {}


MAY_BE_THE_SAME = {
    *(
        "themes",
        "level-label",
        "barrier-label",
        "day",
        "quarter",
        "quarter-code",
        "number",
        "time-am",
        "time-pm",
    ),
    *("status-reason-names", "calendar-day-named"),
    *("summary-theme-kind", "summary-theme-by", "summary-level-mean", "summary-mean-level"),
    *("summary-change-within", "summary-percent", "summary-season"),
    *("day-year", "action-label", "action-began-level", "proposal-title"),
    *("summary-picture-title", "button-summary-grid"),
}
"""Messages that hold nothing but variables; and a word that both languages share."""


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != FALLBACK])
def test_a_translation_is_one(language: str) -> None:
    """Not the English text again (spellings that both languages share may be listed in both)."""
    ours = {entry.id.name: entry for entry in entries(FALLBACK) if isinstance(entry, ast.Message)}
    same = [
        entry.id.name
        for entry in entries(language)
        if isinstance(entry, ast.Message)
        and entry.id.name in ours
        and entry.equals(ours[entry.id.name])
        and not entry.id.name.startswith("typed-")
    ]
    assert sorted(set(same) - MAY_BE_THE_SAME) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_shown_with_its_variables(language: str) -> None:
    for name, needed in variables(FALLBACK).items():
        arguments: dict[str, str | int] = dict.fromkeys(needed, "XYZ")
        text = WORDINGS[language].text(name, arguments)
        assert text.strip()
        assert text.count("XYZ") >= len(needed)
        assert "{" not in text


def test_a_missing_variable_is_an_error_not_a_gap_in_the_text() -> None:
    with pytest.raises(ValueError, match="answered-before"):
        WORDINGS["en"].text("answered-before")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_read_by_itself_is_the_one_in_the_whole_file(language: str) -> None:
    texts = FluentTexts(language, FALLBACK, source(language))
    whole = FluentBundle([language], use_isolating=False)
    whole.add_resource(FluentResource(source(language)))
    for name, found in variables(language).items():
        arguments = dict.fromkeys(found, 3)
        pattern = whole.get_message(name).value
        assert pattern is not None
        assert (texts.text(name, arguments), []) == whole.format_pattern(pattern, arguments)


def test_a_message_that_is_nowhere_is_named() -> None:
    with pytest.raises(MissingText, match="no-such-message"):
        WORDINGS["cy"].text("no-such-message")


def test_a_message_that_a_language_lacks_comes_in_english() -> None:
    wording = Wording("cy", {"cy": "hello = Helo\n", "en": "hello = Hello\nbye = Goodbye\n"})
    assert (wording.text("hello"), wording.text("bye")) == ("Helo", "Goodbye")


def test_arguments_are_shown_as_they_are() -> None:
    """A council's or a person's name can hold anything; nothing in it is read as Fluent."""
    hostile = '{ $name } "quoted" <b> { welcome } \u2068'
    said = WORDINGS["en"].text("summary-title", {"council": hostile})
    assert said == f"Digital maturity of {hostile}"


def test_large_numbers_are_grouped_and_years_are_not() -> None:
    assert "4,000 characters" in WORDINGS["en"].text("comment-cut", {"number": 1, "limit": 4_000})
    assert WORDINGS["en"].quarter(2026 * 4 + 3) == "October to December 2026"


CONTRACTION = re.compile(r"\b\w+n['\u2019]t\b")


@pytest.mark.parametrize("name", sorted(sayable(FALLBACK).keys() - {"not-applicable", "summary-how-range"}))
def test_no_text_has_a_negative_contraction(name: str) -> None:
    """They are hard to read (GOV.UK style). Doesn't apply is the name of an answer."""
    text = WORDINGS[FALLBACK].text(name, dict.fromkeys(variables(FALLBACK)[name], 1))
    assert CONTRACTION.findall(text) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["paused", "stopped", "stopped-already"])
def test_whoever_paused_or_stopped_is_told_to_type_resume(language: str, name: str) -> None:
    text = WORDINGS[language].text(name, dict.fromkeys(variables(language)[name], 1))
    assert text.endswith(f" {spellings(language, 'resume')[0]}.")


# What people can type


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_spelling_stands_under_two_commands(language: str) -> None:
    listed = [(spelling, command) for command in COMMANDS for spelling in spellings(language, command)]
    counts = Counter(spelling.casefold() for spelling, _ in listed)
    assert [each for each in listed if counts[each[0].casefold()] > 1] == []


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != FALLBACK])
def test_no_spelling_means_something_else_in_english(language: str) -> None:
    """The person's language wins: an English word for another command could not be typed any more."""
    english = {spelling: command for command in COMMANDS for spelling in spellings(FALLBACK, command)}
    clashes = [
        (spelling, command, english[spelling])
        for command in COMMANDS
        for spelling in spellings(language, command)
        if english.get(spelling, command) != command
    ]
    assert clashes == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_number_has_a_spelling_in_the_language(language: str) -> None:
    names = [*COMMANDS, *SMALL_WORDS]
    assert [name for name in names if not any(spellings(language, name))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_of_spellings_is_for_a_command_that_is_not_there(language: str) -> None:
    listed = {name.removeprefix("typed-") for name in variables(language) if name.startswith("typed-")}
    assert listed <= {*COMMANDS, *SMALL_WORDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words_and_level_names_mean_nothing_else(language: str) -> None:
    wording = WORDINGS[language]
    assert not wording.numbers.keys() & wording.commands.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["weekday", "month", "day"])
def test_no_spelling_stands_for_two_days_or_two_months(language: str, kind: str) -> None:
    names = [name for name in SMALL_WORDS if name.startswith(f"{kind}-")]
    listed = [spelling for name in names for spelling in spellings(language, name)]
    assert [each for each, count in Counter(listed).items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_small_word_is_also_a_day_or_a_month(language: str) -> None:
    """It would be passed over before the day is read."""
    wording = WORDINGS[language]
    days = wording.weekdays.keys() | wording.days_ahead.keys() | wording.months.keys()
    small = frozenset().union(*wording.particles.values())
    assert not days & small


# Dates


MOMENTS = [
    (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Europe/London", "Sunday 29 March", 29),
    (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), "Europe/London", "Sunday 29 March", 29),
    (datetime(2026, 3, 29, 23, tzinfo=UTC), "Europe/London", "Monday 30 March", 30),
    (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), "Europe/London", "Saturday 28 March", 28),
    (datetime(2026, 10, 24, 22, 59, tzinfo=UTC), "Europe/London", "Saturday 24 October", 24),
    (datetime(2026, 10, 24, 23, tzinfo=UTC), "Europe/London", "Sunday 25 October", 25),
    (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), "Europe/London", "Sunday 25 October", 25),
    (datetime(2026, 10, 26, 0, tzinfo=UTC), "Europe/London", "Monday 26 October", 26),
    (datetime(2026, 12, 18, 17, tzinfo=UTC), "Europe/London", "Friday 18 December", 18),
    (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "UTC", "Tuesday 30 June", 30),
    (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "Europe/London", "Wednesday 1 July", 1),
    (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "America/New_York", "Tuesday 30 June", 30),
]


@pytest.mark.parametrize(("moment", "zone", "expected", "day"), MOMENTS)
def test_a_day_is_the_one_that_the_person_lives_in(
    moment: datetime, zone: str, expected: str, day: int
) -> None:
    """Around both clock changes, and where it is another day than in London."""
    assert WORDINGS["en"].day(moment, zone) == expected
    assert re.search(rf"\b{day}\b", WORDINGS["cy"].day(moment, zone))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_weekday_and_month_has_its_own_name(language: str) -> None:
    wording = WORDINGS[language]
    days = {wording.day(datetime(2026, 6, day, 12, tzinfo=UTC), "UTC") for day in range(1, 8)}
    months = {wording.day(datetime(2026, month, 1, 12, tzinfo=UTC), "UTC") for month in range(1, 13)}
    quarters = {wording.quarter(2026 * 4 + index) for index in range(4)}
    assert (len(days), len(months), len(quarters)) == (7, 12, 4)


def test_quarters_are_named_by_their_months() -> None:
    expected = [
        "January to March 2027",
        "April to June 2027",
        "July to September 2027",
        "October to December 2027",
    ]
    assert [WORDINGS["en"].quarter(2027 * 4 + index) for index in range(4)] == expected


def test_welsh_days_are_in_welsh() -> None:
    moment = datetime(2026, 12, 18, 17, tzinfo=UTC)
    assert "Rhagfyr" in WORDINGS["cy"].day(moment, "Europe/London")
    assert "Hydref" in WORDINGS["cy"].quarter(2026 * 4 + 3)


CLOCKS = [
    (time(0), "midnight"),
    (time(0, 5), "12:05am"),
    (time(9), "9am"),
    (time(9, 30), "9:30am"),
    (time(12), "midday"),
    (time(12, 15), "12:15pm"),
    (time(17), "5pm"),
    (time(23, 59), "11:59pm"),
]


@pytest.mark.parametrize(("at", "expected"), CLOCKS)
def test_a_time_of_day_is_written_in_govuk_style(at: time, expected: str) -> None:
    assert WORDINGS["en"].clock(at) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_times_of_day_read_the_same(language: str) -> None:
    times = [time(hour, minute) for hour in range(24) for minute in (0, 1, 30)]
    assert len({WORDINGS[language].clock(at) for at in times}) == len(times)


def test_a_moment_is_told_in_the_persons_own_time_zone() -> None:
    """The clocks go back in London on 25 October 2026."""
    closes = datetime(2026, 10, 23, 16, tzinfo=UTC)
    assert WORDINGS["en"].moment(closes, "Europe/London") == "5pm on Friday 23 October"
    assert WORDINGS["en"].moment(closes + timedelta(days=7), "Europe/London") == "4pm on Friday 30 October"
    assert WORDINGS["en"].moment(closes, "Asia/Tokyo") == "1am on Saturday 24 October"
    assert WORDINGS["cy"].moment(closes, "Europe/London") == "5pm, dydd Gwener 23 Hydref"


def test_a_quarter_is_named_with_the_number_that_the_council_gives_it() -> None:
    wording = WORDINGS["en"]
    autumn = 2026 * 4 + 3
    assert wording.quarter_with_code(autumn, YearKind.FINANCIAL) == "October to December 2026 (Q3 2026/27)"
    assert wording.quarter_with_code(autumn, YearKind.CALENDAR) == "October to December 2026 (Q4 2026)"


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_several_names_are_listed_as_people_say_them(names: list[str], expected: str) -> None:
    assert WORDINGS["en"].all_of(names) == expected


@pytest.mark.parametrize(
    ("message", "counted"),
    [
        *(("nudge-ahead", "count"), ("status-reason-people", "count"), ("status-undelivered-count", "count")),
        *(("nudge-offer", "count"), ("post-days-left", "days"), ("post-areas-more", "count")),
    ],
)
def test_one_is_not_told_in_the_plural(message: str, counted: str) -> None:
    needed: dict[str, str | int] = dict.fromkeys(variables("en")[message], 1)
    assert not re.search(
        r"\b1 (questions|minutes|people|messages|days|smaller areas)\b", WORDINGS["en"].text(message, needed)
    )
    many = WORDINGS["en"].text(message, {**needed, counted: 2})
    assert re.search(r"\b2 (questions|people|messages|days|smaller areas)\b", many)


# Reading


@pytest.mark.parametrize(
    ("locale", "language"),
    [("cy", "cy"), ("cy-GB", "cy"), ("cy_GB", "cy"), ("EN-gb", "en"), ("", ""), ("C", "c")],
)
def test_a_locale_names_its_language(locale: str, language: str) -> None:
    assert language_of(locale) == language


def test_the_shipped_wordings_are_one_for_each_language() -> None:
    assert tuple(read_wordings()) == LANGUAGES
    files = {path.stem for path in Path(ROOT / "conversations" / "wording").glob("*.ftl")}
    assert files == set(LANGUAGES)
    assert all("\t" not in source(language) for language in LANGUAGES)
