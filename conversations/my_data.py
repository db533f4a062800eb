"""All that is held on a person: as a file for machines, whose keys are the names below, and in plain words."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from conversations.answers import Choice
from conversations.audit import Done, quarter_detail
from conversations.language import Language
from conversations.people import Account, Address, Person
from conversations.state import State

FORMAT = "waymark-my-data-1"
"""Names the keys of the file; it changes when they do."""


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """A revision of an answer. `role` and `service_area`: the person's when they gave it; `door`: where.

    `quarter` as in CheckIn. `is_current`: it is the one that counts. `published`: what of it was counted in
    figures last, if anything: a choice and what holds back.
    """

    quarter: int
    question: str
    revision: int
    is_current: bool
    choice: Choice
    barrier: str | None
    comment: str | None
    may_quote: bool
    role: str
    service_area: str
    door: str
    answered_at: datetime
    published: tuple[Choice, str | None] | None = None


@dataclass(frozen=True, slots=True)
class HeldNudge:
    quarter: int
    key: str
    state: str
    due_at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A message in one of the person's conversations, or to others that names them. `message` as
    conversations.codec writes it.
    """

    message: str
    state: str
    created_at: datetime
    sent_at: datetime | None
    error: str | None
    to_others: bool = False


@dataclass(frozen=True, slots=True)
class HeldCard:
    """The platform's name (`ref`) of a card that a later message may replace."""

    key: str
    ref: str


@dataclass(frozen=True, slots=True)
class HeldAction:
    """An action that the person owns. `number` as in actions.Action."""

    number: int
    text: str
    progress: str


@dataclass(frozen=True, slots=True)
class HeldJoin:
    """A code with which accounts are joined, of which only a hash is kept. `is_own`: the person asked for it;
    else they have used it.
    """

    expires_at: datetime
    is_own: bool


@dataclass(frozen=True, slots=True)
class MyData:
    """`removed_at`, `left_out_at`: when they left the roster, or asked to be left out. `came_by` as in
    places.CameBy; `places`: channels because of which they are asked, by name.
    """

    council: str
    person: Person
    state: State
    created_at: datetime
    removed_at: datetime | None = None
    left_out_at: datetime | None = None
    came_by: str = "word"
    places: Sequence[str] = ()
    accounts: Sequence[Account] = ()
    addresses: Sequence[Address] = ()
    answers: Sequence[HeldAnswer] = ()
    nudges: Sequence[HeldNudge] = ()
    messages: Sequence[HeldMessage] = ()
    cards: Sequence[HeldCard] = ()
    actions: Sequence[HeldAction] = ()
    audit: Sequence[Done] = ()
    joins: Sequence[HeldJoin] = ()

    @property
    def current(self) -> list[HeldAnswer]:
        """The answers that count."""
        return [each for each in self.answers if each.is_current]

    @property
    def answers_by_quarter(self) -> Mapping[int, int]:
        return dict(sorted(Counter(each.quarter for each in self.current).items()))

    @property
    def comments(self) -> int:
        return sum(each.comment is not None for each in self.current)

    @property
    def nudges_sent(self) -> int:
        return sum(each.state == "sent" for each in self.nudges)


FILE_NAME = "waymark-my-data.json"


def my_data_file(data: MyData, language: Language, now: datetime) -> bytes:
    """All of it as a JSON file, ready to be attached."""
    return as_json(data, language, now).encode()


def as_json(data: MyData, language: Language, now: datetime) -> str:
    """Moments are UTC in ISO 8601. Questions and choices come with their words beside their ids."""
    return json.dumps(_whole(data, language, now), ensure_ascii=False, indent=2) + "\n"


