"""The server is killed again and again while people answer: no answer that was taken is lost."""

import asyncio
import random
from collections.abc import Callable

import pytest

from storage.database import Database
from tests.answering import (
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
from tests.scale import IS_WHOLE

PEOPLE, KILLS, LONGEST_THOUGHT = (50, 100, 55.0) if IS_WHOLE else (8, 3, 0.0)
"""How many seconds somebody thinks before an answer, at most: all kills are to come while people answer."""


async def _kill_at_random(server: AnsweringServer, chance: random.Random, is_over: Callable[[], bool]) -> None:
    """Until so many kills are done, or everybody has answered everything."""
    while len(server.kills) < KILLS and not is_over():
        await asyncio.sleep(chance.uniform(0.05, 1.0))
        await server.kill()
        await server.start()


@pytest.mark.timeout(900 if IS_WHOLE else 180)
async def test_no_answer_that_was_taken_is_lost_or_doubled_however_often_the_server_is_killed(
    database: Database, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random()
    slack, teams = PatientSlack(), PatientTeams()
    async with slack, teams:
        await open_for(database, slack, teams)
        crowd = make_crowd(slack, teams, PEOPLE)
        told = orders(database_url, slack, teams, free_port())
        async with served(told) as server:
            send_to(told.port, slack, teams)
            answering = [asyncio.create_task(answer_everything(who, chance, LONGEST_THOUGHT)) for who in crowd]
            await _kill_at_random(server, chance, lambda: all(each.done() for each in answering))
            given = await asyncio.gather(*answering)
            assert await server.stop() == 0
    found = await tally(database, crowd, given)
    with capsys.disabled():
        print(
            f"\n{database.location.url.get_backend_name()}: {PEOPLE} people, {len(server.kills)} kills, "
            f"{slack.tried + teams.tried} requests sent again, {found.answers} answers: {found.lost} lost, "
            f"{found.doubled} doubled; {len(found.again)} questions asked again"
        )
    assert (found.lost, found.doubled) == (0, 0)
    for first, again in found.again:
        assert any(first <= kill + 1 and kill <= again for kill in server.kills), "asked twice without a kill"
