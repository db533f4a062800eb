"""A Slack workspace on loopback, with people in it.

    async with Slack() as slack:
        config = SlackConfig(slack.signing_secret, slack.bot_token, api_url=slack.api_url)
        ...start the program...
        slack.app_url = "http://127.0.0.1:8080/slack/events"
        await slack.say("start")
        await slack.until(lambda: "1 of 10" in slack.last.words)
        await slack.press("Established")

`slack.say`, `press`, `submit`, `command` and so on are those of `slack.me`; `slack.person("Ada")` adds people.
Every Web API call is checked; leaving the block fails the test when one broke a rule of Slack's.
"""

import asyncio
import hashlib
import hmac
import io
import json
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.platforms import slack_payloads as payloads
from tests.platforms.slack_api import Api, Call, OpenView
from tests.platforms.slack_checks import elements
from tests.platforms.slack_failures import Failure
from tests.platforms.slack_messages import Posted, called
from tests.platforms.slack_sockets import Sockets
from tests.platforms.waiting import PATIENCE, NothingYet

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the program answered; status 0: an envelope that was not acknowledged in time."""

    status: int
    body: str = ""


class Person:
    """Somebody in the workspace, with a direct conversation with the bot."""

    def __init__(self, slack: "Slack", user: str, name: str) -> None:
        self._slack = slack
        self.id, self.name = user, name
        self.direct = slack.api.direct[user]

    @property
    def messages(self) -> list[Posted]:
        """What the person sees of the bot, oldest first."""
        everywhere = [channel for channel, members in self._slack.api.channels.items() if self.id in members]
        return [
            message
            for message in self._slack.api.messages
            if (message.channel in (self.direct, *everywhere) and message.to is None) or message.to == self.id
        ]

    @property
    def last(self) -> Posted:
        """Raises NothingYet while the bot said nothing; within `until` that is waited for."""
        if not self.messages:
            raise NothingYet(f"The bot said nothing to {self.name} yet.")
        return self.messages[-1]

    @property
    def form(self) -> OpenView:
        """The form that is open for the person."""
        return [view for view in self._slack.api.views if view.user == self.id][-1]

    async def say(self, text: str) -> Reply:
        """Types `text` to the bot in their direct conversation."""
        event = payloads.message_event(
            self._slack.team, self.id, self.direct, payloads.escaped(text), self._slack.api.ts()
        )
        return await self._slack.send_event(event)

    async def attach(self, name: str, content: bytes, text: str = "") -> Reply:
        """Attaches a file in the direct conversation, with `text` beside it."""
        file = self._slack.api.files.attach(name, content)
        event = payloads.message_event(
            self._slack.team, self.id, self.direct, payloads.escaped(text), self._slack.api.ts()
        )
        return await self._slack.send_event(payloads.with_file(event, file.id, name, len(content)))

    async def open_home(self, tab: str = "messages") -> Reply:
        return await self._slack.send_event(
            payloads.home_opened_event(self.id, self.direct, self._slack.api.ts(), tab)
        )

    async def command(self, text: str = "", channel: str | None = None) -> Reply:
        """Types `/maturity text`, in the conversation with the bot or in a channel."""
        where = channel or self.direct
        fields = payloads.slash_command(
            team=self._slack.team,
            user=self.id,
            name=self.name,
            channel=where,
            text=payloads.escaped(text),
            trigger=self._slack.api.trigger(self.id),
            response_url=self._slack.api.reply_address(where, self.id),
        )
        return await self._slack.send_form(fields)

    async def press(self, label: str) -> Reply:
        """Presses the newest button that the person can see with `label` (or, failing that, containing it)."""
        message, button = self._find(label)
        pressed = payloads.block_actions(
            team=self._slack.team,
            user=self._as_user(),
            channel=message.channel,
            message={"ts": message.ts, "text": message.text, "blocks": message.blocks},
            action={name: button[name] for name in ("action_id", "text", "value")},
            trigger=self._slack.api.trigger(self.id),
            response_url=self._slack.api.reply_address(message.channel, self.id),
            is_ephemeral=message.to is not None,
        )
        return await self._slack.send_interaction(pressed)

    @property
    def page(self) -> OpenView:
        """The bot's home tab as the person sees it."""
        return self._slack.api.pages[self.id]

    async def press_on_page(self, label: str) -> Reply:
        """Presses a button of the home tab."""
        found = [each for each in elements(self.page.view["blocks"]) if called(each) == label]
        assert found, f"{self.name} sees no button {label!r} in the home tab"
        pressed = payloads.home_actions(
            team=self._slack.team,
            user=self._as_user(),
            view=self.page.view,
            view_id=self.page.id,
            action={name: found[0][name] for name in ("action_id", "text", "value")},
            trigger=self._slack.api.trigger(self.id),
        )
        return await self._slack.send_interaction(pressed)

    async def submit(self, words: str, *, ticks: bool = False) -> Reply:
        """Fills in the form that is open, and sends it."""
        form = self.form
        self._slack.api.views.remove(form)
        submitted = payloads.view_submission(
            team=self._slack.team,
            user=self._as_user(),
            view=form.view,
            view_id=form.id,
            words=words,
            ticks=ticks,
            trigger=self._slack.api.trigger(self.id),
        )
        return await self._slack.send_interaction(submitted)

    def _find(self, label: str) -> tuple[Posted, Json]:
        seen = [(message, each) for message in reversed(self.messages) for each in message.buttons]
        for fits in (str.__eq__, str.__contains__):
            for message, button in seen:
                if fits(called(button), label):
                    return message, button
        raise AssertionError(f"{self.name} sees no button {label!r}, only {[called(each) for _, each in seen]}")

    def _as_user(self) -> Json:
        return {
            "id": self.id,
            "username": self.name.lower(),
            "name": self.name.lower(),
            "team_id": self._slack.team,
        }


