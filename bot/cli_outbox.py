"""`waymark outbox` and `waymark trace`: what was not delivered, and what became of an event. Nobody's words."""

import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

import typer

from bot.clock import utc_now
from bot.console import CouncilOption, load_settings, open_database, run
from bot.faults import Exit, StartFault
from bot.settings import Settings
from conversations.audit import Deed, Entry
from storage import audit, councils, tracing, undelivered
from storage.councils import Council
from storage.database import Database
from storage.seen import hashed, shortened
from storage.tracing import Reply, Taken
from storage.undelivered import Retried, Undelivered

outbox_app = typer.Typer(invoke_without_command=True, help="Messages that were not delivered.")

SHOWN = 50
"""How many messages of a council are listed, unless all are asked for."""

_MOST_ROUNDS = 10_000
_FEWEST_DIGITS = 8


@outbox_app.callback()
def show(
    context: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for every message.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help=f"List all messages, not {SHOWN} a council.")
    ] = False,
    council: CouncilOption = None,
) -> None:
    """List what was given up, and what waits: where, since when and why. Never what it says."""
    if context.invoked_subcommand is None:
        run(_show(load_settings(), council, as_json=as_json, everything=everything))


@outbox_app.command()
def retry(
    numbers: Annotated[
        list[int] | None, typer.Argument(metavar="[NUMBER]...", help="Messages, as listed.", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that were given up.")] = False,
    council: CouncilOption = None,
) -> None:
    """Queue messages again that were given up; the running server sends them. Reminders are planned anew."""
    if bool(numbers) == everything:
        raise typer.BadParameter("Say which: NUMBER..., as `waymark outbox` lists them, or --all")
    run(_retry(load_settings(), council, None if everything else frozenset(numbers or ())))


def trace(
    event: Annotated[
        str, typer.Argument(help="The event_id of a line in the log, or Slack's own id, such as Ev0123ABC.")
    ],
) -> None:
    """Show what became of an event: when it was taken, and how each answer to it went. Never what it says."""
    run(_trace(load_settings(), event))


async def _show(settings: Settings, wanted: int | None, *, as_json: bool, everything: bool) -> None:
    async with open_database(settings) as database:
        for here in await _councils(database, wanted):
            limit = undelivered.EVERYTHING if everything or as_json else SHOWN
            async with database.read() as session:
                counts = await undelivered.counts(session, here.id)
                found = await undelivered.oldest(session, here.id, limit)
            if as_json:
                lines = [_as_json(here, each) for each in found]
            else:
                lines = _listed(here, counts, found, utc_now())
            for line in lines:
                typer.echo(line)


def _listed(
    here: Council, counts: undelivered.Undone, found: Sequence[Undelivered], now: datetime
) -> list[str]:
    lines = [f"{here.name} (council {here.id}): {counts.dead} given up, {counts.queued} waiting."]
    lines += [_line(each, now) for each in found]
    if rest := counts.dead + counts.queued - len(found):
        lines.append(f"  ... and {rest} more. Add --all to list them.")
    if counts.dead:
        lines.append("  To send what was given up once more, run: waymark outbox retry NUMBER..., or --all")
    return lines


def _line(each: Undelivered, now: datetime) -> str:
    how = "given up" if each.is_dead else "waits"
    why = f": {each.error}" if each.error else ""
    return (
        f"  {each.id}  {how}  {each.what}  {each.door} {each.workspace} ({each.place})  "
        f"{_age(now - each.since)} old, {each.attempts} attempts{why}"
    )


def _as_json(here: Council, each: Undelivered) -> str:
    return json.dumps(
        {
            "id": each.id,
            "council": here.id,
            "state": "dead" if each.is_dead else "queued",
            "what": each.what,
            "platform": each.door,
            "workspace": each.workspace,
            "place": each.place,
            "since": each.since.isoformat(),
            "due_at": each.due_at.isoformat(),
            "attempts": each.attempts,
            "reason": each.error,
        }
    )


async def _retry(settings: Settings, wanted: int | None, numbers: frozenset[int] | None) -> None:
    async with open_database(settings) as database:
        total = Retried()
        for here in await _councils(database, wanted):
            total = total.then(await _retry_at(database, here.id, numbers))
    if total == Retried():
        known = "" if numbers is None else "None of these was given up. "
        raise StartFault(f"{known}There is nothing to retry. See: waymark outbox", Exit.BAD_INPUT)
    typer.echo(f"{total.queued} queued again, {total.planned} reminders planned anew, {total.left} left.")
    if total.left:
        typer.echo(
            "Left are messages of a closed check-in, to one person alone in a channel, and reminders that may "
            "have arrived."
        )


async def _retry_at(database: Database, council: int, numbers: frozenset[int] | None) -> Retried:
    """In small transactions, so that a running server never waits."""
    total = Retried(last=0)
    for _ in range(_MOST_ROUNDS):
        if total.last is None:
            break
        async with database.write() as session:
            now = utc_now()
            done = await undelivered.retry(session, council, numbers, now, after=total.last)
            if done.queued or done.planned:
                detail = f"{done.queued} messages, {done.planned} reminders"
                await audit.record_operator(session, council, Entry(Deed.RETRIED, detail), now)
        total = total.then(done)
    return total


async def _trace(settings: Settings, event: str) -> None:
    async with open_database(settings) as database:
        async with database.read() as session:
            found = await tracing.taken(session, _hashes(event))
        if not found:
            raise StartFault(
                f"No event {event} was taken in the last seven days. Either it never came, or it was refused, "
                "which the log tells, or its id is another.",
                Exit.BAD_INPUT,
            )
        for each in found:
            for here in await _councils(database, None):
                async with database.read() as session:
                    replies = await tracing.replies(session, here.id, each.event)
                if replies:
                    break
            else:
                replies = []
            for line in _traced(each, replies):
                typer.echo(line)


def _hashes(event: str) -> list[str]:
    """What the event may be kept as: by its hash, its beginning, its key, or Slack's part of that."""
    text = event.strip()
    is_hash = re.fullmatch(rf"[0-9a-f]{{{_FEWEST_DIGITS},64}}", text) is not None
    return [*([text] if is_hash else []), hashed(text), hashed(f"slack:{text}")]


def _traced(taken: Taken, replies: Sequence[Reply]) -> list[str]:
    # Tables know one moment of an event's own; the others are in the log.
    steps = [(taken.at, "taken: received before this time, stored after it, then acknowledged")]
    steps += [(each.created_at, f"queued: {_named(each)}") for each in replies]
    steps += [(each.retried_at, f"queued again: {_named(each)}") for each in replies if each.retried_at]
    steps += [_end(each) for each in replies]
    lines = [f"Event {taken.event}"]
    # Sorted by moment alone: of one moment in the order in which they were told.
    lines += [f"  {at:%Y-%m-%dT%H:%M:%S.%fZ}  {what}" for at, what in sorted(steps, key=lambda step: step[0])]
    if not replies:
        lines.append("  Nothing is left to send in answer to it, or nothing had to be.")
    lines.append(
        f'  The log\'s line "taken" with the event_id {shortened(taken.event)} says when it was received, as '
        "received, and when it was stored, as timestamp."
    )
    return lines


def _named(reply: Reply) -> str:
    return f"message {reply.id} ({reply.what}) to {reply.door}"


def _end(reply: Reply) -> tuple[datetime, str]:
    named, tries = _named(reply), f"{reply.attempts} attempts"
    why = f": {reply.error}" if reply.error else ""
    match reply.state:
        case "sent":
            assert reply.sent_at is not None
            return reply.sent_at, f"delivered: {named}, {tries}"
        case "dead":
            return reply.due_at, f"given up after the attempt of this time: {named}, {tries}{why}"
        case _:
            return reply.due_at, f"waits, to be tried from this time on: {named}, {tries} so far{why}"


async def _councils(database: Database, wanted: int | None) -> list[Council]:
    async with database.read() as session:
        known = await councils.all_councils(session)
    found = [each for each in known if wanted in (None, each.id)]
    if not found:
        what = "no council yet" if wanted is None else f"no council {wanted}"
        raise StartFault(f"The database holds {what}.", Exit.BAD_INPUT)
    return found


def _age(passed: timedelta) -> str:
    minutes = max(0, int(passed.total_seconds())) // 60
    if minutes < 120:
        return f"{minutes} minutes"
    hours = minutes // 60
    return f"{hours} hours" if hours < 72 else f"{hours // 24} days"
