"""A request for a summary as the value of a button: what follows the word `summary`."""

import re
from collections.abc import Sequence

from conversations.events import ShowSummary
from conversations.framework import Cut
from conversations.summary_request import LONGEST_AREA, Look, Split, SummaryRequest
from conversations.text import storable

_ONLY_ME = "me"
_THEME = re.compile(rf"(?:{'|'.join(Cut)}):[a-z][a-z0-9-]{{0,47}}")
_QUARTER = re.compile(r"[0-9]{4,5}")
_QUARTERS = range(1900 * 4, 10_000 * 4)


def summary_value(event: ShowSummary) -> str:
    """The area's name comes last: anything can be in it."""
    request = event.request
    fields = (
        request.look,
        request.theme,
        request.split,
        request.quarter,
        request.compare,
        _ONLY_ME if event.only_me else None,
        request.area,
    )
    return "|".join("" if each is None else str(each) for each in fields)


def read_summary_value(fields: Sequence[str]) -> ShowSummary | None:
    """None when the fields are not as `summary_value` writes them."""
    if len(fields) < 7:
        return None
    look, theme, split, quarter, compare, who, *rest = fields
    area = "|".join(rest)
    try:
        request = SummaryRequest(
            theme=_theme(theme),
            split=Split(split) if split else None,
            quarter=_quarter(quarter),
            compare=_quarter(compare),
            look=Look(look),
            area=_area(area),
        )
    except ValueError:
        return None
    if who not in ("", _ONLY_ME) or (request.area and request.split is not Split.AREA):
        return None
    return ShowSummary(request, only_me=who == _ONLY_ME)


def _theme(field: str) -> str | None:
    if field and not _THEME.fullmatch(field):
        raise ValueError(field)
    return field or None


def _quarter(field: str) -> int | None:
    if not field:
        return None
    if not _QUARTER.fullmatch(field) or int(field) not in _QUARTERS:
        raise ValueError(field)
    return int(field)


def _area(field: str) -> str | None:
    if len(field) > LONGEST_AREA or storable(field) != field:
        raise ValueError(field)
    return field or None
