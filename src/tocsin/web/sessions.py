"""Sessions of people who are logged in: begun with a password, carried by a cookie, over after a
while; and what a desk answers to who is not.
"""

import datetime as dt
import threading
from collections.abc import Callable, MutableMapping

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tocsin.errors import TocsinError
from tocsin.records import Account, Session
from tocsin.records.persons import person
from tocsin.web.access import DeniedError, Failures, Guard
from tocsin.web.answering import refused, wrong
from tocsin.web.desk import Desk
from tocsin.web.render import address
from tocsin.web.visitors import KEY, Visitor
from tocsin.workspace import accounts
from tocsin.workspace.clock import now
from tocsin.workspace.passwords import Argon2id, Hasher

# A cookie of the first name is taken by browsers over TLS alone, and from this host alone.
_SECURE, _PLAIN = "__Host-tocsin", "tocsin-session"
# What an open page asks by itself; it keeps nobody logged in.
LIVE = "x-tocsin-live"
# Wrong passwords: so many from one address within a minute, so many for one name within an hour.
_BY_ADDRESS, _BY_NAME = (10, 60.0), (30, 3_600.0)
_WRONG = "refused-passwords"
_MOST_NAME = 200
# What answers without anybody logged in, and what programs ask with a token.
_OPEN = ("/login", "/language/", "/static/", "/favicon.svg", "/healthz")
_OF_PROGRAMS = ("/api/", "/taxii2/", "/metrics", "/alarms.atom")
_OF_SCRIPTS = ("/events",)


