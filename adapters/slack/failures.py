"""What Slack's refusals mean for a message, in words for a digital lead and with what to do."""

from adapters.base import TryLater, Undeliverable, Unreachable

PASSING = frozenset(
    {
        "ratelimited",
        "rate_limited",
        "message_limit_exceeded",
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "team_added_to_org",
        "external_channel_migrating",
        "migration_in_progress",
    }
)

HALF_DONE = frozenset({"internal_error", "fatal_error"})
"""Slack says of these that some of what was asked may have been done."""

DISOWNED = frozenset({"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"})
"""Slack says of these that the token is not, or no longer, a good one."""

NOT_IN_PLACE = frozenset({"not_in_channel", "channel_not_found", "user_not_in_channel"})
"""The bot is not where it should speak; a reply address may still reach there."""

BAD_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})

_REMOVED = "Waymark was removed from the Slack workspace. Ask a workspace admin to install it again."

_GONE = {
    "channel_not_found": "Slack knows no such conversation, or Waymark is not in it. Invite Waymark there.",
    "not_in_channel": "Waymark is not in this channel. Invite it there by typing /invite and its name.",
    "is_archived": "This channel is archived. Unarchive it, or ask for the summary in another channel.",
    "user_not_found": "Slack knows no such person in this workspace. They may have left the council.",
    "users_not_found": "Slack knows no such person in this workspace. They may have left the council.",
    "user_not_visible": "Waymark may not see this person in Slack. Ask a workspace admin about guest accounts.",
    "user_disabled": "This person's Slack account is switched off. They may have left the council.",
    "cannot_dm_bot": "This account is a bot, and bots cannot be asked questions.",
    "messages_tab_disabled": "Direct messages to Waymark are off. Switch on the Messages tab in its App Home.",
    "account_inactive": _REMOVED,
    "token_revoked": _REMOVED,
    "team_not_found": _REMOVED,
}

_REFUSED = {
    "invalid_auth": "Slack does not accept Waymark's bot token. Ask whoever runs Waymark to copy it again.",
    "not_authed": "Slack does not accept Waymark's bot token. Ask whoever runs Waymark to copy it again.",
    "token_expired": "Waymark's Slack token has expired. Ask whoever runs Waymark to turn token rotation off.",
    "missing_scope": "Waymark lacks a Slack permission. Ask a workspace admin to install it again.",
    "restricted_action": "The workspace's settings stop Waymark from posting here. Ask a workspace admin.",
    "not_enabled": "Waymark's Home tab is off. Switch it on in the app's settings, under App Home.",
    "message_not_found": "The message to update is no longer in Slack.",
    "cant_update_message": "Slack does not let Waymark update this message.",
    "edit_window_closed": "The workspace's settings no longer let this message be updated.",
    "msg_too_long": "The message is too long for Slack.",
}


class Refusal(Exception):
    """Slack understood the call and said no; `code` is its word for why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def outcome(code: str) -> TryLater | Undeliverable:
    """What to raise for a refusal that nothing else can be done about."""
    if code in PASSING:
        return TryLater(f"Slack cannot take the message now ({code}).")
    if code in _GONE:
        return Unreachable(_GONE[code])
    return Undeliverable(_REFUSED.get(code, f"Slack refused the message ({code}). Tell whoever runs Waymark."))
