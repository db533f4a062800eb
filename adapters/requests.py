"""Reading what was posted, before anybody is trusted."""

import json

from aiohttp import web

BODY_LIMIT = 1024 * 1024


class Refused(Exception):
    """A request that goes no further. The text says why and never quotes the request."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def limited(request: web.Request) -> web.Request:
    """The request with the doors' own limit, whatever the rest of the program allows."""
    return request.clone(client_max_size=BODY_LIMIT)


async def read_text(request: web.Request) -> str:
    """The body of a limited request. Raises Refused: 413 over the limit, 400 when it is not UTF-8."""
    try:
        return (await request.read()).decode()
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "the body is over 1 MB") from None
    except UnicodeDecodeError:
        raise Refused(400, "the body is not UTF-8") from None


def json_object(text: str) -> dict[str, object]:
    """Raises Refused(400)."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(400, "the JSON cannot be read") from None
    if not isinstance(value, dict):
        raise Refused(400, "the JSON is not an object")
    return value
