"""Escaping once out, unescaping once in, and cutting within limits."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import text

HOSTILE = [
    "<!channel>", "<!here>", "<@U061F7AUR>", "<#C012AB3CD>", "<!subteam^S1>", "&lt;!channel&gt;", "&amp;",
    "@channel", "\x00", "\ud83d", "\u202eright to left", "مرحبا", "👩‍👩‍👧‍👦", "<b>bold</b>", "*_~`",
    "\r\n", "…",
]  # fmt: skip
words = st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE), max_size=50).map(" ".join))


@given(words)
def test_what_goes_out_comes_back(original: str) -> None:
    """Protects people's words: escaped once out and decoded once in, they are what they were."""
    assert text.read(text.escape(original)) == text.clean(original)


@given(words)
def test_what_goes_out_can_notify_nobody(original: str) -> None:
    """Protects a channel from <!channel> in an answer: no angle bracket is left, no entity is escaped twice."""
    escaped = text.escape(original)
    assert "<" not in escaped
    assert ">" not in escaped
    assert not re.search(r"&(?!amp;|lt;|gt;)", escaped)
    assert escaped.count("&amp;") == original.count("&")


@given(words, st.integers(min_value=1, max_value=60))
def test_a_cut_fits_and_shows(original: str, limit: int) -> None:
    """Protects from refusals: within the limit as Slack counts, whole entities only, and the cut is visible."""
    for cut, whole in (
        (text.fit(original, limit), text.clean(original)),
        (text.fit_escaped(original, limit), text.escape(original)),
    ):
        assert text.size(cut) <= limit
        assert cut == whole or cut.endswith(text.ELLIPSIS)
    assert not re.search(r"&(?!amp;|lt;|gt;)", text.fit_escaped(original, limit))


@given(words, st.integers(min_value=2, max_value=60))
def test_a_split_loses_no_word(original: str, limit: int) -> None:
    """Protects long texts: every piece fits, and together they say it all."""
    pieces = list(text.split(original, limit))
    assert all(0 < text.size(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.clean(original).split())


@given(words)
def test_clean_text_can_be_sent_and_stored(original: str) -> None:
    """Protects JSON and PostgreSQL, which take neither lone surrogates nor NUL."""
    cleaned = text.clean(original)
    cleaned.encode()
    assert "\x00" not in cleaned


@given(words)
def test_reading_never_fails(original: str) -> None:
    """Protects the door from anything that is typed."""
    text.read(original)


@pytest.mark.parametrize(
    ("delivered", "typed"),
    [
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("<@U061F7AUR>", "@U061F7AUR"),
        ("<@U061F7AUR|sam>", "@sam"),
        ("<#C012AB3CD|digital>", "#digital"),
        ("<#C012AB3CD>", "#C012AB3CD"),
        ("<#C012AB3CD|>", "#C012AB3CD"),
        ("<!here>", "@here"),
        ("<!subteam^S0614TZR7|@digital-team>", "@digital-team"),
        ("<!date^1392734382^{date}|18 February>", "18 February"),
        ("<https://anytown.gov.uk>", "https://anytown.gov.uk"),
        ("<https://anytown.gov.uk/?a=1&amp;b=2>", "https://anytown.gov.uk/?a=1&b=2"),
        ("<http://anytown.gov.uk|anytown.gov.uk>", "anytown.gov.uk"),
        ("<https://anytown.gov.uk/plan|our plan>", "our plan (https://anytown.gov.uk/plan)"),
        ("<mailto:sam@anytown.gov.uk|sam@anytown.gov.uk>", "sam@anytown.gov.uk"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("", ""),
    ],
)
def test_what_slack_delivers_reads_as_the_person_saw_it(delivered: str, typed: str) -> None:
    """Protects the meaning of what is typed; a link behind other words is evidence, so it stays."""
    assert text.read(delivered) == typed


def test_an_emoji_counts_as_slack_counts_it() -> None:
    """Protects the limits: Slack counts UTF-16 units, Python characters."""
    assert text.size("4 😀") == 4
    assert text.fit("😀😀😀", 5) == "😀😀…"
