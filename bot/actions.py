"""The action plan in the running program: what a lead decides about it, and what messages tell of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.summaries import summary_view
from conversations import action_news, effects
from conversations.action_answers import (
    compose_action_accepted,
    compose_action_added,
    compose_action_changed,
    compose_proposal_taken,
)
from conversations.action_cards import compose_plan
from conversations.action_nudge_cards import compose_action_nudge
from conversations.action_nudges import action_nudge_kind, due_in
from conversations.action_proposals import by_question, propose
from conversations.action_view import Moved, PlanView, Proposal
from conversations.actions import Action, Progress
from conversations.cards import Card, Part
from conversations.figures import ThemeFigures
from conversations.gathering import Gathering
from conversations.language import Language
from conversations.nudges import is_welcome
from conversations.people import HOME_ZONE, CheckIn, Person
from conversations.releases import EVERYTHING
from conversations.summary_request import FIRST_SCREEN, SummaryRequest
from conversations.summary_view import SummaryView, figures_under
from storage import actions, checkins, councils, snapshots
from storage.actions import Standing
from storage.database import Session
from storage.recipients import recipient

Decided = effects.AcceptAction | effects.TakeProposal | effects.AddAction | effects.ChangeAction
Asked = (
    effects.Plan
    | effects.ActionAccepted
    | effects.ProposalTaken
    | effects.ActionAdded
    | effects.ActionChanged
    | effects.ActionNudge
)

TOLD_FOR = 4
"""For how many quarters it is told whether an action's theme has moved, once the action has ended."""


async def decide(
    session: Session, gathering: Gathering, person: Person, record: Decided, now: datetime
) -> None:
    """Keeps what was decided. What has become of it is told by the message that follows."""
    council = person.council
    match record:
        case effects.AcceptAction():
            await _accept(session, gathering, council, record, now)
        case effects.TakeProposal(theme):
            view = await plan_view(session, gathering, council, effects.Plan(), now)
            proposal = next((each for each in view.proposals if each.theme == theme), None)
            if proposal is not None and view.checkin is not None:
                await _accept(session, gathering, council, _taken(proposal, view.checkin), now)
        case effects.AddAction():
            summary = await summary_view(session, gathering, council, FIRST_SCREEN, now)
            if isinstance(summary, SummaryView):
                await actions.add(session, council, record, summary.checkin.id, now)
        case effects.ChangeAction(number, change):
            await actions.change(session, person, number, change, now)
        case _:
            assert_never(record)


async def answer(
    session: Session, gathering: Gathering, council: int, message: Asked, language: Language, *, now: datetime
) -> Card | None:
    """The plan, or what has become of what was decided about it; None for a reminder that nobody needs now."""
    today = _at_home(now)
    match message:
        case effects.Plan():
            view = await plan_view(session, gathering, council, message, now)
            return compose_plan(view, language, private=message.private)
        case effects.ActionAccepted(checkin, question):
            accepted = await actions.accepted(session, council, checkin, question)
            return compose_action_accepted(accepted, today, language)
        case effects.ProposalTaken(theme):
            plan = await actions.plan_of(session, council)
            taken = next((each for each in reversed(plan) if each.theme == theme and each.question), None)
            return compose_proposal_taken(taken, theme, today, language)
        case effects.ActionAdded(text):
            plan = await actions.plan_of(session, council)
            added = next((each for each in reversed(plan) if each.text == text), None)
            return compose_action_added(added, today, language)
        case effects.ActionChanged(number, change):
            outcome = await actions.changed(session, council, number, change)
            return compose_action_changed(outcome, today, language)
        case effects.ActionNudge():
            return await reminder(session, council, message, language, now)
        case _:
            assert_never(message)


async def plan_view(
    session: Session, gathering: Gathering, council: int, message: effects.Plan, now: datetime
) -> PlanView:
    """Proposals rest on the figures that were published last; where there are none, nothing is proposed."""
    view = PlanView(
        council=(await councils.council(session, council)).name,
        today=_at_home(now),
        actions=await actions.plan_of(session, council),
        number=message.number,
        person=message.person,
        for_lead=message.with_proposals,
    )
    summary = await summary_view(session, gathering, council, FIRST_SCREEN, now)
    if not isinstance(summary, SummaryView) or summary.figures.overall.measure is None:
        return view
    checkin = summary.checkin
    published = (await snapshots.load(session, council, [checkin.id]))[checkin.id].get(EVERYTHING, {})
    proposals = propose(
        summary.figures,
        gathering.framework,
        by_question(published),
        {each.question for each in view.actions if each.question and _is_taken(each, checkin)},
        summary.least,
    )
    return replace(view, checkin=checkin.id, figures=summary.figures, proposals=proposals)


