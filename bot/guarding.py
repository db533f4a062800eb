"""What every HTTP request goes through before a door sees it, and every answer on its way out."""

from collections import OrderedDict
from collections.abc import Sequence

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.limits import MOST, Buckets
from bot.proxies import Network, caller
from bot.watching import Watch

AT_ONCE = 60
"""Refused requests of one address; then one a second."""

_RETRY_AFTER = 60

_REFUSALS = frozenset({400, 401, 404, 405, 408, 411, 413, 415})
"""Answers to callers whom nobody vouches for. Not 403: other tenants' messages come from Microsoft's own
addresses.
"""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
"""On every answer."""


def harden(app: web.Application) -> None:
    """Every answer says what a browser may do with it, which is nearly nothing, and not what served it. A page
    that needs more sets its own.
    """

    async def finish(_: web.Request, response: web.StreamResponse) -> None:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.popall("Server", None)

    app.on_response_prepare.append(finish)


class Strangers:
    """Refuses, for a while, an address from which much came that was refused.

    Not one from which a platform has called: Slack and Microsoft call for strangers too, whose own apps point
    here, and from the same addresses. `proxies` as in bot.proxies.
    """

    def __init__(self, watch: Watch, proxies: Sequence[Network] = (), buckets: Buckets | None = None) -> None:
        self._watch = watch
        self._proxies = proxies
        self._buckets = Buckets(AT_ONCE, 1.0) if buckets is None else buckets
        self._platforms: OrderedDict[str, None] = OrderedDict()

    @property
    def middleware(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._guarded(request, handler)

        return guard

    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        who = caller(request.remote, request.headers.getall("X-Forwarded-For", []), self._proxies)
        if who is not None and who not in self._platforms and self._buckets.is_empty(who):
            self._watch.metrics.refused(429)
            answer = web.Response(status=429, headers={"Retry-After": str(_RETRY_AFTER)})
            answer.force_close()
            return answer
        try:
            response = await _traced(self._watch, request, handler)
        except web.HTTPException as refusal:
            self._note(request, who, refusal.status)
            raise
        self._note(request, who, response.status)
        return response

    def _note(self, request: web.Request, who: str | None, status: int) -> None:
        if status >= 400:
            self._watch.metrics.refused(status)
        if who is not None and status in _REFUSALS:
            self._buckets.take(who)
        elif who is not None and request.method == "POST" and status == 200:
            self._buckets.forget(who)
            self._platforms[who] = None
            self._platforms.move_to_end(who)
            if len(self._platforms) > MOST:
                self._platforms.popitem(last=False)


async def _traced(watch: Watch, request: web.Request, handler: Handler) -> web.StreamResponse:
    resource = request.match_info.route.resource
    if request.method != "POST" or resource is None:
        return await handler(request)
    with watch.receiving(resource.canonical):
        return await handler(request)
