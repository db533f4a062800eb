"""What councils that share their figures know of each other."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint
from sqlmodel import Field

from storage.columns import AwareDateTime, Words
from storage.tables.base import Row


class BenchmarkRow(Row, table=True):
    """The benchmark of a quarter: how many of this deployment's councils it counts, and `counts` as
    conversations.benchmark writes them.
    """

    __tablename__: ClassVar[str] = "benchmark"
    __table_args__ = (PrimaryKeyConstraint("quarter", "framework_version"),)

    quarter: int
    framework_version: str = Field(sa_type=Words)
    councils: int
    counts: str = Field(sa_type=Words)
    published_at: datetime = Field(sa_type=AwareDateTime)


class PeerRow(Row, table=True):
    """Another deployment whose files are believed. `key`: its public key."""

    __tablename__: ClassVar[str] = "peer"

    key: str = Field(sa_type=Words, primary_key=True)
    name: str = Field(sa_type=Words)
    trusted_at: datetime = Field(sa_type=AwareDateTime)


class PeerBenchmarkRow(Row, table=True):
    """What another deployment has told of its councils in a quarter: the latest of its files."""

    __tablename__: ClassVar[str] = "peer_benchmark"
    __table_args__ = (
        PrimaryKeyConstraint("key", "quarter", "framework_version"),
        ForeignKeyConstraint(["key"], ["peer.key"], ondelete="CASCADE"),
    )

    key: str = Field(sa_type=Words)
    quarter: int
    framework_version: str = Field(sa_type=Words)
    councils: int
    counts: str = Field(sa_type=Words)
    made_at: datetime = Field(sa_type=AwareDateTime)
    imported_at: datetime = Field(sa_type=AwareDateTime)
