"""People who are alike get the same nudges at the same times: each kind of person is planned once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from conversations import nudges as rules
from conversations.calendar import Calendar
from conversations.nudges import Availability, PlannedNudge, is_reminder
from conversations.people import CheckIn
from storage.columns import load_pattern
from storage.nudges import NudgeState, is_first_contact
from storage.tables import person


class Somebody(NamedTuple):
    """What has to be known of a person to plan for them; columns of `person`."""

    id: int
    ordinal: int
    zone: str
    pattern: str
    away_until: date | None
    snoozed_until: date | None
    created_at: datetime
    checkin_id: int | None
    has_finished: bool
    wants_reminders: bool
    has_stopped: bool
    removed_at: datetime | None
    left_out_at: datetime | None

    @property
    def may_be_nudged(self) -> bool:
        """As in storage.conditions. (In RETURNING, SQLite 3.40 finds that None is not NULL.)"""
        is_asked = self.removed_at is None and self.left_out_at is None
        return is_asked and self.wants_reminders and not self.has_stopped


SOMEBODY = tuple(person.c[name] for name in Somebody._fields)

_HANDED_OVER = (NudgeState.QUEUED, NudgeState.SENT)


@dataclass(frozen=True, slots=True)
class Known:
    """A nudge that is in the table."""

    state: str
    due_at: datetime
    expires_at: datetime
    sent_on: date | None = None


class Kind(NamedTuple):
    """A kind of people: the fields of Availability, with the working pattern as text. `is_nudged`: they are
    reminded when a lead asks for it. `is_reminded`: told apart only where they need not take part.
    """

    zone: str
    pattern: str
    away_until: date | None
    snoozed_until: date | None
    joined_at: datetime | None
    is_invited: bool
    nudged_on: date | None
    is_nudged: bool
    is_reminded: bool


class Planner:
    """Plans one check-in. `people`: how many the council has; `is_optional`: they need not take part."""

    def __init__(
        self, checkin: CheckIn, calendar: Calendar, people: int, now: datetime, *, is_optional: bool = False
    ) -> None:
        self._is_optional = is_optional
        self._checkin = checkin
        self._calendar = calendar
        self._people = people
        self._now = now
        self._planned: dict[Kind, tuple[PlannedNudge, ...]] = {}
        self._opens: dict[str, datetime] = {}

    def kind(self, one: Somebody, known: Mapping[str, Known]) -> Kind | None:
        """None for people who get nothing. `known`: their nudges in this check-in, by key."""
        if self._checkin.paused_at is not None or not one.may_be_nudged or self.has_finished(one):
            return None
        nudged_at = self._checkin.nudged_at
        return Kind(
            one.zone,
            one.pattern,
            one.away_until,
            one.snoozed_until,
            self._joined(one.zone, one.created_at),
            any(each.state in _HANDED_OVER and is_first_contact(key) for key, each in known.items()),
            max((each.sent_on for each in known.values() if each.sent_on), default=None),
            nudged_at is not None and one.created_at <= nudged_at,
            self._is_optional
            and any(each.state in _HANDED_OVER and is_reminder(key) for key, each in known.items()),
        )

    def has_finished(self, one: Somebody) -> bool:
        return one.has_finished and one.checkin_id == self._checkin.id

    def nudges_of(self, kind: Kind) -> tuple[PlannedNudge, ...]:
        if kind not in self._planned:
            self._planned[kind] = self._plan(kind)
        return self._planned[kind]

    def _plan(self, kind: Kind) -> tuple[PlannedNudge, ...]:
        who = Availability(
            kind.zone,
            load_pattern(kind.pattern),
            kind.away_until,
            kind.snoozed_until,
            kind.joined_at,
            kind.is_invited,
            kind.nudged_on,
            self._is_optional,
            kind.is_reminded,
        )
        planned = rules.plan(self._checkin, self._calendar, who, self._now, people=self._people)
        nudged_at = self._checkin.nudged_at
        if nudged_at is None or not kind.is_nudged:
            return planned
        manual = rules.manual(self._checkin, self._calendar, who, nudged_at, people=self._people)
        if manual is None or manual.expires_at <= self._now:
            return planned
        if self._is_optional:
            planned = tuple(each for each in planned if not rules.is_reminder(each.key))
        return (*planned, manual)

    def _joined(self, zone: str, joined: datetime) -> datetime | None:
        """The end of the day on which somebody joined, as only the day counts; None before the opening."""
        opens = self._opens.get(zone)
        if opens is None:
            opens = self._opens[zone] = self._checkin.opens_for(zone)
        if joined <= opens:
            return None
        place = ZoneInfo(zone)
        return datetime.combine(joined.astimezone(place).date(), time.max, place)


def due_at(planned: PlannedNudge, ordinal: int) -> datetime:
    """When a nudge is due for the person of that ordinal."""
    return planned.due_at + timedelta(seconds=ordinal % planned.spread)
