"""Nobody but Teams is let in, and nothing of what they sent is logged."""

from collections.abc import AsyncIterator, Callable
from io import BytesIO
from time import process_time

import jwt
import pytest

from adapters.teams.activity import Malformed, read
from tests.adapters.teams.conftest import Taker, config_for, served
from tests.adapters.teams.recorded import Json
from tests.platforms.teams import Teams
from tests.platforms.teams_signing import Key

pytestmark = pytest.mark.usefixtures("door")

SECRET = "the-words-of-a-colleague"


def message(teams: Teams, **changed: object) -> Json:
    frame = {**teams.frame(teams.member, teams.member.chat), "type": "message", "text": SECRET, **changed}
    return {name: value for name, value in frame.items() if value is not None}


async def status_with(teams: Teams, headers: dict[str, str]) -> int:
    """How the bot answers a message with these headers and no others."""
    async with teams.session.post(teams.bot_url, json=message(teams), headers=headers) as response:
        return response.status


def _unsigned(teams: Teams) -> str:
    return jwt.encode(teams.signing.claims(), key="", algorithm="none", headers={"kid": "key-0"})


def _symmetric(teams: Teams) -> str:
    return jwt.encode(teams.signing.claims(), key="x" * 64, algorithm="HS256", headers={"kid": "key-0"})


def _foreign(teams: Teams) -> str:
    """Signed with a key of somebody else, under the name of Microsoft's."""
    return Key(99, teams.signing.current.kid).sign(teams.signing.claims())


def _unendorsed(teams: Teams) -> str:
    key = Key(98, "key-98", ())
    teams.signing.published.append(key)
    return key.sign(teams.signing.claims())


def _for_webchat(teams: Teams) -> str:
    key = Key(97, "key-97", ("webchat",))
    teams.signing.published.append(key)
    return key.sign(teams.signing.claims())


def _late(teams: Teams, seconds: int) -> str:
    now = int(str(teams.signing.claims()["exp"])) - 3600
    return teams.signing.token(exp=now - seconds)


def _early(teams: Teams, seconds: int) -> str:
    now = int(str(teams.signing.claims()["exp"])) - 3600
    return teams.signing.token(nbf=now + seconds)


TOKENS: dict[str, Callable[[Teams], str]] = {
    "none": lambda teams: "",
    "not a token": lambda teams: "abc",
    "three parts of nothing": lambda teams: "a.b.c",
    "two words": lambda teams: "a b",
    "cut short": lambda teams: teams.signing.token()[:-8],
    "no signature": _unsigned,
    "signed with a password": _symmetric,
    "signed by somebody else": _foreign,
    "a key that vouches for no channel": _unendorsed,
    "a key that vouches for another channel": _for_webchat,
    "no key named": lambda teams: jwt.encode(teams.signing.claims(), "x" * 64, algorithm="HS256"),
    "expired": lambda teams: _late(teams, 301),
    "not valid yet": lambda teams: _early(teams, 360),
    "never expires": lambda teams: teams.signing.token(exp=None),
    "for another bot": lambda teams: teams.signing.token(aud="11111111-5a34-4d0b-9d53-0a4f2f1d9f10"),
    "for nobody": lambda teams: teams.signing.token(aud=None),
    "for several bots": lambda teams: teams.signing.token(aud=[teams.app_id, "another"]),
    "issued by somebody else": lambda teams: teams.signing.token(iss="https://sts.windows.net/"),
    "issued by nobody": lambda teams: teams.signing.token(iss=None),
    "for another service address": lambda teams: teams.signing.token(serviceurl="https://smba.example/uk/"),
    "for no service address": lambda teams: teams.signing.token(serviceurl=None),
    "of the Emulator": lambda teams: teams.signing.token(
        iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", ver="1.0", appid=teams.app_id
    ),
}


