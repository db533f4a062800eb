"""Names as people type them: case, accents, apostrophes and hyphens forgiven, and the nearest ones found."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE = 0.55
"""How alike two names have to be, from 0 to 1, for one to be offered for the other."""

_LONGEST = 60
"""As much is compared: longer texts would take time, and are no names."""

_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`"
_MARKS = '.,:;!?()[]"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
_FORGIVEN = str.maketrans({**dict.fromkeys(_APOSTROPHES, ""), **dict.fromkeys("-_\u2010\u2011\u2013", " ")})


def plain(text: str) -> str:
    """What is the same in all spellings of a name."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = (word.strip(_MARKS) for word in letters.translate(_FORGIVEN).split())
    return " ".join(filter(None, words))


def nearest(text: str, names: Iterable[str], count: int = 3) -> list[str]:
    """The names most like the text, the most alike first; none where all are far off."""
    by_plain = {plain(name)[:_LONGEST]: name for name in names}
    return [by_plain[found] for found in get_close_matches(plain(text)[:_LONGEST], by_plain, count, _ALIKE)]
