"""The keys and tokens of a Microsoft on loopback: real RS256, published as Microsoft publishes them."""

import json
import time
from dataclasses import dataclass
from functools import cache
from itertools import count

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

Json = dict[str, object]

ISSUER = "https://api.botframework.com"


@cache
def _private_key(number: int) -> rsa.RSAPrivateKey:
    """Made once in a test run: one takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(frozen=True)
class Key:
    """One signing key; `endorsements` are the channels that it may vouch for."""

    number: int
    kid: str
    endorsements: tuple[str, ...] = ("msteams", "webchat")

    def published(self) -> Json:
        public = json.loads(RSAAlgorithm.to_jwk(_private_key(self.number).public_key()))
        return {
            **public,
            "kid": self.kid,
            "use": "sig",
            "alg": "RS256",
            "endorsements": list(self.endorsements),
        }

    def sign(self, claims: Json, **headers: object) -> str:
        return jwt.encode(
            claims, _private_key(self.number), algorithm="RS256", headers={"kid": self.kid, **headers}
        )


class Signing:
    """The key set of the day, and tokens signed with it."""

    def __init__(self, audience: str, service_url: str) -> None:
        self._numbers = count()
        self._audience = audience
        self._service_url = service_url
        self.current = self.new_key()
        self.published = [self.current]

    def new_key(self, *endorsements: str) -> Key:
        number = next(self._numbers)
        return Key(number, f"key-{number}", *([endorsements] if endorsements else []))

    def rotate(self) -> None:
        """From now on Microsoft signs with a key that it did not publish before."""
        self.current = self.new_key()
        self.published = [self.current]

    def claims(self, **changed: object) -> Json:
        """As in a token of the Bot Framework; None leaves a claim out."""
        now = int(time.time())
        claims: Json = {
            "iss": ISSUER,
            "aud": self._audience,
            "serviceurl": self._service_url,
            "nbf": now - 60,
            "exp": now + 3600,
        }
        return {name: value for name, value in {**claims, **changed}.items() if value is not None}

    def token(self, key: Key | None = None, **changed: object) -> str:
        return (key or self.current).sign(self.claims(**changed))
