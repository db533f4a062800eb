"""What a lead is shown of a file of people before anything is written, and what becomes of it."""

from collections.abc import Iterable, Sequence
from itertools import islice

from conversations.buttons import encode
from conversations.cards import Button, Buttons, Card, Fact, Facts, Heading, Part, Text
from conversations.effects import RosterClosed
from conversations.events import ApplyRoster, LeaveRoster
from conversations.language import Language
from conversations.people import HOME_ZONE
from conversations.people_changes import Changed
from conversations.people_file import Fault
from conversations.roster_plan import RosterPlan, fingerprint
from conversations.words import Wording

SHOWN = 5
"""Of each kind of change: on a phone the counts stay in sight."""

_LONGEST = 200
_WHAT = {
    "name": "roster-what-name",
    "role": "roster-what-role",
    "service area": "roster-what-area",
    "time zone": "roster-what-zone",
    "hours": "roster-what-hours",
}


def compose_roster_preview(plan: RosterPlan, ref: str, language: Language) -> Card:
    """`ref`: the door's name for the file."""
    words = language.wording
    title = words.text("roster-title", {"name": plan.name})
    parts: list[Part] = [Heading(title), Facts(tuple(_counts(plan, words)))]
    parts += [Text(line) for line in _samples(plan, words)]
    parts += [Text(line) for line in _wrong(plan.faults, words)]
    if plan.ignored:
        columns = _some(plan.ignored, words)
        parts.append(Text(words.text("roster-ignored", {"columns": columns}), quiet=True))
    return Card(title, (*parts, *_ending(plan, ref, words)))


def compose_roster_closed(closed: RosterClosed, language: Language) -> Card:
    """What became of the preview, in a line: there is nothing left to press."""
    words = language.wording
    said = {**closed.said, "who": closed.who, "when": words.moment(closed.at, HOME_ZONE)}
    text = words.text(f"roster-closed-{closed.end}", said)
    return Card(text, (Text(text),))


def _counts(plan: RosterPlan, words: Wording) -> Iterable[Fact]:
    changes = plan.changes
    back = sum(one.is_back for one in changes.changed)
    yield Fact(words.text("roster-added"), f"{len(changes.added):,}")
    yield Fact(words.text("roster-changed"), f"{len(changes.changed) - back:,}")
    if back:
        yield Fact(words.text("roster-back"), f"{back:,}")
    yield Fact(words.text("roster-unchanged"), f"{changes.unchanged:,}")
    if changes.missing:
        stays = "roster-missing-value" if plan.can_take_off else "roster-missing-stays"
        yield Fact(words.text("roster-missing"), words.text(stays, {"count": f"{len(changes.missing):,}"}))
    if plan.faults:
        yield Fact(words.text("roster-wrong"), f"{len(plan.faults):,}")


def _samples(plan: RosterPlan, words: Wording) -> Iterable[str]:
    """Who is new, in one line; then each entry that changes, in a line of its own."""
    if plan.changes.added:
        yield words.text("roster-new", {"shown": _some([one.person.name for one in plan.changes.added], words)})
    changed = plan.changes.changed
    yield from (_line(one.line, _said_of(one, words), words) for one in changed[:SHOWN])
    yield from _more(len(changed), words)


def _wrong(faults: Sequence[Fault], words: Wording) -> Iterable[str]:
    yield from (_line(each.line, each.problem, words) for each in faults[:SHOWN])
    yield from _more(len(faults), words)


def _ending(plan: RosterPlan, ref: str, words: Wording) -> Iterable[Part]:
    """What can be done about it."""
    changes_nothing = plan.changes_nothing
    if changes_nothing and not plan.can_take_off:
        yield Text(words.text(_nothing(plan), {"name": plan.name}))
        return
    if plan.faults:
        yield Text(words.text("roster-left-out"), quiet=True)
    yield Text(words.text("roster-unwritten"))
    label = "button-roster-apply-right" if plan.faults else "button-roster-apply"
    buttons = [] if changes_nothing else [_apply(words.text(label), plan, ref)]
    if plan.can_take_off:
        off = words.text("button-roster-apply-off", {"count": plan.can_take_off})
        buttons.append(_apply(off, plan, ref, take_off=True))
    buttons.append(Button(words.text("button-roster-leave"), encode(LeaveRoster())))
    yield Buttons(tuple(buttons))


def _nothing(plan: RosterPlan) -> str:
    """Why the file changes nothing."""
    if plan.changes.unchanged:
        return "roster-nothing"
    return "roster-none-right" if plan.faults else "roster-no-rows"


def _apply(label: str, plan: RosterPlan, ref: str, *, take_off: bool = False) -> Button:
    known = fingerprint(plan.changes, take_off=take_off)
    return Button(label, encode(ApplyRoster(ref, known, plan.name, take_off)), primary=not take_off)


def _said_of(one: Changed, words: Wording) -> str:
    told = [
        words.text(
            "roster-difference",
            {"what": words.text(_WHAT[what]), "before": before, "after": after},
        )
        for what, before, after in one.differences
    ]
    if one.is_back:
        told.append(words.text("roster-back"))
    return f"{one.before.name}: {'; '.join(told)}"


def _line(line: int, what: str, words: Wording) -> str:
    return _fitting(words.text("roster-line", {"line": str(line), "what": what}))


def _some(names: Sequence[str], words: Wording) -> str:
    shown = [_fitting(each) for each in islice(names, SHOWN)]
    return ", ".join([*shown, *_more(len(names), words)])


def _more(count: int, words: Wording) -> Iterable[str]:
    if count > SHOWN:
        yield words.text("roster-and-more", {"count": f"{count - SHOWN:,}"})


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}\u2026"
