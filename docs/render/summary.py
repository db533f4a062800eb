"""The demo council's summaries and action plan, and those of small councils."""

import random
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path

from scene import CLOSES, NOW, OPENS, QUARTER, Sample

from bot import demo
from bot.composing import Composer
from bot.publishing import Publisher
from conversations import effects
from conversations.answers import Choice
from conversations.framework import Cut
from conversations.language import Languages
from conversations.people import Role
from conversations.scoring import theme_key
from conversations.selection import choose
from conversations.summary_request import FIRST_SCREEN, Look, Split, SummaryRequest
from conversations.summary_request import picture_of as picture_kind
from storage import bulk, checkins, councils, schema
from storage.bulk import NewAnswer, NewPerson
from storage.database import Database


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
