"""What people do with what is kept of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowMyData:
    """The person wants to see all that is held on them."""


@dataclass(frozen=True, slots=True)
class ShowCorrection:
    """The person wants to put right what is held on them."""


@dataclass(frozen=True, slots=True)
class OfferWithdrawal:
    """The person wants to take back this quarter's answers; they are asked to confirm first."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The person confirms."""

    checkin: int


@dataclass(frozen=True, slots=True)
class OfferErasure:
    """The person wants to be erased; they are asked to confirm first."""


@dataclass(frozen=True, slots=True)
class Erase:
    """The person confirms. `person`: who was asked, by id."""

    person: int
