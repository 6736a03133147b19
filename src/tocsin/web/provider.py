"""Logging in at a desk through a provider of identities: the way there, and the way back.

All that the desk remembers of a log-in under way is in one cookie of the browser that began it: a
secret, from which state, nonce and proof of the code are made, and the page to go on to. So nobody
can fill the desk's memory, and a code that another browser began is worth nothing here.
"""

import base64
import hashlib
import hmac
import secrets
import time
from typing import NamedTuple

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tocsin.errors import TocsinError, UsageError
from tocsin.records import Account
from tocsin.web.access import Failures
from tocsin.web.desk import Desk
from tocsin.web.login import Entrance, Framed, Spoken, login_page, login_routes
from tocsin.web.render import own_address
from tocsin.web.sessions import Sessions, TooManyError
from tocsin.workspace import accounts
from tocsin.workspace.clock import now
from tocsin.workspace.oidc import Identity, NotAdmittedError, Provider

BEGIN, BACK = "/login/provider", "/login/provider/back"
_SECURE, _PLAIN = "__Host-tocsin-entry", "tocsin-entry"
# So long a person may take at the provider.
_ENTRY_SECONDS = 600
_SECRET_BYTES, _LONGEST_CODE, _LONGEST_TO, _LOGGED = 32, 4_000, 1_500, 300
_REFUSED = "refused-provider"
# What a provider says in place of a code where a person turned back there.
_TURNED_BACK = "access_denied"


