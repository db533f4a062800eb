"""Reading what was posted, before anybody is trusted."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import nullcontext

from aiohttp import web

BODY_LIMIT = 1024 * 1024
BODY_PATIENCE = 10.0
"""In seconds, for the whole body. Platforms send theirs at once."""


Body = Sequence[bytes]
"""In the pieces in which it came. Putting a megabyte together takes as long as reading it."""

_LONGEST_REASON = 300


class Refused(Exception):
    """A request that goes no further. The text says why, at no great length, and never quotes the request."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason[:_LONGEST_REASON])
        self.status = status


async def read_body(request: web.Request, patience: float = BODY_PATIENCE) -> Body:
    """The body, within the doors' own limit, whatever the rest of the program allows.

    Raises Refused: 413 over the limit, 408 when it does not come in time, 400 when it breaks off, 415 when it
    is compressed, which no platform does.
    """
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(415, "the body is compressed")
    # Most often all of it is there already, and a time limit costs as much as reading.
    is_whole = request.content.is_eof()
    try:
        async with nullcontext() if is_whole else asyncio.timeout(patience):
            return await _pieces(request)
    except TimeoutError:
        raise Refused(408, "the body did not come in time") from None
    except (web.RequestPayloadError, ConnectionError):
        raise Refused(400, "the body broke off") from None


async def _pieces(request: web.Request) -> Body:
    pieces, size = [], 0
    async for piece in request.content.iter_any():
        size += len(piece)
        if size > BODY_LIMIT:
            raise Refused(413, "the body is over 1 MB")
        pieces.append(piece)
    return pieces


def as_text(body: Body) -> str:
    """For callers who are proved: of a full megabyte it takes longer than all that strangers may cost. Raises
    Refused(400).
    """
    try:
        return b"".join(body).decode()
    except UnicodeDecodeError:
        raise Refused(400, "the body is not UTF-8") from None


def json_object(text: str) -> dict[str, object]:
    """Raises Refused(400), as it does where things are nested more than a thousand deep."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(400, "the JSON cannot be read") from None
    if not isinstance(value, dict):
        raise Refused(400, "the JSON is not an object")
    return value
