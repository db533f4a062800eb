"""The action plan in a check-in's own messages: "You said, we did" at its opening, what moved at its close."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from conversations import figure_words as told
from conversations.action_view import Moved, to_tell
from conversations.actions import Action, Progress
from conversations.cards import Part, Text
from conversations.language import Language
from conversations.statistics import Difference

TOLD = 5
"""How many actions staff are told of: they have come to answer questions."""

MOVED_SHOWN = 10


def you_said(actions: Sequence[Action], since: datetime | None, language: Language) -> tuple[Part, ...]:
    """What was done with what people said last time; nothing where nothing was. `since` as in `to_tell`. Nobody
    is named: what counts is what was done.
    """
    words, telling = language.wording, to_tell(actions, since)
    if not telling:
        return ()
    parts = [Text(words.text("said-title")), *(Text(_did(each, language)) for each in telling[:TOLD])]
    if len(telling) > TOLD:
        parts.append(Text(words.text("said-more", {"count": len(telling) - TOLD}), quiet=True))
    return tuple(parts)


def moved(moves: Iterable[Moved], language: Language) -> tuple[Part, ...]:
    """How the themes that actions are for have moved; nothing where nothing can be compared."""
    words, shown = language.wording, list(moves)[:MOVED_SHOWN]
    if not shown:
        return ()
    lines = [Text(words.text("moved-title")), *(Text(_line(each, language)) for each in shown)]
    if any(each.is_common for each in shown):
        lines.append(Text(words.text("moved-common"), quiet=True))
    return tuple(lines)


def _did(action: Action, language: Language) -> str:
    message = "said-done" if action.progress is Progress.DONE else "said-started"
    return language.wording.text(message, {"text": action.text})


def _line(move: Moved, language: Language) -> str:
    words, difference = language.wording, move.difference
    numbers = [words.text("moved-action", {"number": f"{number}"}) for number in move.numbers]
    said = {
        "theme": told.name_of(move.theme, language),
        "before": told.decimal(difference.that.mean, 1),
        "quarter": words.quarter(move.since),
        "actions": words.all_of(numbers),
        "after": told.decimal(difference.this.mean, 1),
        "change": _change(difference, language),
    }
    return words.text("moved-line", said)


def _change(difference: Difference, language: Language) -> str:
    """Told only where it is clear, as in summaries."""
    words = language.wording
    if not difference.is_clear:
        return words.text("moved-unclear")
    return words.text("moved-clear", {"change": told.moved(difference, language)})
