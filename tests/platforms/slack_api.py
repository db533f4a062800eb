"""The Web API of a Slack workspace on loopback: it records and checks every call, and plays failures."""

import asyncio
import itertools
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from adapters.slack.manifest import SCOPES
from tests.platforms.slack_checks import check_home, check_message, check_view
from tests.platforms.slack_failures import (
    Dropped,
    Failure,
    Malformed,
    RateLimited,
    Redirects,
    Says,
    ServerError,
    Stalls,
)
from tests.platforms.slack_files import File, Files
from tests.platforms.slack_messages import Posted
from tests.platforms.slack_payloads import BOT, BOT_USER
from tests.platforms.slack_rosters import METHODS as ROSTER_METHODS
from tests.platforms.slack_rosters import Rosters

Json = dict[str, Any]

TRIGGER_LIFE = 3.0
REPLY_LIFE, REPLY_USES = 30 * 60.0, 5

_SHARE = "files.completeUploadExternal"
_JSON_METHODS = (
    *("chat.postMessage", "chat.update", "chat.postEphemeral", "views.open", "conversations.open"),
    "views.publish",
    _SHARE,
)
_FORM_METHODS = (
    *("auth.test", "users.info", "conversations.history", "apps.connections.open"),
    "users.lookupByEmail",
    "files.getUploadURLExternal",
    "files.info",
    *ROSTER_METHODS,
)
_WRITING = ("chat.postMessage", "chat.postEphemeral", "chat.update", "views.open", "response_url", _SHARE)


@dataclass(frozen=True, slots=True)
class Call:
    """`at`: when it came in."""

    method: str
    arguments: Json
    at: float = 0.0


@dataclass(slots=True)
class OpenView:
    id: str
    user: str
    view: Json


@dataclass(slots=True)
class ReplyAddress:
    channel: str
    user: str
    issued: float
    uses: int = 0


