"""Messages for the door to deliver."""

from collections.abc import Mapping

from adapters.base import Delivery
from adapters.teams.door import TeamsDoor
from conversations import events
from conversations.answers import LEVELS
from conversations.buttons import encode
from conversations.cards import Button, Buttons, Card, CommentField, Heading, Option, Options, Text
from conversations.people import Address, Place
from tests.platforms.teams import Member, Teams
from tests.platforms.teams_chats import Chat, Message

LEVEL_NAMES = ("Starting", "Exploring", "Developing", "Established", "Leading")

COMMENT = CommentField(
    open=Button("Add a comment", encode(events.OpenComment(7, "data-sharing"))),
    submit=Button("Save", encode(events.Comment(7, "data-sharing", "")), primary=True),
    title="Your comment",
    label="What would you like to add?",
    hint="Write: comment, and your words",
    cancel="Back",
    limit=4_000,
    quote="It may be quoted without my name",
)

QUESTION = Card(
    "Question 3 of 10: how well do services share data?",
    (
        Heading("Question 3 of 10"),
        Text("How well do services share data?"),
        Options(
            tuple(
                Option(
                    Button(f"{level.value} {name}", encode(events.Answer(7, "data-sharing", level))),
                    str(level.value),
                    f"What {name.lower()} looks like in our day-to-day work.",
                    chosen=level.value == 2,
                )
                for level, name in zip(LEVELS, LEVEL_NAMES, strict=True)
            )
        ),
        Buttons((Button("Skip", encode(events.Skip(7, "data-sharing"))), Button("Pause", "pause"))),
        COMMENT,
    ),
)

HELLO = Card("Hello", (Text("Hello there"),))


def address_of(teams: Teams, member: Member) -> Address:
    """What the door stored when the member last wrote."""
    reference = {
        "service_url": teams.service_url,
        "tenant": teams.tenant_id,
        "bot": teams.bot_id,
        "user": member.id,
        "aad": member.aad,
    }
    return Address("teams", teams.tenant_id, member.chat.id, Place.DIRECT, reference)


def address_of_chat(teams: Teams, chat: Chat) -> Address:
    reference = {
        "service_url": teams.service_url,
        "tenant": teams.tenant_id,
        "bot": teams.bot_id,
    }
    return Address("teams", teams.tenant_id, chat.id, Place.SHARED, reference)


def delivery(
    address: Address,
    card: Card = HELLO,
    *,
    replaces: str | None = None,
    private: bool = False,
    via: Mapping[str, str] | None = None,
) -> Delivery:
    return Delivery("key-1", address, card, replaces=replaces, private=private, via=via or {})


async def ask(teams: Teams, door: TeamsDoor) -> Message:
    """The question, as it arrived in the first member's chat."""
    await door.deliver(delivery(address_of(teams, teams.member), QUESTION))
    return teams.member.chat.last
