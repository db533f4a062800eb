"""Cards as hostile as the core's types allow, for every door."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conversations import events
from conversations.answers import Choice
from conversations.buttons import encode
from conversations.cards import (
    Button,
    Buttons,
    Card,
    CommentField,
    Fact,
    Facts,
    Heading,
    Option,
    Options,
    Part,
    Table,
    Text,
)

NASTY = (
    "<at>Everyone</at>",
    "**bold** _it_ [x](http://evil.example)",
    "- item\n1. item\n> quote",
    "\x00\x01\x1b[31m",
    "\ud800 half",
    "<script>alert(1)</script> &amp; &lt;",
    "{{DATE(2026-01-01T00:00:00Z,SHORT)}} ${name}",
    "مرحبا \u202egnp.exe\u202c שלום",
    "👩🏽‍💻👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "\r\n\t  padded  ",
    "\u2028\u2029\ufeff\uffff",
    '"\\' * 50,
    "<!channel> &lt;!here&gt; <@U061F7AUR> @channel #general :tada:",
    "\n\n",
    " ",
)

LONG = ("a" * 10_000, "🦊" * 10_000, '"\\' * 5_000, "*" * 10_000)

words = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=60),
    st.text(alphabet="*_[]()`~#<>&{}\\\n -1.", max_size=40),
)

long_words = words | st.sampled_from(LONG)

values = st.sampled_from(
    [
        encode(events.Answer(10**17, "q" * 48, Choice.LEVEL_5)),
        encode(events.Comment(7, "data-sharing", "")),
        encode(events.ShowHelp()),
        "x" * 3_000,
        "\x00<!here>",
    ]
)

buttons = st.builds(Button, label=words, value=values, primary=st.booleans())


def many(of: SearchStrategy[object], most: int = 4, times: int = 40) -> SearchStrategy[tuple[object, ...]]:
    """Mostly a few, sometimes far more than a card holds."""
    few = st.lists(of, max_size=most).map(tuple)
    return few | st.lists(of, min_size=1, max_size=2).map(lambda some: tuple(some * times))


tables = st.integers(1, 40).flatmap(
    lambda columns: st.builds(
        Table,
        title=long_words,
        header=st.tuples(*[words] * min(columns, 3)).map(lambda cells: (cells * columns)[:columns]),
        rows=many(st.tuples(*[words] * min(columns, 3)).map(lambda cells: (cells * columns)[:columns])),
    )
)

parts: SearchStrategy[Part] = st.one_of(
    st.builds(Heading, long_words),
    st.builds(Text, long_words, st.booleans()),
    st.builds(Options, many(st.builds(Option, buttons, words, long_words, st.booleans()), 7)),
    st.builds(Buttons, many(buttons, 13)),
    st.builds(
        CommentField,
        open=buttons,
        submit=buttons,
        title=long_words,
        label=long_words,
        hint=long_words,
        cancel=long_words,
        limit=st.integers(1, 4_000),
    ),
    st.builds(Facts, many(st.builds(Fact, words, long_words))),
    tables,
)

cards = st.builds(Card, long_words, many(parts, 6, times=5))
