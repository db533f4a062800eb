"""What is typed for a summary, as the event that it means on the day it is typed."""

from dataclasses import replace

from conversations import events
from conversations.buttons import encode
from conversations.calendar import quarter_at
from conversations.context import Context
from conversations.effects import Say
from conversations.people import HOME_ZONE
from conversations.summary_request import FIRST_SCREEN, Look, SummaryRequest
from conversations.summary_typed import Misread, Present, read_summary
from conversations.typed import Command, Meaning, Request

_WHY = replace(FIRST_SCREEN, look=Look.WHY)


def is_summary(meaning: Meaning) -> bool:
    """Whether a summary is asked for: those are for all who read along."""
    return isinstance(meaning, Command | Request) and meaning.name in ("summary", "why", "look")


def requested_summary(meaning: Meaning, context: Context) -> events.ShowSummary | Say | None:
    """None for what means nothing to people who see no summaries, and for a why that is about no figure."""
    words = meaning.words if isinstance(meaning, Request) else ""
    is_named = isinstance(meaning, Command | Request) and meaning.name == "summary"
    if not context.person.is_lead:
        return events.ShowSummary() if is_named else None
    if isinstance(meaning, Command | Request) and meaning.name == "why":
        asked = _read(words, _WHY, context)
        return None if isinstance(asked, Say) and asked.message == "summary-unknown" else asked
    return _read(words, FIRST_SCREEN, context)


def _read(words: str, request: SummaryRequest, context: Context) -> events.ShowSummary | Say:
    """What was typed after the command; or what might have been meant."""
    present = Present(quarter_at(context.now, HOME_ZONE), context.calendar.year)
    read = read_summary(words, request, present, context.language)
    if isinstance(read, Misread):
        return Say(read.message, {"words": read.words}, tuple(encode(event) for event in read.offered))
    return read
