"""The Slack door's settings."""

from dataclasses import replace

import pytest

from adapters.slack.config import SlackConfig

GOOD = SlackConfig("8f742231b10e8888abcd99", "xoxb-1-2-secret", "xapp-1-secret")


@pytest.mark.parametrize("empty", ["", " ", "\n"])
@pytest.mark.parametrize("name", ["signing_secret", "bot_token", "app_token"])
def test_an_empty_secret_is_refused_with_what_to_do(name: str, empty: str) -> None:
    """Protects the door from slack-bolt's indifference: with an empty secret anybody can sign."""
    with pytest.raises(ValueError, match=r"is empty\. Copy it from api\.slack\.com/apps: .+"):
        replace(GOOD, **{name: empty})


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
