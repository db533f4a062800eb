"""States and messages survive storage."""

from collections.abc import Mapping
from datetime import UTC
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import effects
from conversations.actions import ActionChange, Assign, AssignMe, Mark, Progress, Reword, Serve, SetDue
from conversations.answers import Choice
from conversations.codec import dump_message, dump_state, load_message, load_state
from conversations.effects import Message
from conversations.export_format import ExportFormat
from conversations.settings import Setting
from conversations.state import Phase, State
from conversations.summary_request import Look, PictureKind, Split, SummaryRequest

words = st.text(max_size=20)
numbers = st.integers(1, 36)
checkins = st.integers(1, 2**62)
choices = st.one_of(st.none(), st.sampled_from(Choice))
requests = st.builds(
    SummaryRequest,
    theme=st.one_of(st.none(), words),
    split=st.one_of(st.none(), st.sampled_from(Split)),
    quarter=st.one_of(st.none(), numbers),
    compare=st.one_of(st.none(), numbers),
    look=st.sampled_from(Look),
    area=st.one_of(st.none(), words),
)
arguments: st.SearchStrategy[Mapping[str, str | int]] = st.dictionaries(
    words, st.one_of(words, st.integers(-(2**62), 2**62)), max_size=3
)
changes: st.SearchStrategy[ActionChange] = st.one_of(
    st.builds(Reword, words),
    st.builds(Assign, st.one_of(st.none(), words)),
    st.just(AssignMe()),
    st.builds(SetDue, st.one_of(st.none(), st.dates())),
    st.builds(Serve, words),
    st.builds(Mark, st.sampled_from(Progress)),
)

messages: st.SearchStrategy[Message] = st.one_of(
    st.builds(effects.Say, words, arguments, st.lists(words, max_size=3).map(tuple), st.booleans()),
    st.builds(effects.Ask, checkins, words, numbers, numbers, choices),
    st.builds(effects.Answered, checkins, words, numbers, numbers, choices),
    st.builds(effects.AskBarrier, checkins, words, numbers),
    st.builds(effects.BarrierNamed, checkins, words, numbers, st.one_of(st.none(), words)),
    st.builds(effects.AskComment, checkins, words, numbers),
    st.builds(
        effects.Recap,
        checkins,
        st.lists(st.builds(effects.RecapLine, words, numbers, choices), max_size=4).map(tuple),
    ),
    st.builds(effects.Summarise, requests, st.booleans()),
    st.builds(effects.Draw, requests, st.sampled_from(PictureKind), st.booleans()),
    st.builds(effects.Nudge, checkins, checkins, words),
    st.builds(effects.Status, st.booleans(), st.one_of(st.none(), numbers), st.booleans()),
    st.builds(effects.NudgeOffer, checkins, st.booleans()),
    st.builds(effects.NextQuarters, st.booleans()),
    st.builds(effects.ProgressPost, checkins),
    st.builds(effects.ClosingPost, checkins),
    st.builds(effects.Benchmark, st.booleans()),
    st.builds(effects.Files, st.sampled_from(ExportFormat), st.booleans()),
    st.builds(effects.Plan, st.booleans(), st.booleans(), *2 * [st.one_of(st.none(), checkins)]),
    st.builds(effects.ActionAccepted, checkins, words, st.booleans()),
    st.builds(effects.ProposalTaken, words, st.booleans()),
    st.builds(effects.ActionAdded, words, st.booleans()),
    st.builds(effects.ActionChanged, numbers, changes, st.booleans()),
    st.builds(effects.ActionNudge, numbers, checkins, words),
    st.builds(effects.MyData, checkins),
    st.builds(effects.MyDataFile, checkins),
    st.builds(effects.JoinCode, checkins),
    st.builds(effects.RosterPreview, words),
    st.builds(effects.RosterApply, checkins, words, words, words, st.booleans()),
    st.builds(effects.RosterLeave, checkins),
    st.builds(
        effects.RosterClosed,
        words,
        st.sampled_from(effects.RosterEnd),
        st.datetimes(timezones=st.just(UTC)),
        words,
        st.dictionaries(words, st.one_of(words, numbers), max_size=3),
    ),
    st.builds(effects.StrangerPage),
    st.builds(effects.AuditTrail, st.booleans()),
    st.builds(effects.Leads, st.booleans()),
    st.builds(effects.PlaceOffer, st.booleans(), st.booleans()),
    st.builds(effects.PlaceStopOffer, st.one_of(st.none(), checkins), st.booleans()),
    st.builds(effects.Places, st.booleans()),
    st.builds(effects.Settings, st.booleans(), st.booleans()),
    st.builds(effects.SettingCard, st.sampled_from(Setting), st.booleans(), st.booleans()),
    st.builds(effects.Home, checkins, st.booleans()),
    st.builds(effects.LeadAdded, st.one_of(words, checkins), st.booleans()),
    st.builds(effects.RemovalOffer, st.one_of(words, checkins), st.booleans()),
    st.builds(effects.LeadRemoved, checkins, st.booleans()),
    st.builds(effects.ErasureReceipt, st.booleans()),
)
several_words = st.lists(words, max_size=5).map(tuple)
states = st.builds(
    State,
    phase=st.sampled_from(Phase),
    checkin=st.one_of(st.none(), checkins),
    questions=several_words,
    choices=st.dictionaries(words, st.sampled_from(Choice), max_size=5),
    skipped=st.frozensets(words, max_size=3),
    current=st.one_of(st.none(), words),
    barrier_for=st.one_of(st.none(), words),
    last_answered=st.one_of(st.none(), words),
    finished=st.booleans(),
    previous=several_words,
    language=st.one_of(st.none(), words),
    has_page=st.booleans(),
)


