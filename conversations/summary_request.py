"""What of a summary somebody wants to see."""

from dataclasses import dataclass
from enum import StrEnum


class Split(StrEnum):
    """Whose answers are set beside each other."""

    ROLE = "role"
    AREA = "area"


class Look(StrEnum):
    """OVERVIEW: the first screen or, of a theme, all its figures. GAP: leaders against the front line. WHY: how
    the figures came about.
    """

    OVERVIEW = "overview"
    MISSIONS = "missions"
    ENABLERS = "enablers"
    PRINCIPLES = "principles"
    GRID = "grid"
    TREND = "trend"
    GAP = "gap"
    WHY = "why"


class PictureKind(StrEnum):
    BARS = "bars"
    HEAT_MAP = "heat-map"
    TREND = "trend"
    GAP = "gap"


LONGEST_AREA = 80
"""How much is kept of a service area's name that somebody asks for, in characters."""


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """`theme`: by its key (see `scoring.theme_key`); None for all. `area`: with `Split.AREA` the one that is
    asked for, as it was written. `quarter`, `compare`: as in CheckIn; None for the latest with enough answers,
    and for the one before.
    """

    theme: str | None = None
    split: Split | None = None
    quarter: int | None = None
    compare: int | None = None
    look: Look = Look.OVERVIEW
    area: str | None = None

    @property
    def is_first_screen(self) -> bool:
        return self.theme is None and self.split is None and self.look is Look.OVERVIEW


FIRST_SCREEN = SummaryRequest()
"""The first screen of the latest summary."""


def picture_of(request: SummaryRequest) -> PictureKind | None:
    """The picture that goes with a summary; None where words say it all."""
    if request.look is Look.WHY:
        return None
    if request.split is not None:
        return PictureKind.BARS
    return _PICTURES.get(request.look, PictureKind.BARS)


_PICTURES = {Look.GRID: PictureKind.HEAT_MAP, Look.TREND: PictureKind.TREND, Look.GAP: PictureKind.GAP}
