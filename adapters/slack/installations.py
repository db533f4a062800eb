"""The seam to where installations are kept: of the workspaces that installed the app by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from adapters.base import TryLater, Workspace


@dataclass(frozen=True, slots=True)
class Installed:
    """What Slack granted for a workspace. `installer`: the member who asked; `locale`: theirs, if known."""

    workspace: Workspace
    token: str = field(repr=False)
    scopes: Sequence[str]
    installer: str
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """The app was taken out of a workspace, or its token withdrawn: `reason` is Slack's word for it."""

    reason: str
    at: datetime


class Installations(Protocol):
    """Every method may raise when the records cannot be reached."""

    async def is_first_use(self, state: str) -> bool:
        """Whether this way back from Slack has not been used before. It has now."""

    async def add(self, installed: Installed) -> None:
        """Installs, for the first time or again. Returns after the commit."""

    async def knows(self, workspace: str) -> bool:
        """Whether the workspace has ever installed the app."""

    async def token(self, workspace: str) -> str:
        """Raises TryLater while there is none that can be used."""

    async def refused(self, workspace: str, token: str, code: str) -> TryLater:
        """Slack did not accept this token: what to raise for the call that it was used in."""

    async def remove(self, workspace: str, removal: Removal) -> None:
        """Notes that the app was removed, unless it has been installed again since."""

    async def workspaces(self) -> Sequence[Workspace]:
        """Those in which the app is installed."""
