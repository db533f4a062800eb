"""What a council has decided to do."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SmallInteger

from storage.columns import AwareDateTime, Id, Words
from storage.tables.base import NUMBERED, Row, belongs_to


class ActionRow(Row, table=True):
    """`number` counts the council's actions from 1: it is how people name them. `theme` as `scoring.theme_key`
    writes it, `mission` by its id, `progress` as in conversations.actions.

    `checkin_id`: the check-in whose summary it answers, in which the theme stood at `level` and its mean, in
    hundredths, was `mean`; both None where a lead made the action up. `ended_at`: when it was done or dropped.
    """

    __tablename__: ClassVar[str] = "action"
    __table_args__ = (
        UniqueConstraint("council_id", "number"),
        UniqueConstraint("id", "council_id"),
        belongs_to("council", "council_id"),
        belongs_to("checkin", "checkin_id", "council_id"),
        # Alone: with the council beside it, a person who is deleted would take its council away too.
        ForeignKeyConstraint(["owner_id"], ["person.id"], ondelete="SET NULL"),
        Index("action_owner", "owner_id"),
        NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    number: int
    checkin_id: int = Field(sa_type=Id)
    theme: str = Field(sa_type=Words)
    mission: str = Field(sa_type=Words)
    question_id: str | None = Field(default=None, sa_type=Words)
    level: int | None = Field(default=None, sa_type=SmallInteger)
    mean: int | None = Field(default=None, sa_type=SmallInteger)
    barrier: str | None = Field(default=None, sa_type=Words)
    text: str = Field(sa_type=Words)
    owner_id: int | None = Field(default=None, sa_type=Id)
    due_on: date | None = None
    progress: str = Field(sa_type=Words)
    made_at: datetime = Field(sa_type=AwareDateTime)
    changed_at: datetime = Field(sa_type=AwareDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
