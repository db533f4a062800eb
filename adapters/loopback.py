"""Which host names are this machine."""

from functools import lru_cache
from ipaddress import ip_address


@lru_cache(maxsize=1_000)
def is_loopback(host: str) -> bool:
    """For `localhost` and for literal addresses; nothing is looked up."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
