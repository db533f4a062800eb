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
        if self._config.is_local:
            identity = ClaimsIdentity({}, True, AuthenticationConstants.ANONYMOUS_AUTH_TYPE)
        else:
            identity = await self._identity(activity, auth_header)
        result = AuthenticateRequestResult()
        result.claims_identity = identity
        result.audience = self._config.cloud.scope
        result.connector_factory = Silent()
        return result

    async def _identity(self, activity: Activity, auth_header: str | None) -> ClaimsIdentity:
        """Teams calls with one token for an hour. What is checked of the token alone is checked once; what an
        activity says is held against its claims at every call.
        """
        now = self._clock()
        if auth_header in self._proved and now < self._proved[auth_header][0]:
            identity = self._proved[auth_header][1]
            self._check(identity, activity)
            return identity
        identity = await self._extractor.get_identity_from_auth_header(auth_header, activity.channel_id)
        self._check(identity, activity)
        if auth_header is not None:
            self._keep(auth_header, identity, now)
        return identity

    def _keep(self, auth_header: str, identity: ClaimsIdentity, now: float) -> None:
        if len(self._proved) >= _MOST_PROVED:
            self._proved.clear()
        self._proved[auth_header] = (min(float(identity.claims["exp"]), now + _PROVED_FOR), identity)

    def _check(self, identity: ClaimsIdentity | None, activity: Activity) -> None:
        """What the token check of the SDK leaves open."""
        if identity is None:
            raise PermissionError("no token, or not one of the Bot Framework")
        claims = identity.claims
        if activity.channel_id != CHANNEL:  # the key vouches for whatever channel the activity names
            raise PermissionError("the activity is not from Teams")
        if "exp" not in claims:
            raise PermissionError("the token never expires")
        if claims.get(AuthenticationConstants.AUDIENCE_CLAIM) != self._config.app_id:
            raise PermissionError("the token is for another bot")
        service_url = claims.get(AuthenticationConstants.SERVICE_URL_CLAIM)
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
