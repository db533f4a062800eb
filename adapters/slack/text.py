"""Text on its way in and out of Slack: escaped once going out, unescaped once coming in, cut within limits."""

import re
from collections.abc import Iterable, Iterator

ELLIPSIS = "…"

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPED = str.maketrans(_ENTITIES)
_CHARACTERS = {entity: character for character, entity in _ENTITIES.items()}

_ENTITY = re.compile(r"&(?:amp|lt|gt);")
_MARKUP = re.compile(
    r"<(?P<sigil>[@#!])(?P<id>[^<>|]+)(?:\|(?P<name>[^<>]*))?>"
    r"|<(?P<url>[a-zA-Z][a-zA-Z0-9+.-]*:[^<>|]+)(?:\|(?P<label>[^<>]*))?>"
    r"|(?P<entity>&(?:amp|lt|gt);)"
)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def size(text: str) -> int:
    """The length as Slack's JavaScript counts it: an emoji is two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Without control characters and lone surrogates, which JSON or Slack cannot carry."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escape(text: str) -> str:
    """For text that Slack reads as mrkdwn: nothing in it can notify or link."""
    return clean(text).translate(_ESCAPED)


def fit(text: str, limit: int) -> str:
    """At most `limit` long, a cut shown by "…"."""
    cleaned = clean(text)
    return cleaned if size(cleaned) <= limit else _cut(cleaned, limit)


def fit_escaped(text: str, limit: int) -> str:
    """Escaped and at most `limit` long afterwards, never cut within an entity."""
    escaped = escape(text)
    if size(escaped) <= limit:
        return escaped
    return _cut((_ENTITIES.get(character, character) for character in clean(text)), limit)


def _cut(units: Iterable[str], limit: int) -> str:
    kept: list[str] = []
    total = 0
    room = 0
    for unit in units:
        total += size(unit)
        if total > limit:
            return "".join(kept[:room]).rstrip() + ELLIPSIS
        kept.append(unit)
        if total < limit:
            room = len(kept)
    return "".join(kept)


def split(text: str, limit: int) -> Iterator[str]:
    """Pieces of at most `limit`, broken at a line, else at a space, else anywhere."""
    rest = clean(text).strip()
    while size(rest) > limit:
        # A character is at most two units, so half the limit always fits.
        head = rest[: limit // 2] if size(rest[:limit]) > limit else rest[:limit]
        at = max(head.rfind("\n"), 0) or max(head.rfind(" "), 0) or len(head)
        yield rest[:at].rstrip()
        rest = rest[at:].lstrip()
    if rest:
        yield rest


def read(text: str) -> str:
    """What the person typed, from what Slack delivers: mentions and links as shown, entities decoded once."""
    return _MARKUP.sub(_shown, text)


def decode_entities(text: str) -> str:
    return _ENTITY.sub(lambda match: _CHARACTERS[match[0]], text)


def _shown(match: re.Match[str]) -> str:
    if match["entity"]:
        return _CHARACTERS[match["entity"]]
    if match["url"]:
        return _shown_link(decode_entities(match["url"]), decode_entities(match["label"] or ""))
    return _shown_mention(match["sigil"], match["id"], decode_entities(match["name"] or ""))


def _shown_link(url: str, label: str) -> str:
    # A link made from typed text repeats it; one put behind other words is evidence that must not be lost.
    if not label:
        return url
    return label if url.rstrip("/").endswith(label.rstrip("/")) else f"{label} ({url})"


def _shown_mention(sigil: str, identity: str, name: str) -> str:
    if sigil == "!":
        return _shown_special(identity, name)
    return sigil + (name.removeprefix(sigil) or identity)


def _shown_special(identity: str, name: str) -> str:
    # <!here>, <!subteam^S1|@team>, <!date^...|what it says>
    return name or "@" + identity.partition("^")[0]
