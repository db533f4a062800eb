"""The loopback Slack itself: it refuses what Slack refuses, so that other tests can trust it."""

from contextlib import suppress
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.platforms.pace import busiest
from tests.platforms.slack import Slack
from tests.platforms.slack_checks import check_message
from tests.platforms.slack_failures import RateLimited

Json = dict[str, Any]


def plain(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def section(**changes: object) -> Json:
    return {"type": "section", "block_id": "b", "text": plain("x"), **changes}


def button(**changes: object) -> Json:
    return {"type": "button", "action_id": "a", "text": plain("Go"), "value": "v", **changes}


def row(*buttons: Json, block_id: str = "r") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(buttons)}


def mrkdwn(words: str, **changes: object) -> Json:
    return section(text={"type": "mrkdwn", "text": words, "verbatim": True, **changes})


def table(rows: int, columns: int, words: str = "x") -> Json:
    cells = [[{"type": "raw_text", "text": words}] * columns] * rows
    return {
        "type": "data_table",
        "block_id": "t",
        "caption": "c",
        "rows": cells,
        "page_size": 5,
        "row_header_column_index": 0,
    }


BAD: dict[str, list[Json]] = {
    "the same block_id twice": [section(), section()],
    "no block_id": [section(block_id="")],
    "the same action_id twice": [row(button(), button())],
    "the same action_id in two blocks": [row(button()), section(accessory=button())],
    "an empty row": [row()],
    "26 buttons": [row(*(button(action_id=str(n)) for n in range(26)))],
    "51 blocks": [section(block_id=str(n)) for n in range(51)],
    "an empty text": [section(text=plain(""))],
    "a blank text": [section(text=plain(" \n"))],
    "a text of 3,001": [section(text=plain("x" * 3_001))],
    "a text of 1,501 emoji": [section(text=plain("😀" * 1_501))],
    "a header of 151": [{"type": "header", "block_id": "h", "text": plain("x" * 151)}],
    "a button of 76": [row(button(text=plain("x" * 76)))],
    "a value of 2,001": [row(button(value="x" * 2_001))],
    "an unknown style": [row(button(style="loud"))],
    "a notification in mrkdwn": [mrkdwn("<!channel>")],
    "a mention in mrkdwn": [mrkdwn("hello <@U1>")],
    "an ampersand in mrkdwn": [mrkdwn("R&D")],
    "mrkdwn that is not verbatim": [mrkdwn("@channel", verbatim=False)],
    "NUL": [section(text=plain("a\x00b"))],
    "11 fields": [{"type": "section", "block_id": "f", "fields": [plain("x")] * 11}],
    "a section of nothing": [{"type": "section", "block_id": "f"}],
    "a table without rows": [table(1, 2)],
    "a table too long": [table(102, 2)],
    "a table too wide": [table(2, 21)],
    "a table too full": [table(90, 2, "x" * 100)],
    "an empty cell": [table(2, 2, "")],
    "an unknown block": [{"type": "marquee", "block_id": "m"}],
}


@pytest.mark.parametrize("blocks", BAD.values(), ids=BAD.keys())
def test_bad_blocks_are_found(blocks: list[Json]) -> None:
    assert list(check_message({"text": "x", "blocks": blocks})) != []


@pytest.mark.parametrize(
    "message", [{}, {"text": " "}, {"text": "x" * 4_001}, {"text": "<!here>"}, {"text": "x", "parse": "full"}]
)
def test_bad_messages_are_found(message: Json) -> None:
    assert list(check_message(message | {"blocks": [section()]})) != []


def test_good_blocks_pass() -> None:
    blocks = [section(), mrkdwn("*R&amp;D*") | {"block_id": "c"}, row(button()), table(101, 20)]
    assert list(check_message({"text": "x", "blocks": blocks})) == []


@pytest.fixture
def client(slack: Slack) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url)


async def test_only_own_messages_can_be_updated(slack: Slack, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_update(channel=slack.me.direct, ts="1.1", text="x", blocks=[section()])


async def test_history_comes_in_pages_newest_first_with_what_was_asked_for(
    slack: Slack, client: AsyncWebClient
) -> None:
    for number in range(3):
        metadata = {"event_type": "note", "event_payload": {"number": number}}
        await client.chat_postMessage(
            channel=slack.me.direct, text=f"{number}", blocks=[section()], metadata=metadata
        )
    method, where = "conversations.history", {"channel": slack.me.direct, "limit": 2}
    page = await client.api_call(method, data={**where, "include_all_metadata": "true"})
    assert [each["metadata"]["event_payload"]["number"] for each in page["messages"]] == [2, 1]
    rest = await client.api_call(method, data={**where, "cursor": page["response_metadata"]["next_cursor"]})
    assert [(each["text"], "metadata" in each) for each in rest["messages"]] == [("0", False)]
    assert not rest["has_more"]
    with pytest.raises(SlackApiError, match="missing_scope"):
        await client.api_call(method, data={**where, "channel": slack.channel()})


async def test_it_tells_when_calls_came_in(slack: Slack, client: AsyncWebClient) -> None:
    """Protects the checks of pace, which count what was refused as well."""
    slack.fail("chat.postMessage", RateLimited())
    for _ in range(2):
        with suppress(SlackApiError):
            await client.chat_postMessage(channel=slack.me.direct, text="x", blocks=[section()])
    await client.api_call("users.info", data={"user": slack.me.id})
    assert len(slack.api.attempts()) == len(slack.api.attempts("chat.postMessage")) == 2
    assert slack.api.attempts()[1] <= slack.last.at


@pytest.mark.parametrize(
    ("moments", "most"), [([], 0), ([1.0, 2.0], 1), ([1.0, 1.999], 2), ([3.0, 1.0, 2.5, 3.4], 3)]
)
def test_the_busiest_second_is_shorter_than_a_second(moments: list[float], most: int) -> None:
    assert busiest(moments) == most


async def test_a_trigger_is_good_once_and_for_three_seconds(client: AsyncWebClient) -> None:
    now = [1_773_309_600.0]
    async with Slack(clock=lambda: now[0]) as slack:
        client = AsyncWebClient(slack.bot_token, base_url=slack.api_url)
        view = {
            "type": "modal", "title": plain("T"), "submit": plain("S"), "close": plain("C"),
            "private_metadata": "", "callback_id": "c", "blocks": [section()],
        }  # fmt: skip
        trigger = slack.api.trigger(slack.me.id)
        await client.views_open(trigger_id=trigger, view=view)
        with pytest.raises(SlackApiError, match="invalid_trigger_id"):
            await client.views_open(trigger_id=trigger, view=view)
        trigger = slack.api.trigger(slack.me.id)
        now[0] += 3
        with pytest.raises(SlackApiError, match="expired_trigger_id"):
            await client.views_open(trigger_id=trigger, view=view)


async def test_a_wrong_token_is_refused(slack: Slack) -> None:
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await AsyncWebClient("xoxb-other", base_url=slack.api_url).auth_test()


async def test_leaving_fails_when_something_was_wrong() -> None:
    """Protects every test that uses it: a bad call is not overlooked."""
    slack = await Slack().__aenter__()
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url)
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await client.chat_postMessage(channel=slack.me.direct, text="x", blocks=[row()])
    with pytest.raises(AssertionError, match="would have refused"):
        await slack.__aexit__(None, None, None)


async def test_a_button_that_is_not_there_says_which_are(slack: Slack, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=slack.me.direct, text="x", blocks=[row(button())])
    with pytest.raises(AssertionError, match=r"no button 'Stop', only \['Go'\]"):
        await slack.press("Stop")
