"""The tables. `table=True` models do not validate: the domain types do, so rows never leave storage.

Two-column foreign keys carry the council along: the database itself refuses an answer whose check-in or person
belongs to another council.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import (
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.orm import registry
from sqlmodel import Field, SmallInteger, SQLModel

from storage.columns import USUAL_PATTERN, AwareDateTime, Id, Words

# Constraints with names of our own can be altered later on both engines.
_NAMES = {
    "pk": "%(table_name)s_pk",
    "fk": "%(table_name)s_%(referred_table_name)s_fk",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
}


class Row(SQLModel, registry=registry(metadata=MetaData(naming_convention=_NAMES))):
    """What all tables share: one collection of tables that is ours alone."""


def _belongs_to(parent: str, *columns: str) -> ForeignKeyConstraint:
    """Foreign key to `parent`'s id, with its council when two columns are named. Rows end with their parent."""
    return ForeignKeyConstraint(
        columns, [f"{parent}.{name}" for name in ("id", "council_id")[: len(columns)]], ondelete="CASCADE"
    )


def _default(value: object) -> dict[str, object]:
    """For columns that were added later: what rows that were there before have."""
    return {"server_default": value}


_UNPLANNED = text("NOT is_planned")

# Numbers that leave storage (in buttons, states and delivery keys) are never used twice, even after deletion.
_NUMBERED = {"sqlite_autoincrement": True}


class CouncilRow(Row, table=True):
    """`calendar` as conversations.codec writes it; `posts_to`: the address that gets the council's posts.

    `planned_to`: set while the nudges of all its people are planned anew; those with smaller ordinals are done.
    """

    __tablename__: ClassVar[str] = "council"
    __table_args__ = (_NUMBERED,)

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    name: str = Field(sa_type=Words)
    created_at: datetime = Field(sa_type=AwareDateTime)
    calendar: str = Field(default="{}", sa_type=Words, sa_column_kwargs=_default("{}"))
    posts_to: int | None = Field(default=None, sa_type=Id)
    planned_to: int | None = None


