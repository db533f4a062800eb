"""Uploads to the loopback Slack: an address, the bytes, and then the file is shown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.platforms.images import check_png
from tests.platforms.slack_checks import MESSAGE_TEXT, check_markup, size_of

Json = dict[str, Any]

ALT_TEXT, TITLE = 1_000, 255
PICTURE, FIGURES = ".png", (".csv", ".xlsx", ".json", ".html")


@dataclass(slots=True)
class File:
    """`data`: None until it was uploaded; `title`: empty until it is shown."""

    id: str
    name: str
    length: int
    alt: str
    data: bytes | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that somebody attached. `told`: its size by files.info, where that is not what it has."""

    id: str
    name: str
    content: bytes
    told: int | None = None


class Files:
    """What is wrong with an upload is added to `problems`. `number` gives ids."""

    def __init__(self, problems: list[str], number: Callable[[], int]) -> None:
        self._problems = problems
        self._number = number
        self.known: dict[str, File] = {}
        self.attached: dict[str, Attachment] = {}

    def attach(self, name: str, content: bytes, told: int | None = None) -> Attachment:
        file = Attachment(f"F{self._number():08d}", name, content, told)
        self.attached[file.id] = file
        return file

    def info(self, arguments: Json, base: str) -> Json:
        """The answer to files.info; files of other services have no address here."""
        file = self.attached.get(arguments["file"])
        if file is None:
            return {"ok": False, "error": "file_not_found"}
        size = len(file.content) if file.told is None else file.told
        told = {"id": file.id, "name": file.name, "size": size, "is_external": False}
        return {"ok": True, "file": {**told, "url_private_download": f"{base}/files/{file.id}"}}

    def register(self, arguments: Json, base: str) -> Json:
        """The answer to files.getUploadURLExternal."""
        if self._check("files.getUploadURLExternal", _check_request(arguments)):
            return {"ok": False, "error": "invalid_arguments"}
        length, alt = int(arguments["length"]), arguments.get("alt_txt", "")
        file = File(f"F{self._number():08d}", arguments["filename"], length, alt)
        self.known[file.id] = file
        return {"ok": True, "upload_url": f"{base}/upload/{file.id}", "file_id": file.id}

    def take(self, file: str, data: bytes, headers: Mapping[str, str]) -> Json:
        self._check("upload", _check_upload(self.known[file], data, headers))
        self.known[file].data = data
        return {}

    def to_show(self, arguments: Json) -> File | None:
        """The file that files.completeUploadExternal shows; None where Slack would refuse."""
        file = self.known.get(arguments["files"][0]["id"])
        is_wrong = self._check("files.completeUploadExternal", _check_completion(file, arguments))
        return None if is_wrong else file

    def _check(self, what: str, problems: Iterator[str]) -> bool:
        found = [f"{what}: {problem}" for problem in problems]
        self._problems += found
        return bool(found)


def _check_request(arguments: Mapping[str, str]) -> Iterator[str]:
    name = arguments.get("filename", "")
    if not name.endswith((PICTURE, *FIGURES)):
        yield "the file is called like no picture and no file of figures"
    if not arguments.get("length", "").isdecimal():
        yield "the length is no number"
    alt = arguments.get("alt_txt", "")
    if name.endswith(PICTURE) and (not alt.strip() or size_of(alt) > ALT_TEXT):
        yield f"the alternative text is missing or longer than {ALT_TEXT}"


def _check_upload(file: File, data: bytes, headers: Mapping[str, str]) -> Iterator[str]:
    if "Authorization" in headers:
        yield "the bot's token is sent along"
    if file.data is not None:
        yield "the file is uploaded twice"
    if len(data) != file.length:
        yield f"{len(data)} bytes come where {file.length} were told"
    if file.name.endswith(PICTURE):
        yield from check_png(data)


def _check_completion(file: File | None, arguments: Json) -> Iterator[str]:
    if file is None or file.data is None:
        yield "the file was not uploaded"
    elif file.title:
        yield "the file is shown twice"
    title = arguments["files"][0].get("title", "")
    if len(arguments["files"]) != 1 or not title.strip() or size_of(title) > TITLE:
        yield "there is not one file with a title"
    words = arguments.get("initial_comment", "")
    if not words.strip() or size_of(words) > MESSAGE_TEXT:
        yield "no words introduce the picture, or too many"
    yield from check_markup(words)
    if not isinstance(arguments.get("channel_id"), str):
        yield "the file is shown nowhere"
