"""Files that people attach in a direct message. Leads bring the roster so; nothing else can be read."""

from pathlib import PurePath
from typing import assert_never

from conversations import effects, events
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.text import storable

LARGEST = 5_000_000
"""Of a file that is fetched, in bytes: some 50,000 people."""

_LONG = 200_000
"""From here on somebody may wonder whether anything happens."""

AboutRoster = events.FileSent | events.ApplyRoster | events.LeaveRoster | events.ShowImport

_LONGEST_NAME = 60
_TABLES = {".csv", ".txt", ".tsv"}
_SPREADSHEETS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".heif", ".bmp", ".tif", ".tiff", ".svg"}


def decide_roster(event: AboutRoster, context: Context) -> tuple[Effect, ...]:
    if isinstance(event, events.FileSent):
        return _sent(event, context)
    if not context.person.is_lead:
        return (Say("leads-only"),)
    match event:
        case events.ApplyRoster(ref, plan, name, take_off):
            return (effects.RosterApply(context.person.id, ref, plan, name, take_off),)
        case events.LeaveRoster():
            return (effects.RosterLeave(context.person.id),)
        case events.ShowImport():
            return (Say("how-to-import"),)
        case _:
            assert_never(event)


def is_roster(event: events.FileSent, context: Context) -> bool:
    """Whether the file may tell of people, and comes from somebody who may bring it. What was typed beside it
    is then about the file, and about nothing else.
    """
    return context.person.is_lead and event.is_alone and _kind(event) in _TABLES


def _sent(event: events.FileSent, context: Context) -> tuple[Effect, ...]:
    name = _shown(event.name)
    refused = _refused(event, context)
    if refused is not None:
        return (Say(refused, {"name": name}),)
    if event.size is not None and event.size > LARGEST:
        return (Say("roster-too-large", {"name": name, "most": LARGEST // 1_000_000}),)
    reading = (Say("roster-reading", {"name": name}),) if (event.size or 0) > _LONG else ()
    return (*reading, effects.RosterPreview(name))


def _refused(event: events.FileSent, context: Context) -> str | None:
    kind = _kind(event)
    if not context.person.is_lead:
        return "roster-leads-only" if kind in _TABLES | _SPREADSHEETS else "file-not-kept"
    if not event.is_alone:
        return "file-several"
    if kind in _SPREADSHEETS:
        return "file-is-spreadsheet"
    if kind in _PICTURES:
        return "file-is-picture"
    return None if kind in _TABLES else "file-is-other"


def _kind(event: events.FileSent) -> str:
    """How its name ends, in small letters."""
    return PurePath(event.name.strip()).suffix.lower()


def _shown(name: str) -> str:
    """In one line that people recognise."""
    text = " ".join(storable(name).split())
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}\u2026"
