"""From an activity of Teams to an event of the core."""

from collections.abc import Mapping
from datetime import datetime

from adapters.base import Inbound, Profile
from adapters.teams.activity import Activity, Conversation, Malformed, Pressed
from adapters.teams.downloads import file_sent, means_to_fetch
from adapters.teams.files import accepted, is_consent
from adapters.teams.members import TEAM, is_move, where_moved
from adapters.teams.values import BOX, TICKED, VALUE
from conversations import events
from conversations.buttons import decode
from conversations.events import Event
from conversations.people import Account, Address, Place

DOOR = "teams"

EXECUTE = "adaptiveCard/action"

FIELD = "waymark.text"
"""How the id of an input begins; what was written stands beside the value under it."""


def inbound(activity: Activity, tenant: str, received_at: datetime) -> Inbound | None:
    """None for activities that mean nothing to the core. Raises Malformed when ids are missing."""
    if (moved := _moved(activity, tenant, received_at)) is not None:
        return moved
    event = _event(activity)
    if event is None:
        return None
    conversation = activity.conversation
    if conversation is None or not activity.id or not activity.sender.id:
        raise Malformed("not an activity: conversation, id or from is missing")
    return Inbound(
        key=f"{DOOR}:{tenant}:{conversation.id}:{activity.id}",
        account=Account(DOOR, tenant, activity.sender.aad_object_id or activity.sender.id),
        address=_address(activity, conversation, tenant),
        event=event,
        received_at=received_at,
        profile=_profile(activity),
        message=activity.reply_to if _is_press(activity) else None,
        in_place=is_execute(activity),
        via=_via(activity, conversation),
    )


def _moved(activity: Activity, tenant: str, received_at: datetime) -> Inbound | None:
    """Nobody has said anything: the place stands where a person would."""
    conversation = activity.conversation
    if conversation is None or _place(conversation) is Place.DIRECT or not is_move(activity) or not activity.id:
        return None
    return Inbound(
        key=f"{DOOR}:{tenant}:{conversation.id}:{activity.id}",
        account=Account(DOOR, tenant, conversation.id),
        address=where_moved(activity, conversation.id, DOOR, tenant),
        event=events.MembersChanged(),
        received_at=received_at,
    )


def is_execute(activity: Activity) -> bool:
    return activity.type == "invoke" and activity.name == EXECUTE


def _is_press(activity: Activity) -> bool:
    """Typed messages name the message they answer too, but pressed nothing on it."""
    return is_execute(activity) or _submitted(activity) is not None


def _event(activity: Activity) -> Event | None:
    match activity.type:
        case "message":
            submitted = _submitted(activity)
            return _pressed(submitted) if submitted is not None else _said(activity)
        case "invoke" if is_execute(activity):
            return _pressed(_executed(activity))
        case "invoke" if is_consent(activity):
            return _accepted(activity)
        case "installationUpdate" if activity.action == "add":
            return _arrived(activity)
        case "installationUpdate" if activity.action == "remove":
            return events.TakenOut() if _is_direct(activity) else None
        case "conversationUpdate" if _adds_the_bot(activity):
            return _arrived(activity)
        case _:
            return None


def _said(activity: Activity) -> Event:
    text = _plain_text(activity)
    return file_sent(activity, text) or events.Typed(text)


def _submitted(activity: Activity) -> Mapping[str, object] | None:
    """The data of an Action.Submit, which clients without Action.Execute send as a message without text."""
    if activity.type != "message" or not isinstance(activity.value, dict):
        return None
    return activity.value if VALUE in activity.value or not activity.text else None


def _executed(activity: Activity) -> Mapping[str, object]:
    try:
        data = Pressed.model_validate(activity.value).action.data
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _pressed(data: Mapping[str, object]) -> Event:
    value = data.get(VALUE)
    written = [text for name, text in data.items() if name.startswith(FIELD) and isinstance(text, str)]
    ticked = any(answer == TICKED for name, answer in data.items() if name.startswith(BOX))
    return decode(value if isinstance(value, str) else "", "\n".join(written), ticked=ticked)


def _accepted(activity: Activity) -> Event | None:
    """The file once more; nothing when it was declined."""
    agreed = accepted(activity)
    event = None if agreed is None else decode(agreed[0])
    return event if isinstance(event, events.Export | events.SendMyData) else None


def _arrived(activity: Activity) -> Event | None:
    """In a team or a group the bot waits to be spoken to."""
    return events.Arrived() if _is_direct(activity) else None


def _is_direct(activity: Activity) -> bool:
    return activity.conversation is not None and _place(activity.conversation) is Place.DIRECT


def _adds_the_bot(activity: Activity) -> bool:
    return any(member.id == activity.recipient.id for member in activity.members_added or ())


def _plain_text(activity: Activity) -> str:
    """The text without the mention of the bot; others who are mentioned stay, by name.

    The SDK's own removal leaves the space or `&nbsp;` that Teams puts behind a mention, and the core would not
    know the command.
    """
    text = activity.text or ""
    for entity in activity.entities or ():
        if entity.type.lower() != "mention" or not entity.text or entity.mentioned is None:
            continue
        is_bot = entity.mentioned.id == activity.recipient.id
        text = text.replace(entity.text, " " if is_bot else entity.mentioned.name or "")
        if is_bot:
            text = text.replace("&nbsp;", " ")
    return text.replace("\xa0", " ").strip()


def _place(conversation: Conversation) -> Place:
    """A kind that is not known is treated as shared: nothing private is said there."""
    if conversation.kind == "personal" or (conversation.kind is None and not conversation.is_group):
        return Place.DIRECT
    return Place.SHARED


def _address(activity: Activity, conversation: Conversation, tenant: str) -> Address:
    place = _place(conversation)
    reference = {
        "service_url": activity.service_url,
        "tenant": activity.tenant or tenant,
        "bot": activity.recipient.id,
    }
    if place is Place.DIRECT:
        reference |= _person(activity)
    elif activity.team:
        reference[TEAM] = activity.team
    # In a channel the id names the thread too; what is sent unprompted starts a thread of its own.
    return Address(DOOR, tenant, conversation.id.partition(";messageid=")[0], place, reference)


def _via(activity: Activity, conversation: Conversation) -> Mapping[str, str]:
    """In a shared place: the thread to answer in, and the person to answer privately. With a file that was
    accepted: where it goes; with one that was attached: where it is.
    """
    if is_consent(activity) and (agreed := accepted(activity)) is not None:
        return agreed[1]
    if _place(conversation) is Place.DIRECT:
        return means_to_fetch(activity)
    return {"thread": conversation.id, **_person(activity)}


def _person(activity: Activity) -> dict[str, str]:
    person = {"user": activity.sender.id}
    if activity.sender.aad_object_id:
        person["aad"] = activity.sender.aad_object_id
    return person


def _profile(activity: Activity) -> Profile:
    zones = [entity.timezone for entity in activity.entities or () if entity.timezone]
    return Profile(
        name=activity.sender.name or None,
        locale=activity.locale or None,
        zone=activity.zone or next(iter(zones), None),
    )
