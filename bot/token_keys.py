"""The keys from the environment under which bot tokens are kept."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

_WRONG = (
    "WAYMARK_TOKEN_KEYS holds something that is no key. `waymark slack key` makes one; several are separated "
    "by commas, the newest first."
)


class Unreadable(Exception):
    """None of the keys opens it."""


def new_key() -> str:
    return Fernet.generate_key().decode()


class TokenKeys:
    """Encrypts under the first key, and opens what any of them encrypted. Raises ValueError for a bad list.

    The workspace is encrypted along, so a token moved into another workspace's row opens there for nobody.
    """

    def __init__(self, keys: str) -> None:
        try:
            known = [Fernet(each.strip()) for each in keys.split(",") if each.strip()]
        except ValueError:
            raise ValueError(_WRONG) from None
        if not known:
            raise ValueError("WAYMARK_TOKEN_KEYS is empty. `waymark slack key` makes a key.")
        self._newest = known[0]
        self._all = MultiFernet(known)

    def encrypt(self, token: str, workspace: str) -> str:
        return self._newest.encrypt(f"{workspace}\n{token}".encode()).decode()

    def decrypt(self, kept: str, workspace: str) -> str:
        """Raises Unreadable."""
        return _of(workspace, self._all, kept)

    def is_newest(self, kept: str, workspace: str) -> bool:
        """Whether it is under the first key."""
        try:
            _of(workspace, self._newest, kept)
        except Unreadable:
            return False
        return True


def _of(workspace: str, keys: Fernet | MultiFernet, kept: str) -> str:
    try:
        owner, _, token = keys.decrypt(kept.encode()).decode().partition("\n")
    except (InvalidToken, ValueError):
        raise Unreadable from None
    if owner != workspace:
        raise Unreadable
    return token
