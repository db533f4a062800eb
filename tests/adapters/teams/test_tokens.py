"""The bot's own token: kept, renewed in time, fetched once for all who wait."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.base import TryLater
from adapters.teams.config import ManagedIdentity, TeamsConfig
from adapters.teams.door import TeamsDoor
from adapters.teams.http import Http
from adapters.teams.tokens import MARGIN, Tokens
from bot.clock import utc_now
from tests.adapters.teams.conftest import Clock, config_for
from tests.adapters.teams.sending import address_of, delivery
from tests.platforms.teams import Teams


@pytest.fixture
async def tokens(teams: Teams, http: Http, clock: Clock) -> AsyncIterator[Tokens]:
    source = Tokens(config_for(teams), http, clock)
    yield source
    await source.close()


async def test_a_token_is_renewed_five_minutes_before_it_ends(
    teams: Teams, tokens: Tokens, clock: Clock
) -> None:
    """Protects: no message goes out with a token that ends on its way."""
    first = await tokens.get()
    clock.now += 3600 - MARGIN - 1
    assert await tokens.get() == first
    clock.now += 2
    assert await tokens.get() != first
    assert len(teams.login.token_requests) == 2


async def test_a_token_that_names_the_time_of_its_end(teams: Teams, tokens: Tokens, clock: Clock) -> None:
    """Protects: managed identities, which may say when a token ends and not how long it lasts."""
    teams.login.failures.append((200, '{"access_token": "named", "expires_on": "4600"}'))
    await tokens.get()
    clock.now = 4600 - MARGIN - 1
    assert await tokens.get() == "named"
    clock.now += 2
    assert await tokens.get() != "named"


async def test_everybody_who_waits_gets_the_same_token(teams: Teams, tokens: Tokens) -> None:
    """Protects: a burst of messages asks Microsoft once, also when the answer is no."""
    teams.login.open_gate.clear()
    waiting = [asyncio.create_task(tokens.get()) for _ in range(20)]
    await asyncio.sleep(0)
    teams.login.open_gate.set()
    assert len(set(await asyncio.gather(*waiting))) == 1
    assert len(teams.login.token_requests) == 1


async def test_one_who_stops_waiting_does_not_spoil_it_for_others(teams: Teams, tokens: Tokens) -> None:
    """Protects: a cancelled delivery leaves the others' token alone."""
    teams.login.open_gate.clear()
    first, second = asyncio.create_task(tokens.get()), asyncio.create_task(tokens.get())
    await asyncio.sleep(0)
    first.cancel()
    teams.login.open_gate.set()
    assert await second
    assert len(teams.login.token_requests) == 1


async def test_a_short_lived_token_is_not_fetched_for_every_message(
    teams: Teams, tokens: Tokens, clock: Clock
) -> None:
    """Protects: a lifetime under the margin does not mean a request a message."""
    teams.login.lifetime = 120
    await tokens.get()
    clock.now += 59
    await tokens.get()
    assert len(teams.login.token_requests) == 1


@pytest.mark.parametrize(
    ("app_type", "tenant"),
    [("SingleTenant", "9a7c1c8e-2f55-4c8e-8f1a-5d7f3f0a1b2c"), ("MultiTenant", "botframework.com")],
)
async def test_the_kind_of_app_decides_where_the_token_comes_from(
    teams: Teams, http: Http, clock: Clock, app_type: str, tenant: str
) -> None:
    """Protects: single-tenant bots, the only new kind since July 2025, get tokens from their own tenant."""
    config = config_for(teams)
    changed = replace(config, app_type="MultiTenant") if app_type == "MultiTenant" else config
    await Tokens(changed, http, clock).get()
    assert teams.login.token_requests[0]["path"] == f"/{tenant}/oauth2/v2.0/token"


async def test_a_managed_identity_asks_its_machine(teams: Teams, http: Http, clock: Clock) -> None:
    """Protects: bots without a password (UserAssignedMSI)."""
    config = TeamsConfig(
        app_id=teams.app_id,
        app_type="UserAssignedMSI",
        tenant_id=teams.tenant_id,
        identity=ManagedIdentity(f"{teams.login_url}/metadata/identity/oauth2/token"),
    )
    assert await Tokens(config, http, clock).get() == "token-1"
    assert teams.login.token_requests == [
        {
            "api-version": "2018-02-01",
            "resource": "https://api.botframework.com",
            "client_id": teams.app_id,
            "metadata": "true",
        }
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((401, '{"error_description": "AADSTS7000222: The secret of app X has expired"}'), "AADSTS7000222"),
        ((400, "no JSON"), "app password"),
        ((500, ""), "an error (500)"),
        ((200, "<html>"), "cannot be read"),
        ((200, "{}"), "cannot be read"),
    ],
)
async def test_without_a_token_the_message_is_tried_later(
    teams: Teams, door: TeamsDoor, answer: tuple[int, str], said: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects: an expired secret is told in words to whoever can renew it, and no message is lost."""
    teams.login.failures.append(answer)
    with pytest.raises(TryLater) as caught:
        await door.deliver(delivery(address_of(teams, teams.member)))
    assert said in str(caught.value)
    assert "app X" not in str(caught.value) + caplog.text
    assert teams.app_password not in caplog.text
    await door.deliver(delivery(address_of(teams, teams.member)))
    assert len(teams.member.chat.messages) == 1


async def test_a_redirect_of_the_sign_in_is_not_followed(teams: Teams, tokens: Tokens) -> None:
    """Protects: the app password does not travel to wherever an answer points."""
    teams.login.failures.append((307, ""))
    with pytest.raises(TryLater, match="307"):
        await tokens.get()
    assert len(teams.login.token_requests) == 1


async def test_a_token_that_teams_refuses_is_replaced(teams: Teams, door: TeamsDoor) -> None:
    """Protects: a token that was revoked does not block messages until it would have ended."""
    to = address_of(teams, teams.member)
    await door.deliver(delivery(to))
    teams.login.tokens.clear()
    with pytest.raises(TryLater, match="refuses Waymark's token"):
        await door.deliver(delivery(to))
    teams.login.lifetime = 600
    await door.deliver(delivery(to))
    assert len(teams.login.token_requests) == 2


async def test_a_door_that_closes_lets_nobody_hang(teams: Teams) -> None:
    """Protects: shutting down while Microsoft does not answer."""
    door = TeamsDoor(config_for(teams), now=utc_now)
    with pytest.raises(TryLater):
        await door.deliver(delivery(address_of(teams, teams.member)))  # before it is open
