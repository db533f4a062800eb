"""Installations, whom channels and files bring onto the roster, and codes that join accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("council", sa.Column("is_optional", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("council", sa.Column("set_up_at", MOMENT, nullable=True))
    op.add_column("person", sa.Column("came_by", sa.Text(), nullable=False, server_default="word"))
    op.add_column("outbox", sa.Column("event", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("retried_at", MOMENT, nullable=True))
    op.create_table(
        "installation",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=True),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("installed_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.Column("removed_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("installation_council_fk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("installation_pk")),
        sa.UniqueConstraint("door", "workspace", name=op.f("installation_door_workspace_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("installation_council", "installation", ["council_id"])
    op.create_table(
        "asked_place",
        sa.Column("id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("with_guests", sa.Boolean(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("asked_place_council_fk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("asked_place_pk")),
        sa.UniqueConstraint(
            "door", "workspace", "conversation", name=op.f("asked_place_door_workspace_conversation_key")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("asked_place_council", "asked_place", ["council_id"])
    op.create_table(
        "asked_member",
        sa.Column("place_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["asked_place.id"], name=op.f("asked_member_asked_place_fk"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("asked_member_account_fk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place_id", "account_id", name=op.f("asked_member_pk")),
    )
    op.create_index("asked_member_account", "asked_member", ["account_id"])
    op.create_table(
        "join_code",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("other_id", ID, nullable=True),
        sa.Column("has_agreed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id", "council_id"],
            ["person.id", "person.council_id"],
            name=op.f("join_code_person_fk"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_id", "council_id"],
            ["person.id", "person.council_id"],
            name=op.f("join_code_other_fk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("join_code_pk")),
    )
    op.create_index("join_code_other", "join_code", ["other_id"])
