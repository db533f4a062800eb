"""What leads decide or are shown beside the check-in: figures, the benchmark, who leads, who did what."""

from dataclasses import dataclass

from conversations.export_format import ExportFormat


@dataclass(frozen=True, slots=True)
class Export:
    """A lead wants the figures to take away."""

    format: ExportFormat
    only_me: bool = False


@dataclass(frozen=True, slots=True)
class ShowBenchmark:
    """A lead asks where the council stands among others; `only_me` as in ShowSummary."""

    only_me: bool = False


@dataclass(frozen=True, slots=True)
class OfferSharing:
    """A lead wants to join the benchmark, or to leave it; they are told what that means first."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class ShareFigures:
    """A lead has read it and confirms."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class SetLeast:
    """A lead sets of how many people a figure must tell at least."""

    people: int


@dataclass(frozen=True, slots=True)
class ShowLeads:
    """A lead asks who leads the council."""


@dataclass(frozen=True, slots=True)
class AddLead:
    """A lead makes somebody a lead: by a name, a mention or a platform's id, or by a person's id."""

    who: str | int


@dataclass(frozen=True, slots=True)
class OfferRemoveLead:
    """A lead wants to take the role from somebody, named as in AddLead; they are asked to confirm first."""

    who: str | int


@dataclass(frozen=True, slots=True)
class RemoveLead:
    """A lead confirms."""

    person: int


@dataclass(frozen=True, slots=True)
class ShowAudit:
    """A lead asks who did what."""
