"""Which host names are this machine."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """For `localhost` and for literal addresses; nothing is looked up."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
