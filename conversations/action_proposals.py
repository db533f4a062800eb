"""What is proposed for the weakest themes: the next step for the level that the council is at.

Proposals rest on what is published alone: a question's level counts only where its own answers may be shown.
Enablers are proposed for, and not principles or missions: an enabler is what a council builds (data, skills,
leadership), while the same answers show in principles and missions once it is built.
"""

from collections.abc import Collection, Iterator, Mapping

from conversations.action_view import Proposal
from conversations.answers import Choice
from conversations.disclosure import LEAST_PEOPLE
from conversations.figures import SummaryFigures, ThemeFigures
from conversations.framework import Audience, Cut, Framework, Question
from conversations.published import Published, by_choice
from conversations.releases import table
from conversations.scoring import Histogram, nearest_level
from conversations.statistics import Sample, sample

PROPOSED = 3
"""At once: nobody improves everything in one quarter."""


def by_question(published: Published) -> dict[str, Histogram]:
    """How often each choice was given to each question, as far as that is told."""
    counted = by_choice(table(published, {"question"}))
    return {tags.question: counts for tags, counts in counted.items() if tags.question is not None}


def propose(
    figures: SummaryFigures,
    framework: Framework,
    questions: Mapping[str, Histogram],
    accepted: Collection[str],
    least: int = LEAST_PEOPLE,
) -> tuple[Proposal, ...]:
    """For up to three enablers, the weakest first. `questions`: as `by_question` has them, of the same
    check-in. `accepted`: the questions whose step the council has taken over already.
    """
    proposed = (_for_theme(theme, framework, questions, accepted, least) for theme in _weakest(figures))
    return tuple(filter(None, proposed))[:PROPOSED]


def next_step(question: Question, level: Choice) -> str | None:
    """What a council at that level would do next; None at the last."""
    return next((each.next_step for each in question.levels if each.level == level), None)


def _weakest(figures: SummaryFigures) -> list[ThemeFigures]:
    shown = [(each.measure.given.mean, each) for each in figures.cut(Cut.ENABLER) if each.measure]
    return [each for _, each in sorted(shown, key=lambda pair: pair[0])]


def _for_theme(
    theme: ThemeFigures,
    framework: Framework,
    questions: Mapping[str, Histogram],
    accepted: Collection[str],
    least: int,
) -> Proposal | None:
    """The step of its weakest question that has one and is not accepted; None where there is none."""
    measure = theme.measure
    if measure is None:
        return None
    for question, level in _candidates(theme, framework, questions, measure.level, least):
        text = next_step(question, level)
        if question.id not in accepted and text is not None:
            barrier = theme.barrier.barrier if theme.barrier else None
            return Proposal(
                theme=theme.key,
                theme_level=measure.level,
                mean=measure.mean_tenths,
                question=question.id,
                level=level,
                mission=question.mission,
                text=text,
                barrier=barrier,
            )
    return None


def _candidates(
    theme: ThemeFigures,
    framework: Framework,
    questions: Mapping[str, Histogram],
    theme_level: Choice,
    least: int,
) -> Iterator[tuple[Question, Choice]]:
    """Those whose mean is published, the lowest first; then the others, those for everybody first, at the level
    of the theme.
    """
    asked = [each for each in framework.questions if each.theme(Cut.ENABLER) == theme.theme]
    shown = [(given, each) for each in asked for given in (_given(questions.get(each.id, {}), least),) if given]
    for given, question in sorted(shown, key=lambda pair: pair[0].mean):
        yield question, _level(given)
    known = {question.id for _, question in shown}
    others = [each for each in asked if each.id not in known]
    for question in sorted(others, key=lambda each: Audience.EVERYONE not in each.audience):
        yield question, theme_level


def _given(histogram: Histogram, least: int) -> Sample | None:
    given = sample(histogram)
    return given if given is not None and given.answers >= least else None


def _level(given: Sample) -> Choice:
    """As a theme's: the nearest to the mean as it is shown."""
    return nearest_level((20 * given.points + given.answers) // (2 * given.answers))
