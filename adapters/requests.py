"""Reading what was posted, before anybody is trusted."""

import asyncio
import json
from contextlib import nullcontext

from aiohttp import web

BODY_LIMIT = 1024 * 1024
BODY_PATIENCE = 10.0
"""In seconds, for the whole body. Platforms send theirs at once."""


class Refused(Exception):
    """A request that goes no further. The text says why and never quotes the request."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def limited(request: web.Request) -> web.Request:
    """The request with the doors' own limit, whatever the rest of the program allows."""
    has_it = request.client_max_size == BODY_LIMIT
    return request if has_it else request.clone(client_max_size=BODY_LIMIT)


async def read_text(request: web.Request, patience: float = BODY_PATIENCE) -> str:
    """The body of a limited request. Raises Refused: 413 over the limit, 408 when it does not come in time, 400
    when it breaks off or is not UTF-8, 415 when it is compressed, which no platform does.
    """
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(415, "the body is compressed")
    # Most often all of it is there already, and a time limit costs as much as reading.
    is_whole = request.content.is_eof()
    try:
        async with nullcontext() if is_whole else asyncio.timeout(patience):
            return (await request.read()).decode()
    except TimeoutError:
        raise Refused(408, "the body did not come in time") from None
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "the body is over 1 MB") from None
    except (web.RequestPayloadError, ConnectionError):
        raise Refused(400, "the body broke off") from None
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
