"""Who is in a team, a channel or a group chat of Teams, and what Teams tells when that changes."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from adapters.base import TryLater, Undeliverable
from adapters.teams.activity import Activity
from adapters.teams.client import Connector
from conversations.people import Account, Address, Place
from conversations.places import Kind, Member, Members

PAGE = 200
"""Teams gives 500 at most; so many take half of what the client reads of an answer."""

MOST_PAGES = 150
"""30,000 members: a team has 25,000 at most."""

TEAM = "team"
"""The name under which an address keeps the team that its channel belongs to."""

_CHANGES = frozenset(
    {
        *("teamMemberAdded", "teamMemberRemoved", "channelMemberAdded", "channelMemberRemoved"),
        *("teamRenamed", "teamArchived", "teamUnarchived", "teamRestored", "teamDeleted", "teamHardDeleted"),
        *("channelRenamed", "channelRestored", "channelDeleted"),
    }
)
_BOT = "28:"
_GUESTS = frozenset({"guest"})
_STRANGERS = frozenset({"anonymous", "external"})
_UNREADABLE = "Teams gave a list of members that cannot be read."
_NEVER_HEARD = "Waymark has never heard from this channel in Teams. Mention it there first."
_TOO_MANY = "Teams lists more people than Waymark reads."

_Text = Annotated[str, BeforeValidator(lambda value: value or "")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class _Person(_Part):
    """The object id has two names: that of the REST interface, and that of activities."""

    id: str = Field(min_length=1, max_length=1_000)
    object_id: _Text = Field(default="", alias="objectId", max_length=1_000)
    aad_object_id: _Text = Field(default="", alias="aadObjectId", max_length=1_000)
    name: _Text = ""
    given_name: _Text = Field(default="", alias="givenName")
    surname: _Text = ""
    tenant: _Text = Field(default="", alias="tenantId")
    role: _Text = Field(default="", alias="userRole")

    @property
    def user(self) -> str:
        """As in the account of whoever writes."""
        return self.object_id or self.aad_object_id or self.id

    @property
    def called(self) -> str | None:
        return self.name or f"{self.given_name} {self.surname}".strip() or None

    def kind(self, tenant: str) -> Kind:
        role = self.role.lower()
        if self.id.startswith(_BOT):
            return Kind.BOT
        if role in _STRANGERS or (self.tenant and self.tenant.lower() != tenant.lower()):
            return Kind.OUTSIDER
        return Kind.GUEST if role in _GUESTS else Kind.MEMBER


class _Page(_Part):
    members: tuple[_Person, ...]
    following: _Text = Field(default="", alias="continuationToken")


class _Named(_Part):
    id: _Text = ""
    name: _Text = ""


class _Channels(_Part):
    conversations: tuple[_Named, ...] = ()


async def read_members(connector: Connector, door: str, address: Address) -> Members:
    """Raises TryLater, Undeliverable or Unreachable; nothing else."""
    service_url = address.reference.get("service_url")
    if not service_url:
        raise Undeliverable(_NEVER_HEARD)
    found: list[_Person] = []
    query = {"pageSize": str(PAGE)}
    for _ in range(MOST_PAGES):
        path = ["conversations", address.conversation, "pagedmembers"]
        page = _page(await connector.get(service_url, path, query))
        found += page.members
        if not page.following:
            people = [_member(one, door, address) for one in {one.user: one for one in found}.values()]
            return Members(await _name(connector, service_url, address), people)
        query = {"pageSize": str(PAGE), "continuationToken": page.following}
    raise Undeliverable(_TOO_MANY)


def _page(answer: bytes) -> _Page:
    try:
        return _Page.model_validate_json(answer)
    except ValidationError:
        raise TryLater(_UNREADABLE) from None


def _member(one: _Person, door: str, address: Address) -> Member:
    """In a team that has the bot, it may write to everybody: their chat is opened with the first message."""
    account = Account(door, address.workspace, one.user)
    shared = {name: address.reference.get(name, "") for name in ("service_url", "tenant", "bot")}
    aad = one.object_id or one.aad_object_id
    reference = {**shared, "user": one.id, "opens": "yes", **({"aad": aad} if aad else {})}
    chat = Address(door, address.workspace, one.id, Place.DIRECT, reference)
    return Member(account, one.kind(address.workspace), one.called, chat=chat)


async def _name(connector: Connector, service_url: str, address: Address) -> str:
    """Empty where Teams does not say: members matter more."""
    team = address.reference.get(TEAM)
    if not team:
        return ""
    try:
        name = _Named.model_validate_json(await connector.get(service_url, ["teams", team], {})).name
        answer = await connector.get(service_url, ["teams", team, "conversations"], {})
        channels = _Channels.model_validate_json(answer).conversations
    except (TryLater, Undeliverable, ValidationError):
        return ""
    channel = next((each.name for each in channels if each.id == address.conversation), "")
    return f"{name}: {channel}" if name and channel else name or channel


def is_move(activity: Activity) -> bool:
    """Whether it tells that others are in a place now, or that the place has changed."""
    if activity.type == "installationUpdate":
        return activity.action in ("add", "remove")
    is_told = activity.kind_of_change in _CHANGES or activity.members_added or activity.members_removed
    return activity.type == "conversationUpdate" and bool(is_told)


def where_moved(activity: Activity, conversation: str, door: str, tenant: str) -> Address:
    """The team, whose channels all have its members; else the conversation."""
    return Address(door, tenant, activity.team or conversation.partition(";messageid=")[0], Place.SHARED)
