"""Words on a card that show as they were typed, whatever they look like."""

import re
from typing import Literal

Element = dict[str, object]

Weight = Literal["Default", "Bolder"]
Size = Literal["Small", "Default", "Medium"]

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of surrogate pairs: JSON or Teams refuses them, and nobody can see them."""

_READ_AS_MARKDOWN = re.compile(r"[*_\[\]`~#><\\&{\n\t]|^\s*(?:[-+]|\d+[.)])\s|://|www\.|^\s|\s$|  ")
"""Signs that a TextBlock or a Fact may take for formatting, a list, a link or a date function."""

MORE = "…"


def clean(text: str) -> str:
    """`{{DATE(...)}}` is a function even where markdown is off; a zero-width space leaves it as typed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text).replace("{{", "{\u200b{")


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, the last of them an ellipsis when some are left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + MORE


def is_plain(text: str) -> bool:
    """Whether a reader of markdown shows this text as it is."""
    return not _READ_AS_MARKDOWN.search(text)


def words(
    text: str, limit: int, *, weight: Weight = "Default", size: Size = "Default", quiet: bool = False
) -> Element:
    """The element that shows `text`.

    A TextBlock reads markdown and has no switch for it, and escapes differ from client to client; a
    RichTextBlock reads none (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features).
    TextBlock stays for texts that need no care: only it can be a heading, and some hosts let a tap through to
    the box behind it alone (github.com/microsoft/AdaptiveCards/issues/9344).
    """
    shown = shorten(clean(text), limit)
    look: Element = {}
    if weight != "Default":
        look["weight"] = weight
    if size != "Default":
        look["size"] = size
    if quiet:
        look["isSubtle"] = True
    if is_plain(shown):
        return {"type": "TextBlock", "text": shown, "wrap": True, **look}
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": shown, **look}]}
