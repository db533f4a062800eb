"""A maturity summary, laid out for people."""

from dataclasses import dataclass

from conversations.cards import Card, Heading, Part, Table, Text
from conversations.framework import Cut
from conversations.language import Language
from conversations.scoring import Figures, Summary, ThemeResult


@dataclass(frozen=True, slots=True)
class About:
    """What a summary is about: whose, of which quarter (see CheckIn), still open or made up."""

    council: str
    quarter: int
    is_open: bool
    synthetic: bool


def compose_summary(summary: Summary, about: About, language: Language) -> Card:
    """Text first, then the tables; a summary without figures says why."""
    words = language.wording
    title = words.text("summary-title", {"council": about.council})
    parts: list[Part] = [Heading(title), Text(words.quarter(about.quarter), quiet=True)]
    if about.synthetic:
        parts.append(Text(words.text("summary-synthetic")))
    if about.is_open:
        parts.append(Text(words.text("summary-open"), quiet=True))
    if summary.overall is None:
        message = "summary-withheld-all" if summary.answered else "summary-nothing"
        said = words.text(message, {"least": summary.least})
        return Card(f"{title}. {said}", (*parts, Text(said)))
    overall = _overall(summary.overall, language)
    parts += [Heading(overall), Text(_response(summary, language)), *_extremes(summary, language)]
    parts += [_table(cut, summary, language) for cut in Cut]
    if any(result.is_withheld for result in summary.results):
        parts.append(Text(words.text("summary-withheld", {"least": summary.least}), quiet=True))
    parts += [Text(words.text("summary-how"), quiet=True), Text(words.text("summary-source"), quiet=True)]
    return Card(f"{title}. {overall}", tuple(parts))


def compose_no_checkin(language: Language) -> Card:
    """The answer to `summary` at a council that has never been asked."""
    said = language.wording.text("summary-no-checkin")
    return Card(said, (Text(said),))


def _overall(figures: Figures, language: Language) -> str:
    said: dict[str, str | int] = {"level": _level(figures, language), "answers": figures.answers}
    return language.wording.text("summary-overall", said)


def _response(summary: Summary, language: Language) -> str:
    share = _percent(summary.answered / summary.asked) if summary.asked else 0
    said: dict[str, str | int] = {"answered": summary.answered, "asked": summary.asked, "share": share}
    return language.wording.text("summary-response", said)


def _extremes(summary: Summary, language: Language) -> list[Part]:
    """The strongest and the weakest themes, each with its kind; neither when there is nothing to compare."""
    words = language.wording
    header = (words.text("summary-theme"), words.text("summary-level"))
    return [
        Table(words.text(title), header, tuple(_ranked(result, language) for result in results))
        for title, results in (("summary-strongest", summary.strongest), ("summary-weakest", summary.weakest))
        if results
    ]


def _ranked(result: ThemeResult, language: Language) -> tuple[str, str]:
    assert result.figures is not None, "only themes with figures are ranked"
    said: dict[str, str | int] = {
        "theme": language.framework.theme_name(result.cut, result.theme),
        "kind": language.wording.text(f"summary-kind-{result.cut}"),
    }
    return language.wording.text("summary-theme-kind", said), _level(result.figures, language)


def _table(cut: Cut, summary: Summary, language: Language) -> Table:
    words = language.wording
    columns = ("theme", "level", "answers", "not-sure")
    header = tuple(words.text(f"summary-{column}") for column in columns)
    rows = tuple(_row(result, language) for result in summary.cut(cut))
    return Table(words.text(f"summary-{cut}s"), header, rows)


def _row(result: ThemeResult, language: Language) -> tuple[str, ...]:
    words = language.wording
    name = language.framework.theme_name(result.cut, result.theme)
    if result.figures is None:
        cell = words.text("summary-withheld-cell" if result.is_withheld else "summary-none-cell")
        return (name, cell, "", "")
    figures = result.figures
    share = words.text("summary-percent", {"share": _percent(figures.not_sure)})
    return (name, _level(figures, language), words.text("number", {"number": figures.answers}), share)


def _level(figures: Figures, language: Language) -> str:
    mean = f"{figures.mean_tenths // 10}.{figures.mean_tenths % 10}"
    said: dict[str, str | int] = {"name": language.choice_name(figures.level), "mean": mean}
    return language.wording.text("summary-level-mean", said)


def _percent(share: float) -> int:
    return int(share * 100 + 0.5)
