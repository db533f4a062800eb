"""The columns of a theme's figures, in words, and what stands in them."""

from collections.abc import Sequence
from fractions import Fraction

from conversations import figure_words
from conversations.answers import LEVELS, Choice
from conversations.figures import Measure, Share, State, ThemeFigures
from conversations.framework import Cut
from conversations.language import Language
from conversations.sheets import Block, Column, Row, Shape, Value
from conversations.statistics import Difference, Interval

CUTS = {Cut.MISSION: "export-mission", Cut.ENABLER: "summary-enabler", Cut.PRINCIPLE: "export-principle"}
"""What one theme of a cut is called."""


def column(name: str, message: str, shape: Shape, language: Language) -> Column:
    return Column(name, language.wording.text(message), shape)


def level_blocks(language: Language, title: str) -> tuple[Block, ...]:
    """The levels that people gave, and no more."""
    return (
        Block(language.wording.text("export-block-figures", {"title": title}), _measured(language)),
        Block(language.wording.text("export-block-answers", {"title": title}), _counted(language)),
    )


def level_row(heads: Sequence[Value], figures: ThemeFigures, language: Language) -> Row:
    """In the columns of `level_blocks`."""
    told = row(heads, figures, language, changes=False)
    width = sum(len(block.columns) for block in level_blocks(language, ""))
    return Row(told.heads, told.values[:width], told.missing)


def blocks(language: Language, title: str, *, changes: bool) -> tuple[Block, ...]:
    """All that is told of a theme. `changes`: whether there is an earlier check-in to compare with."""
    words = {"title": title}
    text = language.wording.text
    return (
        Block(
            text("export-block-figures", words),
            (*_measured(language), *(_changed(language) if changes else ())),
        ),
        Block(text("export-block-answers", words), _counted(language)),
        Block(text("export-block-behind", words), _behind(language)),
    )


def row(heads: Sequence[Value], figures: ThemeFigures, language: Language, *, changes: bool) -> Row:
    """In the columns of `blocks`."""
    measure = figures.measure
    missing = "" if measure else figure_words.missing(figures.state, language)
    values = (
        *measured(measure, language),
        *(difference_values(figures.change, "summary-no-clear-change", language) if changes else ()),
        *(measure.distribution if measure else (None,) * len(LEVELS)),
        *_aside(figures),
        *_reasons(figures, language),
    )
    return Row(tuple(heads), (measured(measure, language)[0] or missing, *values[1:]), missing)


def measured(measure: Measure | None, language: Language) -> tuple[Value, ...]:
    """Level, mean, interval, answers and agreement."""
    if measure is None:
        return (None,) * 6
    return (
        language.choice_name(measure.level),
        measure.given.mean,
        *ends(measure.interval),
        measure.answers,
        figure_words.agreement(measure, language),
    )


def difference_values(difference: Difference | None, unclear: str, language: Language) -> tuple[Value, ...]:
    """By how much, and between which bounds; `unclear` is the message for what may be no difference at all."""
    if difference is None:
        return (None, None, None)
    told = difference.levels if difference.is_clear else language.wording.text(unclear)
    return (told, *ends(difference.interval))


def ends(interval: Interval | None) -> tuple[Value, Value]:
    return (Fraction(interval.low, 100), Fraction(interval.high, 100)) if interval else (None, None)


def mean_or_state(figures: ThemeFigures, language: Language) -> Value:
    return figures.measure.given.mean if figures.measure else figure_words.missing(figures.state, language)


def share(part: Share | None) -> Value:
    return Fraction(part.part, part.whole) if part and part.whole else None


def _measured(language: Language) -> tuple[Column, ...]:
    return (
        column("level", "summary-level", Shape.TEXT, language),
        column("mean", "export-mean", Shape.MEAN, language),
        column("low", "export-low", Shape.BOUND, language),
        column("high", "export-high", Shape.BOUND, language),
        column("answers", "summary-answers", Shape.COUNT, language),
        column("agreement", "summary-agreement", Shape.TEXT, language),
    )


def _changed(language: Language) -> tuple[Column, ...]:
    return (
        column("change", "summary-change", Shape.DIFFERENCE, language),
        column("change_low", "export-change-low", Shape.SPAN, language),
        column("change_high", "export-change-high", Shape.SPAN, language),
    )


def level_columns(language: Language) -> tuple[Column, ...]:
    return tuple(Column(f"level_{int(level)}", language.choice_label(level), Shape.COUNT) for level in LEVELS)


def _counted(language: Language) -> tuple[Column, ...]:
    return (
        *level_columns(language),
        Column("not_sure", language.choice_name(Choice.NOT_SURE), Shape.COUNT),
        Column("not_applicable", language.choice_name(Choice.NOT_APPLICABLE), Shape.COUNT),
    )


def _behind(language: Language) -> tuple[Column, ...]:
    return (
        column("not_sure_share", "export-not-sure-share", Shape.PERCENT, language),
        column("evidence_share", "summary-evidence", Shape.PERCENT, language),
        column("barrier", "summary-barrier", Shape.TEXT, language),
        column("barrier_share", "export-barrier-share", Shape.PERCENT, language),
    )


def _aside(figures: ThemeFigures) -> tuple[Value, Value]:
    """How many were not sure, and how many said that it does not apply to them."""
    if figures.state in (State.SHOWN, State.UNSURE):
        return figures.not_sure.part, figures.not_applicable
    return None, None


def _reasons(figures: ThemeFigures, language: Language) -> tuple[Value, ...]:
    named = figures.barrier
    barrier = language.framework.barrier_text(named.barrier) or named.barrier if named else None
    told = share(named.share) if named else None
    return share(figures.not_sure), share(figures.evidence), barrier, told
