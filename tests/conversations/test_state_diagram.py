"""The diagram of where a conversation can stand is what the code does."""

from conversations.state import Phase
from tests.conversations.state_diagram import PAGE, mermaid


def test_the_diagram_in_the_documents_is_drawn_from_the_code() -> None:
    """When it fails: python -m tests.conversations.state_diagram"""
    assert f"```mermaid\n{mermaid()}```" in PAGE.read_text("utf-8")


def test_every_phase_can_be_reached_and_left() -> None:
    edges = [line.split(":")[0].split() for line in mermaid().splitlines() if " --> " in line]
    assert {each.value for each in Phase} <= {then for _, _, then in edges}
    assert {each.value for each in Phase} <= {before for before, _, then in edges if then != before}
