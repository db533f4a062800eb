"""Reads the figures of a summary and lays them out."""

from datetime import datetime

from conversations.cards import Card
from conversations.disclosure import LEAST_PEOPLE
from conversations.language import Language, Languages
from conversations.people import CheckIn
from conversations.scoring import Counts, questions_by_theme, summarise
from conversations.summary_card import About, compose_no_checkin, compose_summary
from storage import checkins, councils, summaries
from storage.database import Database, Session


async def summary_card(
    database: Database, languages: Languages, language: Language, council: int, now: datetime
) -> Card:
    """The summary of the latest check-in with enough answers; of the newest when none has enough."""
    async with database.read() as session:
        chosen = await _latest_with_answers(session, council)
        if chosen is None:
            return compose_no_checkin(language)
        name = (await councils.council(session, council)).name
        counts = await _counts(session, languages, chosen)
        # In a council with made-up people every rate counts them.
        synthetic = any(each.synthetic for each in await checkins.latest(session, council))
    about = About(name, chosen.quarter, chosen.is_open(now), synthetic)
    return compose_summary(summarise(language.framework, counts), about, language)


async def _latest_with_answers(session: Session, council: int) -> CheckIn | None:
    newest = await checkins.latest(session, council)
    for each in newest:
        if await summaries.people_answered(session, council, each.id) >= LEAST_PEOPLE:
            return each
    return newest[0] if newest else None


async def _counts(session: Session, languages: Languages, checkin: CheckIn) -> Counts:
    themes = questions_by_theme(languages.framework)
    council = checkin.council
    return Counts(
        histograms=await summaries.histogram(session, council, checkin.id),
        respondents=await summaries.respondents(session, council, checkin.id, themes),
        answered=await summaries.people_answered(session, council, checkin.id),
        asked=await summaries.people_asked(session, council, checkin.closes_at),
    )
