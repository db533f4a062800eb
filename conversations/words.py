"""The wording of one language: texts from its Fluent file, dates as people say them, what people type.

The files are in `wording/`, named by language. A text that a language lacks comes from English.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from conversations.calendar import YearKind, quarter_code
from conversations.fluent_texts import FluentTexts

FALLBACK = "en"
LANGUAGES = ("en", "cy")

COMMANDS = (
    "start",
    "yes",
    "no",
    "pause",
    "resume",
    "stop",
    "skip",
    "back",
    "progress",
    "help",
    "recap",
    "summary",
    "why",
    "comment",
    "edit",
    "claim",
    "not-sure",
    "not-applicable",
    "hello",
    "thanks",
    "level",
    "english",
    "welsh",
    "snooze",
    "unsnooze",
    "away",
    "back-at-work",
    "stop-reminders",
    "start-reminders",
    "hours",
    "status",
    "calendar",
    "nudge",
    "nudge-all",
    "open",
    "open-now",
    "close",
    "close-now",
    "move-close",
    "pause-checkin",
    "resume-checkin",
    "post-here",
    "benchmark",
    "share",
    "share-now",
    "stop-sharing",
    "stop-sharing-now",
    "actions",
    "action",
    "add-action",
    "least",
    "join-accounts",
    "join",
    "join-now",
    "join-refuse",
    "optional",
    "mandatory",
    "export",
    "quote",
    "unquote",
    "ask-here",
    "ask-here-guests",
    "stop-asking-here",
    "asked",
    "leads",
    "add-lead",
    "remove-lead",
    "home",
    "settings",
    "set-up",
    "council-name",
    "nation",
    "year",
    "leave-out",
    "include-me",
    "my-data",
    "my-data-file",
    "import",
    "correct",
    "withdraw",
    "withdraw-now",
    "erase",
    "erase-now",
    "audit",
)
"""What people can type, by the name under which the wording lists its spellings (`typed-NAME`)."""

PARTICLES = (
    *("around-day", "from", "before-month", "ordinal", "to", "and", "am", "pm", "weekdays", "usual", "people"),
    *("ahead", "next-week", "one", "days", "weeks", "please"),
)
"""The small words of days and hours, listed in the same way."""

SUMMARY_WORDS = (
    *("overview", "missions", "enablers", "principles", "grid", "trend", "gap", "reasons"),
    *("by-role", "by-area", "area", "compare", "only-me", "quarter", "this-quarter", "last-quarter", "around"),
)
"""What can follow `summary`, listed under `typed-summary-NAME`."""

ACTION_WORDS = (
    *("due", "no-due", "owner", "no-owner", "me", "for", "say"),
    *("planned", "started", "done", "dropped"),
)
"""What can follow `action` and a number, listed under `typed-action-NAME`."""


FILE_WORDS = ("csv", "xlsx", "json", "html", "around")
"""What can follow `export`, listed under `typed-file-NAME`."""

SETTING_WORDS = ("england", "wales", "scotland", "northern-ireland", "calendar", "financial")
"""What can follow `nation` and `year`, listed under `typed-setting-NAME`."""


_TENANT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def is_named(council: str) -> bool:
    """Whether a council has a name that people know. One in Teams is called by its tenant's id at first."""
    return _TENANT.fullmatch(council) is None


class MissingText(LookupError):
    """A text that is in no language: a fault in the program."""


