"""The guides for installing tell what is asked of an administrator, and fit a page."""

import re

import pytest

from adapters.slack.manifest import SCOPES
from bot.settings import Settings
from tests.docs.pages import Page, pages

GUIDES = [page for page in pages() if page.name in ("docs/install-slack.md", "docs/install-teams.md")]

_SCOPE = re.compile(r"`([a-z]+(?::[a-z.]+)?)`")
_A_PAGE = 70


def test_every_scope_is_explained_and_no_other_is() -> None:
    (slack,) = [page for page in GUIDES if "slack" in page.name]
    table = slack.text.partition("| scope | for |")[2].partition("\n\n")[0]
    first = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")]
    assert sorted(scope for cell in first for scope in _SCOPE.findall(cell)) == sorted(SCOPES)


@pytest.mark.parametrize("guide", GUIDES, ids=[guide.name for guide in GUIDES])
def test_a_guide_fits_a_page(guide: Page) -> None:
    assert len(guide.path.read_text("utf-8").splitlines()) <= _A_PAGE


@pytest.mark.parametrize("guide", GUIDES, ids=[guide.name for guide in GUIDES])
def test_every_setting_in_its_table_is_one(guide: Page) -> None:
    table = guide.text.partition("| setting |")[2].partition("\n\n")[0]
    named = re.findall(r"\| `(\w+)` \|", table)
    assert named
    settings = {
        str(field.validation_alias or f"WAYMARK_{name.upper()}")
        for name, field in Settings.model_fields.items()
    }
    assert set(named) <= settings
