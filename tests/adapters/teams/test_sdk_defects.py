"""One test for each defect of botbuilder-core 4.17.1 that the door works around (see docs on platforms)."""

import asyncio

import pytest
from aiohttp import ClientTimeout
from botbuilder.core import TurnContext  # type: ignore[import-untyped]
from botbuilder.schema import Activity as SdkActivity  # type: ignore[import-untyped]
from msrest.universal_http.requests import ClientRetryPolicy

from adapters.base import Outcome, TryLater, Unreachable
from adapters.teams import keys
from adapters.teams.door import TeamsDoor
from conversations import events
from conversations.cards import Card, Text
from tests.adapters.teams.conftest import Taker
from tests.adapters.teams.recorded import recorded
from tests.adapters.teams.sending import address_of, ask, delivery
from tests.platforms.teams import Teams


async def test_credentials_are_fetched_once_for_twenty_turns(
    teams: Teams, door: TeamsDoor, taker: Taker
) -> None:
    """Defect: the stock credential factory builds an msal app a turn: 20 turns, 20 token fetches."""
    for _ in range(20):
        await teams.say("hello")
    to = address_of(teams, teams.member)
    await asyncio.gather(*(door.deliver(delivery(to)) for _ in range(20)))
    await door.deliver(delivery(to))
    assert len(taker.taken) == 20
    assert len(teams.login.token_requests) == 1


@pytest.mark.usefixtures("door")
async def test_a_key_rotation_is_noticed_at_once(teams: Teams, taker: Taker) -> None:
    """Defect: an unknown `kid` raises IndexError until the cached keys are 24 hours old."""
    await teams.say("before")
    teams.signing.rotate()
    await teams.say("after")
    teams.signing.rotate()
    await teams.say("and again")
    assert len(taker.taken) == 3
    assert teams.login.key_requests == 3


@pytest.mark.usefixtures("door")
async def test_made_up_keys_do_not_make_us_call_microsoft(teams: Teams, taker: Taker) -> None:
    """The cure's own risk: each token with an unknown key must not cost a request."""
    await teams.say("hello")
    for _ in range(10):
        stranger = teams.signing.new_key()
        reply = await teams.post(recorded("personal_message"), stranger.sign(teams.signing.claims()))
        assert reply.status == 401
    assert teams.login.key_requests == 2
    await teams.say("still here")
    assert len(taker.taken) == 2


@pytest.mark.usefixtures("door")
async def test_fetching_keys_does_not_block_the_program(teams: Teams, taker: Taker) -> None:
    """Defect: OpenID metadata is fetched with a blocking `requests.get`: nobody else is answered meanwhile."""
    teams.login.open_gate.clear()
    first = asyncio.create_task(teams.say("hello"))
    second = asyncio.create_task(teams.say("hello again"))
    assert (await teams.post(recorded("personal_message"), "")).status == 401  # answered while the keys hang
    assert taker.taken == []
    teams.login.open_gate.set()
    await asyncio.gather(first, second)
    assert len(taker.taken) == 2
    assert teams.login.key_requests == 1


