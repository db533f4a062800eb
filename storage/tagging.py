"""Tags as columns: empty where nothing is told."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from conversations.people import Role
from conversations.releases import FIELDS, Tags
from storage.tables import tags

COLUMNS = {name: tags.c[name] for name in FIELDS}


def columns_of(one: Tags) -> dict[str, str]:
    return {name: getattr(one, name) or "" for name in FIELDS}


def tags_of(row: RowMapping | Mapping[str, Any]) -> Tags:
    """`row` has these columns under their names; those that it lacks are not told."""
    told = {name: row[name] for name in FIELDS if row.get(name)}
    if "role" in told:
        told["role"] = Role(told["role"])
    return Tags(**told)
