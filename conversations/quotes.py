"""Comments that may be quoted: who says so, what is shown of them, and where.

Nothing is quoted but words that their writer ticked, of a check-in that has closed: whoever reads along could
otherwise tell by the moment at which words appear whose they are. They stand under a theme that has a figure,
with no name, role, area or time, and in an order that says nothing of who wrote them or when.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conversations.cards import Heading, Part, Text
from conversations.figure_words import name_of
from conversations.framework import Cut, Framework
from conversations.language import Language
from conversations.scoring import theme_key
from conversations.summary_view import SummaryView, figures_under

MOST = 5
LENGTH = 400
"""The most characters of a comment that is quoted: it is read beside others, on a phone."""


@dataclass(frozen=True, slots=True)
class Quotable:
    """A comment whose writer ticked that it may be quoted. `person` by id: no two are by the same."""

    person: int
    question: str
    text: str


def questions_under(key: str, framework: Framework) -> frozenset[str]:
    """The questions that count for a theme; none for what is no theme."""
    return frozenset(
        each.id
        for each in framework.questions
        if key in [theme_key(cut, getattr(each, cut.value)) for cut in Cut]
    )


def chosen(quotable: Iterable[Quotable]) -> tuple[str, ...]:
    """A few, always the same ones, and one of each person at most."""
    found: dict[int, str] = {}
    for each in sorted(quotable, key=_lot):
        found.setdefault(each.person, _shortened(each.text))
    return tuple(dict.fromkeys(found.values()))[:MOST]


def quotes_under(key: str, view: SummaryView, language: Language) -> Iterator[Part]:
    """Nothing where the theme has no figure."""
    quotes = view.quotes.get(key, ())
    if quotes and figures_under(key, view.figures).measure is not None:
        words = language.wording
        yield Text(words.text("quotes-title"))
        for quote in quotes:
            yield Text(words.text("quote", {"words": quote}), quiet=True)


def quotes_by_theme(view: SummaryView, language: Language) -> tuple[Part, ...]:
    """Of all themes, each comment once: under the first of its themes."""
    parts: list[Part] = []
    said: set[str] = set()
    for key in view.quotes:
        told = [part for part in quotes_under(key, view, language) if isinstance(part, Text) and part.quiet]
        new = [part for part in told if part.text not in said]
        if new:
            parts += [Heading(name_of(key, language)), *(Text(part.text) for part in new)]
            said |= {part.text for part in new}
    return tuple(parts)


def by_theme(
    quotable: Iterable[Quotable], keys: Iterable[str], framework: Framework
) -> Mapping[str, tuple[Quotable, ...]]:
    """Those under each of the keys that has any."""
    all_of_them = tuple(quotable)
    found = {key: questions_under(key, framework) for key in keys}
    sorted_out = {
        key: tuple(each for each in all_of_them if each.question in asked) for key, asked in found.items()
    }
    return {key: some for key, some in sorted_out.items() if some}


def _lot(one: Quotable) -> str:
    """Drawn by the words alone."""
    return hashlib.sha256(one.text.encode(errors="replace")).hexdigest()


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LENGTH else f"{line[: LENGTH - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
