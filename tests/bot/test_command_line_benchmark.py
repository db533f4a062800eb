"""`waymark benchmark`, as people run it: two deployments that give each other files."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.signing import new_key, public_half
from conversations.answers import LEVELS, Choice
from conversations.calendar import YearKind, quarter_at, quarter_code
from conversations.people import HOME_ZONE
from conversations.published import Value
from conversations.release_times import EVERY
from conversations.releases import EVERYTHING, tags_of
from storage import benchmarks, checkins, councils, releases, schema, snapshots
from storage.database import Database
from tests.program import LANGUAGES
from tests.shell import Typed

FRAMEWORK = LANGUAGES.framework
CLOSED = datetime.now(UTC) - timedelta(days=100)
"""In the past of whoever runs the tests: the commands take the time from the clock."""

QUARTER = quarter_at(CLOSED, HOME_ZONE)


class Deployment:
    """A database with councils whose check-in of last quarter has closed, and the commands on it."""

    def __init__(self, folder: Path, *means: Choice) -> None:
        folder.mkdir()
        self.shell = Typed(folder)
        self.file = folder / "benchmark.json"
        asyncio.run(self._found(means))
        self.council_numbers = range(1, len(means) + 1)
        made = self.shell.run("benchmark", "key").stdout
        self.key = made.split("WAYMARK_BENCHMARK_KEY=")[1].split()[0]
        self.public = made.split()[-1]

    def run(self, *arguments: str, code: int = 0, typed: str = "") -> str:
        """What is said; on standard error when it is refused."""
        done = self.shell.run("benchmark", *arguments, typed=typed, WAYMARK_BENCHMARK_KEY=self.key)
        assert done.returncode == code, done.stdout + done.stderr
        assert self.key not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr if code else done.stdout

    async def share_all(self) -> None:
        """As if everybody had joined last quarter."""
        database = Database(self.shell.environment["WAYMARK_DATABASE_URL"])
        async with database.write() as session:
            for number in self.council_numbers:
                await benchmarks.share(session, number, wanted=True, now=CLOSED)
        await database.close()

    async def _found(self, means: tuple[Choice, ...]) -> None:
        database = Database(self.shell.environment["WAYMARK_DATABASE_URL"])
        await schema.upgrade(database)
        async with database.write() as session:
            for number, level in enumerate(means):
                council = await councils.create_council(session, f"Council {number}", CLOSED)
                checkin = await checkins.ensure_checkin(
                    session,
                    council.id,
                    QUARTER,
                    CLOSED - timedelta(days=30),
                    CLOSED,
                    framework_version=FRAMEWORK.version,
                )
                await releases.claim(session, checkin, None, CLOSED + EVERY)
                given = {tags_of(FRAMEWORK.questions[0]): {Value(level): 6}}
                await snapshots.keep(session, checkin, {EVERYTHING: given})
        await database.close()


@pytest.fixture(scope="module")
def essex(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    """Five councils that share; their file is there."""
    made = Deployment(tmp_path_factory.mktemp("here") / "essex", *LEVELS)
    asyncio.run(made.share_all())
    assert "Written to" in made.run("export", "-o", str(made.file))
    return made


@pytest.fixture
def kent(tmp_path: Path) -> Deployment:
    """One council, too few for a benchmark by themselves."""
    made = Deployment(tmp_path / "kent", Choice.LEVEL_4)
    asyncio.run(made.share_all())
    return made


def test_a_file_from_a_trusted_deployment_gives_a_council_its_benchmark(
    essex: Deployment, kent: Deployment
) -> None:
    assert "There is no benchmark for" in kent.run("show")
    assert "Essex" in kent.run("trust", "Essex", essex.public)
    assert "Imported 5 councils of Essex" in kent.run("import", str(essex.file))
    assert "nothing has changed" in kent.run("import", str(essex.file))
    shown = kent.run("show")
    for expected in ("4.0", "2.0 to 4.0", "3.0", "Trusted: Essex."):
        assert expected in shown
    assert "Council" not in shown.replace("Council 0", "")
    assert "not trusted any more" in kent.run("distrust", "Essex")
    assert "There is no benchmark for" in kent.run("show")


def test_nobody_is_believed_who_is_not_trusted(essex: Deployment, kent: Deployment) -> None:
    refused = kent.run("import", str(essex.file), code=1)
    assert f"waymark benchmark trust NAME {essex.public}" in refused
    assert "There is no benchmark for" in kent.run("show")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"overall": {"1.0": 1, "2.0": 1, "3.0": 1, "4.0": 1, "5.0": 2}}, "signature does not fit"),
        ({"overall": {"1.0": -1}}, "$.overall.1.0"),
        ({"overall": {"9.9": 7}}, "$.overall"),
        ({"council": "Anytown"}, "$.council"),
        ({"format_version": 2}, "$.format_version"),
        ({"framework": {"id": FRAMEWORK.id, "version": "99.0.0"}}, "signature does not fit"),
        ({"made_at": "2099-01-01T00:00:00Z"}, "signature does not fit"),
        ({"padding": "x" * 1_000_001}, "too large"),
    ],
)
def test_a_file_that_was_tampered_with_is_refused_and_nothing_is_kept(
    essex: Deployment, kent: Deployment, change: dict[str, object], said: str
) -> None:
    kent.run("trust", "Essex", essex.public)
    bad = kent.shell.folder / "bad.json"
    bad.write_text(json.dumps({**json.loads(essex.file.read_text("utf-8")), **change}), "utf-8")
    assert said in kent.run("import", str(bad), code=1)
    assert "councils of Essex" not in kent.run("show")


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"{}", b"[" * 9_999])
def test_what_is_no_benchmark_is_refused_with_a_sentence(kent: Deployment, content: bytes) -> None:
    bad = kent.shell.folder / "bad.json"
    bad.write_bytes(content)
    assert "no benchmark that this version of Waymark can read" in kent.run("import", str(bad), code=1)
    assert "cannot be read" in kent.run("import", str(kent.shell.folder / "missing.json"), code=1)


def test_a_deployments_own_file_is_refused(essex: Deployment) -> None:
    assert "this deployment's own" in essex.run("import", str(essex.file), code=1)
    assert "this deployment's own key" in essex.run("trust", "Us", essex.public, code=1)


def test_a_quarter_can_be_named_and_one_without_a_benchmark_is_said(essex: Deployment) -> None:
    code = quarter_code(QUARTER, YearKind.FINANCIAL)
    assert f"{code}: 5 councils here" in essex.run("show", "--council", "1")
    printed = json.loads(essex.run("export", "--quarter", code))
    written = json.loads(essex.file.read_text("utf-8"))
    assert {**printed, "made_at": "", "signature": ""} == {**written, "made_at": "", "signature": ""}
    assert "nothing to export" in essex.run("export", "--quarter", "Q1 2001/02", code=1)
    assert "is no quarter" in essex.run("export", "--quarter", "spring", code=1)


def test_a_council_joins_and_leaves_when_it_is_confirmed(kent: Deployment) -> None:
    assert "Leave?" in kent.run("leave", typed="y\n")
    assert "share" in kent.run("show")
    kent.run("join", typed="n\n", code=1)
    assert "Only councils that share" in kent.run("show")
    said = kent.run("join", "--yes")
    assert "at least five councils" in " ".join(said.split())
    assert "Council 0 shares its figures from now on." in said
    assert "Only councils that share" not in kent.run("show")


def test_faults_are_said_in_words_without_the_secret(kent: Deployment) -> None:
    assert "no public key" in kent.run("trust", "Essex", "canary", code=1)
    assert "Trusted: nobody" in kent.run("distrust", "Essex", code=1)
    assert "nothing to export" in kent.run("export", code=1)
    kent.key = "canary"
    assert "holds no private key" in kent.run("export", code=3)
    kent.key = ""
    refused = kent.shell.run("benchmark", "export")
    assert (refused.returncode, "waymark benchmark key" in refused.stderr) == (3, True)


def test_a_name_stands_for_one_key(essex: Deployment, kent: Deployment) -> None:
    kent.run("trust", "Essex", essex.public)
    assert "distrust" in kent.run("trust", "Essex", public_half(new_key()), code=1)
