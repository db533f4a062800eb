"""Slack's payloads in the core's words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from adapters.base import Inbound
from adapters.slack import text
from adapters.slack.payloads import (
    BlockActions,
    EventCallback,
    HomeOpened,
    Message,
    SlashCommand,
    ViewSubmission,
)
from adapters.slack.verify import Payload, Refused
from conversations import buttons
from conversations.events import Arrived, Event, Typed
from conversations.people import Account, Address, Place

DOOR = "slack"

# Edits, joins and the like are not something a person said to us.
_SAID = (None, "file_share", "thread_broadcast", "me_message")
_SLACKBOT = "USLACKBOT"
_COMMAND_ALONE = "help"


@dataclass(frozen=True, slots=True)
class Heard:
    """A translated payload: the workspace it is about, and what was said, if that is for us."""

    workspace: str
    inbound: Inbound | None


def translate(payload: Payload, received_at: datetime) -> Heard | None:
    """None for payloads about no workspace (a handshake). Raises Refused(400) where fields are missing."""
    try:
        match payload.get("type"):
            case "event_callback":
                return _event(payload, received_at)
            case "block_actions":
                return _pressed(BlockActions.model_validate(payload), received_at)
            case "view_submission":
                return _submitted(ViewSubmission.model_validate(payload), received_at)
            case str():
                return None
            case _ if "ssl_check" in payload:
                return None
            case _:
                return _command(SlashCommand.model_validate(payload), received_at)
    except ValidationError:
        # Its text quotes the payload, so it stays out of the log.
        raise Refused(400, "fields are missing") from None


def _event(payload: Payload, received_at: datetime) -> Heard:
    envelope = EventCallback.model_validate(payload)
    match envelope.event.type:
        case "message":
            inbound = _message(envelope, Message.model_validate(payload["event"]), received_at)
        case "app_mention":
            inbound = _mention(envelope, Message.model_validate(payload["event"]), received_at)
        case "app_home_opened":
            inbound = _arrival(envelope, HomeOpened.model_validate(payload["event"]), received_at)
        case _:
            inbound = None
    return Heard(envelope.team_id, inbound)


def _message(envelope: EventCallback, message: Message, received_at: datetime) -> Inbound | None:
    if message.channel_type != "im":
        return None
    return _said(envelope, message, text.read(message.text), received_at)


def _mention(envelope: EventCallback, message: Message, received_at: datetime) -> Inbound | None:
    bots = [each.user_id for each in envelope.authorizations if each.is_bot and each.user_id]
    words = _without_mention(message.text, bots[0] if bots else None)
    return _said(envelope, message, text.read(words), received_at)


def _without_mention(words: str, bot: str | None) -> str:
    """Without the bot's name; where it is not known, without the first name: that is how bots are called."""
    if bot is not None:
        return re.sub(rf"\s*<@{re.escape(bot)}(?:\|[^<>]*)?>[\s\u00a0]*", " ", words).strip()
    return re.sub(r"<@[^<>]+>[\s\u00a0]*", "", words, count=1).strip()


def _said(envelope: EventCallback, message: Message, words: str, received_at: datetime) -> Inbound | None:
    sender = message.user_team or message.team
    from_elsewhere = sender is not None and sender.startswith("T") and sender != envelope.team_id
    is_person = message.user is not None and message.bot_id is None and message.user != _SLACKBOT
    if not is_person or from_elsewhere or message.subtype not in _SAID or message.user is None:
        return None
    return _inbound(
        key=f"slack:{envelope.event_id}",
        workspace=envelope.team_id,
        user=message.user,
        conversation=message.channel,
        event=Typed(text.clean(words).strip()),
        received_at=received_at,
        via={"thread": message.thread_ts or ""},
    )


def _arrival(envelope: EventCallback, opened: HomeOpened, received_at: datetime) -> Inbound:
    # Slack sends one for every visit; the core greets once.
    return _inbound(
        key=f"slack:{envelope.event_id}",
        workspace=envelope.team_id,
        user=opened.user,
        conversation=opened.channel,
        event=Arrived(),
        received_at=received_at,
    )


def _command(command: SlashCommand, received_at: datetime) -> Heard:
    words = text.clean(text.read(command.text)).strip()
    inbound = _inbound(
        key=f"slack:{command.trigger_id}:{command.command}",
        workspace=command.team_id,
        user=command.user_id,
        conversation=command.channel_id,
        event=Typed(words or _COMMAND_ALONE),
        received_at=received_at,
        via={"trigger": command.trigger_id, "response_url": command.response_url},
    )
    return Heard(command.team_id, inbound)


def _pressed(pressed: BlockActions, received_at: datetime) -> Heard:
    workspace = _workspace(pressed)
    if _is_stranger(pressed, workspace):
        return Heard(workspace, None)
    action, container = pressed.actions[0], pressed.container
    channel = pressed.channel.id if pressed.channel else container.channel_id
    inbound = _inbound(
        key=f"slack:{pressed.trigger_id}:{action.action_id}",
        workspace=workspace,
        user=pressed.user.id,
        conversation=channel or pressed.user.id,
        event=buttons.decode(action.value),
        received_at=received_at,
        # An ephemeral message has a ts too, but chat.update does not know it.
        message=None if container.is_ephemeral else container.message_ts,
        via={"trigger": pressed.trigger_id, "response_url": pressed.response_url},
    )
    return Heard(workspace, inbound)


def _submitted(submitted: ViewSubmission, received_at: datetime) -> Heard:
    workspace = _workspace(submitted)
    if _is_stranger(submitted, workspace):
        return Heard(workspace, None)
    view = submitted.view
    inputs = [each.value or "" for block in view.state.values.values() for each in block.values()]
    # Unlike a message, a form's words come without Slack's markup.
    words = text.clean(text.decode_entities("\n".join(inputs))).strip()
    inbound = _inbound(
        key=f"slack:{submitted.trigger_id}:{view.id}",
        workspace=workspace,
        user=submitted.user.id,
        # The form says where it was opened (see adapters.slack.modal): Slack does not.
        conversation=view.callback_id or submitted.user.id,
        event=buttons.decode(view.private_metadata, words),
        received_at=received_at,
        via={"trigger": submitted.trigger_id},
    )
    return Heard(workspace, inbound)


def _workspace(payload: BlockActions | ViewSubmission) -> str:
    workspace = payload.team.id if payload.team else payload.user.team_id
    if workspace is None:
        raise Refused(400, "no workspace is named")
    return workspace


def _is_stranger(payload: BlockActions | ViewSubmission, workspace: str) -> bool:
    """A guest from another organisation's workspace, in a channel that both share."""
    home = payload.user.team_id
    return home is not None and home.startswith("T") and home != workspace


def _inbound(
    *,
    key: str,
    workspace: str,
    user: str,
    conversation: str,
    event: Event,
    received_at: datetime,
    message: str | None = None,
    via: Mapping[str, str] | None = None,
) -> Inbound:
    is_direct = conversation[0] in "DUW"
    notes = {"user": user, "at": received_at.isoformat(), **(via or {})}
    return Inbound(
        key=key,
        account=Account(DOOR, workspace, user),
        address=Address(
            door=DOOR,
            workspace=workspace,
            conversation=conversation,
            place=Place.DIRECT if is_direct else Place.SHARED,
            reference={"user": user} if is_direct else {},
        ),
        event=event,
        received_at=received_at,
        message=message,
        via={name: value for name, value in notes.items() if value},
    )