class Wording:
    """The texts of a language with English behind them. Build it once; it is safe to share."""

    def __init__(self, language: str, sources: Mapping[str, str]) -> None:
        """`sources` are Fluent texts by language; they must hold `language` and English."""
        self.language = language
        self._texts = [
            FluentTexts(each, FALLBACK, sources[each]) for each in dict.fromkeys((language, FALLBACK))
        ]

    def text(self, message: str, arguments: Mapping[str, str | int] | None = None) -> str:
        """The text called `message`. Raises MissingText, or ValueError when an argument is missing."""
        for texts in self._texts:
            if (text := texts.text(message, arguments)) is not None:
                return text
        raise MissingText(message)

    def day(self, moment: datetime, zone: str) -> str:
        """A moment's day as people say it, such as `Friday 18 December`, in a time zone."""
        return self.calendar_day(moment.astimezone(ZoneInfo(zone)).date())

    def calendar_day(self, day: date) -> str:
        """A day as people say it, such as `Friday 18 December`."""
        return self.text(
            "day",
            {
                "weekday": self.weekday(day.isoweekday()),
                "day": day.day,
                "month": self.text(f"month-{day.month}"),
            },
        )

    def dated(self, day: date, today: date) -> str:
        """A day as people say it; with its year unless that is the present one."""
        said = self.calendar_day(day)
        return said if day.year == today.year else self.text("day-year", {"day": said, "year": f"{day.year}"})

    def weekday(self, number: int) -> str:
        """The name of a day of the week; 1 is Monday."""
        return self.text(f"weekday-{number}")

    def clock(self, at: time) -> str:
        """A time of day as people say it, such as `9:30am`, `5pm` or `midday`."""
        if at.minute == 0 and at.hour in (0, 12):
            return self.text("midday" if at.hour else "midnight")
        minutes = f":{at.minute:02}" if at.minute else ""
        shown = f"{at.hour % 12 or 12}{minutes}"
        return self.text("time-am" if at.hour < 12 else "time-pm", {"clock": shown})

    def moment(self, moment: datetime, zone: str) -> str:
        """A time and its day, such as `5pm on Friday 18 December`, in a time zone."""
        local = moment.astimezone(ZoneInfo(zone))
        return self.text("moment", {"time": self.clock(local.time()), "day": self.calendar_day(local.date())})

    def council(self, name: str) -> str:
        """What a council is called, within a sentence."""
        return name if is_named(name) else self.text("council-unnamed")

    def all_of(self, names: Sequence[str]) -> str:
        """One or more names in one line, such as `Monday, Tuesday and Friday`."""
        *first, last = names
        return self.text("all-of", {"first": ", ".join(first), "last": last}) if first else last

    def any_of(self, names: Sequence[str]) -> str:
        """One or more names to choose from, such as `Data, Value or Leadership`."""
        *first, last = names
        return self.text("any-of", {"first": ", ".join(first), "last": last}) if first else last

    def quarter(self, quarter: int) -> str:
        """A quarter as people say it, such as `October to December 2026`."""
        year, index = divmod(quarter, 4)
        first, last = index * 3 + 1, index * 3 + 3
        months = {"first": self.text(f"month-{first}"), "last": self.text(f"month-{last}")}
        return self.text("quarter", {**months, "year": str(year)})

    def quarter_with_code(self, quarter: int, year: YearKind) -> str:
        """A quarter with its number as a council counts, such as `October to December 2026 (Q3 2026/27)`."""
        return self.text(
            "quarter-code", {"quarter": self.quarter(quarter), "code": quarter_code(quarter, year)}
        )

    @cached_property
    def commands(self) -> Mapping[str, str]:
        """What people can type, to the command that it means; this language's spellings win over English."""
        spellings: dict[str, str] = {}
        for texts in reversed(self._texts):
            for command in COMMANDS:
                for spelling in _listed(texts, f"typed-{command}"):
                    spellings[spelling] = command
        return spellings

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Number words from one to ten."""
        return self._numbered("number", range(1, 11))

    @cached_property
    def days_ahead(self) -> Mapping[str, int]:
        """Words for days by how far off they are: today is 0."""
        return self._numbered("day", range(2))

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """Names of the days of the week, long and short; 1 is Monday."""
        return self._numbered("weekday", range(1, 8))

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Names of the months, long and short."""
        return self._numbered("month", range(1, 13))

    @cached_property
    def particles(self) -> Mapping[str, frozenset[str]]:
        """The spellings of each of the PARTICLES."""
        return {name: self._all_listed(name) for name in PARTICLES}

    @cached_property
    def summary_words(self) -> Mapping[str, frozenset[str]]:
        """The spellings of each of the SUMMARY_WORDS."""
        return {name: self._all_listed(f"summary-{name}") for name in SUMMARY_WORDS}

    @cached_property
    def action_words(self) -> Mapping[str, frozenset[str]]:
        """The spellings of each of the ACTION_WORDS."""
        return {name: self._all_listed(f"action-{name}") for name in ACTION_WORDS}

    @cached_property
    def file_words(self) -> Mapping[str, frozenset[str]]:
        """The spellings of each of the FILE_WORDS."""
        return {name: self._all_listed(f"file-{name}") for name in FILE_WORDS}

    @cached_property
    def setting_words(self) -> Mapping[str, frozenset[str]]:
        """The spellings of each of the SETTING_WORDS."""
        return {name: self._all_listed(f"setting-{name}") for name in SETTING_WORDS}

    def _all_listed(self, name: str) -> frozenset[str]:
        return frozenset(each for texts in self._texts for each in _listed(texts, f"typed-{name}"))

    def _numbered(self, name: str, numbers: range) -> Mapping[str, int]:
        return {
            spelling: number
            for texts in reversed(self._texts)
            for number in numbers
            for spelling in _listed(texts, f"typed-{name}-{number}")
        }


def language_of(locale: str) -> str:
    """The language of a locale such as `cy-GB` or `cy_GB`."""
    return locale.replace("_", "-").split("-")[0].lower()


def _listed(texts: FluentTexts, message: str) -> Iterable[str]:
    text = texts.text(message)
    return () if text is None else [spelling.strip() for spelling in text.split(",")]
