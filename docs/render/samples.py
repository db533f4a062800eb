"""Writes one sample of every card that Waymark sends, as each door renders it: the input of the pictures.

`python samples.py FOLDER` writes FOLDER/samples.json (and nothing else) from the program's own code: the
conversation by `step()`, the summaries from a database filled by `bot.demo`.
"""

import asyncio
import json
import random
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.charts import draw
from adapters.slack.blocks import Block, number, part_blocks, render
from adapters.slack.modal import modal
from adapters.teams.cards import adaptive_card
from adapters.teams.pictures import picture_card
from bot import demo
from bot.composing import Composer
from bot.frameworks import read_languages
from bot.publishing import Publisher
from bot.settings import SHIPPED_FRAMEWORK
from conversations import effects, events
from conversations.answers import LEVELS, Choice
from conversations.benchmark_cards import BenchmarkView, compose_benchmark
from conversations.calendar import Calendar, quarter_at
from conversations.calendar_cards import compose_next_quarters, next_quarters
from conversations.cards import Card, Picture, Text
from conversations.compose import compose
from conversations.context import Context
from conversations.effects import Message, card_key, replaces_card
from conversations.events import Event, Typed
from conversations.framework import Cut, Question
from conversations.language import Language, Languages
from conversations.nudge_cards import Nudged, compose_nudge
from conversations.nudges import NudgeKind
from conversations.people import Address, CheckIn, Person, Place, Role
from conversations.pictures import picture_of
from conversations.post_cards import PostFigures, compose_closing_post, compose_progress_post
from conversations.scoring import OVERALL, theme_key
from conversations.selection import choose
from conversations.state import State
from conversations.status_cards import (
    NextNudges,
    NudgeOffered,
    StatusFigures,
    Unreached,
    compose_nudge_offer,
    compose_status,
)
from conversations.step import step
from conversations.summary_request import FIRST_SCREEN, Look, Split, SummaryRequest
from conversations.summary_request import picture_of as picture_kind
from storage import bulk, checkins, councils, schema
from storage.bulk import NewAnswer, NewPerson
from storage.database import Database

NOW = datetime(2026, 11, 3, 10, 12, tzinfo=UTC)
ZONE = "Europe/London"
QUARTER = quarter_at(NOW, ZONE)
OPENS, CLOSES = datetime(2026, 10, 1, 8, 30, tzinfo=UTC), datetime(2026, 12, 18, 17, 0, tzinfo=UTC)
CHECKIN = CheckIn(1, 1, QUARTER, OPENS, CLOSES, framework_version="1.0.0")
SAM = Person(1, 1, "Sam Taylor", ordinal=2)
PRIVATE = Address("slack", "T0WAYMARK", "D0SAMTAYLOR", Place.DIRECT)

PHONE_ONLY = {
    "ask-first",
    "answered-low",
    "comment-kept",
    "ask-welsh",
    "welcome-welsh",
    "help-lead",
    "summary-withheld",
    "summary-too-few",
    "summary-welsh",
    *(f"summary-{look}" for look in ("enablers", "theme", "areas", "roles", "grid", "trend", "gap", "why")),
    "close-offer",
    "snoozed",
    "nudge-last-day",
    "nudge-welsh",
    "nudge-offer",
    "post-closing",
}
"""Cards that a desktop shows like another one: a picture the fewer."""

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Sample:
    """`alt` says what the picture shows; `opened` is set where the form of the card is shown too."""

    name: str
    alt: str
    card: Card
    opened: bool = False


