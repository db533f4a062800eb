"""Runs the migrations. Loaded only where there are some to run: Alembic takes longer to load than a command."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection) -> None:
    """Brings the database up to this version, in the transaction that is open."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(config(connection), "head")


def config(connection: Connection) -> Config:
    """Alembic's configuration, without its ini file."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made
