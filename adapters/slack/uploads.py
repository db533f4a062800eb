"""A picture or a file of figures in Slack, in three steps of which the last alone shows anything
(https://docs.slack.dev/messaging/working-with-files#uploading_files).
"""

from dataclasses import dataclass
from pathlib import PurePath

from adapters.base import TryLater
from adapters.charts import Png
from adapters.slack import text
from adapters.slack.client import Answer, SlackClient
from adapters.slack.failures import Refusal
from conversations.cards import File, Picture

ALT_TEXT = 1_000
TITLE = 255
COMMENT = 4_000


@dataclass(frozen=True, slots=True)
class Upload:
    """`alt`: a picture's message in words."""

    name: str
    title: str
    content_type: str
    data: bytes
    alt: str | None = None


def picture_upload(picture: Picture, png: Png, stamp: str) -> Upload:
    return Upload(_marked("waymark.png", stamp), picture.title, "image/png", png.data, picture.alt)


def file_upload(file: File, stamp: str) -> Upload:
    return Upload(_marked(file.name, stamp), file.title, file.media_type, file.content)


def is_marked(name: str | None, stamp: str) -> bool:
    """Whether it is the file of the message with this stamp."""
    return name is not None and PurePath(name).stem.endswith(f"-{stamp}")


def _marked(name: str, stamp: str) -> str:
    """The stamp tells the file of one message from all others, as the key in its metadata does for a text."""
    path = PurePath(name)
    return f"{path.stem}-{stamp}{path.suffix}"


class Uploads:
    """Raises Refusal or TryLater."""

    def __init__(self, client: SlackClient) -> None:
        self._client = client

    async def share(self, upload: Upload, *, channel: str, words: str) -> None:
        """`words` stand above it."""
        try:
            file = await self._upload(upload)
        except TryLater as problem:
            # Whatever became of these calls, nobody has seen anything.
            raise TryLater(str(problem), problem.after) from None
        shared = {
            "files": [{"id": file, "title": text.fit(upload.title, TITLE) or text.ELLIPSIS}],
            "channel_id": channel,
            "initial_comment": text.fit_escaped(words.strip(), COMMENT) or text.ELLIPSIS,
        }
        await self._client.post("files.completeUploadExternal", shared)

    async def _upload(self, upload: Upload) -> str:
        """The file's id: Slack drops a file that nobody shares."""
        wanted = {"filename": upload.name, "length": str(len(upload.data))}
        if upload.alt is not None:
            wanted["alt_txt"] = text.fit(upload.alt, ALT_TEXT) or text.ELLIPSIS
        url, file = _ticket(await self._client.ask("files.getUploadURLExternal", wanted))
        await self._client.upload(url, upload.data, upload.content_type)
        return file


def _ticket(answer: Answer) -> tuple[str, str]:
    match answer:
        case {"upload_url": str(url), "file_id": str(file)}:
            return url, file
        case _:
            raise Refusal("no_upload_url")
