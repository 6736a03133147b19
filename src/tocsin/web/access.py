"""Who asks: tokens in the Authorization header, and a limit on wrong ones.

Until a token is made, a desk on this machine answers whoever asks on it, for reading. From then on
every address of the API asks for one, but those that the desk's own pages fetch.
"""

import base64
import hashlib
import threading
import time
from collections import deque
from collections.abc import Mapping

from starlette.requests import Request

from tocsin.errors import StoreError, TocsinError
from tocsin.records import AccessToken, Role
from tocsin.web.desk import Desk
from tocsin.workspace import access
from tocsin.workspace.clock import now

REALM = "tocsin"
# The way of asking that is named first where a token is missing.
CHALLENGE: Mapping[str, str] = {"WWW-Authenticate": f'Bearer realm="{REALM}"'}
# So many wrong tokens from one address within so many seconds, and no other new one is looked at.
_MOST_WRONG, _WITHIN = 10, 60.0
_MOST_ADDRESSES, _MOST_PROVEN = 1_000, 10_000
_REFUSED = "refused-tokens"
_WHY: Mapping[str, str] = {
    "unknown": "this token is none of this store's; ask whoever keeps it for one.",
    "expired": "this token has expired; ask whoever keeps the store for a new one.",
    "disabled": "the account of this token's person is disabled; ask whoever keeps the store.",
    "revoked": "this token was revoked; ask whoever keeps the store for a new one.",
}


class DeniedError(TocsinError):
    """Somebody may not do what they ask; `status` is that of the answer, with its headers."""

    def __init__(self, text: str, status: int, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(text)
        self.status = status
        self.headers = dict(headers or {})


class Failures:
    """How many wrong tokens or passwords came from each address, or for each name, of late.

    A token that was right once is let through, so that nobody locks others out of their own
    address; it is checked like any other.
    """

    def __init__(self, most: int = _MOST_WRONG, within: float = _WITHIN) -> None:
        """So many within so many seconds, and no other new one is looked at."""
        self.most, self.within = most, within
        self._lock = threading.Lock()
        self._wrong: dict[str, deque[float]] = {}
        self._proven: set[str] = set()

    def wait(self, address: str, token: str) -> int:
        """Return for how many seconds a token from an address is not looked at; 0 where it is."""
        with self._lock:
            times = self._recent(address)
            if len(times) < self.most or _mark(token) in self._proven:
                return 0
            return max(1, round(times[0] + self.within - time.monotonic()))

    def wrong(self, address: str) -> bool:
        """Count a wrong token; return whether it is the one from which on no other is looked at."""
        with self._lock:
            times = self._recent(address)
            times.append(time.monotonic())
            if len(self._wrong) >= _MOST_ADDRESSES:
                self._wrong.pop(next(iter(self._wrong)))
            self._wrong[address] = times
            return len(times) == self.most

    def right(self, token: str) -> None:
        """Remember that a token was right."""
        with self._lock:
            if len(self._proven) >= _MOST_PROVEN:
                self._proven.clear()
            self._proven.add(_mark(token))

    def _recent(self, address: str) -> deque[float]:
        """Return when wrong tokens came from an address, as far as that still counts."""
        times = self._wrong.get(address, deque(maxlen=self.most))
        while times and times[0] + self.within <= time.monotonic():
            times.popleft()
        return times


class Guard:
    """Checks who asks a desk over its API."""

    def __init__(self, desk: Desk) -> None:
        """Guard one desk."""
        self._desk = desk
        self._failures = Failures()

    def reader(self, request: Request) -> AccessToken | None:
        """Return who reads; None where no token was ever made for this store.

        Raises:
            DeniedError: a token is needed and missing, or not taken.
        """
        if request.headers.get("authorization") is None and not self._is_asked_for():
            return None
        return self.known(request, "reader")

    def known(self, request: Request, least: Role) -> AccessToken:
        """Return whose token came with a request.

        Raises:
            DeniedError: there is none, it is not taken, or its role may not do that.
        """
        written = token_of(request.headers.get("authorization"))
        if written is None:
            raise DeniedError(self._missing(), 401, CHALLENGE)
        token = self._checked(request, written)
        if not token.allows(least):
            raise DeniedError(
                f"this needs the role {least}; the token of {token.name} has the role "
                f"{token.role}.",
                403,
            )
        return token

    def _missing(self) -> str:
        """Return what is said where no token came."""
        if self._is_asked_for():
            return "this needs a token, in a header: Authorization: Bearer TOKEN."
        return (
            "this needs a token, and none was made for this store yet; whoever keeps it makes one "
            "with: tocsin token new NAME --role analyst --store STORE"
        )

    def _checked(self, request: Request, written: str) -> AccessToken:
        """Return a token that is taken; count one that is not."""
        address = request.client.host if request.client else ""
        if seconds := self._failures.wait(address, written):
            raise DeniedError(
                f"too many wrong tokens came from this address; try again in {seconds} seconds.",
                429,
                {"Retry-After": str(seconds)},
            )
        checked = access.checked(self._desk.store, written)
        if isinstance(checked, AccessToken):
            self._failures.right(written)
            return checked
        if self._failures.wrong(address):
            self._log(address)
        raise DeniedError(_WHY[checked], 401, CHALLENGE)

    def _log(self, address: str) -> None:
        """Write down that wrong tokens came, once for each burst of them."""
        said = f"{_MOST_WRONG} wrong tokens within {_WITHIN:.0f} seconds"
        self._desk.store.words.log(now(), "tocsin", _REFUSED, address or "unknown", said)

    def _is_asked_for(self) -> bool:
        """Return whether this store's API asks for tokens; where that cannot be read, it does."""
        try:
            return self._desk.store.access.is_asked_for()
        except StoreError:
            return True


def token_of(header: str | None) -> str | None:
    """Return the token of an Authorization header: `Bearer TOKEN`, `Token TOKEN`, or as the
    password of `Basic`; None where there is none.
    """
    scheme, rest = (header or "").strip().partition(" ")[::2]
    credentials = rest.strip()
    if not credentials:
        return None
    if scheme.casefold() in ("bearer", "token"):
        return credentials
    if scheme.casefold() != "basic":
        return None
    try:
        colon, password = base64.b64decode(credentials, validate=True).decode().partition(":")[1:]
    except ValueError:  # no base64, or no text
        return None
    return password if colon and password else None


def _mark(token: str) -> str:
    """Return what is remembered of a token: never the token itself."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
