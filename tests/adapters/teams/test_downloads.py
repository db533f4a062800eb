"""A file that somebody attached in their own chat is fetched from Microsoft alone, and up to a bound."""

import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from adapters.base import FILE, NoFile, NotFetched
from adapters.teams.config import TeamsConfig
from adapters.teams.door import TeamsDoor
from adapters.teams.downloads import Downloads
from adapters.teams.http import Http
from conversations import events
from tests.adapters.teams.conftest import Taker
from tests.adapters.teams.recorded import Json, recorded
from tests.adapters.teams.sending import address_of
from tests.platforms.teams import Teams

CONTENT = b"object id\n1a2b3c4d-0000-4000-8000-1a2b3c4d5e6f\n"
MOST = 1_000


@dataclass
class OneDrive:
    """Keeps one file on loopback; `statuses`: what it answers first, and `leads_to`: where redirects go."""

    url: str = ""
    content: bytes = CONTENT
    statuses: list[int] = field(default_factory=list)
    leads_to: str = ""
    asked: list[Mapping[str, str]] = field(default_factory=list)

    async def give(self, request: web.Request) -> web.Response:
        self.asked.append(request.headers)
        assert request.query_string == "tempauth=secret%2Bpart", "the address is used as it is"
        if self.statuses and (status := self.statuses.pop(0)) != 200:
            return web.Response(status=status, headers={"Location": self.leads_to} if status == 302 else {})
        return web.Response(body=self.content)


