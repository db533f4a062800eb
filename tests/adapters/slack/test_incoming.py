"""From Slack's request to `take` and back: ack after commit, retries, profiles, foreign workspaces."""

import asyncio
import json
import logging

import pytest

from adapters.base import Profile
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from bot.clock import utc_now
from conversations.events import Typed
from conversations.people import Place
from tests.adapters.slack.running import Json, Recorder, Slow, recorded, serving
from tests.platforms.slack import Reply, Slack
from tests.platforms.slack_failures import Malformed, Says, ServerError, Stalls


@pytest.mark.usefixtures("door")
async def test_what_a_person_types_is_taken_and_then_acknowledged(slack: Slack, take: Recorder) -> None:
    """Protects the main road: one event, the right person, place and words, and a 200 with nothing in it."""
    reply = await slack.say("4")
    assert (reply.status, reply.body) == (200, "")
    inbound = take.last
    assert inbound.event == Typed("4")
    assert (inbound.account.workspace, inbound.account.user) == (slack.team, slack.me.id)
    assert (inbound.address.conversation, inbound.address.place) == (slack.me.id, Place.DIRECT)
    assert not inbound.in_place


async def test_nothing_is_acknowledged_before_the_commit(slack: Slack, config: SlackConfig) -> None:
    """Protects ack after commit: while `take` is at work, Slack has no answer yet."""
    take = Slow()
    async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
        for act in (slack.say, slack.command):
            take.begun.clear()
            take.commit.clear()
            asking = asyncio.create_task(act("help"))
            await take.begun.wait()
            assert not asking.done()
            take.commit.set()
            assert (await asking).status == 200
    assert len(take.taken) == 2


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize("kind", ["event", "command", "button", "form"])
async def test_what_could_not_be_stored_is_answered_503_without_a_word(
    slack: Slack, take: Recorder, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects redelivery: a failed `take` is never a 200, and neither answer nor log quotes the person."""
    take.failures.append(RuntimeError("could not insert 'our secret plan'"))
    reply = await _send(slack, kind)
    assert (reply.status, reply.body) == (503, "")
    assert "secret plan" not in caplog.text
    assert "Traceback" not in caplog.text
    assert (await _send(slack, kind)).status == 200
    assert len(take.taken) == 1


async def _send(slack: Slack, kind: str) -> Reply:
    match kind:
        case "event":
            return await slack.send_event(recorded("message_im")["event"])
        case "command":
            return await slack.send_form(recorded("slash_command"))
        case "button":
            return await slack.send_interaction(recorded("block_actions"))
        case _:
            return await slack.send_interaction(recorded("view_submission"))


@pytest.mark.usefixtures("door")
async def test_a_redelivery_has_the_same_key(slack: Slack, take: Recorder) -> None:
    """Protects de-duplication in `take`: retries are taken, not dropped, and named as the first was."""
    await slack.say("4")
    assert (await slack.redeliver()).status == 200
    await slack.command("summary")
    await slack.redeliver(2)
    keys = [inbound.key for inbound in take.taken]
    assert keys[0] == keys[1] != keys[2] == keys[3]


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize("kind", ["event", "command", "button", "form"])
async def test_another_workspace_is_refused(slack: Slack, take: Recorder, kind: str) -> None:
    """Protects councils from each other: signed, but not from the workspace that is connected."""
    slack.api.team = "T0ELSEWHERE"
    assert (await _send(slack, kind)).status == 403
    assert take.taken == []


@pytest.mark.usefixtures("door")
async def test_until_the_workspace_is_known_slack_is_asked_to_send_again(slack: Slack, take: Recorder) -> None:
    """Protects what is said while Slack's API is down: refused with a 503, taken when it is back."""
    slack.fail("auth.test", ServerError())
    assert (await slack.say("4")).status == 503
    assert take.taken == []
    assert (await slack.redeliver()).status == 200
    assert take.last.event == Typed("4")
    await slack.say("5")
    assert len(slack.called("auth.test")) == 2, "once known, it is not asked for every event"


async def test_a_door_that_opens_while_slack_is_down_is_ready_once_slack_is_back(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    """Without anybody having to speak first: whoever asks whether it is ready has it look again."""
    slack.fail("auth.test", ServerError(), ServerError())
    assert not await door.is_ready()
    assert (await slack.say("4")).status == 503, "it says so of itself because it refuses everything"
    assert await door.is_ready()
    assert (await slack.redeliver()).status == 200
    assert len(slack.called("auth.test")) == 3, "once known, it is not asked again"
    await door.close()
    assert not await door.is_ready()


async def test_whoever_asks_whether_the_door_is_ready_does_not_wait_for_a_slack_that_hangs(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """Protects the end of the server too, which waits for that answer."""
    slack.fail("auth.test", Stalls())
    door = SlackDoor(config, now=utc_now, lookup_timeout=0.1)
    async with serving(door, take), asyncio.timeout(8):
        assert not await door.is_ready()
        assert await door.is_ready()


async def test_slack_does_not_wait_long_while_its_own_api_hangs(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """Protects the three seconds that Slack waits, where it does not say which workspace is ours."""
    slack.fail("auth.test", Stalls())
    async with (
        serving(SlackDoor(config, now=utc_now, lookup_timeout=0.1), take) as slack.app_url,
        asyncio.timeout(8),
    ):
        assert (await slack.say("4")).status == 503


@pytest.mark.usefixtures("door")
async def test_the_handshake_is_answered(slack: Slack, take: Recorder) -> None:
    """Protects setting up: Slack wants its challenge back before it sends anything."""
    reply = await _post_json(slack, recorded("url_verification"))
    assert reply.status == 200
    assert recorded("url_verification")["challenge"] in reply.body
    assert take.taken == []


async def _post_json(slack: Slack, payload: Json) -> Reply:
    body = json.dumps(payload).encode()
    return await slack.post(body, slack.signed("application/json", body))


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize(
    "name",
    [
        "app_mention",
        "app_rate_limited",
        "app_uninstalled",
        "message_changed",
        "message_deleted",
        "message_from_bot",
        "tokens_revoked",
    ],
)
async def test_events_that_are_not_for_us_are_answered_200(slack: Slack, take: Recorder, name: str) -> None:
    """Protects the subscription: Slack switches it off when too few answers are 200."""
    reply = await _post_json(slack, recorded(name))
    assert (reply.status, reply.body) == (200, "")
    assert take.taken == []


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize("name", ["shortcut", "view_closed"])
async def test_interactions_that_are_not_for_us_are_answered_200(
    slack: Slack, take: Recorder, name: str
) -> None:
    """Protects people from Slack's error sign on things that we do not know."""
    assert (await slack.send_interaction(recorded(name))).status == 200
    assert take.taken == []


@pytest.mark.usefixtures("door")
async def test_a_person_comes_with_a_profile_asked_for_once(slack: Slack, take: Recorder) -> None:
    """Protects names, languages and time zones, and Slack's rate limit from one users.info an event."""
    ada = slack.person("Ada Lovelace", locale="cy-GB", zone="Europe/Dublin")
    await ada.say("start")
    await ada.say("4")
    assert take.taken[0].profile == Profile(name="Ada Lovelace", locale="cy-GB", zone="Europe/Dublin")
    assert take.taken[1].profile == take.taken[0].profile
    assert slack.called("users.info") == [{"user": ada.id, "include_locale": "true"}]


@pytest.mark.usefixtures("door")
async def test_one_lookup_serves_all_who_wait_for_it(slack: Slack, take: Recorder) -> None:
    """Protects order: what a new person says at once waits for the same lookup."""
    await asyncio.gather(*(slack.say(str(n)) for n in range(5)))
    assert len(take.taken) == 5
    assert len(slack.called("users.info")) == 1


@pytest.mark.parametrize("failure", [Stalls(), ServerError(), Malformed(), Says("user_not_found")])
async def test_without_a_profile_the_event_is_taken_all_the_same(
    slack: Slack, config: SlackConfig, take: Recorder, failure: Stalls | ServerError | Malformed | Says
) -> None:
    """Protects the three seconds that Slack waits: a slow or broken lookup is given up, and not repeated."""
    slack.fail("users.info", failure)
    door = SlackDoor(config, now=utc_now, lookup_timeout=0.1)
    async with serving(door, take) as slack.app_url:
        await door.workspaces()
        async with asyncio.timeout(8):
            assert (await slack.say("4")).status == 200
        await slack.say("5")
    assert [inbound.profile for inbound in take.taken] == [Profile(), Profile()]
    assert len(slack.called("users.info")) == 1


async def test_a_door_that_is_not_open_yet_asks_slack_to_send_again(
    slack: Slack, config: SlackConfig, take: Recorder
) -> None:
    """Protects what arrives in the moment between listening and being ready."""
    door = SlackDoor(config, now=utc_now)
    async with serving(door, take) as slack.app_url:
        await door.close()
        assert (await slack.say("4")).status == 503


async def test_the_door_starts_while_slack_is_down(
    slack: Slack, config: SlackConfig, take: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects the start: it is logged, not fatal, and the workspace is found out later."""
    slack.fail("auth.test", ServerError(), Says("invalid_auth"))
    door = SlackDoor(config, now=utc_now)
    async with serving(door, take):
        assert await door.workspaces() == ()
        assert await door.workspaces() == ()
        assert "copy it again" in caplog.text, "the log says what to do"
        assert [workspace.name for workspace in await door.workspaces()] == ["Anytown Council"]


async def test_logs_hold_no_words_and_no_secrets(
    slack: Slack, config: SlackConfig, take: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects privacy at the most talkative log level, where the SDKs log bodies."""
    with caplog.at_level(logging.DEBUG):
        async with serving(SlackDoor(config, now=utc_now), take) as slack.app_url:
            await slack.say("our secret plan")
            await slack.command("our secret plan")
            await _post_json(slack, recorded("message_im") | {"team_id": "our secret plan"})
            body = b'{"text": "our secret plan"}'
            await slack.post(body, slack.signed("application/json", body) | {"X-Slack-Signature": "v0=0"})
            await slack.post(body, slack.signed("application/json", body))
    assert "refused" in caplog.text
    for secret in ("secret plan", slack.bot_token, slack.signing_secret):
        assert secret not in caplog.text
