"""Writes the HTML report in every language, from the figures that the tests use: `python samples.py FOLDER`."""

import sys
from pathlib import Path

from adapters.exports.html_report import html_report
from conversations.export_report import report
from tests.adapters.exports.samples import a_view
from tests.conversations.builders import BOTH


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for locale, language in BOTH.items():
        (folder / f"report-{locale}.html").write_bytes(html_report(report(a_view(), language)))


if __name__ == "__main__":
    main()
