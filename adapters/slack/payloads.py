"""The parts of Slack's payloads that we read. Everything else in them is ignored."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(min_length=1, max_length=255)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class AnyEvent(_Part):
    type: Id


class EventCallback(_Part):
    team_id: Id
    event_id: Id
    event: AnyEvent


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


class HomeOpened(_Part):
    user: Id
    channel: Id


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
    private_metadata: str = ""
    callback_id: str = ""
    state: ViewState = ViewState()


class ViewSubmission(_Part):
    team: Named | None = None
    user: User
    trigger_id: Id
    view: View
