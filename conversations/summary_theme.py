"""One theme in detail: its level, how far people agree, and the answers behind it."""

from collections.abc import Iterator

from conversations import figure_words as told
from conversations.answers import LEVELS
from conversations.cards import Fact, Facts, Part, Table
from conversations.figures import Measure, Share, State, SummaryFigures, ThemeFigures
from conversations.language import Language
from conversations.summary_said import Said, compared_note, not_levels, since_of


def theme_look(theme: ThemeFigures, name: str, figures: SummaryFigures, language: Language) -> Said:
    """`figures`: those that the theme is one of."""
    facts = tuple(_facts(theme, figures, language))
    parts: list[Part] = [Facts(facts)] if facts else []
    if theme.measure is not None:
        parts.append(_distribution(theme.measure, language))
    return Said(
        standing(theme, name, language),
        (*parts, *compared_note(figures, language)),
        hides=theme.state is State.WITHHELD,
    )


def standing(theme: ThemeFigures, name: str, language: Language) -> str:
    """Where it stands, or why that is not told, in a sentence."""
    words = language.wording
    if theme.measure is not None:
        said = {
            "theme": name,
            "level": told.level_of_five(theme.measure, language),
            "answers": told.answers(theme.measure.answers, language),
        }
        return words.text("summary-standing", said)
    return words.text(f"summary-standing-{theme.state}", {"theme": name, **not_levels(language)})


def _facts(theme: ThemeFigures, figures: SummaryFigures, language: Language) -> Iterator[Fact]:
    words = language.wording
    if theme.measure is not None:
        yield Fact(words.text("summary-agreement"), _agreement(theme.measure, language))
    if theme.change is not None and figures.compared is not None:
        since = since_of(figures.compared, figures, language)
        yield Fact(words.text("summary-change-since", {"since": since}), _change(theme, language))
    if theme.gap is not None:
        yield Fact(words.text("summary-gap"), told.apart(theme.gap, language))
    if theme.barrier is not None and told.barrier(theme, language):
        said = {"barrier": told.barrier(theme, language), "share": told.part_of(theme.barrier.share, language)}
        yield Fact(words.text("summary-barrier"), words.text("summary-barrier-share", said))
    if theme.evidence is not None:
        yield Fact(words.text("summary-evidence"), told.part_of(theme.evidence, language))
    if theme.not_sure.whole:
        yield Fact(words.text("not-sure"), told.part_of(theme.not_sure, language))
    if theme.measure is not None or theme.not_applicable:
        yield Fact(words.text("not-applicable"), told.answers(theme.not_applicable, language))


def _agreement(measure: Measure, language: Language) -> str:
    if measure.agreement is None:
        return told.agreement(measure, language)
    return language.wording.text(f"summary-agreement-{measure.agreement}-means")


def _change(theme: ThemeFigures, language: Language) -> str:
    """With its interval, which shows whether it is clear."""
    change = theme.change
    if change is None or change.interval is None:
        return told.change(change, language)
    said = {"change": told.change(change, language), "range": told.exact_interval(change.interval, language)}
    return language.wording.text("summary-change-within", said)


def _distribution(measure: Measure, language: Language) -> Table:
    """How often each level was given, from the lowest up."""
    words = language.wording
    rows = tuple(
        (
            language.choice_label(level),
            told.answers(count, language),
            told.share(Share(count, measure.answers), language),
        )
        for level, count in zip(LEVELS, measure.distribution, strict=True)
    )
    header = tuple(words.text(f"summary-{column}") for column in ("level", "answers", "share"))
    return Table(words.text("summary-distribution"), header, rows)
