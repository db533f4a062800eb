"""What is proposed for the action plan, or why nothing is: each with a button that takes it over."""

from collections.abc import Iterator
from fractions import Fraction

from conversations import action_buttons
from conversations import figure_words as told
from conversations.action_proposals import next_step
from conversations.action_view import PlanView, Proposal
from conversations.cards import Heading, Option, Options, Part, Text
from conversations.events import AcceptAction
from conversations.figures import SummaryFigures
from conversations.language import Language


def proposed(view: PlanView, language: Language) -> Iterator[Part]:
    """To build on are the themes that stand highest: people are not asked what their strengths are."""
    words, figures, checkin = language.wording, view.figures, view.checkin
    yield Heading(words.text("plan-proposals"))
    if figures is None or checkin is None or figures.overall.measure is None:
        yield Text(words.text("plan-no-figures"))
        return
    if not view.proposals:
        yield Text(words.text("plan-no-gap"))
        return
    yield Text(words.text("plan-proposals-about", {"quarter": words.quarter(figures.quarter)}))
    yield Options(tuple(_option(each, checkin, language) for each in view.proposals))
    yield from _strengths(view, figures, language)
    yield Text(words.text("summary-source"), quiet=True)


def _option(proposal: Proposal, checkin: int, language: Language) -> Option:
    words = language.wording
    event = AcceptAction(checkin, proposal.theme, proposal.question, proposal.level)
    return Option(
        action_buttons.accepting(event, _title(proposal, language)),
        words.text("button-action-accept"),
        "\n".join(_why(proposal, language)),
    )


def _title(proposal: Proposal, language: Language) -> str:
    level = {
        "name": language.choice_name(proposal.theme_level),
        "mean": told.decimal(Fraction(proposal.mean, 10), 1),
    }
    said = {
        "theme": told.name_of(proposal.theme, language),
        "level": language.wording.text("summary-level-mean", level),
    }
    return language.wording.text("proposal-title", said)


def _why(proposal: Proposal, language: Language) -> Iterator[str]:
    """A step from another level than the one in the title would look like a mistake."""
    words = language.wording
    step = {"level": language.choice_name(proposal.level), "text": _step(proposal, language)}
    is_apart = proposal.level is not proposal.theme_level
    yield words.text("proposal-step-apart" if is_apart else "proposal-step", step)
    barrier = proposal.barrier and language.framework.barrier_text(proposal.barrier)
    if barrier:
        yield words.text("proposal-barrier", {"barrier": barrier})


def _step(proposal: Proposal, language: Language) -> str:
    """In the reader's language, in which it is taken over."""
    question = language.framework.by_id.get(proposal.question)
    return (question and next_step(question, proposal.level)) or proposal.text


def _strengths(view: PlanView, figures: SummaryFigures, language: Language) -> Iterator[Part]:
    """Never what is proposed for."""
    weak = {each.theme for each in view.proposals}
    strong = [each for each in figures.strengths if each.key not in weak]
    if strong:
        names = [told.name_with_kind(each.key, language) for each in strong]
        yield Text(language.wording.text("plan-strengths", {"themes": language.wording.all_of(names)}))
