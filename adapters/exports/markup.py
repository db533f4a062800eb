"""HTML put together so that no text can be taken for markup."""

from html import escape

from adapters.exports.safe_text import clean

_EMPTY = frozenset({"img", "meta"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | int | None) -> Markup:
    """Children that are no Markup are escaped. Attributes that are None are left out; `_` stands for `-`."""
    given = "".join(
        f' {key.strip("_").replace("_", "-")}="{_plain(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{together(*children)}</{name}>")


def together(*children: str) -> Markup:
    return Markup("".join(child if isinstance(child, Markup) else _plain(child) for child in children))


def _plain(text: str) -> str:
    return escape(clean(text))
