"""A person lets a comment of theirs be quoted, or takes that back."""

from dataclasses import replace

from conversations import effects, events
from conversations.buttons import encode
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.state import State


def let_quote(state: State, event: events.MayQuote, context: Context) -> tuple[State, tuple[Effect, ...]]:
    """Taken back at any time, also when the check-in has closed and the comment is shown."""
    checkin, question = event.checkin, event.question
    if not event.wanted:
        kept = replace(state, quotable=state.quotable - {question}) if state.checkin == checkin else state
        return kept, (effects.RecordQuote(checkin, question, False), Say("comment-not-quoted"))
    if context.checkin is None or checkin != context.checkin.id or question not in state.choices:
        return state, (Say("checkin-closed"),)
    kept = replace(state, quotable=state.quotable | {question})
    back = encode(events.MayQuote(checkin, question, False))
    return kept, (effects.RecordQuote(checkin, question, True), Say("comment-quoted", buttons=(back,)))


def comment_kept(comment: events.Comment, number: int, *, limit: int | None) -> Say:
    """What is said when a comment was kept, with a button that lets it be quoted or takes that back. `limit`:
    where it was cut.
    """
    said: dict[str, str | int] = {"number": number}
    message = "comment-kept-quoted" if comment.may_quote else "comment-kept"
    if limit is not None:
        message, said = "comment-cut", {**said, "limit": limit}
    button = encode(events.MayQuote(comment.checkin, comment.question, not comment.may_quote))
    return Say(message, said, (button,))
