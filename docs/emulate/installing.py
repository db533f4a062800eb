"""Installing by OAuth, against emulate's Slack: with the server as a process, and a browser played here."""

import re
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from emulated import BOT_USER, CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET, TEAM, TEAM_ID, Emulated, Json, own
from report import Report
from server import serving, signed, until, waymark

from adapters.slack.config import OAuthConfig, SlackConfig
from adapters.slack.failures import Refusal
from adapters.slack.manifest import SCOPES
from adapters.slack.oauth import exchange


class Forms(HTMLParser):
    """The forms of emulate's page, on which somebody chooses who they are: the hidden fields of each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append({})
        elif tag == "input" and given.get("type") == "hidden":
            self.found[-1][given["name"]] = given["value"]


class Browser:
    """Of somebody who installs Waymark at `url`."""

    def __init__(self, slack: Emulated, url: str) -> None:
        self._slack, self._url = slack, url
        self.cookie = ""
        self.asked_for: list[str] = []

    async def allow(self, user: str) -> str:
        """Opens /slack/install, and presses Allow as `user`; gives the address that it is sent back to."""
        session = self._slack.session
        async with session.get(f"{self._url}/slack/install", allow_redirects=False) as response:
            self.cookie = response.headers["Set-Cookie"].partition(";")[0]
            address = response.headers["Location"]
        self.asked_for = re.split(r"[, ]", parse_qs(urlsplit(address).query)["scope"][0])
        async with session.get(address) as response:
            forms = Forms(await response.text()).found
        chosen = next(form for form in forms if form.get("user_id") == user)
        callback = f"{self._slack.url}/oauth/v2/authorize/callback"
        async with session.post(callback, data=chosen, allow_redirects=False) as response:
            return response.headers["Location"]

    async def follow(self, address: str, *, with_cookie: bool = True) -> tuple[int, str]:
        """The status and the heading of the page that Waymark shows."""
        headers = {"Cookie": self.cookie} if with_cookie else {}
        async with self._slack.session.get(address, headers=headers) as response:
            heading = re.search("<h1>(.*?)</h1>", await response.text())
            return response.status, heading[1] if heading else ""


async def installing(report: Report, slack: Emulated, port: int, folder: Path) -> None:
    """`port` is that of the redirect address which emulate knows."""
    url = f"http://127.0.0.1:{port}"
    key = (await waymark("slack", "key")).split()[-1]
    environment = {
        "WAYMARK_DATABASE_URL": f"sqlite:///{folder / 'waymark.db'}",
        "WAYMARK_PORT": str(port),
        "WAYMARK_PUBLIC_URL": url,
        "WAYMARK_TOKEN_KEYS": key,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "SLACK_API_URL": slack.api,
    }
    async with serving(**environment) as log:
        ann = await slack.id_of("ann")
        browser = Browser(slack, url)
        back = await browser.allow(ann)
        report.tell("OAuth asks for the scopes of the manifest", set(browser.asked_for) == set(SCOPES))
        stranger = await browser.follow(back, with_cookie=False)
        report.tell("another browser with the same address", stranger[0] == 400, stranger)
        done = await browser.follow(back)
        report.tell("OAuth installs the app", done[0] == 200, done)
        again = await browser.follow(back)
        report.tell("the same address a second time", again[0] == 400, again)
        await _greeted(report, slack)
        code = [str(line["claim_code"]) for line in log if "claim_code" in line]
        report.tell("the log shows the code for the first lead", len(code) == 1)
        await _talk(report, slack, url, words="hello", answer="never a person")
        await _talk(report, slack, url, words=f"claim {code[0]}", answer="now a digital lead")
        await _home(report, slack, url)
    report.tell("no bot token stands in the database as it is", not _is_written("xoxb-", folder))
    said = await waymark("slack", "workspaces", **environment)
    report.tell("waymark slack workspaces", TEAM in said, said.strip())
    await _wrong_secret(report, slack, url, browser, ann)


def _is_written(words: str, folder: Path) -> bool:
    files = list(folder.glob("waymark.db*"))
    assert files
    return any(words.encode() in file.read_bytes() for file in files)


async def _greeted(report: Report, slack: Emulated) -> None:
    async def seen() -> bool:
        return bool(await slack.direct("ann", BOT_USER))

    is_greeted = await until(seen)
    words = (await slack.direct("ann", BOT_USER))[0]["text"].splitlines()[0] if is_greeted else ""
    report.tell("whoever installed it gets a direct message", is_greeted, words)


async def _talk(report: Report, slack: Emulated, url: str, *, words: str, answer: str) -> None:
    """Ann writes to the bot, and the answer goes out by the token that OAuth brought."""
    channel = (await slack.ask(own("ann"), "conversations.open", users=BOT_USER))["channel"]["id"]
    event = {"type": "message", "channel_type": "im", "channel": channel, "text": words}
    is_taken = await _happens(slack, url, event)

    async def seen() -> bool:
        return any(answer in str(each) for each in await slack.direct("ann", BOT_USER))

    is_answered = is_taken and await until(seen)
    report.tell(f"{words.split(maxsplit=1)[0]!r} is answered", is_answered, f"... {answer} ...")


async def _home(report: Report, slack: Emulated, url: str) -> None:
    is_taken = await _happens(slack, url, {"type": "app_home_opened", "tab": "home", "channel": "D1"})

    async def seen() -> bool:
        async with slack.session.get(f"{slack.url}/", params={"tab": "views"}) as response:
            return "For digital leads" in await response.text()

    report.tell("views.publish shows the home tab", is_taken and await until(seen))


async def _happens(slack: Emulated, url: str, event: Json) -> bool:
    """Posts a signed event of Ann's, as Slack would: emulate sends none of these. Whether it was taken."""
    at = f"{time.time():.6f}"
    whole = {**event, "user": await slack.id_of("ann"), "ts": at, "event_ts": at}
    payload = {"type": "event_callback", "team_id": TEAM_ID, "event_id": f"Ev{at}", "event": whole}
    body, headers = signed(SIGNING_SECRET, payload)
    async with slack.session.post(f"{url}/slack/events", data=body, headers=headers) as response:
        return response.status == 200


async def _wrong_secret(report: Report, slack: Emulated, url: str, browser: Browser, user: str) -> None:
    """With a code that would have been good."""
    oauth = OAuthConfig(CLIENT_ID, "another-secret", url)
    config = SlackConfig(SIGNING_SECRET, api_url=slack.api, oauth=oauth)
    address = f"{slack.url}/oauth/v2/authorize/callback"
    fields = {"user_id": user, "redirect_uri": f"{url}/slack/oauth_redirect", "client_id": CLIENT_ID}
    async with slack.session.post(address, data=fields, allow_redirects=False) as response:
        code = parse_qs(urlsplit(response.headers["Location"]).query)["code"][0]
    try:
        await exchange(config, oauth, slack.session, code)
    except Refusal as refusal:
        report.tell("a wrong client secret is refused", True, refusal.code)
    else:
        report.tell("a wrong client secret is refused", False)
