"""Events that were taken, messages that are to be sent, and how fast they may be."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint, false, text
from sqlmodel import Field

from storage.columns import AwareDateTime, Id, Words
from storage.tables.base import NUMBERED, Row, belongs_to, later_default


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

    `event`: the hashed key of the event that it answers. Not sent after `expires_at`. `is_doubtful`: it may
    have arrived although nobody knows of it. `retried_at`: when it was queued again after it had been given up.
    """

    __tablename__: ClassVar[str] = "outbox"
    __table_args__ = (
        belongs_to("address", "address_id", "council_id"),
        Index("outbox_queued", "address_id", "id", sqlite_where=_QUEUED, postgresql_where=_QUEUED),
        Index("outbox_sent", "sent_at", sqlite_where=_SENT, postgresql_where=_SENT),
        Index("outbox_dead", "council_id", "id", sqlite_where=_DEAD, postgresql_where=_DEAD),
        Index("outbox_dead_since", "created_at", sqlite_where=_DEAD, postgresql_where=_DEAD),
        NUMBERED,
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
    is_doubtful: bool = Field(default=False, sa_column_kwargs=later_default(false()))
    event: str | None = Field(default=None, sa_type=Words)
    retried_at: datetime | None = Field(default=None, sa_type=AwareDateTime)


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


class PaceRow(Row, table=True):
    """When the bucket of a workspace is full again (see storage.pace)."""

    __tablename__: ClassVar[str] = "pace"
    __table_args__ = (PrimaryKeyConstraint("door", "workspace"), {"sqlite_with_rowid": False})

    door: str = Field(sa_type=Words)
    workspace: str = Field(sa_type=Words)
    full_at: datetime = Field(sa_type=AwareDateTime)
