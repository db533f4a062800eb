"""What the cards of the action plan are composed from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from conversations.actions import Action, ActionChange, Progress
from conversations.answers import Choice
from conversations.figures import SummaryFigures
from conversations.statistics import Difference


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next step from a level of one of a theme's questions, and why it is proposed.

    `theme` by its key, which stands at `theme_level` with `mean`, in tenths as it is shown. `level`: whose next
    step it is, that of the question where its mean is published, else of the theme. `mission`: the question's.
    `barrier`: the one that holds the theme back most, by its id; None where none was named.
    """

    theme: str
    theme_level: Choice
    mean: int
    question: str
    level: Choice
    mission: str
    text: str
    barrier: str | None = None


@dataclass(frozen=True, slots=True)
class PlanView:
    """`council`: its name; `today`: the day that it is for the council. `actions`: all that it ever had, in any
    order.

    `number`: the one action to show; None for the plan. `person`: who asks, by id, where that is known: owners
    can mark what is theirs. `for_lead`: with proposals and buttons. `figures`: those that were published last,
    and `checkin` the id of theirs; both None where nothing was published. `proposals` as `propose` has them.
    """

    council: str
    today: date
    actions: Sequence[Action]
    number: int | None = None
    person: int | None = None
    for_lead: bool = False
    checkin: int | None = None
    figures: SummaryFigures | None = None
    proposals: Sequence[Proposal] = ()


class ChangeResult(StrEnum):
    """What has become of a change. NOT_THEIRS: only a lead, or its owner, may mark an action."""

    CHANGED = "changed"
    NO_SUCH_ACTION = "no-such"
    NO_SUCH_PERSON = "no-such-person"
    SEVERAL_PEOPLE = "several-people"
    NOT_THEIRS = "not-theirs"


@dataclass(frozen=True, slots=True)
class ChangeOutcome:
    """`action`: as it stands now; None where there is none of that number. `names`: of the people who may have
    been meant, as far as they may be told.
    """

    result: ChangeResult
    number: int
    change: ActionChange
    action: Action | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """How a theme's mean has moved since the check-in whose summary an action answers: `difference` is that of
    the present one above it, `since` its quarter and `now` the present one. `numbers`: of the actions.
    `is_common`: over the questions alone that both have asked.
    """

    theme: str
    numbers: tuple[int, ...]
    since: int
    now: int
    difference: Difference
    is_common: bool = False


def by_number(actions: Sequence[Action], number: int) -> Action | None:
    return next((each for each in actions if each.number == number), None)


def is_late(action: Action, today: date) -> bool:
    return action.due_on is not None and action.due_on < today and not action.progress.is_ended


def to_tell(actions: Sequence[Action], since: datetime | None) -> tuple[Action, ...]:
    """What staff are told when a check-in opens: what was done since the one before, the latest first, then
    what has been started. `since`: when the one before opened; None where there was none.
    """
    done = [
        (each.ended_at, each)
        for each in actions
        if each.progress is Progress.DONE and each.ended_at and (since is None or each.ended_at >= since)
    ]
    started = [each for each in actions if each.progress is Progress.STARTED]
    latest = sorted(done, key=lambda pair: pair[0], reverse=True)
    return (*(each for _, each in latest), *sorted(started, key=lambda each: each.number))
