"""What a file of people would change on a council's roster."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from conversations.people import Account, Person
from conversations.people_file import Details, Fault
from conversations.words import Wording


@dataclass(frozen=True, slots=True)
class OnRoster:
    """Somebody who is known. `is_named`: their platform, or a file before, has told what they are called.
    `is_removed`: they were taken off the roster.
    """

    person: Person
    is_named: bool
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row of a file, with the account that it is about."""

    line: int
    account: Account
    details: Details


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody new; `person` without an id or ordinal yet."""

    line: int
    account: Account
    person: Person


@dataclass(frozen=True, slots=True)
class Changed:
    """`is_back`: they were taken off the roster, and are on it again."""

    line: int
    before: Person
    after: Person
    is_back: bool

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        """What changes, from what, to what."""
        return [
            (name, before, after)
            for (name, before), (_, after) in zip(told(self.before), told(self.after), strict=True)
            if before != after
        ]


@dataclass(frozen=True, slots=True)
class Changes:
    """`missing`: people on the roster, known in a workspace that the file tells of, whom it does not name."""

    added: Sequence[Added]
    changed: Sequence[Changed]
    unchanged: int
    faults: Sequence[Fault]
    missing: Sequence[Person]


def compare(
    council: int,
    wanted: Sequence[Wanted],
    roster: Mapping[Account, OnRoster],
    workspaces: Collection[tuple[str, str]],
    wording: Wording,
) -> Changes:
    """`roster`: everybody who is known to the council; `workspaces`: the council's own, by door and id."""
    added: list[Added] = []
    changed: list[Changed] = []
    faults: list[Fault] = []
    lines: dict[Account | int, int] = {}
    unchanged = 0
    for row in wanted:
        account, known = row.account, roster.get(row.account)
        if (account.door, account.workspace) not in workspaces:
            said = {"platform": account.door, "workspace": account.workspace}
            faults.append(Fault(row.line, wording.text("people-no-workspace", said)))
            continue
        first = lines.setdefault(account if known is None else known.person.id, row.line)
        if first != row.line:
            faults.append(Fault(row.line, wording.text("people-same-as", {"line": str(first)})))
        elif known is None:
            new = _with(Person(0, council, name=account.user), row.details, is_named=False)
            added.append(Added(row.line, account, new))
        else:
            after = _with(known.person, row.details, is_named=known.is_named)
            if after == known.person and not known.is_removed:
                unchanged += 1
            else:
                changed.append(Changed(row.line, known.person, after, known.is_removed))
    return Changes(added, changed, unchanged, faults, _missing(lines, roster, wanted))


def _missing(
    named: Collection[Account | int], roster: Mapping[Account, OnRoster], wanted: Sequence[Wanted]
) -> list[Person]:
    told_of = {(each.account.door, each.account.workspace) for each in wanted}
    people = {
        known.person.id: known.person
        for account, known in roster.items()
        if (account.door, account.workspace) in told_of and not known.is_removed
    }
    return [person for number, person in people.items() if number not in named]


def _with(person: Person, details: Details, *, is_named: bool) -> Person:
    return replace(
        person,
        name=person.name if is_named else details.name or person.name,
        role=details.role or person.role,
        service_area=details.service_area or person.service_area,
        zone=details.zone or person.zone,
        pattern=details.pattern or person.pattern,
    )


def told(person: Person) -> tuple[tuple[str, str], ...]:
    """What the roster says of somebody, as people read it."""
    days = "".join("MTWTFSS"[day - 1] if day in person.pattern.days else "-" for day in range(1, 8))
    return (
        ("name", person.name),
        ("role", person.role.value),
        ("service area", person.service_area or "none"),
        ("time zone", person.zone),
        ("hours", f"{days} {person.pattern.starts:%H:%M}-{person.pattern.ends:%H:%M}"),
    )
