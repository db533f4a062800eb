"""Every test that the threat model calls upon is there."""

import re

from tests.docs.pages import ROOT

_NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = _NAMED.findall((ROOT / "SECURITY.md").read_text("utf-8"))
    assert len(named) > 20
    missing = [f"{file}::{name}" for file, name in named if not _is_there(file, name)]
    assert missing == []


def _is_there(file: str, name: str) -> bool:
    path = ROOT / file
    if not path.exists() or not name:
        return path.exists()
    return re.search(rf"^(async )?def {name}\(", path.read_text("utf-8"), re.MULTILINE) is not None


def test_every_page_that_the_threat_model_and_the_guides_link_to_is_there() -> None:
    for page in ("SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        links = re.findall(r"\]\(([^)\s#]+)", (ROOT / page).read_text("utf-8"))
        assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
