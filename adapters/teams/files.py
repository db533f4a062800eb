"""Files in Teams. A bot may not put one into a chat by itself: in their own chat it asks the person, and when
they agree Teams gives an address in their OneDrive to upload it to. In channels it cannot
(https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4).

Nothing is kept meanwhile: the file is made once more when the person has agreed.
"""

from collections import OrderedDict
from collections.abc import Mapping
from urllib.parse import urlsplit

from aiohttp import ClientError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from yarl import URL

from adapters.base import TryLater, Undeliverable
from adapters.loopback import is_loopback
from adapters.teams.activity import Activity
from adapters.teams.http import Http
from adapters.teams.texts import Element, clean, shorten
from adapters.teams.values import VALUE
from conversations.cards import File

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
INVOKE = "fileConsent/invoke"

HOSTS = (".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us", ".sharepoint.cn")
"""Where Microsoft keeps people's files; the last three are those of its national clouds."""

DESCRIPTION = 1_000
_ADDRESS, _NAME = 8_000, 400
_KEPT = 1_000


class Place(BaseModel):
    """Where an accepted file goes, and what Teams calls it there."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    upload: str = Field(alias="uploadUrl", max_length=_ADDRESS)
    content: str = Field(alias="contentUrl", max_length=_ADDRESS)
    name: str = Field(max_length=_NAME)
    id: str = Field(alias="uniqueId", max_length=_NAME)
    kind: str = Field(default="", alias="fileType", max_length=_NAME)


class _Consent(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    action: str
    context: dict[str, object] = {}
    place: Place | None = Field(default=None, alias="uploadInfo")


def is_consent(activity: Activity) -> bool:
    return activity.type == "invoke" and activity.name == INVOKE


def accepted(activity: Activity) -> tuple[str, Mapping[str, str]] | None:
    """The value of the button that makes the file once more, and where it goes; None when it was declined."""
    try:
        consent = _Consent.model_validate(activity.value)
    except ValidationError:
        return None
    value = consent.context.get(VALUE)
    if consent.action != "accept" or consent.place is None or not isinstance(value, str):
        return None
    return value, {f"file_{name}": kept for name, kept in consent.place.model_dump(by_alias=True).items()}


def place_of(via: Mapping[str, str]) -> Place | None:
    named = {name.removeprefix("file_"): kept for name, kept in via.items() if name.startswith("file_")}
    return Place.model_validate(named) if named else None


def consent_card(file: File, text: str) -> Element:
    context = {VALUE: file.again}
    return {
        "contentType": CONSENT,
        "name": file.name,
        "content": {
            "description": shorten(clean(text), DESCRIPTION),
            "sizeInBytes": len(file.content),
            "acceptContext": context,
            "declineContext": context,
        },
    }


def info_card(place: Place) -> Element:
    """Shows the file that was uploaded."""
    return {
        "contentType": INFO,
        "contentUrl": place.content,
        "name": place.name,
        "content": {"uniqueId": place.id, "fileType": place.kind},
    }


class Uploads:
    """`loopback`: tests may upload on this machine. Raises TryLater or Undeliverable."""

    def __init__(self, http: Http, *, loopback: bool) -> None:
        self._http = http
        self._loopback = loopback
        self._done: OrderedDict[str, None] = OrderedDict()

    async def put(self, key: str, place: Place, file: File) -> None:
        """Once for each message: an address that has its file takes no other."""
        if key in self._done:
            return
        if not is_microsofts(place.upload, loopback=self._loopback):
            raise Undeliverable("The address that Teams gave for a file is none of Microsoft's.")
        await self._put(place.upload, file.content)
        self._done[key] = None
        while len(self._done) > _KEPT:
            self._done.popitem(last=False)

    async def _put(self, address: str, content: bytes) -> None:
        size = len(content)
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Range": f"bytes 0-{size - 1}/{size}",
        }
        url = URL(address, encoded=True)
        try:
            # The address is the permission: no token goes along, and a redirect could lead elsewhere.
            async with self._http.session.put(
                url, data=content, headers=headers, allow_redirects=False, proxy=self._http.proxy(address)
            ) as response:
                status = response.status
        except (ClientError, TimeoutError, OSError, RuntimeError) as error:
            raise TryLater(f"The file could not be uploaded ({type(error).__name__}).") from None
        if status == 429 or status >= 500:
            raise TryLater(f"The file could not be uploaded ({status}).")
        if not 200 <= status < 300:
            raise Undeliverable(f"Microsoft does not take the file ({status}).")


def is_microsofts(address: str, *, loopback: bool) -> bool:
    """Whether Microsoft keeps people's files there. `loopback`: this machine will do as well."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if loopback and is_loopback(host):
        return True
    is_bare = port in (None, 443) and not parts.username and not parts.password
    return parts.scheme == "https" and is_bare and host.endswith(HOSTS)