@dataclass(slots=True)
class Talk:
    """One person's conversation with the core; `shown` is what they see now, in order."""

    language: Language
    person: Person = SAM
    state: State = field(default_factory=State)
    shown: list[tuple[str | None, Card]] = field(default_factory=list)

    def hear(self, event: Event) -> list[Card]:
        """Takes one event; gives the cards that answer it."""
        context = Context(
            NOW,
            self.person,
            self.language,
            Place.DIRECT,
            CHECKIN,
            questions_each=10,
            council_checkin=CHECKIN,
        )
        turn = step(self.state, event, context)
        self.state = turn.state
        return [self._show(each) for each in turn.effects if isinstance(each, Message)]

    def type(self, text: str) -> list[Card]:
        return self.hear(Typed(text))

    def answer(self, choice: Choice) -> list[Card]:
        return self.hear(events.Answer(CHECKIN.id, self.current, choice))

    @property
    def current(self) -> str:
        assert self.state.current is not None, "a question is waiting"
        return self.state.current

    def _show(self, message: Message) -> Card:
        card, key = compose(message, self.language), card_key(message)
        places = [place for place, (known, _) in enumerate(self.shown) if key is not None and known == key]
        if places and replaces_card(message):
            self.shown[places[-1]] = (key, card)
        else:
            self.shown.append((key, card))
        return card


def conversation(language: Language) -> Iterator[Sample]:
    """One person's way through a check-in."""
    talk = Talk(language)
    greeting = (
        ("welcome", "Waymark introduces itself: what it asks, how many questions, how long."),
        ("welcome-privacy", "What happens to answers, with buttons Start and Help."),
    )
    for (name, alt), card in zip(greeting, talk.type("hello"), strict=False):
        yield Sample(name, alt, card)
    first = talk.hear(events.Start())[-1]
    yield Sample("ask-first", "The first question: five levels with descriptors, and no Back button.", first)
    answered, *_, second = talk.answer(Choice.LEVEL_4)
    yield Sample("answered", "An answered question, folded to one line with Change and a comment.", answered)
    yield Sample("ask", "A question with its themes, help, five levels and the other choices.", second)
    comment = talk.hear(events.OpenComment(CHECKIN.id, talk.state.questions[0]))
    yield Sample("comment", "Room for evidence or a comment.", comment[0], opened=True)
    yield Sample("comment-kept", "A comment is kept.", talk.type("comment We agreed a data standard")[-1])
    again = talk.hear(events.Change(CHECKIN.id, talk.state.questions[0]))[-1]
    yield Sample("ask-again", "A question asked again: the answer given before is marked.", again)
    talk.answer(Choice.LEVEL_3)
    folded, *_, barrier = talk.answer(Choice.LEVEL_2)
    yield Sample("answered-low", "A low answer, folded to one line.", folded)
    yield Sample("barrier", "What holds this back most: a list of choices and Skip.", barrier)
    named = talk.hear(events.NameBarrier(CHECKIN.id, talk.state.questions[1], _barrier(language)))[0]
    yield Sample("barrier-named", "What was named as holding back, in one line.", named)
    skipped = talk.hear(events.Skip(CHECKIN.id, talk.current))[0]
    yield Sample("not-answered", "A skipped question, folded to one line with Answer it.", skipped)
    yield Sample(
        "unclear", "Waymark did not understand an answer and says what can be typed.", talk.type("?!")[0]
    )
    yield Sample("progress", "How far the person is.", talk.type("progress")[0])
    yield Sample("paused", "A pause, with a button to resume.", talk.type("pause")[0])
    yield Sample("help", "What can be typed.", talk.type("help")[0])
    yield Sample("refusal", "A summary refused to somebody who is no digital lead.", talk.type("summary")[0])
    talk.type("resume")
    for choice in (*LEVELS[2:], Choice.NOT_SURE, Choice.NOT_APPLICABLE, *[Choice.LEVEL_3] * 9):
        if talk.state.current is not None:
            recap, thanks = talk.answer(choice)[-2:]
    yield Sample("recap", "Every answer of the check-in, each a button to change it.", recap)
    yield Sample("thanks", "The end of the check-in, with thanks and what happens next.", thanks)


