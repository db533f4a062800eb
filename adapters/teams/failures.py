"""What Teams' refusals mean, in words that tell a digital lead what to do."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from adapters.base import TryLater, Undeliverable, Unreachable

Failure = TryLater | Undeliverable

_GONE = {
    "MessageWritesBlocked": "The person has blocked or removed Waymark in Teams. "
    "They hear from it again once they unblock or add the app.",
    "ConversationBlockedByUser": "The person has blocked Waymark in Teams. "
    "They hear from it again once they unblock it.",
    "BotNotInConversationRoster": "Waymark is not a member of this chat or team. "
    "Add the app there, or for the person, and the messages get through.",
    "ForbiddenOperationException": "Waymark is not installed for this person. "
    "Ask your Teams administrator to install the app for them.",
    "BotDisabledByAdmin": "Your Teams administrator has switched Waymark off. Ask them to allow the app.",
    "ConversationNotFound": "The chat no longer exists. The person can write to Waymark to start a new one.",
}
"""The codes of https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability and
.../bots/how-to/conversations/send-proactive-messages: in `code`, or in the `subCode` of a text."""

_LATER = {408, 412, 429}
_NOT_TAKEN = {412, 429}
"""After the others the message may be in the chat: Microsoft says that 502 and 504 can duplicate."""

HOUR = 60 * 60.0


def failure(status: int, body: bytes, retry_after: str | None, now: datetime) -> Failure:
    """The exception for an answer of Teams that is no success."""
    if status in _LATER or status >= 500:
        reason = f"Teams is busy or has a fault ({status})."
        return TryLater(reason, seconds(retry_after, now), ambiguous=status not in _NOT_TAKEN)
    if status == 401:
        return TryLater(
            "Teams refuses Waymark's token. Ask whoever runs Waymark to check that the app id is the bot's own."
        )
    if status == 413:
        return Undeliverable("The message is too large for Teams.")
    if status in (403, 404):
        return _refused(status, body)
    return Undeliverable(f"Teams does not accept the message ({status}{_code(body)}).")


def _refused(status: int, body: bytes) -> Failure:
    text = body.decode("utf-8", "replace")
    if "ActivityNotFound" in text:
        return Undeliverable("The message that was to be changed is no longer in the chat.")
    for code, reason in _GONE.items():
        if code.lower() in text.lower():
            return Unreachable(reason)
    if status == 403:
        return Unreachable(
            "Teams does not let Waymark write here: the app was blocked, removed or not allowed."
        )
    # Without a code it need not be Teams that answered: a proxy, or an address that moved.
    return Undeliverable("Teams does not know the place this message is for (404).")


def _code(body: bytes) -> str:
    """Teams' code, if it is one word: texts may quote the message."""
    try:
        code = json.loads(body)["error"]["code"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return f", {code}" if isinstance(code, str) and code.isalnum() and len(code) < 60 else ""


def seconds(retry_after: str | None, now: datetime) -> float | None:
    """Retry-After as seconds, an hour at most; it may be a number or a date."""
    value = (retry_after or "").strip()
    try:
        wait = float(value) if value.replace(".", "", 1).isdecimal() else (_date(value) - now).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(max(wait, 0.0), HOUR)


def _date(value: str) -> datetime:
    date = parsedate_to_datetime(value)
    return date if date.tzinfo else date.replace(tzinfo=UTC)
