"""Cards as Teams shows them."""

import pytest
from hypothesis import given, settings

from adapters.teams.cards import adaptive_card, size, summary
from adapters.teams.texts import clean, is_plain
from conversations.cards import Button, Buttons, Card, Fact, Facts, Heading, Part, Table, Text
from tests.adapters.cards import NASTY, cards, words
from tests.adapters.teams.sending import COMMENT, QUESTION
from tests.platforms.teams_cards import Json, buttons, problems, texts, walk

ENVELOPE = 2_000
"""What a message weighs beside its card: ids, addresses and a summary of 500 characters."""


def elements(*parts: Part) -> list[Json]:
    body = adaptive_card(Card("A card", parts))["body"]
    assert isinstance(body, list)
    return body


def kinds(*parts: Part) -> list[object]:
    return [element["type"] for element in elements(*parts)]


def test_a_question_can_be_answered_by_tapping_anywhere_on_a_level() -> None:
    """Protects: the five levels with their descriptions, big enough for a thumb, in order."""
    card = adaptive_card(QUESTION)
    assert problems(card) == []
    levels = [element for element in walk(card) if element["type"] == "Container"]
    assert [texts(level)[0] for level in levels] == [
        "1 Starting",
        "✓ 2 Exploring",
        "3 Developing",
        "4 Established",
        "5 Leading",
    ]
    action = levels[3]["selectAction"]
    assert isinstance(action, dict)
    assert action["data"] == {"waymark": "answer|7|data-sharing|4"}
    assert action["tooltip"] == "What established looks like in our day-to-day work."
    assert action["fallback"] == {
        "type": "Action.Submit",
        "title": "4 Established",
        "data": {"waymark": "answer|7|data-sharing|4"},
        "associatedInputs": "none",
    }


def test_the_choice_is_marked_by_a_sign_and_a_colour() -> None:
    """Protects: people who do not see the colour, or have the card read to them."""
    boxes = [element for element in walk(adaptive_card(QUESTION)) if element["type"] == "Container"]
    assert [box["style"] for box in boxes] == ["emphasis", "accent", "emphasis", "emphasis", "emphasis"]
    action = boxes[1]["selectAction"]
    assert isinstance(action, dict)
    assert action["title"] == "✓ 2 Exploring"


def test_a_comment_opens_in_place_and_goes_with_its_own_button_only() -> None:
    """Protects: a comment half written is not sent along with an answer."""
    card = adaptive_card(QUESTION)
    with_inputs = [button.title for button in buttons(card) if button.inputs]
    assert with_inputs == ["Save"]
    box = next(element for element in walk(card) if element["type"] == "Input.Text")
    assert (box["maxLength"], box["label"], box["isMultiline"]) == (4000, "What would you like to add?", True)


def test_two_comment_fields_do_not_share_an_id() -> None:
    """Protects: Teams refuses a card with the same id twice."""
    assert problems(adaptive_card(Card("Two", (COMMENT, COMMENT)))) == []


def test_a_heading_is_one_for_screen_readers() -> None:
    """Protects: moving from heading to heading."""
    assert elements(Heading("Question 3 of 10 (optional)"))[0]["style"] == "heading"


def test_at_most_three_buttons_share_a_row() -> None:
    """Protects: on a phone, more of them are cut to "N... D... S"."""
    many = Buttons(tuple(Button(f"Theme {number}", "help") for number in range(9)))
    assert kinds(many) == ["ActionSet", "ActionSet", "ActionSet"]
    long = Buttons((Button("Ddim yn siŵr", "help"), Button("Ddim yn berthnasol", "help")))
    assert kinds(long) == ["ActionSet", "ActionSet"]


def test_facts_are_a_fact_set_unless_they_would_be_read_as_markdown() -> None:
    """Protects: a person's name with stars or brackets in it shows as it is."""
    assert kinds(Facts((Fact("Answered", "7 of 10"), Fact("Level", "3.4")))) == ["FactSet"]


def test_facts_of_several_lines_stand_apart() -> None:
    facts = Facts((Fact("Q3", "It opens on Monday. " * 8), Fact("Q4", "It opens on Friday. " * 8)))
    assert [(each["type"], each["spacing"]) for each in elements(facts)] == [
        ("RichTextBlock", "Medium"),
        ("RichTextBlock", "Medium"),
    ]
    assert kinds(Facts((Fact("Answered", "7 of 10"), Fact("Lead", "[Ada](http://x)")))) == ["RichTextBlock"] * 2