class _Entry(NamedTuple):
    """A log-in under way: a secret, when it began (seconds since 1970), and where to go on."""

    secret: str
    began: int
    to: str

    @property
    def cookie(self) -> str:
        """Return it as the browser keeps it."""
        to = base64.urlsafe_b64encode(self.to.encode()).decode()
        return f"{self.secret}.{self.began}.{to}"

    def derived(self, what: str) -> str:
        """Return what is made from the secret for one purpose."""
        text = f"{what} {self.began} {self.to}".encode("utf-8", "surrogatepass")
        return hmac.new(self.secret.encode(), text, "sha256").hexdigest()

    @property
    def challenge(self) -> str:
        """Return the digest of the proof of a code (RFC 7636, S256)."""
        digest = hashlib.sha256(self.derived("verifier").encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _entry_of(cookie: str) -> _Entry | None:
    """Return the log-in under way that a cookie holds; None where it holds none that counts."""
    secret, began, to = [*cookie.split("."), "", "", ""][:3]
    if len(secret) < _SECRET_BYTES or not (began.isascii() and began.isdecimal()):
        return None
    if len(began) > len(str(_ENTRY_SECONDS)) + 10 or int(began) + _ENTRY_SECONDS < time.time():
        return None
    try:
        return _Entry(secret, int(began), base64.urlsafe_b64decode(to.encode()).decode())
    except ValueError:
        return None


class ProviderEntrance:
    """Logging in at one desk through a provider."""

    def __init__(self, desk: Desk, sessions: Sessions, provider: Provider, spoken: Spoken) -> None:
        """`spoken` tells the reader's language."""
        self._desk, self._sessions = desk, sessions
        self._provider, self._spoken = provider, spoken
        self._is_secret = sessions.is_secret
        self._cookie = _SECURE if sessions.is_secret else _PLAIN
        self._failures = Failures()

    async def begin(self, request: Request) -> Response:
        """Send a person to the provider."""
        to = own_address(request.query_params.get("to", "/"))
        entry = _Entry(secrets.token_urlsafe(_SECRET_BYTES), int(time.time()), to[:_LONGEST_TO])

        def sent() -> Response:
            there = self._provider.entry(
                _back(request), entry.derived("state"), entry.derived("nonce"), entry.challenge
            )
            answer = RedirectResponse(there, 303)
            answer.set_cookie(
                self._cookie,
                entry.cookie,
                max_age=_ENTRY_SECONDS,
                httponly=True,
                samesite="lax",
                secure=self._is_secret,
                path="/",
            )
            return answer

        try:
            return await to_thread.run_sync(sent)
        except TocsinError as error:
            return self._entry_page(request, error, 503)

    async def back(self, request: Request) -> Response:
        """Log in whoever comes back from the provider, or say why not."""
        whence = request.client.host if request.client else ""
        try:
            return await to_thread.run_sync(lambda: self._entered(request, whence))
        except TooManyError as error:
            answer = self._entry_page(request, error, 429)
            answer.headers["Retry-After"] = str(error.seconds)
            return answer
        except UsageError as error:
            await to_thread.run_sync(self._refused, whence, str(error))
            return self._entry_page(request, error, 403)
        except TocsinError as error:
            self._failures.wrong(whence)
            return self._entry_page(request, error, 503)

    def _entered(self, request: Request, whence: str) -> Response:
        """Log in whoever comes back.

        Raises:
            UsageError: they are not let in.
            ProviderError: the provider cannot be asked, or does not take the code.
            TooManyError: too many from this address were not.
        """
        if seconds := self._failures.wait(whence, ""):
            raise TooManyError(seconds)
        entry = _entry_of(request.cookies.get(self._cookie, ""))
        state, code = (request.query_params.get(name, "") for name in ("state", "code"))
        if entry is None or not hmac.compare_digest(
            state.encode(), entry.derived("state").encode()
        ):
            raise NotAdmittedError(
                "this log-in was begun in another browser, or too long ago; begin it anew.",
                code="error-provider-state",
            )
        if not code or len(code) > _LONGEST_CODE:
            raise _without_code(request.query_params.get("error", ""))
        identity = self._provider.identity(
            code, _back(request), entry.derived("nonce"), entry.derived("verifier")
        )
        begun = self._sessions.begin_for(request, self._account(identity))
        answer = RedirectResponse(own_address(entry.to), 303)
        self._sessions.keep(answer, begun.secret)
        self._forget(answer)
        return answer

    def _account(self, identity: Identity) -> Account:
        """Return the account of a person, with the role the provider's groups have.

        Raises:
            UsageError: there is no role for them, their account is disabled, or another person has
                one under their name.
        """
        return accounts.account_from_provider(
            self._desk.store,
            identity.subject,
            identity.name,
            identity.role,
            by=self._provider.settings.issuer,
        )

    def _refused(self, whence: str, why: str) -> None:
        """Count and write down that somebody was not let in."""
        self._failures.wrong(whence)
        said = f"{whence}: {why}"[:_LOGGED]
        self._desk.store.words.log(now(), "tocsin", _REFUSED, self._provider.settings.issuer, said)

    def _entry_page(self, request: Request, error: TocsinError, status: int) -> Response:
        """Return the page where one logs in, with what went wrong."""
        answer = login_page(
            self._spoken(request), wrong=error, status=status, provider=self._provider.title
        )
        self._forget(answer)
        return answer

    def _forget(self, answer: Response) -> None:
        """Have the browser forget the log-in that was under way."""
        answer.delete_cookie(
            self._cookie, httponly=True, samesite="lax", secure=self._is_secret, path="/"
        )


def entry_routes(
    desk: Desk, sessions: Sessions, framed: Framed, spoken: Spoken, provider: Provider | None
) -> list[Route]:
    """Return the addresses of logging in and out, and of going through a provider where there is
    one.
    """
    desk.provider = provider.title if provider is not None else ""
    routes = login_routes(Entrance(desk, sessions, framed, spoken))
    if provider is None:
        return routes
    entrance = ProviderEntrance(desk, sessions, provider, spoken)
    return [*routes, Route(BEGIN, entrance.begin), Route(BACK, entrance.back)]


def _back(request: Request) -> str:
    """Return the address to which a provider sends people back."""
    return f"{str(request.base_url).rstrip('/')}{BACK}"


def _without_code(why: str) -> NotAdmittedError:
    """Return what is said where a provider sends somebody back without a code."""
    if why == _TURNED_BACK:
        return NotAdmittedError(
            "the log-in was given up at the provider.", code="error-provider-turned-back"
        )
    return NotAdmittedError(
        "the provider sent no code; begin the log-in anew.", code="error-provider-no-code"
    )
