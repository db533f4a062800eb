"""A lead takes the figures away as a file, and sets how many people a figure tells of at least."""

import json

import pytest

from adapters.plain import plain_text
from conversations.cards import File
from conversations.export_format import ExportFormat
from conversations.file_cards import file_of
from tests.journeys.test_publication import _answer, _summary, lead, stage
from tests.program import ENGLISH, Program

__all__ = ["lead", "stage"]


async def taken(program: Program, lead: str, text: str, channel: str | None = None) -> File:
    """The one file that comes of it."""
    before = len(program.door.sent)
    await program.says(lead, text, channel=channel)
    [file] = [file for each in program.door.sent[before:] if (file := file_of(each.card)) is not None]
    return file


@pytest.mark.parametrize("form", ExportFormat)
async def test_a_lead_types_export_and_gets_the_file(program: Program, lead: str, form: ExportFormat) -> None:
    await _answer(program, "4", *"abcde")
    await _summary(program, lead)
    file = await taken(program, lead, f"export {form}")
    begins = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b"{", "html": b"<!DOCTYPE html>"}
    assert file.content.lower().startswith(begins[form].lower())
    assert file.name == f"waymark-anytown-council-q3-2026-27.{form}"


async def test_only_me_in_a_channel_is_for_the_lead_alone(program: Program, lead: str) -> None:
    await program.says(lead, "export html only me", channel="C1")
    said, sent = program.door.sent[-2:]
    assert said.private
    assert "direct messages" in said.card.text
    assert sent.private
    assert file_of(sent.card) is not None
    await program.says(lead, "export html", channel="C1")
    assert not program.door.sent[-1].private


async def test_nobody_else_gets_one(program: Program, lead: str) -> None:
    before = len(program.door.sent)
    await program.says("ann", "hello", "export", "export csv")
    assert all(file_of(each.card) is None for each in program.door.sent[before:])


async def test_a_number_that_a_lead_sets_counts_from_the_next_check_in(program: Program, lead: str) -> None:
    """In the figures, in their files and in what people are told."""
    await _answer(program, "4", *"abcde")
    assert "Established 4.0" in await _summary(program, lead)
    assert "at least 7 people instead of 5" in (await program.says(lead, "least 7"))[0]
    assert "Established 4.0" in await _summary(program, lead)
    assert json.loads((await taken(program, lead, "export json")).content)["least"] == 5
    program.clock.move(days=60)
    await program.tick()
    await _answer(program, "4", *"abcdef")
    assert "October to December 2026" in await _summary(program, lead), "six are too few by now"
    await _answer(program, "4", "g")
    assert "January to March 2027" in await _summary(program, lead)
    assert json.loads((await taken(program, lead, "export json")).content)["least"] == 7


async def test_whoever_comes_later_is_told_the_smaller_number(program: Program, lead: str) -> None:
    assert "tell your staff" in (await program.says(lead, "least 3"))[0]
    *_, privacy = await program.says("new", "hello")
    assert "groups of three people or more" in privacy


async def test_a_comment_that_was_ticked_is_quoted_beneath_its_theme_and_in_the_report_once_it_is_closed(
    program: Program, lead: str
) -> None:
    await _answer(program, "4", *"abcde")
    await program.says("a", "comment 1: =We <b>share</b> & re-use", "it may be quoted without my name")
    await program.says("b", "comment 1: Not for others")
    await _summary(program, lead)
    mission = ENGLISH.framework.missions[0].name
    (shown,) = await looked_at(program, lead, f"summary {mission}")
    assert "share" not in shown
    program.clock.move(days=30)
    await program.tick()
    (shown,) = await looked_at(program, lead, f"summary {mission}")
    assert "“=We <b>share</b> & re-use”" in shown
    assert "Not for others" not in shown
    report = (await taken(program, lead, "export html")).content.decode()
    assert report.count("=We &lt;b&gt;share&lt;/b&gt; &amp; re-use") == 1
    await program.says("a", "do not quote it")
    (shown,) = await looked_at(program, lead, f"summary {mission}")
    assert "share" not in shown
    assert "re-use" not in (await taken(program, lead, "export html")).content.decode()


async def looked_at(program: Program, lead: str, text: str) -> list[str]:
    """All that stands on each card that comes of it, but for pictures."""
    before = len(program.door.sent)
    await program.says(lead, text)
    return [plain_text(each.card, 300) for each in program.door.sent[before : before + 1]]
