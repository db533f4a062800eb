"""`waymark audit`: who did what at a council."""

import json
from collections.abc import Mapping
from datetime import datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.console import CouncilOption, load_settings, one_council, open_database, read_date, run
from bot.wordings import read_wordings
from conversations.audit import ERASED, Done
from conversations.audit_card import in_words
from conversations.people import HOME_ZONE
from conversations.words import FALLBACK
from storage import audit as store


def audit(
    *,
    since: Annotated[str | None, typer.Option(help="A day, such as 2027-03-22; from then on.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    council: CouncilOption = None,
) -> None:
    """Show who did what: roles, settings, exports, summaries, erasures, and what was refused. No answers."""
    settings = load_settings()

    async def job() -> None:
        moment = None if since is None else datetime.combine(read_date(since), time(), ZoneInfo(HOME_ZONE))
        async with open_database(settings) as database:
            number = await one_council(database, council)
            async with database.read() as session:
                done = await store.since(session, number, moment)
                names = await store.names(session, number, done)
        for each in done:
            typer.echo(_as_json(each, names) if as_json else _as_sentence(each, names))

    run(job())


def _as_sentence(done: Done, names: Mapping[int, str]) -> str:
    local = done.at.astimezone(ZoneInfo(HOME_ZONE))
    return f"{local:%Y-%m-%d %H:%M}  {in_words(done, names, read_wordings()[FALLBACK])}"


def _as_json(done: Done, names: Mapping[int, str]) -> str:
    return json.dumps(
        {
            "at": done.at.isoformat(),
            "deed": done.entry.deed.value,
            "detail": done.entry.detail,
            "actor": _who(done.actor, names) if done.actor is not None else {"operator": True},
            "subject": None if done.entry.subject is None else _who(done.entry.subject, names),
        },
        ensure_ascii=False,
    )


def _who(number: int, names: Mapping[int, str]) -> dict[str, object]:
    """Whoever was erased has neither an id nor a name."""
    if number == ERASED or number not in names:
        return {"erased": True}
    return {"id": number, "name": names[number]}
