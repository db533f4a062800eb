"""The bot's own pages: what is to be shown on them goes to conversations of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from adapters.base import Inbound
from conversations import events
from conversations.effects import Home, Message
from conversations.people import Person, Place, page_of
from storage.database import Session
from storage.outbox import Origin, Outgoing
from storage.pages import pages_of


def is_page(message: Message) -> bool:
    return isinstance(message, Home) and message.on_page


def opened(inbound: Inbound, person: Person) -> Iterator[Origin]:
    """The page that somebody opens, to be remembered from now on."""
    if isinstance(inbound.event, events.HomeOpened) and inbound.address.place is Place.DIRECT:
        yield Origin(page_of(inbound.account), None, person.council)


@dataclass
class Pages:
    """The pages that are due in one transaction: each once, for it is written when it is sent."""

    due: dict[int, Outgoing] = field(default_factory=dict)

    def ask(self, person: Person, page: Outgoing) -> None:
        self.due[person.id] = page

    async def outgoing(self, session: Session) -> Sequence[Outgoing]:
        """As it stands on all pages of each person: they may have one in several workspaces."""
        found = await pages_of(session, self.due) if self.due else []
        return [replace(self.due[page.person], address_id=page.lane, via={}) for page in found]
