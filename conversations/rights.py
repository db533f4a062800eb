"""What people can ask about what is kept of them: to see it, to put it right, to take it back, to be erased.

Only alone with the bot. Whatever cannot be undone is asked once: the answer is a button, or its words typed.
"""

from dataclasses import replace
from typing import assert_never

from conversations import effects, events
from conversations.buttons import encode
from conversations.context import Context
from conversations.effects import Effect, Say
from conversations.state import Phase, State

AboutRights = (
    events.ShowMyData
    | events.SendMyData
    | events.ShowCorrection
    | events.OfferWithdrawal
    | events.Withdraw
    | events.OfferErasure
    | events.Erase
)


def confirmed(command: str, context: Context) -> AboutRights:
    """What somebody confirms who types it, as the button beneath the question does."""
    if command == "erase-now":
        return events.Erase(context.person.id)
    return events.OfferWithdrawal() if context.checkin is None else events.Withdraw(context.checkin.id)


def decide_rights(event: AboutRights, state: State, context: Context) -> tuple[State, tuple[Effect, ...]]:
    """Where the person stands afterwards, and what follows. The recap that belongs to a correction is added by
    whoever knows the questions.
    """
    match event:
        case events.ShowMyData():
            return state, (effects.MyData(context.person.id), effects.MyDataFile(context.person.id))
        case events.SendMyData():
            return state, (effects.MyDataFile(context.person.id),)
        case events.ShowCorrection():
            return state, (Say("correct-how", _known_of(context), ("my-data", "withdraw")),)
        case events.OfferWithdrawal():
            return state, (_offer_withdrawal(state, context),)
        case events.Withdraw(checkin):
            return _withdraw(checkin, state, context)
        case events.OfferErasure():
            return state, (_offer_erasure(context),)
        case events.Erase(person):
            return _erase(person, state, context)
        case _:
            assert_never(event)


def _known_of(context: Context) -> dict[str, str | int]:
    person = context.person
    area = person.service_area or context.language.wording.text("my-data-no-area")
    return {"name": person.name, "zone": person.zone, "area": area}


# Withdrawing this quarter's answers


def _offer_withdrawal(state: State, context: Context) -> Say:
    refused = _nothing_to_withdraw(state, context)
    if refused is not None or context.checkin is None:
        return refused or Say("withdraw-closed", buttons=("my-data",))
    confirm = encode(events.Withdraw(context.checkin.id))
    return Say("withdraw-offer", {"count": len(state.choices)}, (confirm, "recap"))


def _withdraw(checkin: int, state: State, context: Context) -> tuple[State, tuple[Effect, ...]]:
    """The questions stand open again, but nobody who stopped is asked. What is answered again in the same
    check-in joins others, and counts nobody twice towards them (docs/decisions/0015).
    """
    refused = _nothing_to_withdraw(state, context)
    if refused is None and (context.checkin is None or context.checkin.id != checkin):
        refused = Say("withdraw-closed", buttons=("my-data",))
    if refused is not None:
        return state, (refused,)
    phase = state.phase if state.phase is Phase.STOPPED else Phase.READY
    fresh = State(
        phase=phase,
        previous=state.previous,
        language=state.language,
        withdrew_from=checkin,
        has_page=state.has_page,
    )
    return fresh, (effects.WithdrawAnswers(checkin), Say("withdrawn", buttons=("start", "my-data")))


def _nothing_to_withdraw(state: State, context: Context) -> Say | None:
    if context.checkin is None:
        return Say("withdraw-closed", buttons=("my-data",))
    if not state.choices:
        return Say("withdraw-nothing", buttons=("my-data",))
    return None


# Being erased


def _offer_erasure(context: Context) -> Say:
    message = "erase-offer-lead" if context.person.is_lead else "erase-offer"
    return Say(message, buttons=(encode(events.Erase(context.person.id)), "my-data"))


def _erase(person: int, state: State, context: Context) -> tuple[State, tuple[Effect, ...]]:
    """A button from before an earlier erasure erases nobody who has come back since. Pressed twice, it erases
    what the second press itself has made.
    """
    if person != context.person.id and state.phase is not Phase.NEW:
        return state, (replace(_offer_erasure(context), message="erase-old-button"),)
    return State(), (effects.EraseMe(), effects.ErasureReceipt(was_lead=context.person.is_lead))
