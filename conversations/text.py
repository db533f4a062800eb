"""Texts that people wrote, made fit to be kept."""

from conversations.answers import COMMENT_LIMIT


def keepable(text: str) -> tuple[str, bool]:
    """A comment as it is kept, and whether it had to be cut at COMMENT_LIMIT.

    Characters that no database or platform can carry (NUL, half a surrogate pair) become the replacement
    character; everything else is kept as typed.
    """
    clean = storable(text).strip()
    return clean[:COMMENT_LIMIT], len(clean) > COMMENT_LIMIT


def storable(text: str) -> str:
    """The text with the replacement character for what no database or platform can carry."""
    if text.isascii() and "\0" not in text:  # nearly all is, and turns store much of it
        return text
    return "".join("\ufffd" if letter == "\0" or "\ud800" <= letter <= "\udfff" else letter for letter in text)
