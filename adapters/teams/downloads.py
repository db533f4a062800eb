"""A file that somebody attached in their own chat. Teams tells an address in their OneDrive that is itself the
permission to read it, for a few minutes
(https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4).
"""

import logging
from collections.abc import Iterator
from typing import Annotated

from aiohttp import ClientError, ClientResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from yarl import URL

from adapters.base import FILE, NoFile, NotFetched
from adapters.bounded import read_at_most
from adapters.teams.activity import Activity, Attachment
from adapters.teams.files import is_microsofts
from adapters.teams.http import Http
from conversations.events import FileSent

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"

_LONGEST = 4_000
"""Of an address, in characters: it has to fit on buttons."""

_REDIRECTS = 3
_PASTED = "image.png"
"""Pictures that are pasted into a message have no name."""

log = logging.getLogger(__name__)


class _Info(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    address: Annotated[str, Field(alias="downloadUrl", max_length=_LONGEST)] = ""


def file_sent(activity: Activity, text: str) -> FileSent | None:
    """The first file of a message, with the `text` beside it; None for a message without."""
    files = list(_files(activity))
    return FileSent(files[0].name or _PASTED, None, text, is_alone=len(files) == 1) if files else None


def means_to_fetch(activity: Activity) -> dict[str, str]:
    """What goes into `via` with the file."""
    address = next((_address(each) for each in _files(activity)), "")
    return {FILE: address} if address else {}


def _files(activity: Activity) -> Iterator[Attachment]:
    """Every message also has its text as an attachment, which is none."""
    for each in activity.attachments or ():
        if each.content_type == DOWNLOAD or each.content_type.startswith("image/"):
            yield each


def _address(attachment: Attachment) -> str:
    try:
        return _Info.model_validate(attachment.content).address
    except ValidationError:
        return ""


class Downloads:
    """`loopback`: tests may download on this machine."""

    def __init__(self, http: Http, *, loopback: bool) -> None:
        self._http = http
        self._loopback = loopback

    async def get(self, address: str, most: int) -> bytes:
        """Raises NotFetched."""
        try:
            data = await self._follow(address, most)
        except (ClientError, TimeoutError, OSError, RuntimeError, ValueError) as error:
            log.warning("A file could not be fetched for Teams (%s).", type(error).__name__)
            raise NotFetched(NoFile.NOT_NOW) from None
        if data is None:
            raise NotFetched(NoFile.TOO_LARGE)
        return data

    async def _follow(self, address: str, most: int) -> bytes | None:
        """No token goes along, and a redirect counts as an address of its own."""
        for _ in range(_REDIRECTS):
            if not is_microsofts(address, loopback=self._loopback):
                log.warning("The address that Teams gave for a file is none of Microsoft's.")
                raise NotFetched(NoFile.GONE)
            url = URL(address, encoded=True)
            proxy = self._http.proxy(address)
            async with self._http.session.get(url, allow_redirects=False, proxy=proxy) as response:
                if "Location" not in response.headers:
                    _check(response)
                    return await read_at_most(response, most)
                address = str(url.join(URL(response.headers["Location"], encoded=True)))
        raise NotFetched(NoFile.GONE)


def _check(response: ClientResponse) -> None:
    if response.status == 200:
        return
    log.warning("A file could not be fetched for Teams (%d).", response.status)
    is_busy = response.status == 429 or response.status >= 500
    raise NotFetched(NoFile.NOT_NOW if is_busy else NoFile.GONE)
