"""A card with a file of figures."""

from conversations.cards import Card, File, Text

FILE = File(
    name="waymark-anytown-q3-2026-27.csv",
    media_type="text/csv",
    content=b"quarter,theme\nQ3 2026/27,Data\n" * 50,
    title="The figures of Anytown <autumn> & more",
    instead="The file could not be sent here.",
    again="export-csv",
)
WITH_FILE = Card(FILE.title, (Text(FILE.title), Text("For a report, type export html.", quiet=True), FILE))
