"""Journeys in Slack: signed requests in, checked Web API calls out, through the whole program."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from adapters.base import Pace, Rate
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot.clock import utc_now
from conversations.answers import Choice
from conversations.people import Account
from storage.database import Database
from tests.journeys.serving import Served, served
from tests.platforms.slack import Person, Slack
from tests.platforms.slack_failures import Dropped, RateLimited, Says, ServerError

_QUICK = Pace(Rate(100, 1_000.0), Rate(100, 1_000.0), counts_updates=False)
"""At Slack's own pace a conversation of ten questions takes half a minute."""


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as platform:
        yield platform


@asynccontextmanager
async def _program(database: Database, slack: Slack) -> AsyncIterator[Served]:
    config = SlackConfig(slack.signing_secret, slack.bot_token, api_url=slack.api_url)
    door = SlackDoor(config, now=utc_now, pace=_QUICK)
    async with served(database, [door]) as program:
        slack.app_url = f"{program.url}/slack/events"
        yield program


@pytest.fixture
async def program(database: Database, slack: Slack) -> AsyncIterator[Served]:
    async with _program(database, slack) as running:
        yield running


def _account(slack: Slack, person: Person | None = None) -> Account:
    return Account("slack", slack.team, (person or slack.me).id)


def _asked(slack: Slack, number: int) -> bool:
    return bool(slack.messages) and f"Question {number} of 10 " in slack.last.words


async def _start(slack: Slack) -> None:
    await slack.say("start")
    await slack.until(lambda: _asked(slack, 1))


async def test_a_press_is_stored_folds_the_question_and_brings_the_next(slack: Slack, program: Served) -> None:
    await slack.say("hello")
    await slack.until(lambda: len(slack.messages) == 2)
    assert "Hello Sam" in slack.messages[0].words
    await slack.press("Start")
    await slack.until(lambda: _asked(slack, 1))
    question = slack.last
    assert (await slack.press("4 Established")).status == 200
    stored = await program.answers(_account(slack))
    assert [given.choice for given in stored.values()] == [Choice.LEVEL_4]
    await slack.until(lambda: _asked(slack, 2))
    assert question.updates == 1
    assert "\u2713 Question 1 of 10" in question.words
    assert question.labels == ["Change", "Add evidence or a comment"]


async def test_an_answer_is_stored_before_it_is_acknowledged(slack: Slack, program: Served) -> None:
    await _start(slack)
    assert (await slack.say("4")).status == 200
    assert len(await program.answers(_account(slack))) == 1


async def test_a_comment_is_written_in_a_form_and_notifies_nobody(slack: Slack, program: Served) -> None:
    await _start(slack)
    await slack.press("3 Developing")
    await slack.until(lambda: _asked(slack, 2))
    await slack.press("Add evidence or a comment")
    await slack.until(lambda: bool(slack.api.views))
    words = "<!channel> & <@U0000001> \U0001f600 \u05e9\u05dc\u05d5\u05dd *bold* `code`"
    await slack.submit(words, ticks=True)
    await slack.until(lambda: "It may be quoted, without your name" in slack.last.words)
    (given,) = (await program.answers(_account(slack))).values()
    assert (given.comment, given.may_quote) == (words, True)
    await slack.press("Do not quote it")
    await slack.until(lambda: "is not quoted" in slack.last.words)
    (given,) = (await program.answers(_account(slack))).values()
    assert (given.comment, given.may_quote) == (words, False)


async def test_typed_words_are_kept_as_typed(slack: Slack, program: Served) -> None:
    await _start(slack)
    await slack.say("4")
    await slack.until(lambda: _asked(slack, 2))
    words = "a < b & c > d, <!here> @everyone &amp; <b>html</b>"
    await slack.say(f"comment {words}")
    await slack.until(lambda: "Kept with question 1." in slack.last.words)
    (given,) = (await program.answers(_account(slack))).values()
    assert given.comment == words


async def test_the_same_event_again_is_one_answer_and_one_reply(slack: Slack, program: Served) -> None:
    await _start(slack)
    await slack.say("4")
    await slack.until(lambda: _asked(slack, 2))
    posted = len(slack.messages)
    for attempt in (1, 2, 3):
        assert (await slack.redeliver(attempt)).status == 200
    await program.application.deliveries.drain()
    assert len(await program.answers(_account(slack))) == 1
    assert len(slack.messages) == posted


