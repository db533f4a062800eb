"""Answers, as they count now and as they came to be."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, PrimaryKeyConstraint, false, text
from sqlmodel import Field, SmallInteger

from storage.columns import AwareDateTime, Id, Words
from storage.tables.base import Row, belongs_to, later_default


class _AnswerColumns(Row):
    """`role` and `service_area` are the person's when they chose: later moves don't change the past.
    `may_quote`: the person ticked that the comment may be quoted.
    """

    checkin_id: int = Field(sa_type=Id)
    person_id: int = Field(sa_type=Id)
    question_id: str = Field(sa_type=Words)
    revision: int
    council_id: int = Field(sa_type=Id)
    choice: int = Field(sa_type=SmallInteger)
    barrier: str | None = Field(default=None, sa_type=Words)
    comment: str | None = Field(default=None, sa_type=Words)
    role: str = Field(sa_type=Words)
    service_area: str = Field(sa_type=Words)
    door: str = Field(sa_type=Words)
    answered_at: datetime = Field(sa_type=AwareDateTime)
    may_quote: bool = Field(default=False, sa_column_kwargs=later_default(false()))


# The value that is published is another one than the answer has now (see conversations.published).
_WAITING = text(
    "published_choice IS NULL OR published_choice <> choice "
    "OR coalesce(published_barrier, '') <> coalesce(barrier, '') "
    "OR published_evidence <> (choice >= 4 AND comment IS NOT NULL)"
)


class AnswerRow(_AnswerColumns, table=True):
    """The answer that counts: the latest revision; and what was published of it last, under which tags and how
    often. An answer that changes leaves the latter as it is: so it waits to be published once more.
    """

    __tablename__: ClassVar[str] = "answer"
    __table_args__ = (
        PrimaryKeyConstraint("checkin_id", "person_id", "question_id"),
        belongs_to("checkin", "checkin_id", "council_id"),
        belongs_to("person", "person_id", "council_id"),
        # Covers the number of people who wait under the same tags.
        Index(
            "answer_waiting",
            "checkin_id",
            "question_id",
            "role",
            "service_area",
            "tags_id",
            "times_published",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
    )

    published_choice: int | None = Field(default=None, sa_type=SmallInteger)
    published_barrier: str | None = Field(default=None, sa_type=Words)
    published_evidence: bool = Field(default=False, sa_column_kwargs=later_default(false()))
    times_published: int = Field(default=0, sa_type=SmallInteger, sa_column_kwargs=later_default("0"))
    tags_id: int | None = Field(default=None, sa_type=Id)


class AnswerRevisionRow(_AnswerColumns, table=True):
    """How an answer came to be: one row for each time it changed."""

    __tablename__: ClassVar[str] = "answer_revision"
    __table_args__ = (
        PrimaryKeyConstraint("checkin_id", "person_id", "question_id", "revision"),
        belongs_to("checkin", "checkin_id", "council_id"),
        belongs_to("person", "person_id", "council_id"),
    )
