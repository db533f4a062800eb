"""The card with a file on it: what it says, what the file is called, and how large it may be."""

from dataclasses import replace

import pytest

from adapters.plain import plain_text
from conversations.buttons import decode
from conversations.events import Export
from conversations.export_format import ExportFormat
from conversations.file_cards import LARGEST, compose_file, file_of
from tests.conversations.builders import BOTH, ENGLISH
from tests.conversations.summaries import a_view


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("form", ExportFormat)
def test_it_says_what_the_file_is_and_how_to_get_another(form: ExportFormat, language: str) -> None:
    view = a_view()
    card = compose_file(form, b"figures", view, BOTH[language])
    file = file_of(card)
    assert file is not None
    assert (file.content, file.title, file.name.endswith(f".{form}")) == (b"figures", card.text, True)
    assert view.council in card.text
    assert form.upper() in card.text
    assert decode(file.again) == Export(form)
    assert f"--format {form}" in plain_text(card, 300)


def test_another_kind_is_named_beneath_it() -> None:
    assert "type export html" in plain_text(compose_file(ExportFormat.XLSX, b"x", a_view(), ENGLISH))
    assert "type export xlsx" in plain_text(compose_file(ExportFormat.HTML, b"x", a_view(), ENGLISH))


@pytest.mark.parametrize(
    ("council", "name"),
    [
        ("Anytown Council", "waymark-anytown-council-q"),
        ("Cyngor Ynys Môn", "waymark-cyngor-ynys-mon-q"),
        ("../../etc/passwd\n<b>", "waymark-etc-passwd-b-q"),
        ("東京", "waymark-q"),
        ("W" * 500, "waymark-www"),
    ],
)
def test_its_name_is_one_that_every_file_system_takes(council: str, name: str) -> None:
    file = file_of(compose_file(ExportFormat.CSV, b"x", replace(a_view(), council=council), ENGLISH))
    assert file is not None
    assert file.name.startswith(name)
    assert file.name.removesuffix(".csv").replace("-", "").isalnum()
    assert len(file.name) < 80


def test_a_file_that_is_too_large_is_not_sent() -> None:
    card = compose_file(ExportFormat.JSON, bytes(LARGEST + 1), a_view(), ENGLISH)
    assert file_of(card) is None
    assert "waymark export --format json" in plain_text(card, 200)
    assert file_of(compose_file(ExportFormat.JSON, bytes(LARGEST), a_view(), ENGLISH)) is not None
