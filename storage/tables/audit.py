"""What was done and by whom."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import AwareDateTime, Id, Words
from storage.tables.base import NUMBERED, Row, belongs_to


class AuditRow(Row, table=True):
    """`actor_id`, `subject_id`: people by id, without a foreign key, so that the record outlives them; 0 for
    whoever was erased. No actor: whoever runs Waymark, at the command line. `deed` as in conversations.audit;
    `detail` names settings, formats and counts, and never what anybody wrote.
    """

    __tablename__: ClassVar[str] = "audit"
    __table_args__ = (belongs_to("council", "council_id"), Index("audit_council", "council_id", "id"), NUMBERED)

    id: int = Field(default=None, sa_type=Id, primary_key=True)
    council_id: int = Field(sa_type=Id)
    at: datetime = Field(sa_type=AwareDateTime)
    actor_id: int | None = Field(default=None, sa_type=Id)
    deed: str = Field(sa_type=Words)
    subject_id: int | None = Field(default=None, sa_type=Id)
    detail: str = Field(sa_type=Words)
