"""Whoever comes from the street without proof gets nothing, leaves nothing and costs little, on every route."""

import asyncio
import hmac
import io
import json
from collections.abc import AsyncIterator
from itertools import product
from math import inf
from time import process_time, time
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.requests import BODY_LIMIT, read_body
from storage.database import Database
from tests.bot.street import CLIENT_SECRET, Street, open_street
from tests.counting import Tried
from tests.platforms.slack import Slack
from tests.platforms.teams import Teams

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PUBLIC = {
    ("GET", "/healthz"): 200,
    ("HEAD", "/healthz"): 200,
    ("GET", "/readyz"): 200,
    ("HEAD", "/readyz"): 200,
    ("GET", "/slack/install"): 302,
}
"""What anybody may ask, with the answer: whether the server is well, and to be sent to Slack to install it."""

DENIED = frozenset({400, 401, 403, 404, 405, 413, 415})

WORDS = "what-a-stranger-writes"
SAID = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "text": WORDS, "ts": "1.1"}
EVENT = {"type": "event_callback", "team_id": "T0ANYTOWN", "event_id": "Ev1", "event": SAID}
MESSAGE = {
    "type": "message",
    "id": "1",
    "text": WORDS,
    "channelId": "msteams",
    "serviceUrl": "https://x.example",
}
BODIES = {
    "nothing": ("application/json", b""),
    "an event of Slack's": ("application/json", json.dumps(EVENT).encode()),
    "a handshake of Slack's": ("application/json", b'{"type": "url_verification", "challenge": "c"}'),
    "a command of Slack's": (
        "application/x-www-form-urlencoded",
        urlencode({"team_id": "T0ANYTOWN", "user_id": "U1", "command": "/maturity", "text": WORDS}).encode(),
    ),
    "a check of Slack's": ("application/x-www-form-urlencoded", b"ssl_check=1"),
    "a message of Teams'": ("application/json", json.dumps(MESSAGE).encode()),
    "very deep": ("application/json", b'{"a":' * 50_000),
    "no text": ("application/octet-stream", b"\xff\x00\xfe"),
    "a form with files": ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--\r\n"),
    "an unheard-of character set": ("application/json; charset=klingon", b"{}"),
}
PROOFS: dict[str, dict[str, str]] = {
    "none": {},
    "a made-up signature": {"X-Slack-Signature": "v0=" + "0" * 64, "X-Slack-Request-Timestamp": "1773309600"},
    "a made-up token": {"Authorization": "Bearer a.b.c"},
    "a password": {"Authorization": "Basic YWRtaW46YWRtaW4="},
}


