"""Who really calls, where proxies stand between."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


def networks(text: str) -> list[Network]:
    """Addresses and networks separated by commas. Raises ValueError."""
    return [ip_network(each.strip(), strict=False) for each in text.split(",") if each.strip()]


def caller(peer: str | None, reported: Sequence[str], proxies: Sequence[Network]) -> str | None:
    """Whom to count a request for; None where everybody may have that address.

    A peer in this machine's own networks is a proxy. Where `proxies` has it, what it `reported` (the values of
    X-Forwarded-For) counts: the last address that is not a proxy's, since anybody can make up those before it.
    """
    address = _address(peer or "")
    if address is None:
        return None
    if not _is_among(proxies, address):
        return _key(address) if address.is_global else None
    hops = [_address(each) for each in ",".join(reported).split(",")]
    named = next((each for each in reversed(hops) if each is None or not _is_among(proxies, each)), None)
    return None if named is None else _key(named)


@lru_cache(maxsize=1_000)
def _address(text: str) -> Address | None:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    # A server that listens on both kinds of addresses sees those of IPv4 as addresses of IPv6.
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def _is_among(proxies: Sequence[Network], address: Address) -> bool:
    return any(address in network for network in proxies)


def _key(address: Address) -> str:
    """Whoever has one address of IPv6 has a network of them."""
    return str(address) if isinstance(address, IPv4Address) else f"{int(address) >> 64:x}"