def special(languages: Languages) -> Iterator[Sample]:
    """The same cards where they are longest, in Welsh, and for a digital lead."""
    english, welsh = languages.pick("en"), languages.pick("cy")
    framework = english.framework
    longest = max(framework.questions, key=_length)
    asked = effects.Ask(CHECKIN.id, longest.id, 10, 10, Choice.LEVEL_5)
    yield Sample("ask-longest", "The question with the longest texts.", compose(asked, english))
    talk = Talk(welsh)
    greeting = talk.type("helo")
    yield Sample("welcome-welsh", "The introduction in Welsh.", greeting[0])
    talk.hear(events.Start())
    yield Sample("ask-welsh", "A question in Welsh.", talk.answer(Choice.LEVEL_4)[-1])
    lead = Talk(english, replace(SAM, is_lead=True))
    yield Sample("help-lead", "What a digital lead can type.", _last(lead, "hello", "help"))
    yield Sample("close-offer", "Closing a check-in, to be confirmed.", _last(lead, "close check-in"))


def schedule(languages: Languages) -> Iterator[Sample]:
    """Nudges, what people answer to them, and what leads see of a check-in."""
    english, welsh = languages.pick("en"), languages.pick("cy")
    new = Nudged(SAM.name, 0, 0, 10, CLOSES, ZONE)
    begun = replace(new, done=4, total=10)
    nudges = (
        ("nudge-invitation", "An invitation to a check-in.", NudgeKind.INVITATION, new, english),
        ("nudge-resume", "A reminder to somebody who has begun.", NudgeKind.REMINDER, begun, english),
        ("nudge-last-day", "The last reminder of a check-in.", NudgeKind.LAST_DAY, new, english),
        ("nudge-welsh", "An invitation in Welsh.", NudgeKind.INVITATION, new, welsh),
    )
    for name, alt, kind, person, language in nudges:
        yield Sample(name, alt, compose_nudge(kind, person, language))
    talk = Talk(english)
    yield Sample(
        "snoozed", "A reminder is put off, and can be had back.", _last(talk, "hello", "snooze monday")
    )
    calendar = Calendar()
    yield Sample(
        "status", "How a check-in goes, for a digital lead.", compose_status(_figures(calendar), english)
    )
    offered = NudgeOffered(CHECKIN, 142)
    yield Sample(
        "nudge-offer", "How many would be reminded, to be confirmed.", compose_nudge_offer(offered, english)
    )
    quarters = next_quarters(calendar, (CHECKIN,), NOW)
    yield Sample("calendar", "The next four check-ins.", compose_next_quarters(quarters, calendar, english))
    yield Sample(
        "benchmark",
        "Where a council stands among others that share their figures.",
        compose_benchmark(_benchmark(english), english),
    )
    areas = {
        "Adult care": (96, 51),
        "Housing": (74, 40),
        "Libraries": (4, 3),
        "Planning": (38, 12),
        "": (88, 33),
    }
    posted = PostFigures(CHECKIN, calendar.year, NOW, areas)
    yield Sample("post-progress", "The week's news of a check-in.", compose_progress_post(posted, english))
    yield Sample("post-closing", "The news of its end.", compose_closing_post(posted, english))


def _benchmark(language: Language) -> BenchmarkView:
    framework = language.framework
    keys = [OVERALL, *(theme_key(cut, theme.id) for cut in Cut for theme in framework.themes(cut))]
    tallies = {}
    for place, key in enumerate(keys):
        middle = 24 + place % 7
        tallies[key] = {middle - 5: 4, middle - 2: 6, middle: 7, middle + 3: 5, middle + 6: 3}
    means = {key: 22 + 5 * place % 13 for place, key in enumerate(keys)}
    return BenchmarkView(CHECKIN.quarter, Calendar().year, means, tallies, deployments=3)


