"""The parts of Slack's payloads that we read. Everything else in them is ignored."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(min_length=1, max_length=255)]


MOVES = (
    *("member_joined_channel", "member_left_channel", "channel_left", "group_left"),
    *("channel_archive", "channel_unarchive", "channel_deleted", "channel_rename"),
    *("group_archive", "group_unarchive", "group_deleted", "group_rename"),
)
"""Events after which a channel has other members, or cannot be read any more."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class AnyEvent(_Part):
    type: Id


class EventCallback(_Part):
    """`event_time`: in seconds since 1970."""

    team_id: Id
    event_id: Id
    event: AnyEvent
    event_time: Annotated[int, Field(ge=0, le=10**11)] | None = None


class Attached(_Part):
    """A file. Where the workspace of others keeps it, Slack tells no more than its id."""

    id: Id
    name: str | None = None
    size: int | None = None


class Message(_Part):
    """`user` is missing where Slack itself speaks; `team` is the sender's."""

    channel: Id
    user: Id | None = None
    text: str = ""
    channel_type: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    team: str | None = None
    user_team: str | None = None
    files: tuple[Attached, ...] | None = None


class HomeOpened(_Part):
    user: Id
    channel: Id
    tab: str = "messages"


class Revoked(_Part):
    bot: tuple[str, ...] = ()


class TokensRevoked(_Part):
    """By whose ids the tokens went. Waymark has bot tokens alone."""

    tokens: Revoked = Revoked()


class SlashCommand(_Part):
    team_id: Id
    channel_id: Id
    user_id: Id
    command: Id
    trigger_id: Id
    text: str = ""
    response_url: str = ""


class Named(_Part):
    id: Id


class Moved(_Part):
    """Somebody came to a channel or left it, or the channel has changed; renamed, it comes with its name."""

    channel: Id | Named

    @property
    def channel_id(self) -> str:
        return self.channel.id if isinstance(self.channel, Named) else self.channel


class User(_Part):
    id: Id
    team_id: str | None = None


class Action(_Part):
    action_id: Id
    value: str = ""


class Container(_Part):
    channel_id: str | None = None
    message_ts: str | None = None
    is_ephemeral: bool = False


class BlockActions(_Part):
    """`team` is null where the app is installed for a whole organisation."""

    team: Named | None = None
    user: User
    trigger_id: Id
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    container: Container = Container()
    channel: Named | None = None
    response_url: str = ""


class Ticked(_Part):
    value: str = ""


class Input(_Part):
    """What was written in a field, or ticked in a box."""

    value: str | None = None
    selected_options: tuple[Ticked, ...] | None = None


class ViewState(_Part):
    values: dict[str, dict[str, Input]] = {}


class View(_Part):
    id: Id
    type: Id
    private_metadata: str = ""
    callback_id: str = ""
    state: ViewState = ViewState()


class ViewSubmission(_Part):
    team: Named | None = None
    user: User
    trigger_id: Id
    view: View
