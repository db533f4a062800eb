"""What a run of the bots measured, on its own: what is put on the page."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Measured:
    """Of each round: requests a second of the bot's CPU, and by the clock; all times to the answer, in seconds;
    the memory that it takes in the end, in MB; where its CPU goes.
    """

    per_core: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    acks: list[float] = field(default_factory=list)
    memory: float = 0
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        return statistics.median(self.per_core)

    def ack(self, percent: int) -> float:
        """In milliseconds: so many per cent of the answers had come by then."""
        return statistics.quantiles(self.acks, n=100)[percent - 1] * 1e3
