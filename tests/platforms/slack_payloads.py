"""What Slack sends, whole, with the fields that we do not read as well."""

from typing import Any

Json = dict[str, Any]

APP = "A0WAYMARK1"
BOT_USER = "U0WAYMARK1"
BOT = "B0WAYMARK1"


def escaped(text: str) -> str:
    """As Slack stores what people type."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def event_callback(team: str, event_id: str, event: Json, at: float) -> Json:
    return {
        "token": "verification-token",
        "team_id": team,
        "context_team_id": team,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(at),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": team,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-eyJldCI6Im1lc3NhZ2UifQ",
    }


def message_event(team: str, user: str, channel: str, text: str, ts: str) -> Json:
    return {
        "type": "message",
        "user": user,
        "ts": ts,
        "client_msg_id": "6b2f4a52-7d51-4f5e-9d5c-0d6f2e1a9b11",
        "text": text,
        "team": team,
        "blocks": [
            {
                "type": "rich_text",
                "block_id": "uq5xD",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]},
                ],
            }
        ],
        "channel": channel,
        "event_ts": ts,
        "channel_type": "im",
    }


def with_file(event: Json, file: str, name: str, size: int) -> Json:
    """The event as it is when a file was attached."""
    private = f"https://files.slack.com/files-pri/T0ANYTOWN-{file}"
    attached = {
        "id": file,
        "created": 1773309600,
        "name": name,
        "title": name,
        "mimetype": "text/csv",
        "filetype": "csv",
        "user": event["user"],
        "size": size,
        "mode": "snippet",
        "is_external": False,
        "file_access": "visible",
        "url_private": f"{private}/{name}",
        "url_private_download": f"{private}/download/{name}",
    }
    return {**event, "subtype": "file_share", "files": [attached], "upload": False}


def home_opened_event(user: str, channel: str, ts: str, tab: str) -> Json:
    return {"type": "app_home_opened", "user": user, "channel": channel, "tab": tab, "event_ts": ts}


def slash_command(
    *, team: str, user: str, name: str, channel: str, text: str, trigger: str, response_url: str
) -> dict[str, str]:
    return {
        "token": "verification-token",
        "team_id": team,
        "team_domain": "anytown",
        "channel_id": channel,
        "channel_name": "directmessage" if channel.startswith("D") else "digital",
        "user_id": user,
        "user_name": name.lower().replace(" ", "."),
        "command": "/maturity",
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }


def block_actions(
    *,
    team: str,
    user: Json,
    channel: str,
    message: Json,
    action: Json,
    trigger: str,
    response_url: str,
    is_ephemeral: bool,
) -> Json:
    return {
        "type": "block_actions",
        "user": user,
        "api_app_id": APP,
        "token": "verification-token",
        "container": {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": channel,
            "is_ephemeral": is_ephemeral,
        },
        "trigger_id": trigger,
        "team": {"id": team, "domain": "anytown"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": channel, "name": "directmessage" if channel.startswith("D") else "digital"},
        "message": {"bot_id": BOT, "type": "message", "user": BOT_USER, "team": team, **message},
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [{**action, "type": "button", "action_ts": message["ts"]}],
    }


def home_actions(*, team: str, user: Json, view: Json, view_id: str, action: Json, trigger: str) -> Json:
    """A press in the home tab, which is in no channel and on no message."""
    return {
        "type": "block_actions",
        "user": user,
        "api_app_id": APP,
        "token": "verification-token",
        "container": {"type": "view", "view_id": view_id},
        "trigger_id": trigger,
        "team": {"id": team, "domain": "anytown"},
        "enterprise": None,
        "is_enterprise_install": False,
        "view": {"id": view_id, "team_id": team, "app_id": APP, "hash": "1663172475.GLpGx1wz", **view},
        "actions": [{**action, "type": "button", "action_ts": "1773309600.000100"}],
    }


def view_submission(
    *, team: str, user: Json, view: Json, view_id: str, words: str, ticks: bool, trigger: str
) -> Json:
    fields = [block for block in view["blocks"] if block["type"] == "input"]
    return {
        "type": "view_submission",
        "team": {"id": team, "domain": "anytown"},
        "user": user,
        "api_app_id": APP,
        "token": "verification-token",
        "trigger_id": trigger,
        "view": {
            "id": view_id,
            "team_id": team,
            **view,
            "state": {
                "values": {
                    field["block_id"]: {field["element"]["action_id"]: _filled(field["element"], words, ticks)}
                    for field in fields
                }
            },
            "hash": "1663172475.GLpGx1wz",
            "clear_on_close": False,
            "notify_on_close": False,
            "root_view_id": view_id,
            "app_id": APP,
            "external_id": "",
            "app_installed_team_id": team,
            "bot_id": BOT,
        },
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }


def _filled(element: Json, words: str, ticks: bool) -> Json:
    if element["type"] == "checkboxes":
        return {"type": "checkboxes", "selected_options": element["options"] if ticks else []}
    return {"type": "plain_text_input", "value": words or None}
