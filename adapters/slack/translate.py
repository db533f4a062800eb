"""Slack's payloads in the core's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import ValidationError

from adapters.base import FILE, Inbound
from adapters.requests import Refused
from adapters.slack import text
from adapters.slack.installations import Removal
from adapters.slack.modal import TICKED
from adapters.slack.payloads import (
    MOVES,
    BlockActions,
    EventCallback,
    HomeOpened,
    Message,
    Moved,
    SlashCommand,
    TokensRevoked,
    ViewSubmission,
)
from adapters.slack.verify import Payload
from conversations import buttons, events
from conversations.events import Arrived, Event, FileSent, MembersChanged, Typed
from conversations.people import Account, Address, Place

DOOR = "slack"

# Edits, joins and the like are not something a person said to us.
_SAID = (None, "file_share", "thread_broadcast", "me_message")
_SLACKBOT = "USLACKBOT"
_COMMAND_ALONE = "help"


@dataclass(frozen=True, slots=True)
class Heard:
    """A translated payload: the workspace it is about, and what was said, if that is for us.

    `removal`: that the app was removed from there.
    """

    workspace: str
    inbound: Inbound | None
    removal: Removal | None = None


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
        case "app_home_opened":
            inbound = _arrival(envelope, HomeOpened.model_validate(payload["event"]), received_at)
        case "app_uninstalled":
            return _removed(envelope, received_at)
        case "tokens_revoked" if TokensRevoked.model_validate(payload["event"]).tokens.bot:
            return _removed(envelope, received_at)
        case kind if kind in MOVES:
            inbound = _moved(envelope, Moved.model_validate(payload["event"]), received_at)
        case _:
            inbound = None
    return Heard(envelope.team_id, inbound)


def _moved(envelope: EventCallback, moved: Moved, received_at: datetime) -> Inbound:
    """Nobody has said anything: the channel stands where a person would."""
    return Inbound(
        key=f"slack:{envelope.event_id}",
        account=Account(DOOR, envelope.team_id, moved.channel_id),
        address=Address(DOOR, envelope.team_id, moved.channel_id, Place.SHARED),
        event=MembersChanged(),
        received_at=received_at,
    )


def _removed(envelope: EventCallback, received_at: datetime) -> Heard:
    # Sent again by Slack, it may come after the app was installed anew: so it tells when it happened.
    at = received_at if envelope.event_time is None else datetime.fromtimestamp(envelope.event_time, UTC)
    return Heard(envelope.team_id, None, Removal(envelope.event.type, at))


def _message(envelope: EventCallback, message: Message, received_at: datetime) -> Inbound | None:
    sender = message.user_team or message.team
    from_elsewhere = sender is not None and sender.startswith("T") and sender != envelope.team_id
    is_said = message.channel_type == "im" and message.subtype in _SAID and message.bot_id is None
    if message.user is None or message.user == _SLACKBOT or from_elsewhere or not is_said:
        return None
    return _inbound(
        key=f"slack:{envelope.event_id}",
        workspace=envelope.team_id,
        user=message.user,
        channel=message.channel,
        is_ours=True,
        event=_said(message),
        received_at=received_at,
        via={FILE: message.files[0].id} if message.files else None,
    )


def _said(message: Message) -> FileSent | Typed:
    words = text.clean(text.read(message.text)).strip()
    if not message.files:
        return Typed(words)
    file = message.files[0]
    name = text.clean(file.name or "") or file.id
    return FileSent(name, file.size, words, is_alone=len(message.files) == 1)


def _arrival(envelope: EventCallback, opened: HomeOpened, received_at: datetime) -> Inbound:
    # Slack sends one for every visit, of either tab; the core greets once.
    return _inbound(
        key=f"slack:{envelope.event_id}",
        workspace=envelope.team_id,
        user=opened.user,
        channel=opened.channel,
        is_ours=True,
        event=events.HomeOpened() if opened.tab == "home" else Arrived(),
        received_at=received_at,
    )


def _command(command: SlashCommand, received_at: datetime) -> Heard:
    words = text.clean(text.read(command.text)).strip()
    inbound = _inbound(
        key=f"slack:{command.trigger_id}:{command.command}",
        workspace=command.team_id,
        user=command.user_id,
        # A direct conversation need not be ours: commands can be typed to a colleague.
        channel=command.channel_id,
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
        channel=channel or pressed.user.id,
        is_ours=not container.is_ephemeral,
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
    fields = [each for block in view.state.values.values() for each in block.values()]
    inputs = [each.value for each in fields if each.value is not None]
    ticked = any(option.value == TICKED for each in fields for option in each.selected_options or ())
    # Unlike a message, a form's words come without Slack's markup.
    words = text.clean(text.decode_entities("\n".join(inputs))).strip()
    inbound = _inbound(
        key=f"slack:{submitted.trigger_id}:{view.id}",
        workspace=workspace,
        user=submitted.user.id,
        # The form says where it was opened (see adapters.slack.modal): Slack does not.
        channel=view.callback_id or submitted.user.id,
        event=buttons.decode(view.private_metadata, words, ticked=ticked),
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
    channel: str,
    event: Event,
    received_at: datetime,
    is_ours: bool = False,
    message: str | None = None,
    via: Mapping[str, str] | None = None,
) -> Inbound:
    """A person's direct conversation is addressed by the person, wherever they wrote: what two people type to
    each other must not share an address. `is_ours`: the bot itself may post to `channel`.
    """
    is_direct = channel[0] in "DUW"
    notes = {"user": user, "at": received_at.isoformat(), **(via or {})}
    return Inbound(
        key=key,
        account=Account(DOOR, workspace, user),
        address=Address(
            door=DOOR,
            workspace=workspace,
            conversation=user if is_direct else channel,
            place=Place.DIRECT if is_direct else Place.SHARED,
            reference={"channel": channel} if is_ours and channel[0] == "D" else {},
        ),
        event=event,
        received_at=received_at,
        message=message,
        via={name: value for name, value in notes.items() if value},
    )
