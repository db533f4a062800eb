"""Composes what leads are told about who leads the council, when it is sent."""

from typing import assert_never

from conversations import effects
from conversations.cards import Card
from conversations.language import Language
from conversations.roles_cards import compose_added, compose_leads, compose_removal_offer, compose_removed
from storage import roles
from storage.database import Session


async def role_card(session: Session, council: int, message: effects.RoleMessage, language: Language) -> Card:
    match message:
        case effects.Leads():
            return compose_leads(await roles.leads(session, council), language)
        case effects.LeadAdded(who):
            return compose_added(who, await roles.meant(session, council, who), language)
        case effects.RemovalOffer(who):
            present = await roles.leads(session, council)
            return compose_removal_offer(who, await roles.meant(session, council, who), len(present), language)
        case effects.LeadRemoved(person):
            return compose_removed(await roles.meant(session, council, person), language)
        case _:
            assert_never(message)
