"""Who tidies up: one program at a time. Two would lock the same old rows, each in an order of its own."""

from sqlalchemy import text

from storage.database import Session
from storage.statements import is_sqlite

_LOCK = 0x7469647975700A  # any number that other programs on the server won't use: "tidyup"


async def is_alone(session: Session) -> bool:
    """Whether nobody else tidies; then nobody does until the end of the transaction. Waits for none."""
    if is_sqlite(session):
        return True  # it takes one writer at a time anyway
    return bool(await session.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _LOCK}))
