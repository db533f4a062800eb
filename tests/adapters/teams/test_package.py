"""The app package for Teams."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from adapters.charts.icons import colour_icon, outline_icon
from adapters.teams.package import Listed, Package, archive, manifest

PACKAGE = Package(
    bot=UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
    version="0.1.0",
    council="Seaford Borough Council",
    website="https://seaford.example.gov.uk/waymark",
    privacy="https://seaford.example.gov.uk/privacy",
    terms="https://seaford.example.gov.uk/terms",
    personal=[Listed("start", "Begin")],
    shared=[Listed("summary", "Where the council stands")],
)


def test_the_zip_holds_the_manifest_and_the_icons_that_it_names() -> None:
    with zipfile.ZipFile(BytesIO(archive(PACKAGE, b"one", b"two"))) as zipped:
        made = json.loads(zipped.read("manifest.json"))
        assert zipped.read(made["icons"]["color"]) == b"one"
        assert zipped.read(made["icons"]["outline"]) == b"two"
        assert len(zipped.namelist()) == 3


def test_the_same_input_makes_the_same_bytes() -> None:
    assert archive(PACKAGE, b"one", b"two") == archive(PACKAGE, b"one", b"two")


def test_an_app_keeps_its_id_and_another_bot_is_another_app() -> None:
    again = replace(PACKAGE, version="0.2.0", council="Seaford")
    other = replace(PACKAGE, bot=UUID("7f9619ff-8b86-4d01-b42d-00cf4fc964ff"))
    assert manifest(PACKAGE)["id"] == manifest(again)["id"] != manifest(other)["id"]


def test_each_scope_has_its_own_commands() -> None:
    text = json.dumps(manifest(PACKAGE)["bots"])
    (bot,) = json.loads(text)
    lists = {tuple(each["scopes"]): [one["title"] for one in each["commands"]] for each in bot["commandLists"]}
    assert lists == {("personal",): ["start"], ("team", "groupChat"): ["summary"]}


@pytest.mark.parametrize(("png", "side"), [(colour_icon, 192), (outline_icon, 32)])
def test_icons_have_the_size_that_teams_asks_for(png: Callable[[], bytes], side: int) -> None:
    assert Image.open(BytesIO(png())).size == (side, side)


def test_the_outline_is_white_on_transparent() -> None:
    image = Image.open(BytesIO(outline_icon())).convert("RGBA")
    pixels = [image.getpixel((x, y)) for x in range(32) for y in range(32)]
    seen = [each for each in pixels if isinstance(each, tuple) and each[3]]
    assert seen
    assert {each[:3] for each in seen} == {(255, 255, 255)}
    assert len(seen) < len(pixels) / 2
