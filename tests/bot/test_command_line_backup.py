"""`waymark db backup`: a copy that can be restored, made while people answer."""

import asyncio
import re
import shlex
import sqlite3
import subprocess
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.memory import MemoryDoor
from bot.cli import app
from bot.settings import SHIPPED_FRAMEWORK
from storage import schema
from storage.backup import back_up
from storage.database import Database
from storage.faults import StorageFault
from storage.location import locate
from tests.postgres import Server, server_in_hand
from tests.program import Stage


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def engine() -> str:
    return "sqlite"


async def test_a_copy_made_while_people_answer_holds_all_that_was_acknowledged_before_it(
    stage: Stage, tmp_path: Path
) -> None:
    begun, copied = asyncio.Event(), asyncio.Event()
    target = tmp_path / "copy" / "backup.db"
    target.parent.mkdir()
    acknowledged: list[str] = []

    async with stage.program() as program:

        async def answer_on() -> None:
            for number in count():
                user = f"user{number}"
                await program.take(program.door.typed(user, "start", program.clock.now))
                await program.take(program.door.typed(user, "4", program.clock.now))
                acknowledged.append(user)
                if number == 2:
                    begun.set()
                if copied.is_set():
                    return

        answering = asyncio.create_task(answer_on())
        await begun.wait()
        before = len(acknowledged)
        await asyncio.to_thread(back_up, stage.database.location, target)
        copied.set()
        await answering

    with sqlite3.connect(target) as restored:
        kept = {
            user for (user,) in restored.execute("SELECT user_id FROM account JOIN answer USING (person_id)")
        }
    restored.close()
    assert set(acknowledged[:before]) <= kept
    assert target.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in target.parent.iterdir()] == ["backup.db"]


async def test_waymark_goes_on_from_a_restored_copy(stage: Stage, tmp_path: Path) -> None:
    async with stage.program() as program:
        await program.says("ann", "start", "4")
    back_up(stage.database.location, tmp_path / "restored.db")
    restored = Database(f"sqlite:///{tmp_path / 'restored.db'}")
    await schema.check(restored)
    async with Stage(restored, stage.door).program() as program:
        assert len(await program.choices("ann")) == 1
        assert any("Question 3 of 10" in each for each in await program.says("ann", "5"))
    await restored.close()


def test_the_command_says_what_it_copied_and_replaces_an_older_copy(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_DATABASE_URL", database_url)
    target = tmp_path / "backup.db"
    target.write_text("an older backup")
    done = run("db", "backup", str(target))
    assert done.exit_code == 0, done.output
    assert f"to {target} ({target.stat().st_size:,} bytes) and checked the copy." in done.stdout


def test_a_damaged_database_leaves_the_older_copy_in_place(tmp_path: Path, sqlite_template: Path) -> None:
    broken, target = tmp_path / "broken.db", tmp_path / "backup.db"
    content = bytearray(sqlite_template.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    broken.write_bytes(content)
    target.write_text("an older backup")
    with pytest.raises(StorageFault):
        back_up(locate(f"sqlite:///{broken}"), target)
    assert target.read_text() == "an older backup"
    assert sorted(each.name for each in tmp_path.iterdir() if "backup" in each.name) == ["backup.db"]


def test_a_backup_is_never_written_over_the_database_or_where_it_cannot_be(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_DATABASE_URL", database_url)
    for target in (database_url.removeprefix("sqlite:///"), str(tmp_path), str(tmp_path / "no" / "folder.db")):
        refused = run("db", "backup", target)
        assert (refused.exit_code, "cannot be written" in refused.output) == (3, True)
    monkeypatch.setenv("WAYMARK_DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    assert "There is no database" in run("db", "backup", str(tmp_path / "backup.db")).output


def test_for_postgresql_its_own_program_is_named_without_the_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WAYMARK_DATABASE_URL", "postgresql://ann:canary@db.example:5433/waymark")
    told = run("db", "backup", str(tmp_path / "b.dump"))
    assert told.exit_code == 3, told.output
    expected = (
        f"pg_dump --format=custom --file={tmp_path / 'b.dump'} --host db.example --port 5433 --username ann"
    )
    assert f"{expected} waymark" in told.output
    assert "canary" not in told.output


def test_the_command_that_is_named_for_postgresql_makes_a_copy_that_can_be_restored(
    postgres: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names, door = ("backed_up", "restored"), MemoryDoor()
    postgres.run(*(f"CREATE DATABASE {name}" for name in names))
    try:
        assert asyncio.run(_says(door, postgres.url("backed_up"), "start", "4"))
        monkeypatch.setenv("WAYMARK_DATABASE_URL", postgres.url("backed_up"))
        program, *arguments = shlex.split(run("db", "backup", str(tmp_path / "b.dump")).output.splitlines()[-1])
        subprocess.run([postgres.programs / program, *arguments], check=True)
        way = ("--host", postgres.folder, "--username", "waymark", "--dbname", "restored")
        subprocess.run([postgres.programs / "pg_restore", *way, tmp_path / "b.dump"], check=True)
        told = asyncio.run(_says(door, postgres.url("restored"), "5"))
        assert any("Question 3 of 10" in each for each in told)
    finally:
        postgres.run(*(f"DROP DATABASE {name} WITH (FORCE)" for name in names))


def test_the_guides_commands_for_compose_bring_back_what_was_backed_up(tmp_path: Path) -> None:
    """Run as they stand there, but for the container around PostgreSQL's programs."""
    guide = (SHIPPED_FRAMEWORK.parent / "docs" / "operating.md").read_text("utf-8")
    commands = re.findall(r"^    docker compose exec -T database (.+)$", guide, re.MULTILINE)
    assert [each.split()[0] for each in commands] == ["pg_dump", "dropdb", "createdb", "pg_restore"]
    door = MemoryDoor()
    with server_in_hand() as handle:
        server = handle.server
        server.run("CREATE DATABASE waymark")
        assert asyncio.run(_says(door, server.url("waymark"), "start", "4"))
        environment = {"PGHOST": str(server.folder), "PATH": f"{server.programs}:/usr/bin:/bin"}
        for command in commands:
            subprocess.run(["/bin/sh", "-ec", command], check=True, cwd=tmp_path, env=environment)
        told = asyncio.run(_says(door, server.url("waymark"), "5"))
    assert any("Question 3 of 10" in each for each in told)


async def _says(door: MemoryDoor, url: str, *texts: str) -> list[str]:
    """What Ann gets to hear, with the program on that database."""
    database = Database(url)
    try:
        await schema.upgrade(database)
        async with Stage(database, door).program() as program:
            return await program.says("ann", *texts)
    finally:
        await database.close()
