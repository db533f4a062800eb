"""The pages that people read, and what they show as code."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_OF_OTHERS = {"node_modules", "build"}


@dataclass(frozen=True)
class Page:
    """`text` without its blocks of code, whose lines are `blocks`."""

    path: Path
    text: str
    blocks: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def spans(self) -> list[str]:
        """What stands between backticks, each on one line."""
        return [" ".join(each.split()) for each in _SPAN.findall(self.text)]

    @property
    def links(self) -> list[str]:
        return _LINK.findall(self.text)


def pages() -> list[Page]:
    found = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    return [_page(path) for path in found if not _OF_OTHERS & set(path.parts)]


def _page(path: Path) -> Page:
    whole = path.read_text("utf-8")
    fenced = [line for block in _FENCED.findall(whole) for line in block.splitlines()[1:-1]]
    text = _FENCED.sub("", whole)
    lines = text.splitlines()
    indented = [line.strip() for line in lines if line.startswith("    ")]
    outside = "\n".join(line for line in lines if not line.startswith("    "))
    return Page(path, outside, (*fenced, *indented))