def full(before: str, item: str, after: str = "") -> bytes:
    """A body that is as long as it may be, but for what the headers may take."""
    room = BODY_LIMIT - 100 - len((before + after).encode())
    return (before + item * (room // len(item.encode())) + after).encode()


JSON, FORM = "application/json", "application/x-www-form-urlencoded"
FULL = {
    "faulty entities": (JSON, full('{"type": "message", "entities": [1', ",1", "]}")),
    "empty entities": (JSON, full('{"type": "message", "entities": [{}', ",{}", "]}")),
    "empty members": (JSON, full('{"type": "message", "membersAdded": [{}', ",{}", "]}")),
    "empty attachments": (JSON, full('{"type": "message", "attachments": [{}', ",{}", "]}")),
    "blocks of an event": (JSON, full('{"type": "event_callback", "event": {"blocks": [{}', ",{}", "]}}")),
    "very deep": (JSON, full("", '{"a":')),
    "one number": (JSON, full('{"a": 1', "0", "}")),
    "letters of two bytes": (JSON, full('{"type": "message", "text": "', "ŵ", '"}')),
    "a payload in a form": (FORM, full("payload=", "%7B")),
    "very many fields": (FORM, full("a=1", "&a=1")),
}
QUERIES = ("", "?code=1&state=2", "?error=access_denied&state=" + "x" * 2_000, "?challenge=1&ssl_check=1")


@pytest.fixture
async def street(database: Database, slack: Slack, teams: Teams) -> AsyncIterator[Street]:
    async with open_street(database, slack, teams) as opened:
        yield opened


@pytest.fixture
async def installing(database: Database, slack: Slack, teams: Teams) -> AsyncIterator[Street]:
    """The same, where workspaces install the app by themselves: the most routes that there can be."""
    async with open_street(database, slack, teams, many_workspaces=True) as opened:
        yield opened


def routes(street: Street) -> set[tuple[str, str]]:
    app = street.client.app
    assert app is not None
    return {(each.method, each.resource.canonical) for each in app.router.routes() if each.resource}


async def connect(street: Street) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Without HTTP yet."""
    url = street.client.make_url("/")
    assert url.host is not None
    return await asyncio.open_connection(url.host, url.port)


async def test_on_every_route_a_stranger_gets_nothing_and_leaves_no_row(
    installing: Street, slack: Slack, caplog: pytest.LogCaptureFixture, tried: Tried
) -> None:
    """Whoever adds a route must have its callers prove who they are, or say here that anybody may call."""
    caplog.set_level("DEBUG")
    before = await installing.rows()
    walked = routes(installing)
    assert walked >= {*PUBLIC, ("POST", "/slack/events"), ("POST", "/api/messages")}
    for (method, path), (content_type, body) in product(sorted(walked), BODIES.values()):
        for proof, query in product(PROOFS.values(), QUERIES if method == "GET" else ("",)):
            headers = {"Content-Type": content_type, **proof}
            asked = installing.client.request(
                method, path + query, data=body, headers=headers, allow_redirects=False
            )
            async with asked as answer:
                said = await answer.text()
            wanted = PUBLIC.get((method, path))
            tried["requests of strangers"] += 1
            tried["of these refused"] += answer.status in DENIED
            tried["of these answered as anybody is (is it well, install it)"] += answer.status == wanted
            assert answer.status == wanted if wanted else answer.status in DENIED, (method, path, answer.status)
            assert wanted or WORDS not in said
    after = await installing.rows()
    tried["routes walked as a stranger"] += len(walked)
    tried["rows that strangers left"] += sum(len(after[name]) - len(before[name]) for name in after)
    assert after == before
    assert installing.installations.calls == []
    assert slack.calls == []
    assert "Traceback" not in caplog.text
    assert WORDS not in "".join(
        each.getMessage() for each in caplog.records if each.name.startswith("adapters")
    )


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_other_methods_are_refused_everywhere(installing: Street, method: str) -> None:
    for path in {path for _, path in routes(installing)}:
        async with installing.client.request(method, path) as answer:
            assert answer.status == 405


async def test_what_anybody_may_read_tells_no_secret_and_no_place(installing: Street, slack: Slack) -> None:
    secrets = (slack.signing_secret, slack.bot_token, CLIENT_SECRET, "sqlite", "waymark.db", "T0ANYTOWN")
    for path in ("/healthz", "/readyz", "/slack/install"):
        async with installing.client.get(path, allow_redirects=False) as answer:
            told = str(answer.headers) + await answer.text()
        assert [each for each in secrets if each in told] == []


@pytest.mark.parametrize(
    ("path", "body", "proof"),
    [
        ("/slack/events", "an event of Slack's", "a made-up signature"),
        ("/slack/events", "a command of Slack's", "none"),
        ("/api/messages", "a message of Teams'", "none"),
        ("/api/messages", "a message of Teams'", "a made-up token"),
    ],
)
async def test_a_stranger_costs_less_than_a_millisecond(
    street: Street, path: str, body: str, proof: str
) -> None:
    """Of the processor, beyond what reading any request costs."""
    content_type, sent = BODIES[body]
    headers = {"Content-Type": content_type, **PROOFS[proof]}

    async def cost(method: str, where: str, rounds: int = 50) -> float:
        began = process_time()
        for _ in range(rounds):
            async with street.client.request(method, where, data=sent, headers=headers) as answer:
                await answer.read()
        return (process_time() - began) / rounds

    await cost("POST", path, 5)
    costs = [await cost("POST", path) - await cost("POST", "/nowhere") for _ in range(3)]
    assert min(costs) < 0.001


async def test_a_full_body_of_a_strangers_costs_less_than_a_millisecond_on_every_route(
    installing: Street, caplog: pytest.LogCaptureFixture
) -> None:
    """Of the processor, beyond what reading and signing such a body costs; and no long line of the log."""

    async def read(request: web.Request) -> web.Response:
        body = await read_body(request)
        hmac.digest(b"key", b"".join(body), "sha256")
        return web.Response(status=401)

    proof = {**PROOFS["a made-up token"], **PROOFS["a made-up signature"]}
    proof["X-Slack-Request-Timestamp"] = str(int(time()))  # so that the signature is looked at

    async def cost(client: TestClient[Any, Any], method: str, path: str, kind: str) -> float:
        content_type, body = FULL[kind]
        headers = {"Content-Type": content_type, **proof}
        began = process_time()
        asked = client.request(method, path, data=io.BytesIO(body), headers=headers, allow_redirects=False)
        async with asked as answer:
            await answer.read()
        assert answer.status == PUBLIC.get((method, path)) or answer.status in DENIED
        return process_time() - began

    reading = web.Application()
    reading.add_routes([web.post("/", read)])
    async with TestClient(TestServer(reading)) as reader:
        for (method, path), kind in product(sorted(routes(installing)), FULL):
            # By turns, because memory that is new costs more than what was used before; and again where
            # something else came between.
            of_reading, of_all, times = inf, inf, 0
            while of_all - of_reading >= 0.001 or times < 2:
                of_reading = min(of_reading, await cost(reader, "POST", "/", kind))
                of_all = min(of_all, await cost(installing.client, method, path, kind))
                times += 1
                assert times < 20, (method, path, kind, of_all - of_reading)
    assert max(len(each.getMessage()) for each in caplog.records) < 500


@pytest.mark.parametrize("path", ["/slack/events", "/api/messages"])
async def test_a_body_over_a_megabyte_is_not_read_to_its_end(street: Street, path: str, tried: Tried) -> None:
    tried["bodies over a megabyte"] += 1
    head = (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99000000\r\n\r\n"
    )
    reader, writer = await connect(street)
    async with asyncio.timeout(8):
        writer.write(head.encode() + b"x" * (1024 * 1024 + 65_536))
        assert b" 413 " in await reader.readline(), "answered before the rest has come"
    writer.close()


async def test_a_body_that_comes_a_byte_at_a_time_is_not_waited_for(street: Street, tried: Tried) -> None:
    """At all doors at once, because each of them waits for ten seconds."""

    async def trickle(path: str) -> bytes:
        reader, writer = await connect(street)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n"
        )
        writer.write(head.encode())
        answered = asyncio.create_task(reader.readline())
        for _ in range(15):
            writer.write(b" ")
            done, _ = await asyncio.wait({answered}, timeout=1)
            if done:
                break
        status = await answered
        writer.close()
        return status

    paths = ("/slack/events", "/api/messages")
    tried["bodies that come a byte at a time"] += len(paths)
    for status in await asyncio.gather(*map(trickle, paths)):
        assert b" 408 " in status


async def test_many_connections_that_never_finish_keep_nobody_out(
    street: Street, slack: Slack, tried: Tried
) -> None:
    begun = [await connect(street) for _ in range(150)]
    tried["connections that never finish, while others are served"] += len(begun)
    for number, (_, writer) in enumerate(begun):
        path = ("/slack/events", "/api/messages")[number % 2]
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        writer.write((head + ("Content-Length: 1000\r\n\r\n{" if number % 3 else "")).encode())
        await writer.drain()
    async with asyncio.timeout(8):
        assert (await street.client.get("/readyz")).status == 200
        assert (await slack.say("hello")).status == 200
    for _, writer in begun:
        writer.close()


async def test_a_request_that_was_caught_on_its_way_can_be_sent_again_for_nothing(
    street: Street, slack: Slack, teams: Teams, tried: Tried
) -> None:
    """Signatures and tokens are good for some minutes; the key of an event is good once."""
    await slack.say("start")
    await teams.say("start")
    activity = {**teams.frame(teams.member, teams.member.chat), "type": "message", "text": "hello", "id": "42"}
    token = teams.signing.token()
    assert (await teams.post(activity, token)).status == 200
    before = await street.rows()
    for _ in range(3):
        assert (await slack.redeliver()).status == 200
        assert (await teams.post(activity, token)).status == 200
        tried["caught requests sent again, that changed nothing"] += 2
    assert await street.rows() == before


async def test_what_belongs_to_another_workspace_or_tenant_is_refused_though_it_is_signed(
    street: Street, slack: Slack, teams: Teams, tried: Tried
) -> None:
    """The signing secret and Microsoft's keys vouch for every workspace that has the app."""
    before = await street.rows()
    body = json.dumps(EVENT | {"team_id": "T0ELSEWHERE"}).encode()
    assert (await slack.post(body, slack.signed("application/json", body))).status == 403
    elsewhere = {"tenant": {"id": "22222222-2f55-4c8e-8f1a-5d7f3f0a1b2c"}}
    activity = {**teams.frame(teams.member, teams.member.chat), "type": "message", "text": WORDS, "id": "43"}
    assert (await teams.post({**activity, "channelData": elsewhere})).status == 403
    tried["signed requests of other workspaces and tenants, refused"] += 2
    assert await street.rows() == before
