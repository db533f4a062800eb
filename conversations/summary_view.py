"""What a summary is composed from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.calendar import YearKind
from conversations.disclosure import LEAST_PEOPLE
from conversations.figures import SummaryFigures, ThemeFigures, Trend
from conversations.people import HOME_ZONE, CheckIn
from conversations.scoring import OVERALL
from conversations.summary_request import SummaryRequest


@dataclass(frozen=True, slots=True)
class SummaryView:
    """All that a summary shows. `council`: its name; `year`: how it numbers its quarters.

    `split`: the levels of each service area, or role, where the request asks for them, by its name (a role's
    value), with those that are withheld and `""` for area not known; all figures of the one area it asks for.
    `trends`: by key, for a trend: of the request's theme, or of everything (`scoring.OVERALL`). `least`: of how
    many people a figure tells. `quotes`: comments that may be quoted under a theme, by its key. `is_optional`:
    people need not take part.
    """

    council: str
    year: YearKind
    checkin: CheckIn
    is_open: bool
    request: SummaryRequest
    figures: SummaryFigures
    split: Mapping[str, SummaryFigures] = field(default_factory=dict)
    trends: Mapping[str, Trend] = field(default_factory=dict)
    zone: str = HOME_ZONE
    least: int = LEAST_PEOPLE
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_optional: bool = False

    @property
    def key(self) -> str:
        """What the figures are asked for."""
        return self.request.theme or OVERALL


def figures_under(key: str, figures: SummaryFigures) -> ThemeFigures:
    """Raises KeyError for what the framework does not have."""
    if key == OVERALL:
        return figures.overall
    found = next((each for each in figures.themes if each.key == key), None)
    if found is None:
        raise KeyError(key)
    return found
