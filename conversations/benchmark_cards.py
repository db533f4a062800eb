"""Where a council stands among those that share their figures: no names, and no order of councils."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from conversations import figure_words as told
from conversations.benchmark import Means, Quartiles, Standing, Tallies, councils_in, quartiles
from conversations.calendar import YearKind
from conversations.cards import Button, Buttons, Card, Fact, Facts, Heading, Part, Table, Text
from conversations.framework import Cut
from conversations.language import Language
from conversations.scoring import OVERALL, theme_key


class Reason(StrEnum):
    """Why there is nothing to compare with."""

    NOT_SHARING = "not-sharing"
    NONE_CLOSED = "none-closed"
    TOO_FEW = "too-few"


@dataclass(frozen=True, slots=True)
class NoBenchmark:
    """`quarter`: the latest that has closed, if any."""

    reason: Reason
    year: YearKind = YearKind.FINANCIAL
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class BenchmarkView:
    """`means`: the council's own. `deployments`: how many have told of their councils, this one counting too.
    `newer`: a later check-in that has closed, of whose quarter there is no benchmark yet.
    """

    quarter: int
    year: YearKind
    means: Means
    tallies: Tallies
    deployments: int = 1
    is_synthetic: bool = False
    newer: int | None = None


def compose_no_benchmark(why: NoBenchmark, language: Language) -> Card:
    words = language.wording
    said = {"quarter": words.quarter_with_code(why.quarter, why.year)} if why.quarter is not None else {}
    text = words.text(f"benchmark-{why.reason}", said)
    if why.reason is not Reason.NOT_SHARING:
        return Card(text, (Text(text),))
    return Card(text, (Text(text), Buttons((Button(words.text("button-share"), "share", primary=True),))))


def compose_benchmark(view: BenchmarkView, language: Language) -> Card:
    words = language.wording
    title = words.text("benchmark-title", {"quarter": words.quarter_with_code(view.quarter, view.year)})
    sentence = _sentence(view, language)
    parts: list[Part] = [Heading(title), Text(sentence)]
    if view.newer is not None:
        newer = words.quarter_with_code(view.newer, view.year)
        parts.append(Text(words.text("benchmark-newer", {"quarter": newer})))
    if view.is_synthetic:
        parts.append(Text(words.text("benchmark-made-up")))
    if standings := tuple(_standings(view, language)):
        parts.append(Facts(standings))
    parts += [_table(cut, view, language) for cut in Cut]
    parts.append(Text(words.text("benchmark-how"), quiet=True))
    return Card(f"{title}. {sentence}", tuple(parts))


def _sentence(view: BenchmarkView, language: Language) -> str:
    """Among how many councils, and where over all themes."""
    words, spread = language.wording, _spread(OVERALL, view)
    assert spread is not None, "without it there is no benchmark"
    among = words.text(
        "benchmark-among",
        {"councils": councils_in(view.tallies[OVERALL]), "deployments": view.deployments},
    )
    said: dict[str, str | int] = {"median": _shown(spread.median), "range": _range(spread, language)}
    mean = view.means.get(OVERALL)
    if mean is None:
        return f"{among} {words.text('benchmark-overall-unknown', said)}"
    standing = spread.standing(mean)
    return f"{among} {words.text(f'benchmark-overall-{standing}', {**said, 'mean': _shown(mean)})}"


def _standings(view: BenchmarkView, language: Language) -> Iterator[Fact]:
    """The themes in which the council stands outside the middle half."""
    for standing in (Standing.ABOVE, Standing.BELOW):
        names = [
            told.name_with_kind(key, language) for key in _keys(language) if _stands(key, view) is standing
        ]
        if names:
            yield Fact(language.wording.text(f"benchmark-{standing}-fact"), language.wording.all_of(names))


def _table(cut: Cut, view: BenchmarkView, language: Language) -> Table:
    words = language.wording
    columns = ("summary-theme", "benchmark-ours", "benchmark-median", "benchmark-range")
    keys = [theme_key(cut, theme.id) for theme in language.framework.themes(cut)]
    return Table(
        words.text(f"summary-{cut}s"),
        tuple(words.text(column) for column in columns),
        tuple((told.name_of(key, language), *_cells(key, view, language)) for key in keys),
    )


def _cells(key: str, view: BenchmarkView, language: Language) -> tuple[str, str, str]:
    words, mean, spread = language.wording, view.means.get(key), _spread(key, view)
    own = _shown(mean) if mean is not None else words.text("benchmark-no-figure")
    if spread is None:
        return own, words.text("benchmark-too-few-cell"), ""
    if mean is not None:
        own = words.text(f"benchmark-{spread.standing(mean)}-cell", {"mean": own})
    return own, _shown(spread.median), _range(spread, language)


def _keys(language: Language) -> Iterator[str]:
    return (theme_key(cut, theme.id) for cut in Cut for theme in language.framework.themes(cut))


def _stands(key: str, view: BenchmarkView) -> Standing | None:
    mean, spread = view.means.get(key), _spread(key, view)
    return spread.standing(mean) if mean is not None and spread is not None else None


def _spread(key: str, view: BenchmarkView) -> Quartiles | None:
    return quartiles(view.tallies.get(key, {}))


def _range(spread: Quartiles, language: Language) -> str:
    return told.from_to(_shown(spread.lower), _shown(spread.upper), language)


def _shown(tenths: int) -> str:
    return told.decimal(Fraction(tenths, 10), 1)
