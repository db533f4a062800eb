"""What a turn may know besides the state of the conversation."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from conversations.calendar import Calendar
from conversations.disclosure import LEAST_PEOPLE
from conversations.language import Language
from conversations.people import CheckIn, Person, Place

_USUAL = Calendar()


@dataclass(frozen=True, slots=True)
class Context:
    """`checkin` is the one that is open for this person, if any. `council_checkin` is the one that leads decide
    on, open at the council: it may open later in the person's own time zone, or be open there already when the
    council has none yet. `least`: of how many people the figures of its next check-ins tell at least.
    `shares`: the council shares its figures in the benchmark. `is_optional`: people need not take part.
    `council_name`: what the council is called. `is_set_up`: a lead was led through its settings.
    """

    now: datetime
    person: Person
    language: Language
    place: Place
    checkin: CheckIn | None
    questions_each: int = field(kw_only=True)
    claim_hash: str | None = None
    calendar: Calendar = _USUAL
    council_checkin: CheckIn | None = None
    least: int = LEAST_PEOPLE
    shares: bool = False
    is_optional: bool = False
    council_name: str = ""
    is_set_up: bool = False

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.person.zone)

    @property
    def today(self) -> date:
        """The day that it is where the person lives."""
        return self.now.astimezone(self.zone).date()
