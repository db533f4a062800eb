"""A file that a council takes away, on a card with a line that tells what it is."""

import re
import unicodedata

from conversations.buttons import encode
from conversations.calendar import quarter_code
from conversations.cards import Card, File, Text
from conversations.events import Export
from conversations.export_format import ExportFormat
from conversations.language import Language
from conversations.summary_view import SummaryView

LARGEST = 20_000_000
"""In bytes: a file of a large council has a few hundred thousand, so a larger one is a fault."""

MEDIA_TYPES = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.JSON: "application/json",
    ExportFormat.HTML: "text/html",
}
_NAME = 60


def compose_file(form: ExportFormat, content: bytes, summary: SummaryView, language: Language) -> Card:
    words = language.wording
    quarter = words.quarter_with_code(summary.checkin.quarter, summary.year)
    said = {"council": summary.council, "quarter": quarter, "kind": words.text(f"export-kind-{form}")}
    title = words.text("export-file", said)
    if len(content) > LARGEST:
        return Card(title, (Text(title), Text(words.text("export-too-large", {"format": form.value}))))
    other = "export-other-workbook" if form is ExportFormat.HTML else "export-other-report"
    hint = Text(words.text(other), quiet=True)
    return Card(title, (Text(title), hint, _file(form, content, title, summary, language)))


def file_of(card: Card) -> File | None:
    return next((part for part in card.parts if isinstance(part, File)), None)


def around_file(card: Card) -> str:
    """What is said above the file."""
    return "\n".join(part.text for part in card.parts if isinstance(part, Text))


def _file(form: ExportFormat, content: bytes, title: str, summary: SummaryView, language: Language) -> File:
    code = quarter_code(summary.checkin.quarter, summary.year)
    return File(
        name=f"waymark-{_plain(f'{summary.council} {code}')}.{form}",
        media_type=MEDIA_TYPES[form],
        content=content,
        title=title,
        instead=language.wording.text("export-not-sent", {"format": form.value}),
        again=encode(Export(form)),
    )


def _plain(name: str) -> str:
    """The name in small letters that every file system takes."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters)[-_NAME:].strip("-") or "council"
