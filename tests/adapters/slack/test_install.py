"""Installing by OAuth: only the browser that set out comes back in, once, and no page tells a secret."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest

from adapters.base import TryLater, Workspace
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.slack.install import COOKIE
from adapters.slack.installations import Installed, Removal
from adapters.slack.manifest import SCOPES
from tests.adapters.slack.running import Recorder, serving
from tests.platforms.slack_many import Page, Slacks


@dataclass
class Kept:
    """Installations in memory. `failure` is raised by whatever is asked next."""

    installed: dict[str, Installed] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    removals: list[tuple[str, Removal]] = field(default_factory=list)
    failure: Exception | None = None

    async def is_first_use(self, state: str) -> bool:
        self._fail()
        is_first = state not in self.used
        self.used.add(state)
        return is_first

    async def add(self, installed: Installed) -> None:
        self._fail()
        self.installed[installed.workspace.id] = installed

    async def knows(self, workspace: str) -> bool:
        self._fail()
        return workspace in self.installed

    async def token(self, workspace: str) -> str:
        self._fail()
        return self.installed[workspace].token

    async def refused(self, workspace: str, token: str, code: str) -> TryLater:
        return TryLater(code)

    async def remove(self, workspace: str, removal: Removal) -> None:
        self._fail()
        self.removals.append((workspace, removal))

    async def workspaces(self) -> Sequence[Workspace]:
        return [each.workspace for each in self.installed.values()]

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure


@dataclass
class Clock:
    moment: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
async def slacks() -> AsyncIterator[Slacks]:
    async with Slacks("Seaford", "Anytown") as running:
        yield running


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def door(slacks: Slacks, kept: Kept, clock: Clock, take: Recorder) -> AsyncIterator[SlackDoor]:
    config = SlackConfig(slacks.signing_secret, api_url=slacks.api_url, oauth=slacks.oauth())
    opened = SlackDoor(config, now=clock, installations=kept)
    async with serving(opened, take) as url:
        slacks.connect(url.removesuffix("/slack/events"))
        yield opened


pytestmark = pytest.mark.usefixtures("door")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def is_sound(page: Page) -> bool:
    """Whether a page can be read by anybody, runs nothing, and is kept and framed nowhere."""
    reader = _Reader()
    reader.feed(page.text)
    readable = {"html", "title", "main", "h1", "p"} <= set(reader.tags) and (
        "lang",
        "en-GB",
    ) in reader.attributes
    policy = page.headers["Content-Security-Policy"]
    guarded = "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    unseen = (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    return readable and "script" not in reader.tags and guarded and unseen


async def test_the_browser_is_sent_to_slack_with_the_least_scopes(slacks: Slacks) -> None:
    page = await slacks.browse("/slack/install")
    assert page.status == 302
    assert page.headers["Location"].startswith(slacks.api_url.replace("/api/", "/oauth/v2/authorize?"))
    asked = slacks.asked(page)
    assert asked["scope"].split(",") == list(SCOPES)
    assert asked["client_id"] == slacks.client_id
    assert asked["redirect_uri"] == "http://localhost:3978/slack/oauth_redirect"
    assert "user_scope" not in asked, "nothing is asked of the person"
    cookie = page.headers["Set-Cookie"]
    assert cookie.startswith("__Host-")
    assert all(each in cookie for each in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"))
    assert page.cookies[COOKIE] not in page.headers["Location"], "who sees the address cannot come back with it"


async def test_a_workspace_is_installed_with_the_token_that_slack_gives(slacks: Slacks, kept: Kept) -> None:
    page = await slacks.install(slacks["Seaford"])
    assert (page.status, is_sound(page)) == (200, True)
    assert "Seaford Council" in page.text
    installed = kept.installed["T0SEAFORD"]
    assert installed.token == slacks.granted[0]
    assert list(installed.scopes) == list(SCOPES)
    assert (installed.installer, installed.locale) == (slacks["Seaford"].me.id, "en-GB")
    assert installed.token not in repr(installed)
    assert page.cookies[COOKIE] == "", "the cookie has done its work"


async def test_the_name_of_a_workspace_is_text_and_not_markup(slacks: Slacks) -> None:
    slacks["Seaford"].api.team_name = "<script>alert(1)</script>"
    page = await slacks.install(slacks["Seaford"])
    assert is_sound(page)
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize("wrong", ["", "1.1", "9999999999.", "x" * 5_000, "²5.a", "9999999999.é"])
async def test_a_state_that_is_not_ours_goes_nowhere(slacks: Slacks, kept: Kept, wrong: str) -> None:
    set_out = await slacks.browse("/slack/install")
    query = slacks.allow(set_out, slacks["Seaford"]) | {"state": wrong}
    page = await slacks.come_back(query, set_out.cookies)
    assert (page.status, is_sound(page)) == (400, True)
    assert (kept.installed, slacks.granted) == ({}, [])


async def test_another_browser_cannot_come_back_with_the_state(slacks: Slacks, kept: Kept) -> None:
    """Else somebody could have a victim's browser finish an installation that the attacker began."""
    mine, theirs = await slacks.browse("/slack/install"), await slacks.browse("/slack/install")
    query = slacks.allow(mine, slacks["Seaford"])
    assert (await slacks.come_back(query, theirs.cookies)).status == 400
    assert (await slacks.come_back(query, {})).status == 400
    assert (kept.installed, slacks.granted) == ({}, [])


async def test_a_state_works_once(slacks: Slacks, kept: Kept) -> None:
    set_out = await slacks.browse("/slack/install")
    assert (await slacks.come_back(slacks.allow(set_out, slacks["Seaford"]), set_out.cookies)).status == 200
    kept.installed.clear()
    replayed = await slacks.come_back(slacks.allow(set_out, slacks["Seaford"]), set_out.cookies)
    assert (replayed.status, is_sound(replayed)) == (400, True)
    assert (kept.installed, len(slacks.granted)) == ({}, 1)


