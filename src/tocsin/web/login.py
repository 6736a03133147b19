"""Logging in and out at a desk, and what of a form stays when a session ends before it is sent."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tocsin.errors import TocsinError, UsageError
from tocsin.web.acts import Act, RefusedError, check_origin, check_own
from tocsin.web.desk import Desk
from tocsin.web.done import Done
from tocsin.web.render import own_address, page
from tocsin.web.sessions import Sessions, TooManyError
from tocsin.web.visitors import KEY, Visitor
from tocsin.web.words import words_in
from tocsin.workspace import accounts
from tocsin.workspace.clock import now

MOST_FORM = 50_000_000
# What a form carries for the desk alone, and what a person types; the rest is chosen by clicks.
_CARRIED = ("token", "page", "once", "place")
_TYPED = ("note", "text", "title", "url", "where", "source", "published", "name", "value")
_KEPT = "kept-"
# Of all that a form may hold, this alone is never sent back.
_SECRET = "password"

Framed = Callable[[Request, str, Mapping[str, Any], int], Response]
Spoken = Callable[[Request], str]


class Keeping(NamedTuple):
    """A form that could not be done when it was sent: what was to be done, its fields, and whether
    a file or a password came with it, which have to be given again: neither is kept.
    """

    act: str
    fields: Mapping[str, str]
    has_file: bool = False
    has_secret: bool = False

    @property
    def typed(self) -> dict[str, str]:
        """Return what a person typed."""
        return {name: text for name, text in self.fields.items() if name in _TYPED and text}

    @property
    def chosen(self) -> dict[str, str]:
        """Return all else that the form held."""
        return {name: text for name, text in self.fields.items() if name not in self.typed}


def kept_of(act: str, form: FormData) -> Keeping:
    """Return what stays of a form that was sent to do something."""
    fields = {
        name: text
        for name, text in form.multi_items()
        if isinstance(text, str) and name not in (_CARRIED[0], _SECRET)
    }
    file = form.get("file")
    has_file = isinstance(file, UploadFile) and bool(file.filename)
    return Keeping(act, fields, has_file, _SECRET in form)


def _kept_in(form: FormData) -> Keeping | None:
    """Return what stays of a form that went through logging in; None where there was none."""
    act = form.get("act")
    if not isinstance(act, str) or not act:
        return None
    fields = {
        name.removeprefix(_KEPT): text
        for name, text in form.multi_items()
        if isinstance(text, str) and name.startswith(_KEPT)
    }
    again = [form.get(name) == "1" for name in ("file-again", "secret-again")]
    return Keeping(act, fields, *again)


def login_page(
    language: str,
    *,
    to: str = "/",
    kept: Keeping | None = None,
    wrong: TocsinError | None = None,
    name: str = "",
    status: int = 200,
    provider: str = "",
) -> HTMLResponse:
    """Return the page where one logs in: it goes on to an address, or to a form that was sent. A
    `provider` is offered beside a password.
    """
    shown = {
        "to": to,
        "kept": kept,
        "wrong": words_in(language).error(wrong) if wrong is not None else "",
        "name": name,
        "provider": provider,
        "here": "/login",
    }
    return HTMLResponse(page("login.html", language, shown), status)


def resume_page(
    framed: Framed,
    request: Request,
    kept: Keeping,
    why: str = "",
    status: int = 200,
) -> Response:
    """Return the page on which a form that could not be done is sent anew, with what was typed;
    `why` says what was wrong with it.
    """
    shown = {"kept": kept, "is_upload": kept.act == "add", "why": why}
    return framed(request, "resume.html", shown, status)


class Entrance:
    """Logging in and out of one desk, and one's own account."""

    def __init__(self, desk: Desk, sessions: Sessions, framed: Framed, spoken: Spoken) -> None:
        """`framed` answers with a page of the desk, `spoken` tells the reader's language."""
        self._desk, self._sessions = desk, sessions
        self._framed, self._spoken = framed, spoken
        self._provider = desk.provider

    async def enter(self, request: Request) -> Response:
        """Show where one logs in, or log somebody in."""
        if request.method in ("GET", "HEAD"):
            return _entry_page(request, self._spoken(request), self._provider)
        try:
            check_origin(request.headers.get("origin") or "none", request.headers.get("host", ""))
            async with request.form(max_part_size=MOST_FORM) as form:
                return await to_thread.run_sync(lambda: self._entered(request, form))
        except TocsinError as error:
            status = 403 if isinstance(error, RefusedError) else 503
            return login_page(
                self._spoken(request), wrong=error, status=status, provider=self._provider
            )

    def account(self, request: Request) -> Response:
        """Show one's own account."""
        return self._framed(request, "account.html", {"wrong": ""}, 200)

    def own(self, do: Callable[[Visitor, Act], Response]) -> Callable[[Request], Any]:
        """Return what does something with one's own session; it needs a form of that session."""

        async def answer(request: Request) -> Response:
            visitor = self._desk.visitor(request.scope)
            async with request.form() as form:
                act = Act(self._desk, form, visitor)
                try:
                    check_own(act, request.headers.get("origin"), request.headers.get("host", ""))
                    return await to_thread.run_sync(lambda: do(cast("Visitor", visitor), act))
                except TocsinError as error:
                    status = 403 if isinstance(error, RefusedError) else 409
                    shown = {"wrong": words_in(self._spoken(request)).error(error)}
                    return self._framed(request, "account.html", shown, status)

        return answer

    def leave(self, visitor: Visitor, _act: Act) -> Response:
        """Log out."""
        self._sessions.end(visitor)
        answer = RedirectResponse("/login", 303)
        self._sessions.forget(answer)
        return answer

    def leave_others(self, visitor: Visitor, act: Act) -> Response:
        """Log out everywhere else."""
        if visitor.session is not None:
            self._desk.store.accounts.end(visitor.session, now(), others=True)
        return RedirectResponse(act.back(Done("others-out")), 303)

    def change(self, visitor: Visitor, act: Act) -> Response:
        """Change one's own password."""
        before, fresh = (str(act.form.get(name) or "") for name in ("before", "fresh"))
        if visitor.session is not None:
            accounts.own_password(
                self._desk.store, visitor.session, before, fresh, self._sessions.hasher
            )
        return RedirectResponse(act.back(Done("password")), 303)

    def _entered(self, request: Request, form: FormData) -> Response:
        """Log somebody in, or say why not, with all that was typed."""
        act = Act(self._desk, form)
        name, password = act.text("name", 500), str(form.get("password") or "")
        to, kept = own_address(act.text("to") or "/"), _kept_in(form)
        shown: dict[str, Any] = {"to": to, "kept": kept, "name": name, "provider": self._provider}
        visitor = request.scope.get(KEY)
        if kept is not None and form.get("resume") and isinstance(visitor, Visitor):
            return resume_page(self._framed, request, kept)  # logged in on another page meanwhile
        try:
            begun = self._sessions.log_in(request, name, password)
        except TooManyError as error:
            answer = login_page(self._spoken(request), wrong=error, status=429, **shown)
            answer.headers["Retry-After"] = str(error.seconds)
            return answer
        if begun is None:
            return login_page(self._spoken(request), wrong=_not_theirs(), status=403, **shown)
        return self._let_in(request, begun, to, kept)

    def _let_in(
        self, request: Request, begun: accounts.NewSession, to: str, kept: Keeping | None
    ) -> Response:
        """Let somebody in: on to an address, or to the form that was sent."""
        account = begun.session.account
        token = accounts.form_token(begun.secret)
        request.scope[KEY] = Visitor(account.name, account.role, token, begun.session)
        answer: Response = RedirectResponse(to, 303)
        if kept is not None:
            answer = resume_page(self._framed, request, kept)
        self._sessions.keep(answer, begun.secret)
        return answer


def login_routes(entrance: Entrance) -> list[Route]:
    """Return the addresses of logging in, logging out and one's own account."""
    own = entrance.own
    return [
        Route("/login", entrance.enter, methods=["GET", "POST"]),
        Route("/logout", own(entrance.leave), methods=["POST"]),
        Route("/account", entrance.account),
        Route("/account/password", own(entrance.change), methods=["POST"]),
        Route("/account/sessions", own(entrance.leave_others), methods=["POST"]),
    ]


def _not_theirs() -> UsageError:
    """Return what is said where a name or a password is wrong: never which of the two."""
    return UsageError("that name and password do not belong together.", code="error-log-in")


def _entry_page(request: Request, language: str, provider: str) -> Response:
    """Return the page where one logs in; who is logged in already goes on."""
    to = own_address(request.query_params.get("to", "/"))
    if isinstance(request.scope.get(KEY), Visitor):
        return RedirectResponse(to, 303)
    return login_page(language, to=to, provider=provider)
