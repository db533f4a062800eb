"""An action plan to lay out, at Northwick on Tuesday 3 November 2026."""

from dataclasses import replace
from datetime import date

from conversations.action_proposals import propose
from conversations.action_view import PlanView
from conversations.actions import TEXT_LIMIT, Action, Owner, Progress
from conversations.answers import Choice
from conversations.framework import Cut
from conversations.scoring import theme_key
from tests.conversations.builders import FRAMEWORK, NOW, QUARTER
from tests.conversations.summaries import DATA, FIGURES, LEADERSHIP

TODAY = date(2026, 11, 3)
SAM = Owner(4, "Sam Patel")

LIST = Action(
    *(1, DATA, "councils", "Agree one list of our data sets", Progress.STARTED, QUARTER - 1, NOW, SAM),
    *(date(2026, 10, 30), "councils-data-1", Choice.LEVEL_2, 240, "budget"),
)
"""Taken over from a proposal; late."""

SPONSOR = Action(2, LEADERSHIP, "places", "Name a sponsor for digital work", Progress.PLANNED, QUARTER, NOW)
"""Made up by a lead; of nobody, for no day."""

WIFI = replace(SPONSOR, number=3, text="Open the libraries' wifi", progress=Progress.DONE, ended_at=NOW)
CHATBOT = replace(SPONSOR, number=4, text="Buy a chatbot", progress=Progress.DROPPED, ended_at=NOW)

PLAN = (LIST, SPONSOR, WIFI, CHATBOT)

PROPOSALS = propose(FIGURES, FRAMEWORK, {}, ())

FOR_LEAD = PlanView("Northwick", TODAY, PLAN, for_lead=True, checkin=7, figures=FIGURES, proposals=PROPOSALS)
FOR_STAFF = PlanView("Northwick", TODAY, PLAN, person=9)
EMPTY = PlanView("Northwick", TODAY, (), for_lead=True)


def long_plan(count: int) -> tuple[Action, ...]:
    """As many actions, each as long as an action can be, for the longest names."""
    missions = [each.id for each in FRAMEWORK.missions]
    return tuple(
        Action(
            number,
            theme_key(Cut.PRINCIPLE, FRAMEWORK.principles[number % 6].id),
            missions[number % 3],
            "W" * TEXT_LIMIT,
            Progress.STARTED,
            QUARTER,
            NOW,
            Owner(number, "W" * 100),
            date(2026, 10, 1),
        )
        for number in range(999_999 - count, 999_999)
    )
