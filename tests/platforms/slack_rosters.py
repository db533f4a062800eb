"""Who is in the channels of a Slack workspace on loopback, and who is in the workspace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.slack_payloads import BOT_USER

Json = dict[str, Any]

METHODS = ("conversations.info", "conversations.members", "users.list")

_MOST = 999


@dataclass
class Rosters:
    """`people` and `channels` are the workspace's own. `archived`: channels by id. `strangers`: people of other
    organisations, whom users.list does not name.
    """

    people: Mapping[str, Json]
    channels: Mapping[str, set[str]]
    problems: list[str]
    archived: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    largest: int = 3
    """Of pages, whatever is asked for: Slack gives fewer than the limit as it likes."""

    def answer(self, method: str, arguments: Json, scopes: Sequence[str]) -> Json:
        if method == "users.list":
            known = [one for user, one in sorted(self.people.items()) if user not in self.strangers]
            return self._page(method, arguments, [*known, self.bot(BOT_USER)])
        channel = arguments["channel"]
        if not {"channels:read", "groups:read"} <= set(scopes):
            return {"ok": False, "error": "missing_scope"}
        if channel not in self.channels:
            return {"ok": False, "error": "channel_not_found"}
        if method == "conversations.members":
            return self._page(method, arguments, sorted(self.channels[channel]))
        name = self.names.get(channel, "housing")
        return {"ok": True, "channel": {"id": channel, "name": name, "is_archived": channel in self.archived}}

    def bot(self, user: str) -> Json | None:
        """What is told of the bot itself; None for anybody else."""
        return {"id": BOT_USER, "is_bot": True, "real_name": "Waymark"} if user == BOT_USER else None

    def _page(self, method: str, arguments: Json, everybody: Sequence[object]) -> Json:
        limit, start = int(arguments["limit"]), int(arguments.get("cursor") or 0)
        if not 1 <= limit <= _MOST:
            self.problems.append(f"{method}: limit is not 1 to {_MOST}")
        end = start + min(limit, self.largest)
        cursor = str(end) if end < len(everybody) else ""
        page = list(everybody[start:end])
        return {"ok": True, "members": page, "response_metadata": {"next_cursor": cursor}}
