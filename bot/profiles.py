"""What the platforms tell about people, as far as it can be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from zoneinfo import available_timezones

from adapters.base import Inbound
from conversations.people import Account, Person
from conversations.text import storable
from storage.database import Session
from storage.people import Standing, update_profiles

_LONGEST_NAME = 100


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


async def with_profiles(
    session: Session, standings: Mapping[Account, Standing], fresh: Sequence[Inbound]
) -> dict[Account, Standing]:
    """Keeps what the platform newly tells about people."""
    known = dict(standings)
    changed: dict[int, Person] = {}
    for each in fresh:
        standing, profile = known[each.account], each.profile
        person = replace(
            standing.person,
            name=storable(profile.name or "").strip()[:_LONGEST_NAME] or standing.person.name,
            locale=profile.locale or standing.person.locale,
            zone=profile.zone if profile.zone and profile.zone in _zones() else standing.person.zone,
        )
        if person != standing.person:
            known[each.account] = replace(standing, person=person)
            changed[person.id] = person
    if changed:
        await update_profiles(session, list(changed.values()))
    return known
