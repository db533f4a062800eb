"""What the Slack door needs to know. Values arrive as arguments; nothing is read from the environment here."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from adapters.loopback import is_loopback

PUBLIC_API = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class OAuthConfig:
    """How workspaces install the app by themselves. `public_url`: where their browsers reach this server."""

    client_id: str
    client_secret: str = field(repr=False)
    public_url: str

    def __post_init__(self) -> None:
        _require(self.client_id, "client id", "Basic Information > App Credentials > Client ID")
        _require(self.client_secret, "client secret", "Basic Information > App Credentials > Client Secret")
        if not _is_safe(self.public_url):
            raise ValueError("Slack sends people back to an address that begins with https:// only.")


@dataclass(frozen=True, slots=True)
class SlackConfig:
    """For one workspace, whose `bot_token` this is, or with `oauth` for all that install the app.

    `app_token` turns Socket Mode on. Secrets stay out of the repr, so that a logged config leaks nothing.
    """

    signing_secret: str = field(repr=False)
    bot_token: str = field(default="", repr=False)
    app_token: str | None = field(default=None, repr=False)
    api_url: str = PUBLIC_API
    oauth: OAuthConfig | None = None

    def __post_init__(self) -> None:
        _require(self.signing_secret, "signing secret", "Basic Information > App Credentials > Signing Secret")
        if self.oauth is None:
            _require(self.bot_token, "bot token", "OAuth & Permissions > Bot User OAuth Token (xoxb-...)")
        elif self.bot_token or self.app_token:
            raise ValueError("A bot token and Socket Mode serve one workspace: leave them out for several.")
        if self.app_token is not None:
            _require(self.app_token, "app token", "Basic Information > App-Level Tokens (xapp-...)")
        if not _is_safe(self.api_url):
            raise ValueError(
                "The Slack API address must begin with https://, or the token can be read on the way."
            )


def _require(value: str, name: str, where: str) -> None:
    # slack-bolt starts happily with an empty signing secret, and then anybody can sign.
    if not value.strip():
        raise ValueError(f"The Slack {name} is empty. Copy it from api.slack.com/apps: {where}.")
    if not value.isascii() or not value.isprintable():
        raise ValueError(f"The Slack {name} has characters that no {name} has. Copy it again: {where}.")


def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
