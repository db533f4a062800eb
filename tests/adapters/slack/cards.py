"""Cards for the tests, with one of each part."""

from conversations import buttons, events
from conversations.answers import LEVELS, Choice
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
    Table,
    Text,
)

CHECKIN, QUESTION = 7, "people-1"
NAMES = ("Starting", "Exploring", "Developing", "Established", "Leading")


def level_button(choice: Choice) -> Button:
    return Button(
        f"{int(choice)} {NAMES[choice - 1]}", buttons.encode(events.Answer(CHECKIN, QUESTION, choice))
    )


LEVEL_OPTIONS = Options(
    tuple(
        Option(
            level_button(choice),
            str(int(choice)),
            f"What level {int(choice)} looks like & how <you> can tell",
            chosen=choice == 4,
        )
        for choice in LEVELS
    )
)
COMMENT = CommentField(
    open=Button("Add a comment", buttons.encode(events.OpenComment(CHECKIN, QUESTION))),
    submit=Button("Send", buttons.encode(events.Comment(CHECKIN, QUESTION, ""))),
    title="Add a comment",
    label="Your comment or evidence",
    hint="You can also type: comment, and then your words.",
    cancel="Cancel",
    limit=4_000,
    quote="It may be quoted without my name",
)
QUESTION_CARD = Card(
    "Question 1 of 10: how do you choose suppliers?",
    (
        Heading("Question 1 of 10"),
        Text("How do you choose suppliers?"),
        LEVEL_OPTIONS,
        Buttons((Button("Not sure", buttons.encode(events.Answer(CHECKIN, QUESTION, Choice.NOT_SURE))),)),
        COMMENT,
        Text("Nobody sees your answer by itself.", quiet=True),
    ),
)
SUMMARY_CARD = Card(
    "Digital maturity: 3.2 of 5",
    (
        Heading("Digital maturity"),
        Facts((Fact("Answers", "41 of 60"), Fact("Change", "<up> & running"))),
        Table("By mission", ("Mission", "Score"), (("People", "3.2"), ("Place <!here>", ""))),
        Table("By enabler", ("Enabler", "Score"), (("Data & insight", "2.9"),)),
    ),
)
FORM_CARD = Card("Add a comment to question 1", (Text("How do you choose suppliers?"), COMMENT))
