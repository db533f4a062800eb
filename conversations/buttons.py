"""The value that a button carries, the same on every door: `word` or `word|check-in|question|detail`.

The longest value is 48 characters of question id, a number and a word: under every platform's limit
(Slack: 2,000 for a button, 255 for an action id).
"""

from collections.abc import Callable

from conversations import events
from conversations.answers import Choice
from conversations.events import Event

PLAIN: dict[str, Event] = {
    "start": events.Start(),
    "resume": events.Start(),
    "show": events.Start(),
    "pause": events.Pause(),
    "progress": events.ShowProgress(),
    "help": events.ShowHelp(),
    "recap": events.ShowRecap(),
    "summary": events.ShowSummary(),
}
"""Plain buttons by value, and typed commands by name. Three words mean Start, so that a button can say Start,
Resume or Show.
"""

_PLAIN_WORDS = {event: word for word, event in reversed(PLAIN.items())}

_ON_QUESTION: dict[str, Callable[[int, str], Event]] = {
    "skip": events.Skip,
    "back": events.Back,
    "change": events.Change,
    "comment": events.OpenComment,
}
_ON_QUESTION_WORDS = {kind: word for word, kind in _ON_QUESTION.items()}


def encode(event: Event) -> str:
    """The value of a button that makes `event` happen.

    Raises ValueError for an event that no button can carry, such as typed text.
    """
    match event:
        case events.Answer(checkin, question, choice):
            return f"answer|{checkin}|{question}|{int(choice)}"
        case events.NameBarrier(checkin, question, barrier):
            return f"barrier|{checkin}|{question}|{barrier or ''}"
        case events.Comment(checkin, question, _):
            return f"say|{checkin}|{question}"
        case events.Skip() | events.Back() | events.Change() | events.OpenComment():
            return f"{_ON_QUESTION_WORDS[type(event)]}|{event.checkin}|{event.question}"
    if event in _PLAIN_WORDS:
        return _PLAIN_WORDS[event]
    raise ValueError(f"{type(event).__name__} cannot be put on a button")


def decode(value: str, text: str = "") -> Event:
    """The event behind a button's value; `text` is what was written beside it, if anything.

    Never raises: a value that is not ours gives `Unreadable`.
    """
    if value in PLAIN:
        return PLAIN[value]
    word, *rest = value.split("|")
    if len(rest) < 2 or not rest[0].isascii() or not rest[0].isdigit() or len(rest[0]) > 18:
        return events.Unreadable()
    checkin, question = int(rest[0]), rest[1]
    match word, rest[2:]:
        case "answer", [choice]:
            return _answer(checkin, question, choice)
        case "barrier", [barrier]:
            return events.NameBarrier(checkin, question, barrier or None)
        case "say", []:
            return events.Comment(checkin, question, text)
        case _, [] if word in _ON_QUESTION:
            return _ON_QUESTION[word](checkin, question)
        case _:
            return events.Unreadable()


def _answer(checkin: int, question: str, choice: str) -> Event:
    try:
        return events.Answer(checkin, question, Choice(int(choice)))
    except ValueError:
        return events.Unreadable()
