"""Who is calling: the Bot Framework's own token check, with its gaps closed."""

from collections.abc import Callable

from botbuilder.schema import Activity  # type: ignore[import-untyped]
from botframework.connector.auth import (  # type: ignore[import-untyped]
    AuthenticateRequestResult,
    AuthenticationConstants,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
    JwtTokenExtractor,
    UserTokenClient,
)
from botframework.connector.auth.verify_options import VerifyOptions  # type: ignore[import-untyped]

from adapters.teams.config import TeamsConfig
from adapters.teams.keys import SigningKeys

CHANNEL = "msteams"
CLOCK_SKEW = 5 * 60

_PROVED_FOR = 10 * 60.0
"""Seconds for which a token that passed passes again, but never beyond its end."""
_MOST_PROVED = 1_000


class Authentication(BotFrameworkAuthentication):  # type: ignore[misc]
    """Verifies calls from Teams. Sends nothing: messages go out through `client.Connector`.

    Only tokens of the Bot Framework service pass. The SDK's stock class also takes tokens of the Emulator and
    of other bots ("skills"), which this bot has no use for, and builds a new msal client for every turn.
    """

    def __init__(self, config: TeamsConfig, keys: SigningKeys, clock: Callable[[], float]) -> None:
        self._config = config
        self._clock = clock
        self._proved: dict[str | None, tuple[float, ClaimsIdentity]] = {}
        self._extractor = JwtTokenExtractor(
            VerifyOptions(
                issuer=[config.cloud.issuer],
                audience=None,  # checked below: PyJWT's message for a wrong one would quote it
                clock_tolerance=CLOCK_SKEW,
                ignore_expiration=False,
            ),
            config.cloud.metadata,
            AuthenticationConstants.ALLOWED_SIGNING_ALGORITHMS,
        )
        self._extractor.open_id_metadata = keys

    async def authenticate_request(
        self, activity: Activity, auth_header: str | None
    ) -> AuthenticateRequestResult:
        """Raises an exception, of whatever type, when the caller is not Teams."""
        return self.vouch(await self.prove(auth_header), activity)

    async def prove(self, auth_header: str | None) -> ClaimsIdentity:
        """Everything that the token alone can tell, so that a stranger's activity need not be read. Raises as
        above.

        Teams calls with one token for an hour: one that passed is not checked again each time.
        """
        if self._config.is_local:
            return ClaimsIdentity({}, True, AuthenticationConstants.ANONYMOUS_AUTH_TYPE)
        now = self._clock()
        if auth_header in self._proved and now < self._proved[auth_header][0]:
            return self._proved[auth_header][1]
        identity = await self._extractor.get_identity_from_auth_header(auth_header, CHANNEL)
        self._check(identity)
        if auth_header is not None:
            self._keep(auth_header, identity, now)
        return identity

    def vouch(self, identity: ClaimsIdentity, activity: Activity) -> AuthenticateRequestResult:
        """Holds what this one activity says against the token. Raises PermissionError."""
        if not self._config.is_local:
            self._compare(identity, activity)
        result = AuthenticateRequestResult()
        result.claims_identity = identity
        result.audience = self._config.cloud.scope
        result.connector_factory = Silent()
        return result

    def _keep(self, auth_header: str, identity: ClaimsIdentity, now: float) -> None:
        if len(self._proved) >= _MOST_PROVED:
            self._proved.clear()
        self._proved[auth_header] = (min(float(identity.claims["exp"]), now + _PROVED_FOR), identity)

    def _check(self, identity: ClaimsIdentity | None) -> None:
        """What the token check of the SDK leaves open."""
        if identity is None:
            raise PermissionError("no token, or not one of the Bot Framework")
        claims = identity.claims
        if "exp" not in claims:
            raise PermissionError("the token never expires")
        if claims.get(AuthenticationConstants.AUDIENCE_CLAIM) != self._config.app_id:
            raise PermissionError("the token is for another bot")

    def _compare(self, identity: ClaimsIdentity, activity: Activity) -> None:
        if activity.channel_id != CHANNEL:  # the key may vouch for others too
            raise PermissionError("the activity is not from Teams")
        service_url = identity.claims.get(AuthenticationConstants.SERVICE_URL_CLAIM)
        if not service_url or service_url != activity.service_url:
            raise PermissionError("the token is for another service address")

    async def create_user_token_client(self, _: ClaimsIdentity) -> UserTokenClient | None:
        """None: nobody signs in to anything through this bot."""
        return None

    def create_connector_factory(self, _: ClaimsIdentity) -> ConnectorFactory:
        return Silent()

    async def authenticate_streaming_request(self, _: str, __: str) -> AuthenticateRequestResult:
        raise PermissionError("streaming is not offered")


class Silent(ConnectorFactory):  # type: ignore[misc]
    """Gives the SDK's turn a client that cannot send.

    The SDK wants one before every turn. A real one would cost 85 % of the turn's CPU (msrest's retry policy)
    and send through a small thread pool; answers are delivered from the queue instead.
    """

    async def create(self, service_url: str, audience: str) -> object:
        return self
