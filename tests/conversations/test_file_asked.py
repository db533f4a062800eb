"""The figures as a file: what leads can type for it, and where it comes."""

from dataclasses import replace

import pytest

from conversations import events
from conversations.buttons import decode
from conversations.compose import compose
from conversations.effects import Files, Say
from conversations.export_format import ExportFormat
from conversations.file_asked import FORMAT_BUTTONS
from conversations.people import Place
from conversations.state import State
from conversations.step import step
from tests.conversations.builders import BOTH, a_context, a_person, buttons_of

LEAD = a_context(person=a_person(is_lead=True))
CHANNEL = replace(LEAD, place=Place.SHARED)
READY = step(State(), events.Arrived(), LEAD).state
CSV, XLSX, JSON, HTML = ExportFormat


@pytest.mark.parametrize(
    ("text", "form"),
    [
        *(("export", XLSX), ("Export.", XLSX), ("export figures", XLSX), ("export excel", XLSX)),
        *(("export xlsx", XLSX), ("export as a spreadsheet", XLSX), ("export html", HTML)),
        *(("export the report", HTML), ("export as a web page please", HTML), ("export: csv", CSV)),
        *(("export json", JSON), ("EXPORT JSON FILE", JSON), ("Export csv", CSV)),
    ],
)
def test_each_kind_of_file_can_be_typed(text: str, form: ExportFormat) -> None:
    assert step(READY, events.Typed(text), LEAD).effects == (Files(form),)


@pytest.mark.parametrize("text", ["allforio", "allforio html", "allforio fel adroddiad", "export html"])
def test_it_can_be_typed_in_welsh(text: str) -> None:
    (effect,) = step(READY, events.Typed(text), replace(LEAD, language=BOTH["cy"])).effects
    assert isinstance(effect, Files)


@pytest.mark.parametrize("text", ["export pdf", "export csv html", "export csvx", "export x" * 500])
def test_another_kind_is_not_guessed_but_all_kinds_are_offered(text: str) -> None:
    (said,) = step(READY, events.Typed(text), LEAD).effects
    assert said == Say("export-unclear", buttons=FORMAT_BUTTONS)
    assert [decode(each.value) for each in buttons_of(compose(said, LEAD.language))] == [
        events.Export(form) for form in ExportFormat
    ]


@pytest.mark.parametrize("text", ["export csv only me", "only me export csv", "export only me as csv"])
def test_only_me_sends_it_directly_and_says_so_to_the_lead_alone(text: str) -> None:
    assert step(State(), events.Typed(text), CHANNEL).effects == (
        Say("export-comes-directly", private=True),
        Files(CSV, private=True),
    )
    assert step(READY, events.Typed(text), LEAD).effects == (Files(CSV),)


def test_in_a_channel_it_is_for_all_who_read_along() -> None:
    assert step(State(), events.Typed("export"), CHANNEL).effects == (Files(XLSX),)


@pytest.mark.parametrize("place", Place)
def test_nobody_but_a_lead_gets_a_file(place: Place) -> None:
    for event in (events.Export(XLSX), events.Typed("export csv")):
        turn = step(READY, event, a_context(place=place))
        assert turn.effects == (Say("leads-only", private=place is Place.SHARED),)
