"""`waymark slack` and `waymark teams`: what an administrator hands to Slack and to Teams to install the app."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

import typer

from adapters.teams import package
from bot.console import load_settings, run
from bot.faults import Exit, StartFault
from bot.settings import Settings
from bot.wordings import read_wordings
from conversations.listed_commands import PERSONAL, SHARED, listed
from conversations.words import FALLBACK

_LONGEST_NAME = 32
_LONGEST_URL = 2048

Url = Annotated[str, typer.Option(help="Where the server is reached. Default: WAYMARK_PUBLIC_URL.")]


def slack_manifest(
    url: Url = "",
    socket_mode: Annotated[
        bool, typer.Option("--socket-mode", help="Slack is reached from here, and needs no address.")
    ] = False,
) -> None:
    """Print the app manifest: at api.slack.com/apps choose Create New App, From a manifest, and paste it."""
    from adapters.slack.manifest import manifest

    async def job() -> None:
        settings = load_settings()
        address = "" if socket_mode else _public(url, settings)
        many = bool(settings.slack_client_id) and not socket_mode
        typer.echo(json.dumps(manifest(address, socket_mode=socket_mode, many=many), indent=2))

    run(job())


def teams_package(
    council: Annotated[str, typer.Option(help="The council's name, as Teams shows it with the app.")],
    website: Annotated[str, typer.Option(help="A page of the council that tells of this app.")],
    privacy: Annotated[str, typer.Option(help="Its privacy notice. Default: the website.")] = "",
    terms: Annotated[str, typer.Option(help="Its terms of use. Default: the website.")] = "",
    file: Annotated[Path, typer.Option("--output", "-o", help="Where to write it.")] = Path(
        "waymark-teams.zip"
    ),
) -> None:
    """Write the app package: an administrator uploads it in the Teams admin centre."""
    from adapters.charts.icons import colour_icon, outline_icon

    async def job() -> None:
        wording = read_wordings()[FALLBACK]
        made = package.Package(
            bot=_bot(load_settings()),
            version=version("waymark"),
            council=_name(council),
            website=_https(website, "--website"),
            privacy=_https(privacy or website, "--privacy"),
            terms=_https(terms or website, "--terms"),
            personal=[package.Listed(*each) for each in listed(PERSONAL, wording)],
            shared=[package.Listed(*each) for each in listed(SHARED, wording)],
        )
        file.write_bytes(package.archive(made, colour_icon(), outline_icon()))
        typer.echo(f"Wrote {file}. Upload it in the Teams admin centre: Teams apps, Manage apps, Upload.")

    run(job())


def _public(url: str, settings: Settings) -> str:
    wanted = url or settings.public_url
    if not wanted:
        raise StartFault(
            "Say where the server is reached: --url https://waymark.example.gov.uk, or set WAYMARK_PUBLIC_URL. "
            "Without a public address use --socket-mode.",
            Exit.USAGE,
        )
    return _https(wanted, "--url" if url else "WAYMARK_PUBLIC_URL")


def _https(url: str, named: str) -> str:
    parts = urlsplit(url)
    is_plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= _LONGEST_URL
    if parts.scheme != "https" or not parts.hostname or not is_plain:
        raise StartFault(f"{named} must be an address that begins with https://.", Exit.BAD_INPUT)
    return url


def _bot(settings: Settings) -> UUID:
    if not settings.teams_app_id:
        raise StartFault(
            "Set MicrosoftAppId to the Microsoft App ID on the Azure Bot's Configuration page.",
            Exit.ENVIRONMENT,
        )
    try:
        return UUID(settings.teams_app_id)
    except ValueError:
        raise StartFault(
            "MicrosoftAppId is not an app id. It looks like 1a2b3c4d-0000-0000-0000-000000000000; copy it from "
            "the Azure Bot's Configuration page.",
            Exit.ENVIRONMENT,
        ) from None


def _name(council: str) -> str:
    name = council.strip()
    if not 1 <= len(name) <= _LONGEST_NAME:
        raise StartFault(f"--council takes 1 to {_LONGEST_NAME} characters, as Teams does.", Exit.BAD_INPUT)
    return name
