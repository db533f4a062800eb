"""Every typed command and every button, tried as everybody, in both kinds of places and across councils."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import select

from conversations import events
from conversations.actions import Mark, Progress, Reword
from conversations.answers import Choice
from conversations.buttons import PLAIN, decode, encode
from conversations.calendar import Nation, YearKind
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.events import Event
from conversations.framework import Cut
from conversations.people import Account, Address, CheckIn, Person, Place, WorkingPattern
from conversations.scoring import theme_key
from conversations.settings import Setting
from conversations.state import Phase, State
from conversations.step import step
from conversations.words import COMMANDS
from storage import bulk, checkins, councils, places, roster
from storage import outbox as outbox_
from storage.database import Database, Session
from storage.tables import (
    account,
    action,
    address,
    answer,
    asked_place,
    checkin,
    council,
    nudge,
    outbox,
    person,
    workspace,
)
from tests.bot.permissions import RULES, Rule, Use, page
from tests.program import ENGLISH, LANGUAGES, NOW, Program, Stage

DOCS = Path(__file__).parents[2] / "docs" / "permissions.md"

_REFUSALS = frozenset({"leads-only", "summary-leads-only", "only-leads-here", "set-up-directly", "unclear"})

QUESTION = ENGLISH.framework.questions[0]
THEME = theme_key(Cut.MISSION, QUESTION.mission)
_AFTER = {
    "comment": " x",
    "edit": " 1",
    "claim": " CODE",
    "join": " CODE",
    "snooze": " tomorrow",
    "away": " until friday",
    "hours": " mon-thu 10-15",
    "move-close": " friday",
    "least": " 7",
    "action": " 1",
    "add-action": " data: x",
    "add-lead": " Sam",
    "council-name": " Anytown City Council",
    "nation": " wales",
    "year": " january",
    "remove-lead": " Sam",
}
"""What is typed after a command that needs more."""


def spelling(command: str) -> str:
    """A command as it can be typed."""
    first = next(text for text, name in ENGLISH.wording.commands.items() if name == command)
    return first + _AFTER.get(command, "")


def events_on_buttons(checkin: int = 7, someone: int = 1, number: int = 1, place: int = 7) -> list[Event]:
    """One of every kind that a button can carry, about these ids."""
    return [
        *PLAIN.values(),
        *(events.Answer(checkin, QUESTION.id, Choice.LEVEL_1), events.NameBarrier(checkin, QUESTION.id, None)),
        *(kind(checkin, QUESTION.id) for kind in (events.Skip, events.Back, events.Change, events.OpenComment)),
        events.Comment(checkin, QUESTION.id, ""),
        *(events.MayQuote(checkin, QUESTION.id, wanted) for wanted in (True, False)),
        *(events.NudgeAll(checkin), events.CloseCheckIn(checkin), events.MoveClose(date(2026, 12, 11))),
        *(events.Snooze(date(2026, 12, 11)), events.GoAway(date(2026, 12, 11))),
        events.SetPattern(WorkingPattern(frozenset({1}), time(10), time(15))),
        *(events.ShowActions(number=number), events.AcceptAction(checkin, THEME, QUESTION.id, Choice.LEVEL_1)),
        events.ChangeAction(number, Mark(Progress.DONE)),
        *(events.ConfirmJoin(someone), events.RefuseJoin(someone)),
        *(events.Withdraw(checkin), events.Erase(someone), events.ApplyRoster("F1", "0a", "people.csv")),
        *(events.AddLead(someone), events.OfferRemoveLead(someone), events.RemoveLead(someone)),
        *(events.AskPlace(place), events.AskPlace(place, with_guests=True)),
        *(events.OfferStopPlace(place), events.StopPlace(place)),
        *(events.ShowSetting(Setting.NATION), events.SetNation(Nation.WALES)),
        events.SetYear(YearKind.CALENDAR),
    ]


def word_of(event: Event) -> str:
    """The name of a button in the rules."""
    if isinstance(event, events.ChangeAction):
        return "action:mark" if isinstance(event.change, Mark) else "action"
    return encode(event).partition("|")[0]


CHECKIN = CheckIn(7, 1, 2026 * 4 + 3, NOW - timedelta(days=1), NOW + timedelta(days=10), "1")
STAFF = Person(1, 1, "Sam")
READY = State(phase=Phase.READY)


def context(*, is_lead: bool, place: Place) -> Context:
    who = replace(STAFF, is_lead=is_lead)
    return Context(NOW, who, ENGLISH, place, CHECKIN, questions_each=10, council_checkin=CHECKIN)


def used(found: tuple[Effect, ...]) -> Use:
    """What somebody got."""
    said = {each.message for each in found if isinstance(each, Say)}
    kept = [each for each in found if not isinstance(each, Say)]
    if not kept and said & _REFUSALS:
        return Use.NO
    return Use.OWN if said & {"progress", "progress-not-started"} else Use.YES


def expected(rule: Rule, *, is_lead: bool, place: Place) -> Use:
    if place is Place.SHARED:
        return rule.lead_in_channel if is_lead else rule.staff_in_channel
    return rule.lead if is_lead else rule.staff


# The table


def test_every_command_and_every_button_has_one_rule() -> None:
    """Whoever adds a command has to say who may use it."""
    assert sorted(name for rule in RULES for name in rule.commands) == sorted(COMMANDS)
    told = [name for rule in RULES for name in rule.buttons]
    assert len(told) == len(set(told))
    assert set(told) >= {word_of(event) for event in events_on_buttons()} | set(PLAIN)
    others = {events.FileSent, events.Arrived, events.Returned, events.Hurried, events.Typed, events.Unreadable}
    others |= {events.MembersChanged, events.TakenOut, events.UseJoinCode}
    others |= {events.SetLeast, events.AddAction, events.TakeProposal, events.NameCouncil, events.HomeOpened}
    assert {type(event) for event in events_on_buttons()} | others == set(get_args(Event))


def test_the_page_shows_the_table() -> None:
    assert DOCS.read_text("utf-8") == page()


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("is_lead", [False, True], ids=["staff", "lead"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.what)
def test_what_is_typed_is_served_or_refused_as_the_table_says(rule: Rule, is_lead: bool, place: Place) -> None:
    here = context(is_lead=is_lead, place=place)
    served = {name: used(step(READY, events.Typed(spelling(name)), here).effects) for name in rule.commands}
    progress = {"progress"} if place is Place.DIRECT else set()
    assert {name: use for name, use in served.items() if name not in progress} == dict.fromkeys(
        [name for name in rule.commands if name not in progress], expected(rule, is_lead=is_lead, place=place)
    )


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("is_lead", [False, True], ids=["staff", "lead"])
@pytest.mark.parametrize("event", events_on_buttons(), ids=encode)
def test_a_button_is_served_or_refused_as_the_table_says(event: Event, is_lead: bool, place: Place) -> None:
    (rule,) = [rule for rule in RULES if word_of(event) in rule.buttons]
    served = used(step(READY, decode(encode(event)), context(is_lead=is_lead, place=place)).effects)
    wanted = expected(rule, is_lead=is_lead, place=place)
    if isinstance(event, events.ShowProgress) and place is Place.DIRECT:
        wanted = Use.OWN
    if word_of(event) == "action:mark" and wanted is Use.OWN:
        wanted = Use.YES  # storage knows whose action it is
    assert served is wanted


def test_changing_what_an_action_says_is_for_leads() -> None:
    changed = events.ChangeAction(1, Reword("x"))
    assert used(step(READY, changed, context(is_lead=False, place=Place.DIRECT)).effects) is Use.NO


# Across councils

THEIRS = ("Otherton", "Olive Outsider", "Otherland")
"""What must never be seen: the other council, its lead and their service area."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another council on the same deployment, with ids that buttons can be forged from."""

    id: int
    checkin: int
    lead: int
    channel: int


