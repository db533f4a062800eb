"""Asks Slack whether the app is set up as the door needs it."""

from datetime import datetime

from adapters.base import TryLater
from adapters.findings import Finding, clock_finding
from adapters.slack.client import SlackClient
from adapters.slack.config import SlackConfig
from adapters.slack.failures import Refusal
from adapters.slack.manifest import INSTALL_PATH, SCOPES
from adapters.slack.tokens import FixedToken

_COPY = (
    "Copy the Bot User OAuth Token (xoxb-...) of the installed app to SLACK_BOT_TOKEN. If the app was removed "
    "from the workspace, install it again."
)
_SIGN_IN = "Slack sign-in"
_SCOPES = "Slack scopes"


async def examine(config: SlackConfig, now: datetime, *, token: str | None = None) -> list[Finding]:
    """`token`: of one of the workspaces that installed the app by OAuth; by default that of the settings."""
    client = SlackClient(config, token=None if token is None else FixedToken(token))
    try:
        headers = await client.headers("auth.test")
    except Refusal as refusal:
        cure = (
            _COPY if token is None else f"Ask an admin of the workspace to install it again, at {INSTALL_PATH}."
        )
        return [Finding(_SIGN_IN, f"Slack refuses the bot token ({refusal})", cure)]
    except TryLater as later:
        cure = "Check that this machine reaches Slack: firewall, proxy (HTTPS_PROXY) and SLACK_API_URL."
        return [Finding(_SIGN_IN, f"Slack could not be asked ({later})", cure)]
    finally:
        await client.close()
    return [
        Finding(_SIGN_IN, "the bot token is valid"),
        _scopes(headers.get("x-oauth-scopes", "")),
        *clock_finding(headers, now, "Slack"),
    ]


def _scopes(header: str) -> Finding:
    granted = {each.strip() for each in header.split(",")} - {""}
    if missing := sorted(set(SCOPES) - granted):
        return Finding(
            _SCOPES,
            f"missing: {', '.join(missing)}",
            "Add them under OAuth & Permissions, Bot Token Scopes, and reinstall the app; `waymark slack "
            "manifest` lists all that are needed.",
        )
    if needless := sorted(granted - set(SCOPES)):
        return Finding(_SCOPES, f"all that are needed; not needed: {', '.join(needless)}")
    return Finding(_SCOPES, "exactly those that are needed")
