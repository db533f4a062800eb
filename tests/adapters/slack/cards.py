"""Cards for the tests: one of each part, and strategies for all the cards there can be."""

from hypothesis import strategies as st

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
    Part,
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

_HOSTILE = [
    "<!channel>", "<@U061F7AUR>", "&lt;!here&gt;", "@channel", "#general", "*_~`", ":tada:", "\x00",
    "\ud83d", "\n\n",
    " ", "👩‍👩‍👧‍👦", "\u202eעברית", "<script>", "</a>", "&", "x" * 200, "😀 " * 5_000, "y" * 10_000,
]  # fmt: skip
words = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_HOSTILE), max_size=8).map("".join))

_buttons = st.builds(Button, label=words, value=words, primary=st.booleans())
_options = st.builds(Option, button=_buttons, detail=words, chosen=st.booleans())
_facts = st.builds(Fact, label=words, value=words)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(min_value=0, max_value=22))
    row = st.lists(words, min_size=width, max_size=width).map(tuple)
    return Table(draw(words), tuple(draw(row)), tuple(draw(st.lists(row, max_size=4))))


_parts: st.SearchStrategy[Part] = st.one_of(
    st.builds(Heading, text=words),
    st.builds(Text, text=words, quiet=st.booleans()),
    st.builds(Options, options=st.lists(_options, max_size=30).map(tuple)),
    st.builds(Buttons, buttons=st.lists(_buttons, max_size=30).map(tuple)),
    st.builds(
        CommentField,
        open=_buttons,
        submit=_buttons,
        title=words,
        label=words,
        hint=words,
        cancel=words,
        limit=st.integers(min_value=1, max_value=10_000),
    ),
    st.builds(Facts, facts=st.lists(_facts, max_size=30).map(tuple)),
    _tables(),
)
cards = st.builds(Card, text=words, parts=st.lists(_parts, max_size=8).map(tuple))
