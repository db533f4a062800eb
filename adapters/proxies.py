"""Which proxy the environment names for an address.

aiohttp's own switch for it reads `.netrc` too: it would send a password from there to Microsoft, and refuse
every call that has a token of its own.
"""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from adapters.loopback import is_loopback


class Proxies:
    """Those that are set when it is made."""

    def __init__(self) -> None:
        self._by_scheme = {name: url for name, url in getproxies().items() if name in ("http", "https")}

    def of(self, url: str) -> str | None:
        """None where the address is called directly, as this machine itself always is."""
        if not self._by_scheme:
            return None
        address = urlsplit(url)
        host = address.hostname or ""
        if is_loopback(host) or proxy_bypass(host):
            return None
        return self._by_scheme.get(address.scheme)
