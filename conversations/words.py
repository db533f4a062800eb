"""The wording of one language: texts from its Fluent file, dates as people say them, what people type.

The files are in `wording/`, named by language. A text that a language lacks comes from English.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

FALLBACK = "en"
LANGUAGES = ("en", "cy")

COMMANDS = (
    "start",
    "pause",
    "resume",
    "stop",
    "skip",
    "back",
    "progress",
    "help",
    "recap",
    "summary",
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
)
"""What people can type, by the name under which the wording lists its spellings (`typed-NAME`)."""


class MissingText(LookupError):
    """A text that is in no language: a fault in the program."""


class Wording:
    """The texts of a language with English behind them. Build it once; it is safe to share."""

    def __init__(self, language: str, sources: Mapping[str, str]) -> None:
        """`sources` are Fluent texts by language; they must hold `language` and English."""
        self.language = language
        self._bundles = [_bundle(each, sources[each]) for each in dict.fromkeys((language, FALLBACK))]

    def text(self, message: str, arguments: Mapping[str, str | int] | None = None) -> str:
        """The text called `message`. Raises MissingText, or ValueError when an argument is missing."""
        for bundle in self._bundles:
            if bundle.has_message(message) and (pattern := bundle.get_message(message).value) is not None:
                text, errors = bundle.format_pattern(pattern, dict(arguments or {}))
                if errors:
                    raise ValueError(f"{message} ({self.language}): {errors}")
                return str(text)
        raise MissingText(message)

    def day(self, moment: datetime, zone: str) -> str:
        """A day as people say it, such as `Friday 18 December`, in a time zone."""
        local = moment.astimezone(ZoneInfo(zone))
        return self.text(
            "day",
            {
                "weekday": self.text(f"weekday-{local.isoweekday()}"),
                "day": local.day,
                "month": self.text(f"month-{local.month}"),
            },
        )

    def quarter(self, quarter: int) -> str:
        """A quarter as people say it, such as `October to December 2026`."""
        year, index = divmod(quarter, 4)
        first, last = index * 3 + 1, index * 3 + 3
        months = {"first": self.text(f"month-{first}"), "last": self.text(f"month-{last}")}
        return self.text("quarter", {**months, "year": str(year)})

    @cached_property
    def commands(self) -> Mapping[str, str]:
        """What people can type, to the command that it means; this language's spellings win over English."""
        spellings: dict[str, str] = {}
        for bundle in reversed(self._bundles):
            for command in COMMANDS:
                for spelling in _listed(bundle, f"typed-{command}"):
                    spellings[spelling] = command
        return spellings

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Number words from one to ten."""
        return {
            spelling: number
            for bundle in reversed(self._bundles)
            for number in range(1, 11)
            for spelling in _listed(bundle, f"typed-number-{number}")
        }


def language_of(locale: str) -> str:
    """The language of a locale such as `cy-GB` or `cy_GB`."""
    return locale.replace("_", "-").split("-")[0].lower()


def _bundle(language: str, source: str) -> FluentBundle:
    # Isolation marks around arguments are for mixed-direction pages; in chat messages they show as boxes.
    bundle = FluentBundle([language, FALLBACK], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


def _listed(bundle: FluentBundle, message: str) -> Iterable[str]:
    pattern = bundle.get_message(message).value if bundle.has_message(message) else None
    if pattern is None:
        return ()
    value, _ = bundle.format_pattern(pattern)
    return [spelling.strip() for spelling in str(value).split(",")]
