"""Cards as Block Kit: what each part becomes, and that no card breaks a limit of Slack's."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.slack.blocks import render
from adapters.slack.modal import modal
from conversations.cards import Button, Buttons, Card, Fact, Facts, Heading, Option, Options, Part, Table, Text
from conversations.people import Address, Place
from tests.adapters.cards import cards
from tests.adapters.slack.cards import (
    COMMENT,
    FORM_CARD,
    LEVEL_OPTIONS,
    QUESTION_CARD,
    SUMMARY_CARD,
)
from tests.platforms.slack_checks import check_message, check_view
from tests.platforms.slack_messages import Posted

Json = dict[str, Any]
any_card = settings(
    max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
HERE = Address("slack", "T1", "U1", Place.DIRECT)


def posted(card: Card, *, plain: bool = False) -> Posted:
    rendered = render(card, "stamp", plain=plain)
    blocks: list[Json] = [dict(block) for block in rendered.blocks]
    assert list(check_message({"text": rendered.text, "blocks": blocks})) == []
    return Posted("D1", "1.1", rendered.text, blocks)


def of(*parts: Part) -> Posted:
    return posted(Card("text", parts))


@given(cards)
@any_card
def test_no_card_breaks_a_limit(card: Card) -> None:
    """Protects every message: whatever a card holds, Slack would take it, with tables or without."""
    posted(card)
    posted(card, plain=True)


@given(cards)
@any_card
def test_no_form_breaks_a_limit(card: Card) -> None:
    """Protects every form in the same way."""
    view = modal(card, HERE, "stamp")
    if view is not None:
        assert list(check_view(view)) == []


def test_a_question_reads_from_top_to_bottom() -> None:
    """Protects people on phones: each level with what it looks like, then the other answers."""
    message = posted(QUESTION_CARD)
    kinds = [block["type"] for block in message.blocks]
    assert kinds == ["header", *["section"] * 6, "actions", "context"]
    assert message.labels == [
        "1 Starting",
        "2 Exploring",
        "3 Developing",
        "4 Established",
        "5 Leading",
        "Not sure",
        "Add a comment",
    ]
    assert "1 Starting\nWhat level 1 looks like & how <you> can tell" in message.words


def test_the_choice_is_marked_by_more_than_colour() -> None:
    """Protects people who see no colour: a tick in the text."""
    chosen = of(LEVEL_OPTIONS).blocks[3]
    assert chosen["text"]["text"].startswith("✓ *4 Established*")
    other = of(LEVEL_OPTIONS).blocks[0]
    assert "✓" not in other["text"]["text"]


def test_a_choice_has_a_short_button_that_screen_readers_say_in_full() -> None:
    """Protects a phone's narrow text column, and people who hear "4" and nothing else."""
    accessory = of(LEVEL_OPTIONS).blocks[3]["accessory"]
    assert accessory["text"]["text"] == "4"
    assert accessory["accessibility_label"] == "4 Established"


def test_a_choice_without_an_explanation_is_whole_beside_its_button() -> None:
    """Protects long choices: a phone cuts a button's words short, but not a section's."""
    long = "Outdated systems that do not work together"
    message = of(Options((Option(Button(f"2 {long}", "a"), "2"),)))
    assert [block["type"] for block in message.blocks] == ["section"]
    assert long in message.words


def test_echoed_words_are_plain_text() -> None:
    """Protects channels: what somebody typed is not read as markup, nor are its colons as emoji."""
    for part in (
        Text("<!channel> *now* :tada:"),
        Text("<!channel> *now* :tada:", quiet=True),
        Heading("<!here>"),
    ):
        block = of(part).blocks[0]
        text = block.get("text") or block["elements"][0]
        assert text["type"] == "plain_text"
        assert text["emoji"] is False
    assert "<!channel> *now* :tada:" in of(Text("<!channel> *now* :tada:")).words


def test_bold_labels_are_escaped_once_and_verbatim() -> None:
    """Protects from <!channel> where a label must be bold, and from @here, which Slack links by itself."""
    field = of(Facts((Fact("R&D <!channel>", "@here & <@U1>"),))).blocks[0]["fields"][0]
    assert field == {
        "type": "mrkdwn",
        "text": "*R&amp;D &lt;!channel&gt;*\n@here &amp; &lt;@U1&gt;",
        "verbatim": True,
    }


def test_the_text_for_notifications_is_always_there_and_escaped() -> None:
    """Protects screen readers, and people from being notified by what others wrote."""
    assert posted(Card("<!channel> R&D", (Text("x"),))).text == "&lt;!channel&gt; R&amp;D"
    assert posted(Card("", (Text("x"),))).text == "…"
    assert posted(Card("<" * 5_000, ())).text.endswith("&lt;…")


def test_a_long_question_stays_whole() -> None:
    """Protects the question: Slack's headers end at 150 characters, and a half question cannot be answered."""
    question = "How " + "very " * 60 + "digital are you?"
    message = of(Heading(question))
    assert message.blocks[0]["type"] == "section"
    assert question in message.words


def test_a_long_text_is_split_and_loses_nothing() -> None:
    """Protects long explanations: several blocks, not a cut."""
    text = " ".join(f"word{n}" for n in range(2_000))
    message = of(Text(text))
    assert len(message.blocks) > 1
    assert message.words.split() == text.split()


