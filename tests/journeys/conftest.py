"""Journeys run through the whole program, on both engines."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from tests.program import Program, Stage


@pytest.fixture
def stage(database: Database) -> Stage:
    return Stage(database)


@pytest.fixture
async def program(stage: Stage) -> AsyncIterator[Program]:
    async with stage.program() as started:
        yield started