def _whole(data: MyData, language: Language, now: datetime) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_at": _moment(now),
        "council": data.council,
        "person": _person(data),
        "conversation": _state(data.state, language),
        "accounts": [
            {"platform": one.door, "workspace": one.workspace, "user": one.user} for one in data.accounts
        ],
        "channels_asked": list(data.places),
        "addresses": [_address(one) for one in data.addresses],
        "answers": [_answer(one, language) for one in data.answers],
        "reminders": [_nudge(one) for one in data.nudges],
        "messages": [_message(one) for one in data.messages],
        "cards": [{"card": one.key, "platform_id": one.ref} for one in data.cards],
        "actions_owned": [
            {"number": one.number, "text": one.text, "progress": one.progress} for one in data.actions
        ],
        "audit": [_done(one, data.person.id) for one in data.audit],
        "joining_codes": [
            {"expires_at": _moment(one.expires_at), "asked_for_by": "you" if one.is_own else "somebody else"}
            for one in data.joins
        ],
    }


def _person(data: MyData) -> dict[str, object]:
    one = data.person
    return {
        "id": one.id,
        "name": one.name,
        "came_by": data.came_by,
        "role": one.role.value,
        "service_area": one.service_area,
        "is_digital_lead": one.is_lead,
        "number_in_council": one.ordinal,
        "locale": one.locale,
        "time_zone": one.zone,
        "working_days": sorted(one.pattern.days),
        "works_from": f"{one.pattern.starts:%H:%M}",
        "works_until": f"{one.pattern.ends:%H:%M}",
        "wants_reminders": one.wants_reminders,
        "away_until": one.away_until.isoformat() if one.away_until else None,
        "snoozed_until": one.snoozed_until.isoformat() if one.snoozed_until else None,
        "first_known": _moment(data.created_at),
        "off_the_roster_since": _moment(data.removed_at),
        "left_out_since": _moment(data.left_out_at),
    }


def _state(state: State, language: Language) -> dict[str, object]:
    return {
        "phase": state.phase.value,
        "checkin": state.checkin,
        "questions": list(state.questions),
        "choices": {question: _choice(choice, language) for question, choice in state.choices.items()},
        "skipped": sorted(state.skipped),
        "current_question": state.current,
        "asked_what_holds_back": state.barrier_for,
        "what_holds_back_settled": sorted(state.barriers_settled),
        "last_answered": state.last_answered,
        "last_commented": state.last_commented,
        "comments_that_may_be_quoted": sorted(state.quotable),
        "has_finished": state.finished,
        "withdrew_from_checkin": state.withdrew_from,
        "questions_of_last_checkin": list(state.previous),
        "language": state.language,
        "has_opened_home": state.has_page,
    }


def _address(one: Address) -> dict[str, object]:
    return {
        "platform": one.door,
        "workspace": one.workspace,
        "conversation": one.conversation,
        "reference": dict(one.reference),
    }


def _answer(one: HeldAnswer, language: Language) -> dict[str, object]:
    question = language.framework.by_id.get(one.question)
    published = None
    if one.published is not None:
        choice, barrier = one.published
        published = {"choice": _choice(choice, language), "what_holds_back": barrier}
    return {
        "quarter": quarter_detail(one.quarter),
        "question": one.question,
        "question_text": question.text if question else None,
        "revision": one.revision,
        "is_current": one.is_current,
        "choice": _choice(one.choice, language),
        "what_holds_back": one.barrier,
        "comment": one.comment,
        "may_be_quoted": one.may_quote,
        "role": one.role,
        "service_area": one.service_area,
        "platform": one.door,
        "answered_at": _moment(one.answered_at),
        "counted_in_figures_as": published,
    }


def _nudge(one: HeldNudge) -> dict[str, object]:
    return {
        "quarter": quarter_detail(one.quarter),
        "kind": one.key,
        "state": one.state,
        "due_at": _moment(one.due_at),
        "reason": one.reason,
    }


def _message(one: HeldMessage) -> dict[str, object]:
    return {
        "message": one.message,
        "state": one.state,
        "queued_at": _moment(one.created_at),
        "sent_at": _moment(one.sent_at),
        "error": one.error,
        "to_others": one.to_others,
    }


def _done(one: Done, me: int) -> dict[str, object]:
    return {
        "at": _moment(one.at),
        "deed": one.entry.deed.value,
        "detail": one.entry.detail,
        "by_you": one.actor == me,
        "about_you": one.entry.subject == me,
    }


def _choice(choice: Choice, language: Language) -> str:
    return language.choice_label(choice)


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
