"""What is left when a call to a platform breaks off."""

from aiohttp import ClientConnectorError, ConnectionTimeoutError, InvalidURL

_BEFORE_SENDING = (ClientConnectorError, ConnectionTimeoutError, InvalidURL, RuntimeError)
"""No connection was made. RuntimeError is aiohttp's for a session that is closed."""


def may_have_arrived(error: Exception) -> bool:
    """Whether the platform may have done what was asked, although nobody heard its answer."""
    return not isinstance(error, _BEFORE_SENDING)
