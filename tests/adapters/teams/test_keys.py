"""The cache of Microsoft's signing keys over a day."""

import pytest

from adapters.teams.http import Http
from adapters.teams.keys import DAY, PAUSE, PAUSE_AFTER_FAULT, SigningKeys
from tests.adapters.teams.conftest import Clock
from tests.platforms.teams import Teams


@pytest.fixture
def keys(teams: Teams, http: Http, clock: Clock) -> SigningKeys:
    return SigningKeys(teams.metadata_url, http, clock)


async def test_keys_are_fetched_once_a_day(teams: Teams, keys: SigningKeys, clock: Clock) -> None:
    """Protects: Microsoft is asked once a day, and withdrawn keys are forgotten after a day."""
    await keys.get("key-0")
    clock.now += DAY - 1
    await keys.get("key-0")
    assert teams.login.key_requests == 1
    teams.signing.rotate()
    clock.now += 2
    with pytest.raises(PermissionError):
        await keys.get("key-0")
    assert teams.login.key_requests == 2


async def test_old_keys_serve_while_microsoft_cannot_be_reached(
    teams: Teams, keys: SigningKeys, clock: Clock
) -> None:
    """Protects: an outage of the key server does not shut everybody out."""
    await keys.get("key-0")
    teams.login.keys_broken = True
    clock.now += DAY
    assert (await keys.get("key-0")).endorsements == ["msteams", "webchat"]


async def test_a_failed_fetch_is_repeated_soon(teams: Teams, keys: SigningKeys, clock: Clock) -> None:
    """Protects: after an outage at the start, callers are let in within seconds and without a stampede."""
    teams.login.keys_broken = True
    for _ in range(3):
        with pytest.raises(PermissionError, match="could not be fetched"):
            await keys.get("key-0")
    assert teams.login.key_requests == 1
    teams.login.keys_broken = False
    clock.now += PAUSE_AFTER_FAULT
    await keys.get("key-0")
    assert teams.login.key_requests == 2


async def test_an_unknown_key_is_looked_for_again_after_a_pause(
    teams: Teams, keys: SigningKeys, clock: Clock
) -> None:
    """Protects: made-up key ids delay a rotation by half a minute at most."""
    for made_up in ("a", "b", "c"):
        with pytest.raises(PermissionError, match="does not publish"):
            await keys.get(made_up)
    assert teams.login.key_requests == 1
    teams.signing.rotate()
    clock.now += PAUSE
    await keys.get("key-1")
    assert teams.login.key_requests == 2


async def test_a_clock_that_is_set_back_makes_no_pause_longer(
    teams: Teams, keys: SigningKeys, clock: Clock
) -> None:
    """Protects: Teams is let in at once when a machine's clock is put right after it has started."""
    teams.login.keys_broken = True
    with pytest.raises(PermissionError, match="could not be fetched"):
        await keys.get("key-0")
    teams.login.keys_broken = False
    clock.now -= 3600
    await keys.get("key-0")