class WorkspaceRow(Row, table=True):
    """A Slack workspace, a Teams tenant or a terminal. `claim_hash`: of the code that makes the first lead."""

    __tablename__: ClassVar[str] = "workspace"
    __table_args__ = (
        UniqueConstraint("door", "external_id"),
        _belongs_to("council", "council_id"),
        Index("workspace_council", "council_id"),
        _NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    door: str = Field(sa_type=Words)
    external_id: str = Field(sa_type=Words)
    name: str = Field(sa_type=Words)
    claim_hash: str | None = Field(default=None, sa_type=Words)
    created_at: datetime = Field(sa_type=AwareDateTime)


class PersonRow(Row, table=True):
    """`state` as conversations.codec writes it; `ordinal` counts the council's people from 0.

    `checkin_id`, `has_finished` and `has_stopped` repeat what the state says, for statements over many people.
    `pattern` as storage.columns writes it; `lane_id`: the direct conversation used last. `removed_at`:
    no longer on the roster. `is_planned`: their nudges agree with all of this (see storage.planning).
    """

    __tablename__: ClassVar[str] = "person"
    __table_args__ = (
        UniqueConstraint("council_id", "ordinal"),
        UniqueConstraint("id", "council_id"),
        _belongs_to("council", "council_id"),
        Index("person_unplanned", "council_id", sqlite_where=_UNPLANNED, postgresql_where=_UNPLANNED),
        _NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    ordinal: int
    name: str = Field(sa_type=Words)
    role: str = Field(sa_type=Words)
    service_area: str = Field(sa_type=Words)
    is_lead: bool
    locale: str = Field(sa_type=Words)
    zone: str = Field(sa_type=Words)
    state: str = Field(sa_type=Words)
    created_at: datetime = Field(sa_type=AwareDateTime)
    pattern: str = Field(default=USUAL_PATTERN, sa_type=Words, sa_column_kwargs=_default(USUAL_PATTERN))
    wants_reminders: bool = Field(default=True, sa_column_kwargs=_default(true()))
    away_until: date | None = None
    snoozed_until: date | None = None
    removed_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    lane_id: int | None = Field(default=None, sa_type=Id)
    checkin_id: int | None = Field(default=None, sa_type=Id)
    has_finished: bool = Field(default=False, sa_column_kwargs=_default(false()))
    has_stopped: bool = Field(default=False, sa_column_kwargs=_default(false()))
    is_planned: bool = Field(default=False, sa_column_kwargs=_default(false()))


class AccountRow(Row, table=True):
    __tablename__: ClassVar[str] = "account"
    __table_args__ = (
        UniqueConstraint("door", "workspace", "user_id"),
        _belongs_to("person", "person_id", "council_id"),
        Index("account_person", "person_id"),
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    person_id: int = Field(sa_type=Id)
    door: str = Field(sa_type=Words)
    workspace: str = Field(sa_type=Words)
    user_id: str = Field(sa_type=Words)


class AddressRow(Row, table=True):
    """A conversation, which is also a lane: its messages go out in order, one process at a time.

    `due_at` says when somebody should look for messages; `wakes` counts how often that was asked for.
    `full_at`: when the conversation's bucket is full again (see storage.pace). `is_suspect`: the lease before
    the present one ran out, so messages may have been sent that are not marked as sent.
    """

    __tablename__: ClassVar[str] = "address"
    __table_args__ = (
        UniqueConstraint("door", "workspace", "conversation"),
        UniqueConstraint("id", "council_id"),
        _belongs_to("council", "council_id"),
        _belongs_to("person", "person_id", "council_id"),
        Index("address_council", "council_id"),
        Index("address_person", "person_id"),
        Index("address_due", "door", "due_at"),
        _NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    person_id: int | None = Field(default=None, sa_type=Id)
    door: str = Field(sa_type=Words)
    workspace: str = Field(sa_type=Words)
    conversation: str = Field(sa_type=Words)
    place: str = Field(sa_type=Words)
    reference: str = Field(sa_type=Words)
    wakes: int = Field(default=0, sa_type=Id)
    due_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    leased_until: datetime | None = Field(default=None, sa_type=AwareDateTime)
    lease_owner: str | None = Field(default=None, sa_type=Words)
    unreachable_since: datetime | None = Field(default=None, sa_type=AwareDateTime)
    unreachable_reason: str | None = Field(default=None, sa_type=Words)
    full_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    is_suspect: bool = Field(default=False, sa_column_kwargs=_default(false()))


class PaceRow(Row, table=True):
    """When the bucket of a workspace is full again (see storage.pace)."""

    __tablename__: ClassVar[str] = "pace"
    __table_args__ = (PrimaryKeyConstraint("door", "workspace"), {"sqlite_with_rowid": False})

    door: str = Field(sa_type=Words)
    workspace: str = Field(sa_type=Words)
    full_at: datetime = Field(sa_type=AwareDateTime)


class CheckInRow(Row, table=True):
    """Times as in conversations.people.CheckIn. `published_at`: when its answers were last looked through for
    what may be published.
    """

    __tablename__: ClassVar[str] = "checkin"
    __table_args__ = (
        UniqueConstraint("council_id", "quarter"),
        UniqueConstraint("id", "council_id"),
        _belongs_to("council", "council_id"),
        _NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    quarter: int
    opens_at: datetime = Field(sa_type=AwareDateTime)
    closes_at: datetime = Field(sa_type=AwareDateTime)
    framework_version: str = Field(sa_type=Words)
    synthetic: bool = False
    opens_locally: bool = Field(default=True, sa_column_kwargs=_default(true()))
    paused_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    nudged_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    published_at: datetime | None = Field(default=None, sa_type=AwareDateTime)


class SegmentRow(Row, table=True):
    """What the tags of these people's answers tell in a check-in (see conversations.releases.tell_apart)."""

    __tablename__: ClassVar[str] = "segment"
    __table_args__ = (
        PrimaryKeyConstraint("checkin_id", "area", "role"),
        _belongs_to("checkin", "checkin_id", "council_id"),
    )

    checkin_id: int = Field(sa_type=Id)
    area: str = Field(sa_type=Words)
    role: str = Field(sa_type=Words)
    council_id: int = Field(sa_type=Id)
    tells_area: bool
    tells_role: bool


class TagsRow(Row, table=True):
    """What answers have in common that were published together; empty where it is not told."""

    __tablename__: ClassVar[str] = "tags"
    __table_args__ = (
        UniqueConstraint(
            "checkin_id", "question", "mission", "enabler", "principle", "area", "role", name="tags_key"
        ),
        _belongs_to("checkin", "checkin_id", "council_id"),
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    checkin_id: int = Field(sa_type=Id)
    council_id: int = Field(sa_type=Id)
    question: str = Field(sa_type=Words)
    mission: str = Field(sa_type=Words)
    enabler: str = Field(sa_type=Words)
    principle: str = Field(sa_type=Words)
    area: str = Field(sa_type=Words)
    role: str = Field(sa_type=Words)


class PublishedRow(Row, table=True):
    """How many answers of one value were published under these tags, less those that were taken out again when
    they changed: so it can be negative, but no figure is. `barrier`: empty for none.
    """

    __tablename__: ClassVar[str] = "published"
    __table_args__ = (
        PrimaryKeyConstraint("tags_id", "choice", "barrier", "has_evidence"),
        ForeignKeyConstraint(["tags_id"], ["tags.id"], ondelete="CASCADE"),
        {"sqlite_with_rowid": False},
    )

    tags_id: int = Field(sa_type=Id)
    choice: int = Field(sa_type=SmallInteger)
    barrier: str = Field(sa_type=Words)
    has_evidence: bool
    number: int


class SnapshotRow(Row, table=True):
    """What was published of a check-in, added up: of an area or a role, or of everybody where both are empty.

    `counts` as storage.snapshots writes it.
    """

    __tablename__: ClassVar[str] = "snapshot"
    __table_args__ = (
        PrimaryKeyConstraint("checkin_id", "area", "role"),
        _belongs_to("checkin", "checkin_id", "council_id"),
    )

    checkin_id: int = Field(sa_type=Id)
    area: str = Field(sa_type=Words)
    role: str = Field(sa_type=Words)
    council_id: int = Field(sa_type=Id)
    counts: str = Field(sa_type=Words)


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
        _belongs_to("checkin", "checkin_id", "council_id"),
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
        _belongs_to("checkin", "checkin_id", "council_id"),
    )

    checkin_id: int = Field(sa_type=Id)
    key: str = Field(sa_type=Words)
    council_id: int = Field(sa_type=Id)
    queued_at: datetime = Field(sa_type=AwareDateTime)


class _AnswerColumns(Row):
    """`role` and `service_area` are the person's when they chose: later moves don't change the past."""

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
        _belongs_to("checkin", "checkin_id", "council_id"),
        _belongs_to("person", "person_id", "council_id"),
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
    published_evidence: bool = Field(default=False, sa_column_kwargs=_default(false()))
    times_published: int = Field(default=0, sa_type=SmallInteger, sa_column_kwargs=_default("0"))
    tags_id: int | None = Field(default=None, sa_type=Id)


class AnswerRevisionRow(_AnswerColumns, table=True):
    """How an answer came to be: one row for each time it changed."""

    __tablename__: ClassVar[str] = "answer_revision"
    __table_args__ = (
        PrimaryKeyConstraint("checkin_id", "person_id", "question_id", "revision"),
        _belongs_to("checkin", "checkin_id", "council_id"),
        _belongs_to("person", "person_id", "council_id"),
    )


class SeenRow(Row, table=True):
    """Keys of events that were taken, so that a redelivery is known as one."""

    __tablename__: ClassVar[str] = "seen"
    __table_args__ = (Index("seen_at", "at"), {"sqlite_with_rowid": False})

    key: str = Field(sa_type=Words, primary_key=True)
    at: datetime = Field(sa_type=AwareDateTime)


_QUEUED = text("state = 'queued'")
_SENT = text("state = 'sent'")
_DEAD = text("state = 'dead'")


class OutboxRow(Row, table=True):
    """`state` is queued, sent or dead. `via` holds capabilities that live for minutes: emptied when done.

    Not sent after `expires_at`. `is_doubtful`: it may have arrived although nobody knows of it.
    """

    __tablename__: ClassVar[str] = "outbox"
    __table_args__ = (
        _belongs_to("address", "address_id", "council_id"),
        Index("outbox_queued", "address_id", "id", sqlite_where=_QUEUED, postgresql_where=_QUEUED),
        Index("outbox_sent", "sent_at", sqlite_where=_SENT, postgresql_where=_SENT),
        Index("outbox_dead", "council_id", "id", sqlite_where=_DEAD, postgresql_where=_DEAD),
        Index("outbox_dead_since", "created_at", sqlite_where=_DEAD, postgresql_where=_DEAD),
        _NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    address_id: int = Field(sa_type=Id)
    message: str = Field(sa_type=Words)
    locale: str = Field(sa_type=Words)
    via: str | None = Field(default=None, sa_type=Words)
    private: bool
    state: str = Field(sa_type=Words)
    attempts: int = 0
    due_at: datetime = Field(sa_type=AwareDateTime)
    created_at: datetime = Field(sa_type=AwareDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    error: str | None = Field(default=None, sa_type=Words)
    expires_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    is_doubtful: bool = Field(default=False, sa_column_kwargs=_default(false()))


class CardRow(Row, table=True):
    """The door's name (`ref`) of a sent card that a later message may replace."""

    __tablename__: ClassVar[str] = "card"
    __table_args__ = (
        PrimaryKeyConstraint("address_id", "key"),
        ForeignKeyConstraint(["address_id"], ["address.id"], ondelete="CASCADE"),
        {"sqlite_with_rowid": False},
    )

    address_id: int = Field(sa_type=Id)
    key: str = Field(sa_type=Words)
    ref: str = Field(sa_type=Words)


def _core(row: type[Row]) -> Table:
    return row.metadata.tables[str(row.__tablename__)]


# The same tables for Core statements, which the busy paths use.
council = _core(CouncilRow)
workspace = _core(WorkspaceRow)
person = _core(PersonRow)
account = _core(AccountRow)
address = _core(AddressRow)
checkin = _core(CheckInRow)
segment = _core(SegmentRow)
tags = _core(TagsRow)
published = _core(PublishedRow)
snapshot = _core(SnapshotRow)
answer = _core(AnswerRow)
answer_revision = _core(AnswerRevisionRow)
seen = _core(SeenRow)
outbox = _core(OutboxRow)
nudge = _core(NudgeRow)
post = _core(PostRow)
pace = _core(PaceRow)
card = _core(CardRow)
