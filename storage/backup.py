"""A copy of a SQLite database, made while others write to it: of one moment, checked, and all of it or none."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

from storage.faults import StorageFault
from storage.location import Location

_PRIVATE = 0o600


def back_up(location: Location, target: Path) -> int:
    """Writes the copy; returns its size in bytes. What was at `target` is replaced once the copy is sound.

    It blocks, for seconds where the database is large. Raises StorageFault.
    """
    source = Path(location.where)
    if not source.is_file():
        raise StorageFault(f"There is no database at {source}.")
    if target.exists() and (target.is_dir() or target.samefile(source)):
        raise StorageFault(f"The backup cannot be written to {target}. Give the name of a file of its own.")
    part = target.with_name(f".{target.name}.{uuid4().hex[:8]}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE))
        _copy(source, part)
        _flush(part)
        size = part.stat().st_size
        part.replace(target)
        _flush(target.parent)
    except OSError as error:
        raise StorageFault(f"The backup cannot be written to {target} ({error.strerror}).") from error
    except sqlite3.Error as error:
        raise StorageFault(f"The database {source} could not be copied ({error}).") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return size


def _copy(source: Path, part: Path) -> None:
    reading = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(reading, uri=True)) as original, closing(sqlite3.connect(part)) as copy:
        # In one step: between two, any write would make it begin anew.
        original.backup(copy, pages=-1)
        # The copy is one file, without others beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        is_sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not is_sound or copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise StorageFault(f"The database {source} is damaged, so the copy of it was not kept.")


def _flush(path: Path) -> None:
    """Nothing of it is lost when the power goes now."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
