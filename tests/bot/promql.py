"""Reads the part of Prometheus's language that we use, strictly: what it gives has labels, or is one number.

`of("sum by (door) (rate(waymark_turns_total[5m]))", metrics)` gives {"door"}. Raises Wrong for whatever
Prometheus would refuse, or answer with nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Labels = frozenset[str]

EVERYWHERE = frozenset({"job", "instance"})
"""Labels that Prometheus itself adds."""

_TOKENS = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?![\w.]))|(?P<time>\d+[smhd]|\$__rate_interval)|(?P<name>[a-zA-Z_]\w*)"
    r'|(?P<text>"[^"]*")|(?P<sign>[><=!]=|=~|!~|[-+*/<>=(){}\[\],]))'
)
_OF_RANGES = {"rate", "increase", "min_over_time"}
_COUNTING = {"rate", "increase"}
_AGGREGATES = {"sum", "max", "min"}
_COMPARING = {"==", "!=", ">", "<", ">=", "<="}


class Wrong(ValueError):
    pass


@dataclass(frozen=True)
class Metric:
    labels: Labels
    counts: bool
    """Only ever grows: what is asked of it is how fast."""


@dataclass(frozen=True)
class Value:
    """`labels` is None for a single number. `counts` as in Metric."""

    labels: Labels | None
    counts: bool = False
    is_range: bool = False


def of(text: str, metrics: Mapping[str, Metric]) -> Labels | None:
    return _Reader(text, metrics).whole().labels


class _Reader:
    def __init__(self, text: str, metrics: Mapping[str, Metric]) -> None:
        self._metrics = metrics
        self._tokens: list[tuple[str, str]] = []
        at, text = 0, text.rstrip()
        while at < len(text):
            found = _TOKENS.match(text, at)
            if found is None or found.lastgroup is None:
                raise Wrong(f"cannot be read: {text[at:]!r}")
            self._tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        self._tokens.append(("end", ""))

    def whole(self) -> Value:
        found = self._compared()
        self._take("end")
        return _instant(found)

    def _next(self) -> str:
        return self._tokens[0][1]

    def _take(self, kind: str, *wanted: str) -> str:
        found, word = self._tokens[0]
        if found != kind or (wanted and word not in wanted):
            raise Wrong(f"{word!r} where {wanted or kind} should be")
        self._tokens.pop(0)
        return word

    def _compared(self) -> Value:
        return self._combined(_COMPARING, lambda: self._combined({"+", "-"}, self._product))

    def _product(self) -> Value:
        return self._combined({"*", "/"}, self._part)

    def _combined(self, signs: set[str], part: Callable[[], Value]) -> Value:
        left = part()
        while self._next() in signs:
            self._take("sign")
            left = _both(left, part())
        return left

    def _part(self) -> Value:
        kind, word = self._tokens[0]
        if kind == "number":
            self._take("number")
            return Value(None)
        if word == "(":
            return self._bracketed()
        self._take("name")
        if word in _AGGREGATES:
            return self._aggregate()
        return self._function(word) if self._next() == "(" else self._selected(word)

    def _bracketed(self) -> Value:
        self._take("sign", "(")
        found = self._compared()
        self._take("sign", ")")
        return found

    def _aggregate(self) -> Value:
        kept: Labels = frozenset()
        if self._next() == "by":
            self._take("name")
            kept = frozenset(self._names())
        inside = _instant(self._bracketed())
        if inside.labels is None or not kept <= inside.labels:
            raise Wrong(f"nothing to tell apart by {sorted(kept)} in {sorted(inside.labels or ())}")
        return Value(kept)

    def _names(self) -> list[str]:
        self._take("sign", "(")
        found = [self._take("name")]
        while self._next() == ",":
            self._take("sign")
            found.append(self._take("name"))
        self._take("sign", ")")
        return found

    def _function(self, name: str) -> Value:
        if name == "time":
            self._take("sign", "(")
            self._take("sign", ")")
            return Value(None)
        if name == "histogram_quantile":
            return self._quantile()
        inside = self._bracketed()
        if name in _OF_RANGES:
            if not inside.is_range or inside.counts != (name in _COUNTING):
                raise Wrong(f"{name} of {inside}")
        elif name != "abs":
            raise Wrong(f"the function {name}")
        return Value(_instant(inside, in_range=name in _OF_RANGES).labels)

    def _quantile(self) -> Value:
        self._take("sign", "(")
        if not 0 < float(self._take("number")) < 1:
            raise Wrong("a share is between 0 and 1")
        self._take("sign", ",")
        inside = _instant(self._compared())
        self._take("sign", ")")
        if inside.labels is None or "le" not in inside.labels:
            raise Wrong("a histogram needs its buckets, by le")
        return Value(inside.labels - {"le"})

    def _selected(self, name: str) -> Value:
        if name not in self._metrics:
            raise Wrong(f"there is no metric {name}")
        metric = self._metrics[name]
        labels = metric.labels | EVERYWHERE
        if self._next() == "{":
            self._take("sign")
            while self._next() != "}":
                if (label := self._take("name")) not in labels:
                    raise Wrong(f"{name} has no label {label}")
                self._take("sign", "=", "!=", "=~", "!~")
                self._take("text")
                if self._next() == ",":
                    self._take("sign")
            self._take("sign")
        is_range = self._next() == "["
        if is_range:
            self._take("sign")
            self._take("time")
            self._take("sign", "]")
        if self._next() == "offset":
            self._take("name")
            self._take("time")
        return Value(labels, metric.counts, is_range)


def _instant(value: Value, *, in_range: bool = False) -> Value:
    if value.is_range and not in_range:
        raise Wrong("a range where a value should be")
    return value


def _both(left: Value, right: Value) -> Value:
    """Two vectors meet where all their labels agree; when they have others they never do."""
    _instant(left)
    _instant(right)
    if left.labels is None or right.labels is None:
        return Value(right.labels if left.labels is None else left.labels)
    if left.labels != right.labels:
        raise Wrong(f"{sorted(left.labels)} never meet {sorted(right.labels)}")
    return Value(left.labels)
