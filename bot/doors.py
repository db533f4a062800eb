"""Builds the doors that the settings ask for."""

from adapters.base import Door
from adapters.slack.config import OAuthConfig, SlackConfig
from adapters.teams.config import GOVERNMENT, PUBLIC, ManagedIdentity, TeamsConfig
from bot.clock import utc_now
from bot.faults import Exit, StartFault
from bot.installations import SlackInstallations
from bot.settings import Settings
from bot.token_keys import TokenKeys
from storage.database import Database


def build_doors(settings: Settings, database: Database | None = None) -> list[Door]:
    """The doors whose settings are there. Raises StartFault for a door whose settings are half there.

    `database` keeps the workspaces that install Waymark; by default that of the settings, for what needs no
    more than to know the doors.
        Without any platform the Teams door opens for local test clients, on this machine alone: beside a real
    platform it would be a way in without a sign-in.
    """
    doors: list[Door] = []
    try:
        if slack := slack_config(settings):
            kept = slack_installations(settings, database) if slack.oauth is not None else None
            doors.append(_slack_door(slack, kept))
        if teams := teams_config(settings):
            doors.append(_teams_door(teams))
        elif not doors and settings.is_loopback:
            doors.append(_teams_door(_teams(settings)))
    except ValueError as error:
        raise StartFault(str(error), Exit.ENVIRONMENT) from None
    if not doors:
        raise StartFault(
            "No platform is set up. Set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN for Slack, or MicrosoftAppId, "
            "MicrosoftAppPassword and MicrosoftAppTenantId for Teams.",
            Exit.ENVIRONMENT,
        )
    return doors


# Each platform's libraries take a quarter of a second and 30 MB: only those of a door that opens are loaded.
def _slack_door(config: SlackConfig, kept: SlackInstallations | None) -> Door:
    from adapters.slack.door import SlackDoor

    return SlackDoor(config, now=utc_now, installations=kept)


def _teams_door(config: TeamsConfig) -> Door:
    from adapters.teams.door import TeamsDoor

    return TeamsDoor(config, now=utc_now)


def slack_config(settings: Settings) -> SlackConfig | None:
    """None where Slack is not set up. Raises ValueError where it is half set up."""
    return _slack(settings) if _wants_slack(settings) else None


def teams_config(settings: Settings) -> TeamsConfig | None:
    """None where Teams is not set up. Raises ValueError where it is half set up."""
    return _teams(settings) if _wants_teams(settings) else None


def slack_installations(settings: Settings, database: Database | None = None) -> SlackInstallations:
    """Raises ValueError where the keys cannot be used."""
    keys = TokenKeys(settings.token_keys.get_secret_value())
    return SlackInstallations(database or Database(settings.database_url), keys, utc_now)


def _wants_slack(settings: Settings) -> bool:
    secrets = (settings.slack_signing_secret, settings.slack_bot_token, settings.slack_app_token)
    return any(secret.get_secret_value() for secret in secrets) or _wants_many(settings)


def _wants_many(settings: Settings) -> bool:
    return bool(settings.slack_client_id or settings.slack_client_secret.get_secret_value())


def _wants_teams(settings: Settings) -> bool:
    named = (settings.teams_app_id, settings.teams_tenant_id, settings.teams_tenants)
    return any(named) or bool(settings.teams_app_password.get_secret_value())


def _slack(settings: Settings) -> SlackConfig:
    return SlackConfig(
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        bot_token=settings.slack_bot_token.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value() or None,
        api_url=settings.slack_api_url,
        oauth=_oauth(settings) if _wants_many(settings) else None,
    )


def _oauth(settings: Settings) -> OAuthConfig:
    needed = {
        "SLACK_SIGNING_SECRET": settings.slack_signing_secret.get_secret_value(),
        "SLACK_CLIENT_ID": settings.slack_client_id,
        "SLACK_CLIENT_SECRET": settings.slack_client_secret.get_secret_value(),
        "WAYMARK_TOKEN_KEYS": settings.token_keys.get_secret_value(),
        "WAYMARK_PUBLIC_URL": settings.public_url,
    }
    if missing := [name for name, value in needed.items() if not value.strip()]:
        raise ValueError(f"For Slack in several workspaces, set {' and '.join(missing)} as well.")
    if settings.slack_bot_token.get_secret_value() or settings.slack_app_token.get_secret_value():
        raise ValueError(
            "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are for one workspace, SLACK_CLIENT_ID is for several. Leave "
            "out the one or the other."
        )
    return OAuthConfig(
        client_id=settings.slack_client_id,
        client_secret=settings.slack_client_secret.get_secret_value(),
        public_url=settings.public_url,
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
