"""A council's action plan, printed."""

from typing import Annotated

import typer

from adapters.plain import printed
from bot.clock import utc_now
from bot.composing import Composer
from bot.console import CouncilOption, load_settings, one_council, open_database, run
from bot.frameworks import read_languages
from bot.publishing import Publisher
from conversations.effects import Plan


def actions(
    *,
    number: Annotated[int | None, typer.Option(help="One action alone, by its number.")] = None,
    council: CouncilOption = None,
    locale: Annotated[str, typer.Option(help="The language: en or cy.")] = "en",
) -> None:
    """Print a council's action plan, with what is proposed for its weakest themes."""
    settings = load_settings()

    async def job() -> None:
        languages = read_languages(settings.framework)
        async with open_database(settings) as database:
            whose, now = await one_council(database, council), utc_now()
            await Publisher(database, languages.framework, settings.questions_each).publish_due(now)
            composer = Composer(database, languages, settings.questions_each)
            card = await composer.card(Plan(with_proposals=True, number=number), locale, whose, now)
        assert card is not None, "a plan has always something to say"
        typer.echo(printed(card))

    run(job())
