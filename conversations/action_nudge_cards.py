"""Reminders of an action, for the person whose it is."""

from datetime import date

from conversations import action_buttons, action_told
from conversations.action_nudges import ActionNudgeKind
from conversations.actions import Action
from conversations.buttons import encode
from conversations.cards import Button, Buttons, Card, Part, Text
from conversations.events import WantReminders
from conversations.language import Language


def compose_action_nudge(
    kind: ActionNudgeKind, action: Action, name: str, today: date, language: Language
) -> Card:
    """`name`: of the owner; `today`: where they live. An action without a due day has no reminders.

    Raises ValueError for one.
    """
    if action.due_on is None:
        raise ValueError(f"action {action.number} is not due on any day")
    words = language.wording
    said: dict[str, str | int] = {"name": name, "number": f"{action.number}"}
    is_today = kind is ActionNudgeKind.DUE and action.due_on == today
    if not is_today:
        said["day"] = words.dated(action.due_on, today)
    greeting = words.text("action-nudge-today" if is_today else f"action-nudge-{kind}", said)
    stop = Button(words.text("button-stop-reminders"), encode(WantReminders(False)))
    theme = action_told.theme(action, language)
    parts: tuple[Part, ...] = (
        Text(greeting),
        Text(f"{theme}: {action.text}" if theme else action.text),
        Buttons((*action_buttons.marks(action, language), stop)),
        Text(words.text("action-nudge-quiet"), quiet=True),
    )
    return Card(f"{greeting} {action.text}", parts)
