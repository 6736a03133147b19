"""What people send by forms: it is done, refused with its reason, or kept to be sent anew."""

import functools
from collections.abc import Callable
from typing import Any

import msgspec
from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tocsin.errors import TocsinError, UsageError
from tocsin.web import acts, discussing, duty, entries, people, saved
from tocsin.web.desk import Desk, NoSuchError
from tocsin.web.done import Done
from tocsin.web.faults import spoken, wants_json, wrong_page
from tocsin.web.login import MOST_FORM, Framed, Keeping, kept_of, login_page, resume_page
from tocsin.web.words import words_in

# What people do by forms without a file.
_ROOMS_OF_ACTS = (acts.ACTS, entries.ACTS, duty.ACTS, discussing.ACTS, people.ACTS, saved.ACTS)
_ACTS: dict[str, Callable[[acts.Act], Done]] = {
    k: v for of in _ROOMS_OF_ACTS for k, v in of.items()
}


def form_answer(desk: Desk, framed: Framed) -> Callable[[Request], Any]:
    """Make the answer to what people do. What was typed stays where nobody is logged in any more,
    or the page was an old one.
    """

    async def answer(request: Request) -> Response:
        back = "/"
        try:
            length = request.headers.get("content-length", "")
            if not length.isdecimal() or int(length) > MOST_FORM:
                raise UsageError(
                    "what was sent is too large; {n} MB is the most.",
                    code="error-too-large",
                    n=MOST_FORM // 1_000_000,
                )
            async with request.form(max_part_size=MOST_FORM) as form:
                back = acts.Act(desk, form).page
                file = form.get("file")
                upload = await file.read() if isinstance(file, UploadFile) else b""
                kept = kept_of(request.path_params["name"], form)
                do = functools.partial(_done_or_kept, desk, framed, request, form, kept)
                return await to_thread.run_sync(lambda: do(upload or None))
        except TocsinError as error:
            return wrong_page(desk, request, error, usage=409, back=back)

    return answer


def _done_or_kept(
    desk: Desk,
    framed: Framed,
    request: Request,
    form: FormData,
    kept: Keeping,
    upload: bytes | None,
) -> Response:
    """Do what a form asks; where it needs logging in or a page that is new, answer with what was
    typed, to be sent anew.

    Raises:
        TocsinError: it cannot be done.
    """
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    if desk.visitor(request.scope) is None:
        acts.check_origin(origin or "none", host)
        return login_page(spoken(request), kept=kept, status=403, provider=desk.provider)
    try:
        return _done(desk, request, form, upload)
    except acts.OldPageError as error:
        if origin is None or wants_json(request) or kept.act not in (*_ACTS, "add"):
            raise
        why = words_in(spoken(request)).error(error)
        return resume_page(framed, request, kept, why, 403)
    except UsageError as error:
        # What was written to others is not lost where it cannot be sent as it is.
        if (
            origin is None
            or wants_json(request)
            or not (kept.act in discussing.ACTS and kept.typed)
        ):
            raise
        return resume_page(framed, request, kept, words_in(spoken(request)).error(error), 409)


def _done(desk: Desk, request: Request, form: FormData, upload: bytes | None) -> Response:
    """Do what a form asks, and go back to the page it came from; a program is told in JSON.

    Raises:
        NoSuchError: nothing of that name is done here.
    """
    act = acts.Act(desk, form, desk.visitor(request.scope))
    name = request.path_params["name"]
    acts.check(act, request.headers.get("origin"), request.headers.get("host", ""))
    desk.version()
    if name == "add":
        done = desk.act(
            (name, act.once, upload) if act.once else None, lambda: acts.add(act, upload)
        )
    elif name in _ACTS:
        done = desk.act((name, act.once) if act.once else None, lambda: _ACTS[name](act))
    else:
        raise NoSuchError("{name!r} is nothing this desk does.", code="error-no-act", name=name)
    if wants_json(request):
        return Response(
            msgspec.json.encode({"done": done.what, "id": done.word}), media_type="application/json"
        )
    return RedirectResponse(act.back(done), 303)
