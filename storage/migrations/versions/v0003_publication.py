"""Which answers are published, and what was published. Answers that are there already wait for it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("checkin", sa.Column("published_at", MOMENT, nullable=True))
    op.add_column("answer", sa.Column("published_choice", sa.SmallInteger(), nullable=True))
    op.add_column("answer", sa.Column("published_barrier", sa.Text(), nullable=True))
    op.add_column(
        "answer", sa.Column("published_evidence", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("answer", sa.Column("times_published", sa.SmallInteger(), nullable=False, server_default="0"))
    op.add_column("answer", sa.Column("tags_id", ID, nullable=True))
    # Nothing is counted from single answers any more.
    op.drop_index("answer_summary", "answer")
    waiting = sa.text(
        "published_choice IS NULL OR published_choice <> choice "
        "OR coalesce(published_barrier, '') <> coalesce(barrier, '') "
        "OR published_evidence <> (choice >= 4 AND comment IS NOT NULL)"
    )
    op.create_index(
        "answer_waiting",
        "answer",
        ["checkin_id", "question_id", "role", "service_area", "tags_id", "times_published"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    _make_tables()


def _make_tables() -> None:
    op.create_table(
        "segment",
        sa.Column("checkin_id", ID, nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("tells_area", sa.Boolean(), nullable=False),
        sa.Column("tells_role", sa.Boolean(), nullable=False),
        _belongs_to_checkin("segment"),
        sa.PrimaryKeyConstraint("checkin_id", "area", "role", name=op.f("segment_pk")),
    )
    op.create_table(
        "tags",
        sa.Column("id", ID, nullable=False),
        sa.Column("checkin_id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("mission", sa.Text(), nullable=False),
        sa.Column("enabler", sa.Text(), nullable=False),
        sa.Column("principle", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        _belongs_to_checkin("tags"),
        sa.PrimaryKeyConstraint("id", name=op.f("tags_pk")),
        sa.UniqueConstraint(
            "checkin_id",
            "question",
            "mission",
            "enabler",
            "principle",
            "area",
            "role",
            name=op.f("tags_key"),
        ),
    )
    op.create_table(
        "published",
        sa.Column("tags_id", ID, nullable=False),
        sa.Column("choice", sa.SmallInteger(), nullable=False),
        sa.Column("barrier", sa.Text(), nullable=False),
        sa.Column("has_evidence", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["tags_id"], ["tags.id"], name=op.f("published_tags_fk"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tags_id", "choice", "barrier", "has_evidence", name=op.f("published_pk")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "snapshot",
        sa.Column("checkin_id", ID, nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        _belongs_to_checkin("snapshot"),
        sa.PrimaryKeyConstraint("checkin_id", "area", "role", name=op.f("snapshot_pk")),
    )


def _belongs_to_checkin(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["checkin_id", "council_id"],
        ["checkin.id", "checkin.council_id"],
        name=op.f(f"{table}_checkin_fk"),
        ondelete="CASCADE",
    )
