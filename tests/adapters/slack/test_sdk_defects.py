"""Defects of slack-bolt 1.30 and slack_sdk 3.47, a test for each: what the SDK does, and what our door does.

Where it is cheap a test shows the SDK's own behaviour first; it fails when an upgrade cures it.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from adapters.base import Delivery, Inbound, Outcome, TryLater
from adapters.slack.client import SlackClient
from adapters.slack.config import SlackConfig
from adapters.slack.connections import Connected, OneWorkspace
from adapters.slack.door import SlackDoor
from adapters.slack.incoming import Incoming, commit
from bot.clock import utc_now
from conversations.events import Typed
from tests.adapters.slack.running import Recorder, recorded, serving
from tests.adapters.slack.test_outgoing import HELLO, direct
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Dropped, Malformed, Says, ServerError
from tests.platforms.slack_payloads import event_callback, message_event

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
MARK = "words-that-must-not-be-logged"
EVENT = json.dumps(recorded("message_im") | {"note": MARK}).encode()


def stock_client(slack: Slack) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url)


def stock_bolt(slack: Slack) -> AsyncApp:
    return AsyncApp(signing_secret=slack.signing_secret, client=stock_client(slack), name="stock")


@asynccontextmanager
async def stock(slack: Slack, bolt: AsyncApp) -> AsyncIterator[None]:
    """Bolt with the settings it comes with, served where `slack` posts to."""

    async def receive(request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    app = web.Application()
    app.router.add_post("/slack/events", receive)
    async with _served(app) as base:
        slack.app_url = f"{base}/slack/events"
        yield


@asynccontextmanager
async def _served(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


GARBAGE: dict[str, tuple[dict[str, str], bytes]] = {
    "bad JSON": ({}, b"{not json"),
    "bad UTF-8": ({}, b'{"a": "\xff"}'),
    "bad payload": ({"Content-Type": FORM}, b"payload=nope"),
    "timestamp of letters": ({"X-Slack-Request-Timestamp": "yesterday"}, EVENT),
    "signature not ASCII": ({"X-Slack-Signature": "v0=é"}, EVENT),
}


@pytest.mark.parametrize(("headers", "body"), GARBAGE.values(), ids=GARBAGE.keys())
async def test_bolt_parses_before_it_verifies(
    slack: Slack, config: SlackConfig, take: Recorder, headers: dict[str, str], body: bytes
) -> None:
    """Bolt: unsigned garbage is a 500 with a traceback. Ours: 401 or 400."""
    unsigned = slack.signed(JSON, b"something else") | headers
    async with stock(slack, stock_bolt(slack)):
        assert (await slack.post(body, unsigned)).status == 500
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        assert (await slack.post(body, unsigned)).status in (400, 401)


async def test_bolt_logs_the_body_of_a_failed_signature(
    slack: Slack, config: SlackConfig, take: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    """Bolt: the whole body is in the log. Ours: nothing of it."""
    caplog.set_level(logging.DEBUG)
    unsigned = slack.signed(JSON, EVENT) | {"X-Slack-Signature": "v0=0"}
    async with stock(slack, stock_bolt(slack)):
        await slack.post(EVENT, unsigned)
        assert MARK in caplog.text
        caplog.clear()
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        await slack.post(EVENT, unsigned)
    assert MARK not in caplog.text


async def test_bolt_accepts_an_empty_signing_secret(slack: Slack) -> None:
    """Bolt: it starts. Ours: it does not (all of them in test_config)."""
    AsyncApp(signing_secret="", client=stock_client(slack), name="stock")
    with pytest.raises(ValueError, match="signing secret is empty"):
        SlackConfig("", slack.bot_token)


async def test_the_verifier_fails_on_letters_and_on_bytes() -> None:
    """slack_sdk: ValueError, TypeError and UnicodeDecodeError instead of False (ours: test_bad_requests)."""
    verifier = SignatureVerifier("secret")
    now = str(int(verifier.clock.now()))
    with pytest.raises(ValueError, match="invalid literal"):
        verifier.is_valid("{}", "yesterday", "v0=0")
    with pytest.raises(TypeError):
        verifier.is_valid("{}", now, "v0=é")
    with pytest.raises(UnicodeDecodeError):
        verifier.is_valid(b"\xff", now, "v0=0")


async def test_bolt_acknowledges_before_its_listener_has_run(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """Bolt: a listener that raises was a 200 already, and Slack never sends it again. Ours: 503."""
    bolt = stock_bolt(slack)
    ran = asyncio.Event()

    async def fails() -> None:
        ran.set()
        raise RuntimeError

    bolt.event("message")(fails)
    async with stock(slack, bolt):
        assert (await slack.say("4")).status == 200
        await ran.wait()
    take.failures.append(RuntimeError())
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        assert (await slack.say("4")).status == 503


async def test_an_event_cut_off_by_a_stop_was_not_acknowledged(slack: Slack, config: SlackConfig) -> None:
    """Bolt: SIGTERM cancels listeners that were acknowledged. Ours: Slack gets no 200 and sends it again."""
    begun = asyncio.Event()

    class Endless(Recorder):
        async def __call__(self, inbound: Inbound) -> Outcome:
            begun.set()
            await asyncio.Event().wait()
            raise AssertionError

    async with serving(SlackDoor(config, now=utc_now), Endless(), patience=0.01) as slack.app_url:
        asking = asyncio.create_task(slack.say("4"))
        await begun.wait()
    with pytest.raises(aiohttp.ClientError):
        await asking


async def test_bolt_runs_the_same_event_twice(slack: Slack, config: SlackConfig, take: Recorder) -> None:
    """Bolt: no de-duplication. Ours: neither, but both carry one key, and `take` drops the second."""
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        await slack.say("4")
        await slack.redeliver()
    assert [inbound.key for inbound in take.taken] == [take.last.key] * 2


async def test_bolt_keeps_no_order(slack: Slack, config: SlackConfig, take: Recorder) -> None:
    """Bolt: 12 events in a row finished 0, 7, 8, 3... Ours: they reach `take` as they came, also a newcomer's.

    Waiting for the newcomer's profile is where they could overtake each other: one that asks for itself would.
    """
    client = SlackClient(config)
    only = Connected(client, lambda: datetime.now(UTC), 5, 5)
    incoming = Incoming(OneWorkspace(only, 5), lambda: datetime.now(UTC))

    async def hear(number: int) -> None:
        event = message_event(slack.team, slack.me.id, slack.me.direct, str(number), slack.api.ts())
        inbound = await incoming.understand(event_callback(slack.team, f"Ev{number}", event, 0))
        assert inbound is not None
        await commit(take, inbound)

    await asyncio.gather(*(hear(number) for number in range(12)))
    await client.close()
    assert [inbound.key for inbound in take.taken] == [f"slack:Ev{number}" for number in range(12)]


async def test_bolt_answers_404_where_nothing_listens(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """Bolt: Slack counts that as a failure and switches the subscription off. Ours: 200."""
    event = recorded("member_joined_channel")["event"]
    async with stock(slack, stock_bolt(slack)):
        assert (await slack.send_event(event)).status == 404
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        assert (await slack.send_event(event)).status == 200


async def test_bolts_own_application_cannot_be_mounted(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """Bolt: `add_subapp` with `web_app()` always answers 404. Ours: one route beside others."""
    app = web.Application()
    app.add_subapp("/slack", stock_bolt(slack).web_app())
    async with _served(app) as base:
        slack.app_url = f"{base}/slack/events"
        assert (await slack.say("4")).status == 404
    door = SlackDoor(config, now=utc_now)
    beside = web.Application()
    beside.router.add_get("/health", _healthy)
    beside.add_routes(door.routes(take))
    async with _served(beside) as base:
        await door.open(take)
        slack.app_url = f"{base}/slack/events"
        assert (await slack.say("4")).status == 200
        await door.close()


async def _healthy(_: web.Request) -> web.Response:
    return web.Response()


async def test_bolt_loses_a_command_about_payload(slack: Slack, config: SlackConfig, take: Recorder) -> None:
    """Bolt: a slash command with the word "payload" in it is parsed as nothing. Ours: it is heard."""
    bolt = stock_bolt(slack)
    heard: list[str] = []

    async def listen(body: dict[str, str]) -> BoltResponse:
        heard.append(body["text"])
        return BoltResponse(status=200)

    bolt.command("/maturity")(listen)
    async with stock(slack, bolt):
        assert (await slack.command("comment our payload grew")).status == 404
    assert heard == []
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        assert (await slack.command("comment our payload grew")).status == 200
    assert take.last.event == Typed("comment our payload grew")


async def test_bolt_acknowledges_and_loses_events_while_slack_is_down(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """Bolt: without auth.test the event is a 200 and gone, with an English notice. Ours: 503, sent again."""
    slack.fail("auth.test", Says("internal_error"))
    async with stock(slack, stock_bolt(slack)):
        reply = await slack.say("4")
        assert reply.status == 200
        assert "install" in reply.body
    slack.fail("auth.test", Says("internal_error"))
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        assert (await slack.say("4")).status == 503
        assert (await slack.redeliver()).status == 200
    assert len(take.taken) == 1


async def test_bolt_trips_over_unusual_ids(slack: Slack, config: SlackConfig, take: Recorder) -> None:
    """Bolt: an `enterprise` that is no object is a 500, signed as it may be. Ours: 400."""
    body = json.dumps(recorded("message_im") | {"enterprise": 5}).encode()
    async with stock(slack, stock_bolt(slack)):
        assert (await slack.post(body, slack.signed(JSON, body))).status == 500
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        assert (await slack.post(body, slack.signed(JSON, body))).status == 400


async def test_bolt_reads_settings_from_the_environment(
    slack: Slack, config: SlackConfig, take: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bolt: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET switch OAuth on. Ours: the config is all there is."""
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.setenv(name, "from-the-environment")
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        assert (await slack.say("4")).status == 200
        assert (await slack.command("help")).status == 200


