"""Reads the figures of a summary and lays them out."""

from collections.abc import Sequence
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
        newest = await checkins.latest(session, council)
        if not newest:
            return compose_no_checkin(language)
        chosen, answered = await _latest_with_answers(session, newest)
        name = (await councils.council(session, council)).name
        counts = await _counts(session, languages, chosen, answered)
    # In a council with made-up people every rate counts them.
    synthetic = any(each.synthetic for each in newest)
    about = About(name, chosen.quarter, chosen.is_open(now), synthetic)
    return compose_summary(summarise(language.framework, counts), about, language)


async def _latest_with_answers(session: Session, newest: Sequence[CheckIn]) -> tuple[CheckIn, int]:
    """The check-in to summarise, and how many people answered in it."""
    for each in newest:
        answered = await summaries.people_answered(session, each.council, each.id)
        if answered >= LEAST_PEOPLE:
            return each, answered
    return newest[0], await summaries.people_answered(session, newest[0].council, newest[0].id)


async def _counts(session: Session, languages: Languages, checkin: CheckIn, answered: int) -> Counts:
    themes = questions_by_theme(languages.framework)
    council = checkin.council
    return Counts(
        histograms=await summaries.histogram(session, council, checkin.id),
        respondents=await summaries.respondents(session, council, checkin.id, themes),
        answered=answered,
        asked=await summaries.people_asked(session, council, checkin.closes_at),
    )
