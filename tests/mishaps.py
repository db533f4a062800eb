"""Platforms on which calls go wrong at random: some of them always, and all of them while a platform is out."""

import json
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import time

from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Dropped, Failure, Malformed, RateLimited, ServerError, Stalls
from tests.platforms.teams import Teams
from tests.platforms.teams_connector import Fault

WHEN_WELL = "answer dropped"
"""The one mishap after which the message is there."""

_SLACK: dict[str, Failure] = {
    "429": RateLimited(1),
    "500": ServerError(),
    "malformed": Malformed(),
    "silence": Stalls(),
    "connection dropped": Dropped(),
    WHEN_WELL: Dropped(after_taking=True),
}
_TEAMS = {
    "429": Fault(429, retry_after="1"),
    "500": Fault(500),
    "malformed": Fault(body='{"id": "17'),
    "silence": Fault(stalls=True),
    "connection dropped": Fault(drop=True),
    WHEN_WELL: Fault(drop=True, taken=True),
}


@dataclass
class Mishaps:
    """`share`: of the calls that go wrong, each in another way than the one before. `taken`: when messages were
    taken whose answer was dropped, by platform.
    """

    chance: random.Random
    share: float
    is_out: bool = False
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    taken: dict[str, list[float]] = field(default_factory=lambda: {"slack": [], "teams": []})

    def on_slack(self, method: str) -> Failure | None:
        kind = self._kind("slack", is_message=method == "chat.postMessage")
        return _SLACK[kind] if kind else None

    def on_teams(self, method: str) -> Fault | None:
        kind = self._kind("teams", is_message=method == "POST")
        return _TEAMS[kind] if kind else None

    def _kind(self, platform: str, *, is_message: bool) -> str | None:
        """What goes wrong with a call, if anything does. A platform that is out takes nothing, so whatever can
        only happen while it is well comes first then.
        """
        if not self.is_out and self.chance.random() >= self.share:
            return None
        kinds = [kind for kind in _SLACK if not (self.is_out and kind == WHEN_WELL)]
        kind = min(
            kinds, key=lambda kind: (self.counts[platform, kind], kind != WHEN_WELL, self.chance.random())
        )
        self.counts[platform, kind] += 1
        if kind == WHEN_WELL and is_message:
            self.taken[platform].append(time())
        return kind


def came_again(slack: Slack, teams: Teams) -> dict[str, int]:
    """How many new messages each platform got once more. In Teams no two are alike while people answer."""
    calls = teams.connector.calls
    posted = [f"{each.path} {json.dumps(each.body)}" for each in calls if each.method == "POST"]
    return {"slack": _surplus(slack.api.keys), "teams": _surplus(posted)}


def _surplus(messages: Iterable[str]) -> int:
    return sum(times - 1 for times in Counter(messages).values())
