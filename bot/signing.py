"""Ed25519 keys and signatures, as texts in base64. No error tells anything of a key."""

from base64 import b64decode, b64encode
from binascii import Error

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class BadKey(ValueError):
    """A text that is no key."""


def new_key() -> str:
    """The private half."""
    return b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def public_half(private: str) -> str:
    """Raises BadKey."""
    return b64encode(_private(private).public_key().public_bytes_raw()).decode()


def read_public(text: str) -> str:
    """A public key as it is compared and kept. Raises BadKey."""
    return b64encode(_public(text).public_bytes_raw()).decode()


def sign(private: str, content: bytes) -> str:
    """Raises BadKey."""
    return b64encode(_private(private).sign(content)).decode()


def is_signed(public: str, content: bytes, signature: str) -> bool:
    try:
        _public(public).verify(b64decode(signature, validate=True), content)
    except (BadKey, InvalidSignature, Error):
        return False
    return True


def _private(text: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(b64decode(text.strip(), validate=True))
    except ValueError:
        raise BadKey from None


def _public(text: str) -> Ed25519PublicKey:
    try:
        return Ed25519PublicKey.from_public_bytes(b64decode(text.strip(), validate=True))
    except ValueError:
        raise BadKey from None
