"""Faults in plain words: what is wrong, where, and what to do. Never with a password."""

import asyncio
import os
import shutil
import socket
import sqlite3
import tempfile
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import schema
from storage.database import Database
from storage.faults import StorageFault, explain
from storage.location import locate
from storage.schema import Standing
from tests.postgres import Server

PASSWORD = "hunter2"


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder of root's that others may enter and read, but not change."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def as_nobody(shared_folder: Path) -> Iterator[None]:
    """Root may write everywhere: become somebody else for the test."""
    if os.geteuid() != 0:
        shared_folder.chmod(0o555)
        yield
        shared_folder.chmod(0o755)
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


async def fault_of(url: str, *, upgrade: bool = False) -> str:
    """What Waymark says when it uses the database; the password is in none of the errors behind it."""
    with pytest.raises(StorageFault) as caught:
        await use(url, upgrade=upgrade)
    assert PASSWORD not in "".join(traceback.format_exception(caught.value))
    return str(caught.value)


async def use(url: str, *, upgrade: bool) -> None:
    database = Database(url, patience=0.1)
    try:
        if upgrade:
            await schema.upgrade(database)
        async with database.write() as session:
            await session.execute(text("UPDATE council SET name = 'Anytown'"))
    finally:
        await database.close()


async def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "waymark.db"
    assert await fault_of(f"sqlite:///{path}") == (
        f"Waymark cannot open the database file {path}. "
        "Check that its folder exists and that Waymark may write there."
    )


@pytest.mark.usefixtures("as_nobody")
async def test_a_folder_that_may_not_be_written(shared_folder: Path) -> None:
    assert "may write there" in await fault_of(f"sqlite:///{shared_folder}/waymark.db", upgrade=True)
    assert "cannot make the folder" in await fault_of(f"sqlite:///{shared_folder}/new/waymark.db", upgrade=True)


async def test_a_file_that_may_not_be_written(
    shared_folder: Path, sqlite_template: Path, request: pytest.FixtureRequest
) -> None:
    path = shared_folder / "waymark.db"
    shutil.copy(sqlite_template, path)
    path.chmod(0o444)
    request.getfixturevalue("as_nobody")
    assert str(path) in (fault := await fault_of(f"sqlite:///{path}"))
    assert "write" in fault


async def test_a_file_that_cannot_be_opened_leaves_no_thread_behind(tmp_path: Path) -> None:
    """Its complaint about the closed loop would follow our plain sentence on the operator's screen."""
    before = threading.active_count()
    for _ in range(20):
        await fault_of(f"sqlite:///{tmp_path}/missing/waymark.db")
        assert threading.active_count() == before


async def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert "cannot open the database file" in await fault_of(f"sqlite:///{tmp_path}", upgrade=True)


async def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot make the folder" in await fault_of(f"sqlite:///{tmp_path}/file/waymark.db", upgrade=True)


@pytest.mark.parametrize("upgrade", [True, False])
async def test_a_file_that_is_no_database(tmp_path: Path, *, upgrade: bool) -> None:
    path = tmp_path / "waymark.db"
    path.write_text("Minutes of the meeting " * 100)
    assert "is not a Waymark database" in await fault_of(f"sqlite:///{path}", upgrade=upgrade)
    assert path.read_text().startswith("Minutes")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_file_that_another_program_has_locked(database_url: str) -> None:
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"))
    other.execute("BEGIN IMMEDIATE")
    assert "is locked by another program" in await fault_of(database_url)
    assert "is locked by another program" in await fault_of(database_url, upgrade=True)
    other.rollback()
    other.close()
    await use(database_url, upgrade=False)


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_table_that_another_program_has_locked(database: Database, database_url: str) -> None:
    async with database.write() as session:
        await session.execute(text("LOCK TABLE council"))
        assert "is locked by another program" in await fault_of(database_url)


@pytest.mark.parametrize("upgrade", [True, False])
async def test_a_server_that_does_not_run(*, upgrade: bool) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        url = f"postgresql://waymark:{PASSWORD}@127.0.0.1:{port}/waymark"
        assert await fault_of(url, upgrade=upgrade) == (
            f"The database server at 127.0.0.1:{port}/waymark cannot be reached. "
            "Check that it runs and that the address is right."
        )


async def test_a_server_that_has_no_address() -> None:
    assert "cannot be reached" in await fault_of(f"postgresql://me:{PASSWORD}@no-such-host.invalid/waymark")


