"""People found by e-mail address, in a workspace on loopback."""

from collections.abc import AsyncIterator

import pytest

from adapters.base import TryLater, Undeliverable
from adapters.slack.client import SlackClient
from adapters.slack.config import SlackConfig
from adapters.slack.lookup import ATTEMPTS, SCOPE, EmailLookup
from conversations.people import Account
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Malformed, RateLimited, Says, ServerError

EMAIL = "sam@anytown.gov.uk"


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
async def lookup(slack: Slack, config: SlackConfig, pauses: list[float]) -> AsyncIterator[EmailLookup]:
    slack.api.scopes.append(SCOPE)
    slack.api.people[slack.me.id]["profile"]["email"] = EMAIL

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    client = SlackClient(config)
    yield EmailLookup(client, pause)
    await client.close()


async def test_somebody_is_found_by_their_address(slack: Slack, lookup: EmailLookup) -> None:
    assert await lookup.find(EMAIL) == Account("slack", slack.team, slack.me.id)
    assert slack.called("users.lookupByEmail") == [{"email": EMAIL}]


async def test_nobody_is_found_by_an_unknown_address(lookup: EmailLookup) -> None:
    assert await lookup.find("nobody@anytown.gov.uk") is None


@pytest.mark.parametrize("sign", ["deleted", "is_bot"])
async def test_who_has_left_and_bots_are_not_found(slack: Slack, lookup: EmailLookup, sign: str) -> None:
    slack.api.people[slack.me.id][sign] = True
    assert await lookup.find(EMAIL) is None


async def test_a_busy_slack_is_asked_again_when_it_says(
    slack: Slack, lookup: EmailLookup, pauses: list[float]
) -> None:
    slack.fail("users.lookupByEmail", RateLimited(7), ServerError())
    assert await lookup.find(EMAIL) is not None
    assert pauses == [7, 5]


async def test_the_asking_ends(slack: Slack, lookup: EmailLookup) -> None:
    slack.fail("users.lookupByEmail", *[RateLimited(1)] * ATTEMPTS)
    with pytest.raises(TryLater):
        await lookup.find(EMAIL)
    assert len(slack.called("users.lookupByEmail")) == ATTEMPTS


async def test_a_missing_permission_is_named_with_what_to_do(slack: Slack, lookup: EmailLookup) -> None:
    slack.api.scopes.remove(SCOPE)
    with pytest.raises(Undeliverable, match=SCOPE):
        await lookup.find(EMAIL)


async def test_another_refusal_is_no_unknown_address(slack: Slack, lookup: EmailLookup) -> None:
    """Protects whoever reads the preview: nobody is called unknown of whom Slack was not asked."""
    slack.fail("users.lookupByEmail", Says("token_revoked"))
    with pytest.raises(Undeliverable):
        await lookup.find(EMAIL)


async def test_an_answer_of_another_shape_is_no_unknown_address(slack: Slack, lookup: EmailLookup) -> None:
    slack.fail("users.lookupByEmail", Malformed('{"ok": true, "user": {}}'))
    with pytest.raises(TryLater):
        await lookup.find(EMAIL)


async def test_a_token_that_is_not_accepted_is_said(slack: Slack, lookup: EmailLookup) -> None:
    slack.fail("auth.test", Says("invalid_auth"))
    with pytest.raises(Undeliverable, match="token"):
        await lookup.find(EMAIL)
