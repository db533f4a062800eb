"""Gathers all that is held on a person, from every table that knows of them."""

from collections.abc import Sequence

from sqlalchemy import RowMapping, and_, or_, select

from conversations.answers import Choice
from conversations.codec import load_state
from conversations.my_data import (
    HeldAction,
    HeldAnswer,
    HeldCard,
    HeldJoin,
    HeldMessage,
    HeldNudge,
    MyData,
)
from conversations.people import Account
from storage import audit, mentions
from storage.database import Session
from storage.outbox import address_of
from storage.people import person_of
from storage.tables import (
    account,
    action,
    address,
    answer,
    answer_revision,
    asked_member,
    asked_place,
    card,
    checkin,
    join_code,
    nudge,
    outbox,
    person,
)
from storage.tables import council as council_table


async def gather(session: Session, council: int, number: int) -> MyData | None:
    """None where nobody of that id is in the council. Read it in one transaction."""
    rows = await session.execute(
        select(person, council_table.c.name.label("council_name"))
        .join(council_table, council_table.c.id == person.c.council_id)
        .where(person.c.id == number, person.c.council_id == council)
    )
    row = rows.mappings().one_or_none()
    if row is None:
        return None
    accounts = await _accounts(session, number)
    lanes = await _lanes(session, council, number)
    ids = [lane["id"] for lane in lanes]
    names = {row["name"], *(one.user for one in accounts)}
    return MyData(
        council=row["council_name"],
        person=person_of(row),
        state=load_state(row["state"]),
        created_at=row["created_at"],
        removed_at=row["removed_at"],
        left_out_at=row["left_out_at"],
        came_by=row["came_by"],
        places=await _places(session, number),
        accounts=accounts,
        addresses=[address_of(lane) for lane in lanes],
        answers=await _answers(session, council, number),
        nudges=await _nudges(session, council, number),
        messages=await _messages(session, council, ids, names),
        cards=await _cards(session, ids),
        actions=await _actions(session, council, number),
        audit=await audit.about(session, council, number),
        joins=await _joins(session, council, number),
    )


async def number_of(session: Session, one: Account) -> tuple[int, int] | None:
    """The council and the id of whoever has an account, on the roster or off it."""
    rows = await session.execute(
        select(account.c.council_id, account.c.person_id).where(
            account.c.door == one.door, account.c.workspace == one.workspace, account.c.user_id == one.user
        )
    )
    found = rows.tuples().one_or_none()
    return (found[0], found[1]) if found else None


async def _accounts(session: Session, number: int) -> list[Account]:
    rows = await session.execute(
        select(account.c.door, account.c.workspace, account.c.user_id)
        .where(account.c.person_id == number)
        .order_by(account.c.id)
    )
    return [Account(*row) for row in rows.tuples()]


async def _places(session: Session, number: int) -> list[str]:
    """By their platform's id where they have no name."""
    rows = await session.execute(
        select(asked_place.c.name, asked_place.c.conversation)
        .distinct()
        .join(asked_member, asked_member.c.place_id == asked_place.c.id)
        .join(account, account.c.id == asked_member.c.account_id)
        .where(account.c.person_id == number)
        .order_by(asked_place.c.name, asked_place.c.conversation)
    )
    return [name or conversation for name, conversation in rows.tuples()]


async def _lanes(session: Session, council: int, number: int) -> Sequence[RowMapping]:
    rows = await session.execute(
        select(address)
        .where(address.c.person_id == number, address.c.council_id == council)
        .order_by(address.c.id)
    )
    return rows.mappings().all()


async def _answers(session: Session, council: int, number: int) -> list[HeldAnswer]:
    """Every revision; of the latest also what was published."""
    same = and_(
        answer.c.checkin_id == answer_revision.c.checkin_id,
        answer.c.person_id == answer_revision.c.person_id,
        answer.c.question_id == answer_revision.c.question_id,
        answer.c.revision == answer_revision.c.revision,
    )
    rows = await session.execute(
        select(
            answer_revision,
            checkin.c.quarter,
            answer.c.revision.label("current"),
            answer.c.published_choice,
            answer.c.published_barrier,
        )
        .join(checkin, checkin.c.id == answer_revision.c.checkin_id)
        .outerjoin(answer, same)
        .where(checkin.c.council_id == council, answer_revision.c.person_id == number)
        .order_by(checkin.c.quarter, answer_revision.c.question_id, answer_revision.c.revision)
    )
    return [_answer(row) for row in rows.mappings()]


def _answer(row: RowMapping) -> HeldAnswer:
    published = row["published_choice"]
    return HeldAnswer(
        quarter=row["quarter"],
        question=row["question_id"],
        revision=row["revision"],
        is_current=row["current"] is not None,
        choice=Choice(row["choice"]),
        barrier=row["barrier"],
        comment=row["comment"],
        may_quote=row["may_quote"],
        role=row["role"],
        service_area=row["service_area"],
        door=row["door"],
        answered_at=row["answered_at"],
        published=None if published is None else (Choice(published), row["published_barrier"]),
    )


async def _nudges(session: Session, council: int, number: int) -> list[HeldNudge]:
    rows = await session.execute(
        select(nudge.c.key, nudge.c.state, nudge.c.due_at, nudge.c.reason, checkin.c.quarter)
        .join(checkin, checkin.c.id == nudge.c.checkin_id)
        .where(checkin.c.council_id == council, nudge.c.person_id == number)
        .order_by(nudge.c.due_at, nudge.c.key)
    )
    return [
        HeldNudge(row["quarter"], row["key"], row["state"], row["due_at"], row["reason"])
        for row in rows.mappings()
    ]


async def _messages(session: Session, council: int, lanes: Sequence[int], names: set[str]) -> list[HeldMessage]:
    rows = await session.execute(select(outbox).where(outbox.c.address_id.in_(lanes)).order_by(outbox.c.id))
    own = rows.mappings().all()
    others = [row for row in await mentions.find(session, council, names) if row["address_id"] not in lanes]
    return [_message(row, to_others=row["address_id"] not in lanes) for row in (*own, *others)]


def _message(row: RowMapping, *, to_others: bool) -> HeldMessage:
    return HeldMessage(
        message=row["message"],
        state=row["state"],
        created_at=row["created_at"],
        sent_at=row["sent_at"],
        error=row["error"],
        to_others=to_others,
    )


async def _joins(session: Session, council: int, number: int) -> list[HeldJoin]:
    rows = await session.execute(
        select(join_code.c.expires_at, join_code.c.person_id)
        .where(
            join_code.c.council_id == council,
            or_(join_code.c.person_id == number, join_code.c.other_id == number),
        )
        .order_by(join_code.c.person_id)
    )
    return [HeldJoin(expires_at, owner == number) for expires_at, owner in rows.tuples()]


async def _cards(session: Session, lanes: Sequence[int]) -> list[HeldCard]:
    rows = await session.execute(
        select(card.c.key, card.c.ref)
        .where(card.c.address_id.in_(lanes))
        .order_by(card.c.address_id, card.c.key)
    )
    return [HeldCard(*row) for row in rows.tuples()]


async def _actions(session: Session, council: int, number: int) -> list[HeldAction]:
    rows = await session.execute(
        select(action.c.number, action.c.text, action.c.progress)
        .where(action.c.council_id == council, action.c.owner_id == number)
        .order_by(action.c.number)
    )
    return [HeldAction(*row) for row in rows.tuples()]
