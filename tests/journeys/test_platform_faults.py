"""Slack and Teams fail while people answer: what was taken is kept, and everything comes in the end, in order.

Calls are answered with 429 and how long to wait, 500, half a JSON, or not at all; connections break, before a
message is taken and after. That leaves it open whether the message is there: in Slack Waymark looks, in Teams
it cannot, and sends it again.
"""

import asyncio
import random
from dataclasses import replace
from time import monotonic

import pytest

from storage.database import Database
from tests.answering import (
    Answering,
    PatientSlack,
    PatientTeams,
    free_port,
    make_crowd,
    open_for,
    orders,
    send_to,
    served,
)
from tests.answering_server import ServerOrders
from tests.conftest import ENGINES
from tests.enduring import Endured, Trial, drained, endure
from tests.mishaps import Mishaps, came_again
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Stalls
from tests.platforms.teams import Teams
from tests.platforms.teams_connector import Fault
from tests.scale import IS_WHOLE

PEOPLE, LONGEST_THOUGHT, OUTAGES, OUTAGE = (50, 5.0, 2, 10.0) if IS_WHOLE else (6, 0.3, 1, 2.0)
"""`OUTAGE`: how many seconds one lasts."""

SHARE = 0.2
"""Of the calls that go wrong while no platform is out."""

pytestmark = pytest.mark.timeout(900 if IS_WHOLE else 120)


def _impatient(told: ServerOrders) -> ServerOrders:
    """Silence is over soon; leases hold as much longer as they do by default."""
    return replace(told, slack_timeout=1.0, teams_timeout=1.0, lease=6.0)


@pytest.mark.parametrize("engine", ENGINES if IS_WHOLE else ENGINES[:1])
async def test_everything_comes_through_platforms_that_fail(
    database: Database, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    mishaps = Mishaps(random.Random(), SHARE)
    platforms: list[tuple[Slack, Teams]] = []
    said: list[tuple[int, set[str]]] = []

    async def fail(trial: Trial) -> None:
        platforms.append((trial.slack, trial.teams))
        trial.slack.api.mishap = mishaps.on_slack
        trial.teams.connector.mishap = mishaps.on_teams
        for outage in range(OUTAGES):
            await trial.until_asked((outage + 0.5) / OUTAGES * 0.8)
            mishaps.is_out = True
            began = monotonic()
            while monotonic() < began + OUTAGE:
                status, parts = await trial.readiness()
                said.append((status, set(parts.values())))
                await asyncio.sleep(0.2)
            mishaps.is_out = False

    endured = await endure(database_url, fail, people=PEOPLE, longest_thought=LONGEST_THOUGHT, adapt=_impatient)
    # The server is well, whoever does not answer it. (A busy machine may be slow once to say so.)
    assert len([each for each in said if each != (200, {"well"})]) <= 1
    (slack, teams), *_ = platforms
    doubled = came_again(slack, teams)
    with capsys.disabled():
        print(f"\n{database.location.url.get_backend_name()}: {_told(endured, mishaps, doubled)}")
    assert (endured.found.lost, endured.found.doubled) == (0, 0)
    assert len(mishaps.counts) == 12, "not every mishap happened on both platforms"
    # Each double has its dropped answer, and whatever was dropped in Teams came again.
    assert doubled["slack"] <= len(mishaps.taken["slack"])
    assert doubled["teams"] == len(mishaps.taken["teams"])
    dropped = [moment for moments in mishaps.taken.values() for moment in moments]
    for first, _ in endured.found.again:
        assert any(abs(first - moment) < 3 for moment in dropped), "asked twice for nothing"


@pytest.mark.parametrize("engine", ENGINES if IS_WHOLE else ENGINES[:1])
async def test_a_server_ends_in_time_while_the_platforms_are_silent(
    database: Database, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its usual patience with platforms. What hung then comes when it runs again."""
    slack, teams = PatientSlack(), PatientTeams()
    async with slack, teams:
        await open_for(database, slack, teams)
        told = orders(database_url, slack, teams, free_port())
        async with served(told) as server:
            send_to(told.port, slack, teams)
            crowd = make_crowd(slack, teams, 2)
            slack.api.mishap = lambda method: Stalls() if method.startswith("chat.") else None
            teams.connector.mishap = lambda _: Fault(stalls=True)
            await asyncio.gather(*(who.start() for who in crowd))
            await slack.until(lambda: bool(slack.called("chat.postMessage")))
            await teams.connector.until_arrived(1)
            began = monotonic()
            assert await server.stop() == 0
            took = monotonic() - began
            slack.api.mishap = teams.connector.mishap = lambda _: None
            await server.start()
            await asyncio.gather(*(_asked(who) for who in crowd))
            await drained(database)
            assert await server.stop() == 0
    with capsys.disabled():
        print(
            f"\n{database.location.url.get_backend_name()}: ended {took:.1f} s after SIGTERM, platforms silent"
        )
    assert [[number for number, _ in who.asked()] for who in crowd] == [[1], [1]]


async def _asked(who: Answering) -> None:
    await who.until(lambda: bool(who.asked()))


def _told(endured: Endured, mishaps: Mishaps, doubled: dict[str, int]) -> str:
    kinds = ", ".join(f"{where} {kind} {times}" for (where, kind), times in sorted(mishaps.counts.items()))
    found = endured.found
    return (
        f"{PEOPLE} people, {SHARE:.0%} of calls and {OUTAGES} outages of {OUTAGE:.0f} s: {kinds}; "
        f"{found.answers} answers: {found.lost} lost, {found.doubled} doubled; "
        f"taken unheard: {len(mishaps.taken['slack'])} in Slack, of which {doubled['slack']} came twice; "
        f"{len(mishaps.taken['teams'])} in Teams, of which {doubled['teams']}"
    )
