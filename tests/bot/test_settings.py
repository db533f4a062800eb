"""Settings come from the environment, and a wrong one is named without its value."""

import pytest

from bot.doors import build_doors
from bot.faults import Exit, StartFault
from bot.settings import read_settings
from bot.token_keys import new_key

MANY = {
    "SLACK_SIGNING_SECRET": "secret",
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "secret",
    "WAYMARK_TOKEN_KEYS": new_key(),
    "WAYMARK_PUBLIC_URL": "https://waymark.example.gov.uk",
}
"""What several workspaces in Slack need."""


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WAYMARK_DATABASE_URL", "SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "MicrosoftAppId"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_waymark_stays_on_this_machine_with_a_file() -> None:
    settings = read_settings()
    assert settings.is_loopback
    assert settings.database_url == "sqlite:///waymark.db"
    assert settings.questions_each == 10


def test_every_wrong_setting_is_named_at_once_without_its_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WAYMARK_PORT", "canary-port")
    monkeypatch.setenv("WAYMARK_QUESTIONS_EACH", "11")
    monkeypatch.setenv("MicrosoftAppType", "canary-type")
    with pytest.raises(StartFault) as caught:
        read_settings()
    assert caught.value.code is Exit.ENVIRONMENT
    for name in ("WAYMARK_PORT", "WAYMARK_QUESTIONS_EACH", "MicrosoftAppType"):
        assert name in str(caught.value)
    assert "canary" not in str(caught.value)


def test_a_proxy_that_is_no_address_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believing the wrong one would let anybody say where they come from."""
    monkeypatch.setenv("WAYMARK_TRUSTED_PROXIES", "10.0.0.0/8, canary.example")
    with pytest.raises(StartFault, match="WAYMARK_TRUSTED_PROXIES") as caught:
        read_settings()
    assert "canary" not in str(caught.value)
    monkeypatch.setenv("WAYMARK_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7")
    assert read_settings().trusted_proxies == "10.0.0.0/8, 192.0.2.7"


def test_without_a_setting_nothing_is_offered_or_sent_to_those_who_watch() -> None:
    settings = read_settings()
    assert (settings.metrics_port, settings.metrics_host, settings.otlp_endpoint) == (0, "127.0.0.1", "")


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    platforms = ("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "MicrosoftAppPassword")
    for name in (*platforms, "WAYMARK_BENCHMARK_KEY", "SLACK_CLIENT_SECRET", "WAYMARK_TOKEN_KEYS"):
        monkeypatch.setenv(name, "canary")
    assert "canary" not in repr(read_settings())


def test_on_this_machine_alone_teams_opens_for_local_test_clients() -> None:
    assert [door.name for door in build_doors(read_settings())] == ["teams"]


def test_beside_a_real_platform_there_is_no_way_in_without_a_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reverse proxy on the same machine would open the door for local test clients to everybody."""
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "secret")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-token")
    assert [door.name for door in build_doors(read_settings())] == ["slack"]


def test_slack_opens_for_several_workspaces_when_all_of_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in MANY.items():
        monkeypatch.setenv(name, value)
    (door,) = build_doors(read_settings())
    assert door.name == "slack"


def test_slack_and_teams_open_when_both_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "MicrosoftAppId", "MicrosoftAppPassword"):
        monkeypatch.setenv(name, "value")
    monkeypatch.setenv("MicrosoftAppTenantId", "tenant")
    assert [door.name for door in build_doors(read_settings())] == ["slack", "teams"]


@pytest.mark.parametrize("number", ["10", "18", "36", " 18 "])
def test_a_council_can_choose_how_many_questions_each_person_gets(
    monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    monkeypatch.setenv("WAYMARK_QUESTIONS_EACH", number)
    assert read_settings().questions_each == int(number)


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-token"}, "signing secret"),
        ({"SLACK_SIGNING_SECRET": "secret"}, "bot token"),
        ({"SLACK_APP_TOKEN": "xapp-token"}, "signing secret"),
        ({"SLACK_CLIENT_ID": "1.2"}, "SLACK_SIGNING_SECRET and SLACK_CLIENT_SECRET and WAYMARK_TOKEN_KEYS"),
        ({"SLACK_CLIENT_SECRET": "secret"}, "SLACK_CLIENT_ID"),
        (MANY | {"WAYMARK_PUBLIC_URL": ""}, "set WAYMARK_PUBLIC_URL as well"),
        (MANY | {"WAYMARK_TOKEN_KEYS": ""}, "set WAYMARK_TOKEN_KEYS as well"),
        (MANY | {"WAYMARK_TOKEN_KEYS": "no key"}, "waymark slack key"),
        (MANY | {"WAYMARK_PUBLIC_URL": "http://waymark.example.gov.uk"}, "https://"),
        (MANY | {"SLACK_BOT_TOKEN": "xoxb-token"}, "Leave out the one or the other"),
        (MANY | {"SLACK_APP_TOKEN": "xapp-token"}, "Leave out the one or the other"),
        ({"MicrosoftAppTenantId": "tenant"}, "MicrosoftAppId"),
        ({"MicrosoftAppId": "app"}, "MicrosoftAppPassword"),
        ({"MicrosoftAppPassword": "password"}, "MicrosoftAppId"),
        ({"MicrosoftAppId": "app", "MicrosoftAppPassword": "password"}, "MicrosoftAppTenantId"),
        ({"WAYMARK_HOST": "192.0.2.1"}, "No platform is set up"),
    ],
)
def test_half_set_credentials_stop_the_start_and_say_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], names: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StartFault) as caught:
        build_doors(read_settings())
    assert names in str(caught.value)
    assert caught.value.code is Exit.ENVIRONMENT