async def found_other(database: Database) -> Other:
    async with database.write() as session:
        place = await councils.ensure_workspace(session, "memory", "w2", THEIRS[0], NOW)
        lead = await councils.lead_add(session, "memory", "w2", "olive", NOW)
        await roster.save(session, replace(lead, service_area=THEIRS[2]))
        await session.execute(person.update().where(person.c.id == lead.id).values(name=THEIRS[1]))
        opened = await checkins.ensure_checkin(
            session,
            place.council,
            2026 * 4 + 3,
            NOW - timedelta(days=1),
            NOW + timedelta(days=9),
            framework_version=LANGUAGES.framework.version,
        )
        given = bulk.NewAnswer(lead, QUESTION.id, Choice.LEVEL_1, NOW)
        await bulk.add_answers(session, place.council, opened.id, [given])
        return Other(place.council, opened.id, lead.id, await ask_their_channel(session, place.council))


async def ask_their_channel(session: Session, council: int) -> int:
    """The address of a channel whose members the other council asks."""
    there = Address("memory", "w2", "theirs", Place.SHARED)
    lane = (await outbox_.remember_addresses(session, [outbox_.Origin(there, None, council)])).popitem()[1]
    await places.ask(session, council, lane, NOW, with_guests=False)
    await session.execute(asked_place.update().values(name=THEIRS[0], due_at=None))
    return lane


