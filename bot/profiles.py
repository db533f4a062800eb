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


def fitting(
    name: str | None, locale: str | None, zone: str | None
) -> tuple[str | None, str | None, str | None]:
    """What is told of somebody, as far as it can be kept; None for the rest."""
    kept = storable(name or "").strip()[:_LONGEST_NAME]
    return kept or None, locale or None, zone if zone and zone in _zones() else None


async def with_profiles(
    session: Session, standings: Mapping[Account, Standing], fresh: Sequence[Inbound]
) -> dict[Account, Standing]:
    """Keeps what the platform newly tells about people."""
    known = dict(standings)
    changed: dict[int, Person] = {}
    for each in fresh:
        standing, profile = known[each.account], each.profile
        name, locale, zone = fitting(profile.name, profile.locale, profile.zone)
        before = standing.person
        told = (name or before.name, locale or before.locale, zone or before.zone)
        if told != (before.name, before.locale, before.zone):
            person = replace(before, name=told[0], locale=told[1], zone=told[2])
            known[each.account] = replace(standing, person=person)
            changed[person.id] = person
    if changed:
        await update_profiles(session, list(changed.values()))
    return known
