"""The one pooled HTTP client behind the door."""

from aiohttp import ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

from adapters.proxies import Proxies

TIMEOUT, CONNECT_TIMEOUT = 15.0, 5.0
"""Seconds. Longer than Teams takes when it is well; an attempt that hangs is tried again later."""

BODY_LIMIT = 256 * 1024


async def read_body(response: ClientResponse) -> bytes:
    """The whole body, or as much of it as anybody could need."""
    read = bytearray()
    async for chunk in response.content.iter_any():
        read += chunk
        if len(read) >= BODY_LIMIT:
            break
    return bytes(read)


class Http:
    """Alive from `open` to `close`; every part of the door sends through it. `timeout`: seconds for a request,
    with its answer.
    """

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self._timeout = ClientTimeout(total=timeout, connect=min(timeout, CONNECT_TIMEOUT))
        self._session: ClientSession | None = None
        self._proxies = Proxies()

    @property
    def session(self) -> ClientSession:
        if self._session is None:
            raise RuntimeError("the Teams door is not open")
        return self._session

    def open(self) -> None:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=100), timeout=self._timeout, cookie_jar=DummyCookieJar()
            )

    def proxy(self, url: str) -> str | None:
        """To be given with every call but those that no proxy may see."""
        return self._proxies.of(url)

    async def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()
