"""Actions in words: whose they are, when they are due, how far they are."""

from datetime import date

from conversations import figure_words as told
from conversations.action_view import is_late
from conversations.actions import Action
from conversations.framework import Cut
from conversations.language import Language


def title(action: Action, today: date, language: Language) -> str:
    """Its number and theme; late ones are marked in words."""
    said: dict[str, str | int] = {"number": f"{action.number}", "theme": theme(action, language)}
    if not said["theme"]:
        return language.wording.text("action-title", {"number": f"{action.number}"})
    return language.wording.text("action-label-late" if is_late(action, today) else "action-label", said)


def theme(action: Action, language: Language) -> str:
    """Nothing for a theme that the framework has no longer."""
    return told.name_of(action.theme, language) if action.theme in language.theme_names else ""


def mission(action: Action, language: Language) -> str:
    """Nothing for a mission that the framework has no longer."""
    known = {each.id: each.name for each in language.framework.themes(Cut.MISSION)}
    return known.get(action.mission, "")


def standing(action: Action, today: date, language: Language) -> str:
    """Whose it is, when it is due and how far it is, in one line."""
    words = language.wording
    owner = words.text("action-unowned-yet")
    if action.owner is not None:
        owner = words.text("action-owned-by", {"name": action.owner.name})
    parts = [owner, *_due(action, today, language), words.text(f"action-is-{action.progress}")]
    return " \N{MIDDLE DOT} ".join(parts)


def _due(action: Action, today: date, language: Language) -> list[str]:
    """Of an action that has ended the day does not matter any more."""
    words = language.wording
    if action.progress.is_ended:
        return []
    if action.due_on is None:
        return [words.text("action-undated")]
    message = "action-was-due" if is_late(action, today) else "action-due-on"
    return [words.text(message, {"day": words.dated(action.due_on, today)})]