@pytest.fixture
async def drive() -> AsyncIterator[OneDrive]:
    drive = OneDrive()
    app = web.Application()
    app.add_routes([web.get("/file", drive.give)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    drive.url = drive.leads_to = f"http://127.0.0.1:{runner.addresses[0][1]}/file?tempauth=secret%2Bpart"
    yield drive
    await runner.cleanup()


async def post(teams: Teams, activity: Json) -> None:
    reply = await teams.post(activity, teams.signing.token(serviceurl=activity["serviceUrl"]))
    assert reply.status == 200


async def why_not(teams: Teams, door: TeamsDoor, ref: str) -> NoFile:
    with pytest.raises(NotFetched) as failed:
        await door.fetch(address_of(teams, teams.member), ref, MOST)
    return failed.value.why


@pytest.mark.usefixtures("door")
async def test_an_attached_file_is_an_event_with_the_means_to_fetch_it(teams: Teams, taker: Taker) -> None:
    await post(teams, recorded("personal_file"))
    taken = taker.only
    assert taken.event == events.FileSent("people.csv", None, "our people & theirs")
    assert taken.via[FILE].startswith("https://anytown-my.sharepoint.com/personal/")
    assert taken.message is None


@pytest.mark.usefixtures("door")
async def test_a_pasted_picture_is_a_file_that_cannot_be_fetched(teams: Teams, taker: Taker) -> None:
    """Protects: its address would ask for the bot's token."""
    await post(teams, recorded("personal_picture"))
    assert (taker.only.event, taker.only.via) == (events.FileSent("image.png"), {})


@pytest.mark.parametrize("content", [None, "x", {}, {"downloadUrl": None}, {"downloadUrl": "x" * 9_000}])
@pytest.mark.usefixtures("door")
async def test_a_file_that_says_nothing_of_where_it_is_does_no_harm(
    teams: Teams, taker: Taker, content: object
) -> None:
    activity = recorded("personal_file")
    attachments = activity["attachments"]
    assert isinstance(attachments, list)
    attachments[0]["content"] = content
    await post(teams, activity)
    assert (type(taker.only.event), taker.only.via) == (events.FileSent, {})


async def test_a_file_arrives_whole_and_no_token_goes_along(
    teams: Teams, door: TeamsDoor, drive: OneDrive
) -> None:
    assert await door.fetch(address_of(teams, teams.member), drive.url, MOST) == CONTENT
    [headers] = drive.asked
    assert "Authorization" not in headers


@pytest.mark.parametrize(
    ("status", "why"),
    [
        *((401, NoFile.GONE), (403, NoFile.GONE), (404, NoFile.GONE), (410, NoFile.GONE), (204, NoFile.GONE)),
        *((429, NoFile.NOT_NOW), (500, NoFile.NOT_NOW), (503, NoFile.NOT_NOW)),
    ],
)
async def test_a_file_that_is_not_handed_over_is_told_by_the_reason(
    teams: Teams, door: TeamsDoor, drive: OneDrive, status: int, why: NoFile
) -> None:
    drive.statuses = [status]
    assert await why_not(teams, door, drive.url) is why


async def test_what_is_too_large_is_not_read_to_its_end(teams: Teams, door: TeamsDoor, drive: OneDrive) -> None:
    drive.content = b"x" * (MOST + 1)
    assert await why_not(teams, door, drive.url) is NoFile.TOO_LARGE


async def test_a_redirect_within_microsoft_is_followed_for_a_while(
    teams: Teams, door: TeamsDoor, drive: OneDrive
) -> None:
    drive.statuses = [302, 302]
    assert await door.fetch(address_of(teams, teams.member), drive.url, MOST) == CONTENT
    drive.statuses = [302] * 9
    assert await why_not(teams, door, drive.url) is NoFile.GONE


ELSEWHERE = (
    *("https://files.example.org/f", "http://anytown-my.sharepoint.com/f", "https://sharepoint.com.evil/f"),
    *("https://user:word@anytown-my.sharepoint.com/f", "https://anytown-my.sharepoint.com:8443/f"),
    *("file:///etc/passwd", "https://[", "", "http://169.254.169.254/metadata"),
)


@pytest.mark.parametrize("address", ELSEWHERE)
async def test_no_other_host_is_asked(teams: Teams, door: TeamsDoor, drive: OneDrive, address: str) -> None:
    """Protects: whoever can write to the bot cannot have it call addresses of their choice."""
    assert await why_not(teams, door, address) is NoFile.GONE
    drive.statuses, drive.leads_to = [302], address or "x:y"
    assert await why_not(teams, door, drive.url) in {NoFile.GONE, NoFile.NOT_NOW}
    assert len(drive.asked) == 1


async def test_outside_of_tests_this_machine_is_no_host_of_files(http: Http, drive: OneDrive) -> None:
    with pytest.raises(NotFetched):
        await Downloads(http, loopback=False).get(drive.url, MOST)
    assert drive.asked == []


def test_a_server_behind_a_proxy_on_this_machine_fetches_nothing_from_this_machine() -> None:
    """It listens on 127.0.0.1 as well: a forged press must not make it call what else runs here."""
    config = TeamsConfig(app_id="a", app_password="b", tenant_id="c", loopback=True)
    assert config.loopback
    assert not config.is_rehearsed


@pytest.mark.parametrize(
    ("name", "value"), [("contentType", None), ("contentType", "x" * 500), ("name", 7), ("name", None)]
)
@pytest.mark.usefixtures("door")
async def test_an_odd_attachment_does_not_lose_what_was_typed_beside_it(
    teams: Teams, taker: Taker, name: str, value: object
) -> None:
    activity = recorded("personal_message")
    attachments = activity["attachments"]
    assert isinstance(attachments, list)
    attachments[0][name] = value
    await post(teams, activity)
    assert isinstance(taker.only.event, events.Typed)


async def test_neither_the_address_nor_what_is_in_a_file_is_logged(
    teams: Teams, door: TeamsDoor, drive: OneDrive, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    drive.content = b"canary"
    assert await door.fetch(address_of(teams, teams.member), drive.url, MOST) == b"canary"
    drive.statuses = [403]
    await why_not(teams, door, drive.url)
    assert "canary" not in caplog.text
    assert "tempauth" not in "".join(each.getMessage() for each in caplog.records if "adapters" in each.name)