async def rows_of(database: Database, other: int) -> list[object]:
    """All that is kept of a council."""
    tables = (workspace, person, account, address, checkin, answer, action, nudge, outbox, asked_place)
    async with database.read() as session:
        kept: list[object] = [(await session.execute(select(council).where(council.c.id == other))).all()]
        for each in tables:
            kept.append(sorted(map(str, await session.execute(select(each).where(each.c.council_id == other)))))
    return kept


@pytest.fixture
async def other(stage: Stage) -> Other:
    return await found_other(stage.database)


async def meet_everybody(program: Program) -> None:
    """A lead, somebody of the staff, and a lead who was taken off the roster."""
    door, now = program.door, program.clock.now
    for user in ("lead", "staff", "removed"):
        await program.says(user, "hello")
    async with program.application.database.write() as session:
        for user in ("lead", "removed"):
            await councils.lead_add(session, door.name, door.workspace, user, now)
        await roster.remove(session, Account(door.name, door.workspace, "removed"), now)


@pytest.mark.parametrize("channel", [None, "general"])
@pytest.mark.parametrize("user", ["lead", "staff", "removed"])
async def test_nothing_of_another_council_is_shown_or_changed(
    stage: Stage, other: Other, user: str, channel: str | None
) -> None:
    """Buttons can be forged: their values hold the other council's own ids here."""
    async with stage.program() as program:
        await meet_everybody(program)
        before = await rows_of(program.application.database, other.id)
        sent = len(program.door.sent)
        pressed = events_on_buttons(other.checkin, other.lead, place=other.channel)
        typed = [events.Typed(spelling(name)) for name in COMMANDS if name not in ("erase-now",)]
        named = [events.Typed("add lead olive"), events.Typed("remove lead olive")]
        for event in (*pressed, *typed, *named):
            await program.take(program.door.inbound(user, event, program.clock.now, channel=channel))
            await program.send()
        assert await rows_of(program.application.database, other.id) == before
        seen = [str(each) for each in program.door.sent[sent:]]
    assert seen, "everybody is answered"
    assert [text for text in seen if any(each in text for each in THEIRS)] == []


async def test_who_was_taken_off_the_roster_leads_no_more(stage: Stage) -> None:
    async with stage.program() as program:
        await meet_everybody(program)
        assert (await program.says("removed", "summary"))[0].startswith("Summaries are for")
        assert not (await program.says("lead", "leads"))[0].startswith("Your council has 2")
