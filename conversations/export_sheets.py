"""The sheets of an export: a cut of the figures on each."""

from collections.abc import Iterator

from conversations import figure_words
from conversations.answers import LEVELS
from conversations.cards import Picture, Text
from conversations.export_columns import (
    CUTS,
    blocks,
    column,
    difference_values,
    ends,
    level_blocks,
    level_row,
    mean_or_state,
    row,
)
from conversations.export_view import ExportView
from conversations.figures import Measure, Point, SummaryFigures, ThemeFigures
from conversations.framework import Cut, Framework
from conversations.language import Language
from conversations.material import HeldBack, Response
from conversations.pictures import picture_of
from conversations.scoring import OVERALL, theme_key
from conversations.sheets import Block, Chart, ChartKind, Column, Row, Shape, Sheet, Value
from conversations.summary_cards import compose_picture
from conversations.summary_request import Look, PictureKind, Split
from conversations.summary_said import compared_note
from conversations.summary_split import group_name
from conversations.summary_view import SummaryView

_LOOKS = {
    Cut.MISSION: (Look.MISSIONS, "summary-missions"),
    Cut.ENABLER: (Look.ENABLERS, "summary-enablers"),
    Cut.PRINCIPLE: (Look.PRINCIPLES, "summary-principles"),
}
_LEVELS = tuple(f"level_{int(level)}" for level in LEVELS)


def sheets(view: ExportView, language: Language) -> Iterator[Sheet]:
    """In the order in which people read them. What a council has nothing of is left out."""
    yield _overall(view, language)
    for cut in Cut:
        yield _cut(view, cut, language)
    yield _grid(view, language)
    if view.areas:
        yield _groups(view, Split.AREA, language)
    if view.roles:
        yield _groups(view, Split.ROLE, language)
    if view.trends:
        yield _trend(view, language)
    if any(each.gap for each in view.figures.themes):
        yield _gap(view, language)
    if view.response and view.held_back:
        yield _response(view.response, view.held_back, language)


def _overall(view: ExportView, language: Language) -> Sheet:
    name = language.wording.text("summary-all-themes")
    changes = view.figures.compared is not None
    heads = (column("theme", "summary-theme", Shape.TEXT, language),)
    rows = (row((name,), view.figures.overall, language, changes=changes),)
    return Sheet(name, name, heads, blocks(language, name, changes=changes), rows, _compared(view, language))


def _cut(view: ExportView, cut: Cut, language: Language) -> Sheet:
    look, title = _LOOKS[cut]
    name = language.wording.text(title)
    changes = view.figures.compared is not None
    picture = _picture(view.look(look), PictureKind.BARS, language)
    return Sheet(
        name,
        name,
        (column("theme", CUTS[cut], Shape.TEXT, language),),
        blocks(language, name, changes=changes),
        tuple(
            row((figure_words.name_of(each.key, language),), each, language, changes=changes)
            for each in view.figures.cut(cut)
        ),
        _compared(view, language),
        picture,
        _levels_chart(picture, name),
    )


def _grid(view: ExportView, language: Language) -> Sheet:
    """Enablers down, missions across: first the means, then how many answers each rests on."""
    framework, words = language.framework, language.wording
    name = words.text("summary-grid")
    means = tuple(Column(each.id, each.name, Shape.MEAN) for each in framework.missions)
    counts = tuple(Column(f"{each.id}_answers", each.name, Shape.COUNT) for each in framework.missions)
    rows = []
    for enabler in framework.enablers:
        cells = [view.figures.grid[mission.id, enabler.id] for mission in framework.missions]
        numbers = (each.measure.answers if each.measure else None for each in cells)
        rows.append(Row((enabler.name,), (*(mean_or_state(each, language) for each in cells), *numbers)))
    return Sheet(
        name,
        name,
        (column("enabler", "summary-enabler", Shape.TEXT, language),),
        (
            Block(words.text("export-block-means", {"title": name}), means),
            Block(words.text("export-block-counts", {"title": name}), counts),
        ),
        tuple(rows),
        picture=_picture(view.look(Look.GRID), PictureKind.HEAT_MAP, language),
    )


