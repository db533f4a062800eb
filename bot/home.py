"""Reads where somebody stands and composes it, when it is shown."""

from datetime import datetime

from conversations.calendar import next_round
from conversations.cards import Card
from conversations.effects import Home
from conversations.home import HomeView, LeadView, Response, compose_home
from conversations.language import Language
from conversations.selection import pool_size
from conversations.state import Phase
from storage import checkins, progress
from storage.checkins import CouncilNow
from storage.database import Session
from storage.home import standing


async def home_card(
    session: Session, council: int, message: Home, language: Language, now: datetime, *, questions_each: int
) -> Card | None:
    """None for somebody who is no longer known."""
    found = await standing(session, council, message.person)
    if found is None:
        return None
    who, state = found
    here = (await checkins.current(session, [council], now))[council]
    checkin = here.open_for(who.zone, now)
    has_begun = checkin is not None and state.checkin == checkin.id
    following = next_round(here.calendar, now)
    view = HomeView(
        name=who.name,
        council=here.name,
        year=here.calendar.year,
        zone=who.zone,
        phase=state.phase if has_begun or state.phase is Phase.STOPPED else Phase.READY,
        checkin=checkin,
        opens_at=None if following is None else following.opens_at,
        done=state.done if has_begun else 0,
        total=len(state.questions) if has_begun else 0,
        ahead=min(questions_each, pool_size(language.framework, who.role)),
        is_left_out=who.left_out_at is not None,
        lead=await _lead(session, here, now) if who.is_lead else None,
    )
    return compose_home(view, language, on_page=message.on_page)


async def _lead(session: Session, here: CouncilNow, now: datetime) -> LeadView:
    running = here.open_at_home(now)
    if running is None:
        return LeadView(None, here.is_set_up)
    turnout = await progress.turnout(session, running, now)
    return LeadView(Response(turnout.asked, turnout.started, turnout.finished), here.is_set_up)
