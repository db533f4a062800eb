"""Words and secrets that are planted, and looked for wherever somebody reads who must not see them.

A journey on both platforms, with every kind of fault, with the most talkative log.
"""

import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress

import pytest
import structlog
from aiohttp.test_utils import TestClient, TestServer
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pydantic import SecretStr
from sqlalchemy import select, text

from bot.exports import as_file, read_export
from bot.faults import StartFault
from bot.gauges import Reader
from bot.metrics_page import make_metrics_app
from bot.settings import Settings, read_settings
from bot.summaries import NoSuchQuarter
from bot.telemetry import configure_logs
from bot.tracing import exporting
from bot.watching import Watch
from conversations.export_format import ExportFormat
from conversations.gathering import Gathering
from storage import councils, schema, tables
from storage.database import Database
from storage.faults import StorageFault
from tests.bot.street import Street, open_street
from tests.platforms.slack import Slack
from tests.platforms.slack_failures import Dropped, Failure, Malformed, RateLimited, Says, ServerError
from tests.platforms.teams import Teams
from tests.program import LANGUAGES, open_checkin
from tests.searching import traces

SECRETS = ("canary-signing-secret", "xoxb-canary-bot-token", "canary~app~password", "canary-of-a-stranger")
WORDS = ("canary-comment", "canary-typed", "canary-evidence")
NAMES = ("Carys Canary", "carys canary")


class CanarySlack(Slack):
    signing_secret, bot_token = SECRETS[:2]


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with CanarySlack() as platform:
        yield platform


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams(app_password=SECRETS[2]) as platform:
        yield platform


@pytest.fixture
def exported() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
async def street(
    database: Database, slack: Slack, teams: Teams, exported: InMemorySpanExporter
) -> AsyncIterator[Street]:
    with exporting(SimpleSpanProcessor(exported)) as spans:
        async with open_street(database, slack, teams, watch=Watch(spans=spans)) as opened:
            yield opened


