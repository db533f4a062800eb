"""Who is in a channel of Slack, and what each of them is to its workspace."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.base import TryLater, Undeliverable
from adapters.slack.client import Answer, SlackClient
from adapters.slack.failures import Refusal, outcome
from adapters.slack.translate import DOOR
from conversations.people import Account
from conversations.places import Kind, Member, Members

PAGE = 999
"""The most that Slack gives at once: of everybody in the workspace it tells about twenty pages a minute."""

MOST_PAGES = 100

ONE_BY_ONE = 30
"""Up to so many people Slack is asked about each; of more, about everybody in the workspace at once."""

_ARCHIVED = "The channel is archived. Unarchive it in Slack, or stop asking its members."
_TOO_MANY = "Slack lists more people than Waymark reads."
_SLACKBOT = "USLACKBOT"

Id = Annotated[str, Field(min_length=1, max_length=255)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Channel(_Part):
    name: str = ""
    is_archived: bool = False


class _Info(_Part):
    channel: _Channel


class _More(_Part):
    next_cursor: str = ""


class _Page(_Part):
    response_metadata: _More | None = None

    @property
    def cursor(self) -> str:
        return self.response_metadata.next_cursor if self.response_metadata else ""


class _Ids(_Page):
    members: tuple[Id, ...]


class _Names(_Part):
    real_name: str | None = None
    display_name: str | None = None


class _Organisation(_Part):
    teams: tuple[str, ...] = ()


class _User(_Part):
    """`team_id` is the workspace that somebody's account belongs to."""

    id: Id
    team_id: str | None = None
    deleted: bool = False
    is_bot: bool = False
    is_workflow_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    enterprise_user: _Organisation | None = None
    real_name: str | None = None
    profile: _Names = _Names()
    tz: str | None = None
    locale: str | None = None

    @property
    def name(self) -> str | None:
        return self.real_name or self.profile.real_name or self.profile.display_name or None

    def kind(self, workspace: str) -> Kind:
        if self.is_bot or self.is_workflow_bot or self.id == _SLACKBOT:
            return Kind.BOT
        teams = self.enterprise_user.teams if self.enterprise_user else ()
        is_elsewhere = (self.team_id or "").startswith("T") and workspace not in (self.team_id, *teams)
        if self.is_stranger or is_elsewhere:
            return Kind.OUTSIDER
        return Kind.GUEST if self.is_restricted or self.is_ultra_restricted else Kind.MEMBER


class _Users(_Page):
    members: tuple[_User, ...]


class _UserInfo(_Part):
    user: _User


async def read_members(client: SlackClient, workspace: str, channel: str) -> Members:
    """Raises TryLater, Undeliverable or Unreachable; nothing else."""
    try:
        told = _Info.model_validate(await client.ask("conversations.info", {"channel": channel})).channel
        if told.is_archived:
            raise Undeliverable(_ARCHIVED)
        ids = [user async for page in _members(client, channel) for user in page.members]
        users = await _users(client, ids)
    except Refusal as refusal:
        if refusal.code == "fetch_members_failed":
            raise TryLater("Slack cannot list the members now.") from None
        raise outcome(refusal.code) from None
    except ValidationError:
        raise TryLater("Slack's list of members cannot be read.") from None
    people = [_member(users.get(user), user, workspace) for user in dict.fromkeys(ids)]
    return Members(f"#{told.name}" if told.name else "", [one for one in people if one is not None])


def _member(user: _User | None, known_as: str, workspace: str) -> Member | None:
    """Nobody whose account is switched off. Of whom the workspace knows nothing belongs to another."""
    account = Account(DOOR, workspace, known_as)
    if user is None:
        return Member(account, Kind.OUTSIDER)
    if user.deleted:
        return None
    return Member(account, user.kind(workspace), user.name, user.locale or None, user.tz or None)


async def _users(client: SlackClient, ids: Sequence[str]) -> Mapping[str, _User]:
    users: dict[str, _User] = {}
    if len(ids) > ONE_BY_ONE:
        wanted = set(ids)
        async for page in _everybody(client):
            users |= {user.id: user for user in page.members if user.id in wanted}
    for user in [each for each in ids if each not in users][:ONE_BY_ONE]:
        if (found := await _one(client, user)) is not None:
            users[user] = found
    return users


async def _one(client: SlackClient, user: str) -> _User | None:
    try:
        answer = await client.ask("users.info", {"user": user, "include_locale": "true"})
    except Refusal as refusal:
        if refusal.code in ("user_not_found", "user_not_visible"):
            return None
        raise
    return _UserInfo.model_validate(answer).user


async def _members(client: SlackClient, channel: str) -> AsyncIterator[_Ids]:
    async for answer in _pages(client, "conversations.members", {"channel": channel}):
        yield _Ids.model_validate(answer)


async def _everybody(client: SlackClient) -> AsyncIterator[_Users]:
    async for answer in _pages(client, "users.list", {"include_locale": "true"}):
        yield _Users.model_validate(answer)


async def _pages(client: SlackClient, method: str, arguments: Mapping[str, str]) -> AsyncIterator[Answer]:
    cursor: dict[str, str] = {}
    for _ in range(MOST_PAGES):
        answer = await client.ask(method, {**arguments, "limit": str(PAGE), **cursor})
        yield answer
        following = _Page.model_validate(answer).cursor
        if not following:
            return
        cursor = {"cursor": following}
    raise Undeliverable(_TOO_MANY)
