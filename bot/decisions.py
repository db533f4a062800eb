"""Carries out what a person or a lead decided about the schedule, in the transaction of their turn."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from bot import actions
from bot.setting_up import change_setting
from conversations import effects
from conversations.audit import Deed, Entry
from conversations.effects import LeadRecord, PersonRecord
from conversations.framework import Framework
from conversations.gathering import Gathering
from conversations.people import Person
from storage import audit, benchmarks, checkins, councils, place_members, places, planning, roles
from storage.database import Session
from storage.roles import Fate


@dataclass(frozen=True, slots=True)
class Decision:
    """What a lead decided, and the address where they said so."""

    person: Person
    address_id: int
    record: LeadRecord


def with_record(person: Person, record: PersonRecord) -> Person:
    """The person with what they asked for."""
    match record:
        case effects.RecordSnooze(until):
            return replace(person, snoozed_until=until)
        case effects.RecordLeave(away_until):
            return replace(person, away_until=away_until)
        case effects.RecordReminders(wanted):
            return replace(person, wants_reminders=wanted)
        case effects.RecordLeftOut(since):
            return replace(person, left_out_at=since)
        case effects.RecordPattern(pattern):
            return replace(person, pattern=pattern)
    assert_never(record)


async def carry_out(
    session: Session, decision: Decision, now: datetime, *, framework: Framework, questions_each: int
) -> bool:
    """Whether it could be done: somebody may have been first, at another replica."""
    council = decision.person.council
    match decision.record:
        case effects.OpenCheckIn(quarter, closes_at):
            await checkins.open_now(
                session, council, quarter, now, closes_at, framework_version=framework.version
            )
        case effects.ChangeCheckIn(checkin, closes_at, paused):
            await checkins.change(session, council, checkin, closes_at=closes_at, paused=paused, now=now)
        case effects.NudgeAll(checkin):
            return await planning.plan_manual(session, council, checkin, now) is not None
        case effects.PostHere():
            await councils.set_posts_to(session, council, decision.address_id)
        case effects.ShareFigures(wanted):
            await benchmarks.share(session, council, wanted=wanted, now=now)
        case (
            effects.AcceptAction()
            | effects.TakeProposal()
            | effects.AddAction()
            | effects.ChangeAction() as decided
        ):
            least = await councils.least_of(session, council)
            gathering = Gathering(framework, questions_each, least)
            await actions.decide(session, gathering, decision.person, decided, now)
        case effects.AddLead() | effects.RemoveLead():
            await _change_role(session, decision.person, decision.record, now)
        case effects.AskPlace(place, with_guests):
            await places.ask(session, council, place, now, with_guests=with_guests)
        case effects.StopPlace(place):
            await place_members.stop(session, council, place, now)
        case (
            effects.SetLeast()
            | effects.SetOptional()
            | effects.NameCouncil()
            | effects.ChangeCalendar()
            | effects.FinishSetUp()
        ):
            await change_setting(session, council, decision.record, now)
        case _:
            assert_never(decision.record)
    return True


async def _change_role(
    session: Session, lead: Person, record: effects.AddLead | effects.RemoveLead, now: datetime
) -> None:
    """On record only where it is done: whom a name means is known here first."""
    if isinstance(record, effects.AddLead):
        granted = await roles.grant(session, lead.council, record.who)
        is_new = granted is not None and not granted.is_lead
        done = Entry(Deed.ROLE_GRANTED, "lead", granted.id) if granted and is_new else None
    else:
        fate = await roles.withdraw(session, lead.council, record.person)
        done = Entry(Deed.ROLE_WITHDRAWN, "lead", record.person) if fate is Fate.WITHDRAWN else None
    if done is not None:
        await audit.record(session, [audit.Record(lead.council, lead.id, done)], now)
