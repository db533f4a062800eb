"""`waymark council`: what a council decides once, for all its check-ins."""

from typing import Annotated

import typer

from bot.clock import utc_now
from bot.console import CouncilOption, load_settings, one_council, open_database, run
from bot.faults import Exit, StartFault
from bot.wordings import read_wordings
from conversations.effects import Say
from conversations.least import refusal, said_of
from conversations.words import FALLBACK
from storage import checkins, councils

council_app = typer.Typer(no_args_is_help=True, help="What a council decides for all its check-ins.")


@council_app.callback()
def council() -> None:
    """What a council decides for all its check-ins."""


@council_app.command("set")
def set_council(
    *,
    least: Annotated[int, typer.Option(help="Of how many people a figure tells at least: 3 to 50.")],
    council: CouncilOption = None,
) -> None:
    """Change the smallest group that a figure may tell of."""
    settings = load_settings()

    async def job() -> None:
        now = utc_now()
        async with open_database(settings) as database:
            number = await one_council(database, council)
            async with database.write() as session:
                known = (await checkins.current(session, [number], now))[number]
                refused = refusal(least, known.least)
                if refused is not None:
                    raise StartFault(_in_words(refused), Exit.BAD_INPUT)
                await councils.set_least(session, number, least)
        typer.echo(_in_words(said_of(least, known.least)))

    run(job())


def _in_words(said: Say) -> str:
    return read_wordings()[FALLBACK].text(said.message, said.arguments)
