"""What the server does while it already serves, so that nobody has to wait for it later."""

import asyncio
import gc
from collections.abc import Callable

import structlog

from adapters.charts import canvas

_LOG = structlog.get_logger("waymark.preparing")


async def prepare(load: Callable[[], None] = canvas.prepare) -> None:
    """Loads what the first picture would wait half a second for. A server that cannot draw serves words.

    What is loaded by now stays for good: without `freeze`, the collector looks through all of it every few
    minutes, and each time everybody waits for a tenth of a second.
    """
    try:
        await asyncio.to_thread(load)
    except Exception as error:
        _LOG.warning("no_pictures", error=type(error).__name__)
    gc.collect()
    gc.freeze()
