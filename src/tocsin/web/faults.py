"""Pages that say what is wrong, in the reader's language; a program is answered in JSON."""

from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tocsin.errors import StoreError, TocsinError, UsageError
from tocsin.language.catalogues import ENGLISH, LANGUAGES
from tocsin.web.acts import RefusedError
from tocsin.web.answering import refused
from tocsin.web.desk import Desk, NoSuchError
from tocsin.web.safety import wrong

LANGUAGE_COOKIE = "tocsin-language"
STATIC = resources.files("tocsin.web") / "static"


def handlers(desk: Desk) -> Mapping[Any, Callable[[Request, Exception], Response]]:
    """Return what answers where no page does."""
    return {
        404: _said(desk, TocsinError("There is no such page.", code="error-no-page"), 404),
        405: _said(
            desk, TocsinError("This address does not do that.", code="error-no-method"), 405
        ),
        Exception: _said(
            desk,
            TocsinError(
                "The desk could not make this page; what went wrong stands in its terminal.",
                code="error-page-failed",
            ),
            500,
        ),
    }


def _said(desk: Desk, what: TocsinError, status: int) -> Callable[[Request, Exception], Response]:
    """Return what answers where no page does: to who asks for records in JSON."""
    return lambda request, _: (
        refused(str(what), status)
        if request.url.path.startswith("/api/")
        else _error_page(desk, request, what, status)
    )


def spoken(request: Request) -> str:
    """Return the reader's language: the one they chose, else the first of their browser's that
    there is.
    """
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    wanted = [
        part.split(";")[0].strip()[:2].lower()
        for part in request.headers.get("accept-language", "").split(",")
    ]
    return next((w for w in wanted if w in LANGUAGES), ENGLISH)


def wrong_page(
    desk: Desk, request: Request, error: TocsinError, *, usage: int = 400, back: str = ""
) -> Response:
    """Return the page that says what is wrong; `usage` is the status of what cannot be done as it
    was asked, `back` where it was asked.
    """
    kinds: tuple[tuple[type[TocsinError], int], ...] = (
        (RefusedError, 403),
        (NoSuchError, 404),
        (UsageError, usage),
        (StoreError, 503),
        (TocsinError, 500),
    )
    status = next(status for kind, status in kinds if isinstance(error, kind))
    if wants_json(request):
        return refused(str(error), status)
    return _error_page(desk, request, error, status, back)


def wants_json(request: Request) -> bool:
    """Return whether a program asks, rather than a browser."""
    return (
        request.headers.get("accept", "").split(",")[0].split(";")[0].strip() == "application/json"
    )


def _error_page(
    desk: Desk, request: Request, error: TocsinError, status: int, back: str = ""
) -> Response:
    """Return a page of the desk that says what is wrong, in the reader's language; where the
    casebook or store is away, a bare one.
    """
    language = spoken(request)
    visitor = desk.visitor(request.scope)
    if visitor is None:
        return wrong(error, status, language)
    try:
        frame = {
            "book": desk.book(),
            "version": desk.version(),
            "token": visitor.token,
            "signer": visitor.signer,
            "account": visitor.session.account if visitor.session else None,
            "built": is_built(),
        }
    except TocsinError:
        return wrong(error, status, language)
    return wrong(error, status, language, frame | {"path": "/", "here": "/", "back": back})


def is_built() -> bool:
    """Tell whether the scripts were built; without them every page is whole, and stands still."""
    return (STATIC / "built" / "desk.js").is_file()
