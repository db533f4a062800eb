"""Messages as they stand in the loopback Slack."""

from dataclasses import dataclass, field
from typing import Any

from tests.platforms.slack_checks import elements
from tests.platforms.slack_files import File

Json = dict[str, Any]


@dataclass(slots=True)
class Posted:
    """A message as it stands in Slack now.

    `to`: the one person who sees it, None for everyone there; `at`: when it came in, in seconds since 1970.
    `file`: the picture that it shows, under `text`.
    """

    channel: str
    ts: str
    text: str
    blocks: list[Json]
    to: str | None = None
    by_reply_address: bool = False
    metadata: Json = field(default_factory=dict)
    updates: int = 0
    at: float = 0.0
    file: File | None = None

    @property
    def buttons(self) -> list[Json]:
        return [each for each in elements(self.blocks) if each["type"] == "button"]

    @property
    def labels(self) -> list[str]:
        """What the buttons are called, as a screen reader says it."""
        return [called(each) for each in self.buttons]

    @property
    def words(self) -> str:
        """Everything that can be read in it, a line for each text, as people see it."""
        if self.file is not None:
            return "\n".join((_readable({"type": "mrkdwn", "text": self.text}), self.file.title, self.file.alt))
        return "\n".join(_readable(text) for block in self.blocks for text in _texts(block))


def called(button: Json) -> str:
    return str(button.get("accessibility_label") or button["text"]["text"])


def _texts(block: Json) -> list[Json]:
    rows = [cell for row in block.get("rows", []) for cell in row]
    below = [each.get("text", each) for each in block.get("elements", [])]
    below = [each if isinstance(each, dict) else {"type": "plain_text", "text": each} for each in below]
    beside = [block["accessory"]["text"]] if "accessory" in block else []
    above = [block["text"]] if "text" in block else []
    return [*above, *block.get("fields", []), *beside, *below, *rows]


def _readable(text: Json) -> str:
    words = str(text["text"])
    if text["type"] != "mrkdwn":
        return words
    return words.replace("*", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