class Slack:
    """`clock` gives seconds since 1970, for signatures, triggers and reply addresses."""

    signing_secret = "8f742231b10e8888abcd99yyyzzz85a5"
    bot_token = "xoxb-1111-2222-loopback"
    app_token = "xapp-1-A0WAYMARK1-loopback"

    def __init__(
        self,
        *,
        team: str = "T0ANYTOWN",
        team_name: str = "Anytown Council",
        clock: Callable[[], float] = time.time,
        app_url: str = "",
    ) -> None:
        self.team = team
        self.app_url = app_url
        self.api = Api(
            team=team, team_name=team_name, bot_token=self.bot_token, app_token=self.app_token, clock=clock
        )
        self.sockets = Sockets()
        self._stack = AsyncExitStack()
        self._last_request: tuple[str, bytes] | None = None
        self.me = self.person("Sam Okafor")

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes([*self.api.routes(), *self.sockets.routes()])
        runner = web.AppRunner(app, shutdown_timeout=1, access_log=None)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.api.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        self._session = await self._stack.enter_async_context(aiohttp.ClientSession())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.api.stop()
        await self._stack.aclose()
        if error is None:
            assert self.api.problems == [], "Slack would have refused what was sent"

    @property
    def api_url(self) -> str:
        return f"{self.api.base}/api/"

    @property
    def calls(self) -> list[Call]:
        return self.api.calls

    def called(self, method: str) -> list[Json]:
        """The arguments of every call of `method`, oldest first; "response_url" for reply addresses."""
        return [call.arguments for call in self.api.calls if call.method == method]

    @property
    def messages(self) -> list[Posted]:
        return self.me.messages

    @property
    def last(self) -> Posted:
        return self.me.last

    def person(self, name: str, *, locale: str = "en-GB", zone: str = "Europe/London") -> Person:
        number = self.api.number()
        user = f"U{number:08d}"
        self.api.direct[user] = f"D{number:08d}"
        names = {"real_name": name, "display_name": name.split(maxsplit=1)[0]}
        self.api.people[user] = {
            "id": user, "team_id": self.team, "name": name.lower(), "deleted": False, "real_name": name,
            "tz": zone, "tz_label": "British Summer Time", "tz_offset": 3600, "profile": names,
            "is_bot": False, "is_restricted": False, "locale": locale,
        }  # fmt: skip
        return Person(self, user, name)

    def channel(self, *members: Person, has_bot: bool = True) -> str:
        """A new channel with `me` and others in it; with the bot, unless told otherwise."""
        channel = f"C{self.api.number():08d}"
        bot = {payloads.BOT_USER} if has_bot else set()
        self.api.channels[channel] = {self.me.id, *(person.id for person in members)} | bot
        return channel

    def fail(self, method: str, *failures: Failure) -> None:
        """The next calls of `method` go wrong so (see tests.platforms.slack_failures)."""
        self.api.fail(method, *failures)

    def recover(self) -> None:
        """All is well again from here on."""
        self.api.recover()

    async def until(self, seen: Callable[[], bool], within: float = PATIENCE) -> None:
        """Waits until `seen` holds; looked at after every Web API call."""

        def holds() -> bool:
            try:
                return seen()
            except NothingYet:
                return False

        async with asyncio.timeout(within), self.api.changed:
            await self.api.changed.wait_for(holds)

    async def say(self, text: str) -> Reply:
        return await self.me.say(text)

    async def press(self, label: str) -> Reply:
        return await self.me.press(label)

    async def submit(self, words: str, *, ticks: bool = False) -> Reply:
        return await self.me.submit(words, ticks=ticks)

    async def command(self, text: str = "", channel: str | None = None) -> Reply:
        return await self.me.command(text, channel)

    async def open_home(self, tab: str = "messages") -> Reply:
        return await self.me.open_home(tab)

    async def send_event(self, event: Json, *, at: float | None = None) -> Reply:
        """`at`: when it happened, in seconds since 1970; now, unless told otherwise."""
        when = self.api.clock() if at is None else at
        payload = payloads.event_callback(self.team, f"Ev{self.team}{self.api.number():08d}", event, when)
        return await self.send("application/json", json.dumps(payload).encode(), "events_api", payload)

    async def send_interaction(self, payload: Json) -> Reply:
        body = urlencode({"payload": json.dumps(payload)}).encode()
        return await self.send("application/x-www-form-urlencoded", body, "interactive", payload)

    async def send_form(self, fields: dict[str, str]) -> Reply:
        body = urlencode(fields).encode()
        return await self.send("application/x-www-form-urlencoded", body, "slash_commands", dict(fields))

    async def redeliver(self, number: int = 1) -> Reply:
        """Sends the last request again, as Slack does when it was not answered in time."""
        assert self._last_request is not None
        content_type, body = self._last_request
        retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_timeout"}
        return await self.post(body, self.signed(content_type, body) | retry)

    async def send(self, content_type: str, body: bytes, kind: str, payload: Json) -> Reply:
        """By the socket where one is connected, else to `app_url`, signed."""
        if self.sockets.connected:
            return Reply(200 if await self.sockets.send(kind, payload) else 0)
        self._last_request = content_type, body
        return await self.post(body, self.signed(content_type, body))

    def signed(self, content_type: str, body: bytes, at: float | None = None) -> dict[str, str]:
        """Slack's headers for a body."""
        timestamp = str(int(self.api.clock() if at is None else at))
        base = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(self.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": f"v0={digest}",
        }

    async def post(self, body: bytes, headers: dict[str, str]) -> Reply:
        async with self._session.post(self.app_url, data=io.BytesIO(body), headers=headers) as response:
            return Reply(response.status, await response.text())
