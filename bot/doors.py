"""Builds the doors that the settings ask for."""

from adapters.base import Door
from adapters.slack.config import SlackConfig
from adapters.slack.door import SlackDoor
from adapters.teams.config import GOVERNMENT, PUBLIC, ManagedIdentity, TeamsConfig
from adapters.teams.door import TeamsDoor
from bot.clock import utc_now
from bot.faults import Exit, StartFault
from bot.settings import Settings


def build_doors(settings: Settings) -> list[Door]:
    """The doors whose settings are there. Raises StartFault for a door whose settings are half there.

    Without any platform the Teams door opens for local test clients, on this machine alone: beside a real
    platform it would be a way in without a sign-in.
    """
    doors: list[Door] = []
    try:
        if slack := slack_config(settings):
            doors.append(SlackDoor(slack, now=utc_now))
        if teams := teams_config(settings):
            doors.append(TeamsDoor(teams, now=utc_now))
        elif not doors and settings.is_loopback:
            doors.append(TeamsDoor(_teams(settings), now=utc_now))
    except ValueError as error:
        raise StartFault(str(error), Exit.ENVIRONMENT) from None
    if not doors:
        raise StartFault(
            "No platform is set up. Set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN for Slack, or MicrosoftAppId, "
            "MicrosoftAppPassword and MicrosoftAppTenantId for Teams.",
            Exit.ENVIRONMENT,
        )
    return doors


def slack_config(settings: Settings) -> SlackConfig | None:
    """None where Slack is not set up. Raises ValueError where it is half set up."""
    return _slack(settings) if _wants_slack(settings) else None


def teams_config(settings: Settings) -> TeamsConfig | None:
    """None where Teams is not set up. Raises ValueError where it is half set up."""
    return _teams(settings) if _wants_teams(settings) else None


def _wants_slack(settings: Settings) -> bool:
    secrets = (settings.slack_signing_secret, settings.slack_bot_token, settings.slack_app_token)
    return any(secret.get_secret_value() for secret in secrets)


def _wants_teams(settings: Settings) -> bool:
    named = (settings.teams_app_id, settings.teams_tenant_id, settings.teams_tenants)
    return any(named) or bool(settings.teams_app_password.get_secret_value())


def _slack(settings: Settings) -> SlackConfig:
    return SlackConfig(
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        bot_token=settings.slack_bot_token.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value() or None,
        api_url=settings.slack_api_url,
    )


def _teams(settings: Settings) -> TeamsConfig:
    return TeamsConfig(
        app_id=settings.teams_app_id,
        app_password=settings.teams_app_password.get_secret_value(),
        app_type=settings.teams_app_type,
        tenant_id=settings.teams_tenant_id,
        tenants=frozenset(tenant.strip() for tenant in settings.teams_tenants.split(",")),
        loopback=settings.is_loopback,
        cloud=GOVERNMENT if settings.teams_cloud == "https://botframework.azure.us" else PUBLIC,
        identity=ManagedIdentity(
            settings.identity_endpoint or ManagedIdentity().endpoint,
            settings.identity_header.get_secret_value(),
        ),
    )
