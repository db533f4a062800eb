"""What Slack tells about people, asked once a day for each of them."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.base import Profile, TryLater
from adapters.slack.client import Answer, SlackClient
from adapters.slack.failures import Refusal

FRESH = 24 * 60 * 60.0
FRESH_WHEN_UNKNOWN = 60.0
MOST = 10_000


@dataclass(frozen=True, slots=True)
class _Known:
    until: float
    profile: Profile


class Profiles:
    """Never fails and never waits much over a second: a person can be answered without a profile.

    Ask for one person at a time (Incoming does), or each call asks Slack.
    """

    def __init__(self, client: SlackClient, clock: Callable[[], float], timeout: float) -> None:
        self._client = client
        self._clock = clock
        self._timeout = timeout
        self._known: OrderedDict[str, _Known] = OrderedDict()

    async def of(self, user: str) -> Profile:
        known = self._known.get(user)
        if known is not None and self._clock() < known.until:
            self._known.move_to_end(user)
            return known.profile
        return await self._look_up(user)

    async def _look_up(self, user: str) -> Profile:
        try:
            async with asyncio.timeout(self._timeout):
                answer = await self._client.ask("users.info", {"user": user, "include_locale": "true"})
            profile, fresh = _profile(answer), FRESH
        except (Refusal, TryLater, TimeoutError, ValidationError):
            # Remembered for a minute, so that an outage does not slow every message down.
            profile, fresh = Profile(), FRESH_WHEN_UNKNOWN
        self._known[user] = _Known(self._clock() + fresh, profile)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return profile


class _Names(BaseModel):
    model_config = ConfigDict(frozen=True)
    display_name: str | None = None
    real_name: str | None = None


class _User(BaseModel):
    model_config = ConfigDict(frozen=True)
    real_name: str | None = None
    tz: str | None = None
    locale: str | None = None
    profile: _Names = _Names()


class _UserInfo(BaseModel):
    model_config = ConfigDict(frozen=True)
    user: _User


def _profile(answer: Answer) -> Profile:
    user = _UserInfo.model_validate(answer).user
    name = user.real_name or user.profile.real_name or user.profile.display_name
    return Profile(name=name or None, locale=user.locale or None, zone=user.tz or None)
