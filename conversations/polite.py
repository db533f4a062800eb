"""`please`, at either end of what is typed: nobody is to be misunderstood for being polite."""

from conversations.matching import plain
from conversations.words import Wording


def after_please(text: str, wording: Wording) -> str:
    """What follows a `please` at the front, as it was written; a text of nothing else stays."""
    for please in wording.particles["please"]:
        count = len(please.split())
        words = text.split(maxsplit=count)
        if len(words) > count and _is(words[:count], please):
            return words[count]
    return text


def before_please(text: str, wording: Wording) -> str:
    """What stands before a `please` at the end, as it was written; a text of nothing else stays."""
    for please in wording.particles["please"]:
        count = len(please.split())
        words = text.rsplit(maxsplit=count)
        if len(words) > count and _is(words[-count:], please):
            return words[0].rstrip(" ,")
    return text


def _is(words: list[str], please: str) -> bool:
    return plain(" ".join(words)) == plain(please)
