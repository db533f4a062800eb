"""Reading what was posted, before anybody is trusted."""

import json

from aiohttp import web

LIMIT = 1024 * 1024


class Refused(Exception):
    """The request is answered with `status` and goes no further."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


async def read_object(request: web.Request) -> dict[str, object]:
    """The JSON object in the body. Raises Refused."""
    if request.content_type != "application/json":
        # A web page can make a browser on this machine post any other type without asking first.
        raise Refused(415, "the body is not application/json")
    try:
        payload = json.loads((await _read_bytes(request)).decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused(400, "the body is not JSON in UTF-8") from None
    if not isinstance(payload, dict):
        raise Refused(400, "the body is not a JSON object")
    return payload


async def _read_bytes(request: web.Request) -> bytes:
    if (request.content_length or 0) > LIMIT:
        raise Refused(413, "the body is over 1 MB")
    read = bytearray()
    async for chunk in request.content.iter_any():
        read += chunk
        if len(read) > LIMIT:
            raise Refused(413, "the body is over 1 MB")
    return bytes(read)