async def reminder(
    session: Session, council: int, message: effects.ActionNudge, language: Language, now: datetime
) -> Card | None:
    """None when the action has ended, is somebody else's or is due on another day, or they want none now."""
    action = await actions.find(session, council, message.number)
    if action is None or action.progress.is_ended or str(action.due_on) != due_in(message.key):
        return None
    who = await recipient(session, council, message.person)
    if action.owner is None or action.owner.id != message.person or who is None:
        return None
    if not is_welcome(await councils.calendar_of(session, council), who.person, now):
        return None
    name = who.person.name if who.has_name else language.wording.text("name-unknown")
    today = now.astimezone(ZoneInfo(who.person.zone)).date()
    return compose_action_nudge(action_nudge_kind(message.key), action, name, today, language)


async def you_said(session: Session, checkin: CheckIn, language: Language) -> tuple[Part, ...]:
    """For the invitation to a check-in: what was done since the one before it opened."""
    known = await checkins.latest(session, checkin.council)
    before = next((each for each in known if each.quarter < checkin.quarter), None)
    plan = await actions.plan_of(session, checkin.council)
    return action_news.you_said(plan, before.opens_at if before else None, language)


async def moved(
    session: Session, gathering: Gathering, checkin: CheckIn, language: Language, now: datetime
) -> tuple[Part, ...]:
    """For the close of a check-in: how the themes of earlier actions have moved, by what is published."""
    plan = await actions.plan_of(session, checkin.council)
    told = [each for each in plan if each.quarter < checkin.quarter and _is_told(each, checkin)]
    moves: list[Moved] = []
    for quarter in sorted({each.quarter for each in told}, reverse=True):
        request = SummaryRequest(quarter=checkin.quarter, compare=quarter)
        view = await summary_view(session, gathering, checkin.council, request, now)
        if isinstance(view, SummaryView):
            moves += _moves(view, quarter, [each for each in told if each.quarter == quarter])
    return action_news.moved(moves, language)


def _moves(view: SummaryView, quarter: int, plan: Sequence[Action]) -> list[Moved]:
    moves = []
    for theme in dict.fromkeys(each.theme for each in plan):
        figures = _under(theme, view)
        if figures is None or figures.change is None:
            continue
        numbers = tuple(each.number for each in plan if each.theme == theme)
        is_common = view.figures.compared is not None and view.figures.compared.is_common
        moves.append(Moved(theme, numbers, quarter, view.checkin.quarter, figures.change, is_common))
    return moves


async def _accept(
    session: Session, gathering: Gathering, council: int, proposal: effects.AcceptAction, now: datetime
) -> None:
    checkin, theme = proposal.checkin, proposal.theme
    standing = await _standing(session, gathering, council, checkin, theme, now=now)
    await actions.accept(session, council, proposal, standing, now)


def _taken(proposal: Proposal, checkin: int) -> effects.AcceptAction:
    return effects.AcceptAction(
        checkin, proposal.theme, proposal.question, proposal.level, proposal.mission, proposal.text
    )


async def _standing(
    session: Session, gathering: Gathering, council: int, number: int, theme: str, *, now: datetime
) -> Standing:
    """Where a theme stands by what is published of a check-in at this moment."""
    checkin = await checkins.by_id(session, council, number)
    if checkin is None:
        return Standing()
    request = SummaryRequest(quarter=checkin.quarter)
    view = await summary_view(session, gathering, council, request, now)
    figures = _under(theme, view) if isinstance(view, SummaryView) else None
    if figures is None or figures.measure is None:
        return Standing()
    given = figures.measure.given
    mean = (200 * given.points + given.answers) // (2 * given.answers)
    return Standing(figures.measure.level, mean, figures.barrier.barrier if figures.barrier else None)


def _under(theme: str, view: SummaryView) -> ThemeFigures | None:
    """None for a theme that the framework has no longer."""
    try:
        return figures_under(theme, view.figures)
    except KeyError:
        return None


def _is_taken(action: Action, checkin: CheckIn) -> bool:
    """Whether its step is not proposed now: it is under way, or was taken over in this check-in."""
    return not action.progress.is_ended or action.quarter == checkin.quarter


def _is_told(action: Action, checkin: CheckIn) -> bool:
    """Whether people still want to know if it has helped."""
    if action.progress is Progress.DROPPED:
        return False
    return not action.progress.is_ended or checkin.quarter - action.quarter <= TOLD_FOR


def _at_home(now: datetime) -> date:
    return now.astimezone(ZoneInfo(HOME_ZONE)).date()
