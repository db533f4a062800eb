"""Councils, the workspaces they are known by, people, and the conversations they are written to."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, false, text, true
from sqlmodel import Field, SmallInteger

from storage.columns import USUAL_PATTERN, AwareDateTime, Id, Words
from storage.tables.base import NUMBERED, Row, belongs_to, later_default


class CouncilRow(Row, table=True):
    """`calendar` as conversations.codec writes it; `posts_to`: the address that gets the council's posts.

    `least`: of how many people a figure must tell at least. `shares_since`: when the council joined the
    benchmark. `planned_to`: set while the nudges of all its people are planned anew; those with
    smaller ordinals are done. `is_optional`: people need not take part. `set_up_at`: when a lead was led
    through the settings.
    """

    __tablename__: ClassVar[str] = "council"
    __table_args__ = (NUMBERED,)

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    name: str = Field(sa_type=Words)
    created_at: datetime = Field(sa_type=AwareDateTime)
    calendar: str = Field(default="{}", sa_type=Words, sa_column_kwargs=later_default("{}"))
    posts_to: int | None = Field(default=None, sa_type=Id)
    planned_to: int | None = None
    least: int = Field(default=5, sa_type=SmallInteger, sa_column_kwargs=later_default("5"))
    shares_since: datetime | None = Field(default=None, sa_type=AwareDateTime)
    keep_months: int = Field(default=24, sa_type=SmallInteger, sa_column_kwargs=later_default("24"))
    is_optional: bool = Field(default=False, sa_column_kwargs=later_default(false()))
    set_up_at: datetime | None = Field(default=None, sa_type=AwareDateTime)


class WorkspaceRow(Row, table=True):
    """A Slack workspace, a Teams tenant or a terminal. `claim_hash`: of the code that makes the first lead."""

    __tablename__: ClassVar[str] = "workspace"
    __table_args__ = (
        UniqueConstraint("door", "external_id"),
        belongs_to("council", "council_id"),
        Index("workspace_council", "council_id"),
        NUMBERED,
    )

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    door: str = Field(sa_type=Words)
    external_id: str = Field(sa_type=Words)
    name: str = Field(sa_type=Words)
    claim_hash: str | None = Field(default=None, sa_type=Words)
    created_at: datetime = Field(sa_type=AwareDateTime)


_UNPLANNED = text("NOT is_planned")


class PersonRow(Row, table=True):
    """`state` as conversations.codec writes it; `ordinal` counts the council's people from 0.

    `checkin_id`, `has_finished` and `has_stopped` repeat what the state says, for statements over many people.
    `pattern` as storage.columns writes it; `lane_id`: the direct conversation used last. `removed_at`:
    no longer on the roster. `left_out_at`: since when they are not asked, at their wish. `is_planned`: their
    nudges agree with all of this (see storage.planning). `came_by` is word, file or place: whether they wrote
    first, stood in a file, or are members of a place whose members are asked.
    """

    __tablename__: ClassVar[str] = "person"
    __table_args__ = (
        UniqueConstraint("council_id", "ordinal"),
        UniqueConstraint("id", "council_id"),
        belongs_to("council", "council_id"),
        Index("person_unplanned", "council_id", sqlite_where=_UNPLANNED, postgresql_where=_UNPLANNED),
        NUMBERED,
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
    pattern: str = Field(default=USUAL_PATTERN, sa_type=Words, sa_column_kwargs=later_default(USUAL_PATTERN))
    wants_reminders: bool = Field(default=True, sa_column_kwargs=later_default(true()))
    away_until: date | None = None
    snoozed_until: date | None = None
    removed_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    lane_id: int | None = Field(default=None, sa_type=Id)
    checkin_id: int | None = Field(default=None, sa_type=Id)
    has_finished: bool = Field(default=False, sa_column_kwargs=later_default(false()))
    has_stopped: bool = Field(default=False, sa_column_kwargs=later_default(false()))
    left_out_at: datetime | None = Field(default=None, sa_type=AwareDateTime)
    came_by: str = Field(default="word", sa_type=Words, sa_column_kwargs=later_default("word"))
    is_planned: bool = Field(default=False, sa_column_kwargs=later_default(false()))


class AccountRow(Row, table=True):
    __tablename__: ClassVar[str] = "account"
    __table_args__ = (
        UniqueConstraint("door", "workspace", "user_id"),
        belongs_to("person", "person_id", "council_id"),
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
        belongs_to("council", "council_id"),
        belongs_to("person", "person_id", "council_id"),
        Index("address_council", "council_id"),
        Index("address_person", "person_id"),
        Index("address_due", "door", "due_at"),
        NUMBERED,
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
    is_suspect: bool = Field(default=False, sa_column_kwargs=later_default(false()))
