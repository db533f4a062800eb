"""What is said when something in the action plan has been added, taken over or changed, or why it has not."""

from datetime import date

from conversations import action_buttons, action_told
from conversations.action_view import ChangeOutcome, ChangeResult
from conversations.actions import Action, Assign, AssignMe, Mark, Reword, Serve, SetDue
from conversations.cards import Buttons, Card, Part, Text
from conversations.figure_words import name_of
from conversations.language import Language


def compose_action_accepted(action: Action | None, today: date, language: Language) -> Card:
    """None where the proposal belongs to no check-in of the council. Pressed twice, it says the same."""
    if action is None:
        return _refused(language.wording.text("proposal-foreign"), language)
    return _in_plan(action, today, language)


def compose_proposal_taken(action: Action | None, theme: str, today: date, language: Language) -> Card:
    """None where nothing is proposed for the theme."""
    if action is None:
        said = language.wording.text("proposal-none", {"theme": name_of(theme, language)})
        return _refused(said, language)
    return _in_plan(action, today, language)


def compose_action_added(action: Action | None, today: date, language: Language) -> Card:
    """None where there is no check-in yet to keep it under."""
    if action is None:
        return _refused(language.wording.text("action-not-added"), language)
    return _in_plan(action, today, language)


def compose_action_changed(outcome: ChangeOutcome, today: date, language: Language) -> Card:
    action = outcome.action
    if outcome.result is not ChangeResult.CHANGED or action is None:
        return _refused(_why_not(outcome, language), language)
    return _standing(_changed(outcome, action, today, language), action, today, language)


def _in_plan(action: Action, today: date, language: Language) -> Card:
    words = language.wording
    said = words.text("action-in-plan", {"number": f"{action.number}"})
    missing = (action.owner is None, action.due_on is None)
    asks = {(True, True): "both", (True, False): "owner", (False, True): "due"}.get(missing)
    following = [words.text(f"action-next-{asks}", {"number": f"{action.number}"})] if asks else []
    return _standing(said, action, today, language, *([] if action.progress.is_ended else following))


def _standing(said: str, action: Action, today: date, language: Language, *more: str) -> Card:
    """How it stands now, and what can be done with it."""
    parts: list[Part] = [
        Text(said),
        Text(f"{action_told.title(action, today, language)}: {action.text}"),
        Text(_where(action, today, language), quiet=True),
        *(Text(each) for each in more),
        action_buttons.for_lead(action, language),
    ]
    return Card(f"{said} {action.text}", tuple(parts))


def _where(action: Action, today: date, language: Language) -> str:
    mission = action_told.mission(action, language)
    standing = action_told.standing(action, today, language)
    return f"{mission} \N{MIDDLE DOT} {standing}" if mission else standing


def _changed(outcome: ChangeOutcome, action: Action, today: date, language: Language) -> str:
    words, number = language.wording, {"number": f"{action.number}"}
    match outcome.change:
        case Reword():
            return words.text("action-reworded", number)
        case Assign() | AssignMe():
            if action.owner is None:
                return words.text("action-given-to-nobody", number)
            return words.text("action-given-to", {**number, "name": action.owner.name})
        case SetDue():
            if action.due_on is None:
                return words.text("action-due-removed", number)
            return words.text("action-due-set", {**number, "day": words.dated(action.due_on, today)})
        case Serve():
            return words.text("action-serves", {**number, "mission": action_told.mission(action, language)})
        case Mark():
            return words.text(f"action-marked-{action.progress}", number)


def _why_not(outcome: ChangeOutcome, language: Language) -> str:
    words, number = language.wording, {"number": f"{outcome.number}"}
    name = outcome.change.owner or "" if isinstance(outcome.change, Assign) else ""
    match outcome.result:
        case ChangeResult.NO_SUCH_PERSON:
            return words.text("action-no-such-person", {**number, "name": name})
        case ChangeResult.SEVERAL_PEOPLE if outcome.names:
            names = words.any_of(outcome.names)
            return words.text("action-several-named", {**number, "name": name, "names": names})
        case ChangeResult.SEVERAL_PEOPLE:
            return words.text("action-several-people", {**number, "name": name})
        case ChangeResult.NOT_THEIRS:
            return words.text("action-not-theirs", number)
        case _:
            return words.text("action-no-such", number)


def _refused(said: str, language: Language) -> Card:
    return Card(said, (Text(said), Buttons((action_buttons.to_plan(language),))))
