"""A person, a check-in and a conversation to test with; the shipped languages, loaded once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.wordings import read_wordings
from conversations.answers import Choice
from conversations.calendar import Calendar
from conversations.cards import Button, Buttons, Card, CommentField, Options
from conversations.context import Context
from conversations.effects import (
    Ask,
    AskBarrier,
    Effect,
    Message,
    PersonRecord,
    RecordLeave,
    RecordLeftOut,
    RecordPattern,
    RecordReminders,
    RecordSnooze,
    Say,
)
from conversations.events import Answer, Change, Event, NameBarrier, Start, Typed
from conversations.framework import Framework
from conversations.framework_file import parse
from conversations.language import Language, Languages
from conversations.people import CheckIn, Person, Place, Role
from conversations.state import State
from conversations.step import claim_hash, step
from conversations.words import LANGUAGES

ROOT = Path(__file__).parents[2]
WORDINGS = read_wordings()
FRAMEWORK_FILE = ROOT / "framework.json"
FRAMEWORK = parse(FRAMEWORK_FILE.read_bytes())
TRANSLATION_FILES = {
    name: path for name in LANGUAGES if (path := FRAMEWORK_FILE.with_suffix(f".{name}.json")).exists()
}


def translations() -> dict[str, Framework]:
    return {name: parse(path.read_bytes()) for name, path in TRANSLATION_FILES.items()}


SHIPPED = Languages(WORDINGS, FRAMEWORK, translations())
ENGLISH = SHIPPED.pick("en")
WELSH = SHIPPED.pick("cy")
BOTH = {"en": ENGLISH, "cy": WELSH}

NOW = datetime(2026, 10, 7, 9, 30, tzinfo=UTC)
QUARTER = 2026 * 4 + 3
CODE = "ABCD-EFGH-JKLM"
CALENDAR = Calendar()


def a_checkin(number: int = 7, quarter: int = QUARTER) -> CheckIn:
    """A check-in that is open; the next quarter's has the next number."""
    return CheckIn(number, 1, quarter, NOW - timedelta(days=2), datetime(2026, 12, 18, 17, tzinfo=UTC), "1.0.0")


CHECKIN = a_checkin()
NEXT_CHECKIN = a_checkin(CHECKIN.id + 1, QUARTER + 1)


def a_person(
    *,
    name: str = "Alex",
    role: Role = Role.FRONTLINE,
    is_lead: bool = False,
    ordinal: int = 0,
    zone: str = "Europe/London",
) -> Person:
    return Person(1, 1, name, role=role, is_lead=is_lead, ordinal=ordinal, zone=zone)


def a_context(
    *,
    person: Person | None = None,
    language: Language = ENGLISH,
    place: Place = Place.DIRECT,
    checkin: CheckIn | None = CHECKIN,
    code: str | None = None,
    count: int = 10,
    calendar: Calendar = CALENDAR,
    now: datetime = NOW,
) -> Context:
    """Alone with a person who is no lead, in a check-in that is open for them and at the council."""
    return Context(
        now,
        person or a_person(),
        language,
        place,
        checkin,
        questions_each=count,
        claim_hash=None if code is None else claim_hash(code),
        calendar=calendar,
        council_checkin=checkin,
    )


A_CONTEXT = a_context()


def play(state: State, *events: Event, context: Context = A_CONTEXT) -> tuple[State, list[Effect]]:
    """Takes events one after another; the effects of all of them."""
    done: list[Effect] = []
    for event in events:
        turn = step(state, event, context)
        state = turn.state
        done += turn.effects
    return state, done


def after(*events: Event, context: Context = A_CONTEXT) -> State:
    """Where a person stands who did all this since they first met the bot."""
    return play(State(), *events, context=context)[0]


STARTED = after(Start())
QUESTIONS = STARTED.questions
"""The ten questions of the person that `a_context` tells of."""


def answer(number: int, choice: Choice = Choice.LEVEL_4) -> Answer:
    """A press on a level of the person's own question `number`."""
    return Answer(CHECKIN.id, QUESTIONS[number - 1], choice)


def change(number: int) -> Change:
    return Change(CHECKIN.id, QUESTIONS[number - 1])


def barrier(number: int, name: str | None = "budget") -> NameBarrier:
    return NameBarrier(CHECKIN.id, QUESTIONS[number - 1], name)


def answers(count: int) -> tuple[Answer, ...]:
    """The first `count` questions answered with Established, which asks nothing further."""
    return tuple(answer(number) for number in range(1, count + 1))


FINISHED = after(Start(), *answers(10))
AT_BARRIER = after(Start(), answer(1), answer(2, Choice.LEVEL_1))


def typed(*texts: str) -> tuple[Typed, ...]:
    return tuple(Typed(text) for text in texts)


def outline(effects: Iterable[Effect]) -> str:
    """Effects in short: `RecordAnswer Answered Ask2 welcome`."""
    return " ".join(map(_in_short, effects))


def _in_short(effect: Effect) -> str:
    match effect:
        case Say():
            return effect.message
        case Ask():
            return f"Ask{effect.number}"
        case AskBarrier():
            return f"AskBarrier{effect.number}"
        case _:
            return type(effect).__name__


def messages(effects: Iterable[Effect]) -> list[Message]:
    return [effect for effect in effects if isinstance(effect, Message)]


def recorded(person: Person, effects: Iterable[Effect]) -> Person:
    """The person with what was kept of their wishes."""
    for effect in effects:
        if isinstance(effect, PersonRecord):
            person = _with(person, effect)
    return person


def _with(person: Person, record: PersonRecord) -> Person:
    match record:
        case RecordSnooze(until):
            return replace(person, snoozed_until=until)
        case RecordLeave(away_until):
            return replace(person, away_until=away_until)
        case RecordReminders(wanted):
            return replace(person, wants_reminders=wanted)
        case RecordPattern(pattern):
            return replace(person, pattern=pattern)
        case RecordLeftOut(since):
            return replace(person, left_out_at=since)


def buttons_of(card: Card) -> list[Button]:
    """Every button on a card, in order."""
    found: list[Button] = []
    for part in card.parts:
        match part:
            case Options():
                found += [option.button for option in part.options]
            case Buttons():
                found += part.buttons
            case CommentField():
                found += [part.open, part.submit]
            case _:
                pass
    return found