def _groups(view: ExportView, split: Split, language: Language) -> Sheet:
    """Each group's figures of everything, then its means theme by theme."""
    is_area = split is Split.AREA
    groups = view.areas if is_area else view.roles
    name = language.wording.text("export-areas" if is_area else "export-roles")
    picture = _picture(view.look(Look.OVERVIEW, split), PictureKind.BARS, language)
    rows = []
    for group, figures in groups.items():
        told = level_row((group_name(group, split, language),), figures.overall, language)
        means = (mean_or_state(each, language) for each in _in_order(figures, language.framework))
        rows.append(Row(told.heads, (*told.values, *means), told.missing))
    return Sheet(
        name,
        name,
        (column("group", "summary-split-area" if is_area else "summary-split-role", Shape.TEXT, language),),
        (*level_blocks(language, name), *_means_by_cut(name, language)),
        tuple(rows),
        (language.wording.text("summary-withheld-note", {"least": view.summary.least}),),
        picture,
        _levels_chart(picture, name),
    )


def _trend(view: ExportView, language: Language) -> Sheet:
    """The quarters, the oldest first: first everything, then the means theme by theme."""
    words = language.wording
    name = words.text("export-trend")
    picture = _picture(view.look(Look.TREND), PictureKind.TREND, language)
    columns = (
        column("level", "summary-level", Shape.TEXT, language),
        column("mean", "export-mean", Shape.MEAN, language),
        column("low", "export-low", Shape.BOUND, language),
        column("high", "export-high", Shape.BOUND, language),
        column("answers", "summary-answers", Shape.COUNT, language),
        column("version", "export-version", Shape.TEXT, language),
    )
    return Sheet(
        name,
        name,
        (column("quarter", "summary-quarter", Shape.TEXT, language),),
        (
            Block(words.text("export-block-trend", {"title": name}), columns),
            *_means_by_cut(name, language),
        ),
        tuple(_quarters(view, language)),
        tuple(words.text("summary-trend-common") for each in view.trends.values() if each.is_common)[:1],
        picture,
        Chart(ChartKind.TREND, ("mean",), picture.alt if picture else name),
    )


def _quarters(view: ExportView, language: Language) -> Iterator[Row]:
    """A row for each check-in that some trend tells of; not every theme need have been asked in each."""
    points = {key: {point.quarter: point for point in trend.points} for key, trend in view.trends.items()}
    quarters = {quarter: point for told in points.values() for quarter, point in told.items()}
    for quarter in sorted(quarters):
        overall = points.get(OVERALL, {}).get(quarter)
        told = [points.get(key, {}).get(quarter) for key in _keys(language.framework)]
        yield Row(
            (language.wording.quarter_with_code(quarter, view.summary.year),),
            (
                *_moment(overall, language),
                quarters[quarter].framework_version,
                *(_mean(each, language) for each in told),
            ),
        )


def _moment(point: Point | None, language: Language) -> tuple[Value, ...]:
    if point is None:
        return (None,) * 5
    if point.measure is None:
        return (figure_words.missing(point.state, language), None, None, None, None)
    measure = point.measure
    return (
        language.choice_name(measure.level),
        measure.given.mean,
        *ends(measure.interval),
        measure.answers,
    )


def _mean(point: Point | None, language: Language) -> Value:
    if point is None:
        return None
    return point.measure.given.mean if point.measure else figure_words.missing(point.state, language)


