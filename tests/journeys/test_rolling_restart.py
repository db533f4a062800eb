"""Servers are ended by SIGTERM and started again while people answer, as at every new version: nothing is lost,
and nothing comes twice.

Two replicas on one PostgreSQL stand behind a front (see tests.front) and end one after the other; a server on a
SQLite file ends alone, and what comes meanwhile is sent again by the platforms.
"""

import asyncio
import random
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import cycle, islice
from time import monotonic

import pytest

from storage.database import Database
from tests.answering import (
    QUESTIONS,
    Answering,
    AnsweringServer,
    PatientSlack,
    PatientTeams,
    answer_everything,
    free_port,
    make_crowd,
    open_for,
    orders,
    send_to,
    served,
    tally,
)
from tests.enduring import drained
from tests.front import Front
from tests.scale import IS_WHOLE

AT_ONCE, STOPS, LONGEST_THOUGHT = (50, 8, 2.0) if IS_WHOLE else (4, 2, 0.6)
"""How many people answer at a time, how often a server is ended, and how many seconds people think at most."""


async def _restart_in_turn(servers: Sequence[AnsweringServer], chance: random.Random) -> list[float]:
    """How many seconds each stop took."""
    stops: list[float] = []
    for server in islice(cycle(servers), STOPS):
        await asyncio.sleep(chance.uniform(0.1, 0.6))
        began = monotonic()
        assert await server.stop() == 0
        stops.append(monotonic() - began)
        await server.start()
    return stops


async def _answer_while(
    restarting: asyncio.Task[list[float]], people: Iterator[Answering], chance: random.Random
) -> dict[str, list[int]]:
    """One person after another answers everything, until the restarts are over; what each has answered."""
    given: dict[str, list[int]] = {}
    while not (given and restarting.done()):
        who = next(people)
        given[who.id] = await answer_everything(who, chance, LONGEST_THOUGHT)
    return given


@pytest.mark.timeout(900 if IS_WHOLE else 120)
async def test_a_rolling_restart_loses_and_doubles_nothing(
    database: Database, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random()
    slack, teams = PatientSlack(), PatientTeams()
    replicas = 1 if database.location.is_sqlite else 2
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(slack)
        await stack.enter_async_context(teams)
        await open_for(database, slack, teams)
        told = orders(database_url, slack, teams, 0)
        servers = [
            await stack.enter_async_context(served(replace(told, port=free_port()))) for _ in range(replicas)
        ]
        front = await stack.enter_async_context(Front([server.orders.port for server in servers]))
        send_to(front.port, slack, teams)
        crowd = make_crowd(slack, teams, 20 * AT_ONCE)
        async with asyncio.TaskGroup() as group:
            restarting = group.create_task(_restart_in_turn(servers, chance))
            seats = [
                group.create_task(_answer_while(restarting, iter(crowd[seat::AT_ONCE]), chance))
                for seat in range(AT_ONCE)
            ]
        await drained(database)
        for server in servers:
            assert await server.stop() == 0
    given = {who: choices for seat in seats for who, choices in seat.result().items()}
    answered = [who for who in crowd if who.id in given]
    found = await tally(database, answered, [given[who.id] for who in answered])
    with capsys.disabled():
        print(
            f"\n{database.location.url.get_backend_name()}, {replicas} replicas: {len(answered)} people, "
            f"{STOPS} stops, the longest {max(restarting.result()):.1f} s; "
            f"{front.refused} connections refused, {front.broken} broken, "
            f"{slack.tried + teams.tried} requests sent again, {found.answers} answers: {found.lost} lost, "
            f"{found.doubled} doubled; {len(found.again)} questions asked again"
        )
    assert (found.lost, found.doubled, found.again) == (0, 0, [])
    assert all(_numbers(who) == list(range(1, QUESTIONS + 1)) for who in answered), "messages were out of order"
    assert all(front.served[server.orders.port] for server in servers)


def _numbers(who: Answering) -> list[int]:
    return [number for number, _ in who.asked()]
