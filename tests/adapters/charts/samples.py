"""Figures to draw, worded in both languages: with what is withheld, and with what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from conversations.answers import LEVELS, Choice
from conversations.drawings import (
    Bar,
    Cell,
    Drawing,
    Dumbbells,
    Frame,
    Grid,
    Groups,
    HeatMap,
    LevelBars,
    Moment,
    Pair,
    TrendLine,
)
from conversations.figures import Measure, State, SummaryFigures, ThemeFigures, Trend
from conversations.framework import Cut
from conversations.language import Language
from conversations.material import Counted, Material, Response, Round, questions_by_key
from conversations.reckoning import summary_figures, trend
from conversations.scoring import Histogram, theme_key
from tests.conversations.builders import BOTH, FRAMEWORK, QUARTER

DATA = theme_key(Cut.ENABLER, "data")
WITHHELD = frozenset({theme_key(Cut.ENABLER, "value"), "cell:places:value", "cell:councils:value"})
EMPTY = frozenset({theme_key(Cut.ENABLER, "connectivity"), "cell:places:data"})
UNSURE = theme_key(Cut.PRINCIPLE, "ethical")


@dataclass(frozen=True, slots=True)
class Words:
    """What pictures are worded with."""

    title: str
    note: str
    withheld: str
    none: str
    unsure: str
    theme: str
    level: str
    apart: str
    alike: str
    leaders: str
    frontline: str
    months: tuple[str, str, str, str]


WORDS = {
    "en": Words(
        "Seaford Borough Council: digital maturity, autumn 2026",
        "Themes by the LGA. Questions and levels by this project, not the LGA.",
        "withheld",
        "none yet",
        "all not sure",
        "Theme",
        "Level",
        "apart",
        "no clear gap",
        "Leaders",
        "Front line",
        ("Jan", "Apr", "Jul", "Oct"),
    ),
    "cy": Words(
        "Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr a'r Cylch: aeddfedrwydd digidol, hydref 2026",
        "Themâu: Fframwaith Digideiddio Llywodraeth Leol yr LGA (Gorffennaf 2024). Cwestiynau a lefelau: y "
        "prosiect hwn, nid yr LGA.",
        "heb ei ddangos",
        "dim eto",
        "neb yn siŵr",
        "Thema",
        "Lefel",
        "gwahaniaeth",
        "dim bwlch clir",
        "Arweinwyr ac uwch reolwyr y cyngor",
        "Staff rheng flaen y gwasanaethau",
        ("Ion", "Ebr", "Gor", "Hyd"),
    ),
}


def levels(*counts: int) -> dict[Choice, int]:
    """A histogram: how often levels 1 to 5 were given."""
    return dict(zip(LEVELS, counts, strict=True))


def _around(level: int, answers: int = 60) -> dict[Choice, int]:
    """Most answers at one level, some beside it, and one at each end."""
    weights = [max(0.02, 1 - 0.4 * abs(level - each)) for each in LEVELS]
    return levels(*(round(answers * weight / sum(weights)) for weight in weights))


def _published(shift: int = 0, answers: int = 60) -> dict[str, Histogram]:
    keys = [key for key in questions_by_key(FRAMEWORK) if key not in WITHHELD | EMPTY]
    published: dict[str, Histogram] = {
        key: _around(min(5, 1 + place % 5 + shift), answers) for place, key in enumerate(keys)
    }
    return {**published, DATA: levels(25, 18, 1, 10, 6), UNSURE: {Choice.NOT_SURE: 9}}


def a_counted(published: Mapping[str, Histogram]) -> Counted:
    return Counted(published, WITHHELD, {key: sum(counts.values()) for key, counts in published.items()})


FIGURES: SummaryFigures = summary_figures(
    FRAMEWORK,
    Material(
        Round(QUARTER, "1.0.0", a_counted(_published())),
        Response(80, 70, 60),
        10,
        leaders=a_counted({DATA: _around(3, 20), **_published(shift=2, answers=12)}),
        frontline=a_counted(_published()),
    ),
)


def tenths(measure: Measure) -> str:
    return f"{measure.mean_tenths // 10}.{measure.mean_tenths % 10}"


def frame(locale: str) -> Frame:
    words = WORDS[locale]
    return Frame(words.title, tuple(each.name for each in BOTH[locale].framework.scale), words.note)


def missing(locale: str, state: State) -> str:
    words = WORDS[locale]
    return {State.WITHHELD: words.withheld, State.UNSURE: words.unsure}.get(state, words.none)


def name_of(language: Language, theme: ThemeFigures) -> str:
    assert theme.cut is not None
    return language.framework.theme_name(theme.cut, theme.theme)


def bars(locale: str, *cuts: Cut) -> tuple[Bar, ...]:
    return tuple(_bar(locale, theme) for cut in cuts or (Cut.ENABLER,) for theme in FIGURES.cut(cut))


def _bar(locale: str, theme: ThemeFigures) -> Bar:
    language, measure = BOTH[locale], theme.measure
    value = (
        f"{tenths(measure)} {language.choice_name(measure.level)}" if measure else missing(locale, theme.state)
    )
    return Bar(theme, name_of(language, theme), value)


def columns(locale: str) -> tuple[str, str]:
    return WORDS[locale].theme, WORDS[locale].level


def grid(locale: str) -> Grid:
    framework = BOTH[locale].framework
    cells = (
        tuple(_cell(locale, FIGURES.grid[mission.id, enabler.id]) for mission in framework.missions)
        for enabler in framework.enablers
    )
    rows, heads = ((each.name for each in themes) for themes in (framework.enablers, framework.missions))
    return Grid(WORDS[locale].theme, tuple(rows), tuple(heads), tuple(cells))


def _cell(locale: str, theme: ThemeFigures) -> Cell:
    return Cell(theme, tenths(theme.measure) if theme.measure else missing(locale, theme.state))


def pairs(locale: str, *cuts: Cut) -> tuple[Pair, ...]:
    return tuple(_pair(locale, theme) for cut in cuts or (Cut.ENABLER,) for theme in FIGURES.cut(cut))


def _pair(locale: str, theme: ThemeFigures) -> Pair:
    name, words = name_of(BOTH[locale], theme), WORDS[locale]
    if theme.gap is None:
        return Pair(name, None, theme.state, "", "", missing(locale, theme.state))
    apart = abs(theme.gap.difference.tenths)
    said = f"{apart // 10}.{apart % 10} {words.apart}" if theme.gap.difference.is_clear else words.alike
    return Pair(name, theme.gap, State.SHOWN, tenths(theme.gap.leaders), tenths(theme.gap.frontline), said)


def groups(locale: str) -> Groups:
    words = WORDS[locale]
    return Groups(words.theme, words.leaders, words.frontline, words.apart)


def a_trend(quarters: int = 12, hidden: Iterable[int] = (4,), none: Iterable[int] = (7,)) -> Trend:
    """One theme that rises. Counted from the first quarter, `hidden` ones are withheld and `none` are empty."""
    return trend(FRAMEWORK, DATA, [_round(place, quarters, hidden, none) for place in range(quarters)], 10)


def trend_of(*published: Mapping[str, Histogram]) -> Trend:
    """The same theme, quarter by quarter."""
    rounds = [Round(QUARTER + place, "1.0.0", a_counted(one)) for place, one in enumerate(published)]
    return trend(FRAMEWORK, DATA, rounds, 10)


def _round(place: int, quarters: int, hidden: Iterable[int], none: Iterable[int]) -> Round:
    counted = a_counted({DATA: _around(1 + 4 * place // quarters, 20 + 8 * place)})
    if place in (*hidden, *none):
        counted = Counted({}, frozenset({DATA} if place in hidden else ()))
    return Round(QUARTER + 1 - quarters + place, "1.0.0" if place < 9 else "1.1.0", counted)


def moments(locale: str, shown: Trend) -> tuple[Moment, ...]:
    months = WORDS[locale].months
    return tuple(
        Moment(
            point,
            f"{months[point.quarter % 4]} {point.quarter // 4}",
            tenths(point.measure) if point.measure else missing(locale, point.state),
            _between(point.measure),
        )
        for point in shown.points
    )


def _between(measure: Measure | None) -> str:
    interval = measure.interval if measure else None
    return f"{interval.low / 100:.2f} – {interval.high / 100:.2f}" if interval else ""


def drawings(locale: str) -> dict[str, Drawing]:
    """One of each kind."""
    return {
        "bars": LevelBars(frame(locale), bars(locale), columns(locale)),
        "grid": HeatMap(frame(locale), grid(locale)),
        "trend": TrendLine(frame(locale), moments(locale, a_trend()), ("Quarter", "Level", "95 %")),
        "pairs": Dumbbells(frame(locale), pairs(locale), groups(locale)),
    }


def with_names(bars_: Sequence[Bar], name: str) -> tuple[Bar, ...]:
    return tuple(Bar(bar.figures, name, bar.value) for bar in bars_)
