"""What a lead sees, and when: answers show in groups of five, at steps, and the rest at the close."""

import pytest

from bot import claims
from storage import councils
from tests.program import Program

MINUTES = 10


@pytest.fixture
async def lead(program: Program) -> str:
    await program.says("lea", "hello")
    async with program.application.database.write() as session:
        (workspace,) = await councils.workspaces_without_lead(session)
        code = await claims.offer(session, workspace.id)
    await program.says("lea", f"claim {code}")
    return "lea"


async def _answer(program: Program, choice: str, *users: str) -> None:
    """So that everybody has answered the same questions: all of them."""
    for user in users:
        for _ in range(4):
            await program.says(user, "start", *[choice] * 36)


async def _summary(program: Program, lead: str) -> str:
    return "\n".join(await program.says(lead, "summary"))
