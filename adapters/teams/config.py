"""What the Teams door must know before it opens, checked once."""

from dataclasses import dataclass, field
from typing import Literal, get_args
from urllib.parse import urlsplit

from adapters.loopback import is_loopback

AppType = Literal["SingleTenant", "UserAssignedMSI", "MultiTenant"]

LOCAL_TENANT = "local"


@dataclass(frozen=True, slots=True)
class Cloud:
    """Where one of Microsoft's clouds issues tokens, and what it writes in them.

    `tenant` is where an app registered for several tenants gets its tokens.
    """

    login: str
    tenant: str
    scope: str
    issuer: str
    metadata: str


PUBLIC = Cloud(
    login="https://login.microsoftonline.com",
    tenant="botframework.com",
    scope="https://api.botframework.com",
    issuer="https://api.botframework.com",
    metadata="https://login.botframework.com/v1/.well-known/openidconfiguration",
)

GOVERNMENT = Cloud(
    login="https://login.microsoftonline.us",
    tenant="MicrosoftServices.onmicrosoft.us",
    scope="https://api.botframework.us",
    issuer="https://api.botframework.us",
    metadata="https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
)
"""The cloud that the setting ChannelService=https://botframework.azure.us stands for."""


@dataclass(frozen=True, slots=True)
class ManagedIdentity:
    """Where a machine in Azure fetches its own tokens.

    The default is the address inside a virtual machine; App Service and Container Apps give theirs in the
    environment variables IDENTITY_ENDPOINT and IDENTITY_HEADER.
    """

    endpoint: str = "http://169.254.169.254/metadata/identity/oauth2/token"
    header: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TeamsConfig:
    """The bot's registration. Raises ValueError when it is half set, saying what to do.

    `loopback`: the program listens on this machine alone. Only then may `app_id` stay empty, which admits
    local test clients without a sign-in. `tenants` are the tenants that may talk to the bot; `tenant_id` is
    always one of them.
    """

    app_id: str = ""
    app_password: str = field(default="", repr=False)
    app_type: AppType = "SingleTenant"
    tenant_id: str = ""
    tenants: frozenset[str] = frozenset()
    loopback: bool = False
    cloud: Cloud = PUBLIC
    identity: ManagedIdentity = ManagedIdentity()

    def __post_init__(self) -> None:
        named = {tenant.strip().lower() for tenant in (self.tenant_id, *self.tenants)} - {""}
        if not self.app_id:
            named = named or {LOCAL_TENANT}
        object.__setattr__(self, "tenants", frozenset(named))
        _check(self)

    @property
    def is_local(self) -> bool:
        """Whether local test clients are admitted without a sign-in."""
        return not self.app_id

    @property
    def is_rehearsed(self) -> bool:
        """Whether Microsoft itself is on this machine, as in tests: then its files are here as well."""
        return self.is_local or is_loopback(urlsplit(self.cloud.login).hostname or "")

    @property
    def token_tenant(self) -> str:
        return self.cloud.tenant if self.app_type == "MultiTenant" else self.tenant_id

    def tenant_of(self, claimed: str) -> str | None:
        """The workspace for the tenant that an activity names; None when it may not talk to the bot.

        Without a sign-in the name proves nothing, and test clients make one up: they are all the same tenant.
        """
        if self.is_local:
            return LOCAL_TENANT
        return claimed.lower() if claimed.lower() in self.tenants else None

    def may_send_to(self, url: str) -> bool:
        """Whether answers, and the bot's token with them, may go to this service address."""
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname or "", parts.port
        except ValueError:
            return False
        if not host or parts.username or parts.query or parts.fragment:
            return False
        if is_loopback(host):
            return self.loopback and parts.scheme in ("http", "https")
        return parts.scheme == "https" and not self.is_local


def _check(config: TeamsConfig) -> None:
    if config.app_type not in get_args(AppType):
        raise ValueError(
            f"Teams: MicrosoftAppType is {config.app_type!r}. Set it to {', '.join(get_args(AppType))}, "
            "whichever the bot's page in the Azure portal shows."
        )
    if config.is_local:
        _check_local(config)
    else:
        _check_registered(config)
    for address in (config.cloud.login, config.cloud.metadata):
        _check_endpoint(address)


def _check_local(config: TeamsConfig) -> None:
    if config.app_password:
        raise ValueError(
            "Teams: MicrosoftAppPassword is set but MicrosoftAppId is empty. Set both, as the bot's page in "
            "the Azure portal shows them, or neither to try the bot on this machine."
        )
    if config.tenants != {LOCAL_TENANT}:
        raise ValueError(
            "Teams: MicrosoftAppTenantId or WAYMARK_TEAMS_TENANTS is set but MicrosoftAppId is empty. Set "
            "MicrosoftAppId and MicrosoftAppPassword too, as the bot's page in the Azure portal shows them, or "
            "none of them to try the bot on this machine."
        )
    if not config.loopback:
        raise ValueError(
            "Teams: MicrosoftAppId is empty, so nobody who calls could be verified. Set MicrosoftAppId, "
            "MicrosoftAppPassword and MicrosoftAppTenantId, or listen on 127.0.0.1 to try it on this machine."
        )


def _check_registered(config: TeamsConfig) -> None:
    if config.app_type == "UserAssignedMSI" and config.app_password:
        raise ValueError(
            "Teams: MicrosoftAppType is UserAssignedMSI, and a managed identity has no password. Remove "
            "MicrosoftAppPassword, or set MicrosoftAppType to SingleTenant."
        )
    if config.app_type != "UserAssignedMSI" and not config.app_password:
        raise ValueError(
            "Teams: MicrosoftAppId is set but MicrosoftAppPassword is empty. Set it to the client secret made "
            "under 'Certificates & secrets' of the app registration."
        )
    if config.app_type != "MultiTenant" and not config.tenant_id:
        raise ValueError(
            "Teams: MicrosoftAppId is set but MicrosoftAppTenantId is empty. Set it to the 'Directory (tenant) "
            "ID' on the overview page of the app registration."
        )
    if not config.tenants:
        raise ValueError(
            "Teams: no tenant may talk to the bot. Set MicrosoftAppTenantId to the council's tenant, or list "
            "tenants in WAYMARK_TEAMS_TENANTS."
        )


def _check_endpoint(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        raise ValueError(
            f"Teams: the sign-in address {address!r} does not begin with https://. Correct it or remove it."
        )