@pytest.mark.parametrize("kind", TOKENS)
async def test_a_call_without_a_proper_token_is_refused(
    teams: Teams, taker: Taker, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects: nobody can answer for a colleague, or read a summary, by posting to the bot's address."""
    token = TOKENS[kind](teams)
    reply = await teams.post(message(teams), token)
    assert (reply.status, reply.body) == (401, "")
    assert taker.taken == []
    assert SECRET not in caplog.text
    assert len(token) < 4 or token not in caplog.text
    assert "refused a call with 401" in caplog.text


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic YTpi", "bearer {}", "{}", "Bearer {} x"])
async def test_a_header_of_another_form_is_refused(teams: Teams, taker: Taker, header: str) -> None:
    """Protects: only a bearer token counts."""
    headers = {"Authorization": header.format(teams.signing.token())}
    assert await status_with(teams, headers) == 401
    assert taker.taken == []


@pytest.mark.parametrize("make", [lambda teams: _late(teams, 240), lambda teams: _early(teams, 240)])
async def test_clocks_may_differ_by_five_minutes(
    teams: Teams, taker: Taker, make: Callable[[Teams], str]
) -> None:
    """Protects: a server whose clock is a little off still hears from Teams."""
    assert (await teams.post(message(teams), make(teams))).status == 200
    assert len(taker.taken) == 1


async def test_another_channel_is_refused(teams: Teams, taker: Taker) -> None:
    """Protects: a key for both channels does not let web chat in, where anybody can be anybody."""
    assert (await teams.post(message(teams, channelId="webchat"))).status == 401
    assert (await teams.post(message(teams, channelId=None))).status == 401
    assert taker.taken == []


async def test_a_token_that_passed_passes_for_nothing_else(teams: Teams, taker: Taker) -> None:
    """Protects: a token that was checked before vouches no more for another address or channel than it did."""
    token = teams.signing.token()
    assert (await teams.post(message(teams), token)).status == 200
    assert (await teams.post(message(teams, serviceUrl="https://smba.example/uk/"), token)).status == 401
    assert (await teams.post(message(teams, channelId="webchat"), token)).status == 401
    assert (await teams.post(message(teams), token[:-8])).status == 401
    assert len(taker.taken) == 1


@pytest.mark.parametrize(
    "channel_data", [None, {}, {"tenant": {}}, {"tenant": {"id": "22222222-2f55-4c8e-8f1a-5d7f3f0a1b2c"}}]
)
async def test_a_tenant_that_is_not_listed_is_refused(
    teams: Teams, taker: Taker, channel_data: Json | None
) -> None:
    """Protects: a bot that somebody else's organisation installs does not let it in."""
    assert (await teams.post(message(teams, channelData=channel_data))).status == 403
    assert taker.taken == []


BODIES: dict[str, tuple[int, bytes, str]] = {
    "nothing": (400, b"", "application/json"),
    "half an object": (400, b'{"type":', "application/json"),
    "not UTF-8": (400, b'{"type": "\xff\xfe"}', "application/json"),
    "a list": (400, b"[]", "application/json"),
    "a text": (400, b'"message"', "application/json"),
    "null": (400, b"null", "application/json"),
    "very deep": (400, b"[" * 100_000, "application/json"),
    "no type": (400, b"{}", "application/json"),
    "a type that is no text": (400, b'{"type": 5}', "application/json"),
    "a sender that is no object": (400, b'{"type": "message", "from": 7}', "application/json"),
    "members that are no list": (400, b'{"type": "message", "membersAdded": "x"}', "application/json"),
    "a time that is none": (400, b'{"type": "message", "timestamp": "SECRET-1"}', "application/json"),
    "an id without end": (400, b'{"type": "message", "id": "' + b"9" * 5_000 + b'"}', "application/json"),
    "a form": (415, b"type=message", "application/x-www-form-urlencoded"),
    "plain text": (415, b'{"type": "message"}', "text/plain"),
    "over 1 MB": (413, b'{"type": "' + b"x" * 1024 * 1024 + b'"}', "application/json"),
}


@pytest.mark.parametrize("kind", BODIES)
async def test_a_body_that_is_no_activity_is_refused(
    teams: Teams, taker: Taker, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects: bad input is the caller's fault (4xx), never a traceback, and none of it is logged."""
    status, body, content_type = BODIES[kind]
    headers = {"Authorization": f"Bearer {teams.signing.token()}", "Content-Type": content_type}
    async with teams.session.post(teams.bot_url, data=BytesIO(body), headers=headers) as response:
        assert response.status == status
        assert await response.text() == ""
    assert taker.taken == []
    assert "Traceback" not in caplog.text
    assert "SECRET" not in caplog.text


@pytest.mark.parametrize("name", ["entities", "attachments", "membersAdded", "membersRemoved"])
async def test_a_list_has_a_thousand_items_at_most(teams: Teams, taker: Taker, name: str) -> None:
    """Protects: the processor and memory, from what no message of Teams' has."""
    assert (await teams.post(message(teams, **{name: [{}] * 1_000}))).status == 200
    assert (await teams.post(message(teams, **{name: [{}] * 1_001}))).status == 400
    assert len(taker.taken) == 1


def test_a_list_that_is_too_long_is_not_looked_through() -> None:
    """Protects: the processor, from items that are each wrong in a way of their own."""
    began = process_time()
    with pytest.raises(Malformed, match=r"not an activity: entities$"):
        read({"type": "message", "entities": [1] * 330_000})
    assert process_time() - began < 0.1


async def test_what_is_logged_of_a_faulty_activity_is_short(
    teams: Teams, taker: Taker, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects: the disk and whoever reads the log, from a line for each of half a million faults."""
    assert (await teams.post(message(teams, entities=[1] * 300_000))).status == 400
    assert (await teams.post(message(teams, entities=[1] * 1_000))).status == 400
    assert (await teams.post(message(teams, **{"from": 1}))).status == 400
    told = [each.getMessage() for each in caplog.records if each.name.startswith("adapters.teams")]
    assert [each.count("entities") for each in told] == [1, 10, 0]
    assert "from" in told[2]
    assert max(map(len, told)) < 500
    assert taker.taken == []


async def test_nothing_is_read_for_a_caller_without_proof(
    teams: Teams, taker: Taker, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects: whatever is wrong with a stranger's activity, they hear that they are a stranger."""
    for _, body, content_type in BODIES.values():
        if content_type == "application/json" and len(body) < 1024 * 1024:
            headers = {"Authorization": "Bearer a.b.c", "Content-Type": content_type}
            async with teams.session.post(teams.bot_url, data=BytesIO(body), headers=headers) as response:
                assert response.status == 401
    assert taker.taken == []
    assert "not an activity" not in caplog.text


async def test_a_long_body_without_a_length_is_refused(teams: Teams, taker: Taker) -> None:
    """Protects: the limit cannot be walked around by not announcing the length."""

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * 65_536

    headers = {"Content-Type": "application/json"}
    async with teams.session.post(teams.bot_url, data=chunks(), headers=headers) as response:
        assert response.status == 413
    assert taker.taken == []


@pytest.mark.parametrize("missing", ["conversation", "id", "from"])
async def test_a_message_without_its_ids_is_refused(teams: Teams, taker: Taker, missing: str) -> None:
    """Protects: nothing is stored under an empty key, where it would hide later events."""
    assert (await teams.post(message(teams, **{missing: None}))).status == 400
    assert taker.taken == []


@pytest.mark.parametrize(
    "url", ["http://smba.example/uk/", "https://user@smba.example/", "ftp://smba.example/", "x"]
)
async def test_a_service_address_that_is_not_safe_is_refused(teams: Teams, taker: Taker, url: str) -> None:
    """Protects: the bot's token is never sent in the clear, even if a token vouches for the address."""
    reply = await teams.post(message(teams, serviceUrl=url), teams.signing.token(serviceurl=url))
    assert reply.status == 403
    assert taker.taken == []


async def test_what_is_taken_is_not_logged(
    teams: Teams, taker: Taker, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects: what colleagues write stays out of the logs, at every level."""
    caplog.set_level("DEBUG")
    token = teams.signing.token()
    await teams.post(message(teams), token)
    assert len(taker.taken) == 1
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("asyncio")]
    assert not any(SECRET in line or token in line for line in ours)


@pytest.fixture
async def local() -> AsyncIterator[Teams]:
    async with Teams(local=True) as running:
        yield running


async def test_in_local_mode_a_test_client_needs_no_token(taker: Taker, local: Teams) -> None:
    """Protects: trying the bot on one's own machine; every test client is in one tenant, whatever it says."""
    async with served(local, taker):
        await local.say("hello")
    assert taker.only.account.workspace == "local"
    assert taker.only.address.workspace == "local"


async def test_in_local_mode_answers_stay_on_this_machine(taker: Taker, local: Teams) -> None:
    """Protects: without verification, an address in an activity must not make the bot call out."""
    async with served(local, taker):
        reply = await local.post(message(local, serviceUrl="https://smba.trafficmanager.net/uk/"))
    assert reply.status == 403
    assert taker.taken == []


async def test_in_local_mode_a_web_page_cannot_call(taker: Taker, local: Teams) -> None:
    """Protects: a page whose name was pointed at 127.0.0.1 is refused by its name."""
    async with served(local, taker):
        assert await status_with(local, {"Host": "evil.example"}) == 403
    assert taker.taken == []


@pytest.mark.parametrize("name", ["Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Real-IP", "Via"])
async def test_in_local_mode_nobody_calls_through_a_proxy(taker: Taker, local: Teams, name: str) -> None:
    """Protects: a proxy on this machine would open the bot, without any sign-in, to whoever reaches it."""
    async with served(local, taker):
        assert await status_with(local, {name: "x"}) == 403
    assert taker.taken == []


async def test_a_registered_bot_may_stand_behind_a_proxy(teams: Teams, taker: Taker) -> None:
    """Protects: in production there is nearly always one."""
    headers = {"Authorization": f"Bearer {teams.signing.token()}", "X-Forwarded-For": "52.112.0.1"}
    assert await status_with(teams, headers) == 200
    assert len(taker.taken) == 1


async def test_several_tenants_can_be_listed(teams: Teams, taker: Taker) -> None:
    """Protects: a bot shared by councils keeps them apart; ids of tenants are compared without case."""
    other = "33333333-2F55-4C8E-8F1A-5D7F3F0A1B2C"
    config = config_for(teams)
    several = type(config)(
        app_id=config.app_id,
        app_password=config.app_password,
        app_type="MultiTenant",
        tenants=frozenset({teams.tenant_id, other}),
        loopback=True,
        cloud=config.cloud,
    )
    async with served(teams, taker, several) as door:
        await teams.post(message(teams, channelData={"tenant": {"id": other}}))
        assert [each.id for each in await door.workspaces()] == sorted([teams.tenant_id, other.lower()])
    assert taker.only.account.workspace == other.lower()
