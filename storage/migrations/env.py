"""Runs migrations on the connection that storage.schema hands over. Alembic loads this file by itself."""

from alembic import context
from sqlalchemy import Connection

from storage import tables


def run() -> None:
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=tables.Row.metadata,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite alters tables by copying them
    )
    context.run_migrations()


run()
