"""What leads are told about who leads the council."""

from collections.abc import Callable, Sequence

from conversations import events
from conversations.buttons import encode
from conversations.cards import Button, Buttons, Card, Part, Text
from conversations.events import Event
from conversations.language import Language
from conversations.roles import Member
from conversations.text import storable

MOST_NAMED = 5
"""Of the people who may be meant, as many are offered."""

_ECHOED = 60


def compose_leads(leads: Sequence[Member], language: Language) -> Card:
    words = language.wording
    told = words.text("leads-told", {"count": len(leads), "names": words.all_of([one.name for one in leads])})
    return _card([told, words.text("leads-change")])


def compose_added(who: str | int, found: Sequence[Member], language: Language) -> Card:
    """`found`: whom `who` may mean, once one alone has been made a lead."""
    if len(found) != 1:
        return _which(who, found, events.AddLead, language)
    (one,) = found
    undo = Button(language.wording.text("button-remove-lead"), encode(events.OfferRemoveLead(one.id)))
    return _card([language.wording.text("lead-added", {"name": one.name})], undo)


def compose_removal_offer(who: str | int, found: Sequence[Member], leads: int, language: Language) -> Card:
    """`found`: whom `who` may mean, of whom only leads count where they are several. `leads`: how many the
    council has.
    """
    words = language.wording
    meant = [one for one in found if one.is_lead] if len(found) > 1 else found
    if len(meant) != 1:
        return _which(who, meant or found, events.OfferRemoveLead, language)
    (one,) = meant
    if not one.is_lead:
        return _card([words.text("lead-is-none", {"name": one.name})])
    if leads == 1:
        return _card([words.text("lead-is-last", {"name": one.name})])
    confirm = Button(words.text("button-remove-lead-now"), encode(events.RemoveLead(one.id)), primary=True)
    return _card([words.text("remove-lead-offer", {"name": one.name})], confirm)


def compose_removed(found: Sequence[Member], language: Language) -> Card:
    """`found`: the person as they stand, once their role has been taken, unless they were the last."""
    words = language.wording
    if not found:
        return _card([words.text("lead-gone")])
    (one,) = found
    if one.is_lead:
        return _card([words.text("lead-is-last", {"name": one.name})])
    undo = Button(words.text("button-add-lead"), encode(events.AddLead(one.id)))
    return _card([words.text("lead-removed", {"name": one.name})], undo)


def _which(who: str | int, found: Sequence[Member], event: Callable[[int], Event], language: Language) -> Card:
    words = language.wording
    if not found:
        return _card([words.text("lead-nobody", {"name": _echo(who)})])
    offered = [Button(_told_apart(one, found), encode(event(one.id))) for one in found[:MOST_NAMED]]
    return _card([words.text("lead-several", {"name": _echo(who), "count": len(found)})], *offered)


def _told_apart(one: Member, found: Sequence[Member]) -> str:
    """With the service area where two have the same name."""
    alike = sum(each.name == one.name for each in found) > 1
    return f"{one.name} ({one.service_area})" if alike and one.service_area else one.name


def _echo(who: str | int) -> str:
    text = " ".join(storable(str(who)).split())
    return text if len(text) <= _ECHOED else f"{text[: _ECHOED - 1]}\u2026"


def _card(lines: Sequence[str], *buttons: Button) -> Card:
    parts: list[Part] = [Text(line) for line in lines]
    return Card("\n".join(lines), (*parts, Buttons(buttons)) if buttons else tuple(parts))