def _figures(calendar: Calendar) -> StatusFigures:
    return StatusFigures(
        CHECKIN,
        calendar,
        NOW,
        people=300,
        invited=288,
        reached=281,
        started=163,
        finished=139,
        without_reminders=6,
        away=9,
        unreachable=(
            Unreached("", 12, ("Asha Patel", "Ben Ward", "Carys Evans")),
            Unreached("This person's Slack account is switched off. They may have left the council.", 7),
        ),
        next_nudges=NextNudges(NudgeKind.REMINDER, datetime(2026, 11, 4, 9, 30, tzinfo=UTC)),
    )


def _last(talk: Talk, *texts: str) -> Card:
    return [talk.type(text) for text in texts][-1][-1]


def exchange(language: Language) -> list[Json]:
    """The README's conversation: greeted, started, one answer given, the next question waiting."""
    talk = Talk(language)
    talk.type("hello")
    talk.hear(events.Start())
    talk.answer(Choice.LEVEL_4)
    said: list[Json] = [{"person": SAM.name, "text": "hello"}]
    return said + [_rendered(f"talk-{place}", card) for place, (_, card) in enumerate(talk.shown)]


async def summaries(languages: Languages, folder: Path) -> Sequence[Sample]:
    database = Database(f"sqlite:///{folder / 'samples.db'}")
    await schema.upgrade(database)
    try:
        await demo.fill(database, languages.framework, 10, NOW)
        small = await _small_council(database, languages, "Small council (synthetic)", people=9)
        tiny = await _small_council(database, languages, "Tiny council (synthetic)", people=3)
        await Publisher(database, languages.framework, 10).publish_due(CLOSES)
        async with database.read() as session:
            big = next(each.id for each in await councils.all_councils(session) if each.name == demo.COUNCIL)
        composer = Composer(database, languages, 10)
        return [
            *[each async for each in _looks(composer, big)],
            *[each async for each in _actions(composer, big)],
            await _summary(
                composer,
                small,
                "summary-withheld",
                "A summary of few people: some themes are withheld.",
                SummaryRequest(look=Look.PRINCIPLES),
            ),
            await _summary(composer, tiny, "summary-too-few", "A summary that withholds everything."),
        ]
    finally:
        await database.close()


_DATA = theme_key(Cut.ENABLER, "data")

_LOOKS = (
    ("summary", "The first screen of a maturity summary.", FIRST_SCREEN),
    (
        "summary-enablers",
        "The enablers in a summary, with ranges and changes.",
        SummaryRequest(look=Look.ENABLERS),
    ),
    ("summary-theme", "One theme in a summary.", SummaryRequest(_DATA)),
    ("summary-areas", "Service areas in a summary, one withheld.", SummaryRequest(split=Split.AREA)),
    ("summary-roles", "One theme by role.", SummaryRequest(_DATA, Split.ROLE)),
    ("summary-grid", "Missions by enablers in a summary.", SummaryRequest(look=Look.GRID)),
    ("summary-trend", "The trend over four quarters.", SummaryRequest(look=Look.TREND)),
    ("summary-gap", "Leaders against the front line.", SummaryRequest(quarter=QUARTER - 2, look=Look.GAP)),
    ("summary-why", "Why a theme has the figures that it has.", SummaryRequest(_DATA, look=Look.WHY)),
)


async def _looks(composer: Composer, council: int) -> AsyncIterator[Sample]:
    """Each look at a summary, and the picture that follows it."""
    for name, alt, request in _LOOKS:
        yield await _summary(composer, council, name, alt, request)
        kind = picture_kind(request)
        message = effects.Draw(request, kind) if kind else None
        card = await composer.card(message, "en", council, NOW) if message else None
        if card is not None:
            yield Sample(f"{name}-picture", card.text, card)
    welsh = await composer.card(effects.Summarise(), "cy", council, NOW)
    assert welsh is not None, "there is a check-in to show"
    yield Sample("summary-welsh", "The first screen of a summary in Welsh.", welsh)