def test_a_table_shows_every_cell_in_two_columns() -> None:
    """Protects: a summary can be read on a phone; what is empty takes no room."""
    header = ("Theme", "Level", "Answers", "Not sure")
    rows = (("Leadership", "Established 3.7", "12", "8%"), ("Data", "withheld", "", ""))
    title, *shown = elements(Table("Themes", header, rows))
    assert texts(title) == ["Themes"]
    assert [texts(row) for row in shown] == [
        ["Leadership", "Answers: 12 · Not sure: 8%", "Established 3.7"],
        ["Data", "withheld"],
    ]
    columns = shown[0]["columns"]
    assert isinstance(columns, list)
    assert [column["width"] for column in columns] == ["stretch", "auto"]


def test_the_summary_of_a_quarter_fits_whole() -> None:
    """Protects: the largest table that the program makes (36 questions) is not cut."""
    rows = tuple(
        (f"Question {number} about how services share data", "3.4", "3", "120") for number in range(36)
    )
    shown = texts(
        adaptive_card(Card("Summary", (Table("All", ("Question", "Mean", "Median", "Answers"), rows),)))
    )
    assert "Question 35 about how services share data" in shown
    assert "…" not in "".join(shown)


@pytest.mark.parametrize("text", [text for text in NASTY if len(text) < 1_000])
def test_what_people_write_shows_as_they_wrote_it(text: str) -> None:
    """Protects: no formatting, link, date function or mention comes out of somebody's words."""
    (element,) = elements(Text(text))
    shown = clean(text)
    if element["type"] == "TextBlock":
        assert is_plain(shown)
    else:
        assert element["inlines"] == [{"type": "TextRun", "text": shown}]
    assert "{{" not in shown
    assert shown.replace("\u200b", "") == text.replace("\r\n", "\n") or "\ufffd" in shown


@pytest.mark.parametrize(
    "text",
    [
        "*a*",
        "_a_",
        "**a**",
        "[a](b)",
        "- a",
        "+ a",
        "1. a",
        "2) a",
        "`a`",
        "# a",
        "> a",
        "a\nb",
        "&lt;",
        "<b>",
        "http://a",
    ],
)
def test_markdown_is_never_in_a_text_block(text: str) -> None:
    """Protects: TextBlock reads markdown and has no switch for it."""
    assert kinds(Text(text)) == ["RichTextBlock"]


@pytest.mark.parametrize(
    "text", ["Question 3 of 10", "We're at level 4 – well done!", "50% (6 of 12)", "Data, 3.4"]
)
def test_ordinary_words_are_text_blocks(text: str) -> None:
    """Protects: our own words stay in the element that every client shows and lets taps through."""
    assert kinds(Text(text)) == ["TextBlock"]


def test_a_card_without_parts_shows_its_text() -> None:
    """Protects: Teams shows an empty card as an error."""
    assert texts(adaptive_card(Card("Hello", ()))) == ["Hello"]


def test_what_is_left_out_leaves_an_ellipsis() -> None:
    """Protects: nobody takes a part of a table for the whole."""
    rows = tuple((f"{number} " + "long words " * 30, "3.4") for number in range(200))
    table = Table("All", ("Question", "Mean"), rows)
    shown = texts(adaptive_card(Card("Long", (table, Text("word " * 8_000), Text("The end")))))
    assert shown[-3] == "…"
    assert shown[-2].endswith("word…")
    assert shown[-1] == "The end"


@given(cards)
@settings(deadline=None, max_examples=100)
def test_every_card_is_one_that_teams_takes(card: Card) -> None:
    """Protects: whatever people write and however long, Teams gets a proper card under its limit."""
    rendered = adaptive_card(card)
    assert problems(rendered) == []
    assert size(rendered) <= 28 * 1024 - ENVELOPE
    assert len(summary(card)) <= 500


@given(words)
def test_no_text_is_formatted(text: str) -> None:
    """Protects: as above, for texts that nobody thought of."""
    for element in walk(adaptive_card(Card(text, (Heading(text), Text(text), Facts((Fact(text, text),)))))):
        shown = [element["text"]] if element["type"] == "TextBlock" else []
        facts = element.get("facts")
        for fact in facts if isinstance(facts, list) else []:
            shown += [fact["title"], fact["value"]]
        assert all(is_plain(str(each)) for each in shown)