async def test_whoever_has_to_start_again_is_led_there_under_any_public_address(slacks: Slacks) -> None:
    """A proxy may have put a path before ours: the link is as seen from the page."""
    page = await slacks.browse("/slack/oauth_redirect?code=x&state=y")
    assert (page.status, '<a href="install">' in page.text) == (400, True)


async def test_a_state_ends_after_ten_minutes(slacks: Slacks, clock: Clock) -> None:
    set_out = await slacks.browse("/slack/install")
    query = slacks.allow(set_out, slacks["Seaford"])
    clock.moment += timedelta(minutes=10)
    assert (await slacks.come_back(query, set_out.cookies)).status == 400
    assert slacks.granted == []


async def test_a_denial_is_told_and_asks_slack_nothing(slacks: Slacks, kept: Kept) -> None:
    set_out = await slacks.browse("/slack/install")
    query = {"error": "access_denied", "state": slacks.asked(set_out)["state"]}
    page = await slacks.come_back(query, set_out.cookies)
    assert (page.status, is_sound(page)) == (403, True)
    assert "permission was not given" in page.text
    assert kept.installed == {}


async def test_a_whole_organisation_is_refused_and_its_token_given_back(slacks: Slacks, kept: Kept) -> None:
    slacks.whole_organisation = True
    page = await slacks.install(slacks["Seaford"])
    assert (page.status, is_sound(page)) == (400, True)
    assert "choose one workspace" in page.text
    assert (kept.installed, slacks.given_back) == ({}, slacks.granted)


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        ("invalid_code", 400, "start again"),
        ("code_already_used", 400, "start again"),
        ("bad_client_secret", 500, "whoever runs Waymark"),
        ("internal_error", 503, "try again later"),
    ],
)
async def test_what_slack_refuses_is_told_in_words(slacks: Slacks, code: str, status: int, said: str) -> None:
    slacks.refusals.append(code)
    page = await slacks.install(slacks["Seaford"])
    assert (page.status, is_sound(page), said in page.text) == (status, True, True)


async def test_what_cannot_be_stored_is_told_and_not_quoted(
    slacks: Slacks, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    set_out = await slacks.browse("/slack/install")
    query = slacks.allow(set_out, slacks["Seaford"])
    kept.failure = RuntimeError("canary-of-storage")
    page = await slacks.come_back(query, set_out.cookies)
    assert (page.status, is_sound(page)) == (503, True)
    assert "canary" not in page.text + caplog.text


async def test_programs_that_look_at_links_use_nothing_up(slacks: Slacks) -> None:
    set_out = await slacks.browse("/slack/install")
    query = slacks.allow(set_out, slacks["Seaford"])
    address = f"/slack/oauth_redirect?code={query['code']}&state={query['state']}"
    assert (await slacks.browse(address, set_out.cookies, "HEAD")).status == 405
    assert (await slacks.come_back(query, set_out.cookies)).status == 200


async def test_the_logs_hold_no_token_no_code_and_no_secret(
    slacks: Slacks, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    caplog.set_level("CRITICAL", "aiohttp.access")  # which the program switches off
    set_out = await slacks.browse("/slack/install")
    query = slacks.allow(set_out, slacks["Seaford"])
    await slacks.come_back(query, set_out.cookies)
    await slacks.come_back(query, set_out.cookies)
    for secret in (*slacks.granted, slacks.client_secret, query["code"], set_out.cookies[COOKIE]):
        assert secret not in caplog.text


async def test_a_workspace_that_did_not_install_is_not_heard(
    slacks: Slacks, take: Recorder, kept: Kept
) -> None:
    await slacks.install(slacks["Seaford"])
    assert (await slacks["Anytown"].say("hello")).status == 403
    assert (await slacks["Seaford"].say("hello")).status == 200
    kept.failure = RuntimeError("no records")
    assert (await slacks["Seaford"].say("hello")).status == 503, "Slack sends it again"
    assert [each.account.workspace for each in take.taken] == ["T0SEAFORD"]


async def test_people_of_two_workspaces_with_one_id_are_two_people(slacks: Slacks, take: Recorder) -> None:
    for name, person in (("Seaford", "Ada"), ("Anytown", "Ben")):
        slacks[name].api.people[slacks[name].me.id]["real_name"] = person
        await slacks.install(slacks[name])
    assert slacks["Seaford"].me.id == slacks["Anytown"].me.id
    await asyncio.gather(slacks["Seaford"].say("hello"), slacks["Anytown"].say("hello"))
    names = {each.account.workspace: each.profile.name for each in take.taken}
    assert names == {"T0SEAFORD": "Ada", "T0ANYTOWN": "Ben"}


async def test_a_removal_is_noted_with_when_it_happened(slacks: Slacks, kept: Kept, take: Recorder) -> None:
    seaford = slacks["Seaford"]
    await slacks.install(seaford)
    assert (await slacks.uninstall(seaford, at=1_000)).status == 200
    ((workspace, removal),) = kept.removals
    assert (workspace, removal.reason) == ("T0SEAFORD", "app_uninstalled")
    assert removal.at == datetime.fromtimestamp(1_000, UTC)
    assert (await seaford.send_event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}})).status == 200
    assert len(kept.removals) == 1, "a person's own token is none of ours"
    assert (await seaford.send_event({"type": "tokens_revoked", "tokens": {"bot": ["U1"]}})).status == 200
    assert len(kept.removals) == 2
    kept.failure = RuntimeError("no records")
    assert (await seaford.send_event({"type": "app_uninstalled"})).status == 503, "Slack sends it again"
    assert take.taken == []
