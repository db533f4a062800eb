"""`waymark council`: what a council decides once, for all its check-ins."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from bot.clock import utc_now
from bot.console import CouncilOption, load_settings, one_council, open_database, run
from bot.faults import Exit, StartFault
from bot.wordings import read_wordings
from conversations.audit import Deed, Entry
from conversations.effects import Say
from conversations.keeping import FEWEST_MONTHS, MOST_MONTHS, may_keep
from conversations.least import refusal, said_of
from conversations.optional import may_change, optional_detail, said_of_change, said_of_same
from conversations.words import FALLBACK
from storage import audit, checkins, councils, retention
from storage.database import Session


def set_council(
    *,
    least: Annotated[
        int | None, typer.Option(help="Of how many people a figure tells at least: 3 to 50.")
    ] = None,
    keep_months: Annotated[
        int | None,
        typer.Option(help="For how many months after its close a check-in's answers are kept: 6 to 84."),
    ] = None,
    optional: Annotated[
        bool | None,
        typer.Option("--optional/--mandatory", help="Whether people need not take part, or are expected to."),
    ] = None,
    council: CouncilOption = None,
) -> None:
    """Change the smallest group that a figure tells of, how long answers are kept, or whether people must take
    part; the rest stays.
    """
    settings = load_settings()
    if least is None and keep_months is None and optional is None:
        raise typer.BadParameter(
            "Say what to change: --least PEOPLE, --keep-months MONTHS, --optional or --mandatory"
        )

    async def job() -> None:
        now = utc_now()
        async with open_database(settings) as database:
            number = await one_council(database, council)
            async with database.write() as session:
                said = [
                    *([] if least is None else [await _set_least(session, number, least, now)]),
                    *([] if keep_months is None else [await _set_keeping(session, number, keep_months, now)]),
                    *([] if optional is None else [await _set_optional(session, number, optional, now)]),
                ]
        for sentence in said:
            typer.echo(sentence)

    run(job())


class Platform(StrEnum):
    SLACK = "slack"
    TEAMS = "teams"


def connect(
    platform: Platform,
    workspace: Annotated[str, typer.Argument(help="The Slack workspace's id, or the Teams tenant's.")],
    council: CouncilOption = None,
) -> None:
    """Make another workspace or tenant the council's, before anybody has written from there: so a council can
    have Slack and Teams.
    """
    settings = load_settings()

    async def job() -> None:
        now = utc_now()
        async with open_database(settings) as database:
            number = await one_council(database, council)
            async with database.write() as session:
                place = await councils.ensure_workspace(session, platform, workspace, workspace, now)
                if not await councils.connect(session, place, number):
                    raise StartFault(
                        f"People have written from {platform} {workspace} already, as council {place.council}. "
                        "They cannot be moved to another council, so nothing has changed.",
                        Exit.BAD_INPUT,
                    )
                entry = Entry(Deed.SETTING_CHANGED, f"connected: {platform}")
                await audit.record_operator(session, number, entry, now)
        typer.echo(f"{platform} {workspace} belongs to council {number}.")

    run(job())


async def _set_least(session: Session, council: int, least: int, now: datetime) -> str:
    known = (await checkins.current(session, [council], now))[council]
    refused = refusal(least, known.least)
    if refused is not None:
        raise StartFault(_in_words(refused), Exit.BAD_INPUT)
    await councils.set_least(session, council, least)
    await audit.record_operator(session, council, Entry(Deed.SETTING_CHANGED, f"least: {least}"), now)
    return _in_words(said_of(least, known.least))


async def _set_keeping(session: Session, council: int, months: int, now: datetime) -> str:
    if not may_keep(months):
        raise StartFault(
            f"Answers are kept for {FEWEST_MONTHS} to {MOST_MONTHS} months, so nothing has changed.",
            Exit.BAD_INPUT,
        )
    before = await retention.keep_months(session, council)
    await retention.set_keep_months(session, council, months)
    await audit.record_operator(session, council, Entry(Deed.SETTING_CHANGED, f"keep months: {months}"), now)
    return (
        f"Answers are kept for {months} months after their check-in has closed; until now it was {before}. "
        "Older ones become counts within the hour, for good."
    )


async def _set_optional(session: Session, council: int, wanted: bool, now: datetime) -> str:
    known = (await checkins.current(session, [council], now))[council]
    if not may_change(known.is_optional, wanted=wanted):
        return _in_words(said_of_same(wanted=wanted))
    await councils.set_optional(session, council, wanted=wanted)
    detail = optional_detail(wanted=wanted)
    await audit.record_operator(session, council, Entry(Deed.SETTING_CHANGED, detail), now)
    return _in_words(said_of_change(wanted=wanted))


def _in_words(said: Say) -> str:
    return read_wordings()[FALLBACK].text(said.message, said.arguments)
