"""The messages of one Fluent file. Each is parsed when it is first asked for.

Parsing all of them takes a tenth of a second a language, and ten megabytes; a command says a handful.
"""

import re
from collections.abc import Mapping

from fluent.runtime import FluentBundle, FluentResource

_ENTRY = re.compile(r"^(?=(-?[a-zA-Z][\w-]*) *=)", re.MULTILINE)
"""Where a message or a term begins, with its name."""


class FluentTexts:
    """`language` decides on plurals and numbers, or `otherwise` where it is unknown."""

    def __init__(self, language: str, otherwise: str, source: str) -> None:
        # Isolation marks around arguments are for mixed-direction pages; in chat messages they show as boxes.
        self._language = language
        self._bundle = FluentBundle([language, otherwise], use_isolating=False)
        _, *parts = _ENTRY.split(source)
        self._sources: dict[str, str] = {}
        self._always: dict[str, str] = {}  # what messages without arguments say
        for name, entry in zip(parts[::2], parts[1::2], strict=True):
            if name.startswith("-"):
                self._read(entry)  # messages refer to terms, and to nothing else
            else:
                self._sources.setdefault(name, entry)

    def text(self, message: str, arguments: Mapping[str, str | int] | None = None) -> str | None:
        """None for a message that is not there. Raises ValueError when an argument is missing."""
        if not arguments and message in self._always:
            return self._always[message]
        if not self._bundle.has_message(message) and (source := self._sources.get(message)):
            self._read(source)
        pattern = self._bundle.get_message(message).value if self._bundle.has_message(message) else None
        if pattern is None:
            return None
        text, errors = self._bundle.format_pattern(pattern, dict(arguments or {}))
        if errors:
            raise ValueError(f"{message} ({self._language}): {errors}")
        if not arguments:
            self._always[message] = str(text)
        return str(text)

    def _read(self, entry: str) -> None:
        self._bundle.add_resource(FluentResource(entry))
