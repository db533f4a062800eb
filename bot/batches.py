"""One transaction of events: drops what was taken before, steps for each, keeps and queues what follows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

import structlog

from adapters.base import Inbound, Outcome
from bot import claims
from bot.clock import Clock
from bot.common_cards import COMMON, CommonCards
from bot.decisions import Decision, carry_out, with_record
from bot.joining import Joinings
from bot.pages import Pages, is_page, opened
from bot.places import is_about_place, stir
from bot.profiles import with_profiles
from bot.rights import Rights
from bot.taken_out import cut_off, is_taken_out
from conversations.audit import deeds
from conversations.cards import Card
from conversations.compose import compose
from conversations.effects import (
    ActionAccepted,
    ActionAdded,
    ActionChanged,
    AppointLead,
    AuditTrail,
    Benchmark,
    Draw,
    ErasureReceipt,
    Files,
    JoinRecord,
    LeadRecord,
    Message,
    NextQuarters,
    NudgeOffer,
    PersonRecord,
    PlaceMessage,
    Plan,
    ProposalTaken,
    RightsRecord,
    RoleMessage,
    Say,
    SettingCard,
    Settings,
    Status,
    Summarise,
    card_key,
    pressed_card,
    replaces_card,
)
from conversations.effects import (
    AnswerRecord as AnswerEffect,
)
from conversations.language import Languages
from conversations.people import Account, Person, Place
from conversations.state import State
from conversations.step import Context, step
from storage import audit, checkins, councils, people
from storage.answers import AnswerRecord, record
from storage.checkins import CouncilNow
from storage.database import Database, Session
from storage.outbox import (
    AddressKey,
    Origin,
    Outgoing,
    SentCard,
    address_key,
    queue,
    remember_addresses,
    remember_cards,
)
from storage.people import Standing, load_standings, save_states
from storage.seen import event_id, hashed, unseen

_AboutAction = ActionAccepted | ProposalTaken | ActionAdded | ActionChanged
_FromLeads = Status | NudgeOffer | NextQuarters | AuditTrail | RoleMessage | PlaceMessage
_MAY_BE_PRIVATE = (
    Say | Settings | SettingCard | _FromLeads | Summarise | Draw | Benchmark | Files | Plan | _AboutAction
)

_LOG = structlog.get_logger("waymark.turns")


_UNNAMED = "Your council"
"""What a council is called until a lead names it, where its platform tells no name."""


class NotTaken(Exception):
    """The event was not stored; sent again, it may be."""


@dataclass
class _Batch:
    """What one transaction keeps and sends."""

    standings: dict[Account, Standing]
    councils: Mapping[int, CouncilNow]
    address_ids: Mapping[AddressKey, int]
    states: dict[int, State] = field(default_factory=dict)
    records: list[AnswerRecord] = field(default_factory=list)
    outgoing: list[Outgoing] = field(default_factory=list)
    cards: list[SentCard] = field(default_factory=list)
    claims: list[tuple[Person, str]] = field(default_factory=list)
    """Who claimed to be the first lead, with the hash of the code that they had."""
    availabilities: dict[int, Person] = field(default_factory=dict)
    """Who changed when they may be nudged."""
    decisions: list[Decision] = field(default_factory=list)
    lanes: dict[int, int] = field(default_factory=dict)
    """The direct conversation that each person has moved to."""
    deeds: list[audit.Record] = field(default_factory=list)
    rights: Rights = field(default_factory=Rights)
    joinings: Joinings = field(default_factory=Joinings)
    pages: Pages = field(default_factory=Pages)

    def ask(
        self,
        person: Person,
        record: RightsRecord | JoinRecord,
        address_id: int,
        answer: Callable[[Message], Outgoing],
    ) -> None:
        """`answer` as in Joinings."""
        if isinstance(record, JoinRecord):
            self.joinings.ask(person, record, address_id, answer)
        else:
            self.rights.ask(person, record, address_id)

    def send(self, person: Person, outgoing: Outgoing) -> None:
        if is_page(outgoing.message):
            self.pages.ask(person, outgoing)
        elif isinstance(outgoing.message, ErasureReceipt):
            self.rights.receipts.append(outgoing)
        else:
            self.outgoing.append(outgoing)

    @property
    def changes_plans(self) -> bool:
        return bool(self.availabilities or self.decisions or self.joinings.has_wishes)


class Batches:
    """`on_queued` is called after a commit that left messages to send, `on_planned` after one that changes what
    is planned.
    """

    def __init__(
        self,
        database: Database,
        languages: Languages,
        clock: Clock,
        *,
        on_queued: Callable[[], None],
        on_planned: Callable[[], None],
        questions_each: int,
    ) -> None:
        self._database = database
        self._languages = languages
        self._clock = clock
        self._on_queued = on_queued
        self._on_planned = on_planned
        self._questions_each = questions_each
        self._common = CommonCards(languages)
        self._workspaces: set[tuple[str, str]] = set()

    async def commit(self, inbound: Sequence[Inbound]) -> list[Outcome]:
        """The outcomes, in the order of `inbound`. Raises when nothing was stored."""
        now = self._clock()
        await stir(self._database, inbound, now)
        async with self._database.write() as session:
            new = await unseen(session, [each.key for each in inbound], now)
            fresh: dict[int, Inbound] = {}
            for place, each in enumerate(inbound):
                if each.key in new:
                    new.discard(each.key)
                    fresh[place] = each
            arrived = list(fresh.values())
            moved = {place: fresh.pop(place) for place, each in [*fresh.items()] if _is_no_turn(each)}
            met = await self._meet_workspaces(session, fresh.values(), now)
            batch = await self._load(session, list(fresh.values()), now)
            outcomes = {place: self._turn(each, batch) for place, each in fresh.items()}
            await self._keep(session, batch, now)
            await cut_off(session, arrived, now)
        self._workspaces |= met.keys()
        _tell(inbound, fresh, batch)
        for (_, workspace), code in met.items():
            if code is not None:
                claims.announce(workspace, code)
        batch.rights.announce()
        if batch.outgoing or batch.rights.receipts or batch.joinings.has_wishes:
            self._on_queued()
        if batch.changes_plans:
            self._on_planned()
        return [outcomes.get(place, Outcome(repeated=place not in moved)) for place in range(len(inbound))]

    async def _meet_workspaces(
        self, session: Session, fresh: Iterable[Inbound], now: datetime
    ) -> dict[tuple[str, str], str | None]:
        """Makes the workspaces that speak for the first time; gives each with its claim code, if it got one.

        Their door has verified them: only workspaces that may speak get this far.
        """
        met: dict[tuple[str, str], str | None] = {}
        for door, workspace in sorted({(each.account.door, each.account.workspace) for each in fresh}):
            if (door, workspace) not in self._workspaces:
                made = await councils.ensure_workspace(session, door, workspace, _UNNAMED, now)
                met[door, workspace] = await claims.offer(session, made.id) if made.created else None
        return met

    async def _load(self, session: Session, fresh: Sequence[Inbound], now: datetime) -> _Batch:
        standings = await load_standings(session, [each.account for each in fresh], now)
        standings = await with_profiles(session, standings, fresh)
        known = {standing.person.council for standing in standings.values()}
        addresses = [
            Origin(each.address, person.id if each.address.place is Place.DIRECT else None, person.council)
            for each in fresh
            for person in (standings[each.account].person,)
        ]
        addresses += [page for each in fresh for page in opened(each, standings[each.account].person)]
        councils_now = await checkins.current(session, known, now)
        return _Batch(standings, councils_now, await remember_addresses(session, addresses))

    def _turn(self, inbound: Inbound, batch: _Batch) -> Outcome:
        standing = batch.standings[inbound.account]
        person = standing.person
        if _sees_too_little(person, batch):
            raise NotTaken
        before = batch.states.get(person.id, standing.state)
        council = batch.councils[person.council]
        context = Context(
            now=inbound.received_at,
            person=person,
            language=self._languages.pick(before.language or person.locale),
            place=inbound.address.place,
            checkin=council.open_for(person.zone, inbound.received_at),
            council_checkin=council.open_at_home(inbound.received_at),
            calendar=council.calendar,
            claim_hash=standing.claim_hash,
            questions_each=self._questions_each,
            least=council.least,
            shares=council.shares,
            is_optional=council.is_optional,
            council_name=council.name,
            is_set_up=council.is_set_up,
        )
        turn = step(before, inbound.event, context)
        if turn.state != before:
            batch.states[person.id] = turn.state
        address_id = batch.address_ids[address_key(inbound.address)]
        if inbound.address.place is Place.DIRECT and batch.lanes.get(person.id, standing.lane) != address_id:
            batch.lanes[person.id] = address_id
        pressed = pressed_card(inbound.event)
        if inbound.message is not None and pressed is not None:
            batch.cards.append(SentCard(address_id, pressed, inbound.message))
        locale = turn.state.language or before.language or person.locale
        batch.deeds += [
            audit.Record(person.council, person.id, entry)
            for entry in deeds(inbound.event, turn.effects, context)
        ]
        replacement = None
        for effect in turn.effects:
            if isinstance(effect, AnswerEffect):
                is_again = before.withdrew_from == effect.checkin
                batch.records.append(AnswerRecord(person, inbound.account.door, effect, is_again))
            elif isinstance(effect, PersonRecord):
                person = _with_record(person, effect, batch)
            elif isinstance(effect, LeadRecord):
                batch.decisions.append(Decision(person, address_id, effect))
            elif isinstance(effect, AppointLead):
                _appoint(inbound.account, batch)
            elif isinstance(effect, RightsRecord | JoinRecord):
                answer = partial(_outgoing, inbound, person=person, address_id=address_id, locale=locale)
                batch.ask(person, effect, address_id, answer)
            else:
                batch.send(person, _outgoing(inbound, effect, person, address_id, locale))
                if inbound.in_place and replaces_card(effect) and card_key(effect) == pressed:
                    replacement = self._replacement(effect, locale)
        return Outcome(replacement=replacement)

    def _replacement(self, message: Message, locale: str) -> Card:
        if isinstance(message, COMMON):
            return self._common.card(message, locale)
        return compose(message, self._languages.pick(locale))

    async def _keep(self, session: Session, batch: _Batch, now: datetime) -> None:
        # In the order that storage asks for, so that two replicas never wait for each other in a circle.
        await record(session, batch.records, now)
        await save_states(session, batch.states)
        await people.save_availability(session, list(batch.availabilities.values()))
        await people.use_lanes(session, batch.lanes)
        for person, claim_hash in batch.claims:
            if not await councils.claim_lead(session, person.id, person.council, claim_hash):
                # Somebody else was first, at another replica: sent again, it gets that answer.
                raise NotTaken
        for decision in batch.decisions:
            if not await carry_out(
                session,
                decision,
                now,
                framework=self._languages.framework,
                questions_each=self._questions_each,
            ):
                raise NotTaken
        batch.outgoing += await batch.pages.outgoing(session)
        await queue(session, batch.outgoing, now)
        await remember_cards(session, batch.cards)
        await audit.record(session, batch.deeds, now)
        await batch.rights.carry_out(session, now)
        await batch.joinings.carry_out(session, now)


def _is_no_turn(inbound: Inbound) -> bool:
    """Whether a platform tells something that nobody has said."""
    return is_about_place(inbound) or is_taken_out(inbound)


def _tell(inbound: Sequence[Inbound], fresh: Mapping[int, Inbound], batch: _Batch) -> None:
    """Puts on record which events are stored: with the id by which one is traced, and numbers of our own."""
    for place, each in enumerate(inbound):
        if _is_no_turn(each):
            continue
        if place not in fresh:
            _LOG.info("repeated", event_id=event_id(each.key), door=each.account.door)
            continue
        _LOG.info(
            "taken",
            event_id=event_id(each.key),
            door=each.account.door,
            council=batch.standings[each.account].person.council,
            conversation=batch.address_ids[address_key(each.address)],
            received=each.received_at.isoformat(),
        )


def _sees_too_little(person: Person, batch: _Batch) -> bool:
    """What leads decided and what people took back is stored with this batch only. Taken alone, the next event
    sees it.
    """
    is_decided = any(each.person.council == person.council for each in batch.decisions)
    has_asked = batch.rights.concern(person) or batch.joinings.concern(person)
    return (person.is_lead and is_decided) or has_asked


def _with_record(person: Person, effect: PersonRecord, batch: _Batch) -> Person:
    """The person with what they asked for, from this event on."""
    changed = with_record(person, effect)
    batch.availabilities[person.id] = changed
    for account, standing in batch.standings.items():
        if standing.person.id == person.id:
            batch.standings[account] = replace(standing, person=changed)
    return changed


def _appoint(account: Account, batch: _Batch) -> None:
    """The person is a lead from this event on, and the code has been used."""
    standing = batch.standings[account]
    assert standing.claim_hash is not None, "step() appoints only who has the code"
    batch.claims.append((standing.person, standing.claim_hash))
    for each, other in batch.standings.items():
        if other.person.council == standing.person.council:
            is_lead = other.person.is_lead or other.person.id == standing.person.id
            batch.standings[each] = replace(
                other, person=replace(other.person, is_lead=is_lead), claim_hash=None
            )


def _outgoing(inbound: Inbound, effect: Message, person: Person, address_id: int, locale: str) -> Outgoing:
    private = isinstance(effect, _MAY_BE_PRIVATE) and effect.private
    return Outgoing(person.council, address_id, effect, locale, inbound.via, private, event=hashed(inbound.key))
