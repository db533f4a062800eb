"""Who leads the council: leads grant the role and take it back, but for the last lead's."""

from dataclasses import dataclass

from conversations import effects, events
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.text import storable
from conversations.typed import Command, Request

AboutRoles = events.ShowLeads | events.AddLead | events.OfferRemoveLead | events.RemoveLead


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the council's roster."""

    id: int
    name: str
    service_area: str
    is_lead: bool


_HOW_TO = {"add-lead": "how-to-add-lead", "remove-lead": "how-to-remove-lead"}


def is_about_roles(meaning: Command | Request) -> bool:
    """Whether it grants a role or takes it."""
    return meaning.name in _HOW_TO


def requested_role(meaning: Command | Request, context: Context) -> events.Event | Say:
    """What is typed about a role, as the event that it means for a lead."""
    if not context.person.is_lead:
        return Say("leads-only")
    if isinstance(meaning, Command):
        return Say(_HOW_TO[meaning.name])
    means = events.AddLead if meaning.name == "add-lead" else events.OfferRemoveLead
    return means(storable(meaning.words).strip())


def decide_role(event: AboutRoles) -> tuple[Effect, ...]:
    """What follows for a lead. Whom a name means is known where people are kept: what is said is read there."""
    match event:
        case events.ShowLeads():
            return (effects.Leads(),)
        case events.AddLead(who):
            return effects.AddLead(who), effects.LeadAdded(who)
        case events.OfferRemoveLead(who):
            return (effects.RemovalOffer(who),)
        case events.RemoveLead(person):
            return effects.RemoveLead(person), effects.LeadRemoved(person)
