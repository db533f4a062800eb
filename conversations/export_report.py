"""A check-in's report: the first screen of its summary, every cut, and how the figures came about."""

from collections.abc import Iterator

from conversations.cards import Buttons, Card, Heading, Part, Table, Text
from conversations.export_sheets import sheets
from conversations.export_view import ExportView
from conversations.language import Language
from conversations.quotes import quotes_by_theme
from conversations.sheets import Chapter, Frame, Report
from conversations.summary_cards import compose_picture, compose_summary
from conversations.summary_request import Look, PictureKind


def report(view: ExportView, language: Language) -> Report:
    words, summary = language.wording, view.summary
    overview = view.look(Look.OVERVIEW)
    first = compose_summary(overview, language)
    picture = compose_picture(overview, PictureKind.BARS, language)
    why = compose_summary(view.look(Look.WHY), language)
    title = words.text("summary-title", {"council": summary.council})
    about = words.quarter_with_code(summary.checkin.quarter, summary.year)
    day = {"day": words.calendar_day(view.made_on), "year": str(view.made_on.year)}
    return Report(
        frame(language),
        title,
        first.text,
        view.made_on,
        (about, words.text("export-made-on", day)),
        (Chapter(words.text("export-first"), _with_picture(tuple(_told(first, {title, about})), picture)),),
        tuple(sheets(view, language)),
        (*_quotes(view, language), Chapter(words.text("export-method"), tuple(_told(why, {title, about})))),
    )


def _quotes(view: ExportView, language: Language) -> Iterator[Chapter]:
    parts = quotes_by_theme(view.summary, language)
    if parts:
        yield Chapter(language.wording.text("quotes-title"), parts)


def frame(language: Language) -> Frame:
    words = language.wording
    return Frame(words.language, words.text("export-skip"), words.text("export-contents"))


def _with_picture(parts: tuple[Part, ...], picture: Card | None) -> tuple[Part, ...]:
    """Before the first table: the sentence comes first."""
    if picture is None:
        return parts
    place = next((number for number, part in enumerate(parts) if isinstance(part, Table)), len(parts))
    return (*parts[:place], *picture.parts, *parts[place:])


def _told(card: Card, said: set[str]) -> Iterator[Part]:
    """A card's parts but those to press, and but what the report has said already."""
    for part in card.parts:
        match part:
            case Buttons():
                pass
            case Heading(text) | Text(text) if text in said:
                pass
            case _:
                yield part
