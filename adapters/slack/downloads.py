"""A file that somebody attached in Slack, fetched to be read once.

Its id is all that is kept of it: the address is asked for each time, and is good
for nobody without the bot's token.
"""

import logging

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.base import NoFile, NotFetched, TryLater
from adapters.slack.client import SlackClient
from adapters.slack.failures import Refusal

_LACKS_PERMISSION = frozenset({"missing_scope", "not_allowed_token_type", "no_permission", "access_denied"})
_GONE = frozenset({"file_not_found", "file_deleted", "not_visible"})

log = logging.getLogger(__name__)


class _File(BaseModel):
    """Files of other services have no such address."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    address: str = Field(default="", alias="url_private_download")
    size: int = 0


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    file: _File


async def download(client: SlackClient, file: str, most: int) -> bytes:
    """Raises NotFetched."""
    try:
        told = _Answer.model_validate(await client.ask("files.info", {"file": file})).file
        if not told.address:
            raise NotFetched(NoFile.GONE)
        data = None if told.size > most else await client.download(told.address, most)
    except Refusal as refusal:
        log.warning("A file could not be fetched from Slack (%s).", refusal.code)
        raise NotFetched(_reason(refusal.code)) from None
    except (TryLater, ValidationError) as problem:
        log.warning("A file could not be fetched from Slack (%s).", type(problem).__name__)
        raise NotFetched(NoFile.NOT_NOW) from None
    if data is None:
        raise NotFetched(NoFile.TOO_LARGE)
    return data


def _reason(code: str) -> NoFile:
    if code in _GONE:
        return NoFile.GONE
    return NoFile.NOT_ALLOWED if code in _LACKS_PERMISSION else NoFile.NOT_NOW