async def test_the_sdk_opens_a_connection_for_every_call(slack: Slack, door: SlackDoor) -> None:
    """slack_sdk: five calls, five connections. Ours: one."""
    client = stock_client(slack)
    for _ in range(5):
        await client.auth_test()
    assert len(slack.api.connections) == 5
    slack.api.connections.clear()
    for number in range(5):
        await door.deliver(Delivery(str(number), direct(slack.me), HELLO))
    assert len(slack.api.connections) == 1


async def test_the_sdk_posts_twice_when_the_connection_breaks(slack: Slack, door: SlackDoor) -> None:
    """slack_sdk: what Slack had taken is posted again. Ours: once; the outbox decides."""
    slack.fail("chat.postMessage", Dropped(after_taking=True))
    blocks = [{"type": "section", "block_id": "b", "text": {"type": "plain_text", "text": "Hello"}}]
    await stock_client(slack).chat_postMessage(channel=slack.me.direct, text="Hello", blocks=blocks)
    assert len(slack.messages) == 2
    slack.api.messages.clear()
    slack.fail("chat.postMessage", Dropped(after_taking=True))
    with pytest.raises(TryLater):
        await door.deliver(Delivery("1", direct(slack.me), HELLO))
    assert len(slack.messages) == 1


async def test_the_sdk_trips_over_answers_that_are_no_json(slack: Slack, door: SlackDoor) -> None:
    """slack_sdk: AttributeError for text, a response of another type for bad JSON. Ours: TryLater for each."""
    text = ServerError(200, "text/plain", "no healthy upstream")
    slack.fail("auth.test", text, Malformed())
    with pytest.raises(AttributeError):
        await stock_client(slack).auth_test()
    with pytest.raises(SlackApiError) as error:
        await stock_client(slack).auth_test()
    assert isinstance(error.value.response, aiohttp.ClientResponse)
    slack.fail("chat.postMessage", text, Malformed())
    for _ in range(2):
        with pytest.raises(TryLater):
            await door.deliver(Delivery("1", direct(slack.me), HELLO))


async def test_the_sdk_heeds_no_exception_from_the_proxy(
    slack: Slack, config: SlackConfig, take: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """slack_sdk: NO_PROXY is not looked at. Ours: it is, as everywhere else in a council's network."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(aiohttp.ClientError):
        await stock_client(slack).auth_test()
    door = SlackDoor(config, now=utc_now)
    async with serving(door, take):
        assert await door.deliver(Delivery("1", direct(slack.me), HELLO)) is not None


async def test_the_sdk_logs_bodies(
    slack: Slack, config: SlackConfig, take: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    """slack_sdk: at debug level every message is in the log. Ours: none."""
    caplog.set_level(logging.DEBUG)
    await stock_client(slack).auth_test(note=MARK)
    assert MARK in caplog.text
    caplog.clear()
    door = SlackDoor(config, now=utc_now)
    async with serving(door, take):
        await door.deliver(Delivery(MARK, direct(slack.me), HELLO))
    assert MARK not in caplog.text
