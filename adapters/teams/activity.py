"""What Teams posts to the bot, as far as the door reads it."""

from itertools import islice
from typing import Annotated

from pydantic import AliasPath, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

Id = Annotated[str, Field(max_length=1_000)]
"""Teams' ids are under 300 characters; the bound keeps a key from growing with what is sent."""


_MOST = 1_000
"""Of anything of which an activity has several: far more than the people who join at once, or the mentions and
files of a message.
"""

_MOST_PLACES = 10


def _bounded(value: object) -> object:
    """Before pydantic looks at the items: it collects what is wrong with each, however many there may be."""
    if isinstance(value, list) and len(value) > _MOST:
        raise ValueError("too many")
    return value


_Bounded = BeforeValidator(_bounded)

_Text = Annotated[str, BeforeValidator(lambda value: value if isinstance(value, str) else "")]
"""What a message can do without: where it is no text, what was said beside it still counts."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class Party(Part):
    id: Id = ""
    name: str | None = None
    aad_object_id: Id | None = Field(default=None, alias="aadObjectId")


class Conversation(Part):
    id: Id
    kind: str | None = Field(default=None, alias="conversationType")
    is_group: bool | None = Field(default=None, alias="isGroup")


class Entity(Part):
    """A mention in the text, or what is known about the sender's client."""

    type: str = ""
    text: str | None = None
    mentioned: Party | None = None
    timezone: str | None = None


class Action(Part):
    data: object = None


class Pressed(Part):
    """The value of an `adaptiveCard/action` invoke."""

    action: Action = Action()


class Attachment(Part):
    content_type: _Text = Field(default="", alias="contentType")
    name: _Text = ""
    content: object = None


class Activity(Part):
    type: str = Field(max_length=100)
    id: Id = ""
    name: str | None = None
    action: str | None = None
    channel: str | None = Field(default=None, alias="channelId")
    service_url: str = Field(default="", alias="serviceUrl", max_length=2_000)
    sender: Party = Field(default=Party(), alias="from")
    recipient: Party = Party()
    conversation: Conversation | None = None
    members_added: Annotated[tuple[Party, ...] | None, _Bounded] = Field(default=None, alias="membersAdded")
    members_removed: Annotated[tuple[Party, ...] | None, _Bounded] = Field(default=None, alias="membersRemoved")
    text: str | None = None
    entities: Annotated[tuple[Entity, ...] | None, _Bounded] = None
    attachments: Annotated[tuple[Attachment, ...] | None, _Bounded] = None
    locale: str | None = None
    zone: str | None = Field(default=None, alias="localTimezone")
    reply_to: Id | None = Field(default=None, alias="replyToId")
    value: object = None
    tenant: Id | None = Field(default=None, validation_alias=AliasPath("channelData", "tenant", "id"))
    team: Id | None = Field(default=None, validation_alias=AliasPath("channelData", "team", "id"))
    kind_of_change: _Text = Field(default="", validation_alias=AliasPath("channelData", "eventType"))


class Malformed(ValueError):
    """What was posted is no activity. The text names some of the fields, never what was in them."""


def read(payload: dict[str, object]) -> Activity:
    try:
        return Activity.model_validate(payload)
    except ValidationError as error:
        problems = islice(error.errors(include_input=False, include_url=False), _MOST_PLACES)
        places = {".".join(str(step) for step in problem["loc"]) for problem in problems}
        raise Malformed(f"not an activity: {', '.join(sorted(places))}") from None
