"""What a file changes on the roster, before anything is written."""

from dataclasses import replace

from conversations.people import Account, Person, Role
from conversations.people_changes import Changed, OnRoster, Wanted, compare
from conversations.people_file import Details
from tests.conversations.builders import WORDINGS

ENGLISH = WORDINGS["en"]
ANN, BOB, CY = (Account("slack", "T1", user) for user in ("U1", "U2", "U3"))
PLACES = {("slack", "T1")}
PERSON = Person(1, 7, "Ann Lee", service_area="Roads")
KNOWN = {ANN: OnRoster(PERSON, is_named=True)}


def wanted(line: int, account: Account, **details: object) -> Wanted:
    return Wanted(line, account, replace(Details(), **details))  # type: ignore[arg-type]


def test_people_are_added_changed_or_left_as_they_are() -> None:
    other = OnRoster(replace(PERSON, id=2), is_named=True)
    rows = [wanted(2, ANN, role=Role.LEADER), wanted(3, BOB), wanted(4, CY, name="Cy Pugh")]
    changes = compare(7, rows, {**KNOWN, BOB: other}, PLACES, ENGLISH)
    assert [(one.line, one.person.name, one.account) for one in changes.added] == [(4, "Cy Pugh", CY)]
    assert changes.changed == [Changed(2, PERSON, replace(PERSON, role=Role.LEADER), is_back=False)]
    assert changes.changed[0].differences == [("role", "frontline", "leader")]
    assert (changes.unchanged, changes.faults, changes.missing) == (1, [], [])


def test_what_the_file_leaves_empty_stays() -> None:
    assert compare(7, [wanted(2, ANN)], KNOWN, PLACES, ENGLISH).unchanged == 1


def test_a_name_from_the_file_gives_way_to_one_that_the_platform_told() -> None:
    unnamed = {ANN: OnRoster(replace(PERSON, name="U1"), is_named=False)}
    assert compare(7, [wanted(2, ANN, name="A. Lee")], KNOWN, PLACES, ENGLISH).unchanged == 1
    (one,) = compare(7, [wanted(2, ANN, name="A. Lee")], unnamed, PLACES, ENGLISH).changed
    assert one.after.name == "A. Lee"


def test_who_was_taken_off_the_roster_is_back_though_nothing_else_changes() -> None:
    removed = {ANN: OnRoster(PERSON, is_named=True, is_removed=True)}
    (one,) = compare(7, [wanted(2, ANN)], removed, PLACES, ENGLISH).changed
    assert (one.is_back, one.differences) == (True, [])


def test_two_accounts_of_one_person_are_a_duplicate() -> None:
    both = {ANN: KNOWN[ANN], BOB: KNOWN[ANN]}
    changes = compare(7, [wanted(2, ANN), wanted(5, BOB)], both, PLACES, ENGLISH)
    assert [str(each) for each in changes.faults] == ["line 5: the same person as in line 2"]


def test_a_workspace_of_another_council_is_refused() -> None:
    """Protects councils from each other: a file names workspaces in plain text."""
    changes = compare(7, [wanted(2, Account("slack", "T2", "U1"))], KNOWN, PLACES, ENGLISH)
    assert [str(each) for each in changes.faults] == ["line 2: the council has no slack workspace T2"]
    assert (changes.added, changes.changed, changes.missing) == ([], [], [])


def test_missing_are_those_on_the_roster_in_a_workspace_that_the_file_tells_of() -> None:
    roster = {
        **KNOWN,
        BOB: OnRoster(replace(PERSON, id=2), is_named=True),
        CY: OnRoster(replace(PERSON, id=3), is_named=True, is_removed=True),
        Account("teams", "t", "x"): OnRoster(replace(PERSON, id=4), is_named=True),
    }
    changes = compare(7, [wanted(2, ANN)], roster, PLACES, ENGLISH)
    assert [one.id for one in changes.missing] == [2]
