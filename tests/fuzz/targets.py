"""The same checks on bytes, for a fuzzer that looks at which branches a case reaches."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.conversations.builders import FRAMEWORK_FILE
from tests.fuzz import checks, seeds
from tests.fuzz.doors import COMMANDS, FORM, JSON, SLACK, TEAMS, slack_served, teams_served
from tests.fuzz.mutations import as_bytes

Check = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Target:
    """`opened` gives the check; cases begin with `seeds`, and stay JSON for the most part if those are."""

    opened: Callable[[], AbstractContextManager[Check]]
    seeds: Sequence[bytes]
    is_json: bool = False


@contextmanager
def _slack() -> Iterator[Check]:
    """The first byte says how the body is sent."""
    with slack_served() as served:

        def check(data: bytes) -> None:
            checks.posted_by_slack(served, FORM if data[:1] == b"f" else JSON, data[1:])

        yield check


@contextmanager
def _teams() -> Iterator[Check]:
    with teams_served() as served:
        yield lambda data: checks.posted_by_teams(served, data)


def _said_by_slack(data: bytes) -> None:
    try:
        payload = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(payload, dict):
        checks.said_by_slack(payload)


def _words(data: bytes) -> None:
    """Bytes that are no text become halves of characters, as a platform's JSON can hold them."""
    checks.words(data.decode(errors="surrogateescape"))


def _environment(data: bytes) -> None:
    """A line for each setting."""
    lines = data.replace(b"\0", b"").decode(errors="replace").split("\n")
    named = (line.partition("=") for line in lines)
    checks.environment({name: value for name, _, value in named if name in checks.SETTINGS})


TARGETS = {
    "slack": Target(
        _slack,
        [
            *(b"j" + as_bytes(each) for each in SLACK),
            *(b"f" + urlencode({"payload": json.dumps(each)}).encode() for each in SLACK),
            *(b"f" + urlencode(each).encode() for each in COMMANDS),
        ],
    ),
    "slack-payload": Target(
        lambda: nullcontext(_said_by_slack), [as_bytes(each) for each in SLACK], is_json=True
    ),
    "teams": Target(_teams, [as_bytes(each) for each in TEAMS], is_json=True),
    "words": Target(lambda: nullcontext(_words), [each.encode() for each in seeds.TYPED]),
    "framework": Target(lambda: nullcontext(checks.framework), [FRAMEWORK_FILE.read_bytes()], is_json=True),
    "people": Target(lambda: nullcontext(checks.people), seeds.PEOPLE),
    "holidays": Target(lambda: nullcontext(checks.holidays), seeds.HOLIDAYS),
    "settings": Target(lambda: nullcontext(_environment), [each.encode() for each in seeds.SETTINGS]),
}