async def _actions(composer: Composer, council: int) -> AsyncIterator[Sample]:
    """The action plan of the demo council, and one of its actions."""
    said = (
        ("actions", "The action plan by mission, and what is proposed.", effects.Plan(with_proposals=True)),
        ("action", "One action, with what can be done with it.", effects.Plan(True, number=2)),
    )
    for name, alt, message in said:
        card = await composer.card(message, "en", council, NOW)
        assert card is not None, "the demo council has a plan"
        yield Sample(name, alt, card)


async def _summary(
    composer: Composer, council: int, name: str, alt: str, request: SummaryRequest = FIRST_SCREEN
) -> Sample:
    card = await composer.card(effects.Summarise(request), "en", council, NOW)
    assert card is not None, "there is a check-in to show"
    return Sample(name, alt, card)


async def _small_council(database: Database, languages: Languages, name: str, people: int) -> int:
    luck = random.Random(name)  # noqa: S311 - made-up answers, the same every time
    framework = languages.framework
    async with database.write() as session:
        council = (await councils.ensure_workspace(session, "terminal", name, name, NOW)).council
        found = [NewPerson(f"Synthetic person {number}", Role.FRONTLINE) for number in range(people)]
        known = await bulk.add_people(session, council, found, OPENS)
        checkin = await checkins.ensure_checkin(
            session, council, QUARTER, OPENS, CLOSES, framework_version=framework.version, synthetic=True
        )
        given = [
            NewAnswer(person, question, Choice(luck.randint(1, 5)), OPENS + timedelta(days=2))
            for person in known
            for question in choose(framework, person.role, person.ordinal, QUARTER, count=10)[:4]
        ]
        await bulk.add_answers(session, council, checkin.id, given)
    return council


def _barrier(language: Language) -> str:
    return language.framework.barriers[0].id


def _length(question: Question) -> int:
    return len(question.text) + len(question.help) + sum(len(each.descriptor) for each in question.levels)


def _rendered(name: str, card: Card) -> Json:
    """A card as it goes out at each door, and its form in Slack if it has one."""
    picture = picture_of(card)
    if picture is not None:
        return _drawn(name, card, picture)
    blocks = render(card, name)
    return {
        "name": name,
        "text": card.text,
        "teams": adaptive_card(card),
        "slack": {"text": blocks.text, "blocks": list(blocks.blocks)},
        "modal": modal(card, PRIVATE, name),
        "plain": None if blocks.is_plain else list(render(card, name, plain=True).blocks),
    }


def _drawn(name: str, card: Card, picture: Picture) -> Json:
    """In Teams as it goes out; in Slack as a file, which looks like this block."""
    png = draw(picture.drawing).data
    shown: Block = {
        "type": "image",
        "image_url": f"data:image/png;base64,{b64encode(png).decode()}",
        "alt_text": picture.alt,
        "title": {"type": "plain_text", "text": picture.title, "emoji": False},
    }
    return {
        "name": name,
        "text": card.text,
        "teams": picture_card(card, picture, png),
        "slack": {"text": card.text, "blocks": list(number([*part_blocks(Text(card.text)), shown], name))},
        "modal": None,
        "plain": None,
    }


async def _all() -> Json:
    languages = read_languages(SHIPPED_FRAMEWORK)
    with TemporaryDirectory() as folder:
        found = [
            *conversation(languages.pick("en")),
            *special(languages),
            *schedule(languages),
            *await summaries(languages, Path(folder)),
        ]
    samples = [
        {
            **_rendered(each.name, each.card),
            "alt": each.alt,
            "opened": each.opened,
            "narrow": each.name in PHONE_ONLY,
            "wide": each.name.startswith(("summary", "benchmark")),
        }
        for each in found
    ]
    return {"samples": samples, "conversation": exchange(languages.pick("en"))}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    found = json.dumps(asyncio.run(_all()), ensure_ascii=False, indent=1)
    (folder / "samples.json").write_text(found, "utf-8")


if __name__ == "__main__":
    main()