def _gap(view: ExportView, language: Language) -> Sheet:
    words = language.wording
    name = words.text("summary-gap")
    picture = _picture(view.look(Look.GAP), PictureKind.GAP, language)
    columns = (
        column("leaders", "summary-leaders", Shape.MEAN, language),
        column("leaders_answers", "export-leaders-answers", Shape.COUNT, language),
        column("frontline", "summary-frontline", Shape.MEAN, language),
        column("frontline_answers", "export-frontline-answers", Shape.COUNT, language),
        column("difference", "export-difference", Shape.DIFFERENCE, language),
        column("difference_low", "export-difference-low", Shape.SPAN, language),
        column("difference_high", "export-difference-high", Shape.SPAN, language),
    )
    heads = (
        column("cut", "export-cut", Shape.TEXT, language),
        column("theme", "summary-theme", Shape.TEXT, language),
    )
    return Sheet(
        name,
        name,
        heads,
        (Block(words.text("export-block-gap"), columns),),
        tuple(_gap_row(each, language) for each in view.figures.themes),
        picture=picture,
        chart=Chart(ChartKind.MEANS, ("leaders", "frontline"), picture.alt if picture else name),
    )


def _gap_row(theme: ThemeFigures, language: Language) -> Row:
    cut = language.wording.text(CUTS[theme.cut]) if theme.cut else ""
    heads = (cut, figure_words.name_of(theme.key, language))
    if theme.gap is None:
        return Row(heads, (None,) * 7, language.wording.text("summary-no-gap-cell"))
    gap = theme.gap
    told = difference_values(gap.difference, "summary-no-clear-gap", language)
    return Row(heads, (*_mean_and_answers(gap.leaders), *_mean_and_answers(gap.frontline), *told))


def _mean_and_answers(measure: Measure) -> tuple[Value, Value]:
    return measure.given.mean, measure.answers


def _response(given: Response, held: HeldBack, language: Language) -> Sheet:
    """Who took part, and which answers no figure shows."""
    words = language.wording
    name = words.text("export-response")
    told = (
        ("export-asked", given.asked),
        ("export-reached", given.reached),
        ("export-answered", given.answered),
        ("export-waiting", held.waiting),
        ("export-for-good", held.for_good),
    )
    return Sheet(
        name,
        name,
        (column("what", "export-what", Shape.TEXT, language),),
        (
            Block(
                words.text("export-block-response"),
                (column("number", "export-number", Shape.COUNT, language),),
            ),
        ),
        tuple(Row((words.text(message),), (number,)) for message, number in told),
    )


def _means_by_cut(title: str, language: Language) -> Iterator[Block]:
    """A block for each cut, with a column for each theme."""
    for cut in Cut:
        _, message = _LOOKS[cut]
        said = {"title": title, "themes": language.wording.text(message)}
        columns = (
            Column(f"{cut}_{theme.id}", theme.name, Shape.MEAN) for theme in language.framework.themes(cut)
        )
        yield Block(language.wording.text("export-block-themes", said), tuple(columns))


def _keys(framework: Framework) -> list[str]:
    """Of the columns of `_means_by_cut`."""
    return [theme_key(cut, theme.id) for cut in Cut for theme in framework.themes(cut)]


def _in_order(figures: SummaryFigures, framework: Framework) -> list[ThemeFigures]:
    by_key = {each.key: each for each in figures.themes}
    return [by_key[key] for key in _keys(framework)]


def _compared(view: ExportView, language: Language) -> tuple[str, ...]:
    """What changes are measured from."""
    compared = view.figures.compared
    if compared is None:
        return ()
    quarter = language.wording.quarter_with_code(compared.quarter, view.summary.year)
    note = language.wording.text("export-compared", {"quarter": quarter})
    common = (part.text for part in compared_note(view.figures, language) if isinstance(part, Text))
    return (note, *common)


def _picture(view: SummaryView, kind: PictureKind, language: Language) -> Picture | None:
    card = compose_picture(view, kind, language)
    return picture_of(card) if card else None


def _levels_chart(picture: Picture | None, name: str) -> Chart:
    return Chart(ChartKind.LEVELS, _LEVELS, picture.alt if picture else name)
