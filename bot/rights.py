"""Carries out what people want done with what is kept of them, in the transaction of their turn; and reads what
they and leads are shown of it.
"""

from dataclasses import dataclass, field
from datetime import datetime

from bot import claims
from conversations.audit_card import SHOWN, compose_audit
from conversations.cards import Card
from conversations.effects import AuditTrail, EraseMe, MyData, MyDataFile, RightsRecord, WithdrawAnswers
from conversations.language import Language
from conversations.my_data import my_data_file
from conversations.my_data_card import compose_my_data, compose_my_data_file
from conversations.people import Person
from storage import audit, erasure, my_data, outbox
from storage.database import Session
from storage.outbox import Outgoing


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a person asked for, and the address where they said so."""

    person: Person
    record: RightsRecord
    address_id: int


@dataclass
class Rights:
    """What the people of one transaction want done: last of all, so that what the same transaction has kept of
    them goes too. `receipts`: what those who are erased are told.
    """

    receipts: list[Outgoing] = field(default_factory=list)
    _wishes: list[_Wish] = field(default_factory=list)
    _codes: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, person: Person, record: RightsRecord, address_id: int) -> None:
        self._wishes.append(_Wish(person, record, address_id))

    def concern(self, person: Person) -> bool:
        return any(each.person.id == person.id for each in self._wishes)

    async def carry_out(self, session: Session, now: datetime) -> None:
        for wish in self._wishes:
            person = wish.person
            match wish.record:
                case WithdrawAnswers(checkin):
                    await erasure.withdraw(session, person.council, person.id, checkin)
                case EraseMe():
                    await erasure.erase(session, person.council, person.id, now, receipt_to=wish.address_id)
                    if person.is_lead:
                        self._codes += await claims.offer_where_nobody_leads(session, person.council)
        await outbox.queue(session, self.receipts, now)

    def announce(self) -> None:
        """Tells the operator, once it is stored, where a council has lost its last lead."""
        for workspace, code in self._codes:
            claims.announce(workspace, code)


async def rights_card(
    session: Session,
    council: int,
    message: MyData | MyDataFile | AuditTrail,
    language: Language,
    now: datetime,
) -> Card | None:
    """None for what is held on somebody who has been erased since."""
    if isinstance(message, MyData | MyDataFile):
        data = await my_data.gather(session, council, message.person)
        if data is None:
            return None
        if isinstance(message, MyData):
            return compose_my_data(data, language)
        return compose_my_data_file(my_data_file(data, language, now), language)
    done = await audit.latest(session, council, SHOWN)
    return compose_audit(done, await audit.names(session, council, done), language)
