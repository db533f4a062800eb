"""Who is in the teams, channels and group chats of a Teams on loopback, as the connector tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from aiohttp import web

from tests.platforms.teams_cards import Json
from tests.platforms.teams_connector import Connector

if TYPE_CHECKING:
    from tests.platforms.teams import Member


@dataclass
class Rosters:
    """`members`: what Teams tells of each, by conversation. `teams`: their names; `channels`: names of theirs
    by id. `page`: how many it gives at once, whatever is asked for.
    """

    connector: Connector
    members: dict[str, list[Json]] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)
    channels: dict[str, dict[str, str | None]] = field(default_factory=dict)
    page: int = 2
    asked: list[str] = field(default_factory=list)

    def fill(self, conversation: str, people: Sequence["Member"], tenant: str) -> list[Json]:
        """These people are in it from now on; each as Teams tells of them, to be changed at will."""
        self.members[conversation] = [
            {
                "id": one.id,
                "objectId": one.aad,
                "name": one.name,
                "email": f"{one.aad}@anytown.gov.uk",
                "userPrincipalName": f"{one.aad}@anytown.gov.uk",
                "tenantId": tenant,
                "userRole": "user",
            }
            for one in people
        ]
        return self.members[conversation]

    async def handle(self, request: web.Request) -> web.StreamResponse | None:
        steps = [unquote(step) for step in request.rel_url.raw_path.split("/")]
        if request.method != "GET" or steps[:3] != ["", "uk", "v3"]:
            return None
        self.asked.append("/".join(steps[3:]))
        if self.connector.script:
            return self.connector.break_off(request, self.connector.script.popleft())
        if not self.connector.admits(request):
            return web.json_response({"error": {"code": "Unauthorized"}}, status=401)
        match steps[3:]:
            case ["conversations", conversation, "pagedmembers"] if conversation in self.members:
                return web.json_response(self._page(conversation, request.query))
            case ["teams", team] if team in self.teams:
                return web.json_response({"id": team, "name": self.teams[team]})
            case ["teams", team, "conversations"] if team in self.teams:
                named = [{"id": id_, "name": name} for id_, name in self.channels.get(team, {}).items()]
                return web.json_response({"conversations": named})
        return web.json_response({"error": {"code": "ConversationNotFound"}}, status=404)

    def _page(self, conversation: str, query: Any) -> Json:
        size, start = int(query["pageSize"]), int(query.get("continuationToken", "at+0").removeprefix("at+"))
        assert 50 <= size <= 500, "Teams refuses this size of a page"
        everybody = self.members[conversation]
        end = start + min(size, self.page)
        more = {"continuationToken": f"at+{end}"} if end < len(everybody) else {}
        return {"members": everybody[start:end], **more}
