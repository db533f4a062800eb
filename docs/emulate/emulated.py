"""emulate's Slack as its people see it: started here, spoken to with tokens of their own."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

Json = dict[str, Any]

TEAM_ID = "T000000001"
TEAM = "Seaford Borough Council"
CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET = "1234.5678", "a-secret-of-the-app", "a-secret-for-signatures"
PEOPLE = {"ann": "Ann Owens", "bryn": "Bryn Price"}
BOT, BOT_USER = "B0WAYMARK1", "U0WAYMARK1"

_START = Path(__file__).parent / "start.mjs"
_PATIENCE = 30
_EVERYTHING = (
    *("channels:history", "channels:read", "files:read", "files:write"),
    *("groups:read", "groups:write", "im:history", "im:read", "im:write", "users:read"),
)
"""What people's own apps may do, with which this reads what they see."""


@dataclass(frozen=True)
class Emulated:
    """`url` ends without a slash."""

    url: str
    session: aiohttp.ClientSession

    @property
    def api(self) -> str:
        return f"{self.url}/api/"

    async def ask(self, token: str, method: str, **fields: str) -> Json:
        headers = {"Authorization": f"Bearer {token}"}
        async with self.session.post(self.api + method, data=fields, headers=headers) as response:
            answer: Json = await response.json()
            return answer

    async def id_of(self, name: str) -> str:
        found = (await self.ask(own("ann"), "users.list"))["members"]
        return str(next(each["id"] for each in found if each["name"] == name))

    async def channel(self, name: str) -> str:
        kinds = "public_channel,private_channel"
        found = (await self.ask(own("ann"), "conversations.list", types=kinds))["channels"]
        return str(next(each["id"] for each in found if each["name"] == name))

    async def invite_bot(self, channel: str) -> None:
        answer = await self.ask(own("ann"), "conversations.invite", channel=channel, users=BOT_USER)
        assert answer["ok"], answer

    async def direct(self, person: str, bot: str) -> list[Json]:
        """What the bot said to `person` alone, oldest first."""
        opened = await self.ask(own(person), "conversations.open", users=bot)
        said = await self.ask(own(person), "conversations.history", channel=opened["channel"]["id"])
        return [each for each in reversed(said["messages"]) if each["user"] == bot]

    async def download(self, person: str, file: Json) -> bytes:
        headers = {"Authorization": f"Bearer {own(person)}"}
        async with self.session.get(file["url_private"], headers=headers) as response:
            return await response.read()


def own(person: str) -> str:
    """A person's own token."""
    return f"xoxp-{person}"


def bot_token(without: str = "") -> str:
    """The bot's, with all scopes of the manifest or without one."""
    return f"xoxb-waymark-{without.replace(':', '-')}"


def seed(scopes: Sequence[str], redirect: str) -> Json:
    """A council's workspace with the app in it, and scopes held to as Slack does."""
    bot = {"bot_id": BOT, "bot_user_id": BOT_USER}
    people = [
        {"token": own(name), "type": "user", "user": name, "scopes": list(_EVERYTHING)} for name in PEOPLE
    ]
    bots = [
        {
            "token": bot_token(left_out),
            "type": "bot",
            "user_id": BOT_USER,
            "scopes": [scope for scope in scopes if scope != left_out],
            **bot,
        }
        for left_out in ("", *scopes)
    ]
    app = {
        "app_id": "A0WAYMARK1",
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "name": "Waymark",
        "redirect_uris": [redirect],
        "scopes": list(scopes),
        "bot_name": "waymark",
        **bot,
    }
    return {
        "team": {"name": TEAM, "domain": "seaford"},
        "users": [
            {"name": name, "real_name": real, "email": f"{name}@seaford.example.gov.uk"}
            for name, real in PEOPLE.items()
        ],
        "channels": [{"name": "digital"}, {"name": "leads", "is_private": True}],
        "oauth_apps": [app],
        "tokens": [*people, *bots],
        "signing_secret": SIGNING_SECRET,
        "strict_scopes": True,
    }


@asynccontextmanager
async def emulated(seeded: Mapping[str, object]) -> AsyncIterator[Emulated]:
    """Ends what it started, also when something fails."""
    process = await asyncio.create_subprocess_exec(
        os.environ["NODE"],
        str(Path(os.environ["EMULATE"]) / _START.name),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(seeded).encode() + b"\n")
        line = await asyncio.wait_for(process.stdout.readline(), _PATIENCE)
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_PATIENCE)) as session:
            yield Emulated(line.decode().strip(), session)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
