"""The cards of the schedule, and the benchmark."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from scene import CHECKIN, CLOSES, NOW, SAM, ZONE, Sample
from talk import Talk, last_card

from conversations.benchmark_cards import BenchmarkView, compose_benchmark
from conversations.calendar import Calendar
from conversations.calendar_cards import compose_next_quarters, next_quarters
from conversations.framework import Cut
from conversations.language import Language, Languages
from conversations.nudge_cards import Nudged, compose_nudge
from conversations.nudges import NudgeKind
from conversations.post_cards import PostFigures, compose_closing_post, compose_progress_post
from conversations.scoring import OVERALL, theme_key
from conversations.status_cards import (
    NextNudges,
    NudgeOffered,
    StatusFigures,
    Unreached,
    compose_nudge_offer,
    compose_status,
)


def schedule(languages: Languages) -> Iterator[Sample]:
    """Nudges, what people answer to them, and what leads see of a check-in."""
    english, welsh = languages.pick("en"), languages.pick("cy")
    new = Nudged(SAM.name, 0, 0, 10, CLOSES, ZONE)
    begun = replace(new, done=4, total=10)
    nudges = (
        ("nudge-invitation", "An invitation to a check-in.", NudgeKind.INVITATION, new, english),
        ("nudge-resume", "A reminder to somebody who has begun.", NudgeKind.REMINDER, begun, english),
        ("nudge-last-day", "The last reminder of a check-in.", NudgeKind.LAST_DAY, new, english),
        ("nudge-welsh", "An invitation in Welsh.", NudgeKind.INVITATION, new, welsh),
    )
    for name, alt, kind, person, language in nudges:
        yield Sample(name, alt, compose_nudge(kind, person, language))
    talk = Talk(english)
    yield Sample(
        "snoozed", "A reminder is put off, and can be had back.", last_card(talk, "hello", "snooze monday")
    )
    calendar = Calendar()
    yield Sample(
        "status", "How a check-in goes, for a digital lead.", compose_status(_figures(calendar), english)
    )
    offered = NudgeOffered(CHECKIN, 142)
    yield Sample(
        "nudge-offer", "How many would be reminded, to be confirmed.", compose_nudge_offer(offered, english)
    )
    quarters = next_quarters(calendar, (CHECKIN,), NOW)
    yield Sample("calendar", "The next four check-ins.", compose_next_quarters(quarters, calendar, english))
    yield Sample(
        "benchmark",
        "Where a council stands among others that share their figures.",
        compose_benchmark(_benchmark(english), english),
    )
    areas = {
        "Adult care": (96, 51),
        "Housing": (74, 40),
        "Libraries": (4, 3),
        "Planning": (38, 12),
        "": (88, 33),
    }
    posted = PostFigures(CHECKIN, calendar.year, NOW, areas)
    yield Sample("post-progress", "The week's news of a check-in.", compose_progress_post(posted, english))
    yield Sample("post-closing", "The news of its end.", compose_closing_post(posted, english))


def _benchmark(language: Language) -> BenchmarkView:
    framework = language.framework
    keys = [OVERALL, *(theme_key(cut, theme.id) for cut in Cut for theme in framework.themes(cut))]
    tallies = {}
    for place, key in enumerate(keys):
        middle = 24 + place % 7
        tallies[key] = {middle - 5: 4, middle - 2: 6, middle: 7, middle + 3: 5, middle + 6: 3}
    means = {key: 22 + 5 * place % 13 for place, key in enumerate(keys)}
    return BenchmarkView(CHECKIN.quarter, Calendar().year, means, tallies, deployments=3)


def _figures(calendar: Calendar) -> StatusFigures:
    return StatusFigures(
        CHECKIN,
        calendar,
        NOW,
        people=300,
        invited=288,
        reached=281,
        started=163,
        finished=139,
        without_reminders=6,
        away=9,
        unreachable=(
            Unreached("", 12, ("Asha Patel", "Ben Ward", "Carys Evans")),
            Unreached("This person's Slack account is switched off. They may have left the council.", 7),
        ),
        next_nudges=NextNudges(NudgeKind.REMINDER, datetime(2026, 11, 4, 9, 30, tzinfo=UTC)),
    )
