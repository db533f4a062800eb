"""The JSON of messages, of which all but the stamp and the place is made once."""

import json
from urllib.parse import parse_qsl, urlencode

import pytest

from adapters.requests import Refused
from adapters.slack.blocks import render
from adapters.slack.messages import message
from adapters.slack.verify import parse
from conversations.cards import Button, Buttons, Card, Heading, Text

HARD = [
    'a "quoted" \\ word',
    "\x7f\x00\u2028 é 😀 \ud800",
    '", "block_id": "x.0',
    "100 % = {} + &payload=",
    "  \n\t",
]


@pytest.mark.parametrize("words", HARD)
def test_a_message_is_what_was_laid_out_with_its_own_stamp(words: str) -> None:
    """Protects: keeping the JSON changes nothing that people see, whatever is in the words."""
    card = Card(words, (Heading("Question"), Text(words), Buttons((Button("4", words),))))
    sent = json.loads(message(card).body("abc123", {"channel": "D1"}))
    expected = render(card, "abc123")
    assert (sent["text"], sent["blocks"], sent["channel"]) == (expected.text, expected.blocks, "D1")


def test_two_messages_of_one_card_share_no_id() -> None:
    """Protects: Slack wants new ids for the blocks of every message."""
    laid_out = message(Card("Question", (Text("How is it?"), Buttons((Button("4", "answer"),)))))
    first, second = (json.loads(laid_out.body(stamp, {"channel": "D1"})) for stamp in ("one", "two"))
    ids = [{block["block_id"] for block in each["blocks"]} for each in (first, second)]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("words", [words for words in HARD if words.isprintable() or "\n" in words])
def test_what_a_form_says_is_read_as_it_was_written(words: str) -> None:
    """Protects: people's words through the quick way to read a form that has the payload alone."""
    payload = {"type": "view_submission", "words": words}
    body = urlencode({"payload": json.dumps(payload, ensure_ascii=False)})
    assert parse(body, "application/x-www-form-urlencoded") == payload


@pytest.mark.parametrize(
    "value",
    [
        "100 %zz",
        "%%34%35",
        "%4",
        "%",
        "%3d%3D%25",
        "a=b",
        "a+b%20",
        "x%22%7D&other=y",
        "x%22%7D&payload=%7B%22a%22%3A%22y",
    ],
)
def test_odd_quoting_is_read_as_urllib_reads_it(value: str) -> None:
    """Protects the same words: the quick way steps aside for a form that it would read otherwise."""
    body = f"payload=%7B%22a%22%3A%22{value}%22%7D"
    expected = json.loads(dict(parse_qsl(body))["payload"])
    assert parse(body, "application/x-www-form-urlencoded") == expected


def test_a_payload_that_is_not_utf_8_is_refused() -> None:
    """Protects: the door answers what cannot be read with a 400, not a fault."""
    with pytest.raises(Refused):
        parse("payload=%7B%22a%22%3A%22%FF%22%7D", "application/x-www-form-urlencoded")
