"""The record of who did what, in words. Names are those that people have when it is read."""

import re
from collections.abc import Mapping, Sequence

from conversations.audit import Done
from conversations.cards import Card, Fact, Facts, Heading, Text
from conversations.framework import Cut
from conversations.language import Language
from conversations.people import HOME_ZONE
from conversations.words import Wording

SHOWN = 20
"""How many of the latest entries a lead is shown."""


def compose_audit(done: Sequence[Done], names: Mapping[int, str], language: Language) -> Card:
    """`names`: what people are called, by person id; whoever has none was erased."""
    words = language.wording
    title = words.text("audit-title")
    if not done:
        return Card(title, (Heading(title), Text(words.text("audit-nothing"))))
    lines = Facts(tuple(Fact(words.moment(each.at, HOME_ZONE), in_words(each, names, words)) for each in done))
    note = Text(words.text("audit-note", {"count": len(done)}), quiet=True)
    return Card(title, (Heading(title), lines, note))


def in_words(done: Done, names: Mapping[int, str], words: Wording) -> str:
    """One entry as a sentence."""
    who = words.text("audit-operator")
    if done.actor is not None:
        who = names.get(done.actor) or words.text("audit-erased")
    whom = ""
    if done.entry.subject is not None:
        is_same = done.entry.subject == done.actor
        told = names.get(done.entry.subject) or words.text("audit-erased-whom")
        whom = words.text("audit-themselves") if is_same else told
    detail = _readable(done.entry.detail, words)
    return words.text(f"deed-{done.entry.deed}", {"who": who, "whom": whom, "detail": detail})


_QUARTER = re.compile(r"\b(\d{4})-Q([1-4])\b")
_THEME = re.compile(rf"\b({'|'.join(Cut)}):(\S+)")


def _readable(detail: str, words: Wording) -> str:
    """Quarters by their months, as those of a council's year have other numbers; themes without their kind."""
    named = _THEME.sub(lambda found: found[2].replace("-", " "), detail)
    return _QUARTER.sub(lambda found: words.quarter(int(found[1]) * 4 + int(found[2]) - 1), named)
