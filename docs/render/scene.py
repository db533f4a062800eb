"""When and with whom the samples take place."""

from dataclasses import dataclass
from datetime import UTC, datetime

from conversations.calendar import quarter_at
from conversations.cards import Card
from conversations.people import Address, CheckIn, Person, Place

NOW = datetime(2026, 11, 3, 10, 12, tzinfo=UTC)
ZONE = "Europe/London"
QUARTER = quarter_at(NOW, ZONE)
OPENS, CLOSES = datetime(2026, 10, 1, 8, 30, tzinfo=UTC), datetime(2026, 12, 18, 17, 0, tzinfo=UTC)
CHECKIN = CheckIn(1, 1, QUARTER, OPENS, CLOSES, framework_version="1.0.0")
SAM = Person(1, 1, "Sam Taylor", ordinal=2)
PRIVATE = Address("slack", "T0WAYMARK", "D0SAMTAYLOR", Place.DIRECT)


@dataclass(frozen=True, slots=True)
class Sample:
    """`alt` says what the picture shows; `opened` is set where the form of the card is shown too."""

    name: str
    alt: str
    card: Card
    opened: bool = False
