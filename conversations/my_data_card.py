"""All that is held on a person, in plain words; and the card of the complete file.

The file itself is conversations.my_data's.
"""

from collections.abc import Sequence
from datetime import date

from conversations.buttons import encode
from conversations.cards import Button, Buttons, Card, Fact, Facts, File, Heading, Text
from conversations.events import SendMyData
from conversations.export_format import ExportFormat
from conversations.file_cards import MEDIA_TYPES
from conversations.language import Language
from conversations.my_data import MyData
from conversations.people import Account, WorkingPattern
from conversations.words import Wording

_WAYS_ON = ("correct", "withdraw", "erase")


def compose_my_data(data: MyData, language: Language) -> Card:
    words = language.wording
    title = words.text("my-data-title")
    facts = Facts((*_of_the_person(data, words), *_of_answers(data, words)))
    ways_on = Buttons(tuple(Button(words.text(f"button-{word}"), word) for word in _WAYS_ON))
    return Card(title, (Heading(title), facts, Text(words.text("my-data-note"), quiet=True), ways_on))


def compose_my_data_file(content: bytes, language: Language) -> Card:
    words = language.wording
    said = words.text("my-data-file")
    file = File(
        name="waymark-my-data.json",
        media_type=MEDIA_TYPES[ExportFormat.JSON],
        content=content,
        title=words.text("my-data-file-title"),
        instead=words.text("my-data-not-sent"),
        again=encode(SendMyData()),
    )
    return Card(said, (Text(said), file))


def _of_the_person(data: MyData, words: Wording) -> list[Fact]:
    one = data.person
    reminders = "my-data-reminders-on" if one.wants_reminders else "my-data-reminders-off"
    off = () if data.removed_at is None else (_fact("off", words.day(data.removed_at, one.zone), words),)
    places = (_fact("places", ", ".join(data.places), words),) if data.places else ()
    return [
        _fact("name", one.name, words),
        _fact("accounts", ", ".join(map(_account, data.accounts)), words),
        _fact("role", _role(data, words), words),
        _fact("area", one.service_area or words.text("my-data-no-area"), words),
        _fact("zone", one.zone, words),
        _fact("hours", _hours(one.pattern, words), words),
        _fact("away", _day(one.away_until, words), words),
        _fact("snoozed", _day(one.snoozed_until, words), words),
        _fact("reminders", words.text(reminders), words),
        *off,
        *places,
    ]


def _of_answers(data: MyData, words: Wording) -> list[Fact]:
    quarters = [
        words.text("my-data-answers-of", {"quarter": words.quarter(quarter), "count": count})
        for quarter, count in data.answers_by_quarter.items()
    ]
    return [
        _fact("answers", "; ".join(quarters) or words.text("my-data-none"), words),
        _fact("comments", str(data.comments), words),
        _fact("nudges", str(data.nudges_sent), words),
        _fact("messages", str(len(data.messages)), words),
        _fact("actions", _numbers([each.number for each in data.actions], words), words),
        _fact("audit", str(len(data.audit)), words),
    ]


def _fact(name: str, value: str, words: Wording) -> Fact:
    return Fact(words.text(f"my-data-{name}"), value)


def _account(one: Account) -> str:
    return f"{one.door} {one.user}"


def _role(data: MyData, words: Wording) -> str:
    role = words.text(f"my-data-role-{data.person.role}")
    return words.text("my-data-role-lead", {"role": role}) if data.person.is_lead else role


def _hours(pattern: WorkingPattern, words: Wording) -> str:
    return words.text(
        "my-data-hours-value",
        {
            "days": words.all_of([words.weekday(day) for day in sorted(pattern.days)]),
            "starts": words.clock(pattern.starts),
            "ends": words.clock(pattern.ends),
        },
    )


def _day(day: date | None, words: Wording) -> str:
    return words.text("my-data-no-day") if day is None else words.calendar_day(day)


def _numbers(numbers: Sequence[int], words: Wording) -> str:
    return ", ".join(map(str, numbers)) or words.text("my-data-none")
