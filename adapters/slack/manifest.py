"""The app manifest from which Slack makes an app: what it may do, and where it is reached.

Scopes and events are those that the door uses, and no more; `docs/install-slack.md` says what each is for.
"""

from collections.abc import Mapping

from adapters.slack.http import PATH
from adapters.slack.payloads import MOVES

INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

SCOPES = (
    *("channels:read", "chat:write", "commands", "files:read", "files:write", "groups:read"),
    *("im:history", "im:write", "users:read"),
)

EVENTS = ("app_home_opened", "message.im", *MOVES)

REMOVALS = ("app_uninstalled", "tokens_revoked")
"""Where workspaces install the app by themselves, they remove it so too."""

COMMAND = "/maturity"

_NAME = "Waymark"
_DESCRIPTION = "Helps a council see and raise its digital maturity"
_ABOUT = (
    "Waymark asks council staff a few questions on digital work each quarter, one at a time, in a direct "
    "message. Digital leads ask for summaries, which never describe fewer people than the council allows. The "
    "themes are those of the LGA's Local Government Digitalisation Framework; questions and levels are "
    "Waymark's own."
)

Json = Mapping[str, object]


def manifest(public_url: str, *, socket_mode: bool = False, many: bool = False) -> Json:
    """For a deployment at `public_url`, such as https://waymark.example.gov.uk. With `socket_mode` Slack needs
    no address, and gets none. `many`: several workspaces install the app, by OAuth.
    """
    redirect = {"redirect_urls": [public_url.rstrip("/") + REDIRECT_PATH]} if many else {}
    events = [*EVENTS, *(REMOVALS if many else ())]
    address = {} if socket_mode else {"request_url": public_url.rstrip("/") + PATH}
    command_address = {} if socket_mode else {"url": public_url.rstrip("/") + PATH}
    return {
        "display_information": {
            "name": _NAME,
            "description": _DESCRIPTION,
            "long_description": _ABOUT,
            "background_color": "#00224e",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": _NAME, "always_online": True},
            "slash_commands": [
                {
                    "command": COMMAND,
                    **command_address,
                    "description": "Summaries, the action plan and the check-in, for digital leads",
                    "usage_hint": "summary | actions | status | settings | help",
                    "should_escape": False,
                }
            ],
        },
        "oauth_config": {**redirect, "scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": events},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }
