"""How the JSON API answers: records, what is wrong in one form, and acts on what was sent."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from tocsin.errors import TocsinError, UsageError
from tocsin.records import Record
from tocsin.web.access import DeniedError, Guard
from tocsin.web.acting import Acting, Action, status_of
from tocsin.web.answers import Wrong
from tocsin.web.desk import Desk, NoSuchError

_JSON = "application/json"
_CREATED = 201


class NotTakenError(TocsinError):
    """What was sent cannot be taken; `status` says in which way."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


class Acts(NamedTuple):
    """Where acts are done, and what checks who does them."""

    desk: Desk
    guard: Guard


def as_json(what: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return records as JSON."""
    return Response(msgspec.json.encode(what), status, headers, media_type=_JSON)


def refused(what: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Return what is wrong as JSON."""
    return as_json(Wrong(error=what), status, headers)


def wrong(error: TocsinError, usage: int = 400) -> Response:
    """Return an error as JSON; `usage` is the status of what cannot be done as it is asked."""
    if isinstance(error, DeniedError):
        return refused(str(error), error.status, error.headers)
    if isinstance(error, NotTakenError):
        return refused(str(error), error.status)
    if isinstance(error, NoSuchError):
        return refused(str(error), 404)
    return refused(str(error), usage if isinstance(error, UsageError) else 503)


def errors_in_json(read: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Return a reader whose errors are answered in JSON."""

    @functools.wraps(read)
    def answer(request: Request) -> Response:
        try:
            return read(request)
        except TocsinError as error:
            return wrong(error)

    return answer


async def run_act(acts: Acts, action: Action, request: Request) -> Response:
    """Do what a request sends, in the name of the person whose token came with it."""
    try:
        by = await to_thread.run_sync(lambda: acts.guard.known(request, action.least))
        sent = _read(await _body(request, action.most), action.takes)
        acting = Acting(acts.desk, by)
        done = await to_thread.run_sync(lambda: _do(acting, action, sent, request.path_params))
    except UsageError as error:
        return wrong(error, status_of(error))
    except TocsinError as error:
        return wrong(error)
    return as_json(done, _CREATED)


def _do(acting: Acting, action: Action, sent: Record, names: Mapping[str, str]) -> Any:
    """Do one thing, alone with everything else that is done at the desk.

    Raises:
        TocsinError: it cannot be done.
    """
    acting.desk.version()  # a store that is away, or a newer program's, is told before
    return acting.desk.alone(lambda: action.do(acting, sent, **names))


async def _body(request: Request, most: int) -> bytes:
    """Return what was sent, as far as it may be so much.

    Raises:
        NotTakenError: it is not JSON by its own word, or too large.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != _JSON:
        raise NotTakenError("send JSON, and say so: Content-Type: application/json.", 415)
    too_large = NotTakenError(f"what was sent is too large; {most:,} bytes are the most.", 413)
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length[:20]) > most:
        raise too_large
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise too_large
        parts.append(part)
    return b"".join(parts)


def _read(body: bytes, kind: type[Record]) -> Record:
    """Return what was sent as what is wanted.

    Raises:
        NotTakenError: it is no JSON, or not of that form.
    """
    try:
        return msgspec.json.decode(body or b"{}", type=kind)
    except msgspec.ValidationError as error:
        raise NotTakenError(f"this is not what is taken here: {error}.", 400) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotTakenError(f"this is no JSON: {error}.", 400) from None
