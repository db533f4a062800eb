"""What is published of answers (see conversations.releases)."""

from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint
from sqlmodel import Field, SmallInteger

from storage.columns import Id, Words
from storage.tables.base import Row, belongs_to


class SegmentRow(Row, table=True):
    """What the tags of these people's answers tell in a check-in (see conversations.releases.tell_apart)."""

    __tablename__: ClassVar[str] = "segment"
    __table_args__ = (
        PrimaryKeyConstraint("checkin_id", "area", "role"),
        belongs_to("checkin", "checkin_id", "council_id"),
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
        belongs_to("checkin", "checkin_id", "council_id"),
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
        belongs_to("checkin", "checkin_id", "council_id"),
    )

    checkin_id: int = Field(sa_type=Id)
    area: str = Field(sa_type=Words)
    role: str = Field(sa_type=Words)
    council_id: int = Field(sa_type=Id)
    counts: str = Field(sa_type=Words)
