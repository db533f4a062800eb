"""The app package that a Teams administrator uploads: a manifest and two icons in a zip file."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

SCHEMA_VERSION = "1.30"
"""The manifest schema that packages are written for, and checked against in docs/package."""

Scope = Literal["personal", "team", "groupChat"]

Json = Mapping[str, object]

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell: the same input gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A command that Teams offers while somebody writes to the bot: at most 32 and 128 characters."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Package:
    """`bot`: the Microsoft App ID. `council`: whose app this is, at most 32 characters. `website`, `privacy`
    and `terms`: pages of the council, which Teams shows to everybody who adds the app.
    """

    bot: UUID
    version: str
    council: str
    website: str
    privacy: str
    terms: str
    personal: Sequence[Listed]
    shared: Sequence[Listed]


def manifest(package: Package) -> Json:
    return {
        "$schema": (
            f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json"
        ),
        "manifestVersion": SCHEMA_VERSION,
        "version": package.version,
        # The app's own id, which stays the same when the package is made again.
        "id": str(uuid5(NAMESPACE_URL, f"waymark:{package.bot}")),
        "developer": {
            "name": package.council,
            "websiteUrl": package.website,
            "privacyUrl": package.privacy,
            "termsOfUseUrl": package.terms,
        },
        "name": {"short": "Waymark", "full": "Waymark: digital maturity check-ins"},
        "description": {
            "short": "A few questions a quarter on how digital work is really going",
            "full": (
                "Waymark asks council staff a few questions each quarter, one at a time, about digital work as "
                "they see it. Digital leads ask for summaries and keep an action plan. No figure describes "
                "fewer people than the council allows, and never fewer than three.\n\nThe themes are those of "
                "the Local Government Association's Local Government Digitalisation Framework. The questions "
                "and levels are Waymark's own."
            ),
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": "#00224E",
        "bots": [
            {
                "botId": str(package.bot),
                "scopes": ["personal", "team", "groupChat"],
                "isNotificationOnly": False,
                "supportsFiles": True,
                "commandLists": [
                    _commands(["personal"], package.personal),
                    _commands(["team", "groupChat"], package.shared),
                ],
            }
        ],
        "permissions": ["messageTeamMembers"],
    }


def archive(package: Package, colour_icon: bytes, outline_icon: bytes) -> bytes:
    """The zip file."""
    text = json.dumps(manifest(package), indent=2, ensure_ascii=False) + "\n"
    files = {"manifest.json": text.encode(), "color.png": colour_icon, "outline.png": outline_icon}
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _commands(scopes: Sequence[Scope], listed: Sequence[Listed]) -> Json:
    commands = [{"title": each.title, "description": each.description} for each in listed]
    return {"scopes": list(scopes), "commands": commands}
