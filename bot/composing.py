"""Composes messages when they are sent: the words of some depend on what storage holds by then."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from adapters.base import Door
from bot import actions
from bot.benchmarks import benchmark_card
from bot.common_cards import COMMON, CommonCards
from bot.exports import as_file, read_export
from bot.home import home_card
from bot.joining import code_card
from bot.place_cards import place_card
from bot.rights import rights_card
from bot.role_cards import role_card
from bot.setting_up import settings_card
from bot.summaries import NoSuchQuarter, summary_view
from conversations import effects
from conversations.calendar_cards import compose_next_quarters, next_quarters
from conversations.cards import Card
from conversations.compose import compose
from conversations.effects import FromStorage, Message
from conversations.export_view import ExportView
from conversations.file_cards import compose_file
from conversations.gathering import Gathering
from conversations.language import Language, Languages
from conversations.nudge_cards import Nudged, compose_nudge
from conversations.nudges import NudgeKind, is_welcome, kind_of
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

_AboutCheckIn = (
    effects.Summarise
    | effects.Draw
    | effects.Nudge
    | effects.Status
    | effects.NudgeOffer
    | effects.NextQuarters
    | effects.ProgressPost
    | effects.ClosingPost
    | effects.Benchmark
)
_InTheirOwn = (
    actions.Asked
    | effects.RoleMessage
    | effects.MyData
    | effects.MyDataFile
    | effects.AuditTrail
    | effects.Settings
    | effects.SettingCard
    | effects.Home
)


@dataclass(slots=True)
class Composer:
    """`questions_each`: how many questions people get in a check-in. `doors`: who is in a channel is asked
    there.
    """

    database: Database
    languages: Languages
    questions_each: int
    doors: Mapping[str, Door] = field(default_factory=dict)
    common: CommonCards = field(init=False)

    def __post_init__(self) -> None:
        self.common = CommonCards(self.languages)

    async def card(
        self, message: Message, locale: str, council: int, now: datetime, lane: int | None = None
    ) -> Card | None:
        """None when the message is no longer needed. Raises LookupError when what it is about is gone.

        `lane`: the conversation that it goes to.
        """
        if isinstance(message, COMMON):
            return self.common.card(message, locale)
        language = self.languages.pick(locale)
        if not isinstance(message, FromStorage):
            return compose(message, language)
        if isinstance(message, effects.Files):
            return await self._file(language, council, message, now)
        if isinstance(message, effects.PlaceMessage):
            return await place_card(self.database, self.doors, council, message, language, lane=lane)
        if isinstance(message, effects.JoinCode):
            return await code_card(self.database, council, message, language, now)
        if isinstance(message, effects.RosterMessage):
            raise TypeError("it needs a file, which bot.roster_files fetches before any transaction")
        async with self.database.read() as session:
            if isinstance(message, _InTheirOwn):
                return await self._in_its_own(session, language, council, message, now)
            is_sent = lane is not None
            return await self._about_checkin(session, language, council, message, now, is_sent=is_sent)

    async def _about_checkin(
        self,
        session: Session,
        language: Language,
        council: int,
        message: _AboutCheckIn,
        now: datetime,
        *,
        is_sent: bool,
    ) -> Card | None:
        match message:
            case effects.Summarise() | effects.Draw():
                return await self._summary(session, language, council, message, now)
            case effects.Nudge():
                ahead = self.questions_each
                return await _nudge(session, language, council, message, now, ahead=ahead)
            case effects.Status() | effects.NudgeOffer() | effects.NextQuarters():
                return await _schedule(session, language, council, message, now, is_sent=is_sent)
            case effects.ProgressPost() | effects.ClosingPost():
                return await self._post(session, language, council, message, now)
            case effects.Benchmark():
                gathering = await self._gathering(session, council)
                return await benchmark_card(session, gathering, council, language, now)
            case _:
                assert_never(message)

    async def _in_its_own(
        self, session: Session, language: Language, council: int, message: _InTheirOwn, now: datetime
    ) -> Card | None:
        """What a module of its own reads and composes."""
        if isinstance(message, actions.Asked):
            gathering = await self._gathering(session, council)
            return await actions.answer(session, gathering, council, message, language, now=now)
        if isinstance(message, effects.RoleMessage):
            return await role_card(session, council, message, language)
        if isinstance(message, effects.MyData | effects.MyDataFile | effects.AuditTrail):
            return await rights_card(session, council, message, language, now)
        ahead = self.questions_each
        if isinstance(message, effects.Home):
            return await home_card(session, council, message, language, now, questions_each=ahead)
        return await settings_card(session, council, message, language, now, questions_each=ahead)

    async def _summary(
        self,
        session: Session,
        language: Language,
        council: int,
        message: effects.Summarise | effects.Draw,
        now: datetime,
    ) -> Card | None:
        """What a picture would have shown that cannot be drawn the text has said already."""
        gathering = await self._gathering(session, council)
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

    async def _file(self, language: Language, council: int, message: effects.Files, now: datetime) -> Card:
        """Drawn aside: it takes as long as some hundred messages."""
        async with self.database.read() as session:
            view = await read_export(session, await self._gathering(session, council), council, None, now)
        if not isinstance(view, ExportView):
            return compose_no_checkin(language)
        content = await asyncio.to_thread(as_file, message.format, view, language)
        return compose_file(message.format, content, view.summary, language)

    async def _post(
        self,
        session: Session,
        language: Language,
        council: int,
        message: effects.ProgressPost | effects.ClosingPost,
        now: datetime,
    ) -> Card:
        checkin = await _checkin(session, council, message.checkin)
        figures = await _post_figures(session, checkin, now)
        if isinstance(message, effects.ProgressPost):
            return compose_progress_post(figures, language)
        closing = compose_closing_post(figures, language)
        gathering = await self._gathering(session, council)
        moved = await actions.moved(session, gathering, checkin, language, now)
        return replace(closing, parts=(*closing.parts, *moved))

    async def _gathering(self, session: Session, council: int) -> Gathering:
        """As the council's own number of people has it."""
        least = await councils.least_of(session, council)
        return Gathering(self.languages.framework, self.questions_each, least)


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
        is_optional=await councils.is_optional(session, council),
    )
    kind = kind_of(message.key)
    card = compose_nudge(kind, nudged, language)
    if kind is not NudgeKind.INVITATION:
        return card
    said = await actions.you_said(session, checkin, language)
    greeting, *parts = card.parts
    return replace(card, parts=(greeting, *said, *parts))


