"""The Bot Connector's REST API: takes what Teams would take, refuses and notes the rest."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import unquote

from aiohttp import web

from tests.platforms.teams_cards import SIZE_LIMIT, WHOLE_LIMIT, Json, problems, without_pictures
from tests.platforms.teams_chats import CARD, Chat, Message
from tests.platforms.teams_files import FILE_CARDS, file_problems
from tests.platforms.teams_login import Login
from tests.platforms.waiting import PATIENCE

if TYPE_CHECKING:
    from tests.platforms.teams import Member


@dataclass(frozen=True)
class Call:
    """One call of the bot, as it arrived."""

    method: str
    path: str
    body: Json


@dataclass(frozen=True)
class Fault:
    """How a call goes wrong. `drop`: the connection breaks; `taken`: but the message is in the chat; `stalls`:
    there is never an answer.
    """

    status: int = 200
    body: str = ""
    retry_after: str = ""
    location: str = ""
    drop: bool = False
    taken: bool = False
    stalls: bool = False


class Refused(Exception):
    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class Connector:
    """`script` holds what goes wrong with the next calls, in order; after it all is well."""

    def __init__(
        self,
        bot_id: str,
        tenant: str,
        login: Login | None,
        problems_: list[str],
        clock: Callable[[], float],
    ) -> None:
        self._bot_id = bot_id
        self._tenant = tenant
        self._login = login
        self._problems = problems_
        self._numbers = count(1_800_000_000_001)
        self.changed = asyncio.Condition()
        self.chats: dict[str, Chat] = {}
        self.members: dict[str, Member] = {}
        self.calls: list[Call] = []
        self.script: deque[Fault] = deque()
        self.mishap: Callable[[str], Fault | None] = lambda _: None
        """How a call with this method goes wrong that is not in the script."""
        self.hold = asyncio.Event()
        self.hold.set()
        """Cleared to let calls hang until it is set."""
        self._clock = clock
        self.attempts: list[tuple[float, str]] = []
        """When calls came in and for which conversation, whatever became of them."""
        self.sizes: list[int] = []
        """How many bytes they had in UTF-16."""

    @property
    def arrived(self) -> int:
        return len(self.attempts)

    def add_chat(self, id_: str, kind: str) -> Chat:
        return self.chats.setdefault(id_, Chat(id_, kind, self.changed))

    def fails(self, status: int, code: str = "", retry_after: str = "") -> None:
        """The next call is answered with this error."""
        body = json.dumps({"error": {"code": code, "message": "as the test says"}}) if code else ""
        self.script.append(Fault(status, body, retry_after))

    async def until_arrived(self, count_: int, within: float = PATIENCE) -> None:
        """Waits until so many calls came in, whether answered or hanging."""
        async with asyncio.timeout(within), self.changed:
            await self.changed.wait_for(lambda: self.arrived >= count_)

    async def handle(self, request: web.Request) -> web.StreamResponse | None:
        steps = [unquote(step) for step in request.rel_url.raw_path.split("/")]
        if steps[:4] != ["", "uk", "v3", "conversations"]:
            return None
        async with self.changed:
            self.attempts.append((self._clock(), "".join(steps[4:5]).partition(";")[0]))
            self.changed.notify_all()
        await self.hold.wait()
        raw = await request.read()
        self.sizes.append(len(raw.decode("utf-8", "replace").encode("utf-16-le")))
        fault = self.script.popleft() if self.script else self.mishap(request.method)
        if fault is not None and fault.stalls:
            await asyncio.Event().wait()
        if fault is not None and not fault.taken:
            return self.break_off(request, fault)
        try:
            answer = await self._take(request, raw, steps[4:])
        except Refused as refusal:
            error = {"error": {"code": refusal.code, "message": "refused by the Teams of the tests"}}
            return web.json_response(error, status=refusal.status)
        return self.break_off(request, fault) if fault else web.json_response(answer, status=201)

    def admits(self, request: web.Request) -> bool:
        """Whether a call comes with a token that is good."""
        return self._login is None or self._login.admits(request.headers.get("Authorization", ""))

    def break_off(self, request: web.Request, fault: Fault) -> web.Response:
        """How a call goes wrong."""
        if fault.drop:
            assert request.transport is not None
            request.transport.abort()
        answers = {"Retry-After": fault.retry_after, "Location": fault.location}
        headers = {name: value for name, value in answers.items() if value}
        return web.Response(
            status=fault.status, text=fault.body, headers=headers, content_type="application/json"
        )

    async def _take(self, request: web.Request, raw: bytes, steps: list[str]) -> Json:
        if self._login is None:
            self._expect("Authorization" not in request.headers, 401, "a token without a sign-in")
        elif not self._login.admits(request.headers.get("Authorization", "")):
            raise Refused(401, "Unauthorized")
        self._expect(request.content_type == "application/json", 415, "the body is not application/json")
        text = raw.decode()
        apart, whole = len(without_pictures(text).encode()), len(text.encode("utf-16-le"))
        self._expect(apart <= SIZE_LIMIT, 413, f"a message of {apart} bytes without its pictures")
        self._expect(whole <= WHOLE_LIMIT, 413, f"a message of {whole} bytes in UTF-16")
        body: Json = json.loads(text)
        self.calls.append(Call(request.method, request.path, body))
        match request.method, steps:
            case "POST", []:
                return self._open_chat(body)
            case "POST", [chat, "activities"]:
                return await self._post(self._chat(chat), body)
            case "PUT", [chat, "activities", message]:
                return await self._update(self._chat(chat), message, body)
        self._problems.append(f"{request.method} {request.path} is no call of the connector")
        raise Refused(404, "NotFound")

    def _expect(self, holds: object, status: int, problem: str) -> None:
        if not holds:
            self._problems.append(problem)
            raise Refused(status, "BadArgument")

    def _chat(self, id_: str) -> Chat:
        base, _, thread = id_.partition(";messageid=")
        chat = self.chats.get(base)
        if chat is None or (thread and thread not in chat.threads):
            raise Refused(404, "ConversationNotFound")
        owner = next((member for member in self.members.values() if member.chat is chat), None)
        if owner is not None and owner.blocked:
            raise Refused(403, "MessageWritesBlocked")
        return chat

    def _open_chat(self, body: Json) -> Json:
        members = body.get("members")
        self._expect(body.get("bot") == {"id": self._bot_id}, 400, "a chat is opened by another bot")
        self._expect(body.get("isGroup") is False, 400, "a group chat cannot be opened")
        self._expect(body.get("tenantId") == self._tenant, 400, "a chat is opened in another tenant")
        self._expect(isinstance(members, list) and len(members) == 1, 400, "a chat has one member")
        assert isinstance(members, list)
        member = self.members.get(members[0].get("id"))
        if member is None:
            raise Refused(403, "BotNotInConversationRoster")
        return {"id": self._chat(member.chat.id).id}

    async def _post(self, chat: Chat, body: Json) -> Json:
        self._check(body, chat)
        message = Message(str(next(self._numbers)), body, at=self._clock())
        message.show(body)
        async with self.changed:
            chat.messages.append(message)
            chat.threads.add(message.id)
            self.changed.notify_all()
        return {"id": message.id}

    async def _update(self, chat: Chat, id_: str, body: Json) -> Json:
        self._check(body, chat)
        message = chat.find(id_)
        if message is None:
            raise Refused(404, "ActivityNotFoundInConversation")
        async with self.changed:
            message.show(body)
            message.edits += 1
            self.changed.notify_all()
        return {"id": id_}

    def _check(self, body: Json, chat: Chat) -> None:
        """Teams takes all this and shows it badly, or shows it to people whom it does not concern."""
        self._expect(body.get("type") == "message", 400, "the activity is no message")
        self._expect(body.get("from") == {"id": self._bot_id}, 400, "the message is from somebody else")
        self._expect(not body.get("text"), 400, "a text beside a card is shown twice")
        self._expect(not body.get("entities"), 400, "the message mentions people, who are notified")
        self._expect(body.get("summary"), 400, "the message has no summary for notifications")
        recipient = body.get("recipient")
        if isinstance(recipient, dict):
            self._expect(recipient.get("id") in self.members, 400, "the message is for somebody unknown")
        attachments = body.get("attachments")
        self._expect(isinstance(attachments, list) and attachments, 400, "the message is empty")
        for attachment in attachments if isinstance(attachments, list) else []:
            kind = attachment.get("contentType")
            self._expect(kind in (CARD, *FILE_CARDS), 400, "the attachment is no card")
            self._expect(kind == CARD or chat.kind == "personal", 400, "a file for a channel or group")
            found = problems(attachment.get("content")) if kind == CARD else list(file_problems(attachment))
            self._expect(not found, 400, "; ".join(found))
