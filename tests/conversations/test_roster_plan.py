"""A plan is known again by what it does, and by nothing else."""

from dataclasses import replace

import pytest

from conversations.people import Account, Person, Role
from conversations.people_changes import Added, Changed, Changes
from conversations.people_file import Fault
from conversations.roster_plan import RosterPlan, fingerprint

ANN = Person(1, 7, "Ann Lee", service_area="Roads")
BOB = replace(ANN, id=2, name="Bob Mann")
LEAD = replace(ANN, id=3, is_lead=True)
NEW = Added(2, Account("slack", "T1", "U9"), replace(ANN, id=0))
CHANGED = Changed(3, ANN, replace(ANN, role=Role.LEADER), is_back=False)
CHANGES = Changes([NEW], [CHANGED], 5, (), [BOB, LEAD])


@pytest.mark.parametrize(
    "same",
    [
        replace(CHANGES, unchanged=9),
        replace(CHANGES, faults=[Fault(9, "x")]),
        replace(CHANGES, added=[replace(NEW, line=40)]),
        replace(CHANGES, missing=[BOB]),
    ],
)
def test_what_changes_nothing_on_the_roster_makes_no_other_plan(same: Changes) -> None:
    for take_off in (True, False):
        assert fingerprint(same, take_off=take_off) == fingerprint(CHANGES, take_off=take_off)


@pytest.mark.parametrize(
    "other",
    [
        replace(CHANGES, added=[]),
        replace(CHANGES, changed=[]),
        replace(CHANGES, added=[replace(NEW, account=Account("teams", "T1", "U9"))]),
        replace(CHANGES, added=[replace(NEW, person=replace(ANN, id=0, zone="Asia/Tokyo"))]),
        replace(CHANGES, changed=[replace(CHANGED, before=replace(ANN, service_area="Parks"))]),
        replace(CHANGES, changed=[replace(CHANGED, is_back=True)]),
    ],
)
def test_any_other_change_makes_another_plan(other: Changes) -> None:
    assert fingerprint(other, take_off=False) != fingerprint(CHANGES, take_off=False)


def test_who_is_missing_counts_only_where_they_are_taken_off() -> None:
    fewer = replace(CHANGES, missing=[LEAD])
    assert fingerprint(fewer, take_off=False) == fingerprint(CHANGES, take_off=False)
    assert fingerprint(fewer, take_off=True) != fingerprint(CHANGES, take_off=True)


def test_a_lead_is_taken_off_by_no_file_and_nobody_while_rows_are_wrong() -> None:
    assert RosterPlan("people.csv", CHANGES, ()).can_take_off == 1
    assert RosterPlan("people.csv", CHANGES, [Fault(9, "x")]).can_take_off == 0
