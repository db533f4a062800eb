"""Where the database is: the address from the settings, read with care for the password in it."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.engine import URL, make_url

from storage.faults import StorageFault

_POSTGRES_OPTIONS: Final = {"host", "port", "ssl", "sslmode"}
_SSL_MODES: Final = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


@dataclass(frozen=True, slots=True)
class Location:
    """`where` names the database without its password."""

    url: URL
    where: str

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"


def locate(text: str) -> Location:
    """Reads `sqlite:///path` (four slashes: from the root) or `postgresql://user:password@host/name`."""
    try:
        url = make_url(text)
    except Exception:
        # The parser's own message can quote a piece of the password.
        raise StorageFault(
            "The database address cannot be read. Write sqlite:///path or "
            "postgresql://user:password@host/name, with special characters of the password as %XX."
        ) from None
    match url.drivername:
        case "sqlite" | "sqlite+aiosqlite":
            return _sqlite(url)
        case "postgresql" | "postgres" | "postgresql+asyncpg":
            return _postgres(url)
        case _:
            raise StorageFault(
                f"Waymark cannot use {url.drivername} as its database. "
                "Give a sqlite:/// or postgresql:// address."
            )


def _sqlite(url: URL) -> Location:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise StorageFault("Waymark's database needs a file to be kept in. Write sqlite:///path/to/waymark.db.")
    return Location(URL.create("sqlite+aiosqlite", database=url.database), url.database)


def _postgres(url: URL) -> Location:
    options = dict(url.query)
    if unknown := sorted(options.keys() - _POSTGRES_OPTIONS):
        raise StorageFault(
            f"The database address has an option that Waymark does not know: {unknown[0]}. "
            "Remove it from the address."
        )
    if not str(options.get("port", "0")).isdecimal():
        raise StorageFault(f"The port in the database address is no number: {options['port']}. Correct it.")
    if "sslmode" in options:  # libpq's name, which asyncpg calls ssl
        options["ssl"] = options.pop("sslmode")
    if "ssl" in options:
        options["ssl"] = _ssl_mode(options["ssl"])
    host = url.host or options.get("host") or "localhost"
    port = f":{url.port}" if url.port else ""
    return Location(
        url.set(drivername="postgresql+asyncpg", query=options), f"{host}{port}/{url.database or ''}"
    )


def _ssl_mode(given: object) -> str:
    """As libpq does, `true` is read as `require`: encrypted, whatever certificate the server has."""
    mode = {"true": "require", "false": "disable"}.get(str(given), given)
    if mode not in _SSL_MODES:
        raise StorageFault(
            "The database address has an ssl or sslmode that Waymark does not know. "
            f"Write one of {', '.join(_SSL_MODES)}, true or false."
        )
    return str(mode)
