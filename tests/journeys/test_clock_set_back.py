"""The server's clock is set back by an hour and forward again while people answer: nobody waits for the hour,
and nothing comes twice.

What moves is the clock that the program reads (see tests.answering_server). Timeouts and polls go by the time
that passes, on a real machine as well. First Slack goes along, as if the hour had been wrong before, so that
people are heard all the time. Then it goes by the truth, as on a machine whose clock becomes wrong: by Slack's
own rule what it signs is refused until the clock is right, and comes again. Tokens of Teams are checked by the
machine's own clock, which nobody may set for a test, so Teams is heard throughout.
"""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic, time

import pytest

from storage.database import Database
from tests.answering import QUESTIONS
from tests.answering_server import HOUR, ServerOrders
from tests.conftest import ENGINES
from tests.enduring import Trial, endure
from tests.mishaps import came_again
from tests.platforms.slack_failures import RateLimited
from tests.platforms.teams_connector import Fault
from tests.scale import IS_WHOLE

PEOPLE, LONGEST_THOUGHT, ROUNDS = (50, 4.0, 1) if IS_WHOLE else (6, 0.4, 1)

LONGEST_WAIT = 20.0 if IS_WHOLE else 15.0
"""Seconds in which everybody is to get on, on a machine that does other work too."""

pytestmark = pytest.mark.timeout(600 if IS_WHOLE else 120)


def _with_long_leases(told: ServerOrders) -> ServerOrders:
    """So that none ends by the time that passes while calls hang."""
    return replace(told, lease=20.0)


def _set_back(trial: Trial, *, slack_too: bool) -> None:
    _signal(trial, signal.SIGUSR1)
    if slack_too:
        trial.slack.api.clock = lambda: time() - HOUR.total_seconds()


def _set_right(trial: Trial) -> None:
    _signal(trial, signal.SIGUSR2)
    trial.slack.api.clock = time


def _signal(trial: Trial, which: signal.Signals) -> None:
    assert trial.server.process is not None
    trial.server.process.send_signal(which)


async def _soon(holds: Callable[[], bool]) -> float:
    """How many seconds it took."""
    began = monotonic()
    async with asyncio.timeout(LONGEST_WAIT):
        while not holds():  # noqa: ASYNC110 - several servers tell of it
            await asyncio.sleep(0.02)
    return monotonic() - began


async def _everybody_gets_on(trial: Trial) -> float:
    """Until everybody has been asked another question, or all of them; how many seconds that took."""
    marks = [min(len(who.asked()) + 1, QUESTIONS) for who in trial.crowd]
    return await _soon(
        lambda: all(len(who.asked()) >= mark for who, mark in zip(trial.crowd, marks, strict=True))
    )


async def _all_is_put_off(trial: Trial) -> None:
    """Until what is due to everybody, or nearly, waits for a moment that the platforms have named."""
    before = _calls(trial)
    trial.slack.api.mishap = lambda _: RateLimited(3)
    trial.teams.connector.mishap = lambda _: Fault(429, retry_after="3")
    await _soon(lambda: _calls(trial) - before >= len(trial.crowd) - 1)
    await _written_down(trial)
    trial.slack.api.mishap = trial.teams.connector.mishap = lambda _: None


async def _written_down(trial: Trial) -> None:
    """Until no call has come for a while: what the last answers said is in the database by then."""
    latest, since = _calls(trial), monotonic()

    def is_quiet() -> bool:
        nonlocal latest, since
        if _calls(trial) != latest:
            latest, since = _calls(trial), monotonic()
        return monotonic() > since + 1

    await _soon(is_quiet)


@contextmanager
def _hanging(trial: Trial) -> Iterator[Callable[[], int]]:
    """No call is answered; gives how many hang."""
    before = _calls(trial)
    trial.slack.api.hold.clear()
    trial.teams.connector.hold.clear()
    try:
        yield lambda: _calls(trial) - before
    finally:
        trial.slack.api.hold.set()
        trial.teams.connector.hold.set()


async def _slack_is_refused(trial: Trial) -> int:
    """While the clock is wrong and Slack's is right; how often."""
    before = trial.slack.tried
    _set_back(trial, slack_too=False)
    await _soon(lambda: trial.slack.tried > before)
    assert (await trial.readiness())[0] == 200
    _set_right(trial)
    return trial.slack.tried - before


def _calls(trial: Trial) -> int:
    return len(trial.slack.calls) + trial.teams.connector.arrived


@pytest.mark.parametrize("engine", ENGINES if IS_WHOLE else ENGINES[:1])
async def test_nobody_waits_and_nothing_comes_twice_when_the_clock_is_set(
    database: Database, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    trials: list[Trial] = []
    waits: list[float] = []
    refused = 0

    async def set_the_clock(trial: Trial) -> None:
        nonlocal refused
        trials.append(trial)
        for _ in range(ROUNDS):
            await _everybody_gets_on(trial)
            await _all_is_put_off(trial)
            _set_back(trial, slack_too=True)
            waits.append(await _everybody_gets_on(trial))
            with _hanging(trial) as hanging:
                await _soon(lambda: hanging() >= 2)
                _set_right(trial)
                # Long enough for the server to look for more to send, which it does every second.
                await asyncio.sleep(1.5)
            waits.append(await _everybody_gets_on(trial))
            refused += await _slack_is_refused(trial)
            waits.append(await _everybody_gets_on(trial))

    endured = await endure(
        database_url, set_the_clock, people=PEOPLE, longest_thought=LONGEST_THOUGHT, adapt=_with_long_leases
    )
    found, doubled = endured.found, came_again(trials[0].slack, trials[0].teams)
    with capsys.disabled():
        print(
            f"\n{database.location.url.get_backend_name()}: {PEOPLE} people, clock set back and forward "
            f"{2 * ROUNDS} times, all went on within {max(waits):.1f} s, {refused} requests of Slack refused, "
            f"{found.answers} answers: {found.lost} lost, {found.doubled} doubled; messages that came twice: "
            f"{doubled['slack']} in Slack, {doubled['teams']} in Teams"
        )
    assert (found.lost, found.doubled, found.again) == (0, 0, [])
    assert doubled == {"slack": 0, "teams": 0}
