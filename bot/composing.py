"""Composes messages when they are sent: the words of some depend on what storage holds by then."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.summaries import NoSuchQuarter, summary_view
from conversations import effects
from conversations.calendar_cards import compose_next_quarters, next_quarters
from conversations.cards import Card
from conversations.compose import compose
from conversations.disclosure import LEAST_PEOPLE
from conversations.effects import FromStorage, Message
from conversations.gathering import Gathering
from conversations.language import Language, Languages
from conversations.nudge_cards import Nudged, compose_nudge
from conversations.nudges import is_welcome, kind_of
from conversations.people import HOME_ZONE, CheckIn
from conversations.post_cards import PostFigures, compose_closing_post, compose_progress_post
from conversations.selection import pool_size
from conversations.status_cards import (
    NextNudges,
    NudgeOffered,
    StatusFigures,
    Unreached,
    compose_nudge_offer,
    compose_status,
)
from conversations.summary_cards import (
    compose_no_checkin,
    compose_no_such_quarter,
    compose_picture,
    compose_summary,
)
from conversations.summary_view import SummaryView
from storage import checkins, councils, planning, progress
from storage.database import Database, Session
from storage.recipients import recipient


@dataclass(frozen=True, slots=True)
class Composer:
    """`questions_each`: how many questions people get in a check-in."""

    database: Database
    languages: Languages
    questions_each: int

    async def card(self, message: Message, locale: str, council: int, now: datetime) -> Card | None:
        """None when the message is no longer needed. Raises LookupError when what it is about is gone."""
        language = self.languages.pick(locale)
        if not isinstance(message, FromStorage):
            return compose(message, language)
        async with self.database.read() as session:
            match message:
                case effects.Summarise() | effects.Draw():
                    return await self._summary(session, language, council, message, now)
                case effects.Nudge():
                    ahead = self.questions_each
                    return await _nudge(session, language, council, message, now, ahead=ahead)
                case effects.Status():
                    return await _status(session, language, council, message, now)
                case effects.NudgeOffer(checkin):
                    return await _nudge_offer(session, language, council, checkin)
                case effects.NextQuarters():
                    calendar = await councils.calendar_of(session, council)
                    rows = next_quarters(calendar, await checkins.latest(session, council), now)
                    return compose_next_quarters(rows, calendar, language)
                case effects.ProgressPost(checkin):
                    figures = await _post_figures(session, await _checkin(session, council, checkin), now)
                    return compose_progress_post(figures, language)
                case effects.ClosingPost(checkin):
                    figures = await _post_figures(session, await _checkin(session, council, checkin), now)
                    return compose_closing_post(figures, language)
                case _:
                    assert_never(message)

    async def _summary(
        self,
        session: Session,
        language: Language,
        council: int,
        message: effects.Summarise | effects.Draw,
        now: datetime,
    ) -> Card | None:
        """What a picture would have shown that cannot be drawn the text has said already."""
        gathering = Gathering(self.languages.framework, self.questions_each, LEAST_PEOPLE)
        view = await summary_view(session, gathering, council, message.request, now)
        if isinstance(message, effects.Draw):
            return compose_picture(view, message.picture, language) if isinstance(view, SummaryView) else None
        match view:
            case None:
                return compose_no_checkin(language)
            case NoSuchQuarter(request, held, year):
                return compose_no_such_quarter(request, held, year, language, private=message.private)
            case SummaryView():
                return compose_summary(view, language, private=message.private)


async def _nudge(
    session: Session,
    language: Language,
    council: int,
    message: effects.Nudge,
    now: datetime,
    *,
    ahead: int,
) -> Card | None:
    """None for whoever has finished meanwhile, wants no more nudges or is no longer asked."""
    checkin = await _checkin(session, council, message.checkin)
    who = await recipient(session, council, message.person, checkin.id)
    if who is None or checkin.paused_at is not None or not checkin.is_open_for(who.person.zone, now):
        return None
    if not is_welcome(await councils.calendar_of(session, council), who.person, now):
        return None
    state = who.state
    has_begun = state.checkin == checkin.id
    nudged = Nudged(
        name=who.person.name if who.has_name else language.wording.text("name-unknown"),
        done=state.done if has_begun else 0,
        total=len(state.questions) if has_begun else 0,
        ahead=min(ahead, pool_size(language.framework, who.person.role)),
        closes_at=checkin.closes_at,
        zone=who.person.zone,
    )
    return compose_nudge(kind_of(message.key), nudged, language)


async def _status(
    session: Session, language: Language, council: int, message: effects.Status, now: datetime
) -> Card:
    calendar = await councils.calendar_of(session, council)
    letters = await progress.letters(session, council)
    checkin = await _wanted(session, council, message.quarter, now)
    if checkin is None:
        waiting, undelivered = letters.waiting, letters.undelivered
        return compose_status(
            StatusFigures(None, calendar, now, waiting=waiting, undelivered=undelivered), language
        )
    turnout = await progress.turnout(session, checkin, now)
    outreach = await progress.outreach(session, checkin)
    following = await progress.upcoming(session, checkin)
    figures = StatusFigures(
        checkin=checkin,
        calendar=calendar,
        now=now,
        zone=HOME_ZONE,
        people=turnout.asked,
        invited=outreach.invited,
        reached=outreach.reached,
        started=turnout.started,
        finished=turnout.finished,
        stopped=turnout.stopped,
        without_reminders=turnout.without_reminders,
        away=turnout.away,
        unreachable=tuple(
            Unreached(reason, len(names), names if message.names else ())
            for reason, names in outreach.unreachable.items()
        ),
        next_nudges=NextNudges(kind_of(following.key), following.due_at) if following else None,
        waiting=letters.waiting,
        undelivered=letters.undelivered,
    )
    return compose_status(figures, language)


async def _wanted(session: Session, council: int, quarter: int | None, now: datetime) -> CheckIn | None:
    """The check-in of a quarter; by default the newest that has opened, else the one that is to open."""
    if quarter is not None:
        return await checkins.by_quarter(session, council, quarter)
    newest = await checkins.latest(session, council)
    return next((each for each in newest if each.opens_at <= now), next(iter(newest), None))


async def _nudge_offer(session: Session, language: Language, council: int, number: int) -> Card:
    checkin = await _checkin(session, council, number)
    unfinished = await planning.count_unfinished(session, council, checkin.id)
    return compose_nudge_offer(NudgeOffered(checkin, unfinished), language)


async def _post_figures(session: Session, checkin: CheckIn, now: datetime) -> PostFigures:
    calendar = await councils.calendar_of(session, checkin.council)
    turnout = await progress.turnout(session, checkin, now)
    areas = {name: (area.asked, area.answered) for name, area in turnout.areas.items()}
    return PostFigures(checkin, calendar.year, now, areas)


async def _checkin(session: Session, council: int, number: int) -> CheckIn:
    """Raises LookupError when it is gone."""
    found = await checkins.by_id(session, council, number)
    if found is None:
        raise LookupError(f"there is no check-in {number}")
    return found
