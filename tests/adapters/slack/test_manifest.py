"""The app manifest: what Slack is asked for."""

from collections.abc import Mapping
from typing import cast

from adapters.slack.http import PATH
from adapters.slack.manifest import REDIRECT_PATH, manifest

URL = "https://waymark.example.gov.uk"


def part(whole: Mapping[str, object], *names: str) -> Mapping[str, object]:
    for name in names:
        whole = cast(Mapping[str, object], whole[name])
    return whole


def test_it_asks_for_the_scopes_that_the_door_uses_and_no_more() -> None:
    scopes = part(manifest(URL), "oauth_config", "scopes")
    assert scopes == {
        "bot": [
            *("channels:read", "chat:write", "commands", "files:read", "files:write", "groups:read"),
            *("im:history", "im:write", "users:read"),
        ]
    }


def test_everything_is_sent_to_the_one_address_of_the_door() -> None:
    made = manifest(URL + "/")
    (command,) = cast(list[Mapping[str, object]], part(made, "features")["slash_commands"])
    addresses = {
        command["url"],
        part(made, "settings", "event_subscriptions")["request_url"],
        part(made, "settings", "interactivity")["request_url"],
    }
    assert addresses == {URL + PATH}


def test_with_socket_mode_no_address_is_given() -> None:
    made = manifest("", socket_mode=True)
    assert part(made, "settings")["socket_mode_enabled"] is True
    assert "url" not in str(made)


def test_people_can_write_to_the_bot() -> None:
    home = part(manifest(URL), "features", "app_home")
    assert home["messages_tab_enabled"] is True
    assert home["home_tab_enabled"] is True
    assert home["messages_tab_read_only_enabled"] is False


def test_its_texts_fit_the_limits_of_slack() -> None:
    shown = part(manifest(URL), "display_information")
    assert len(str(shown["name"])) <= 35
    assert len(str(shown["description"])) <= 140
    assert 175 <= len(str(shown["long_description"])) <= 4000


def test_several_workspaces_come_back_here_and_tell_of_their_removal() -> None:
    made = manifest(URL + "/", many=True)
    assert part(made, "oauth_config")["redirect_urls"] == [URL + REDIRECT_PATH]
    events = cast(list[str], part(made, "settings", "event_subscriptions")["bot_events"])
    assert {"app_uninstalled", "tokens_revoked"} <= set(events)
    assert "redirect_urls" not in part(manifest(URL), "oauth_config"), (
        "one workspace installs it on Slack's page"
    )
