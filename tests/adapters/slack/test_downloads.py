"""A file that somebody attached is fetched from Slack alone, with the bot's token, up to a bound; so are
people by their e-mail addresses.
"""

import logging

import pytest

from adapters.base import FILE, Directory, NoFile, NotFetched
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.slack.lookup import SCOPE
from bot.clock import utc_now
from conversations.events import FileSent
from conversations.people import Account, Address, Place
from tests.adapters.slack.running import Recorder
from tests.adapters.slack.test_pictures import direct
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Dropped, Failure, Malformed, Redirects, Says, ServerError

CONTENT = b"member id\nU024BE7LH\n"
MOST = 1_000


async def why_not(slack: Slack, door: SlackDoor, ref: str) -> NoFile:
    with pytest.raises(NotFetched) as failed:
        await door.fetch(here(slack), ref, MOST)
    return failed.value.why


def here(slack: Slack) -> Address:
    return direct(slack.me)


async def test_an_attached_file_is_an_event_with_the_means_to_fetch_it(
    slack: Slack, door: SlackDoor, take: Recorder
) -> None:
    await slack.me.attach("people.csv", CONTENT, "our people & theirs")
    assert take.last.event == FileSent("people.csv", len(CONTENT), "our people & theirs")
    assert await door.fetch(here(slack), take.last.via[FILE], MOST) == CONTENT


async def test_no_address_of_a_file_is_kept(slack: Slack, door: SlackDoor, take: Recorder) -> None:
    """Protects: what waits in the database is an id that opens nothing by itself."""
    await slack.me.attach("people.csv", CONTENT)
    assert "http" not in str(take.last)


@pytest.mark.parametrize(
    ("failures", "why"),
    [
        ([Says("file_deleted")], NoFile.GONE),
        ([Says("missing_scope")], NoFile.NOT_ALLOWED),
        ([Says("token_revoked")], NoFile.NOT_NOW),
        ([Says("ratelimited")], NoFile.NOT_NOW),
        ([ServerError()], NoFile.NOT_NOW),
        ([Dropped()], NoFile.NOT_NOW),
        ([Malformed("[]")], NoFile.NOT_NOW),
        ([Malformed('{"ok": true}')], NoFile.NOT_NOW),
        ([Malformed('{"ok": true, "file": {"id": "F1", "mode": "external"}}')], NoFile.GONE),
    ],
)
async def test_a_file_that_slack_does_not_tell_of_is_not_fetched(
    slack: Slack, door: SlackDoor, failures: list[Failure], why: NoFile
) -> None:
    file = slack.api.files.attach("people.csv", CONTENT)
    slack.fail("files.info", *failures)
    assert await why_not(slack, door, file.id) is why


@pytest.mark.parametrize(
    ("failures", "why"),
    [
        ([ServerError(404, "text/plain", "gone")], NoFile.GONE),
        ([ServerError(503)], NoFile.NOT_NOW),
        ([ServerError(200, "text/html", "<html>Sign in</html>")], NoFile.NOT_ALLOWED),
        ([Dropped()] * 9, NoFile.NOT_NOW),
    ],
)
async def test_a_file_that_slack_does_not_hand_over_is_not_fetched(
    slack: Slack, door: SlackDoor, failures: list[Failure], why: NoFile
) -> None:
    file = slack.api.files.attach("people.csv", CONTENT)
    slack.fail("file", *failures)
    assert await why_not(slack, door, file.id) is why


async def test_a_redirect_is_not_followed(slack: Slack, door: SlackDoor) -> None:
    """Protects the bot's token, which would go along."""
    file = slack.api.files.attach("people.csv", CONTENT)
    slack.fail("file", Redirects(f"{slack.api.base}/files/{file.id}"))
    assert await why_not(slack, door, file.id) is NoFile.NOT_ALLOWED
    assert [call.method for call in slack.api.calls].count("file") == 1


async def test_the_token_goes_to_no_other_host(slack: Slack, door: SlackDoor) -> None:
    for address in (
        "https://files.example.org/f",
        "http://files.slack.com/f",
        "https://files.slack.com.evil/f",
    ):
        slack.fail("files.info", Malformed(f'{{"ok": true, "file": {{"url_private_download": "{address}"}}}}'))
        assert await why_not(slack, door, "F1") is NoFile.NOT_NOW


@pytest.mark.parametrize("told", [MOST + 1, 1])
async def test_what_is_too_large_is_left_where_it_is(slack: Slack, door: SlackDoor, told: int) -> None:
    """Whatever Slack says of its size."""
    file = slack.api.files.attach("people.csv", b"x" * (MOST + 1), told)
    assert await why_not(slack, door, file.id) is NoFile.TOO_LARGE


async def test_what_is_in_a_file_is_not_logged(
    slack: Slack, door: SlackDoor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    file = slack.api.files.attach("canary-name.csv", b"canary-content")
    assert await door.fetch(here(slack), file.id, MOST) == b"canary-content"
    slack.fail("files.info", Says("missing_scope"))
    await why_not(slack, door, file.id)
    assert "canary" not in caplog.text


async def test_who_has_an_email_address_is_told(slack: Slack, door: SlackDoor) -> None:
    slack.api.scopes.append(SCOPE)
    slack.api.people[slack.me.id]["profile"]["email"] = "sam@anytown.gov.uk"
    assert isinstance(door, Directory)
    assert await door.whose(here(slack), "sam@anytown.gov.uk") == Account("slack", slack.team, slack.me.id)
    assert await door.whose(here(slack), "ann@anytown.gov.uk") is None


async def test_a_door_that_is_not_open_fetches_nothing(config: SlackConfig) -> None:
    closed = SlackDoor(config, now=utc_now)
    with pytest.raises(NotFetched):
        await closed.fetch(Address("slack", "T1", "U1", Place.DIRECT), "F1", MOST)
