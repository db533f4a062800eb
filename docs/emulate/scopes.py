"""Without any one scope of the manifest something does not work, and is told."""

import json

from council import Council, a_door, card, config_for, now
from emulated import BOT_USER, bot_token, own
from report import Report

from adapters.base import UNKNOWN, Delivery, NotFetched, Undeliverable
from adapters.slack.client import SlackClient
from adapters.slack.door import SlackDoor
from adapters.slack.manifest import SCOPES
from adapters.slack.profiles import Profiles
from conversations.people import Address
from tests.adapters.pictures import ALT, BARS

ROSTER = b"member id,role\nU024BE7LH,leader\n"


async def scopes(report: Report, where: Council) -> None:
    for scope in SCOPES:
        async with a_door(where.slack, without=scope) as door:
            what, told = f"without {scope}", await _told(scope, where, door)
        if told is None:
            report.note(f"{what}: it has nothing that needs it")
        else:
            report.tell(what, told, told)


async def _told(scope: str, where: Council, door: SlackDoor) -> str | None:
    """What does not work; empty where all does, None where it cannot be tried."""
    match scope:
        case "chat:write" | "im:write":
            return await _refusal_of_message(where, door)
        case "files:write":
            await door.deliver(Delivery(scope, where.bryn, BARS))
            last = (await where.bryn_sees())[-1]
            return "the picture is told in words" if "files" not in last and ALT in str(last) else ""
        case "files:read":
            return await _refusal_of_file(where, door)
        case "im:history":
            found = await door.find(where.bryn, "second", now())
            return "what arrived cannot be looked up" if found == UNKNOWN else ""
        case "users:read":
            name = await names_bryn(where, without=scope)
            return "people are answered without their names" if name is None else ""
        case "channels:read":
            return await refusal_of_members(where.channel, door)
        case "groups:read":
            return await refusal_of_members(where.private, door)
        case _:
            return None


async def _refusal_of_message(where: Council, door: SlackDoor) -> str:
    try:
        await door.deliver(Delivery("refused", where.bryn, card("Hello")))
    except Undeliverable as refusal:
        return str(refusal)
    return ""


async def refusal_of_members(channel: Address, door: SlackDoor) -> str:
    try:
        await door.members(channel)
    except Undeliverable as refusal:
        return str(refusal)
    return ""


async def _refusal_of_file(where: Council, door: SlackDoor) -> str:
    try:
        await door.fetch(where.bryn, await people_send(where), 1_000_000)
    except NotFetched as refusal:
        return f"the file cannot be fetched ({refusal.why})"
    return ""


async def people_send(where: Council) -> str:
    """Ann attaches a roster in her conversation with the bot; gives the file's id."""
    slack, token = where.slack, own("ann")
    channel = (await slack.ask(token, "conversations.open", users=BOT_USER))["channel"]["id"]
    fields = {"filename": "people.csv", "length": str(len(ROSTER))}
    ticket = await slack.ask(token, "files.getUploadURLExternal", **fields)
    async with slack.session.post(ticket["upload_url"], data=ROSTER) as response:
        assert response.status == 200
    shared = json.dumps([{"id": ticket["file_id"], "title": "people.csv"}])
    await slack.ask(token, "files.completeUploadExternal", files=shared, channel_id=channel)
    return str(ticket["file_id"])


async def names_bryn(where: Council, *, without: str = "") -> str | None:
    """What the door learns of Bryn."""
    client = SlackClient(config_for(where.slack, bot_token(without)))
    try:
        return (await Profiles(client, lambda: now().timestamp(), 5).of(where.bryn.conversation)).name
    finally:
        await client.close()
