"""`waymark db backup`: a copy of the database while the server runs."""

import asyncio
import shlex
from pathlib import Path
from typing import Annotated

import typer

from bot.console import load_settings, run
from bot.faults import Exit, StartFault
from storage.backup import back_up
from storage.location import Location, locate


def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it; an older backup there is replaced.")],
) -> None:
    """Copy a SQLite database while the server runs, and check the copy. For PostgreSQL: says how."""
    settings = load_settings()

    async def job() -> None:
        # As it is: a backup comes before an upgrade.
        location = locate(settings.database_url)
        if not location.is_sqlite:
            raise StartFault(
                "Nothing was backed up. PostgreSQL has a program of its own for that, which is safe while "
                f"Waymark runs, and takes the password from PGPASSWORD:\n{_pg_dump(location, file)}",
                Exit.ENVIRONMENT,
            )
        size = await asyncio.to_thread(back_up, location, file)
        typer.echo(f"Copied {location.where} to {file} ({size:,} bytes) and checked the copy.")

    run(job())


def _pg_dump(location: Location, file: Path) -> str:
    url = location.url
    host = url.host or str(url.query.get("host", ""))
    options = [
        *(["--host", host] if host else []),
        *(["--port", str(url.port)] if url.port else []),
        *(["--username", url.username] if url.username else []),
    ]
    return shlex.join(["pg_dump", "--format=custom", f"--file={file}", *options, url.database or ""])
