"""The Slack door's settings."""

from dataclasses import replace
from typing import Any

import pytest

from adapters.slack.config import OAuthConfig, SlackConfig

GOOD = SlackConfig("8f742231b10e8888abcd99", "xoxb-1-2-secret", "xapp-1-secret")


def _one(name: str, value: str) -> dict[str, Any]:
    return {name: value}


@pytest.mark.parametrize("empty", ["", " ", "\n"])
@pytest.mark.parametrize("name", ["signing_secret", "bot_token", "app_token"])
def test_an_empty_secret_is_refused_with_what_to_do(name: str, empty: str) -> None:
    """Protects the door from slack-bolt's indifference: with an empty secret anybody can sign."""
    with pytest.raises(ValueError, match=r"is empty\. Copy it from api\.slack\.com/apps: .+"):
        replace(GOOD, **_one(name, empty))


@pytest.mark.parametrize("bad", ["xoxb-1\n", "xoxb-é", "xoxb\x00"])
def test_a_token_copied_with_something_else_is_refused(bad: str) -> None:
    """Protects from header injection and from hours of looking for a stray line end."""
    with pytest.raises(ValueError, match="Copy it again"):
        replace(GOOD, bot_token=bad)


@pytest.mark.parametrize(
    "url", ["http://slack.com/api/", "ftp://slack.com/", "", "http://127.0.0.1.evil.example/"]
)
def test_an_api_address_that_leaks_the_token_is_refused(url: str) -> None:
    """Protects the bot token: only HTTPS, or this machine."""
    with pytest.raises(ValueError, match="https://"):
        replace(GOOD, api_url=url)


@pytest.mark.parametrize(
    "url", ["https://slack.com/api/", "http://127.0.0.1:80/api/", "http://[::1]/api/", "http://localhost/"]
)
def test_https_and_this_machine_are_fine(url: str) -> None:
    assert replace(GOOD, api_url=url).api_url == url


def test_the_repr_hides_secrets() -> None:
    """Protects logs that print the settings."""
    shown = repr(GOOD)
    for secret in (GOOD.signing_secret, GOOD.bot_token, "xapp"):
        assert secret not in shown


OAUTH = OAuthConfig("1.2", "client-secret", "https://waymark.example.gov.uk")


def test_several_workspaces_need_no_token_of_their_own() -> None:
    many = SlackConfig("8f742231b10e8888abcd99", oauth=OAUTH)
    assert many.oauth == OAUTH
    assert "client-secret" not in repr(many)


@pytest.mark.parametrize(("name", "value"), [("bot_token", "xoxb-1"), ("app_token", "xapp-1")])
def test_what_serves_one_workspace_does_not_go_with_several(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="serve one workspace"):
        replace(SlackConfig("8f742231b10e8888abcd99", oauth=OAUTH), **_one(name, value))


@pytest.mark.parametrize(
    ("name", "value"), [("client_id", " "), ("client_secret", ""), ("public_url", "http://waymark.example")]
)
def test_half_an_oauth_app_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=r"api\.slack\.com/apps|https://"):
        replace(OAUTH, **{name: value})
