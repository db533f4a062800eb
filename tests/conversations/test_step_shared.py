"""Where others read along: summaries and nothing personal. And how a digital lead becomes one."""

import pytest

from conversations import events
from conversations.effects import AppointLead, Draw, Say, Summarise
from conversations.people import Place
from conversations.state import State
from conversations.step import claim_hash, step
from conversations.summary_request import FIRST_SCREEN, PictureKind, SummaryRequest
from tests.conversations.builders import CODE, STARTED, a_context, a_person, outline
from tests.conversations.summaries import DATA
from tests.conversations.test_step_table import EVENTS, STANDINGS

CHANNEL = a_context(place=Place.SHARED)
LEAD = a_person(is_lead=True)
LEAD_IN_CHANNEL = a_context(place=Place.SHARED, person=LEAD)
WITH_CODE = a_context(code=CODE)

SUMMARY = {"summary", "'summary'", "'summary data'", "'only me summary'"}
FIRST = (Summarise(), Draw(FIRST_SCREEN, PictureKind.BARS))
FOR_LEADS = {
    *("status", "calendar", "offer nudge", "nudge all", "offer open", "open now", "offer close", "close now"),
    *("move close", "pause check-in", "resume check-in", "post here", "least"),
    *("'calendar'", "'nudge'", "'remind them now'", "'open check-in'", "'open it now'", "'close check-in'"),
    *("'close it now'", "'close on friday'", "'move close'", "'pause check-in'", "'resume check-in'"),
    *("'status'", "'post here'", "'least 7'", "'least'", "export", "'export'", "'export csv'"),
    *("benchmark", "offer sharing", "share", "'benchmark'", "'benchmark x'", "'share figures'"),
    *("'share them now'", "'stop sharing'", "'stop sharing now'"),
    *("actions", "accept action", "add action", "change action", "mark action", "'actions'", "'action'"),
    *("'action 3'", "'action 3 done'", "'action 3 due friday'", "'add action data: x'"),
    *("take proposal", "'add action data'"),
    *("audit", "'audit'"),
    *("settings", "setting", "name council", "nation", "year", "finish set-up", "'settings'", "'set up'"),
    *("'set up 2'", "'council name'", "'council name x'", "'nation'", "'nation wales'", "'year'"),
    *("optional", "mandatory", "'check-in optional'", "'check-in mandatory'"),
    *("leads", "'leads'", "add lead", "'add lead'", "'add lead sam'"),
    *("offer place", "ask place", "offer stop place", "stop place", "places"),
    *("'ask here'", "'ask here with guests'", "'stop asking here'", "'asked'"),
    *("offer remove lead", "remove lead", "'remove lead'", "'remove lead sam'"),
    "'import'",
}
SAID = {
    **dict.fromkeys(("'help'", "'hello'", "file and words"), "help-shared"),
    **dict.fromkeys(("file", "picture"), "files-only-directly"),
    "hurried": "too-quick",
}
SILENT = {"arrived", "returned", "home opened", "members changed", "taken out"}


@pytest.mark.parametrize("standing", [*STANDINGS, "new"])
@pytest.mark.parametrize("name", EVENTS)
def test_a_channel_changes_nothing_and_shows_nothing_personal(standing: str, name: str) -> None:
    """No answer, question or progress is ever told or taken in a channel; refusals are for the asker alone."""
    before = STANDINGS.get(standing, State())
    turn = step(before, EVENTS[name], CHANNEL)
    assert turn.state == before
    if name in SILENT:
        assert turn.effects == ()
    elif name == "'thanks'":
        assert turn.effects == (Say("you-are-welcome", private=True),)
    elif name in SUMMARY:
        assert turn.effects == (Say("summary-leads-only", private=True),)
    elif name in FOR_LEADS:
        assert turn.effects == (Say("leads-only", private=True),)
    else:
        assert turn.effects == (Say(SAID.get(name, "only-leads-here"), private=True),)


@pytest.mark.parametrize("name", sorted(SUMMARY))
@pytest.mark.parametrize("standing", [*STANDINGS, "new"])
def test_a_lead_gets_the_summary_in_the_channel(standing: str, name: str) -> None:
    """For all who read along, unless it is for the lead alone."""
    turn = step(STANDINGS.get(standing, State()), EVENTS[name], LEAD_IN_CHANNEL)
    request = SummaryRequest(theme=DATA) if "data" in name else FIRST_SCREEN
    private = "only me" in name
    assert turn.effects == (Summarise(request, private), Draw(request, PictureKind.BARS, private))


@pytest.mark.parametrize("words", ["summary", "Maturity summary", "results!", "SUMMARY"])
def test_the_summary_has_several_names(words: str) -> None:
    assert step(State(), events.Typed(words), LEAD_IN_CHANNEL).effects == FIRST


def test_a_lead_gets_the_summary_alone_with_the_bot() -> None:
    turn = step(STARTED, events.ShowSummary(), a_context(person=LEAD))
    assert (turn.state, turn.effects) == (STARTED, FIRST)


def test_a_lead_gets_the_summary_when_no_checkin_is_open() -> None:
    assert step(STARTED, events.ShowSummary(), a_context(person=LEAD, checkin=None)).effects == FIRST


def test_a_leads_help_names_the_summary() -> None:
    assert outline(step(STARTED, events.ShowHelp(), a_context(person=LEAD)).effects) == "help-lead"


@pytest.mark.parametrize(
    "event",
    [
        events.Typed(f"claim {CODE}"),
        events.Typed(f"Claim  {CODE.lower()} \n"),
    ],
)
def test_the_right_code_makes_a_lead(event: events.Event) -> None:
    turn = step(STARTED, event, WITH_CODE)
    assert turn.effects == (AppointLead(), Say("claim-done-new", buttons=("set-up", "summary")))
    assert turn.state == STARTED


@pytest.mark.parametrize("code", ["ABCD-EFGH-JKLN", CODE[:-1], CODE + "X", claim_hash(CODE), "\0", "é"])
def test_a_wrong_code_appoints_nobody(code: str) -> None:
    assert outline(step(STARTED, events.Typed(f"claim {code}"), WITH_CODE).effects) == "claim-wrong"


def test_a_code_that_is_no_text_is_wrong_and_harms_nothing() -> None:
    assert outline(step(STARTED, events.Typed("claim \ud800"), WITH_CODE).effects) == "claim-wrong"


def test_no_code_is_right_once_a_lead_has_been_found() -> None:
    assert outline(step(STARTED, events.Typed(f"claim {CODE}"), a_context()).effects) == "claim-none"


def test_a_lead_does_not_use_up_a_code() -> None:
    turn = step(STARTED, events.Typed(f"claim {CODE}"), a_context(person=LEAD, code=CODE))
    assert outline(turn.effects) == "claim-lead-already"


def test_a_code_counts_for_nothing_in_a_channel() -> None:
    """A code shown to a whole channel must not be taken as somebody's proof."""
    turn = step(STARTED, events.Typed(f"claim {CODE}"), a_context(code=CODE, place=Place.SHARED))
    assert outline(turn.effects) == "only-leads-here"
