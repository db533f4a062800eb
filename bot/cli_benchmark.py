"""`waymark benchmark`: joining and leaving it, and files between deployments."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.plain import printed
from bot.benchmark_files import NothingToExport, export, take_in
from bot.benchmarks import Sector
from bot.clock import utc_now
from bot.composing import Composer
from bot.console import CouncilOption, load_settings, one_council, open_database, run
from bot.faults import Exit, StartFault
from bot.frameworks import read_framework, read_languages
from bot.publishing import Publisher
from bot.settings import Settings
from bot.signing import BadKey, new_key, public_half, read_public
from conversations.audit import Deed, Entry, sharing_detail
from conversations.benchmark import is_made_up
from conversations.benchmark_file import LARGEST, BenchmarkFault
from conversations.calendar import YearKind, quarter_code, read_quarter
from conversations.effects import Benchmark
from storage import audit, benchmarks, councils
from storage.benchmarks import Peer
from storage.database import Session

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]

_JOINING = """\
Each quarter after the check-in has closed the council's mean of each theme is counted, without its name, from
last quarter's check-in on. Digital leads of councils that share too, here and in deployments that you give
files to, see the median and the quartiles of at least five councils. It can leave at any time:
waymark benchmark leave"""

_LEAVING = """\
The council's later check-ins are not counted any more, and its leads do not see the benchmark any more. What
was counted before stays counted: it is one among many numbers, and bears no name."""

_NO_KEY = "Set WAYMARK_BENCHMARK_KEY to this deployment's private key. To make one, run: waymark benchmark key"


def join(council: CouncilOption = None, yes: Yes = False) -> None:
    """Share a council's figures."""
    _share(council, wanted=True, about=_JOINING, question="Join?" if not yes else None)


def leave(council: CouncilOption = None, yes: Yes = False) -> None:
    """Share a council's figures no more."""
    _share(council, wanted=False, about=_LEAVING, question="Leave?" if not yes else None)


def _share(council: int | None, *, wanted: bool, about: str, question: str | None) -> None:
    settings = load_settings()

    async def job() -> None:
        async with open_database(settings) as database:
            number = await one_council(database, council)
            typer.echo(about)
            if question is not None:
                typer.confirm(question, abort=True)
            async with database.write() as session:
                now = utc_now()
                await benchmarks.share(session, number, wanted=wanted, now=now)
                entry = Entry(Deed.SETTING_CHANGED, sharing_detail(wanted=wanted))
                await audit.record_operator(session, number, entry, now)
                name = (await councils.council(session, number)).name
        typer.echo(f"{name} {'shares its figures' if wanted else 'does not share its figures'} from now on.")

    run(job())


def key() -> None:
    """Make a key to sign files with."""
    private = new_key()
    typer.echo(
        "The private key, for nobody else. Keep it with the other secrets, and set it for every run:\n"
        f"  WAYMARK_BENCHMARK_KEY={private}\n"
        "The public key, for those who take in your files:\n"
        f"  waymark benchmark trust NAME {public_half(private)}"
    )


def trust(
    name: Annotated[str, typer.Argument(help="Whose key it is, for your own lists.")],
    public_key: Annotated[str, typer.Argument(help="Theirs, which you have from somewhere safe.")],
) -> None:
    """Believe the files of another deployment."""
    settings = load_settings()

    async def job() -> None:
        theirs = _read_public(public_key)
        if theirs == _own_key(settings):
            raise StartFault("That is this deployment's own key.", Exit.BAD_INPUT)
        if not name.strip():
            raise StartFault("Say whose key it is: waymark benchmark trust NAME KEY", Exit.BAD_INPUT)
        async with open_database(settings) as database, database.write() as session:
            if any(
                each.name == name.strip() and each.key != theirs for each in await benchmarks.peers(session)
            ):
                raise StartFault(
                    f"Another key is trusted as {name.strip()} already. To replace it, first run: "
                    f"waymark benchmark distrust {name.strip()!r}",
                    Exit.BAD_INPUT,
                )
            await benchmarks.trust(session, Peer(theirs, name.strip()), utc_now())
        typer.echo(f"Files that {name.strip()} has signed can be imported now.")

    run(job())


def distrust(name: Annotated[str, typer.Argument(help="As it was trusted.")]) -> None:
    """Believe a deployment no more, and forget what its files told."""
    settings = load_settings()

    async def job() -> None:
        async with open_database(settings) as database, database.write() as session:
            known = await benchmarks.peers(session)
            found = next((each for each in known if each.name == name.strip()), None)
            if found is None:
                named = ", ".join(each.name for each in known) or "nobody"
                raise StartFault(f"{name} is not trusted. Trusted: {named}.", Exit.BAD_INPUT)
            await benchmarks.distrust(session, found.key)
        typer.echo(f"{found.name} is not trusted any more, and what its files told is forgotten.")

    run(job())


