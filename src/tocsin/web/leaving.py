"""What is downloaded from the desk: exports, briefs, and the tables of pages."""

from collections.abc import Callable
from typing import cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tocsin.errors import TocsinError, UsageError
from tocsin.report import BriefForm
from tocsin.report.pdf import as_pdf
from tocsin.web.desk import Desk, Look
from tocsin.web.tables import table_of
from tocsin.web.views.leaving import brief_of, choice_asked, workspace_of
from tocsin.workspace.exporting import Parcel, parcel

Looked = Callable[[Desk, Request], Look]
AnswerError = Callable[[Desk, Request, TocsinError], Response]
_BRIEFS = {
    "html": ("page", "text/html; charset=utf-8"),
    "md": ("markdown", "text/markdown; charset=utf-8"),
    "pdf": ("page", "application/pdf"),
}
_CSV = "text/csv; charset=utf-8"


def leaving_routes(desk: Desk, looked: Looked, answer_error: AnswerError) -> list[Route]:
    """Return the addresses of what is downloaded; `answer_error` answers what cannot be had."""

    def export(request: Request) -> Response:
        try:
            sent = _parcel(looked(desk, request))
        except TocsinError as error:
            return answer_error(desk, request, error)
        return StreamingResponse(sent.content, headers=_attached(sent.name))

    def brief(request: Request) -> Response:
        try:
            return _brief(looked(desk, request), request.path_params["name"])
        except TocsinError as error:
            return answer_error(desk, request, error)

    def table(request: Request) -> Response:
        kind = request.path_params.get("kind", "search")
        try:
            look = looked(desk, request)
            text = table_of(look, kind, look.query.get("name", ""))
        except TocsinError as error:
            return answer_error(desk, request, error)
        return Response(text, media_type=_CSV, headers=_attached(f"{kind}.csv"))

    return [
        Route("/export/file", export),
        Route("/brief/{name}/file", brief),
        Route("/table/{kind}.csv", table),
        Route("/search.csv", table),
    ]


def _attached(name: str) -> dict[str, str]:
    """Return the headers of what is kept under a name."""
    plain = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-_."))
    return {"Content-Disposition": f'attachment; filename="{plain}"'}


def _parcel(look: Look) -> Parcel:
    """Return what is asked for in one format.

    Raises:
        UsageError: there is no such format, or nothing leaves.
    """
    choice, unmarked = choice_asked(look)
    work, moment = workspace_of(look)
    with look.desk.heavy:
        return parcel(work, look.query.get("form", ""), choice, as_of=moment, unmarked=unmarked)


def _brief(look: Look, name: str) -> Response:
    """Return the brief of a problem in one form.

    Raises:
        NoSuchError: the casebook has no such problem.
        UsageError: there is no such form.
    """
    ending, public = look.query.get("form", "html"), look.query.get("public") == "1"
    if ending not in _BRIEFS:
        raise UsageError("{form!r} is no form of a brief.", code="error-no-form", form=ending[:40])
    form, media = _BRIEFS[ending]
    text = brief_of(look, name, cast("BriefForm", form), public=public)
    content = as_pdf(text) if ending == "pdf" else text.encode()
    kind = "brief-public" if public else "brief"
    return Response(content, media_type=media, headers=_attached(f"{kind}-{name}.{ending}"))
