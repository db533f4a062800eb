"""What is typed after `summary`, in any order: a theme, a way to look at it, quarters, and who may see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from conversations.calendar import YearKind, quarter_code
from conversations.events import ShowSummary
from conversations.framework import Cut
from conversations.language import Language
from conversations.matching import nearest, plain
from conversations.scoring import theme_key
from conversations.summary_request import LONGEST_AREA, Look, Split, SummaryRequest
from conversations.text import storable
from conversations.words import Wording

_MOST_WORDS = 30
_PAST, _AHEAD = 60, 4
"""How many quarters can be named, back and ahead of the present one."""

_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Misread:
    """Why words are no request: `message` of the wording, and what may have been meant."""

    message: str
    words: str
    offered: tuple[ShowSummary, ...]


class _Kind(StrEnum):
    THEME = "theme"
    LOOK = "look"
    SPLIT = "split"
    AREA = "area"
    QUARTER = "quarter"
    COMPARE = "compare"
    ONLY_ME = "only-me"
    AROUND = "around"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Token:
    """`means`: the keys of themes, a look, a split or a quarter, as its kind has it; of an area, whether a name
    must follow.
    """

    kind: _Kind
    words: str
    means: tuple[str | int, ...] = ()


@dataclass(slots=True)
class _Read:
    """What has been read so far."""

    request: SummaryRequest
    themes: list[_Token] = field(default_factory=list)
    area: list[_Token] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    only_me: bool = False
    named_in: frozenset[_Kind] = frozenset()
    """Of what is to come, what belongs to the name of an area."""
    compares: bool = False
    splits: frozenset[Split] = frozenset()


@dataclass(frozen=True, slots=True)
class Present:
    """The quarter that it is, and how the council numbers its quarters."""

    quarter: int
    year: YearKind


def read_summary(
    text: str, request: SummaryRequest, present: Present, language: Language
) -> ShowSummary | Misread:
    """`request`: what is asked for when nothing is written."""
    read = _Read(request)
    for token in _tokens(plain(text).split()[:_MOST_WORDS], _vocabulary(present, language)):
        _take(token, read)
    while read.area and read.area[-1].kind is _Kind.AROUND:
        read.area.pop()
    if read.area:
        name = " ".join(token.words for token in read.area)
        read.request = replace(read.request, area=storable(name)[:LONGEST_AREA])
    misread = _misread(read, present.quarter, language)
    return misread or ShowSummary(read.request, read.only_me)


# Reading


def _tokens(words: list[str], vocabulary: Mapping[str, _Token]) -> Iterator[_Token]:
    """The longest phrases that are known, from left to right."""
    longest = max(len(phrase.split()) for phrase in vocabulary)
    place = 0
    while place < len(words):
        phrases = (" ".join(words[place : place + count]) for count in range(longest, 0, -1))
        known = next((phrase for phrase in phrases if phrase in vocabulary), None)
        token = _Token(_Kind.UNKNOWN, words[place]) if known is None else vocabulary[known]
        yield replace(token, words=known or words[place])
        place += len(token.words.split()) if known is None else len(known.split())


def _take(token: _Token, read: _Read) -> None:
    if token.kind in read.named_in and (read.area or token.kind is not _Kind.AROUND):
        read.area.append(token)
        return
    match token.kind:
        case _Kind.THEME:
            read.themes.append(token)
            if len(token.means) == 1:
                read.request = replace(read.request, theme=str(token.means[0]))
        case _Kind.LOOK:
            read.request = replace(read.request, look=Look(str(token.means[0])))
        case _Kind.SPLIT:
            _take_split(Split(str(token.means[0])), read)
        case _Kind.AREA:
            _take_split(Split.AREA, read)
            read.named_in = _IN_NAMES if token.means else _IN_NAMES - {_Kind.THEME}
        case _Kind.QUARTER:
            _take_quarter(int(token.means[0]), read)
        case _Kind.COMPARE:
            read.compares, read.named_in = True, frozenset()
        case _Kind.ONLY_ME:
            read.only_me = True
        case _Kind.UNKNOWN:
            read.unknown.append(token.words)
        case _Kind.AROUND:
            pass


_IN_NAMES = frozenset({_Kind.THEME, _Kind.AROUND, _Kind.UNKNOWN})


def _take_split(split: Split, read: _Read) -> None:
    read.request = replace(read.request, split=split)
    read.splits |= {split}


def _take_quarter(quarter: int, read: _Read) -> None:
    """The first is the one that is asked for, unless it is to be compared with."""
    if read.compares or read.request.quarter is not None:
        read.request = replace(read.request, compare=quarter)
    else:
        read.request = replace(read.request, quarter=quarter)


# What can be read


def _vocabulary(present: Present, language: Language) -> dict[str, _Token]:
    words = language.wording.summary_words
    known = dict(_quarters(present, language.wording))
    known |= {spelling: _Token(_Kind.THEME, "", keys) for spelling, keys in theme_spellings(language).items()}
    meant = {
        **{name: _Token(_Kind.LOOK, "", (look,)) for name, look in _LOOKS.items()},
        "by-role": _Token(_Kind.SPLIT, "", (Split.ROLE,)),
        "by-area": _Token(_Kind.AREA, ""),
        "area": _Token(_Kind.AREA, "", ("name",)),
        "compare": _Token(_Kind.COMPARE, ""),
        "only-me": _Token(_Kind.ONLY_ME, ""),
        "around": _Token(_Kind.AROUND, ""),
        "this-quarter": _Token(_Kind.QUARTER, "", (present.quarter,)),
        "last-quarter": _Token(_Kind.QUARTER, "", (present.quarter - 1,)),
    }
    return known | {plain(spelling): token for name, token in meant.items() for spelling in words[name]}


_LOOKS = {
    "overview": Look.OVERVIEW,
    "missions": Look.MISSIONS,
    "enablers": Look.ENABLERS,
    "principles": Look.PRINCIPLES,
    "grid": Look.GRID,
    "trend": Look.TREND,
    "gap": Look.GAP,
    "reasons": Look.WHY,
}


def theme_spellings(language: Language) -> dict[str, tuple[str, ...]]:
    """The keys of the themes under each spelling: of a name that several have, all of them."""
    found: dict[str, dict[str, None]] = {}
    for cut in Cut:
        kind = language.wording.text(f"summary-kind-{cut}")
        for theme in language.framework.themes(cut):
            key = theme_key(cut, theme.id)
            for name in {theme.id, *language.theme_names[key]}:
                for spelling in (name, f"{name} {kind}", f"{kind} {name}"):
                    found.setdefault(plain(spelling), {})[key] = None
    return {spelling: tuple(keys) for spelling, keys in found.items()}


@lru_cache(maxsize=64)
def _quarters(present: Present, wording: Wording) -> Mapping[str, _Token]:
    """Every way to write a quarter; without a year, the latest that has begun."""
    written = {
        phrase: quarter
        for quarter in range(present.quarter - _PAST, present.quarter + _AHEAD + 1)
        for phrase in _written(quarter, wording)
    }
    for quarter in range(present.quarter - 3, present.quarter + 1):
        number, _ = quarter_code(quarter, present.year).removeprefix("Q").split()
        written[plain(wording.text(f"season-{quarter % 4}"))] = quarter
        for letter in wording.summary_words["quarter"]:
            written |= {f"{letter}{number}": quarter, f"{letter} {number}": quarter}
    return {phrase: _Token(_Kind.QUARTER, "", (quarter,)) for phrase, quarter in written.items()}


def _written(quarter: int, wording: Wording) -> Iterator[str]:
    yield plain(wording.quarter(quarter))
    yield plain(f"{wording.text(f'season-{quarter % 4}')} {quarter // 4}")
    for year in YearKind:
        number, years = quarter_code(quarter, year).removeprefix("Q").split()
        for written in dict.fromkeys((years, years[2:] if "/" in years else years)):
            for letter in wording.summary_words["quarter"]:
                yield from (f"{letter}{number} {written}", f"{letter} {number} {written}")
                yield from (f"{written} {letter}{number}", f"{written} {letter} {number}")


# What cannot be read


def _misread(read: _Read, this_quarter: int, language: Language) -> Misread | None:
    request = read.request
    several = [token for token in read.themes if len(token.means) > 1]
    keys = tuple(dict.fromkeys(chain.from_iterable(token.means for token in read.themes)))
    if read.unknown:
        return _unknown(" ".join(read.unknown), read, this_quarter, language)
    if several or len(keys) > 1:
        offered = (replace(request, theme=str(key)) for key in keys[:_OFFERED])
        message = "summary-one-theme" if len(read.themes) > 1 else "summary-several"
        return _offering(message, read.themes[0].words, read, *offered)
    if len(read.splits) > 1:
        area, roles = replace(request, split=Split.AREA), replace(request, split=Split.ROLE, area=None)
        return _offering("summary-one-split", "", read, area, roles)
    if read.compares and request.compare is None:
        offered = (replace(request, compare=this_quarter - back) for back in (1, 2, 4))
        return _offering("summary-compare-what", "", read, *offered)
    if request.compare is not None and request.compare == request.quarter:
        return _offering("summary-compare-same", "", read, replace(request, compare=request.compare - 1))
    return None


def _unknown(words: str, read: _Read, this_quarter: int, language: Language) -> Misread:
    if any(letter.isdigit() for letter in words):
        return _offering("summary-quarter-unknown", words, read, *_near_quarters(words, read, this_quarter))
    by_name = {spelling: keys[0] for spelling, keys in theme_spellings(language).items()}
    keys = dict.fromkeys(by_name[plain(name)] for name in nearest(words, by_name, 2 * _OFFERED))
    themes = [replace(read.request, theme=key) for key in [*keys][:_OFFERED]]
    area = replace(read.request, split=Split.AREA, area=storable(words)[:LONGEST_AREA])
    return _offering("summary-unknown", words, read, *themes, area)


def _near_quarters(words: str, read: _Read, this_quarter: int) -> Iterator[SummaryRequest]:
    codes = {
        quarter_code(quarter, year): quarter
        for quarter in range(this_quarter, this_quarter - 12, -1)
        for year in YearKind
    }
    near = dict.fromkeys(codes[code] for code in nearest(words, codes, 2 * _OFFERED))
    latest = dict.fromkeys(range(this_quarter, this_quarter - _OFFERED, -1))
    for quarter in [*near, *latest][:_OFFERED]:
        yield (
            replace(read.request, compare=quarter) if read.compares else replace(read.request, quarter=quarter)
        )


def _offering(message: str, words: str, read: _Read, *requests: SummaryRequest) -> Misread:
    offered = dict.fromkeys(ShowSummary(request, read.only_me) for request in requests)
    return Misread(message, storable(words)[:LONGEST_AREA], tuple(offered))
