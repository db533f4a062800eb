"""An address from which much came that nobody vouches for is refused for a while; platforms never are."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.guarding import Strangers
from bot.limits import Buckets
from bot.proxies import networks
from bot.watching import Watch
from tests.bot.test_limits import Seconds

SOMEBODY, ANOTHER = "8.8.8.8", "9.9.9.9"


class Site:
    """One address that answers as it is asked to, behind a proxy on this machine."""

    def __init__(self, proxies: str = "127.0.0.0/8", most: int = 100) -> None:
        self.clock = Seconds()
        self.watch = Watch()
        self.answered = 0
        self._buckets = Buckets(3, 1.0, clock=self.clock, most=most)
        self._guard = Strangers(self.watch, networks(proxies), self._buckets)

    @asynccontextmanager
    async def client(self) -> AsyncIterator[TestClient[Any, Any]]:
        app = web.Application(middlewares=[self._guard.middleware])
        app.add_routes([web.post("/{status}", self._answer)])
        async with TestClient(TestServer(app)) as client:
            yield client

    async def _answer(self, request: web.Request) -> web.Response:
        self.answered += 1
        return web.Response(status=int(request.match_info["status"]))

    @property
    def remembered(self) -> int:
        return len(self._buckets)


async def ask(client: TestClient[Any, Any], status: int, who: str = SOMEBODY) -> int:
    answer = await client.post(f"/{status}", headers={"X-Forwarded-For": who})
    return answer.status


@pytest.mark.parametrize("refusal", [400, 401, 408, 413, 415])
async def test_an_address_that_is_refused_again_and_again_gets_no_further(refusal: int) -> None:
    site = Site()
    async with site.client() as client:
        assert [await ask(client, refusal) for _ in range(5)] == [refusal] * 3 + [429] * 2
        assert site.answered == 3, "the door was left in peace"
        assert await ask(client, refusal, ANOTHER) == refusal
        site.clock.now += 1
        assert [await ask(client, refusal) for _ in range(2)] == [refusal, 429]
    assert site.watch.metrics.registry.get_sample_value("waymark_http_refusals_total", {"status": "429"}) == 3


async def test_paths_that_are_not_there_count_too() -> None:
    site = Site()
    async with site.client() as client:
        headers = {"X-Forwarded-For": SOMEBODY}
        found = [(await client.get("/a/b", headers=headers)).status for _ in range(5)]
    assert found == [404] * 3 + [429] * 2


@pytest.mark.parametrize("answer", [200, 403, 503])
async def test_what_platforms_get_to_hear_counts_against_nobody(answer: int) -> None:
    """403 are the messages of other tenants, which come from the same addresses of Microsoft's."""
    site = Site()
    async with site.client() as client:
        assert [await ask(client, answer) for _ in range(10)] == [answer] * 10


async def test_whoever_proves_to_be_a_platform_starts_anew() -> None:
    """Where a proxy has a public address and is not in the settings, strangers come from there too."""
    site = Site()
    async with site.client() as client:
        for _ in range(5):
            assert [await ask(client, each) for each in (401, 401, 200)] == [401, 401, 200]


async def test_strangers_who_share_an_address_with_a_platform_do_not_lock_it_out() -> None:
    """Anybody can make an app that points here: Slack then calls for them, from its own addresses."""
    site = Site()
    async with site.client() as client:
        assert await ask(client, 200) == 200
        assert [await ask(client, 401) for _ in range(10)] == [401] * 10
        assert await ask(client, 200) == 200


async def test_a_proxy_that_nobody_named_is_not_refused_for_what_comes_through_it() -> None:
    """All would be refused, the platforms with them."""
    site = Site(proxies="")
    async with site.client() as client:
        assert [await ask(client, 401) for _ in range(10)] == [401] * 10
    assert site.remembered == 0


async def test_memory_is_bounded_however_many_addresses_there_are() -> None:
    site = Site(most=10)
    async with site.client() as client:
        for number in range(50):
            assert await ask(client, 401, f"8.8.4.{number}") == 401
    assert site.remembered == 10
