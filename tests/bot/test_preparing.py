"""What a program has loaded is left alone by the collector, which looks after all else."""

import gc
from collections.abc import Iterator

import pytest

from bot.console import run
from bot.preparing import prepare


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_what_was_loaded_is_not_looked_through_again_and_again() -> None:
    prepare()
    assert gc.get_freeze_count() > 10_000


def test_every_command_that_runs_collects_its_garbage() -> None:
    """Protects memory: while the program loads, nothing is collected."""
    seen = []

    async def job() -> None:
        seen.append(gc.isenabled())

    gc.disable()
    run(job())
    assert seen == [True]
