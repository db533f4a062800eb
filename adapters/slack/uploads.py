"""A picture as a file in Slack, in three steps of which the last alone shows anything
(https://docs.slack.dev/messaging/working-with-files#uploading_files).
"""

from adapters.base import TryLater
from adapters.charts import Png
from adapters.slack import text
from adapters.slack.client import Answer, SlackClient
from adapters.slack.failures import Refusal
from conversations.cards import Picture

ALT_TEXT = 1_000
TITLE = 255
COMMENT = 4_000


def file_name(stamp: str) -> str:
    """Tells the file of one message from all others, as the key in its metadata does for a text."""
    return f"waymark-{stamp}.png"


class Uploads:
    """Raises Refusal or TryLater."""

    def __init__(self, client: SlackClient) -> None:
        self._client = client

    async def share(self, picture: Picture, png: Png, *, channel: str, name: str, words: str) -> None:
        """`words` stand above the picture."""
        try:
            file = await self._upload(picture, png, name)
        except TryLater as problem:
            # Whatever became of these calls, nobody has seen anything.
            raise TryLater(str(problem), problem.after) from None
        shared = {
            "files": [{"id": file, "title": text.fit(picture.title, TITLE) or text.ELLIPSIS}],
            "channel_id": channel,
            "initial_comment": text.fit_escaped(words.strip(), COMMENT) or text.ELLIPSIS,
        }
        await self._client.post("files.completeUploadExternal", shared)

    async def _upload(self, picture: Picture, png: Png, name: str) -> str:
        """The file's id: Slack drops a file that nobody shares."""
        wanted = {
            "filename": name,
            "length": str(len(png.data)),
            "alt_txt": text.fit(picture.alt, ALT_TEXT) or text.ELLIPSIS,
        }
        url, file = _ticket(await self._client.ask("files.getUploadURLExternal", wanted))
        await self._client.upload(url, png.data, "image/png")
        return file


def _ticket(answer: Answer) -> tuple[str, str]:
    match answer:
        case {"upload_url": str(url), "file_id": str(file)}:
            return url, file
        case _:
            raise Refusal("no_upload_url")
