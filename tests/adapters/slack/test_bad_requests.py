"""Requests that are not Slack's, or not readable: 401, 400 or 413, no traceback, and no body in the log."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from adapters.requests import BODY_LIMIT, Refused
from adapters.slack.verify import Verifier, parse
from tests.adapters.slack.running import Recorder, recorded
from tests.platforms.slack import Slack

pytestmark = pytest.mark.usefixtures("door")

MARK = "words-that-must-not-be-logged"
EVENT = json.dumps(recorded("message_im") | {"note": MARK}).encode()
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
SUBMITTED = recorded("view_submission")
TYPELESS = SUBMITTED | {"view": {name: each for name, each in SUBMITTED["view"].items() if name != "type"}}
"""Bolt fails over it, and then over telling of that: a 500 with a traceback."""


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture, take: Recorder) -> Iterator[None]:
    caplog.set_level("DEBUG")
    yield
    assert MARK not in caplog.text
    assert "Traceback" not in caplog.text
    assert take.taken == []


HEADERS: dict[str, dict[str, str | None]] = {
    "no signature": {"X-Slack-Signature": None},
    "an empty signature": {"X-Slack-Signature": ""},
    "no timestamp": {"X-Slack-Request-Timestamp": None},
    "a wrong signature": {"X-Slack-Signature": "v0=" + "0" * 64},
    "a signature of another version": {"X-Slack-Signature": "v1=" + "0" * 64},
    "a signature that is not ASCII": {"X-Slack-Signature": "v0=é"},
    "a timestamp of letters": {"X-Slack-Request-Timestamp": "yesterday"},
    "a timestamp in other digits": {"X-Slack-Request-Timestamp": "١٧٧٣٣٠٩٦٠٠"},
    "a negative timestamp": {"X-Slack-Request-Timestamp": "-1773309600"},
    "an endless timestamp": {"X-Slack-Request-Timestamp": "9" * 5_000},
    "another timestamp than was signed": {"X-Slack-Request-Timestamp": "1773309600"},
}


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS.keys())
async def test_without_slacks_signature_401(slack: Slack, headers: dict[str, str | None]) -> None:
    """Protects everything: whoever does not hold the signing secret is not heard."""
    sent = slack.signed(JSON, EVENT)
    for name, value in headers.items():
        if value is None:
            del sent[name]
        else:
            sent[name] = value
    reply = await slack.post(EVENT, sent)
    assert (reply.status, reply.body) == (401, "")


@pytest.mark.parametrize("seconds", [-302, 302, -86_400])
async def test_a_stale_signature_401(slack: Slack, seconds: float) -> None:
    """Protects against replays: the window is five minutes both ways."""
    headers = slack.signed(JSON, EVENT, at=slack.api.clock() + seconds)
    assert (await slack.post(EVENT, headers)).status == 401


async def test_a_body_that_was_changed_401(slack: Slack) -> None:
    """Protects the answers in it: the signature covers every byte."""
    headers = slack.signed(JSON, EVENT)
    assert (await slack.post(EVENT.replace(b"U061F7AUR", b"U061F7AUX"), headers)).status == 401


BODIES: dict[str, tuple[str, bytes]] = {
    "nothing": (JSON, b""),
    "JSON cut short": (JSON, EVENT[:-20]),
    "JSON that is no object": (JSON, b"[1, 2]"),
    "JSON that is too deep": (JSON, b'{"a":' * 100_000),
    "JSON after a byte order mark": (JSON, b"\xef\xbb\xbf" + EVENT),
    "bytes that are no UTF-8": (JSON, b'{"type": "\xff\xfe"}'),
    "an event without an id": (JSON, json.dumps(recorded("message_im") | {"event_id": ""}).encode()),
    "an event without a workspace": (JSON, json.dumps(recorded("message_im") | {"team_id": None}).encode()),
    "an event without an event": (JSON, json.dumps(recorded("message_im") | {"event": None}).encode()),
    "an event of the wrong kind": (JSON, json.dumps(recorded("message_im") | {"event": [MARK]}).encode()),
    "an event with a strange organisation": (
        JSON,
        json.dumps(recorded("message_im") | {"enterprise": 5}).encode(),
    ),
    "a payload of no type": (JSON, json.dumps({"note": MARK}).encode()),
    "a payload that is no JSON": (FORM, b"payload=" + MARK.encode()),
    "a payload that is empty": (FORM, b"payload="),
    "a payload without an action": (FORM, b'payload={"type":"block_actions","actions":[]}'),
    "a form that was filled in, of no type": (FORM, urlencode({"payload": json.dumps(TYPELESS)}).encode()),
    "a form with broken percents": (FORM, urlencode(recorded("slash_command")).encode() + b"&text=%ff"),
    "a command without a channel": (FORM, b"command=/maturity&team_id=T0ANYTOWN&user_id=U1&trigger_id=1"),
    "a form of other fields": (FORM, b"hello=" + MARK.encode()),
    "a form of too many fields": (FORM, b"&".join(b"a=1" for _ in range(1_000))),
    "plain text": ("text/plain", EVENT),
    "XML": ("application/xml", b"<event/>"),
    "another character set": ("application/json; charset=utf-16", EVENT),
    "an unheard-of character set": ("application/json; charset=klingon", EVENT),
}


@pytest.mark.parametrize(("content_type", "body"), BODIES.values(), ids=BODIES.keys())
async def test_a_body_that_cannot_be_read_400(slack: Slack, content_type: str, body: bytes) -> None:
    """Protects the program from what Slack (or a proxy between) garbles, even where it is signed."""
    reply = await slack.post(body, slack.signed(content_type, body))
    assert (reply.status, reply.body) == (400, "")


@pytest.mark.parametrize(("content_type", "body"), BODIES.values(), ids=BODIES.keys())
async def test_unsigned_garbage_never_fails(slack: Slack, content_type: str, body: bytes) -> None:
    """Protects against strangers: refused before anything reads it."""
    headers = slack.signed(content_type, body) | {"X-Slack-Signature": "v0=" + "0" * 64}
    assert (await slack.post(body, headers)).status in (400, 401)


@pytest.mark.parametrize("spare", [1, BODY_LIMIT])
async def test_a_body_over_a_megabyte_413(slack: Slack, spare: int) -> None:
    """Protects memory, whatever the rest of the program allows."""
    body = b" " * (BODY_LIMIT + spare)
    assert (await slack.post(body, slack.signed(JSON, body))).status == 413


def test_the_window_is_five_minutes_on_a_given_clock() -> None:
    """Protects the window's edge, and that the clock is the one that was given."""
    now = 1_773_309_600.0
    verifier = Verifier(Slack.signing_secret, lambda: now)
    slack = Slack(clock=lambda: now)
    for age in (-300, 0, 300):
        headers = slack.signed(JSON, b"{}", at=now + age)
        timestamp, signature = headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"]
        verifier.check([b"{", b"}"], timestamp, signature)
    for age in (-301, 301):
        headers = slack.signed(JSON, b"{}", at=now + age)
        with pytest.raises(Refused, match="too old"):
            verifier.check([b"{", b"}"], headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"])


def test_a_refusal_quotes_nothing() -> None:
    """Protects the log: the reason is ours, never the sender's words."""
    bad: list[tuple[str, str]] = [(MARK, JSON), (f"payload={MARK}", FORM), (MARK, MARK)]
    for text, content_type in bad:
        with pytest.raises(Refused) as refused:
            parse(text, content_type)
        assert MARK not in str(refused.value)
