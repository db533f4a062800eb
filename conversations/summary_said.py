"""What a look at a summary says, before a card is made of it; and what is said when nothing can be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from conversations.answers import Choice
from conversations.cards import Buttons, Part, Text
from conversations.figure_words import since
from conversations.figures import Compared, State, SummaryFigures, ThemeFigures
from conversations.language import Language
from conversations.summary_view import SummaryView


@dataclass(frozen=True, slots=True)
class Said:
    """`sentence`: what it comes to. `hides`: something in the parts is withheld. `buttons`: in place of the
    usual next looks.
    """

    sentence: str
    parts: tuple[Part, ...] = ()
    hides: bool = False
    buttons: Buttons | None = None


def nothing_to_show(view: SummaryView, language: Language) -> Said:
    """Why there is no figure at all."""
    words = language.wording
    match view.figures.overall.state:
        case State.UNSURE:
            said = words.text("summary-unsure-all", not_levels(language))
        case State.WITHHELD if view.is_open:
            said = words.text("summary-withheld-open", {"least": view.least})
        case State.WITHHELD:
            said = words.text("summary-withheld-closed", {"least": view.least})
        case _ if view.is_open:
            said = words.text("summary-empty-open")
        case _:
            said = words.text("summary-empty-closed")
    return Said(said, tuple(response(view, language)))


def not_levels(language: Language) -> dict[str, str]:
    """The names of the two answers that are no level."""
    return {
        "notsure": language.choice_name(Choice.NOT_SURE),
        "notapplicable": language.choice_name(Choice.NOT_APPLICABLE),
    }


def response(view: SummaryView, language: Language) -> list[Part]:
    """How many answered, and how many could have; nothing about fewer people than figures may tell of."""
    given = view.figures.response
    if given.answered < view.least or not given.asked:
        return []
    said: dict[str, str | int] = {
        "answered": given.answered,
        "asked": given.asked,
        "share": given.percent,
        "reached": given.reached,
        "reach": given.percent_reached,
    }
    told = [language.wording.text("summary-response-reach", said)]
    if view.is_optional:
        told.append(language.wording.text("summary-response-voluntary"))
    return [Text(" ".join(told))]


def held_back(view: SummaryView, language: Language) -> list[Part]:
    """Answers that no figure shows, for the whole council: parts of it would tell too much."""
    held = view.figures.held_back
    counts = {"summary-waiting": held.waiting, "summary-held-for-good": held.for_good}
    if view.figures.response.answered < view.least:
        return []
    return [
        Text(language.wording.text(message, {"count": count, "least": view.least}), quiet=True)
        for message, count in counts.items()
        if count
    ]


def parts_note(
    parts: Iterable[ThemeFigures], whole: ThemeFigures, view: SummaryView, language: Language
) -> list[Part]:
    """Whoever adds up what stands side by side should not take what is missing for a mistake; where something
    is withheld, that is said already.
    """
    shown = list(parts)
    if whole.measure is None or any(each.state is State.WITHHELD for each in shown):
        return []
    if sum(each.measure.answers for each in shown if each.measure) >= whole.measure.answers:
        return []
    return [Text(language.wording.text("summary-parts", {"least": view.least}), quiet=True)]


def compared_note(figures: SummaryFigures, language: Language) -> list[Part]:
    """Where the questions have changed, which of them changes are worked out from."""
    if figures.compared is None or not figures.compared.is_common:
        return []
    said = {"since": since_of(figures.compared, figures, language)}
    return [Text(language.wording.text("summary-common", said), quiet=True)]


def since_of(compared: Compared, figures: SummaryFigures, language: Language) -> str:
    return since(compared.quarter, figures.quarter, language)
