"""Action plans, benchmarks, comments that may be quoted, and how many people a council's figures tell of."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("council", sa.Column("least", sa.SmallInteger(), nullable=False, server_default="5"))
    op.add_column("council", sa.Column("shares_since", MOMENT, nullable=True))
    op.add_column("checkin", sa.Column("benchmarked_at", MOMENT, nullable=True))
    op.add_column("checkin", sa.Column("least", sa.SmallInteger(), nullable=True))
    op.execute("UPDATE checkin SET least = 5 WHERE published_at IS NOT NULL")
    for table in ("answer", "answer_revision"):
        op.add_column(table, sa.Column("may_quote", sa.Boolean(), nullable=False, server_default=sa.false()))
    _make_actions()
    _make_benchmarks()


def _make_actions() -> None:
    op.create_table(
        "action",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("checkin_id", ID, nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("mission", sa.Text(), nullable=False),
        sa.Column("question_id", sa.Text(), nullable=True),
        sa.Column("level", sa.SmallInteger(), nullable=True),
        sa.Column("mean", sa.SmallInteger(), nullable=True),
        sa.Column("barrier", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("action_council_fk"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["checkin_id", "council_id"],
            ["checkin.id", "checkin.council_id"],
            name=op.f("action_checkin_fk"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("action_person_fk"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("action_pk")),
        sa.UniqueConstraint("council_id", "number", name=op.f("action_council_id_number_key")),
        sa.UniqueConstraint("id", "council_id", name=op.f("action_id_council_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("action_owner", "action", ["owner_id"])


def _make_benchmarks() -> None:
    op.create_table(
        "benchmark",
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("framework_version", sa.Text(), nullable=False),
        sa.Column("councils", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("quarter", "framework_version", name=op.f("benchmark_pk")),
    )
    op.create_table(
        "peer",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("trusted_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("peer_pk")),
    )
    op.create_table(
        "peer_benchmark",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("framework_version", sa.Text(), nullable=False),
        sa.Column("councils", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["key"], ["peer.key"], name=op.f("peer_benchmark_peer_fk"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "quarter", "framework_version", name=op.f("peer_benchmark_pk")),
    )