@pytest.mark.usefixtures("door")
async def test_fetching_keys_gives_up_after_a_while(
    teams: Teams, taker: Taker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Defect: the blocking fetch has no timeout."""
    monkeypatch.setattr(keys, "FETCH_TIMEOUT", ClientTimeout(total=0.05))
    teams.login.open_gate.clear()
    reply = await teams.post(recorded("personal_message"))
    teams.login.open_gate.set()
    assert reply.status == 401
    assert taker.taken == []
    assert "cannot fetch Microsoft's signing keys" in caplog.text


@pytest.mark.parametrize("token", ["abc", "a.b.c", ""])
@pytest.mark.usefixtures("door")
async def test_every_failure_to_verify_is_a_401(teams: Teams, token: str) -> None:
    """Defect: authentication raises many exception types, which become 500. test_verify has the whole table."""
    assert (await teams.post(recorded("personal_message"), token)).status == 401


@pytest.mark.parametrize("service_url", [None, ""])
@pytest.mark.usefixtures("door")
async def test_an_activity_without_a_service_address_is_refused(
    teams: Teams, taker: Taker, service_url: str | None
) -> None:
    """Defect: without serviceUrl the SDK skips the comparison with the token's claim."""
    activity = {**recorded("personal_message"), "serviceUrl": service_url}
    assert (await teams.post(activity)).status == 400
    activity.pop("serviceUrl")
    assert (await teams.post(activity)).status == 400
    assert taker.taken == []


@pytest.mark.usefixtures("door")
async def test_the_tenant_comes_from_the_channel_data(teams: Teams, taker: Taker) -> None:
    """Defect: `conversation.tenant_id` of the SDK's activity is always None."""
    payload = recorded("personal_message")
    assert SdkActivity().deserialize(payload).conversation.tenant_id is None
    conversation = payload["conversation"]
    assert isinstance(conversation, dict)
    conversation.pop("tenantId")
    await teams.post(payload, teams.signing.token(serviceurl=payload["serviceUrl"]))
    assert taker.only.account.workspace == teams.tenant_id


async def test_a_press_is_answered_with_a_card(teams: Teams, taker: Taker, door: TeamsDoor) -> None:
    """Defect: an invoke response whose body is a dict gives 500, for the SDK calls `serialize()` on it."""
    message = await ask(teams, door)
    taker.outcome = Outcome(replacement=Card("Done", (Text("You chose 4."),)))
    reply = await teams.press("Established")
    assert reply.status == 200
    assert message.texts == ["You chose 4."]


async def test_thirty_messages_go_out_at_once(teams: Teams, door: TeamsDoor) -> None:
    """Defect: outbound goes through a pool of a few threads: 30 sends to a slow connector took 40 s."""
    to = address_of(teams, teams.member)
    teams.connector.hold.clear()
    sending = [asyncio.create_task(door.deliver(delivery(to))) for _ in range(30)]
    await teams.connector.until_arrived(30)
    teams.connector.hold.set()
    assert len(set(await asyncio.gather(*sending))) == 30


@pytest.mark.parametrize("status", [412, 429, 500, 502, 503, 504])
async def test_a_busy_connector_is_tried_later(teams: Teams, door: TeamsDoor, status: int) -> None:
    """Defect: no retry on 429, 412 and 5xx. The queue retries, and waits as long as Teams asked."""
    teams.connector.fails(status, "any", retry_after="7")
    with pytest.raises(TryLater) as caught:
        await door.deliver(delivery(address_of(teams, teams.member)))
    assert caught.value.after == 7
    await door.deliver(delivery(address_of(teams, teams.member)))
    assert len(teams.member.chat.messages) == 1


@pytest.mark.parametrize(("status", "code"), [(403, "MessageWritesBlocked"), (404, "ConversationNotFound")])
async def test_a_refusal_for_good_is_told_apart(teams: Teams, door: TeamsDoor, status: int, code: str) -> None:
    """Defect: 403 and 404 look like any other error; they mean that nobody is there any more."""
    teams.connector.fails(status, code)
    with pytest.raises(Unreachable):
        await door.deliver(delivery(address_of(teams, teams.member)))


@pytest.mark.parametrize(
    "text",
    [
        "<at>Waymark</at> summary",
        "<at>Waymark</at>&nbsp;summary\n",
        "<at>Waymark</at>\xa0summary",
        "summary <at>Waymark</at>",
        " <at>Waymark</at>  <at>Waymark</at> summary ",
    ],
)
@pytest.mark.usefixtures("door")
async def test_the_mention_goes_without_a_trace(teams: Teams, taker: Taker, text: str) -> None:
    """Defect: mention removal leaves a space or `&nbsp;`, so that the command is not recognised."""
    activity = {**recorded("channel_mention"), "text": text}
    sdk_activity = SdkActivity().deserialize(activity)
    left = TurnContext.remove_recipient_mention(sdk_activity)
    await teams.post(activity, teams.signing.token(serviceurl=activity["serviceUrl"]))
    assert taker.only.event == events.Typed("summary")
    assert left != "summary"


async def test_a_turn_builds_no_msrest_client(
    teams: Teams, door: TeamsDoor, taker: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Defect: `ClientRetryPolicy.__init__` scans a list 999 times, twice a turn: 85 % of the CPU."""

    def refuse(*_: object) -> None:
        raise AssertionError("an msrest client is built")

    monkeypatch.setattr(ClientRetryPolicy, "__init__", refuse)
    await teams.say("hello")
    await ask(teams, door)
    await teams.press("Established")
    assert len(taker.taken) == 2