@given(states)
def test_a_state_comes_back_as_it_was(state: State) -> None:
    loaded = load_state(dump_state(state))
    assert loaded == state
    assert all(isinstance(choice, Choice) for choice in loaded.choices.values())


@given(messages)
def test_a_message_comes_back_as_it_was(message: Message) -> None:
    """With its own type: an `Ask` and an `Answered` hold the same fields."""
    loaded = load_message(dump_message(message))
    assert loaded == message
    assert type(loaded) is type(message)


def test_every_kind_of_message_is_tried() -> None:
    kinds = {effects.Say, effects.Ask, effects.Answered, effects.AskBarrier, effects.BarrierNamed}
    from_storage = {effects.Summarise, effects.Nudge, effects.Status, effects.NudgeOffer, effects.NextQuarters}
    from_storage |= {effects.Draw, effects.ProgressPost, effects.ClosingPost, effects.Benchmark}
    from_storage |= {
        effects.Plan,
        effects.ActionAccepted,
        effects.ProposalTaken,
        effects.ActionAdded,
        effects.ActionChanged,
    }
    from_storage |= {effects.ActionNudge, effects.Files}
    from_storage |= {effects.JoinCode, effects.MyDataFile, *get_args(effects.RosterMessage)}
    from_storage |= {effects.MyData, effects.AuditTrail, *get_args(effects.RoleMessage)}
    from_storage |= {effects.Settings, effects.SettingCard, effects.Home, *get_args(effects.PlaceMessage)}
    kinds |= {effects.ErasureReceipt, effects.StrangerPage, effects.RosterClosed}
    assert set(get_args(Message)) == kinds | from_storage | {effects.AskComment, effects.Recap}


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", '{"phase": "lost"}', '{"phase": "new", "choices": {"q": 6}}', '{"phase": 3}'],
)
def test_a_text_that_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        load_state(text)


@pytest.mark.parametrize("text", ["", "Say", "Say {}", "Ask null", "say {}", "RecordAnswer {}", "State {}"])
def test_a_text_that_is_no_message_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"validation error|no message is called"):
        load_message(text)


def test_an_older_state_without_newer_fields_is_read() -> None:
    """Upgrades add fields; what was stored before them still loads."""
    assert load_state('{"phase": "ready"}') == State(phase=Phase.READY)
    assert load_message('Say {"message": "hello"}') == effects.Say("hello")
    assert load_message("Summarise {}") == effects.Summarise()


def test_a_newer_states_unknown_field_is_passed_over() -> None:
    """While a new version rolls out, an old replica reads what the new one stored."""
    assert load_state('{"phase": "ready", "mood": "good"}') == State(phase=Phase.READY)
