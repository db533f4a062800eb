"""The text form of cards: within the width, with nothing lost, whatever the texts hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.plain import plain_text, printed
from conversations import effects
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
from conversations.compose import compose
from tests.adapters.pictures import ALT, CARDS, UNDRAWABLE
from tests.conversations.builders import BOTH, FRAMEWORK

hostile = st.text(st.characters(codec=None), max_size=120)
FIELD = CommentField(Button("Comment", "v"), Button("Save", "v"), "Title", "Label", "Hint", "Cancel", 4_000)


def show(*parts: Part, width: int = 80) -> list[str]:
    return plain_text(Card("text", parts), width).splitlines()


def test_a_command_prints_no_buttons() -> None:
    card = Card("text", (Text("Finished: 3"), Buttons((Button("Remind people", "v"),))))
    assert "[Remind people]" in plain_text(card)
    assert printed(card) == "Finished: 3"


def test_a_heading_is_underlined() -> None:
    assert show(Heading("Your answers")) == ["Your answers", "------------"]


def test_a_long_heading_is_underlined_to_the_width() -> None:
    assert show(Heading("one two three four"), width=10)[-1] == "-" * 10


def test_paragraphs_keep_their_line_breaks() -> None:
    assert show(Text("Here is what you can type:\nstart\nstop")) == [
        *("Here is what you can type:", "start", "stop")
    ]


def test_a_chosen_option_is_marked_and_details_are_indented() -> None:
    options = Options(
        (
            Option(Button("1 Starting", "v"), "1", "Nothing yet."),
            Option(Button("2 Exploring", "v"), "2", "Some.", chosen=True),
        )
    )
    assert show(options) == ["  1 Starting", "    Nothing yet.", "\u2713 2 Exploring", "    Some."]


def test_an_option_without_details_is_one_line() -> None:
    assert show(Options((Option(Button("1 Starting", "v"), "1"),))) == ["  1 Starting"]


def test_buttons_show_their_labels_in_one_row() -> None:
    parts = (Buttons((Button("Change", "v"),)), FIELD, Buttons((Button("Help", "v"),)))
    assert show(*parts) == ["[Change]  [Comment]  [Help]"]


def test_a_comment_field_alone_is_a_button() -> None:
    assert show(Text("x"), FIELD) == ["x", "[Comment]"]


def test_a_long_fact_hangs_under_its_label() -> None:
    lines = show(Facts((Fact("Strongest", "one two three four five six"),)), width=20)
    assert lines[0].startswith("Strongest: ")
    assert all(line.startswith("  ") for line in lines[1:])
    assert len(lines) > 1


def test_a_tables_columns_stand_under_each_other() -> None:
    table = Table("Missions", ("Theme", "Mean"), (("Councils", "2.4"), ("Places", "")))
    assert show(table) == ["", "Missions", "Theme     Mean", "--------  ----", "Councils  2.4", "Places"]


def test_a_table_without_rows_still_has_its_header() -> None:
    assert show(Table("Missions", ("Theme",), ())) == ["", "Missions", "Theme", "-----"]


def test_bars_and_the_heat_map_are_shown_in_characters_with_what_they_say() -> None:
    for kind, sample in (("bars", "██████▏"), ("grid", "▓ 4.3 ▓")):
        lines = plain_text(CARDS[kind]).splitlines()
        assert lines[1] == "Seaford Borough Council: digital maturity, autumn 2026"
        assert any(sample in line for line in lines)
        assert lines[-1] == ALT


@pytest.mark.parametrize("kind", ["trend", "pairs"])
def test_other_pictures_are_told_in_words_and_figures(kind: str) -> None:
    shown = plain_text(CARDS[kind])
    assert shown.startswith(ALT)
    assert "3.0" in shown


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_picture_is_told_in_words_where_characters_do_not_fit(width: int) -> None:
    """The heat map needs 50 characters."""
    shown = plain_text(CARDS["grid"], width)
    assert ("▓" in shown) == (width > 50)
    assert " ".join(ALT.split()) in " ".join(shown.split())


def test_a_picture_that_is_too_much_for_a_phone_still_fits_a_terminal() -> None:
    assert "██████▏" in plain_text(UNDRAWABLE)


@pytest.mark.parametrize("width", [40, 72, 80, 100])
@pytest.mark.parametrize("language", BOTH)
def test_every_question_fits_the_width(language: str, width: int) -> None:
    for question in FRAMEWORK.questions:
        for message in (
            effects.Ask(7, question.id, 2, 10),
            effects.AskBarrier(7, question.id, 2),
            effects.AskComment(7, question.id, 2),
        ):
            card = compose(message, BOTH[language])
            lines = plain_text(card, width).splitlines()
            assert [line for line in lines if len(line) > width] == []


@given(hostile, st.integers(10, 100))
def test_any_text_stays_within_the_width_but_for_words_that_are_longer(text: str, width: int) -> None:
    parts = (
        Heading(text),
        Text(text),
        Options((Option(Button(text, "v"), text, text),)),
        Facts((Fact(text, text),)),
    )
    for line in plain_text(Card(text, (*parts, Buttons((Button(text, "v"),)))), width).split("\n"):
        assert len(line.expandtabs()) <= width or len(line.split()) <= 2


@given(hostile)
def test_no_word_of_a_text_is_lost(text: str) -> None:
    """Lines are broken at blanks and nowhere else."""
    assert "".join(plain_text(Card("", (Text(text),)), 40).split()) == "".join(text.split())


@given(st.lists(st.lists(hostile, min_size=2, max_size=2).map(tuple), max_size=4))
def test_any_table_can_be_shown(rows: list[tuple[str, ...]]) -> None:
    shown = plain_text(Card("", (Table("T", ("A", "B"), tuple(rows)),)))
    assert all(cell.rstrip() in shown for row in rows for cell in row)
