"""The buttons beneath actions, and what those say that a value alone tells of."""

from datetime import date

from conversations.actions import Action, ActionChange, AssignMe, Mark, Progress, Serve, SetDue
from conversations.buttons import encode
from conversations.cards import Button, Buttons
from conversations.events import AcceptAction, ChangeAction, ShowActions
from conversations.framework import Cut
from conversations.language import Language

_LABEL_LIMIT = 75

_NEXT: dict[Progress, tuple[tuple[str, Progress], ...]] = {
    Progress.PLANNED: (("started", Progress.STARTED), ("done", Progress.DONE)),
    Progress.STARTED: (("done", Progress.DONE), ("planned", Progress.PLANNED)),
    Progress.DONE: (("again", Progress.STARTED),),
    Progress.DROPPED: (("back", Progress.PLANNED),),
}
"""What an action can become by a press, and the way back from a slip of the finger."""


def marks(action: Action, language: Language) -> tuple[Button, ...]:
    """How far it is. The first is what most likely comes next."""
    return tuple(
        Button(
            language.wording.text(f"button-action-{label}"),
            encode(ChangeAction(action.number, Mark(progress))),
            primary=place == 0 and not action.progress.is_ended,
        )
        for place, (label, progress) in enumerate(_NEXT[action.progress])
    )


def for_lead(action: Action, language: Language) -> Buttons:
    """For one action."""
    mine = Button(language.wording.text("button-action-mine"), encode(ChangeAction(action.number, AssignMe())))
    is_free = action.owner is None and not action.progress.is_ended
    return Buttons((*marks(action, language), *((mine,) if is_free else ()), to_plan(language)))


def for_owner(action: Action, language: Language) -> Buttons:
    return Buttons((*marks(action, language), to_plan(language)))


def to_plan(language: Language) -> Button:
    return Button(language.wording.text("button-actions"), encode(ShowActions()))


def opening(action: Action, label: str, *, only_me: bool = False) -> Button:
    """Shows the one action."""
    return Button(fitting(label), encode(ShowActions(only_me, action.number)))


def accepting(event: AcceptAction, label: str) -> Button:
    return Button(fitting(label), encode(event), primary=True)


def change_label(change: ActionChange, language: Language) -> str:
    """What a change is called on a button that stands alone."""
    words = language.wording
    match change:
        case Serve(mission):
            return _mission(mission, language)
        case AssignMe():
            return words.text("button-action-mine")
        case Mark(progress):
            return words.text(f"button-action-{progress}")
        case SetDue(None):
            return words.text("button-action-undated")
        case SetDue(date() as day):
            return words.text("button-action-due", {"day": words.calendar_day(day)})
        case _:
            return words.text("button-action-nobody")


def fitting(label: str) -> str:
    return label if len(label) <= _LABEL_LIMIT else f"{label[: _LABEL_LIMIT - 1].rstrip()}\u2026"


def _mission(mission: str, language: Language) -> str:
    known = {each.id: each.name for each in language.framework.themes(Cut.MISSION)}
    return fitting(known.get(mission, mission))
