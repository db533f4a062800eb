"""Calendars, nudges and pacing: what check-ins on a schedule need."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    # Added to the tables as they are: a copy, as SQLite needs for other changes, would lose AUTOINCREMENT.
    yes, no = sa.true(), sa.false()
    usual = "12345 09:00-17:00"
    op.add_column("council", sa.Column("calendar", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("council", sa.Column("posts_to", ID, nullable=True))
    op.add_column("council", sa.Column("planned_to", sa.Integer(), nullable=True))
    op.add_column("person", sa.Column("pattern", sa.Text(), nullable=False, server_default=usual))
    op.add_column("person", sa.Column("wants_reminders", sa.Boolean(), nullable=False, server_default=yes))
    op.add_column("person", sa.Column("away_until", sa.Date(), nullable=True))
    op.add_column("person", sa.Column("snoozed_until", sa.Date(), nullable=True))
    op.add_column("person", sa.Column("removed_at", MOMENT, nullable=True))
    op.add_column("person", sa.Column("lane_id", ID, nullable=True))
    op.add_column("person", sa.Column("checkin_id", ID, nullable=True))
    op.add_column("person", sa.Column("has_finished", sa.Boolean(), nullable=False, server_default=no))
    op.add_column("person", sa.Column("has_stopped", sa.Boolean(), nullable=False, server_default=no))
    op.add_column("person", sa.Column("is_planned", sa.Boolean(), nullable=False, server_default=no))
    op.add_column("address", sa.Column("full_at", MOMENT, nullable=True))
    op.add_column("address", sa.Column("is_suspect", sa.Boolean(), nullable=False, server_default=no))
    op.add_column("checkin", sa.Column("opens_locally", sa.Boolean(), nullable=False, server_default=yes))
    op.add_column("checkin", sa.Column("paused_at", MOMENT, nullable=True))
    op.add_column("checkin", sa.Column("nudged_at", MOMENT, nullable=True))
    op.add_column("outbox", sa.Column("expires_at", MOMENT, nullable=True))
    op.add_column("outbox", sa.Column("is_doubtful", sa.Boolean(), nullable=False, server_default=no))
    _tell_from_states()
    _make_tables()


def _tell_from_states() -> None:
    """Fills the person columns that repeat what is stored elsewhere."""
    field = (
        "json_extract(state, '$.{}')" if op.get_bind().dialect.name == "sqlite" else "(state::json ->> '{}')"
    )
    op.execute(
        f"UPDATE person SET checkin_id = CAST({field.format('checkin')} AS BIGINT), "  # noqa: S608 - no input
        f"has_finished = coalesce(CAST({field.format('finished')} AS BOOLEAN), false), "
        f"has_stopped = coalesce({field.format('phase')}, '') = 'stopped', "
        "lane_id = (SELECT max(address.id) FROM address "
        "WHERE address.person_id = person.id AND address.place = 'direct')"
    )


def _make_tables() -> None:
    unplanned = sa.text("NOT is_planned")
    op.create_index(
        "person_unplanned", "person", ["council_id"], sqlite_where=unplanned, postgresql_where=unplanned
    )
    op.create_table(
        "pace",
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("full_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("door", "workspace", name=op.f("pace_pk")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "nudge",
        sa.Column("checkin_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("message_id", ID, nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        _belongs_to("nudge", "checkin"),
        sa.PrimaryKeyConstraint("checkin_id", "person_id", "key", name=op.f("nudge_pk")),
    )
    planned, on_its_way = sa.text("state = 'planned'"), sa.text("message_id IS NOT NULL")
    handed_over = sa.text("sent_on IS NOT NULL")
    op.create_index(
        "nudge_day",
        "nudge",
        ["person_id", "sent_on"],
        unique=True,
        sqlite_where=handed_over,
        postgresql_where=handed_over,
    )
    op.create_index("nudge_due", "nudge", ["due_at"], sqlite_where=planned, postgresql_where=planned)
    op.create_index(
        "nudge_message", "nudge", ["message_id"], sqlite_where=on_its_way, postgresql_where=on_its_way
    )
    op.create_table(
        "post",
        sa.Column("checkin_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("queued_at", MOMENT, nullable=False),
        _belongs_to("post", "checkin"),
        sa.PrimaryKeyConstraint("checkin_id", "key", name=op.f("post_pk")),
    )


def _belongs_to(table: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{parent}_id", "council_id"],
        [f"{parent}.id", f"{parent}.council_id"],
        name=op.f(f"{table}_{parent}_fk"),
        ondelete="CASCADE",
    )
