"""The set-up rehearsal: from an empty database to the first invitation, line by line as docs/install-slack.md
and docs/install-teams.md tell it, through the server's real HTTP endpoints.

What needs a real workspace or tenant, such as pasting the manifest, the loopback platforms do.
"""

import json
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.docs.commands import options_in, shown_in
from tests.docs.pages import pages
from tests.journeys.rehearsal_sides import Colleague, Side, SlackSide, SocketSide, TeamsSide
from tests.journeys.rehearsing import BY_THE_CLOCK, Rehearsal, Terminal, code_in, serving
from tests.platforms.slack import Slack
from tests.platforms.teams import Teams
from tests.program import Clock

_SITE = "https://waymark.example.gov.uk"
_PLACES = [("sqlite", "slack"), ("sqlite", "teams"), ("postgresql", "slack")]

_FIRST_WORKING_DAY = datetime(2027, 1, 4, tzinfo=UTC)
"""Of the quarter after the one in which the clock stands; the 1st is a bank holiday, a Friday."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A Monday morning in the middle of a quarter."""
    made = Clock()
    for module in BY_THE_CLOCK:
        monkeypatch.setattr(f"{module}.utc_now", made)
    return made


@pytest.fixture
def terminal(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """With the one setting that both guides begin with."""
    made = Terminal(monkeypatch)
    made.set(WAYMARK_DATABASE_URL=empty_url)
    return made


@pytest.fixture
async def side(
    platform: str, clock: Clock, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Side]:

    def seconds() -> float:
        return clock.now.timestamp()

    if platform.startswith("slack"):
        async with Slack(clock=seconds) as slack:
            yield SocketSide(slack) if "socket" in platform else SlackSide(slack)
    else:
        async with Teams(clock=seconds) as teams:
            made = TeamsSide(teams)
            monkeypatch.setattr("bot.doors.PUBLIC", made.cloud)  # Microsoft's addresses are no setting
            yield made


@pytest.mark.parametrize(("engine", "platform"), _PLACES, indirect=["engine"])
async def test_the_first_invitation_goes_out_when_a_lead_opens_the_check_in(
    side: Side, terminal: Terminal, clock: Clock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "is up to date" in await terminal.run("db", "upgrade")
    await _make_the_app(side, terminal, tmp_path)
    async with serving(side, clock) as rehearsal:
        code = code_in(capsys.readouterr().err)
        await _check(rehearsal, terminal)
        await _meet(rehearsal)
        await rehearsal.ask(f"claim {code}", "now a digital lead.")
        await _say_what_and_when(rehearsal)
        await _say_where(rehearsal)
        await _say_who(rehearsal, terminal, tmp_path)
        await _ask_a_channel(rehearsal)
        await _open(rehearsal)
        await _invited(rehearsal, side.clerk)
        await _invited(rehearsal, side.neighbour)
    assert _commands_of_the_guide(side) <= terminal.ran


def _commands_of_the_guide(side: Side) -> set[tuple[str, str]]:
    """Those of its numbered steps, each with each option; `waymark serve` is what `serving` does."""
    (guide,) = [page for page in pages() if page.name == f"docs/install-{side.name}.md"]
    steps = replace(guide, text=guide.text.partition("\n## ")[0])
    shown = [line for code in steps.spans if (line := shown_in(code))]
    return {each for line in shown for each in options_in(line)} - {("serve", "")}


@pytest.mark.parametrize(("engine", "platform"), _PLACES[:2], indirect=["engine"])
async def test_the_first_invitation_goes_out_on_the_first_working_day_of_the_next_quarter(
    side: Side, terminal: Terminal, clock: Clock, tmp_path: Path
) -> None:
    terminal.set(**side.environment())
    async with serving(side, clock) as rehearsal:
        await _meet(rehearsal)
        people = _written(tmp_path, _roster(side))
        assert "Nothing is written yet." in await terminal.run("people", "import", people)
        assert "Written: 1 added" in await terminal.run("people", "import", people, "--apply")
        await side.give_to_staff()
        clock.now = _FIRST_WORKING_DAY.replace(hour=9, minute=29)
        await rehearsal.tick()
        assert not _is_invited(side.clerk), "nobody is invited before the check-in opens"
        clock.now = _FIRST_WORKING_DAY.replace(hour=10, minute=30)
        await _invited(rehearsal, side.clerk)


@pytest.mark.parametrize(("engine", "platform"), [("sqlite", "slack by socket")], indirect=["engine"])
async def test_without_a_public_address_all_is_well(
    side: Side, terminal: Terminal, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = json.loads(await terminal.run("slack", "manifest", "--socket-mode"))
    assert manifest["settings"]["socket_mode_enabled"]
    terminal.set(**side.environment())
    async with serving(side, clock) as rehearsal:
        code = code_in(capsys.readouterr().err)
        await _meet(rehearsal)
        await rehearsal.ask(f"claim {code}", "now a digital lead.")
        assert "WRONG" not in await terminal.run("doctor")


async def _make_the_app(side: Side, terminal: Terminal, folder: Path) -> None:
    terminal.set(**side.environment())
    if isinstance(side, SlackSide):
        manifest = json.loads(await terminal.run("slack", "manifest", "--url", _SITE))
        assert manifest["settings"]["event_subscriptions"]["request_url"] == f"{_SITE}/slack/events"
        side.grant(manifest["oauth_config"]["scopes"]["bot"])
        return
    package = folder / "waymark-teams.zip"
    named = ("--council", "Seaford Borough Council", "--website", "https://seaford.example.gov.uk")
    await terminal.run("teams", "package", *named, "-o", str(package))
    with zipfile.ZipFile(package) as zipped:
        (bot,) = json.loads(zipped.read("manifest.json"))["bots"]
    assert bot["botId"] == side.environment()["MicrosoftAppId"]


async def _check(rehearsal: Rehearsal, terminal: Terminal) -> None:
    """All is well but for the next step, and for TLS, which only the proxy in front can bring."""
    terminal.set(WAYMARK_PUBLIC_URL=rehearsal.url)
    said = await terminal.run("doctor", code=3)
    wrong = [line.split(":")[0].split(maxsplit=1)[1] for line in said.splitlines() if line.startswith("WRONG")]
    assert wrong == ["Digital leads", "Public address"], said
    assert "is not encrypted" in said


async def _meet(rehearsal: Rehearsal) -> None:
    """The installer is welcomed, and told that nobody leads the council yet."""
    await rehearsal.side.meet()
    await rehearsal.until(lambda: any("type claim and the code" in words for words in rehearsal.side.heard()))
    assert rehearsal.side.heard()[0].startswith("Hello ")
    assert any("never a person" in words for words in rehearsal.side.heard())


async def _say_what_and_when(rehearsal: Rehearsal) -> None:
    """The guided set-up, by buttons: its first steps are settings."""
    await rehearsal.press("Set up", "step 1 of 7")
    await rehearsal.ask("council name Seaford Borough Council", "called Seaford Borough Council from now on")
    await rehearsal.ask("set up 2", "step 2 of 7")
    await rehearsal.press("Wales", "step 3 of 7")
    await rehearsal.press("From April", "step 4 of 7")


async def _say_where(rehearsal: Rehearsal) -> None:
    await rehearsal.side.say_in_channel("post here")
    await rehearsal.until(lambda: "comes here from now on" in "".join(rehearsal.side.heard_in_channel()))
    await rehearsal.press("Next", "step 5 of 7")


async def _say_who(rehearsal: Rehearsal, terminal: Terminal, folder: Path) -> None:
    """The clerk stands in a file, which is attached in the chat. The same file by a command changes nothing."""
    roster = _roster(rehearsal.side)
    await rehearsal.attach("people.csv", roster, "Nothing is written yet.")
    await rehearsal.press("Apply", "1 added, 0 changed")
    file = _written(folder, roster)
    assert "Unchanged: 1" in await terminal.run("people", "import", file)
    assert "Written: 0 added, 0 changed" in await terminal.run("people", "import", file, "--apply")
    await rehearsal.side.give_to_staff()


def _roster(side: Side) -> str:
    return f"member id,role,service area\n{side.clerk.account.user},frontline,Housing\n"


def _written(folder: Path, roster: str) -> str:
    file = folder / "people.csv"
    file.write_text(roster)
    return str(file)


async def _ask_a_channel(rehearsal: Rehearsal) -> None:
    await rehearsal.say_in_channel("ask here", "Shall everybody in")
    await rehearsal.press("Yes, ask them", "Everybody there is asked from now on")


async def _open(rehearsal: Rehearsal) -> None:
    """The last steps of the guided set-up."""
    await rehearsal.press("Next", "step 6 of 7")
    await rehearsal.press("Next", "step 7 of 7")
    await rehearsal.press("Open a check-in", "Press Open it now")
    await rehearsal.press("Open it now", "is open")
    await rehearsal.press("Finish", "Settings of Seaford Borough Council")


async def _invited(rehearsal: Rehearsal, colleague: Colleague) -> None:
    """Somebody who never wrote to the bot is invited, starts and answers."""
    await rehearsal.until(lambda: _is_invited(colleague))
    await colleague.press("Start")
    await rehearsal.until(lambda: "Question 1 of 10" in colleague.heard()[-1])
    await colleague.press("4 Established")
    assert await rehearsal.answers_of(colleague) == ["4"]


def _is_invited(colleague: Colleague) -> bool:
    return any("check-in is open" in words for words in colleague.heard())