class Api:
    """The state of the workspace and the methods that change it."""

    def __init__(
        self, *, team: str, team_name: str, bot_token: str, app_token: str, clock: Callable[[], float]
    ) -> None:
        self.team, self.team_name = team, team_name
        self.bot_token, self.app_token = bot_token, app_token
        self.clock = clock
        self.base = ""
        self.scopes = list(SCOPES)
        """What the bot token was granted."""
        self.people: dict[str, Json] = {}
        self.direct: dict[str, str] = {}
        self.channels: dict[str, set[str]] = {}
        self.calls: list[Call] = []
        self.messages: list[Posted] = []
        self.views: list[OpenView] = []
        self.pages: dict[str, OpenView] = {}
        """The home tabs, by person."""
        self.problems: list[str] = []
        self.connections: set[object] = set()
        self.changed = asyncio.Condition()
        self._failures: defaultdict[str, deque[Failure]] = defaultdict(deque)
        self.mishap: Callable[[str], Failure | None] = lambda _: None
        """How a call of this method goes wrong that no test has planned."""
        self.keys: list[str] = []
        """Of the new messages that came with one, in order."""
        self.hold = asyncio.Event()
        self.hold.set()
        """Cleared to let calls hang until it is set."""
        self._triggers: dict[str, tuple[str, float]] = {}
        self._replies: dict[str, ReplyAddress] = {}
        self._numbers = itertools.count(1)
        self.files = Files(self.problems, self.number)
        self.rosters = Rosters(self.people, self.channels, self.problems)
        self._over = asyncio.Event()

    def fail(self, method: str, *failures: Failure) -> None:
        """The next calls of `method` fail so, in this order. Reply addresses are called "response_url", and
        upload addresses "upload", and those of attached files "file".
        """
        self._failures[method].extend(failures)

    def recover(self) -> None:
        """All is well again from here on."""
        self._failures.clear()

    def trigger(self, user: str) -> str:
        trigger = f"{self.number()}.{self.team}.0a1b2c3d"
        self._triggers[trigger] = (user, self.clock())
        return trigger

    def reply_address(self, channel: str, user: str) -> str:
        number = str(self.number())
        self._replies[number] = ReplyAddress(channel, user, self.clock())
        return f"{self.base}/reply/{number}"

    def number(self) -> int:
        return next(self._numbers)

    def ts(self) -> str:
        return f"{int(self.clock())}.{self.number():06d}"

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/api/{method}", self.serve),
            web.post("/reply/{number}", self._serve_reply),
            web.post("/upload/{file}", self._serve_upload),
            web.get("/files/{file}", self._serve_file),
        ]

    def stop(self) -> None:
        self._over.set()

    def attempts(self, *methods: str) -> list[float]:
        """When calls of these methods came in, whatever became of them; without any, of all that write."""
        return [call.at for call in self.calls if call.method in (methods or _WRITING)]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answers a call of the Web API."""
        method = request.match_info["method"]
        arguments = await self._arguments(request, method)
        self.calls.append(Call(method, arguments, self.clock()))
        self.connections.add(request.transport)
        return await self._play(request, method, lambda: self._do(method, arguments, request))

    async def _play(self, request: web.Request, method: str, do: Callable[[], Json]) -> web.StreamResponse:
        await self.hold.wait()
        failure = self._failures[method].popleft() if self._failures[method] else self.mishap(method)
        match failure:
            case None:
                answer = web.json_response(do(), headers={"X-OAuth-Scopes": ",".join(self.scopes)})
            case Dropped(after_taking):
                if after_taking:
                    do()
                assert request.transport is not None
                request.transport.abort()
                answer = web.Response()
            case Stalls():
                await self._over.wait()
                answer = web.Response()
            case RateLimited(after, content_type):
                answer = web.Response(
                    status=429,
                    headers={"Retry-After": str(after)},
                    text='{"ok": false, "error": "ratelimited"}',
                    content_type=content_type,
                )
            case ServerError(status, content_type, body):
                answer = web.Response(status=status, text=body, content_type=content_type)
            case Redirects(to):
                answer = web.Response(status=307, headers={"Location": to})
            case Malformed(body):
                answer = web.Response(text=body, content_type="application/json")
            case Says(code):
                answer = web.json_response({"ok": False, "error": code})
        async with self.changed:
            self.changed.notify_all()
        return answer

    async def _arguments(self, request: web.Request, method: str) -> Json:
        wants = "application/json" if method in _JSON_METHODS else "application/x-www-form-urlencoded"
        if method not in _JSON_METHODS + _FORM_METHODS:
            self.problems.append(f"{method}: a method that we do not know")
        elif request.content_type != wants:
            self.problems.append(f"{method}: sent as {request.content_type}, not {wants}")
        if request.content_type == "application/json":
            return dict(await request.json())
        return dict(await request.post())

    def _do(self, method: str, arguments: Json, request: web.Request) -> Json:
        token = self.app_token if method == "apps.connections.open" else self.bot_token
        if request.headers.get("Authorization") != f"Bearer {token}":
            return _no("invalid_auth")
        if method.startswith("files."):
            return self._about_files(method, arguments)
        if method in ROSTER_METHODS:
            return self.rosters.answer(method, arguments, self.scopes)
        return self._speak(method, arguments)

    def _speak(self, method: str, arguments: Json) -> Json:
        match method:
            case "auth.test":
                return {
                    "ok": True,
                    "team_id": self.team,
                    "team": self.team_name,
                    "user_id": BOT_USER,
                    "bot_id": BOT,
                }
            case "users.info" | "users.lookupByEmail":
                return self._look_up(arguments)
            case "conversations.open":
                return self._open_direct(arguments["users"])
            case "conversations.history":
                return self._history(arguments)
            case "chat.postMessage":
                return self._post(arguments)
            case "chat.postEphemeral":
                return self._whisper(arguments)
            case "chat.update":
                return self._update(arguments)
            case "views.open":
                return self._open_view(arguments)
            case "views.publish":
                return self._publish(arguments)
            case "apps.connections.open":
                return {"ok": True, "url": self.base.replace("http", "ws") + "/socket?ticket=4f1e"}
            case _:
                return _no("unknown_method")

    def _about_files(self, method: str, arguments: Json) -> Json:
        if method == "files.info":
            is_granted = "files:read" in self.scopes
            return self.files.info(arguments, self.base) if is_granted else _no("missing_scope")
        return self._share(arguments) if method == _SHARE else self.files.register(arguments, self.base)

    def _look_up(self, arguments: Json) -> Json:
        """By id or by e-mail address, for which the bot needs a permission of its own."""
        if "user" in arguments:
            person = self.people.get(arguments["user"]) or self.rosters.bot(arguments["user"])
            return {"ok": True, "user": person} if person else _no("user_not_found")
        if "users:read.email" not in self.scopes:
            return _no("missing_scope")
        known = (each for each in self.people.values() if each["profile"].get("email") == arguments["email"])
        person = next(known, None)
        return {"ok": True, "user": person} if person else _no("users_not_found")

    def _open_direct(self, user: str) -> Json:
        if user not in self.people:
            return _no("user_not_found")
        return {"ok": True, "channel": {"id": self.direct[user]}}

    def _history(self, arguments: Json) -> Json:
        """Newest first, a page at a time. The bot may read its direct conversations only."""
        channel, limit, start = arguments["channel"], int(arguments["limit"]), int(arguments.get("cursor", 0))
        if channel not in self.direct.values():
            return _no("missing_scope")
        self._check("conversations.history", ["limit is not 1 to 999"] if not 1 <= limit <= 999 else [])
        oldest = float(arguments.get("oldest", 0))
        said = [each for each in self.messages if (each.channel, each.to) == (channel, None)]
        said = [each for each in reversed(said) if float(each.ts) > oldest]
        page = said[start : start + limit]
        has_more = start + limit < len(said)
        with_metadata = arguments.get("include_all_metadata") == "true"
        return {
            "ok": True,
            "messages": [_as_history(each, with_metadata=with_metadata) for each in page],
            "has_more": has_more,
            "response_metadata": {"next_cursor": str(start + limit) if has_more else ""},
        }

    def _check(self, method: str, problems: list[str]) -> bool:
        self.problems += [f"{method}: {problem}" for problem in problems]
        return not problems

    def _post(self, arguments: Json) -> Json:
        if not self._check("chat.postMessage", list(check_message(arguments))):
            return _no("invalid_blocks")
        if (why := self._closed(arguments["channel"])) is not None:
            return _no(why)
        return self._keep(arguments, arguments["channel"])

    def _whisper(self, arguments: Json) -> Json:
        if not self._check("chat.postEphemeral", list(check_message(arguments))):
            return _no("invalid_blocks")
        channel, user = arguments["channel"], arguments["user"]
        if (why := self._closed(channel)) is not None:
            return _no(why)
        if user not in self.channels.get(channel, ()):
            return _no("user_not_in_channel")
        return {"ok": True, "message_ts": self._keep(arguments, channel, to=user)["ts"]}

    def _closed(self, channel: str) -> str | None:
        """Why the bot may not post here; None where it may."""
        if channel in self.direct.values():
            return None
        if channel not in self.channels:
            return "channel_not_found"
        return None if BOT_USER in self.channels[channel] else "not_in_channel"

    def _keep(
        self,
        arguments: Json,
        channel: str,
        to: str | None = None,
        *,
        replied: bool = False,
        file: File | None = None,
    ) -> Json:
        message = Posted(
            channel=channel,
            ts=self.ts(),
            text=arguments["text"],
            blocks=arguments["blocks"],
            to=to,
            by_reply_address=replied,
            metadata=arguments.get("metadata", {}),
            at=self.clock(),
            file=file,
        )
        self.messages.append(message)
        if (key := message.metadata.get("event_payload", {}).get("key")) is not None:
            self.keys.append(str(key))
        return {"ok": True, "channel": channel, "ts": message.ts}

    def _update(self, arguments: Json) -> Json:
        if not self._check("chat.update", list(check_message(arguments))):
            return _no("invalid_blocks")
        where = (arguments["channel"], arguments["ts"])
        message = next((each for each in self.messages if (each.channel, each.ts) == where), None)
        if message is None or message.to is not None or message.by_reply_address:
            return _no("message_not_found")
        message.text, message.blocks = arguments["text"], arguments["blocks"]
        message.metadata = arguments.get("metadata", {})
        message.updates += 1
        return {"ok": True, "channel": message.channel, "ts": message.ts, "text": message.text}

    def _open_view(self, arguments: Json) -> Json:
        if not self._check("views.open", list(check_view(arguments["view"]))):
            return _no("invalid_arguments")
        user, issued = self._triggers.pop(arguments["trigger_id"], (None, 0.0))
        if user is None:
            return _no("invalid_trigger_id")
        if self.clock() - issued >= TRIGGER_LIFE:
            return _no("expired_trigger_id")
        view = OpenView(f"V{self.number():08d}", user, arguments["view"])
        self.views.append(view)
        return {"ok": True, "view": {**view.view, "id": view.id}}

    def _publish(self, arguments: Json) -> Json:
        if not self._check("views.publish", list(check_home(arguments["view"]))):
            return _no("invalid_arguments")
        if arguments["user_id"] not in self.people:
            return _no("user_not_found")
        page = OpenView(f"V{self.number():08d}", arguments["user_id"], arguments["view"])
        self.pages[page.user] = page
        return {"ok": True, "view": {**page.view, "id": page.id}}

    async def _serve_upload(self, request: web.Request) -> web.StreamResponse:
        file, data = request.match_info["file"], await request.read()
        self.calls.append(Call("upload", {"file": file}, self.clock()))
        return await self._play(request, "upload", lambda: self.files.take(file, data, request.headers))

    async def _serve_file(self, request: web.Request) -> web.StreamResponse:
        """Whoever has no token is shown the page where people sign in."""
        file = request.match_info["file"]
        self.calls.append(Call("file", {"file": file}, self.clock()))
        if self._failures["file"]:
            return await self._play(request, "file", dict)
        if request.headers.get("Authorization") != f"Bearer {self.bot_token}":
            return web.Response(content_type="text/html")
        return web.Response(body=self.files.attached[file].content, content_type="text/csv")

    def _share(self, arguments: Json) -> Json:
        file, channel = self.files.to_show(arguments), arguments["channel_id"]
        if file is None:
            return _no("file_not_found")
        if (why := self._closed(channel)) is not None:
            return _no(why)
        file.title = arguments["files"][0]["title"]
        self._keep({"text": arguments["initial_comment"], "blocks": []}, channel, file=file)
        # Slack shows it a moment later, so it does not say where.
        return {"ok": True, "files": [{"id": file.id, "title": file.title}]}

    async def _serve_reply(self, request: web.Request) -> web.StreamResponse:
        arguments = dict(await request.json())
        self.calls.append(Call("response_url", arguments, self.clock()))
        address = self._replies[request.match_info["number"]]
        address.uses += 1
        if address.uses > REPLY_USES or self.clock() - address.issued >= REPLY_LIFE:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        return await self._play(request, "response_url", lambda: self._take_reply(address, arguments))

    def _take_reply(self, address: ReplyAddress, arguments: Json) -> Json:
        self._check("response_url", list(check_message(arguments)))
        if arguments.get("replace_original") is not False:
            self.problems.append("response_url: the answer would replace the message that was pressed")
        is_public = arguments.get("response_type") == "in_channel"
        self._keep(arguments, address.channel, None if is_public else address.user, replied=True)
        return {"ok": True}


def _as_history(message: Posted, *, with_metadata: bool) -> Json:
    said: Json = {"type": "message", "user": BOT_USER, "bot_id": BOT, "ts": message.ts, "text": message.text}
    if message.file is not None:
        said["files"] = [{"id": message.file.id, "name": message.file.name, "title": message.file.title}]
    return {**said, "metadata": message.metadata} if with_metadata and message.metadata else said


def _no(code: str) -> Json:
    return {"ok": False, "error": code}
