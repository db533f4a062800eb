"""The value of the button that applies a file of people: `roster|plan|what|ref|name`."""

from urllib.parse import quote, unquote

from conversations.events.files import ApplyRoster

WORD = "roster"
"""What stands before the first bar."""

_ALL, _SOME = "all", "named"
_AS_IT_IS = "!#$&'()*+,/:;=?@[]~"
"""Web addresses are long: what need not be written otherwise is not."""

_FIELDS = 4


def roster_value(event: ApplyRoster) -> str:
    what = _ALL if event.take_off else _SOME
    return "|".join((WORD, event.plan, what, quote(event.ref, safe=_AS_IT_IS), event.name))


def read_roster_value(value: str) -> ApplyRoster | None:
    """None for what is none of ours. Names can have bars in them."""
    word, *fields = value.split("|", _FIELDS)
    if word != WORD or len(fields) != _FIELDS:
        return None
    plan, what, ref, name = fields
    if what not in (_ALL, _SOME) or not plan or not ref:
        return None
    return ApplyRoster(unquote(ref), plan, name, take_off=what == _ALL)
