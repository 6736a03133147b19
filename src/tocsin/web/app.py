"""The desk's addresses: pages, what people do on them, events, and the same records as JSON, for
this machine only.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tocsin.errors import StoreError, TocsinError, UsageError
from tocsin.language.catalogues import LANGUAGES
from tocsin.records import Ledger
from tocsin.records.audit import said_by
from tocsin.report.ledger import ledger_csv, ledger_json
from tocsin.web import api, entries, people, views
from tocsin.web.access import Guard
from tocsin.web.browser_button import button_zip
from tocsin.web.desk import Desk, Look, clock
from tocsin.web.done import Undo, done_message, undo_of
from tocsin.web.events import Broadcast
from tocsin.web.faults import (
    LANGUAGE_COOKIE,
    STATIC,
    handlers,
    is_built,
    spoken,
    wrong_page,
)
from tocsin.web.leaving import leaving_routes
from tocsin.web.login import (
    Framed,
)
from tocsin.web.notes import notes_answer
from tocsin.web.posting import form_answer
from tocsin.web.provider import entry_routes
from tocsin.web.ranges import NAMES, RANGED
from tocsin.web.render import own_address, page
from tocsin.web.safety import Safe, wrong
from tocsin.web.sessions import Admission, Sessions
from tocsin.web.taxii import taxii_routes
from tocsin.web.vitals import vital_routes
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.ledger import read_ledger
from tocsin.workspace.reach import HERE, Reach

if TYPE_CHECKING:
    from tocsin.workspace.oidc import Provider

_EARLIEST = 1970
# What an address says of one moment, or of what was just done.
_MOMENTARY = ("as_of", "done", "undo")
# Pages whose own form has the fields of a range of days.
_OWN_FIELDS = ("map", "search")

Shown = Callable[..., dict[str, Any]]
# Path, template, view, and the name under which the navigation knows it.
_PAGES: tuple[tuple[str, str, Shown, str], ...] = (
    ("/", "board", views.board, "board"),
    ("/alerts", "alerts", views.alerts, "alerts"),
    ("/queue", "queue", views.queue, "queue"),
    ("/problem/{name}", "problem", views.problem, "board"),
    ("/attention", "attention", views.attention, "attention"),
    ("/attention/{name}", "series", views.series_page, "attention"),
    ("/map", "map", views.map_page, "map"),
    ("/site/{name}", "site", views.site, "map"),
    ("/claim/{name}", "claim", views.claim, "search"),
    ("/document/{name}", "document", views.document, "search"),
    ("/lineage", "families", views.families, "lineage"),
    ("/lineage/{name:path}", "family", views.family, "lineage"),
    ("/narratives", "narratives", views.narratives, "narratives"),
    ("/narrative/{name}", "narrative", views.narrative, "narratives"),
    ("/actors", "actors", views.actors, "actors"),
    ("/actor/{name}", "actor", views.actor, "actors"),
    ("/sources", "sources", views.sources, "sources"),
    ("/source/{name}", "source", views.source, "sources"),
    ("/collecting", "collecting", views.collecting, "sources"),
    ("/search", "search", views.search, "search"),
    ("/audit", "audit", views.audit, "audit"),
    ("/people", "people", people.people, "people"),
    ("/ledger", "ledger", views.ledger, "audit"),
    ("/firing/{kind}/{name}", "firing", views.firing, "narratives"),
    ("/casebook", "casebook", views.casebook, "casebook"),
    ("/casebook/{section}/{name}", "entry", views.entry, "casebook"),
    ("/add", "add", views.adding, "add"),
    ("/button", "button", views.button, "add"),
    ("/find", "find", views.find, "find"),
    ("/export", "export", views.export_page, "export"),
    ("/brief/{name}", "brief", views.brief_page, "board"),
)


def make_app(
    store: str,
    casebook: Path,
    signer: str | None = None,
    *,
    has_accounts: bool = False,
    reach: Reach = HERE,
    provider: "Provider | None" = None,
) -> Starlette:
    """Build the desk of one store; without a signer it is for reading. With accounts whoever comes
    logs in, also through a provider of identities where there is one.

    Raises:
        MissingExtraError: there are accounts, and what checks passwords is not installed.
    """
    desk = Desk(store, casebook, signer, has_accounts=has_accounts)
    guard = Guard(desk)
    sessions = Sessions(desk, is_secret=reach.is_secret) if has_accounts else None
    broadcast = Broadcast(desk, sessions.is_in if sessions else None)
    framed = _framed(desk)
    middleware = [Middleware(Safe, reach=reach)]
    if sessions is not None:
        middleware.append(Middleware(Admission, sessions=sessions, guard=guard, away=wrong))
    routes = [
        Route(path, _page(desk, template, view, room)) for path, template, view, room in _PAGES
    ]
    app = Starlette(
        routes=[
            *routes,
            Route("/act/{name}", form_answer(desk, framed), methods=["POST"]),
            *(entry_routes(desk, sessions, framed, spoken, provider) if sessions else ()),
            Route("/language/{name}", _language),
            Route("/events", broadcast.answer),
            Route("/notes.json", lambda request: notes_answer(desk, request, looked)),
            *api.routes(desk, guard, looked),
            *taxii_routes(desk, guard, looked),
            *vital_routes(desk),
            *leaving_routes(desk, looked, wrong_page),
            Route("/casebook.zip", lambda _: entries.casebook_zip(desk)),
            Route("/button.zip", button_zip),
            Route("/favicon.svg", lambda _: FileResponse(str(STATIC / "favicon.svg"))),
            Route("/audit.jsonl", lambda _: _log(desk)),
            Route("/ledger.csv", lambda _: _ledger_file(desk, "csv", ledger_csv)),
            Route("/ledger.json", lambda _: _ledger_file(desk, "json", ledger_json)),
            Mount("/static", StaticFiles(directory=str(STATIC), check_dir=False)),
        ],
        middleware=middleware,
        exception_handlers=handlers(desk),
    )
    app.state.broadcast = broadcast
    return app


def looked(desk: Desk, request: Request) -> Look:
    """Return the look a request takes.

    Raises:
        UsageError: its moment is none.
        StoreError: the store is gone, or a newer program's.
    """
    desk.version()
    parameters = dict(request.query_params)
    latest = desk.latest()
    as_of = latest
    if written := parameters.get("as_of"):
        as_of = as_of_moment(written)
        if as_of.year < _EARLIEST:
            raise UsageError(
                "as_of {given!r} lies before {year}; nothing was captured then.",
                code="error-as-of-early",
                given=written,
                year=str(_EARLIEST),
            )
        as_of = min(as_of, max(latest, clock()))
    book = desk.book()
    return Look(
        desk=desk,
        book=book,
        as_of=as_of,
        has_moment=bool(written),
        query=parameters,
        language=spoken(request),
        visitor=desk.visitor(request.scope),
    )


def _framed(desk: Desk) -> Framed:
    """Make what answers with a page that looks at nothing of the store."""

    def answer(request: Request, template: str, shown: Mapping[str, Any], status: int) -> Response:
        try:
            frame = _frame(looked(desk, request), request, "")
        except TocsinError as error:
            return wrong_page(desk, request, error)
        text = page(template, spoken(request), frame | {"path": "/", "as_of": None} | dict(shown))
        return HTMLResponse(text, status)

    return answer


def _page(desk: Desk, template: str, view: Shown, room: str) -> Callable[[Request], Response]:
    """Make the answer of a page."""

    def answer(request: Request) -> Response:
        language = spoken(request)
        try:
            look = looked(desk, request)
            shown = view(look, **request.path_params)
            text = page(f"{template}.html", language, shown | _frame(look, request, room, template))
            return Response(text, media_type="text/html")
        except TocsinError as error:
            return wrong_page(desk, request, error)

    return answer


def _frame(look: Look, request: Request, room: str, template: str = "") -> dict[str, Any]:
    """Return what every page shows around its own."""
    written, moment = request.query_params.get("as_of", ""), look.as_of
    named = request.query_params.get("undo", "")
    late = bool(written) and as_of_moment(written) > moment + dt.timedelta(days=1)
    visitor = look.visitor
    session = visitor.session if visitor is not None else None
    return {
        "book": look.book,
        "as_of": moment,
        "given": written,
        "base": str(request.base_url).rstrip("/"),
        "room": room,
        "path": str(request.url.path),
        "token": visitor.token if visitor is not None else "",
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "signer": look.signer,
        "account": session.account if session is not None else None,
        "version": look.desk.version(),
        "queued": views.number_waiting(look),
        "alerted": views.number_open(look),
        "done": done_message(request.query_params.get("done", "")),
        "late": late,
        **_days(look, request, is_ranged=template in RANGED and template not in _OWN_FIELDS),
        "built": is_built(),
        "undo": _undo(look, named) if named else None,
        "by_published": look.store is not look.desk.store,
    }


def _days(look: Look, request: Request, *, is_ranged: bool) -> dict[str, Any]:
    """Return the days before and after the one a page is looked at from, the range of days it is
    narrowed to, and what else was asked of it, so that other days are asked the same.
    """
    parameters = dict(request.query_params)
    moment = {"as_of": parameters["as_of"]} if parameters.get("as_of") else {}
    days = {name: parameters[name] for name in NAMES if parameters.get(name)}
    day, last = look.as_of.date(), look.desk.latest().date()
    kept = [
        (name, text) for name, text in request.query_params.multi_items() if name not in _MOMENTARY
    ]
    without_days = [(name, text) for name, text in kept if name not in NAMES]

    def address_at(other: dt.date) -> str:
        parameters = kept if other >= last else [*kept, ("as_of", other.isoformat())]
        return request.url.path + (f"?{urlencode(parameters)}" if parameters else "")

    return {
        "kept_asked": without_days if is_ranged else kept,
        "is_ranged": is_ranged,
        "days_asked": days,
        "carried": urlencode(moment | days),
        "every_day": request.url.path + "?" + urlencode([*without_days, *moment.items()]),
        "day_before": day - dt.timedelta(days=1),
        "day_after": day + dt.timedelta(days=1) if day < last else None,
        "address_at": address_at,
    }


def _undo(look: Look, name: str) -> Undo | None:
    """Return how what was just done at this desk is taken back; None where it cannot be."""
    words = look.desk.store.words
    how = undo_of(name)
    word = words.word(how.fields[0][1])
    own = word is not None and look.signer is not None and said_by(word) == look.signer
    return how if own and word is not None and word.id not in words.withdrawals() else None


def _language(request: Request) -> Response:
    """Keep the language a reader chose, and go back."""
    answer = RedirectResponse(own_address(request.query_params.get("back", "/")), 303)
    if request.path_params["name"] in LANGUAGES:
        answer.set_cookie(
            LANGUAGE_COOKIE,
            request.path_params["name"],
            samesite="strict",
            httponly=True,
            max_age=365 * 86_400,
        )
    return answer


def _ledger_file(desk: Desk, ending: str, written: Callable[[Ledger], str]) -> Response:
    """Return the ledger to be kept elsewhere."""
    try:
        ledger = read_ledger(desk.store, desk.book())
    except StoreError as error:
        return wrong(error, 503)
    media = {"csv": "text/csv; charset=utf-8", "json": "application/json"}[ending]
    return Response(
        written(ledger),
        media_type=media,
        headers={"Content-Disposition": f'attachment; filename="ledger.{ending}"'},
    )


def _log(desk: Desk) -> Response:
    """Return the whole audit log to be kept elsewhere."""
    try:
        lines = b"".join(msgspec.json.encode(line) + b"\n" for line in desk.store.words.audit())
    except StoreError as error:
        return wrong(error, 503)
    return Response(
        lines,
        media_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="audit.jsonl"'},
    )
