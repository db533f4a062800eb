"""A council's summary, printed; its picture as a file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from adapters.charts import draw
from adapters.plain import printed
from bot.clock import utc_now
from bot.composing import Composer
from bot.console import CouncilOption, load_settings, one_council, open_database, run
from bot.faults import Exit, StartFault
from bot.frameworks import read_languages
from bot.publishing import Publisher
from conversations.audit import Deed, Entry, summary_detail
from conversations.calendar import quarter_at
from conversations.cards import Card
from conversations.effects import Draw, Summarise
from conversations.language import Language
from conversations.people import HOME_ZONE
from conversations.pictures import picture_of as picture_on
from conversations.summary_buttons import request_label
from conversations.summary_request import SummaryRequest, picture_of
from conversations.summary_typed import Misread, Present, read_summary
from storage import audit, councils


class By(StrEnum):
    ROLE = "role"
    AREA = "area"
    MISSION = "mission"
    ENABLER = "enabler"
    PRINCIPLE = "principle"


class Show(StrEnum):
    GRID = "grid"
    TREND = "trend"
    GAP = "gap"
    WHY = "why"


def summary(
    *,
    theme: Annotated[str, typer.Option(help="One theme by its name, such as data.")] = "",
    by: Annotated[By | None, typer.Option(help="What is set beside each other.")] = None,
    show: Annotated[Show | None, typer.Option(help="Another look at it.")] = None,
    quarter: Annotated[str, typer.Option(help="A past quarter, such as 'Q3 2026/27'.")] = "",
    compare: Annotated[str, typer.Option(help="The quarter to compare with.")] = "",
    picture: Annotated[Path | None, typer.Option(help="A file for the picture (PNG).", metavar="FILE")] = None,
    council: CouncilOption = None,
    locale: Annotated[str, typer.Option(help="The language: en or cy.")] = "en",
) -> None:
    """Print a council's maturity summary."""
    settings = load_settings()
    # The same words as in a chat, in English.
    asked = [theme, f"by {by}" if by else "", show or "", quarter, f"compare {compare}" if compare else ""]

    async def job() -> None:
        languages = read_languages(settings.framework)
        async with open_database(settings) as database:
            number = await one_council(database, council)
            now = utc_now()
            async with database.read() as session:
                calendar = await councils.calendar_of(session, number)
            present = Present(quarter_at(now, HOME_ZONE), calendar.year)
            request = _request(" ".join(asked), present, languages.pick("en"))
            await Publisher(database, languages.framework, settings.questions_each).publish_due(now)
            composer = Composer(database, languages, settings.questions_each)
            async with database.write() as session:
                seen = Entry(Deed.SUMMARY_SEEN, summary_detail(request))
                await audit.record_operator(session, number, seen, now)
            card = await composer.card(Summarise(request), locale, number, now)
            kind = picture_of(request) if picture else None
            drawn = await composer.card(Draw(request, kind), locale, number, now) if kind else None
        assert card is not None, "there is always something to say"
        typer.echo(printed(card))
        if picture is not None:
            _save(drawn, picture)

    run(job())


def _request(words: str, present: Present, language: Language) -> SummaryRequest:
    """Raises StartFault with what may have been meant."""
    read = read_summary(words, SummaryRequest(), present, language)
    if isinstance(read, Misread):
        said = language.wording.text(read.message, {"words": read.words})
        offered = (f"  {request_label(each.request, language)}" for each in read.offered)
        raise StartFault("\n".join((said, *offered)), Exit.BAD_INPUT)
    return read.request


def _save(card: Card | None, file: Path) -> None:
    shown = picture_on(card) if card else None
    if shown is None:
        raise StartFault("There is nothing to draw.", Exit.BAD_INPUT)
    try:
        file.write_bytes(draw(shown.drawing).data)
    except OSError as error:
        raise StartFault(
            f"The picture cannot be written to {file} ({error.strerror}).", Exit.ENVIRONMENT
        ) from None
    typer.echo(f"\n{shown.alt}\nThe picture is in {file}.")
