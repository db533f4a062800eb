"""Every file that the pages link to or name is there."""

import re

import pytest

from tests.docs.pages import ROOT, Page, pages

PAGES = pages()

_ROOMS = "adapters|bench|bot|conversations|docs|requirements|storage|tests"
_PATH = re.compile(rf"(?:{_ROOMS})/[\w./-]*")


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_relative_link_leads_somewhere(page: Page) -> None:
    links = [link.partition("#")[0] for link in page.links if "://" not in link]
    assert [link for link in links if not (page.path.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_file_that_is_named_is_there(page: Page) -> None:
    named = [code for code in page.spans if _PATH.fullmatch(code)]
    assert [path for path in named if not (ROOT / path).exists()] == []