def test_too_many_blocks_are_cut_where_it_shows_and_keep_the_buttons() -> None:
    """Protects the way on: over 50 blocks the middle goes, with a …, and the last row of buttons stays."""
    message = of(*(Text(f"line {n}") for n in range(80)), Buttons((Button("Next", "help"),)))
    assert len(message.blocks) == 50
    assert message.labels == ["Next"]
    assert message.blocks[-2]["elements"][0]["text"] == "…"


def test_many_buttons_are_several_rows() -> None:
    """Protects a long choice: 25 buttons fit in a row, and none is lost."""
    message = of(Buttons(tuple(Button(f"Choice {n}", "help") for n in range(60))))
    assert [len(block["elements"]) for block in message.blocks] == [25, 25, 10]


def test_empty_parts_leave_no_trace() -> None:
    """Protects from refusals: Slack takes no empty text, row or list."""
    message = of(
        Heading(" "), Text(""), Text("\x00", quiet=True), Options(()), Buttons(()), Facts(()), Table("", (), ())
    )
    assert message.blocks == []


def test_ids_are_new_for_every_message() -> None:
    """Protects updates: Slack wants new block ids when a message changes."""
    first = {block["block_id"] for block in render(QUESTION_CARD, "one").blocks}
    second = {block["block_id"] for block in render(QUESTION_CARD, "two").blocks}
    assert not first & second


def test_a_table_is_slacks_own() -> None:
    """Protects summaries: a table with a caption and row headers, on one page, with no empty cell."""
    table = posted(SUMMARY_CARD).blocks[3]
    assert table["type"] == "data_table"
    assert table["caption"] == "By mission"
    assert table["page_size"] == 2
    assert [cell["text"] for cell in table["rows"][2]] == ["Place <!here>", "–"]


def test_a_table_as_lines_names_its_further_figures_and_leaves_out_what_is_empty() -> None:
    """Protects workspaces without tables, and ears."""
    message = posted(SUMMARY_CARD, plain=True)
    assert "By mission\nPeople: 3.2\nPlace <!here>: –" in message.words
    assert all(block["type"] != "data_table" for block in message.blocks)
    header = ("Theme", "Level", "Answers", "Not sure")
    rows = (("Data", "Exploring 2.4", "7", "8%"), ("Value", "withheld", "", ""))
    lines = posted(Card("x", (Table("Enablers", header, rows),)), plain=True).words
    assert lines == "Enablers\nData: Exploring 2.4 · Answers 7 · Not sure 8%\nValue: withheld"


@pytest.mark.parametrize(
    "table",
    [
        Table("Wide", tuple(f"c{n}" for n in range(21)), (tuple(str(n) for n in range(21)),)),
        Table("Long", ("a", "b"), tuple((f"row {n}", str(n)) for n in range(101))),
        Table("Wordy", ("a", "b"), tuple((f"row {n}", "word " * 40) for n in range(90))),
    ],
    ids=lambda table: table.title,
)
def test_a_table_too_large_for_slack_is_lines_and_whole(table: Table) -> None:
    """Protects the figures of a large council: no row is lost."""
    message = of(table)
    assert all(block["type"] != "data_table" for block in message.blocks)
    assert table.rows[-1][0] in message.words
    assert table.rows[-1][-1].strip() in message.words


def test_only_as_many_tables_as_a_message_holds() -> None:
    """Protects from the limit on all tables together: the ones beyond are lines."""
    table = Table("T", ("a", "b"), tuple((f"row {n}", "word " * 20) for n in range(40)))
    kinds = [block["type"] for block in of(table, table, table).blocks]
    assert kinds.count("data_table") == 2


def test_a_form_asks_for_words() -> None:
    """Protects comments: a field, and what and where the words are sent as."""
    view: Any = modal(FORM_CARD, HERE, "stamp")
    assert view["private_metadata"] == COMMENT.submit.value
    assert view["callback_id"] == "U1"
    field, box = view["blocks"]
    assert box["optional"], "nobody has to tick it"
    assert [each["text"]["text"] for each in box["element"]["options"]] == [COMMENT.quote]
    assert "initial_options" not in box["element"]
    assert field["type"] == "input"
    assert field["element"]["multiline"] is True
    assert field["element"]["max_length"] == 3_000, "Slack's most; longer words can be typed"
    assert field["hint"]["text"] == COMMENT.hint


def test_a_button_for_words_stands_in_the_row_before_it() -> None:
    """Protects answered questions from a line more: Change and Add a comment side by side."""
    change, rest = Buttons((Button("Change", "a"),)), Buttons(tuple(Button(str(n), "b") for n in range(25)))
    assert [len(block["elements"]) for block in of(change, COMMENT).blocks] == [2]
    assert [len(block["elements"]) for block in of(rest, COMMENT).blocks] == [25, 1]
    assert [block["type"] for block in of(Text("x"), COMMENT).blocks] == ["section", "actions"]
    assert of(Buttons(()), COMMENT).labels == ["Add a comment"]


def test_a_card_without_room_for_words_is_no_form() -> None:
    """Protects from opening an empty window."""
    assert modal(SUMMARY_CARD, HERE, "stamp") is None


def test_a_small_table_too_wide_for_a_phone_becomes_lines_in_which_nothing_hides() -> None:
    held_back = "Outdated systems that do not work together"
    gaps = Table("Gaps", ("Theme", "Level", "Held back most by"), (("Data", "Exploring 2.4", held_back),))
    strengths = Table("Strengths", ("Theme", "Level"), (("Leadership", "Established 3.7"),))
    blocks = render(Card("x", (gaps, strengths)), "one").blocks
    assert [each["type"] for each in blocks].count("data_table") == 1
    assert held_back in str(blocks)
