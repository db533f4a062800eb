"""The figures to take away as a file: what is typed for it, and what follows."""

import re
from collections.abc import Iterator

from conversations import effects, events
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.export_format import ExportFormat
from conversations.people import Place
from conversations.words import Wording

FORMAT_BUTTONS = tuple(f"export-{each}" for each in ExportFormat)


def take_away(event: events.Export, context: Context) -> tuple[Effect, ...]:
    """No platform shows a file in a channel to one person alone: theirs comes in their direct messages."""
    if event.only_me and context.place is Place.SHARED:
        return Say("export-comes-directly", private=True), effects.Files(event.format, private=True)
    return (effects.Files(event.format),)


def requested_file(words: str, context: Context) -> events.Export | Say:
    """What was typed after the command."""
    wording = context.language.wording
    rest, only_me = _without(words, wording.summary_words["only-me"])
    rest, _ = _without(rest, wording.file_words["around"])
    if not rest:
        return events.Export(ExportFormat.XLSX, only_me)
    form = next(_meant(rest, wording), None)
    return Say("export-unclear", buttons=FORMAT_BUTTONS) if form is None else events.Export(form, only_me)


def _meant(rest: str, wording: Wording) -> Iterator[ExportFormat]:
    return (each for each in ExportFormat if rest in wording.file_words[each])


def _without(words: str, left_out: frozenset[str]) -> tuple[str, bool]:
    """The words without any of these, and whether there were any; the longest are found first."""
    longest_first = sorted(left_out, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    left, count = found.subn(" ", words)
    return " ".join(left.strip(" ,;:").split()), count > 0
