"""What the Slack door needs to know. Values arrive as arguments; nothing is read from the environment here."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from adapters.loopback import is_loopback

PUBLIC_API = "https://slack.com/api/"


@dataclass(frozen=True, slots=True)
class SlackConfig:
    """`app_token` turns Socket Mode on. Secrets stay out of the repr, so that a logged config leaks nothing."""

    signing_secret: str = field(repr=False)
    bot_token: str = field(repr=False)
    app_token: str | None = field(default=None, repr=False)
    api_url: str = PUBLIC_API

    def __post_init__(self) -> None:
        _require(self.signing_secret, "signing secret", "Basic Information > App Credentials > Signing Secret")
        _require(self.bot_token, "bot token", "OAuth & Permissions > Bot User OAuth Token (xoxb-...)")
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
