"""Check-ins, and what is sent for them: nudges and posts."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index, PrimaryKeyConstraint, UniqueConstraint, text, true
from sqlmodel import Field, SmallInteger

from storage.columns import AwareDateTime, Id, Words
from storage.tables.base import NUMBERED, Row, belongs_to, later_default


class CheckInRow(Row, table=True):
    """Times as in conversations.people.CheckIn. `published_at`: when its answers were last looked through for
    what may be published. `benchmarked_at`: when the benchmark of its quarter began to count it. `least`: of
    how many people its figures tell at least, for good; unknown until they are first looked through.
    """

    __tablename__: ClassVar[str] = "checkin"
    __table_args__ = (
        UniqueConstraint("council_id", "quarter"),
        UniqueConstraint("id", "council_id"),
        belongs_to("council", "council_id"),
        NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    quarter: int
    opens_at: datetime = Field(sa_type=AwareDateTime)
    closes_at: datetime = Field(sa_type=AwareDateTime)
    framework_version: str = Field(sa_type=Words)
    synthetic: bool = False
    opens_locally: bool = Field(default=True, sa_column_kwargs=later_default(true()))
    paused_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    nudged_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    published_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    benchmarked_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    least: int | None = Field(default=None, sa_type=SmallInteger)


_PLANNED = text("state = 'planned'")
_HANDED_OVER = text("sent_on IS NOT NULL")
_ON_ITS_WAY = text("message_id IS NOT NULL")


class NudgeRow(Row, table=True):
    """One nudge of one person in one check-in, for good: what was sent once can never be planned again.

    A million are planned at once, so there is no foreign key to the person: that check alone takes a third of
    the time. Whoever deletes a person deletes their nudges too; those of nobody are never sent.

    `key` as in conversations.nudges; `state` as in storage.nudges.NudgeState. It may be sent from `due_at`
    until `expires_at`. `message_id`: its message in the outbox. `sent_on`: the day on which it was handed over,
    in the person's time zone; nobody gets two on one day.
    """

    __tablename__: ClassVar[str] = "nudge"
    __table_args__ = (
        PrimaryKeyConstraint("checkin_id", "person_id", "key"),
        belongs_to("checkin", "checkin_id", "council_id"),
        Index(
            "nudge_day",
            "person_id",
            "sent_on",
            unique=True,
            sqlite_where=_HANDED_OVER,
            postgresql_where=_HANDED_OVER,
        ),
        Index("nudge_due", "due_at", sqlite_where=_PLANNED, postgresql_where=_PLANNED),
        Index("nudge_message", "message_id", sqlite_where=_ON_ITS_WAY, postgresql_where=_ON_ITS_WAY),
    )

    checkin_id: int = Field(sa_type=Id)
    person_id: int = Field(sa_type=Id)
    key: str = Field(sa_type=Words)
    council_id: int = Field(sa_type=Id)
    due_at: datetime = Field(sa_type=AwareDateTime)
    expires_at: datetime = Field(sa_type=AwareDateTime)
    state: str = Field(sa_type=Words)
    reason: str | None = Field(default=None, sa_type=Words)
    message_id: int | None = Field(default=None, sa_type=Id)
    sent_on: date | None = None


class PostRow(Row, table=True):
    """A post that was queued for the council's channel: `key` names it within its check-in, for good."""

    __tablename__: ClassVar[str] = "post"
    __table_args__ = (
        PrimaryKeyConstraint("checkin_id", "key"),
        belongs_to("checkin", "checkin_id", "council_id"),
    )

    checkin_id: int = Field(sa_type=Id)
    key: str = Field(sa_type=Words)
    council_id: int = Field(sa_type=Id)
    queued_at: datetime = Field(sa_type=AwareDateTime)
