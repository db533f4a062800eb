"""Why the figures of a theme are what they are: formulas, the numbers that went in, and what was left out."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from conversations import figure_words as told
from conversations.answers import LEVELS, Choice
from conversations.cards import Fact, Facts, Part, Text
from conversations.figures import State, SummaryFigures, ThemeFigures
from conversations.language import Language
from conversations.statistics import CHANGE_METHOD, MEAN_METHOD
from conversations.summary_said import Said
from conversations.summary_theme import standing
from conversations.summary_view import SummaryView, figures_under
from conversations.why import Explanation, Formula, LeftOut, Reason, Term, Why, why

_METHODS = {MEAN_METHOD: "summary-method-mean", CHANGE_METHOD: "summary-method-change"}

_REASONS = {
    Reason.NOT_SURE: "not-sure",
    Reason.NOT_APPLICABLE: "not-applicable",
    Reason.WAITING: "summary-left-out-waiting",
    Reason.TOO_FEW: "summary-left-out-too-few",
}

Numbers = Mapping[Term, int | Fraction]


def why_look(view: SummaryView, language: Language) -> Said:
    return why_of(view.figures, told.name_of(view.key, language), view, language)


def why_of(figures: SummaryFigures, name: str, view: SummaryView, language: Language) -> Said:
    """`figures`: of everybody, or of one service area; `name`: what they are called."""
    words = language.wording
    theme = figures_under(view.key, figures)
    found = why(theme, figures)
    parts: list[Part] = []
    told_of = [each for each in found.explanations if _can_be_told(each, theme, language)]
    if told_of:
        parts.append(Facts(tuple(_fact(each, theme, language) for each in told_of)))
    left_out = [each for each in found.left_out if _may_be_counted(each, view)]
    if left_out:
        parts.append(Text(words.text("summary-left-out")))
        parts.append(Facts(tuple(_left_out(each, view, language) for each in left_out)))
    if any(each.method for each in told_of):
        parts.append(Text(words.text("summary-method-people"), quiet=True))
    parts.append(Text(_versions(found, language), quiet=True))
    return Said(
        standing(theme, name, language),
        tuple(parts),
        hides=theme.state is State.WITHHELD,
    )


def _can_be_told(explanation: Explanation, theme: ThemeFigures, language: Language) -> bool:
    """A barrier that the framework has no more has no name."""
    return explanation.formula is not Formula.BARRIER or bool(told.barrier(theme, language))


def _fact(explanation: Explanation, theme: ThemeFigures, language: Language) -> Fact:
    formula = explanation.formula
    numbers = {each.term: each.value for each in explanation.numbers}
    sentences = list(_TOLD[formula](numbers, theme, language))
    if explanation.missing is not None:
        said = {"needed": int(numbers.get(Term.NEEDED, 0))}
        sentences.append(language.wording.text(f"summary-why-missing-{explanation.missing}", said))
    if explanation.method is not None:
        sentences.append(language.wording.text(_METHODS[explanation.method]))
    return Fact(language.wording.text(f"summary-why-{formula}"), " ".join(sentences))


def _mean(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    counts = [(level, int(numbers[Term(f"level-{int(level)}")])) for level in LEVELS]
    said: dict[str, str | int] = {
        "products": " + ".join(f"{int(level)} \u00d7 {count}" for level, count in counts),
        "sum": int(numbers[Term.SUM]),
        "answers": int(numbers[Term.ANSWERS]),
        "mean": _hundredths(numbers[Term.MEAN]),
    }
    yield language.wording.text("summary-why-mean-how", said)


def _level(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    level = Choice(int(numbers[Term.LEVEL]))
    said = {"mean": told.decimal(numbers[Term.MEAN], 1), "level": language.choice_label(level)}
    yield language.wording.text("summary-why-level-how", said)


def _interval(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    said: dict[str, str | int] = {
        "mean": _hundredths(numbers[Term.MEAN]),
        "people": int(numbers[Term.PEOPLE]),
        "variance": _variance(numbers, Term.VARIANCE, language),
    }
    yield language.wording.text("summary-why-interval-how", said)
    yield from _ends(numbers, "summary-why-interval-ends", language)


def _not_sure(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    yield language.wording.text("summary-why-not-sure-how", _part(numbers))


def _agreement(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    yield language.wording.text("summary-why-agreement-how")
    if theme.measure and theme.measure.agreement:
        yield language.wording.text("summary-why-result", {"result": told.agreement(theme.measure, language)})


def _change(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    yield from _difference(numbers, "summary-why-change-how", language)


def _gap(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    yield from _difference(numbers, "summary-why-gap-how", language)


def _evidence(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    yield language.wording.text("summary-why-evidence-how", _part(numbers))


def _barrier(numbers: Numbers, theme: ThemeFigures, language: Language) -> Iterator[str]:
    said: dict[str, str | int] = {**_part(numbers), "barrier": told.barrier(theme, language)}
    yield language.wording.text("summary-why-barrier-how", said)


_TOLD: dict[Formula, Callable[[Numbers, ThemeFigures, Language], Iterator[str]]] = {
    Formula.MEAN: _mean,
    Formula.LEVEL: _level,
    Formula.INTERVAL: _interval,
    Formula.NOT_SURE: _not_sure,
    Formula.AGREEMENT: _agreement,
    Formula.CHANGE: _change,
    Formula.GAP: _gap,
    Formula.EVIDENCE: _evidence,
    Formula.BARRIER: _barrier,
}


def _difference(numbers: Numbers, how: str, language: Language) -> Iterator[str]:
    said: dict[str, str | int] = {
        "this": _hundredths(numbers[Term.THIS_MEAN]),
        "that": _hundredths(numbers[Term.THAT_MEAN]),
        "difference": _hundredths(numbers[Term.DIFFERENCE]),
        "thispeople": int(numbers[Term.THIS_PEOPLE]),
        "thatpeople": int(numbers[Term.THAT_PEOPLE]),
        "thisvariance": _variance(numbers, Term.THIS_VARIANCE, language),
        "thatvariance": _variance(numbers, Term.THAT_VARIANCE, language),
    }
    yield language.wording.text(how, said)
    is_clear = Term.LOW in numbers and (numbers[Term.LOW] > 0 or numbers[Term.HIGH] < 0)
    yield from _ends(numbers, "summary-why-clear" if is_clear else "summary-why-unclear", language)


def _ends(numbers: Numbers, message: str, language: Language) -> Iterator[str]:
    """From where to where an interval goes, if there is one."""
    if Term.LOW in numbers:
        low, high = _hundredths(numbers[Term.LOW]), _hundredths(numbers[Term.HIGH])
        yield language.wording.text(message, {"range": told.from_to(low, high, language)})


def _variance(numbers: Numbers, term: Term, language: Language) -> str:
    return _hundredths(numbers[term]) if term in numbers else language.wording.text("summary-why-not-known")


def _part(numbers: Numbers) -> dict[str, str | int]:
    return {"part": int(numbers[Term.PART]), "whole": int(numbers[Term.WHOLE])}


def _hundredths(number: int | Fraction) -> str:
    return told.decimal(number, 2)


def _may_be_counted(left: LeftOut, view: SummaryView) -> bool:
    """The answers that are held back are not counted while fewer people than a figure needs gave any."""
    is_held_back = left.reason in (Reason.WAITING, Reason.TOO_FEW)
    return not is_held_back or view.figures.response.answered >= view.least


def _left_out(left: LeftOut, view: SummaryView, language: Language) -> Fact:
    words = language.wording
    label = words.text(_REASONS[left.reason], {"least": view.least})
    return Fact(label, told.answers(left.answers, language))


def _versions(found: Why, language: Language) -> str:
    words = language.wording
    if found.before_version in (None, found.framework_version):
        return words.text("summary-version", {"version": found.framework_version})
    said = {"version": found.framework_version, "before": found.before_version or ""}
    return words.text("summary-versions-common" if found.is_common else "summary-versions", said)
