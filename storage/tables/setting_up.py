"""What a council is set up with: installations, places whose members are asked, codes that join accounts."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint, UniqueConstraint
from sqlmodel import Field

from storage.columns import AwareDateTime, Id, Words
from storage.tables.base import NUMBERED, Row, belongs_to


class InstallationRow(Row, table=True):
    """A workspace that installed the app by itself. `token`: encrypted; None once the app was removed."""

    __tablename__: ClassVar[str] = "installation"
    __table_args__ = (
        UniqueConstraint("door", "workspace"),
        belongs_to("council", "council_id"),
        Index("installation_council", "council_id"),
        NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    door: str = Field(sa_type=Words)
    workspace: str = Field(sa_type=Words)
    token: str | None = Field(default=None, sa_type=Words)
    scopes: str = Field(sa_type=Words)
    installed_at: datetime = Field(sa_type=AwareDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    removed_reason: str | None = Field(default=None, sa_type=Words)


class AskedPlaceRow(Row, table=True):
    """A channel or team whose members are asked. Its members were read at `read_at`, and are read next at
    `due_at`; `fault`: why they could not be read.
    """

    __tablename__: ClassVar[str] = "asked_place"
    __table_args__ = (
        UniqueConstraint("door", "workspace", "conversation"),
        belongs_to("council", "council_id"),
        Index("asked_place_council", "council_id"),
        NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    door: str = Field(sa_type=Words)
    workspace: str = Field(sa_type=Words)
    conversation: str = Field(sa_type=Words)
    name: str = Field(sa_type=Words)
    with_guests: bool
    added_at: datetime = Field(sa_type=AwareDateTime)
    read_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    due_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    fault: str | None = Field(default=None, sa_type=Words)


class AskedMemberRow(Row, table=True):
    """Who is a member of which place."""

    __tablename__: ClassVar[str] = "asked_member"
    __table_args__ = (
        PrimaryKeyConstraint("place_id", "account_id"),
        ForeignKeyConstraint(["place_id"], ["asked_place.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        Index("asked_member_account", "account_id"),
    )

    place_id: int = Field(sa_type=Id)
    account_id: int = Field(sa_type=Id)


class JoinCodeRow(Row, table=True):
    """A code with which somebody joins another account of theirs to this person, while it is good.

    `code_hash` is empty once the code was used: by `other_id`, who has agreed or is still asked.
    """

    __tablename__: ClassVar[str] = "join_code"
    __table_args__ = (
        PrimaryKeyConstraint("person_id"),
        belongs_to("person", "person_id", "council_id"),
        ForeignKeyConstraint(
            ["other_id", "council_id"],
            ["person.id", "person.council_id"],
            name="join_code_other_fk",
            ondelete="CASCADE",
        ),
        Index("join_code_other", "other_id"),
    )

    person_id: int = Field(sa_type=Id)
    council_id: int = Field(sa_type=Id)
    code_hash: str = Field(sa_type=Words)
    expires_at: datetime = Field(sa_type=AwareDateTime)
    other_id: int | None = Field(default=None, sa_type=Id)
    has_agreed: bool = False
