"""Every card that the program can make, in both languages: Slack and Teams would take each of them.

Slack: our own checks of Slack's limits, then slackblocks. Teams: the Adaptive Card 1.5 tables, and 28 KB.
`docs/render/run` holds samples of them against @slack/types and Microsoft's own renderer.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest

from adapters.plain import plain_text
from adapters.slack.blocks import render
from adapters.slack.modal import modal
from adapters.teams.cards import adaptive_card
from conversations import events
from conversations.action_answers import (
    compose_action_accepted,
    compose_action_added,
    compose_action_changed,
)
from conversations.action_cards import compose_plan
from conversations.action_news import you_said
from conversations.action_nudge_cards import compose_action_nudge
from conversations.action_nudges import ActionNudgeKind
from conversations.action_view import ChangeOutcome, ChangeResult
from conversations.actions import Assign, AssignMe, Mark, Progress, Reword, Serve, SetDue
from conversations.answers import Choice
from conversations.audit import Deed, Done, Entry
from conversations.audit_card import SHOWN, compose_audit
from conversations.benchmark_cards import (
    BenchmarkView,
    NoBenchmark,
    Reason,
    compose_benchmark,
    compose_no_benchmark,
)
from conversations.buttons import PLAIN, encode
from conversations.calendar import Calendar, Freeze, Holiday, YearKind
from conversations.calendar_cards import compose_next_quarters, next_quarters
from conversations.cards import Card, CommentField
from conversations.compose import compose
from conversations.effects import (
    Answered,
    Ask,
    AskBarrier,
    AskComment,
    BarrierNamed,
    Message,
    Recap,
    RecapLine,
    Say,
)
from conversations.events import Event
from conversations.framework import Cut
from conversations.language import Language
from conversations.my_data import HeldAction, HeldAnswer, MyData
from conversations.my_data_card import compose_my_data
from conversations.nudge_cards import Nudged, compose_nudge
from conversations.nudges import NudgeKind
from conversations.people import Account, Address, CheckIn, Person, Place, Role, WorkingPattern
from conversations.people_changes import Added, Changed, Changes
from conversations.people_file import Fault
from conversations.places import Asked, CameBy, Preview, Roster
from conversations.places_cards import compose_offer, compose_places, compose_stop_offer, compose_unread
from conversations.post_cards import PostFigures, compose_closing_post, compose_progress_post
from conversations.roster_cards import compose_roster_preview
from conversations.roster_plan import RosterPlan
from conversations.scoring import OVERALL, theme_key
from conversations.state import State
from conversations.status_cards import (
    NextNudges,
    NudgeOffered,
    StatusFigures,
    Unreached,
    compose_nudge_offer,
    compose_status,
)
from conversations.step import RECAP_LINES
from tests.adapters.charts import samples
from tests.adapters.files import WITH_FILE
from tests.adapters.pictures import a_card
from tests.conversations.plans import EMPTY, FOR_LEAD, FOR_STAFF, PLAN, TODAY, long_plan
from tests.conversations.wordings import sayable
from tests.platforms.slack_checks import check_message, check_view
from tests.platforms.teams_cards import problems
from tests.program import LANGUAGES

_CHECKIN = 9_007_199_254_740_993
_NOW = datetime(2026, 11, 3, 10, tzinfo=UTC)
_OPEN = CheckIn(_CHECKIN, 1, 8107, _NOW, _NOW + timedelta(days=40), "1.0.0", synthetic=True)
_HERE = Address("slack", "T1", "U1", Place.DIRECT)


def _questions(language: Language) -> Iterator[Message]:
    for number, question in enumerate(language.framework.by_id, start=1):
        for choice in (None, *Choice):
            yield Ask(_CHECKIN, question, number, 36, choice)
            yield Answered(_CHECKIN, question, number, 36, choice)
        yield AskBarrier(_CHECKIN, question, number)
        for barrier in (None, *(each.id for each in language.framework.barriers)):
            yield BarrierNamed(_CHECKIN, question, number, barrier)
        yield AskComment(_CHECKIN, question, number)


def _recaps(language: Language) -> Iterator[Message]:
    questions = list(language.framework.by_id)
    for total in (1, 10, RECAP_LINES):
        for choice in (None, *Choice):
            lines = tuple(RecapLine(each, number, choice) for number, each in enumerate(questions[:total], 1))
            yield Recap(_CHECKIN, lines)


def _sayings(language: Language) -> Iterator[Message]:
    """Every message that is said, with the longest arguments that the program gives."""
    numbers = {"number": 36, "total": 36, "done": 36, "last": 36, "count": 36, "minutes": 18, "limit": 4_000}
    for message, variables in sayable(language.wording.language).items():
        arguments: dict[str, str | int] = {name: numbers.get(name, "W" * 100) for name in variables}
        yield Say(message, arguments, ("start", "resume", "show", "help", "progress", "recap", "summary"))
    yield Say("hello", {}, tuple(word for word in PLAIN if word != "post-here"))
    yield Say("hello", {}, tuple(map(encode, _taken_back())))


def _taken_back() -> Iterator[Event]:
    yield from (events.Snooze(_NOW.date()), events.GoAway(_NOW.date()), events.MoveClose(_NOW.date()))
    yield from (events.SetPattern(WorkingPattern()), events.NudgeAll(_CHECKIN), events.CloseCheckIn(_CHECKIN))
    yield from (events.ChangeAction(3, Mark(progress)) for progress in Progress)
    yield from (events.ChangeAction(3, SetDue(day)) for day in (None, _NOW.date()))
    yield from (events.ChangeAction(3, Serve("x")), events.ChangeAction(3, AssignMe()))
    yield events.ChangeAction(3, Assign(None))
    yield from (events.Withdraw(_CHECKIN), events.Erase(_CHECKIN))


def _nudges(language: Language) -> Iterator[Card]:
    for kind in NudgeKind:
        for done, total in ((0, 0), (1, 36), (35, 36)):
            person = Nudged("W" * 100, done, total, 36, _NOW, "Europe/London")
            yield compose_nudge(kind, person, language)
            yield compose_nudge(kind, replace(person, is_optional=True), language)


def _statuses(language: Language) -> Iterator[Card]:
    names = tuple(f"{'W' * 60} {number}" for number in range(40))
    unreachable = tuple(Unreached("R" * 200, 100_000, names) for _ in range(12))
    counts = StatusFigures(
        *(_OPEN, Calendar(), _NOW, "Europe/London", 100_000, 100_000, 99_999, 50_000, 1),
        *(9_000, 9_000, 9_000, unreachable, NextNudges(NudgeKind.SNOOZE, _NOW), 9_000, 9_000),
    )
    closed = replace(_OPEN, closes_at=_NOW)
    for checkin in (None, _OPEN, replace(_OPEN, paused_at=_NOW), closed):
        yield compose_status(replace(counts, checkin=checkin), language)
        yield compose_status(replace(counts, checkin=checkin, is_past=True), language)
        yield compose_status(StatusFigures(checkin, Calendar(), _NOW), language)
    for people in (0, 1, 2, 100_000):
        yield compose_nudge_offer(NudgeOffered(_OPEN, people), language)


def _posts(language: Language) -> Iterator[Card]:
    many = {f"{'W' * 60} {number}": (1_000 + number, 500) for number in range(60)}
    small = {f"Area {number}": (number, number) for number in range(9)}
    for areas in (many, {**many, "": (3, 3)}, small, {"": (20, 0)}, {}):
        for checkin in (_OPEN, replace(_OPEN, paused_at=_NOW)):
            figures = PostFigures(checkin, YearKind.FINANCIAL, _NOW, areas)
            yield compose_progress_post(figures, language)
            yield compose_closing_post(figures, language)


def _calendars(language: Language) -> Iterator[Card]:
    days = [date(2026, 10, 1) + timedelta(days=offset) for offset in range(365)]
    full = Calendar(
        added=tuple(Holiday(day, "H" * 40) for day in days[::6]),
        freezes=tuple(Freeze(day, day + timedelta(days=5), "F" * 80) for day in days[::40]),
    )
    for calendar in (Calendar(), full):
        yield compose_next_quarters(next_quarters(calendar, (), _NOW), calendar, language)


def _action_plans(language: Language) -> Iterator[Card]:
    long = long_plan(60)
    proposals = tuple(replace(each, text="W" * 200) for each in FOR_LEAD.proposals)
    full = replace(FOR_LEAD, council="W" * 100, actions=(*long, *PLAN), proposals=proposals)
    for view in (full, replace(full, for_lead=False), FOR_LEAD, FOR_STAFF, EMPTY):
        for number in (None, long[0].number, PLAN[0].number, 7):
            yield compose_plan(replace(view, number=number), language, private=True)
    for action in (None, long[0], *PLAN):
        yield compose_action_accepted(action, TODAY, language)
        yield compose_action_added(action, TODAY, language)
    for result in ChangeResult:
        for change in (Reword("x"), Assign("W" * 100), AssignMe(), SetDue(TODAY), Serve("places")):
            outcome = ChangeOutcome(result, 999_999, change, long[0], ("W" * 100,) * 9)
            yield compose_action_changed(outcome, TODAY, language)
        for progress in Progress:
            marked = replace(PLAN[1], progress=progress)
            yield compose_action_changed(ChangeOutcome(result, 2, Mark(progress), marked), TODAY, language)
    for kind in ActionNudgeKind:
        yield compose_action_nudge(kind, long[0], "W" * 100, TODAY, language)
    yield Card("news", you_said((*long, *PLAN), None, language))


def _benchmarks(language: Language) -> Iterator[Card]:
    framework = language.framework
    keys = [theme_key(cut, theme.id) for cut in Cut for theme in framework.themes(cut)]
    for mean in (10, 30, 50):
        means = dict.fromkeys([OVERALL, *keys], mean)
        tallies = {key: {20: 5_000, 40: 5_000} for key in means}
        view = BenchmarkView(8107, YearKind.FINANCIAL, means, tallies, 400, is_synthetic=True, newer=8108)
        yield compose_benchmark(view, language)
        yield compose_benchmark(replace(view, means={}, tallies={OVERALL: {30: 5}}), language)
    yield from (compose_no_benchmark(NoBenchmark(reason, quarter=8107), language) for reason in Reason)


def _rights(language: Language) -> Iterator[Card]:
    """Of somebody of whom much is kept; and a record of long names."""
    accounts = [Account("slack", "T1", "U" * 60)] * 4
    actions = [HeldAction(number, "W" * 100, "planned") for number in range(100)]
    answer = HeldAnswer(*(8107, "q", 1, True, Choice.LEVEL_1, None, None, False, "", "", "", _NOW))
    answers = [replace(answer, quarter=quarter) for quarter in range(8080, 8107)]
    yield compose_my_data(MyData("C", Person(1, 1, "U1"), State(), _NOW), language)
    one = Person(1, 1, "W" * 200, service_area="W" * 200, is_lead=True)
    yield compose_my_data(
        MyData("C", one, State(), _NOW, _NOW, accounts=accounts, answers=answers, actions=actions), language
    )
    done = [Done(_NOW, 1, Entry(deed, "W" * 80, 2)) for deed in (*Deed, *Deed)][:SHOWN]
    for shown in ([], done):
        yield compose_audit(shown, {1: "W" * 100, 2: "W" * 100}, language)


def _rosters(language: Language) -> Iterator[Card]:
    """Of a file in which everything changes, or much is wrong; and of one that changes nothing."""
    one = Person(1, 1, "W" * 60, service_area="A" * 60)
    new = [Added(number, Account("slack", "T1", f"U{number}"), one) for number in range(2_000)]
    after = replace(one, role=Role.ELECTED, zone="Asia/Tokyo")
    changed = [Changed(number, one, after, is_back=bool(number % 2)) for number in range(2_000)]
    faults = [Fault(number, "W" * 150) for number in range(2_000)]
    missing = [replace(one, id=number) for number in range(2, 2_000)]
    for wrong, ignored in ((faults, ["W" * 100] * 60), ((), ())):
        changes = Changes(new, changed, 2_000, (), missing)
        plan = RosterPlan("n" * 60, changes, wrong, ignored)
        yield compose_roster_preview(plan, "https://anytown-my.sharepoint.com/?" + "x%2F|" * 300, language)
        yield compose_roster_preview(replace(plan, changes=Changes((), (), 9, (), ())), "F1", language)


def _places(language: Language) -> Iterator[Card]:
    """With the longest names that platforms let channels have, and with more channels than are shown."""
    seen = Preview(7, "#" + "W" * 80, False, added=99_999, known=99_999, guests=999, outsiders=999, bots=99)
    one = Asked(7, seen.name, "slack", "T1", "C1", True, 99_999, _NOW, "W" * 200)
    yield compose_offer(seen, language)
    yield compose_offer(seen, language, asked=one)
    yield compose_unread("W" * 200, language, anyway=events.AskPlace(7))
    yield compose_stop_offer(one, 99_999, language)
    yield compose_stop_offer(None, 0, language)
    for places in ([], [one, replace(one, read_at=None)], [one] * 30):
        yield compose_places(Roster(places, {CameBy.PLACE: 99_999}), language)


@cache
def _cards(locale: str) -> list[Card]:
    language = LANGUAGES.pick(locale)
    messages = [*_questions(language), *_recaps(language), *_sayings(language)]
    composed = (compose(message, language) for message in messages)
    scheduled = (*_nudges(language), *_statuses(language), *_posts(language), *_calendars(language))
    pictures = map(a_card, samples.drawings(locale).values())
    news = [*_action_plans(language), *_benchmarks(language), *_rights(language), *_rosters(language)]
    return [*composed, *scheduled, *news, *_places(language), *pictures, WITH_FILE]


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_slack_takes_every_card_with_tables_and_without(locale: str) -> None:
    for card in _cards(locale):
        for plain in (False, True):
            rendered = render(card, "stamp", plain=plain)
            message = {"text": rendered.text, "blocks": [dict(block) for block in rendered.blocks]}
            assert list(check_message(message)) == [], card.text


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_slack_takes_every_form(locale: str) -> None:
    cards = [card for card in _cards(locale) if any(isinstance(part, CommentField) for part in card.parts)]
    assert cards
    for card in cards:
        view = modal(card, _HERE, "stamp")
        assert view is not None
        assert list(check_view(view)) == [], card.text


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_teams_takes_every_card_and_nothing_is_left_out_of_it(locale: str) -> None:
    for card in _cards(locale):
        rendered = adaptive_card(card)
        assert problems(rendered) == [], card.text
        assert "\u2026" not in str(rendered["body"]), f"something did not fit: {card.text}"


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_every_card_has_a_text_form(locale: str) -> None:
    for card in _cards(locale):
        assert plain_text(card).strip()
        assert card.text.strip()
