"""A token of Teams that has passed passes again without being checked in full: for how long, and for what."""

import time

import pytest
from botbuilder.schema import Activity  # type: ignore[import-untyped]

from adapters.teams.auth import Authentication
from adapters.teams.http import Http
from adapters.teams.keys import DAY, SigningKeys
from tests.adapters.teams.conftest import Clock, Taker, config_for
from tests.platforms.teams import Teams

TEN_MINUTES = 600


class Checker:
    """Whose keys can be withdrawn: then no token passes any more that is checked in full."""

    def __init__(self, teams: Teams, http: Http) -> None:
        self._teams = teams
        self._keys_clock, self.clock = Clock(), Clock()
        self.clock.now = float(int(time.time()))  # PyJWT looks at the machine's clock
        keys = SigningKeys(teams.metadata_url, http, self._keys_clock)
        self._authentication = Authentication(config_for(teams), keys, self.clock)

    def withdraw_key(self) -> None:
        self._teams.signing.rotate()
        self._keys_clock.now += DAY

    async def passes(self, token: str) -> bool:
        member = self._teams.member
        frame = self._teams.frame(member, member.chat)
        activity = Activity(type="message", channel_id="msteams", service_url=frame["serviceUrl"])
        try:
            await self._authentication.authenticate_request(activity, f"Bearer {token}")
        except PermissionError:
            return False
        return True


@pytest.fixture
def checker(teams: Teams, http: Http) -> Checker:
    return Checker(teams, http)


async def test_a_token_that_passed_is_checked_in_full_again_after_ten_minutes(
    teams: Teams, checker: Checker
) -> None:
    """Protects: a key that Microsoft withdraws is believed for ten minutes longer at most."""
    token = teams.signing.token()
    assert await checker.passes(token)
    checker.withdraw_key()
    checker.clock.now += TEN_MINUTES - 1
    assert await checker.passes(token), "it was not kept"
    checker.clock.now += 1
    assert not await checker.passes(token)


async def test_a_token_that_passed_is_not_kept_beyond_its_own_end(teams: Teams, checker: Checker) -> None:
    """Protects: that a token was seen before makes it last no longer."""
    end = checker.clock.now + 120
    token = teams.signing.token(exp=int(end))
    assert await checker.passes(token)
    checker.withdraw_key()
    checker.clock.now = end - 1
    assert await checker.passes(token), "it was not kept"
    checker.clock.now = end
    assert not await checker.passes(token)


async def test_being_used_makes_a_kept_token_last_no_longer(teams: Teams, checker: Checker) -> None:
    """Protects: ten minutes from the full check, however often somebody presses meanwhile."""
    token = teams.signing.token()
    assert await checker.passes(token)
    checker.clock.now += TEN_MINUTES - 1
    assert await checker.passes(token)
    checker.withdraw_key()
    checker.clock.now += 1
    assert not await checker.passes(token)


@pytest.mark.usefixtures("door")
async def test_a_kept_token_opens_for_no_tenant_that_is_not_listed(teams: Teams, taker: Taker) -> None:
    """Protects: one token calls for all tenants of the bot; which may talk is asked of each call."""
    token = teams.signing.token()
    frame = {**teams.frame(teams.member, teams.member.chat), "type": "message", "text": "hello"}
    elsewhere = {**frame, "channelData": {"tenant": {"id": "22222222-2f55-4c8e-8f1a-5d7f3f0a1b2c"}}}
    assert (await teams.post(frame, token)).status == 200
    assert (await teams.post(elsewhere, token)).status == 403
    assert len(taker.taken) == 1