@pytest.fixture(autouse=True)
def _talkative(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    before = logging.getLogger().handlers[:]
    configure_logs("debug")
    yield
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = before


async def _talk(street: Street, slack: Slack) -> None:
    """Somebody answers and writes things down, and a lead asks for all that leads can ask for."""
    database, clock = street.application.database, street.application.clock
    carys = slack.person(NAMES[0])
    for words in ("hello", "start", "1", WORDS[1]):
        await carys.say(words)
        await street.application.deliveries.drain()
        async with database.write() as session:
            for council in await councils.all_councils(session):
                await open_checkin(session, council.id, clock())
    for words in ("start", "1", f"comment {WORDS[0]}", "skip", WORDS[1], f"comment {WORDS[2]}", "claim x"):
        await carys.say(words)
        await street.application.deliveries.drain()
    async with database.write() as session:
        await councils.lead_add(session, "slack", slack.team, carys.id, clock())
    for words in ("status", "audit", "my data", "add action data: canary-typed", "export csv"):
        await carys.say(words)
        await street.application.deliveries.drain()


async def _fail(street: Street, slack: Slack, teams: Teams) -> None:
    """Everything around goes wrong, with the words in the middle of it."""
    failures: tuple[Failure, ...] = (
        Says("is_archived"),
        *(ServerError(body=f'"{WORDS[1]}"'), Malformed(WORDS[1]), RateLimited(), Dropped()),
    )
    for number, failure in enumerate(failures):
        slack.fail("chat.postMessage", failure)
        await slack.person(f"Somebody {number}").say(WORDS[1])
        await street.application.deliveries.drain()
    slack.recover()
    async with street.application.database.write() as session:
        boom = "CREATE TRIGGER boom BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'no'); END"
        await session.execute(text(boom))
    assert (await slack.say(WORDS[1])).status == 503
    with suppress(AssertionError):
        await teams.say(WORDS[1])
    async with street.application.database.write() as session:
        await session.execute(text("DROP TRIGGER boom"))
        await session.execute(text("ALTER TABLE seen RENAME TO unseen"))
    assert (await slack.say(WORDS[1])).status == 503
    async with street.application.database.write() as session:
        await session.execute(text("ALTER TABLE unseen RENAME TO seen"))
    body = json.dumps({"type": "message", "text": WORDS[1], "serviceUrl": "https://x.example", "id": "1"})
    for path in ("/slack/events", "/api/messages"):
        for headers in (
            {"Authorization": f"Bearer {SECRETS[3]}.x.y"},
            {"X-Slack-Signature": SECRETS[3], "X-Slack-Request-Timestamp": "1"},
        ):
            for sent in (body.encode(), body.encode()[:-1], f'"{WORDS[1]}"'.encode()):
                await street.post(path, sent, {"Content-Type": "application/json", **headers})


async def _read_by_operators(street: Street) -> str:
    """The metrics, how it is, the record of who did what, why messages failed, and every export."""
    application = street.application
    metrics = application.watch.metrics
    reader = Reader(application.database, metrics, application.clock)
    async with TestClient(TestServer(make_metrics_app(metrics, reader))) as client:
        read = [await (await client.get("/metrics")).text()]
    read.append(await (await street.client.get("/readyz")).text())
    async with application.database.read() as session:
        read += map(str, await session.execute(select(tables.audit)))
        read += map(str, await session.execute(select(tables.outbox.c.error)))
        for council in await councils.all_councils(session):
            gathering = Gathering(LANGUAGES.framework, 10, 5)
            view = await read_export(session, gathering, council.id, None, application.clock())
            if view is None or isinstance(view, NoSuchQuarter):
                continue
            read += [str(as_file(form, view, LANGUAGES.pick("en"))) for form in ExportFormat]
    return "\n".join(read)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_no_secret_and_nobodys_words_are_anywhere_but_where_they_belong(
    street: Street,
    slack: Slack,
    teams: Teams,
    exported: InMemorySpanExporter,
    capsys: pytest.CaptureFixture[str],
) -> None:
    await _talk(street, slack)
    await _fail(street, slack, teams)
    log = capsys.readouterr().err
    spans = "".join(span.to_json() for span in exported.get_finished_spans())
    figures = await _read_by_operators(street)
    database = street.application.database
    assert len(await traces(database, WORDS[0])) > 0, "the words were planted"
    lines = [json.loads(line) for line in log.splitlines()]
    events = {line["event"] for line in lines}
    assert events >= {"taken", "delivered", "postponed", "event_failed", "database_fault", "undeliverable"}
    followed = [line for line in lines if line["event"] in ("taken", "delivered")]
    assert all(line.keys() >= {"event_id", "council", "conversation", "door"} for line in followed)
    taken = {line["event_id"] for line in followed if line["event"] == "taken"}
    assert {line["event_id"] for line in followed if line["event"] == "delivered"} <= taken
    for place, told in (("log", log), ("spans", spans), ("figures", figures)):
        assert [each for each in (*SECRETS, *WORDS, *NAMES) if each in told] == [], place
    assert await traces(database, *SECRETS) == [], "secrets stay in the settings"


def _secret_variables() -> list[str]:
    """The environment variables of all settings that are secrets."""
    found = []
    for name, field in Settings.model_fields.items():
        if field.annotation is SecretStr:
            found.append(str(field.validation_alias or f"WAYMARK_{name.upper()}"))
    return found


def test_no_secret_setting_shows_when_settings_are_printed_or_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = _secret_variables()
    assert len(variables) >= 5
    for each in variables:
        monkeypatch.setenv(each, "canary-secret")
    settings = read_settings()
    assert "canary" not in f"{settings!r} {settings} {settings.model_dump()}"
    monkeypatch.setenv("WAYMARK_PORT", "x")
    with pytest.raises(StartFault) as caught:
        read_settings()
    assert "canary" not in str(caught.value)


async def test_the_databases_password_is_in_no_fault() -> None:
    unreachable = Database("postgresql://waymark:canary-password@127.0.0.1:1/waymark", patience=2)
    with pytest.raises(StorageFault) as caught:
        await schema.standing(unreachable)
    assert "127.0.0.1" in str(caught.value)
    chain: BaseException | None = caught.value
    while chain is not None:
        assert "canary" not in f"{chain} {chain!r}"
        chain = chain.__cause__ or chain.__context__
    await unreachable.close()
