"""What all tables share."""

from sqlalchemy import ForeignKeyConstraint, MetaData
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

# Constraints with names of our own can be altered later on both engines.
_NAMES = {
    "pk": "%(table_name)s_pk",
    "fk": "%(table_name)s_%(referred_table_name)s_fk",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
}


class Row(SQLModel, registry=registry(metadata=MetaData(naming_convention=_NAMES))):
    """One collection of tables that is ours alone."""


def belongs_to(parent: str, *columns: str) -> ForeignKeyConstraint:
    """Foreign key to `parent`'s id, with its council when two columns are named. Rows end with their parent."""
    return ForeignKeyConstraint(
        columns, [f"{parent}.{name}" for name in ("id", "council_id")[: len(columns)]], ondelete="CASCADE"
    )


def later_default(value: object) -> dict[str, object]:
    """For columns that were added later: what rows that were there before have."""
    return {"server_default": value}


NUMBERED = {"sqlite_autoincrement": True}
"""For numbers that leave storage (in buttons, states and delivery keys): never used twice."""
