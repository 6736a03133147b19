"""The desk's addresses: pages, and the same records as JSON, for this machine only. Nothing anybody found or said is changed here."""

import datetime as dt
from collections.abc import Awaitable, Callable
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tocsin.desk.moment import as_of_moment
from tocsin.desk.web.pages import Pages
from tocsin.errors import StoreError, TocsinError, UsageError
from tocsin.records import Alarm
from tocsin.store import Store

# Names by which this machine may be asked; a page elsewhere that points its own name here is refused (DNS rebinding).
_OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
_POLICY = (
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"
)  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": "; ".join(_POLICY),
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
}  # fmt: skip
_PAGE = Environment(
    loader=PackageLoader("tocsin.desk.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class _Safe(BaseHTTPMiddleware):
    """Answers only to this machine's own names, and tells browsers to run and fetch nothing."""

    async def dispatch(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Check the Host header, then let the request through."""
        host = (
            request.headers.get("host", "").rsplit(":", 1)[0] if "]" not in request.headers.get("host", "") else "[::1]"
        )
        if host not in _OWN_NAMES:
            return _wrong("this desk answers only to 127.0.0.1 and localhost.", 421)
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response


def make_app(store: str, casebook: Path) -> Starlette:
    """Build the desk of one store."""
    pages = Pages(Store(store), casebook)

    def shown(template: str, read: Callable[[Request], dict[str, Any]]) -> Callable[[Request], Response]:
        """Make the answer of a page."""

        def answer(request: Request) -> Response:
            try:
                text = _PAGE.get_template(template).render(book=pages.book(), path=request.url.path, **read(request))
                return HTMLResponse(text)
            except UsageError as error:
                return _wrong(str(error), 404)
            except StoreError as error:
                return _wrong(str(error), 503)
            except TocsinError as error:
                return _wrong(str(error), 500)

        return answer

    def asked(request: Request) -> dt.datetime:
        """Return the moment a page looks from: the one that is asked for, or the latest the store knows."""
        given = request.query_params.get("as_of")
        return as_of_moment(given) if given else pages.latest()

    def record(read: Callable[[Request], Any]) -> Callable[[Request], Response]:
        """Make the answer of a JSON address."""

        def answer(request: Request) -> Response:
            try:
                return Response(msgspec.json.encode(read(request)), media_type="application/json")
            except UsageError as error:
                return Response(msgspec.json.encode({"error": str(error)}), 404, media_type="application/json")
            except TocsinError as error:
                return Response(msgspec.json.encode({"error": str(error)}), 503, media_type="application/json")

        return answer

    def alarms(request: Request) -> list[Alarm]:
        return [a for a in pages.store.alarms() if a.as_of <= asked(request)]

    return Starlette(
        routes=[
            Route("/", shown("board.html", lambda r: pages.board(asked(r)))),
            Route("/problem/{name}", shown("problem.html", lambda r: pages.problem(r.path_params["name"], asked(r)))),
            Route("/claim/{name}", shown("claim.html", lambda r: pages.claim(r.path_params["name"]))),
            Route("/source/{name}", shown("source.html", lambda r: pages.source(r.path_params["name"], asked(r)))),
            Route("/audit", shown("audit.html", lambda _: pages.audit())),
            Route("/api/alarms", record(alarms)),
            Route("/api/claims/{name}", record(lambda r: pages.claim(r.path_params["name"])["claim"])),
            Route("/desk.css", _style),
        ],
        middleware=[Middleware(_Safe)],
        exception_handlers={404: lambda _, __: _wrong("there is no such page.", 404)},
    )


def _style(_: Request) -> Response:
    """Return the style of every page."""
    file = resources.files("tocsin.desk.web") / "static" / "desk.css"
    return Response(file.read_text(encoding="utf-8"), media_type="text/css")


def _wrong(what: str, status: int) -> HTMLResponse:
    """Return a page that says what is wrong."""
    return HTMLResponse(_PAGE.get_template("wrong.html").render(what=what, status=status), status, headers=_HEADERS)
