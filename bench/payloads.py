"""What the loopback platform sends to every bot: the shapes that Slack and Teams use, signed as they sign."""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from tests.platforms import teams_signing
from tests.platforms.teams_signing import Signing

Json = dict[str, object]

ISSUER = teams_signing.ISSUER
SECRET = "a-signing-secret-for-benchmarks"
TOKEN = "xoxb-ready-made"
TEAM = "T0BENCH"
APP_ID = "6c1f7f6e-5a34-4d0b-9d53-0a4f2f1d9f10"
TENANT = "9a7c1c8e-2f55-4c8e-8f1a-5d7f3f0a1b2c"

_SECTION: Json = {"type": "section", "text": {"type": "mrkdwn", "text": "Where does your service stand? " * 8}}
ANSWERED: list[Json] = [_SECTION]


def _level(level: int) -> Json:
    button = {
        "type": "button",
        "text": {"type": "plain_text", "text": f"{level} Level"},
        "value": f"answer|1|data-1|{level}",
        "action_id": f"level.{level}",
    }
    return {"type": "actions", "elements": [button]}


QUESTION: list[Json] = [_SECTION, *map(_level, range(1, 6))]
"""A card about as long as Waymark's, so that the peer sends as much."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who answers, by a number."""

    number: int

    @property
    def slack(self) -> str:
        return f"U{self.number:07}"

    @property
    def teams(self) -> str:
        return f"00000000-0000-4000-8000-{self.number:012}"


def slack_typed(who: Person, text: str, number: int) -> bytes:
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": f"D{who.number:07}",
        "user": who.slack,
        "text": text,
        "ts": f"{number}.000100",
        "team": TEAM,
    }
    body = json.dumps({"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{number}", "event": event})
    return _slack_request(body, "application/json")


def slack_pressed(who: Person, value: str, number: int) -> bytes:
    message: Json = {
        "type": "message",
        "ts": f"{number}.000200",
        "text": "Question 1 of 10",
        "blocks": QUESTION,
    }
    payload: Json = {
        "type": "block_actions",
        "user": {"id": who.slack, "username": "sam", "name": "sam", "team_id": TEAM},
        "api_app_id": "A0BENCH",
        "container": {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": f"D{who.number:07}",
            "is_ephemeral": False,
        },
        "trigger_id": f"{number}.1.abc",
        "team": {"id": TEAM, "domain": "bench"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": f"D{who.number:07}", "name": "directmessage"},
        "message": message,
        "state": {"values": {}},
        "actions": [
            {
                "action_id": "level.4",
                "block_id": "levels",
                "text": {"type": "plain_text", "text": "4 Established"},
                "value": value,
                "type": "button",
                "action_ts": f"{number}.000300",
            }
        ],
    }
    return _slack_request(urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded")


def _slack_request(body: str, kind: str) -> bytes:
    stamp = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}
    return _request("/slack/events", body, kind, headers)


def teams_typed(who: Person, text: str, number: int, platform: str) -> bytes:
    return _teams_request({"type": "message", "text": text}, who, number, platform)


def teams_pressed(who: Person, value: str, number: int, platform: str) -> bytes:
    action = {
        "type": "Action.Execute",
        "title": "4 Established",
        "data": {"waymark": value},
        "verb": "waymark",
    }
    invoke: Json = {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "replyToId": str(number),
        "value": {"action": action, "trigger": "manual"},
    }
    return _teams_request(invoke, who, number, platform)


@cache
def signing(platform: str) -> Signing:
    return Signing(APP_ID, _service_url(platform))


@cache
def _token(platform: str) -> str:
    return signing(platform).token()


def _service_url(platform: str) -> str:
    return f"{platform}/uk/"


def _teams_request(activity: Json, who: Person, number: int, platform: str) -> bytes:
    frame: Json = {
        "id": f"f:{number}",
        "channelId": "msteams",
        "serviceUrl": _service_url(platform),
        "timestamp": "2026-01-07T09:30:00.123Z",
        "locale": "en-GB",
        "from": {"id": f"29:{who.teams}", "name": "Sam Okafor", "aadObjectId": who.teams},
        "recipient": {"id": f"28:{APP_ID}", "name": "Waymark"},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{who.teams}"},
        "channelData": {"tenant": {"id": TENANT}},
        "entities": [{"type": "clientInfo", "locale": "en-GB", "timezone": "Europe/London"}],
    }
    headers = {"Authorization": f"Bearer {_token(platform)}"}
    return _request("/api/messages", json.dumps(frame | activity), "application/json", headers)


HEALTH = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
"""Asks Waymark for nothing but a sign of life."""


def _request(path: str, body: str, kind: str, headers: dict[str, str]) -> bytes:
    data = body.encode()
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Content-Type: {kind}",
        f"Content-Length: {len(data)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + data