async def test_a_server_that_hangs_up_on_whoever_comes(tmp_path: Path) -> None:
    """As one does that is crashing."""

    async def hang_up(hears: asyncio.StreamReader, says: asyncio.StreamWriter) -> None:
        await hears.read(1)
        says.close()

    server = await asyncio.start_unix_server(hang_up, tmp_path / ".s.PGSQL.5432")
    assert "cannot be reached" in await fault_of(f"postgresql://me@/waymark?host={tmp_path}")
    server.close()


async def test_a_wrong_password(postgres: Server) -> None:
    postgres.run("DROP ROLE IF EXISTS guarded", "CREATE ROLE guarded LOGIN PASSWORD 'right'")
    url = postgres.url("postgres", "guarded", PASSWORD)
    assert "refused the user name or password" in await fault_of(url)


async def test_a_user_who_may_do_nothing(postgres: Server, postgres_database: str) -> None:
    postgres.run("DROP ROLE IF EXISTS stranger", "CREATE ROLE stranger LOGIN")
    assert "may not do this" in await fault_of(postgres.url(postgres_database, "stranger"))


async def test_a_database_that_is_not_on_the_server(postgres: Server) -> None:
    assert "has no database of that name" in await fault_of(postgres.url("nothing"))


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_server_that_goes_away_is_a_fault_and_then_comes_back(
    database: Database, replica: Database
) -> None:
    async def cut_off() -> None:
        async with database.write() as session:
            mine = await session.scalar(text("SELECT pg_backend_pid()"))
            async with replica.write() as other:
                await other.execute(text("SELECT pg_terminate_backend(:mine, 5000)"), {"mine": mine})
            await session.execute(text("SELECT 1"))

    with pytest.raises(StorageFault, match="cannot be reached"):
        await cut_off()
    assert await schema.standing(database) is Standing.SAME


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"mysql://me:{PASSWORD}@host/name", "cannot use mysql"),
        (f"postgresql://me:{PASSWORD}@host:{PASSWORD}/name", "cannot be read"),
        (f"postgresql://me:p@{PASSWORD}:x@host/name", "cannot be read"),
        (f"postgresql://me:{PASSWORD}@host/name?colour=red", "does not know: colour"),
        (f"postgresql://me:{PASSWORD}@host/name?ssl=banana", "ssl or sslmode that Waymark does not know"),
        (f"postgresql://me:{PASSWORD}@host/name?sslmode=Require", "Write one of disable, allow"),
        (f"postgresql://me:{PASSWORD}@host/name?ssl=require&ssl=disable", "Write one of disable, allow"),
        (PASSWORD, "cannot be read"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
    ],
)
async def test_an_address_that_makes_no_sense(url: str, expected: str) -> None:
    assert expected in await fault_of(url)


@pytest.mark.parametrize("name", ["ssl", "sslmode"])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        *((mode, mode) for mode in ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
        ("true", "require"),
        ("false", "disable"),
    ],
)
def test_every_mode_of_encryption_reaches_the_driver(name: str, given: str, expected: str) -> None:
    assert locate(f"postgresql://host/name?{name}={given}").url.query == {"ssl": expected}


async def test_a_certificate_that_cannot_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PGSSLROOTCERT", raising=False)
    url = f"postgresql://me:{PASSWORD}@127.0.0.1:1/name?sslmode=verify-full"
    assert "name its file in PGSSLROOTCERT" in await fault_of(url)


async def test_more_waiting_than_the_database_can_serve(database_url: str) -> None:
    """Turns fail after a while instead of queueing for ever; the platforms send them again."""
    database = Database(database_url, patience=0.05, connections=1)
    async with database.write():
        with pytest.raises(StorageFault, match="does not keep up"):
            async with database.write():
                pytest.fail("two writers at once")
    await database.close()


class _ServerError(Exception):
    def __init__(self, code: str) -> None:
        self.sqlstate = code


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("08P01", "cannot be reached"),
        ("53200", "too busy"),
        ("58030", "such as its disk"),
        ("XX000", "its log"),
    ],
)
def test_every_kind_of_a_server_s_own_fault_is_a_fault_of_the_database(code: str, said: str) -> None:
    """Else each event of a batch would be tried alone, as if it were to blame."""
    assert said in str(explain(_ServerError(code), "db.example"))


@pytest.mark.parametrize("code", ["23505", "22003", "40001"])
def test_what_a_statement_did_wrong_is_no_fault_of_the_database(code: str) -> None:
    assert explain(_ServerError(code), "db.example") is None