async def test_a_restart_in_the_middle_loses_nothing(slack: Slack, database: Database) -> None:
    async with _program(database, slack):
        await _start(slack)
        slack.fail("chat.update", *[ServerError()] * 50)
        slack.fail("chat.postMessage", *[ServerError()] * 50)
        await slack.press("5 Leading")
    slack.recover()
    async with _program(database, slack) as program:
        await slack.say("progress")
        await slack.until(lambda: "1 of 10 done." in slack.last.words)
        assert len(await program.answers(_account(slack))) == 1
    assert sum("Question 2 of 10 " in message.words for message in slack.messages) == 1


@pytest.mark.parametrize("failure", [ServerError(), RateLimited(after=1), Dropped()])
async def test_a_reply_arrives_once_slack_is_back(
    slack: Slack, program: Served, failure: ServerError | RateLimited | Dropped
) -> None:
    await _start(slack)
    slack.fail("chat.postMessage", failure)
    assert (await slack.say("4")).status == 200
    assert len(await program.answers(_account(slack))) == 1
    await slack.until(lambda: _asked(slack, 2))


@pytest.mark.parametrize("failure", [Dropped(after_taking=True), Says("internal_error")])
async def test_a_reply_that_may_have_arrived_is_looked_for_and_arrives_once(
    slack: Slack, program: Served, failure: Dropped | Says
) -> None:
    await _start(slack)
    slack.fail("chat.postMessage", failure)
    await slack.say("4")
    await slack.until(lambda: len(slack.called("conversations.history")) == 1)
    await slack.until(lambda: _asked(slack, 2))
    await slack.press("4 Established")
    await slack.until(lambda: _asked(slack, 3))
    questions = [message.words for message in slack.messages if "Question " in message.words]
    assert len(questions) == 3
    assert "\u2713 Question 2 of 10" in questions[1], "the card that was found folds up like any other"


async def test_a_whole_check_in_ends_with_a_recap_and_a_change_after_it(slack: Slack, program: Served) -> None:
    await _start(slack)
    for number in range(2, 11):
        await slack.press("4 Established")
        await slack.until(lambda number=number: _asked(slack, number))  # type: ignore[misc]
    await slack.press("4 Established")
    await slack.until(lambda: "That was the last one." in slack.last.words)
    await slack.press("Question 7: 4 Established")
    await slack.until(lambda: _asked(slack, 7))
    await slack.press("Not sure")
    await slack.until(lambda: "Your answers are up to date." in slack.last.words)
    choices = [given.choice for given in (await program.answers(_account(slack))).values()]
    assert sorted(choices) == [Choice.NOT_SURE, *[Choice.LEVEL_4] * 9]


async def test_the_first_lead_claims_the_role_with_the_code_from_the_log(
    slack: Slack, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    async with _program(database, slack):
        written = capsys.readouterr()
        code = re.search(r"claim ([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})", written.out + written.err)
        assert code is not None
        await slack.say(f"claim {code[1]}")
        await slack.until(lambda: bool(slack.messages) and "now a digital lead." in slack.last.words)


async def test_a_lead_gets_a_summary_in_a_channel_and_others_are_refused_alone(
    slack: Slack, program: Served
) -> None:
    others = [slack.person(name) for name in ("Ada", "Ben", "Cai", "Dee", "Eve")]
    channel = slack.channel(*others)
    for person in others:
        await person.say("start")
        for _ in range(10):
            await person.say("4")
    await slack.say("hello")
    await program.close_checkins()
    await program.appoint(_account(slack))

    def aloud() -> str:
        return "\n".join(each.words for each in slack.messages if each.channel == channel and each.to is None)

    await slack.command("summary", channel)
    await slack.until(lambda: "Established overall." in aloud())
    assert "5 of 6 people" in aloud()
    await others[0].command("summary", channel)
    await slack.until(lambda: "Summaries are for" in others[0].last.words)
    assert others[0].last.to == others[0].id
    assert "Summaries are for" not in aloud()


async def test_a_forged_request_leaves_no_trace(slack: Slack, program: Served) -> None:
    body = b'{"type":"event_callback"}'
    headers = slack.signed("application/json", body) | {"X-Slack-Signature": "v0=" + "0" * 64}
    assert (await slack.post(body, headers)).status == 401
    stale = slack.signed("application/json", body, at=datetime(2020, 1, 1, tzinfo=UTC).timestamp())
    assert (await slack.post(body, stale)).status == 401
    assert slack.called("chat.postMessage") == []


async def test_a_button_edited_by_hand_reaches_no_other_answer(slack: Slack, program: Served) -> None:
    await _start(slack)
    for block in slack.last.blocks:
        if "accessory" in block:
            block["accessory"]["value"] = block["accessory"]["value"].replace("answer|", "answer|9")
    await slack.press("4 Established")
    await slack.until(lambda: "a check-in that has closed" in slack.last.words)
    assert await program.answers(_account(slack)) == {}
