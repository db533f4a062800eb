"""Settings, read once from the environment and from nowhere else."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from adapters.loopback import is_loopback
from bot.faults import Exit, StartFault
from bot.proxies import networks

SHIPPED_FRAMEWORK = Path(__file__).resolve().parent.parent / "framework.json"


def _number(value: object) -> object:
    """The environment holds texts; anything but a whole number is left for the check to refuse."""
    return int(value) if isinstance(value, str) and value.strip().isdecimal() else value


def _checked_networks(text: str) -> str:
    try:
        networks(text)
    except ValueError:
        raise ValueError("give addresses or networks, separated by commas") from None
    return text


class Settings(BaseSettings):
    """Every setting with its environment variable. Platform settings keep their customary names."""

    model_config = SettingsConfigDict(env_prefix="WAYMARK_", frozen=True, extra="ignore", env_ignore_empty=True)

    database_url: str = "sqlite:///waymark.db"
    framework: Path = SHIPPED_FRAMEWORK
    host: str = "127.0.0.1"
    public_url: str = ""
    """Where Slack and Teams reach this server, such as https://waymark.example.gov.uk."""
    port: Annotated[int, Field(ge=0, le=65535)] = 3978
    questions_each: Annotated[Literal[10, 18, 36], BeforeValidator(_number)] = 10
    metrics_host: str = "127.0.0.1"
    metrics_port: Annotated[int, Field(ge=0, le=65535)] = 0
    """Where Prometheus may read; 0: nowhere."""
    trusted_proxies: Annotated[str, NoDecode, AfterValidator(_checked_networks)] = ""
    """Addresses and networks of proxies, separated by commas, whose X-Forwarded-For is believed."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    resend_nudges: bool = True
    """Whether a nudge that may have arrived is sent again where the platform cannot be asked."""
    teams_tenants: Annotated[str, NoDecode] = ""
    """More tenants that may use the Teams door, separated by commas."""

    benchmark_key: SecretStr = SecretStr("")
    """Signs this deployment's benchmark files."""

    otlp_endpoint: str = Field("", validation_alias="OTEL_EXPORTER_OTLP_ENDPOINT")
    """Where traces go; none without it."""

    slack_signing_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_SIGNING_SECRET")
    slack_bot_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_APP_TOKEN")
    slack_client_id: str = Field("", validation_alias="SLACK_CLIENT_ID")
    slack_client_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_CLIENT_SECRET")
    token_keys: SecretStr = SecretStr("")
    """Under which the bot tokens of several workspaces are kept, separated by commas, the newest first."""

    slack_api_url: str = Field("https://slack.com/api/", validation_alias="SLACK_API_URL")

    teams_app_id: str = Field("", validation_alias="MicrosoftAppId")
    teams_app_password: SecretStr = Field(SecretStr(""), validation_alias="MicrosoftAppPassword")
    teams_app_type: Literal["SingleTenant", "UserAssignedMSI", "MultiTenant"] = Field(
        "SingleTenant", validation_alias="MicrosoftAppType"
    )
    teams_tenant_id: str = Field("", validation_alias="MicrosoftAppTenantId")
    teams_cloud: Literal["", "https://botframework.azure.us"] = Field("", validation_alias="ChannelService")
    identity_endpoint: str = Field("", validation_alias="IDENTITY_ENDPOINT")
    identity_header: SecretStr = Field(SecretStr(""), validation_alias="IDENTITY_HEADER")

    @property
    def is_loopback(self) -> bool:
        return is_loopback(self.host)


def read_settings() -> Settings:
    """Reads the environment. Raises StartFault naming every setting that is wrong, without its value."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"{_variable(each['loc'])}: {each['msg'].lower()}" for each in error.errors(include_input=False)
        ]
        raise StartFault("These settings are wrong. " + "; ".join(faults) + ".", Exit.ENVIRONMENT) from None


def _variable(location: tuple[int | str, ...]) -> str:
    name = str(location[0]) if location else ""
    return f"WAYMARK_{name.upper()}" if name in Settings.model_fields else name
