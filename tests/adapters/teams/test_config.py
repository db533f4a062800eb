"""What a half-set registration is told."""

from dataclasses import replace

import pytest

from adapters.teams.config import GOVERNMENT, PUBLIC, TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.clock import utc_now

APP = "6c1f7f6e-5a34-4d0b-9d53-0a4f2f1d9f10"
TENANT = "9a7c1c8e-2f55-4c8e-8f1a-5d7f3f0a1b2c"

REGISTERED = TeamsConfig(app_id=APP, app_password="hunter2", tenant_id=TENANT)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "MicrosoftAppId is empty"),
        ({"tenant_id": TENANT}, "MicrosoftAppId is empty"),
        ({"app_password": "hunter2"}, "MicrosoftAppId is empty"),
        ({"app_password": "hunter2", "loopback": True}, "MicrosoftAppId is empty"),
        ({"tenant_id": TENANT, "loopback": True}, "Set MicrosoftAppId and MicrosoftAppPassword too"),
        ({"tenants": frozenset({TENANT}), "loopback": True}, "Set MicrosoftAppId and MicrosoftAppPassword too"),
        ({"app_id": APP, "tenant_id": TENANT}, "MicrosoftAppPassword is empty"),
        ({"app_id": APP, "tenant_id": TENANT, "loopback": True}, "MicrosoftAppPassword is empty"),
        ({"app_id": APP, "app_password": "hunter2"}, "MicrosoftAppTenantId is empty"),
        ({"app_id": APP, "app_type": "UserAssignedMSI"}, "MicrosoftAppTenantId is empty"),
        (
            {"app_id": APP, "app_type": "UserAssignedMSI", "tenant_id": TENANT, "app_password": "hunter2"},
            "has no password",
        ),
        ({"app_id": APP, "app_password": "hunter2", "app_type": "MultiTenant"}, "no tenant may talk"),
        ({"app_id": APP, "app_type": "Other"}, "MicrosoftAppType"),
        (
            {"loopback": True, "cloud": replace(PUBLIC, login="http://login.example")},
            "does not begin with https://",
        ),
    ],
)
def test_a_half_set_registration_is_refused(settings: dict[str, object], said: str) -> None:
    """Protects: the program does not start open to everybody, and says which setting to correct."""
    with pytest.raises(ValueError, match=r"^Teams: ") as caught:
        TeamsConfig(**settings)  # type: ignore[arg-type]
    assert said in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_passwords_are_not_shown() -> None:
    """Protects: a settings object in a log or a traceback."""
    assert "hunter2" not in repr(REGISTERED)


def test_the_tenant_is_one_of_the_allowed() -> None:
    """Protects: the council's own tenant, however its id is written."""
    config = replace(REGISTERED, tenants=frozenset({"Another"}), tenant_id=TENANT.upper())
    assert config.tenants == {TENANT, "another"}
    assert config.tenant_of(TENANT.upper()) == TENANT
    assert config.tenant_of("third") is None
    assert config.tenant_of("") is None


def test_tokens_come_from_the_clouds_own_tenant_for_an_app_of_several() -> None:
    """Protects: old multi-tenant registrations, and the government's cloud."""
    several = replace(REGISTERED, app_type="MultiTenant", cloud=GOVERNMENT)
    assert several.token_tenant == "MicrosoftServices.onmicrosoft.us"
    assert REGISTERED.token_tenant == TENANT


@pytest.mark.parametrize(
    ("url", "registered", "on_this_machine", "local"),
    [
        ("https://smba.trafficmanager.net/uk/", True, True, False),
        ("http://smba.trafficmanager.net/uk/", False, False, False),
        ("http://localhost:56150/_connector", False, True, True),
        ("http://127.0.0.1:5000/", False, True, True),
        ("http://[::1]:5000/", False, True, True),
        ("https://127.0.0.1/", False, True, True),
        ("http://127.0.0.1.evil.example/", False, False, False),
        ("https://169.254.169.254/", True, True, False),
        ("https://a@smba.trafficmanager.net/", False, False, False),
        ("https://smba.trafficmanager.net/?q=1", False, False, False),
        ("", False, False, False),
    ],
)
def test_where_answers_may_go(url: str, registered: bool, on_this_machine: bool, local: bool) -> None:
    """Protects: the bot's token and people's answers go to Teams, or stay on this machine."""
    assert REGISTERED.may_send_to(url) is registered
    assert replace(REGISTERED, loopback=True).may_send_to(url) is on_this_machine
    assert TeamsConfig(loopback=True).may_send_to(url) is local


async def test_local_mode_says_so(caplog: pytest.LogCaptureFixture) -> None:
    """Protects: nobody runs an open door without knowing."""
    door = TeamsDoor(TeamsConfig(loopback=True), now=utc_now)

    async def take(_: object) -> None:
        raise AssertionError

    await door.open(take)  # type: ignore[arg-type]
    assert [each.id for each in await door.workspaces()] == ["local"]
    await door.close()
    assert "no app id is set" in caplog.text
