"""What the Slack door does, against emulate's Slack: each line tells what was tried and what became of it."""

import asyncio
import logging
import os
import sys
from pathlib import Path

from council import Council, a_door, card, config_for, council, now
from emulated import TEAM, Emulated, bot_token, emulated, seed
from installing import installing
from report import Report
from scopes import names_bryn, people_send, refusal_of_members, scopes
from server import free_port

from adapters.base import Delivery
from adapters.slack.checkup import examine
from adapters.slack.door import SlackDoor
from adapters.slack.manifest import REDIRECT_PATH, SCOPES
from tests.adapters.files import FILE, WITH_FILE
from tests.adapters.pictures import BARS

PNG = b"\x89PNG\r\n"


async def main() -> int:
    logging.disable()
    report, port = Report(), free_port()
    async with emulated(seed(SCOPES, f"http://127.0.0.1:{port}{REDIRECT_PATH}")) as slack:
        where = await council(slack)
        async with a_door(slack) as door:
            await sign_in(report, slack, door)
            await messages(report, where, door)
            await files(report, where, door)
            await people(report, where, door)
        await scopes(report, where)
        await installing(report, slack, port, Path(os.environ["EMULATE"]))
    print(f"{report.faults} not as they should be")
    return 1 if report.faults else 0


async def sign_in(report: Report, slack: Emulated, door: SlackDoor) -> None:
    known = await door.workspaces()
    report.tell("auth.test names the workspace", [each.name for each in known] == [TEAM], known[0].id)
    found = {each.what: each for each in await examine(config_for(slack, bot_token()), now())}
    report.tell("doctor: sign-in", found["Slack sign-in"].cure is None, found["Slack sign-in"].found)
    report.note(f"it does not tell a token's scopes, so the doctor says: {found['Slack scopes'].found}")
    anybody = await slack.ask("xoxb-nobodys", "auth.test")
    report.note(
        f"it takes a token that nobody has for {anybody.get('user')!r}, so no revoked token can be tried"
    )


async def messages(report: Report, where: Council, door: SlackDoor) -> None:
    since = now()
    ref = await door.deliver(Delivery("first", where.bryn, card("This quarter's check-in is open")))
    seen = await where.bryn_sees()
    report.tell("chat.postMessage to somebody who never wrote", ref and seen[-1]["ts"] == ref, seen[-1]["text"])
    await door.deliver(Delivery("second", where.bryn, card("Answered"), replaces=ref))
    seen = await where.bryn_sees()
    report.tell("chat.update", len(seen) == 1 and seen[-1]["text"] == "Answered", seen[-1]["text"])
    found = await door.find(where.bryn, "second", since)
    report.tell("conversations.history finds a message by its key", found.ref == ref, found)
    lost = await door.find(where.bryn, "never sent", since)
    report.tell("conversations.history finds none that was not sent", lost.arrived is False, lost)
    ref = await door.deliver(Delivery("third", where.channel, card("The closing summary")))
    report.tell("chat.postMessage to a channel", ref)
    whisper = Delivery("fourth", where.channel, card("For Ann"), private=True, via={"user": where.ann})
    report.tell("chat.postEphemeral", await door.deliver(whisper) is None)


async def files(report: Report, where: Council, door: SlackDoor) -> None:
    since = now()
    for name, shown, begins in (("picture", BARS, PNG), ("file", WITH_FILE, FILE.content)):
        await door.deliver(Delivery(name, where.bryn, shown))
        (file,) = (await where.bryn_sees())[-1]["files"]
        data = await where.slack.download("bryn", file)
        seen = f"{file['name']}, {len(data):,} bytes"
        report.tell(f"a {name} is uploaded and shared", data.startswith(begins), seen)
        found = await door.find(where.bryn, name, since)
        report.tell(f"the {name} is found by its name", found.arrived)
    sent = await people_send(where)
    got = await door.fetch(where.bryn, sent, 1_000_000)
    report.tell("a file that somebody attached is fetched", got.startswith(b"member id"), f"{len(got)} bytes")


async def people(report: Report, where: Council, door: SlackDoor) -> None:
    name = await names_bryn(where)
    report.tell("users.info names people", name == "Bryn Price", name)
    outside = await refusal_of_members(where.private, door)
    report.tell("a private channel without the bot", outside, outside)
    await where.slack.invite_bot(where.private.conversation)
    for address in (where.channel, where.private):
        found = await door.members(address)
        told = ", ".join(f"{each.name} ({each.kind})" for each in found.people)
        report.tell("conversations.members tells who is in a channel", len(found.people) > 1, told)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
