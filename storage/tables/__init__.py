"""The tables. `table=True` models do not validate: the domain types do, so rows never leave storage.

Two-column foreign keys carry the council along: the database itself refuses an answer whose check-in or person
belongs to another council.
"""

from sqlalchemy import Table

from storage.tables.actions import ActionRow
from storage.tables.answers import AnswerRevisionRow, AnswerRow
from storage.tables.audit import AuditRow
from storage.tables.base import Row
from storage.tables.benchmarks import BenchmarkRow, PeerBenchmarkRow, PeerRow
from storage.tables.checkins import CheckInRow, NudgeRow, PostRow
from storage.tables.delivery import CardRow, OutboxRow, PaceRow, SeenRow
from storage.tables.people import AccountRow, AddressRow, CouncilRow, PersonRow, WorkspaceRow
from storage.tables.publication import PublishedRow, SegmentRow, SnapshotRow, TagsRow
from storage.tables.setting_up import AskedMemberRow, AskedPlaceRow, InstallationRow, JoinCodeRow

__all__ = [
    "AccountRow",
    "ActionRow",
    "AddressRow",
    "AnswerRevisionRow",
    "AnswerRow",
    "AskedMemberRow",
    "AskedPlaceRow",
    "AuditRow",
    "BenchmarkRow",
    "CardRow",
    "CheckInRow",
    "CouncilRow",
    "InstallationRow",
    "JoinCodeRow",
    "NudgeRow",
    "OutboxRow",
    "PaceRow",
    "PeerBenchmarkRow",
    "PeerRow",
    "PersonRow",
    "PostRow",
    "PublishedRow",
    "Row",
    "SeenRow",
    "SegmentRow",
    "SnapshotRow",
    "TagsRow",
    "WorkspaceRow",
    "account",
    "action",
    "address",
    "answer",
    "answer_revision",
    "asked_member",
    "asked_place",
    "audit",
    "benchmark",
    "card",
    "checkin",
    "council",
    "installation",
    "join_code",
    "nudge",
    "outbox",
    "pace",
    "peer",
    "peer_benchmark",
    "person",
    "post",
    "published",
    "seen",
    "segment",
    "snapshot",
    "tags",
    "workspace",
]


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
action = _core(ActionRow)
audit = _core(AuditRow)
benchmark = _core(BenchmarkRow)
peer = _core(PeerRow)
peer_benchmark = _core(PeerBenchmarkRow)
seen = _core(SeenRow)
outbox = _core(OutboxRow)
nudge = _core(NudgeRow)
post = _core(PostRow)
pace = _core(PaceRow)
card = _core(CardRow)
installation = _core(InstallationRow)
asked_place = _core(AskedPlaceRow)
asked_member = _core(AskedMemberRow)
join_code = _core(JoinCodeRow)
