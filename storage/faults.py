"""What can be wrong with a database, in words for the person who runs Waymark.

Messages name the file or the server and never a password.
"""

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class StorageFault(Exception):
    """The database cannot be used. The text says what is wrong, where, and what to do."""


class Collided(Exception):
    """The transaction was undone because it and another waited for each other: done again, it goes through."""


class DriverFault(Exception):
    """An error of the driver that did not come through SQLAlchemy. `is_lost`: its connection is gone."""

    def __init__(self, orig: BaseException, *, is_lost: bool = False) -> None:
        super().__init__(type(orig).__name__)
        self.orig = orig
        self.is_lost = is_lost


class DatabaseLocked(StorageFault):
    """Another program holds the SQLite file."""


_LOCKED = (
    "The database file {where} is locked by another program. "
    "Close the program that has it open, then try again."
)
_SQLITE = {
    sqlite3.SQLITE_CANTOPEN: "Waymark cannot open the database file {where}. "
    "Check that its folder exists and that Waymark may write there.",
    sqlite3.SQLITE_READONLY: "Waymark may not write to the database file {where}. "
    "Give its user write access to the file and its folder.",
    sqlite3.SQLITE_PERM: "Waymark may not write to the database file {where}. "
    "Give its user write access to the file and its folder.",
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_NOTADB: "The file {where} is not a Waymark database. "
    "Check the database address, or move the file away.",
    sqlite3.SQLITE_CORRUPT: "The database file {where} is damaged. Restore it from a backup.",
    sqlite3.SQLITE_FULL: "The disk that holds {where} is full. Make room on it.",
    sqlite3.SQLITE_IOERR: "The disk failed while Waymark used {where}. Check the disk and its space.",
}

_REFUSED = (
    "The database server at {where} refused the user name or password. Check them in the database address."
)
_UNREACHABLE = (
    "The database server at {where} cannot be reached. Check that it runs and that the address is right."
)
_NO_ROOT_CERTIFICATE = (
    "The certificate of the database server at {where} cannot be checked. Save the root certificate as "
    "~/.postgresql/root.crt, or name its file in PGSSLROOTCERT."
)
_BUSY = "The database server at {where} is too busy to answer. Try again, or give it more connections."
_POSTGRES = {
    "28P01": _REFUSED,
    "28000": _REFUSED,
    "3D000": "The database server at {where} has no database of that name. Create it, or correct the address.",
    "42501": "Waymark's database user may not do this at {where}. Make it the owner of the database.",
    "25006": "The database at {where} is read-only. Point Waymark at the primary server.",
    "53100": "The disk of the database server at {where} is full. Make room on it.",
    "53300": _BUSY,
    "55P03": "The database at {where} is locked by another program. Wait until it is done, then try again.",
    "57P01": _UNREACHABLE,
    "57P02": _UNREACHABLE,
    "57P03": _UNREACHABLE,
}

_POSTGRES_KINDS = {
    "08": _UNREACHABLE,
    "53": _BUSY,
    "58": "The machine of the database server at {where} failed, such as its disk. Look at the server's log.",
    "XX": "The database server at {where} failed. Look at its log.",
}
"""By the first two letters of the code."""

NOT_MIGRATED = "The database {where} has no Waymark tables yet. Run `waymark db upgrade` first."
OUTDATED = "The database {where} is from an older version of Waymark. Run `waymark db upgrade` first."
NEWER = (
    "The database {where} was made by a newer version of Waymark. "
    "Run that version, or restore a backup from before the upgrade."
)


def explain(error: BaseException, where: str) -> StorageFault | None:
    """The fault behind an error of a driver; None when the error is no fault of the database."""
    sentence = _sentence(error)
    if sentence is None:
        return None
    kind = DatabaseLocked if sentence == _LOCKED else StorageFault
    return kind(sentence.format(where=where))


def _sentence(error: BaseException) -> str | None:
    match error:
        case PoolTimeout():
            return "The database {where} does not keep up: all connections are in use. Try again later."
        case DBAPIError(connection_invalidated=True) | DriverFault(is_lost=True):
            return _UNREACHABLE
        case InterfaceError(orig=BaseException(__cause__=Exception() as cause)) if _is_of_the_connection(cause):
            return _UNREACHABLE
        case DBAPIError(orig=BaseException() as cause) | DriverFault(orig=cause):
            return _sentence(cause)
        case sqlite3.Error():
            return _sqlite(error)
        case OSError():
            return _UNREACHABLE
        case ValueError() if str(error).startswith("root certificate file"):  # asyncpg's, at the connection
            return _NO_ROOT_CERTIFICATE
        case _:
            return _postgres(error)


def _is_of_the_connection(error: Exception) -> bool:
    """Of asyncpg's interface errors, those that come when a connection is cut under it. The others are
    ValueErrors: values that no column of theirs can hold.
    """
    return type(error).__module__.startswith("asyncpg.") and not isinstance(error, ValueError)


def _sqlite(error: sqlite3.Error) -> str | None:
    if str(error).startswith("no such table"):
        return NOT_MIGRATED
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _SQLITE.get(code & 0xFF)


def _postgres(error: BaseException) -> str | None:
    code = getattr(error, "sqlstate", None)  # asyncpg's errors have it, and so have SQLAlchemy's around them
    if code == "42P01":
        return NOT_MIGRATED
    return _POSTGRES.get(code or "") or _POSTGRES_KINDS.get((code or "")[:2])
