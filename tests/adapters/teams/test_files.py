"""Files of figures in Teams: the person is asked in their own chat, and gets the file once they agree."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from adapters.base import TryLater, Undeliverable
from adapters.pictures import TRIES
from adapters.teams.door import TeamsDoor
from adapters.teams.files import CONSENT, INFO, Place, Uploads
from adapters.teams.http import Http
from conversations import events
from conversations.export_format import ExportFormat
from conversations.my_data_card import compose_my_data_file
from tests.adapters.files import FILE, WITH_FILE
from tests.adapters.teams.conftest import Taker
from tests.adapters.teams.recorded import Json
from tests.adapters.teams.sending import address_of, address_of_chat, delivery
from tests.platforms.teams import Reply, Teams
from tests.platforms.teams_connector import Fault
from tests.program import LANGUAGES


@dataclass
class OneDrive:
    """Takes uploads on loopback; `statuses`: what it answers to the next ones."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    taken: list[tuple[bytes, Mapping[str, str]]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.taken.append((await request.read(), request.headers))
        status = self.statuses.pop(0) if self.statuses else 201
        return web.Response(status=status, headers={"Location": "/elsewhere"} if status == 302 else {})


@pytest.fixture
async def drive() -> AsyncIterator[OneDrive]:
    drive = OneDrive()
    app = web.Application()
    app.add_routes([web.put("/upload", drive.take)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    drive.url = f"http://127.0.0.1:{runner.addresses[0][1]}/upload?tempauth=secret%2Bpart"
    yield drive
    await runner.cleanup()


def attachment(teams: Teams) -> Json:
    attachments = teams.member.chat.last.activity["attachments"]
    assert isinstance(attachments, list)
    [only] = attachments
    assert isinstance(only, dict)
    return only


def upload_info(url: str) -> Json:
    return {
        "contentUrl": "https://anytown-my.sharepoint.com/personal/ada/waymark.csv",
        "name": "waymark.csv",
        "uploadUrl": url,
        "uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C9D",
        "fileType": "csv",
    }


async def answer_consent(teams: Teams, action: str, value: object) -> Reply:
    frame = teams.frame(teams.member, teams.member.chat)
    return await teams.post({**frame, "type": "invoke", "name": "fileConsent/invoke", "value": value})


async def accept(teams: Teams, url: str) -> Reply:
    content = attachment(teams)["content"]
    assert isinstance(content, dict)
    value = {"type": "fileUpload", "action": "accept", "context": content["acceptContext"]}
    return await answer_consent(teams, "accept", {**value, "uploadInfo": upload_info(url)})


async def test_the_person_is_asked_first_and_then_has_the_file(
    teams: Teams, door: TeamsDoor, taker: Taker, drive: OneDrive
) -> None:
    to = address_of(teams, teams.member)
    await door.deliver(delivery(to, WITH_FILE))
    asked = attachment(teams)
    assert (asked["contentType"], asked["name"]) == (CONSENT, FILE.name)
    content = asked["content"]
    assert isinstance(content, dict)
    assert content["sizeInBytes"] == len(FILE.content)
    assert FILE.title in str(content["description"])
    reply = await accept(teams, drive.url)
    assert (reply.status, reply.body) == (200, "")
    taken = taker.only
    assert taken.event == events.Export(ExportFormat.CSV)
    await door.deliver(delivery(taken.address, WITH_FILE, via=taken.via))
    [(data, headers)] = drive.taken
    assert data == FILE.content
    assert headers["Content-Range"] == f"bytes 0-{len(data) - 1}/{len(data)}"
    assert "Authorization" not in headers
    shown = attachment(teams)
    assert shown["contentType"] == INFO
    assert shown["contentUrl"] == upload_info("")["contentUrl"]
    assert shown["content"] == {"uniqueId": upload_info("")["uniqueId"], "fileType": "csv"}


async def test_all_that_is_kept_of_a_person_can_be_agreed_to_as_well(
    teams: Teams, door: TeamsDoor, taker: Taker, drive: OneDrive
) -> None:
    card = compose_my_data_file(b"{}", LANGUAGES.pick("en"))
    await door.deliver(delivery(address_of(teams, teams.member), card))
    await accept(teams, drive.url)
    assert taker.only.event == events.SendMyData()
    await door.deliver(delivery(taker.only.address, card, via=taker.only.via))
    assert [data for data, _ in drive.taken] == [b"{}"]


async def test_whoever_declines_hears_no_more_of_it(teams: Teams, door: TeamsDoor, taker: Taker) -> None:
    await door.deliver(delivery(address_of(teams, teams.member), WITH_FILE))
    context = {"waymark": FILE.again}
    reply = await answer_consent(teams, "decline", {"action": "decline", "context": context})
    assert (reply.status, taker.taken) == (200, [])


@pytest.mark.parametrize(
    "value",
    [
        *(None, "accept", {}, {"action": "accept"}, {"action": "accept", "context": {"waymark": "export-csv"}}),
        {"action": "accept", "context": {"waymark": "close-now|7"}, "uploadInfo": upload_info("https://x")},
        {"action": "accept", "context": {"waymark": 7}, "uploadInfo": upload_info("https://x")},
        {"action": "accept", "context": {"waymark": "export-csv"}, "uploadInfo": {"uploadUrl": "https://x"}},
        {"action": "accept", "context": {"waymark": "export-csv"}, "uploadInfo": upload_info("x" * 9_000)},
    ],
)
@pytest.mark.usefixtures("door")
async def test_an_answer_that_makes_no_sense_does_nothing(teams: Teams, taker: Taker, value: object) -> None:
    """Protects: nothing but a file is ever made happen by it."""
    reply = await answer_consent(teams, "accept", value)
    assert (reply.status, taker.taken) == (200, [])


async def test_a_channel_is_told_how_to_get_the_file(teams: Teams, door: TeamsDoor) -> None:
    """Bots can put no file into a channel."""
    channel = teams.channel()
    await door.deliver(delivery(address_of_chat(teams, channel), WITH_FILE))
    assert FILE.instead in channel.last.texts


async def test_a_private_file_is_offered_in_the_persons_own_chat(
    teams: Teams, door: TeamsDoor, taker: Taker
) -> None:
    channel = teams.channel()
    await teams.mention("export only me", channel)
    await door.deliver(delivery(taker.only.address, WITH_FILE, private=True, via=taker.only.via))
    assert channel.messages == []
    assert attachment(teams)["contentType"] == CONSENT


async def test_where_teams_takes_no_files_it_is_told_in_words(teams: Teams, door: TeamsDoor) -> None:
    teams.connector.fails(400, "BadSyntax")
    await door.deliver(delivery(address_of(teams, teams.member), WITH_FILE))
    assert FILE.instead in teams.member.chat.last.texts


def to_upload(url: str) -> dict[str, str]:
    return {f"file_{name}": str(value) for name, value in upload_info(url).items()}


@pytest.mark.parametrize("status", [302, 400, 404])
async def test_an_upload_that_is_refused_is_told_in_words(
    teams: Teams, door: TeamsDoor, drive: OneDrive, status: int
) -> None:
    drive.statuses = [status]
    await door.deliver(delivery(address_of(teams, teams.member), WITH_FILE, via=to_upload(drive.url)))
    assert FILE.instead in teams.member.chat.last.texts
    assert len(drive.taken) == 1


async def test_an_upload_that_fails_is_tried_a_few_times_and_then_told_in_words(
    teams: Teams, door: TeamsDoor, drive: OneDrive
) -> None:
    drive.statuses = [503] * 20
    message = delivery(address_of(teams, teams.member), WITH_FILE, via=to_upload(drive.url))
    for _ in range(TRIES):
        with pytest.raises(TryLater):
            await door.deliver(message)
    await door.deliver(message)
    assert FILE.instead in teams.member.chat.last.texts
    assert len(drive.taken) == TRIES


async def test_a_file_is_uploaded_once_though_its_message_is_tried_again(
    teams: Teams, door: TeamsDoor, drive: OneDrive
) -> None:
    teams.connector.script.append(Fault(429))
    message = delivery(address_of(teams, teams.member), WITH_FILE, via=to_upload(drive.url))
    with pytest.raises(TryLater):
        await door.deliver(message)
    await door.deliver(message)
    assert attachment(teams)["contentType"] == INFO
    assert len(drive.taken) == 1


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://anytown-my.sharepoint.com/u",
            "https://sharepoint.com.evil.example/u",
            "https://evil.example/u",
        ),
        *("https://evilsharepoint.com/u", "https://a@x.sharepoint.com/u", "https://x.sharepoint.com:8443/u"),
        *("https://169.254.169.254/u", "http://127.0.0.1:1/u", "https://[/u", "file:///etc/passwd", ""),
    ],
)
async def test_a_file_goes_to_no_address_but_microsofts(http: Http, url: str) -> None:
    place = Place.model_validate(upload_info(url))
    with pytest.raises(Undeliverable, match="none of Microsoft's"):
        await Uploads(http, loopback=False).put("1", place, FILE)
