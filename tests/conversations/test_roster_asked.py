"""What is said to whoever attaches a file, before anything is fetched."""

from dataclasses import replace

import pytest

from conversations import effects, events
from conversations.context import Context
from conversations.people import Place
from conversations.roster_asked import LARGEST
from conversations.state import Phase, State
from conversations.step import step
from tests.conversations.builders import A_CONTEXT, ENGLISH, outline

LEAD = replace(A_CONTEXT, person=replace(A_CONTEXT.person, is_lead=True))
READY = State(phase=Phase.READY)
PEOPLE = events.FileSent("people.csv", 1_000)


def follows(event: events.Event, context: Context = LEAD) -> str:
    return outline(step(READY, event, context).effects)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *(("people.csv", "RosterPreview"), ("PEOPLE.CSV ", "RosterPreview"), ("people.txt", "RosterPreview")),
        *(("people.xlsx", "file-is-spreadsheet"), ("people.numbers", "file-is-spreadsheet")),
        *(("sketch.PNG", "file-is-picture"), ("IMG_1.heic", "file-is-picture")),
        *(("minutes.pdf", "file-is-other"), ("people", "file-is-other"), (".csv", "file-is-other")),
    ],
)
def test_what_a_lead_attaches_is_known_by_how_its_name_ends(name: str, said: str) -> None:
    assert follows(replace(PEOPLE, name=name)) == said


def test_a_file_that_takes_a_while_is_announced_and_one_that_is_too_large_is_not_fetched() -> None:
    assert follows(replace(PEOPLE, size=None)) == "RosterPreview"
    assert follows(replace(PEOPLE, size=LARGEST)) == "roster-reading RosterPreview"
    assert follows(replace(PEOPLE, size=LARGEST + 1)) == "roster-too-large"


def test_of_several_files_none_is_guessed_at() -> None:
    assert follows(replace(PEOPLE, is_alone=False)) == "file-several"


def test_words_beside_the_roster_are_about_it_and_beside_anything_else_count_as_ever() -> None:
    assert follows(replace(PEOPLE, text="summary")) == "RosterPreview"
    assert follows(events.FileSent("sketch.png", text="summary")).startswith("file-is-picture Summarise")


def test_in_a_channel_no_file_is_read_and_what_was_typed_beside_it_counts() -> None:
    shared = replace(LEAD, place=Place.SHARED)
    assert follows(PEOPLE, shared) == "files-only-directly"
    (said,) = step(READY, PEOPLE, shared).effects
    assert said == effects.Say("files-only-directly", private=True)
    assert follows(replace(PEOPLE, text="status"), shared) == "Status"


def test_a_long_name_is_shown_in_one_line_that_can_be_recognised() -> None:
    (said,) = step(READY, events.FileSent("a\n\x00" + "b" * 300 + ".png"), LEAD).effects
    assert isinstance(said, effects.Say)
    text = ENGLISH.wording.text(said.message, said.arguments)
    assert "a \ufffdbbb" in text
    assert len(text) < 200
