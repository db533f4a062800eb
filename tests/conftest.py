"""Databases for the tests: `database` and `database_url` run a test once on each engine. `tried` counts."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
import structlog

from bot.telemetry import OURS
from storage import schema
from storage.database import Database
from tests import counting
from tests.counting import Tried
from tests.postgres import Server, running_server

ENGINES = ("sqlite", "postgresql")
_numbers = count(1)


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """A test that sets up the program's logs leaves nothing of it to those after it in this process."""
    yield
    if logging.raiseExceptions:
        return  # nobody did
    logging.raiseExceptions = True
    for name in ("", *OURS):
        logging.getLogger(name).setLevel(logging.WARNING if not name else logging.NOTSET)
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and no rows."""
    path = tmp_path_factory.mktemp("template") / "waymark.db"
    asyncio.run(_upgrade(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_database(postgres: Server) -> str:
    """The name of a database with all tables."""
    postgres.run("CREATE DATABASE waymark")
    asyncio.run(_upgrade(postgres.url("waymark")))
    return "waymark"


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Parametrises a test over both engines."""
    return str(request.param)


@pytest.fixture
def database_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with all tables and no rows."""
    if engine == "sqlite":
        path = tmp_path / "waymark.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        server: Server = request.getfixturevalue("postgres")
        name = request.getfixturevalue("postgres_database")
        yield server.url(name)
        # Ten times as quick as a database for each test. Everything else belongs to a council.
        tables = ("council", "seen", "pace", "benchmark", "peer")
        server.run(*(f"DELETE FROM {table}" for table in tables), database=name)


@pytest.fixture
def empty_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables; on SQLite the file does not exist yet."""
    if engine == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server: Server = request.getfixturevalue("postgres")
        name = f"test_{next(_numbers)}"
        server.run(f"CREATE DATABASE {name}")
        yield server.url(name)
        server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def replica(database_url: str) -> AsyncIterator[Database]:
    """Another program's view of the same database."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def tried(request: pytest.FixtureRequest) -> Iterator[Tried]:
    """What a test counts in it is told at the end of the run, added up."""
    counted: Tried = Tried()
    yield counted
    counting.record(request, counted)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    counting.collect(report)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counting.tell(terminalreporter)


async def _upgrade(url: str) -> None:
    database = Database(url)
    await schema.upgrade(database)
    await database.close()
