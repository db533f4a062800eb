"""Reading an answer that could be as long as its sender likes."""

from aiohttp import ClientResponse


async def read_at_most(response: ClientResponse, most: int) -> bytes | None:
    """The whole body; None where it has more than `most` bytes, of which no more are read."""
    read = bytearray()
    async for chunk in response.content.iter_any():
        read += chunk
        if len(read) > most:
            return None
    return bytes(read)
