"""Parts of the program, on both engines."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.platforms.slack import Slack
from tests.platforms.teams import Teams
from tests.program import Program, Stage
from tests.shell import Typed


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the demo council, to be copied."""
    shell = Typed(tmp_path_factory.mktemp("demo"))
    assert shell.run("demo").returncode == 0
    return shell.folder / "waymark.db"


@pytest.fixture
def stage(database: Database) -> Stage:
    return Stage(database)


@pytest.fixture
async def program(stage: Stage) -> AsyncIterator[Program]:
    async with stage.program() as started:
        yield started


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with Slack() as platform:
        yield platform


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams() as platform:
        yield platform
