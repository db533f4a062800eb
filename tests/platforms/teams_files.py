"""What Teams asks of the cards with which a bot offers a file and shows it
(https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4).
"""

from collections.abc import Iterator

from tests.platforms.teams_cards import Json

_CONSENT = "application/vnd.microsoft.teams.card.file.consent"
_INFO = "application/vnd.microsoft.teams.card.file.info"
FILE_CARDS = (_CONSENT, _INFO)


def file_problems(attachment: Json) -> Iterator[str]:
    content = attachment.get("content")
    if not attachment.get("name") or not isinstance(content, dict):
        yield "the file has no name or no content"
        return
    if attachment["contentType"] == _INFO:
        if not str(attachment.get("contentUrl", "")).startswith("https://") or not content.get("uniqueId"):
            yield "the file that is shown is nowhere"
        return
    if not isinstance(content.get("sizeInBytes"), int) or content["sizeInBytes"] < 1:
        yield "the file that is offered has no size"
    if not all(isinstance(content.get(name), dict) for name in ("acceptContext", "declineContext")):
        yield "the bot would not know what the person answered"
