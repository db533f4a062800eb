"""A Teams on loopback: signs what it posts to the bot, and checks all that the bot sends.

    async with Teams() as teams:
        teams.bot_url = "http://127.0.0.1:3978/api/messages"
        await teams.install()
        await teams.say("start")
        question = await teams.read()
        await teams.press("Established")

It knows nothing of the code under test: that needs `teams.app_id`, `app_password`, `tenant_id`, and Microsoft's
addresses (`login_url`, `metadata_url`). Leaving the block fails if the bot did anything that Teams would not
take; a test that provokes this looks at `teams.problems` and clears it.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType

from aiohttp import ClientSession

from tests.platforms.teams_cards import Json, problems
from tests.platforms.teams_chats import CARD, Chat, Message
from tests.platforms.teams_connector import Connector
from tests.platforms.teams_drive import Drive
from tests.platforms.teams_login import Login
from tests.platforms.teams_rosters import Rosters
from tests.platforms.teams_server import Server
from tests.platforms.teams_signing import Signing
from tests.platforms.waiting import PATIENCE


@dataclass(frozen=True)
class Reply:
    """How the bot answered a call."""

    status: int
    body: str


@dataclass
class Member:
    """Somebody at the council."""

    name: str
    id: str
    aad: str
    chat: Chat
    locale: str = "en-GB"
    zone: str = "Europe/London"
    blocked: bool = False

    def as_sender(self) -> Json:
        return {"id": self.id, "name": self.name, "aadObjectId": self.aad}


@dataclass
class Teams:
    """`local`: calls and is called without tokens, as a test client on the developer's machine. `clock` gives
    seconds since 1970, for the moments at which messages come in.
    """

    bot_url: str = ""
    local: bool = False
    app_id: str = "6c1f7f6e-5a34-4d0b-9d53-0a4f2f1d9f10"
    app_password: str = "a~secret~that~only~this~test~knows"
    tenant_id: str = "9a7c1c8e-2f55-4c8e-8f1a-5d7f3f0a1b2c"
    bot_name: str = "Waymark"
    problems: list[str] = field(default_factory=list)
    clock: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        self.bot_id = f"28:{self.app_id}"
        self._server = Server()
        self._numbers = count(1_700_000_000_001)

    async def __aenter__(self) -> "Teams":
        await self._server.start()
        self.service_url = f"{self._server.url}/uk/"
        self.signing = Signing(self.app_id, self.service_url)
        self.login = Login(self.app_id, self.app_password, self.signing, self._server.url)
        self.connector = Connector(
            self.bot_id, self.tenant_id, None if self.local else self.login, self.problems, self.clock
        )
        self.rosters = Rosters(self.connector)
        self.drive = Drive(self._server.url)
        self._server.serve(self.login.handle, self.rosters.handle, self.drive.handle, self.connector.handle)
        self.session = ClientSession()
        self.member = self.add("Ada Owens")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.session.close()
        await self._server.stop()
        assert error is not None or not self.problems, "the bot did what Teams does not take:\n" + "\n".join(
            self.problems
        )

    @property
    def login_url(self) -> str:
        return self._server.url

    @property
    def metadata_url(self) -> str:
        return f"{self._server.url}/v1/.well-known/openidconfiguration"

    def add(self, name: str) -> Member:
        """Somebody new, with a chat of their own; `install` lets the bot into it."""
        number = uuid.uuid4()
        chat = self.connector.add_chat(f"a:1{number.hex}", "personal")
        member = Member(name, f"29:1{number.hex}", str(number), chat)
        self.connector.members[member.id] = member
        return member

    def channel(self, name: str = "general") -> Chat:
        """A channel of a team in which the bot is installed."""
        return self.connector.add_chat(f"19:{name}@thread.tacv2", "channel")

    def group(self, name: str = "leads") -> Chat:
        return self.connector.add_chat(f"19:{name}@thread.v2", "groupChat")

    async def read(self, within: float = PATIENCE) -> Message:
        """The first member's next message that was not read yet."""
        return await self.member.chat.read(within)

    async def install(self, member: Member | None = None) -> Reply:
        who = member or self.member
        activity = {"type": "installationUpdate", "action": "add", **self.frame(who, who.chat)}
        return await self._taken(activity)

    async def say(self, text: str, member: Member | None = None) -> Reply:
        who = member or self.member
        return await self._taken({**self.frame(who, who.chat), **_typed(text)})

    async def attach(self, name: str, content: bytes, member: Member | None = None) -> Reply:
        """Attaches a file in their own chat, with nothing said beside it."""
        who = member or self.member
        sent = {**self.frame(who, who.chat), **_typed("")}
        return await self._taken({**sent, "attachments": [self.drive.attach(name, content)]})

    async def mention(self, text: str, channel: Chat, member: Member | None = None) -> Reply:
        """Says something to the bot where others read along; in a channel this begins a thread."""
        mention = f"<at>{self.bot_name}</at>"
        frame = self.frame(member or self.member, channel)
        if channel.kind == "channel":
            channel.threads.add(str(frame["id"]))
            frame["conversation"] = {
                **self._conversation(channel),
                "id": f"{channel.id};messageid={frame['id']}",
            }
        entity = {"type": "mention", "mentioned": {"id": self.bot_id, "name": self.bot_name}, "text": mention}
        return await self._taken({**frame, **_typed(f"{mention}&nbsp;{text}\n"), "entities": [entity]})

    async def press(
        self,
        title: str,
        *,
        text: str = "",
        ticks: bool = False,
        member: Member | None = None,
        chat: Chat | None = None,
        on: Message | None = None,
        old_client: bool = False,
    ) -> Reply:
        """Presses the newest button with this title, wherever on a card, and shows the card that comes back.

        `text` is first written into the field beside the button, and its box ticked or not; an
        `old_client` knows no Action.Execute.
        """
        who = member or self.member
        place = chat or who.chat
        shown = [on] if on else list(reversed(place.messages))
        found = [(message, button) for message in shown if (button := message.button(title))]
        assert found, f"no button {title!r} on any card: {[each.buttons for each in shown]}"
        message, button = found[0]
        action = button.action["fallback"] if old_client else button.action
        assert isinstance(action, dict), f"the button {title!r} has nothing for older clients"
        written = {str(box["id"]): _filled(box, text, ticks=ticks) for box in button.inputs}
        assert written or not text, f"there is no field beside {title!r}"
        data = {**action["data"], **written}
        frame = {**self.frame(who, place), "replyToId": message.id}
        if old_client:
            return await self._taken({**frame, "type": "message", "value": data})
        return await self._execute(frame, message, {**action, "data": data})

    async def _execute(self, frame: Json, message: Message, action: Json) -> Reply:
        sent = {
            name: value for name, value in action.items() if name in ("type", "id", "verb", "title", "data")
        }
        invoke = {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "value": {"action": sent, "trigger": "manual"},
        }
        reply, body = await self._exchange({**frame, **invoke})
        if not isinstance(body, dict) or body.get("statusCode") != 200 or not body.get("value"):
            self.problems.append(f"Teams shows 'Unable to reach app' for the answer {reply.body[:200]!r}")
        elif body["type"] == CARD and isinstance(card := body["value"], dict):
            self.problems.extend(problems(card))
            message.card = card
        elif body["type"] != "application/vnd.microsoft.activity.message":
            self.problems.append(f"an invoke was answered with the type {body['type']!r}")
        return reply

    def frame(self, member: Member, chat: Chat) -> Json:
        """What every activity carries."""
        return {
            "id": str(next(self._numbers)),
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "timestamp": "2026-01-07T09:30:00.123Z",
            "localTimestamp": "2026-01-07T09:30:00.123+00:00",
            "localTimezone": member.zone,
            "locale": member.locale,
            "from": member.as_sender(),
            "recipient": {"id": self.bot_id, "name": self.bot_name},
            "conversation": self._conversation(chat),
            "channelData": {"tenant": {"id": self.tenant_id}},
        }

    def _conversation(self, chat: Chat) -> Json:
        group = {} if chat.kind == "personal" else {"isGroup": True}
        return {"id": chat.id, "conversationType": chat.kind, "tenantId": self.tenant_id, **group}

    async def post(self, activity: Json, token: str | None = None) -> Reply:
        """Sends an activity as it is; `token` replaces the one that Teams would send ("" for none)."""
        reply, _ = await self._exchange(activity, token)
        return reply

    async def _taken(self, activity: Json) -> Reply:
        reply = await self.post(activity)
        assert reply.status == 200, f"the bot answered {reply.status}: {reply.body[:500]}"
        return reply

    async def _exchange(self, activity: Json, token: str | None = None) -> tuple[Reply, Json | None]:
        if token is None:
            token = "" if self.local else self.signing.token()
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with self.session.post(self.bot_url, json=activity, headers=headers) as response:
            is_json = response.content_type == "application/json"
            body: Json | None = await response.json() if is_json else None
            return Reply(response.status, await response.text()), body


def _filled(box: Json, text: str, *, ticks: bool) -> str:
    """What Teams sends of a field."""
    if box["type"] != "Input.Toggle":
        return text
    return str(box.get("valueOn", "true") if ticks else box.get("valueOff", "false"))


def _typed(text: str) -> Json:
    html = {"contentType": "text/html", "content": f"<p>{text}</p>"}
    return {"type": "message", "text": text, "textFormat": "plain", "attachments": [html]}