class TooManyError(TocsinError):
    """Too many wrong passwords came; `seconds` is for how long none is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            "too many wrong passwords came; try again in {seconds} seconds.",
            code="error-too-many-passwords",
            seconds=seconds,
        )
        self.seconds = seconds


class Sessions:
    """Who is logged in at one desk."""

    def __init__(self, desk: Desk, *, is_secret: bool, hasher: Hasher | None = None) -> None:
        """Look at a desk's store; `is_secret` where browsers speak TLS with it.

        Raises:
            MissingExtraError: what checks passwords is not installed.
        """
        self._desk = desk
        self.is_secret = is_secret
        self.hasher = hasher or Argon2id()
        self._seen: MutableMapping[str, dt.datetime] = {}
        self._lock = threading.Lock()
        self._by_address, self._by_name = Failures(*_BY_ADDRESS), Failures(*_BY_NAME)

    def visitor(self, request: Request) -> Visitor | None:
        """Return who is logged in and sends a request; None where nobody is, or no longer."""
        secret, moment = request.cookies.get(self._cookie, ""), now()
        session = self._standing(accounts.digest_of(secret), moment) if secret else None
        if session is None:
            return None
        if LIVE not in request.headers and not request.url.path.startswith(_OF_SCRIPTS):
            self._use(session, moment)
        account = session.account
        return Visitor(account.name, account.role, accounts.form_token(secret), session)

    def is_in(self, visitor: Visitor) -> bool:
        """Return whether somebody is still logged in."""
        session = visitor.session
        return session is not None and self._standing(session.digest, now()) is not None

    def _standing(self, digest: str, moment: dt.datetime) -> Session | None:
        """Return a session that is not over."""
        session = self._desk.store.accounts.session(digest)
        if session is None:
            return None
        with self._lock:
            seen_at = max(session.seen_at, self._seen.get(digest, session.seen_at))
        return None if accounts.is_over(session, seen_at, moment) else session

    def log_in(self, request: Request, name: str, password: str) -> accounts.NewSession | None:
        """Begin a session of the person whose name and password these are; None where they are
        nobody's.

        Raises:
            TooManyError: too many wrong ones came.
        """
        whence = request.client.host if request.client else ""
        key = person(name[:_MOST_NAME])
        mark = f"{whence} {key}"
        waits = (self._by_address.wait(whence, mark), self._by_name.wait(key, mark))
        if seconds := max(waits):
            raise TooManyError(seconds)
        store = self._desk.store
        account = accounts.is_right(store, name[:_MOST_NAME], password, self.hasher)
        if account is None:
            self._count_wrong(whence, key)
            return None
        self._by_address.right(mark)
        self._by_name.right(mark)
        return self.begin_for(request, account)

    def begin_for(self, request: Request, account: Account) -> accounts.NewSession:
        """Begin a session of somebody whose account is known to be theirs; the session that the
        browser had before is over.
        """
        if (before := self.visitor(request)) is not None:
            self.end(before)
        whence = request.client.host if request.client else ""
        return accounts.begin(self._desk.store, account, whence)

    def end(self, visitor: Visitor) -> None:
        """End a session."""
        if visitor.session is not None:
            self._desk.store.accounts.end(visitor.session, now())

    def keep(self, answer: Response, secret: str) -> None:
        """Have the browser keep a secret until it is closed, and send it to this desk alone."""
        answer.set_cookie(
            self._cookie, secret, httponly=True, samesite="lax", secure=self.is_secret, path="/"
        )

    def forget(self, answer: Response) -> None:
        """Have the browser forget its secret."""
        answer.delete_cookie(
            self._cookie, httponly=True, samesite="lax", secure=self.is_secret, path="/"
        )

    @property
    def _cookie(self) -> str:
        """Return the name of the cookie."""
        return _SECURE if self.is_secret else _PLAIN

    def _use(self, session: Session, moment: dt.datetime) -> None:
        """Remember that a session was used; write it down seldom."""
        with self._lock:
            self._seen[session.digest] = moment
            gone = [key for key, at in self._seen.items() if at + accounts.LONGEST < moment]
            for key in gone:
                del self._seen[key]
        if moment - session.seen_at >= accounts.SEEN_EVERY:
            self._desk.store.accounts.seen(session.digest, moment)

    def _count_wrong(self, whence: str, key: str) -> None:
        """Count a wrong password, and write bursts of them down."""
        bursts = {
            whence or "unknown": (self._by_address.wrong(whence), self._by_address),
            key or "unknown": (self._by_name.wrong(key), self._by_name),
        }
        for subject, (is_burst, failures) in bursts.items():
            if is_burst:
                said = f"{failures.most} wrong passwords within {failures.within:.0f} seconds"
                self._desk.store.words.log(now(), "tocsin", _WRONG, subject, said)


class Admission:
    """Lets those through who are logged in; programs with a token; everybody to where one logs
    in.
    """

    def __init__(
        self, app: ASGIApp, sessions: Sessions, guard: Guard, away: Callable[..., Response]
    ) -> None:
        """Stand before an application; `away` answers where the store is."""
        self._app, self._sessions, self._guard, self._away = app, sessions, guard, away

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            answer = await to_thread.run_sync(lambda: self._answer(request, scope))
        except TocsinError as error:
            answer = self._away(error, 503)
        await (answer or self._app)(scope, receive, send)

    def _answer(self, request: Request, scope: Scope) -> Response | None:
        """Return what is answered in place of the application; None where a request may pass."""
        path = request.url.path
        visitor = None if path.startswith(_OPEN[2:]) else self._sessions.visitor(request)
        scope[KEY] = visitor
        if visitor is not None or path.startswith(_OPEN):
            return None
        if path.startswith(_OF_PROGRAMS):
            return self._of_program(request)
        if path.startswith(_OF_SCRIPTS) or "application/json" in request.headers.get("accept", ""):
            return refused("nobody is logged in; log in at /login.", 403)
        if path.startswith("/act/") and request.method == "POST":
            return None  # what was typed is kept there until somebody has logged in
        to = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(address("login", to=to if request.method == "GET" else "/"), 303)

    def _of_program(self, request: Request) -> Response | None:
        """Return why a program is not answered; None where its token is taken."""
        try:
            self._guard.known(request, "reader")
        except DeniedError as error:
            return wrong(error)
        return None
