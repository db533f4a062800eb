"""What a file of people would do to the roster, with a fingerprint by which it is known again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.people_changes import Changes, told
from conversations.people_file import Fault


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """`faults`: all that is wrong with the file, in the order of its lines; `ignored`: as in PeopleFile."""

    name: str
    changes: Changes
    faults: Sequence[Fault]
    ignored: Sequence[str] = ()

    @property
    def changes_nothing(self) -> bool:
        return not self.changes.added and not self.changes.changed

    @property
    def can_take_off(self) -> int:
        """How many people the file does not name; none of them while rows are wrong, for it might mean to."""
        return 0 if self.faults else sum(not one.is_lead for one in self.changes.missing)


def fingerprint(changes: Changes, *, take_off: bool) -> str:
    """The same for the same changes alone, whatever else the file or the roster says."""
    added = sorted(
        (each.account.door, each.account.workspace, each.account.user, told(each.person))
        for each in changes.added
    )
    changed = sorted(
        (each.after.id, each.is_back, told(each.before), told(each.after)) for each in changes.changed
    )
    missing = sorted(one.id for one in changes.missing if not one.is_lead) if take_off else []
    return hashlib.sha256(repr((added, changed, missing)).encode(errors="replace")).hexdigest()[:16]