def export_(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write; else it is printed.", metavar="FILE"),
    ] = None,
    quarter: Annotated[str | None, typer.Option(help="A past quarter, such as 'Q3 2026/27'.")] = None,
) -> None:
    """Make a signed file of this deployment's councils, for other deployments: counts only."""
    settings = load_settings()

    async def job() -> None:
        wanted = None if quarter is None else _quarter(quarter)
        framework, now = read_framework(settings.framework), utc_now()
        private = settings.benchmark_key.get_secret_value()
        if not private:
            raise StartFault(_NO_KEY, Exit.ENVIRONMENT)
        _own_key(settings)
        async with open_database(settings) as database:
            await Publisher(database, framework, settings.questions_each).publish_due(now)
            await Sector(database, framework, settings.questions_each).count_due(now)
            async with database.read() as session:
                try:
                    content = await export(session, framework, private, wanted, now)
                except NothingToExport:
                    raise StartFault(
                        "There is nothing to export: a file counts at least five councils that share their "
                        "figures, and whose check-in of the quarter has closed.",
                        Exit.BAD_INPUT,
                    ) from None
        _write(content, output)

    run(job())


def import_(file: Annotated[Path, typer.Argument(help="From a deployment that you trust.")]) -> None:
    """Take in a signed file of another deployment's councils."""
    settings = load_settings()

    async def job() -> None:
        framework, own_key = read_framework(settings.framework), _own_key(settings)
        content = _read(file)
        async with open_database(settings) as database, database.write() as session:
            try:
                taken = await take_in(session, framework, own_key, content, utc_now())
            except BenchmarkFault as fault:
                raise StartFault(f"{file}: {fault}", Exit.BAD_INPUT) from None
        told, code = taken.told, quarter_code(taken.told.quarter, YearKind.FINANCIAL)
        if taken.is_new:
            typer.echo(f"Imported {told.counts.councils} councils of {told.peer.name} in {code}.")
        else:
            typer.echo(f"The file holds what {told.peer.name} told before of {code}: nothing has changed.")

    run(job())


def show(
    council: CouncilOption = None,
    locale: Annotated[str, typer.Option(help="The language: en or cy.")] = "en",
) -> None:
    """Show where a council stands, and what the benchmarks are made of."""
    settings = load_settings()

    async def job() -> None:
        languages, now = read_languages(settings.framework), utc_now()
        async with open_database(settings) as database:
            number = await one_council(database, council)
            await Publisher(database, languages.framework, settings.questions_each).publish_due(now)
            await Sector(database, languages.framework, settings.questions_each).count_due(now)
            composer = Composer(database, languages, settings.questions_each)
            card = await composer.card(Benchmark(), locale, number, now)
            async with database.read() as session:
                made_of = await _made_of(session)
        assert card is not None, "there is always something to say"
        typer.echo(printed(card))
        typer.echo("\n".join(("", *made_of)))

    run(job())


async def _made_of(session: Session) -> list[str]:
    ours = [
        f"{_named(each.quarter, each.edition)}: {each.counts.councils} councils here"
        for each in await benchmarks.all_published(session)
    ]
    theirs = [
        f"{_named(each.quarter, each.edition)}: {each.counts.councils} councils of {each.peer.name}, "
        f"told on {each.made_at:%Y-%m-%d}"
        for each in await benchmarks.all_told(session)
    ]
    trusted = ", ".join(each.name for each in await benchmarks.peers(session)) or "nobody"
    return [*(ours or ["No council of this deployment is counted yet."]), *theirs, f"Trusted: {trusted}."]


def _named(quarter: int, edition: str) -> str:
    code = quarter_code(quarter, YearKind.FINANCIAL)
    return f"{code} (made up)" if is_made_up(edition) else code


def _own_key(settings: Settings) -> str | None:
    """The public half of this deployment's key, if it has one. Raises StartFault."""
    private = settings.benchmark_key.get_secret_value()
    try:
        return public_half(private) if private else None
    except BadKey:
        raise StartFault(f"WAYMARK_BENCHMARK_KEY holds no private key. {_NO_KEY}", Exit.ENVIRONMENT) from None


def _read_public(text: str) -> str:
    try:
        return read_public(text)
    except BadKey:
        raise StartFault(
            "That is no public key: it has 44 characters, as waymark benchmark key prints it.", Exit.BAD_INPUT
        ) from None


def _quarter(text: str) -> int:
    try:
        return read_quarter(text)
    except ValueError as error:
        raise StartFault(str(error), Exit.BAD_INPUT) from None


def _read(file: Path) -> bytes:
    """No more of it than shows that it is too large."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise StartFault(f"{file} cannot be read: {error.strerror}.", Exit.BAD_INPUT) from None


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        typer.echo(content, nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise StartFault(f"{output} cannot be written: {error.strerror}.", Exit.ENVIRONMENT) from None
    typer.echo(f"Written to {output}.")
