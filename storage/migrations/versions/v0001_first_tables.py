"""The first tables.

A migration says what it does in its own words: it stays as it is when the models move on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "council",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("council_pk")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "seen",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("seen_pk")),
        sqlite_with_rowid=False,
    )
    op.create_index("seen_at", "seen", ["at"])
    op.create_table(
        "checkin",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("framework_version", sa.Text(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("checkin_council_fk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("checkin_pk")),
        sa.UniqueConstraint("council_id", "quarter", name=op.f("checkin_council_id_quarter_key")),
        sa.UniqueConstraint("id", "council_id", name=op.f("checkin_id_council_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("service_area", sa.Text(), nullable=False),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("person_council_fk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("person_pk")),
        sa.UniqueConstraint("council_id", "ordinal", name=op.f("person_council_id_ordinal_key")),
        sa.UniqueConstraint("id", "council_id", name=op.f("person_id_council_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "workspace",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("claim_hash", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("workspace_council_fk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("workspace_pk")),
        sa.UniqueConstraint("door", "external_id", name=op.f("workspace_door_external_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("workspace_council", "workspace", ["council_id"])
    op.create_table(
        "account",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id", "council_id"],
            ["person.id", "person.council_id"],
            name=op.f("account_person_fk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("account_pk")),
        sa.UniqueConstraint("door", "workspace", "user_id", name=op.f("account_door_workspace_user_id_key")),
    )
    op.create_index("account_person", "account", ["person_id"])
    op.create_table(
        "address",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("wakes", ID, nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("leased_until", MOMENT, nullable=True),
        sa.Column("lease_owner", sa.Text(), nullable=True),
        sa.Column("unreachable_since", MOMENT, nullable=True),
        sa.Column("unreachable_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("address_council_fk"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "council_id"],
            ["person.id", "person.council_id"],
            name=op.f("address_person_fk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("address_pk")),
        sa.UniqueConstraint(
            "door", "workspace", "conversation", name=op.f("address_door_workspace_conversation_key")
        ),
        sa.UniqueConstraint("id", "council_id", name=op.f("address_id_council_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("address_council", "address", ["council_id"])
    op.create_index("address_due", "address", ["door", "due_at"])
    op.create_index("address_person", "address", ["person_id"])
    op.create_table(
        "answer",
        sa.Column("checkin_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("question_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("choice", sa.SmallInteger(), nullable=False),
        sa.Column("barrier", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("service_area", sa.Text(), nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["checkin_id", "council_id"],
            ["checkin.id", "checkin.council_id"],
            name=op.f("answer_checkin_fk"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "council_id"],
            ["person.id", "person.council_id"],
            name=op.f("answer_person_fk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("checkin_id", "person_id", "question_id", name=op.f("answer_pk")),
    )
    op.create_index(
        "answer_summary",
        "answer",
        ["council_id", "checkin_id", "question_id", "role", "service_area", "choice", "person_id"],
    )
    op.create_table(
        "answer_revision",
        sa.Column("checkin_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("question_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("choice", sa.SmallInteger(), nullable=False),
        sa.Column("barrier", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("service_area", sa.Text(), nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["checkin_id", "council_id"],
            ["checkin.id", "checkin.council_id"],
            name=op.f("answer_revision_checkin_fk"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "council_id"],
            ["person.id", "person.council_id"],
            name=op.f("answer_revision_person_fk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "checkin_id", "person_id", "question_id", "revision", name=op.f("answer_revision_pk")
        ),
    )
    op.create_table(
        "card",
        sa.Column("address_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["address_id"], ["address.id"], name=op.f("card_address_fk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("address_id", "key", name=op.f("card_pk")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("address_id", ID, nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["address_id", "council_id"],
            ["address.id", "address.council_id"],
            name=op.f("outbox_address_fk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("outbox_pk")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "outbox_dead",
        "outbox",
        ["council_id", "id"],
        sqlite_where=sa.text("state = 'dead'"),
        postgresql_where=sa.text("state = 'dead'"),
    )
    op.create_index(
        "outbox_dead_since",
        "outbox",
        ["created_at"],
        sqlite_where=sa.text("state = 'dead'"),
        postgresql_where=sa.text("state = 'dead'"),
    )
    op.create_index(
        "outbox_queued",
        "outbox",
        ["address_id", "id"],
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.create_index(
        "outbox_sent",
        "outbox",
        ["sent_at"],
        sqlite_where=sa.text("state = 'sent'"),
        postgresql_where=sa.text("state = 'sent'"),
    )
