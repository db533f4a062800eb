"""Texts that somebody wrote, such as a service area's name, made fit for files."""

import re

from conversations.text import storable

_FORMULA = ("=", "+", "-", "@")
_WIDE = (
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
_STARTS = (*_FORMULA, *_WIDE, "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or passes over to find one."""

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What neither HTML nor XML may hold."""

LONGEST = 32_000
"""Of a spreadsheet's cell, in characters; it takes a few more."""


def clean(text: str) -> str:
    """With the replacement character for what no file may hold."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", storable(text))


def runs(text: str) -> bool:
    """Whether a spreadsheet might run it as a formula."""
    return text.startswith(_STARTS) or text.lstrip().startswith(_STARTS)


def cell(text: str) -> str:
    """As much of the text as a spreadsheet's cell holds."""
    return clean(text)[:LONGEST]


def neutral(text: str) -> str:
    """The text with an apostrophe before what would run, which makes it text in every spreadsheet."""
    kept = cell(text)
    return f"'{kept}" if runs(kept) else kept