async def _schedule(
    session: Session,
    language: Language,
    council: int,
    message: effects.Status | effects.NudgeOffer | effects.NextQuarters,
    now: datetime,
    *,
    is_sent: bool,
) -> Card:
    """How the check-in goes, whom a nudge would reach, and what comes next."""
    match message:
        case effects.Status():
            return await _status(session, language, council, message, now, is_sent=is_sent)
        case effects.NudgeOffer(checkin):
            return await _nudge_offer(session, language, council, checkin)
        case effects.NextQuarters():
            calendar = await councils.calendar_of(session, council)
            rows = next_quarters(calendar, await checkins.latest(session, council), now)
            return compose_next_quarters(rows, calendar, language)


async def _status(
    session: Session, language: Language, council: int, message: effects.Status, now: datetime, *, is_sent: bool
) -> Card:
    """`is_sent`: the status is itself a message that waits, which nobody wants to hear of."""
    calendar = await councils.calendar_of(session, council)
    letters = await progress.letters(session, council)
    waiting, undelivered = max(letters.waiting - is_sent, 0), letters.undelivered
    checkin = await _wanted(session, council, message.quarter, now)
    if checkin is None:
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
        is_past=turnout.is_past,
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
        waiting=waiting,
        undelivered=undelivered,
        is_optional=await councils.is_optional(session, council),
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
    least = checkin.least or await councils.least_of(session, checkin.council)
    is_optional = await councils.is_optional(session, checkin.council)
    return PostFigures(checkin, calendar.year, now, areas, least, is_optional)


async def _checkin(session: Session, council: int, number: int) -> CheckIn:
    """Raises LookupError when it is gone."""
    found = await checkins.by_id(session, council, number)
    if found is None:
        raise LookupError(f"there is no check-in {number}")
    return found
