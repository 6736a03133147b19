"""TAXII 2.1 (OASIS, 2021), for reading: one API root, one collection for the casebook, for holders
of a token. What is new comes behind what was there, so that pages hold still.
"""

import datetime as dt
import hashlib
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tocsin.errors import TocsinError, UsageError
from tocsin.records.asking import Offered, Wanted, stamp
from tocsin.sources.moments import parse_moment
from tocsin.web.access import DeniedError, Guard
from tocsin.web.desk import Desk, Look, NoSuchError, clock
from tocsin.web.signing import signed_off
from tocsin.workspace.leaving import leaving

MEDIA = "application/taxii+json;version=2.1"
_OBJECTS_MEDIA = "application/stix+json;version=2.1"
_TAKEN_MEDIA = ("application/taxii+json", "application/*", "*/*")
ROOT = "/taxii2/root/"
_NAMES = uuid.UUID("5d0d3c1e-0f2b-5b52-9d7c-6b8a6a7a54c1")
_MOST_ALARMS = 5_000
_PAGE, _MOST_PAGE = 100, 1_000
_DIGITS, _MARK_LENGTH = 18, 10
_NEXT = re.compile(rf"(\d{{1,{_DIGITS}}})\.([0-9a-f]{{{_MARK_LENGTH}}})")
_MATCHES = ("id", "type", "version", "spec_version")
_SPEC = "2.1"


class NotAcceptableError(TocsinError):
    """No answer can be given in a form that is accepted."""


class Collection(NamedTuple):
    """The collection of a casebook."""

    id: str
    alias: str
    title: str

    @property
    def described(self) -> dict[str, Any]:
        """Return it as TAXII describes it."""
        return {
            "id": self.id,
            "title": self.title,
            "alias": self.alias,
            "can_read": True,
            "can_write": False,
            "media_types": [_OBJECTS_MEDIA],
        }


class Paged(NamedTuple):
    """A page of objects, and what gives the next one, where there is more."""

    rows: Sequence[Offered]
    next: str | None

    @property
    def head(self) -> dict[str, Any]:
        """Return what stands before the objects of a page."""
        return {"more": True, "next": self.next} if self.next else {"more": False}

    @property
    def headers(self) -> dict[str, str]:
        """Return since when the first and the last object of the page are offered."""
        if not self.rows:
            return {}
        return {
            "X-TAXII-Date-Added-First": self.rows[0].added_at,
            "X-TAXII-Date-Added-Last": self.rows[-1].added_at,
        }


class Taxii:
    """The answers of one desk."""

    def __init__(self, desk: Desk, looked: Callable[[Desk, Request], Look]) -> None:
        """Answer for one desk."""
        self._desk, self._looked = desk, looked

    def discovery(self, request: Request) -> Response:
        """Say which API roots there are."""
        root = str(request.base_url).rstrip("/") + ROOT
        return _answer({"title": "Tocsin", "default": root, "api_roots": [root]})

    def root(self, _request: Request) -> Response:
        """Say what the API root is."""
        title = self._desk.book().title
        return _answer({"title": title, "versions": [MEDIA], "max_content_length": 1})

    def collections(self, _request: Request) -> Response:
        """List the collections."""
        return _answer({"collections": [self._collection().described]})

    def collection(self, request: Request) -> Response:
        """Describe one collection."""
        return _answer(self._named(request).described)

    def objects(self, request: Request) -> Response:
        """Give a page of objects."""
        page = self._page(request, self._named(request))
        # What was kept is JSON already.
        objects = [msgspec.Raw(row.content.encode()) for row in page.rows]
        return _answer({**page.head, "objects": objects} if objects else {}, page.headers)

    def manifest(self, request: Request) -> Response:
        """Give a page of the list of objects."""
        page = self._page(request, self._named(request))
        rows = [
            {
                "id": row.object_id,
                "date_added": row.added_at,
                "version": row.version or row.added_at,
                "media_type": _OBJECTS_MEDIA,
            }
            for row in page.rows
        ]
        return _answer({**page.head, "objects": rows} if rows else {}, page.headers)

    def one(self, request: Request) -> Response:
        """Give one object."""
        own, name = self._named(request), request.path_params["object"]
        page = self._page(request, own, self._there(own, name))
        objects = [msgspec.Raw(row.content.encode()) for row in page.rows]
        return _answer({**page.head, "objects": objects} if objects else {}, page.headers)

    def versions(self, request: Request) -> Response:
        """Give the versions of one object."""
        own, name = self._named(request), request.path_params["object"]
        page = self._page(request, own, self._there(own, name), ("all",))
        versions = [row.version or row.added_at for row in page.rows]
        return _answer({**page.head, "versions": versions} if versions else {}, page.headers)

    def status(self, request: Request) -> Response:
        """Say that there is no such status: nothing is taken in."""
        raise NoSuchError("there is no status {name!r}.", name=request.path_params["name"][:80])

    def refuse(self, _request: Request) -> Response:
        """Say that nothing is taken in and nothing taken out."""
        raise DeniedError("this collection is for reading.", 403)

    def _collection(self) -> Collection:
        """Return the collection of the casebook."""
        book = self._desk.book()
        return Collection(str(uuid.uuid5(_NAMES, book.id)), book.id, book.title)

    def _named(self, request: Request) -> Collection:
        """Return the collection that is asked for by its id or alias.

        Raises:
            NoSuchError: there is none.
        """
        own, name = self._collection(), request.path_params["name"]
        if name not in (own.id, own.alias):
            raise NoSuchError("there is no collection {name!r}.", name=name[:80])
        return own

    def _there(self, own: Collection, name: str) -> str:
        """Return the id of an object that is offered.

        Raises:
            NoSuchError: it is not.
        """
        self._offer(own)
        if not self._desk.store.leaving.is_offered(own.id, name):
            raise NoSuchError("there is no object {name!r}.", name=name[:80])
        return name

    def _page(
        self,
        request: Request,
        own: Collection,
        name: str | None = None,
        versions: tuple[str, ...] | None = None,
    ) -> Paged:
        """Return a page of what is asked for; of one object, where it is named.

        Raises:
            UsageError: a filter cannot be read, or the page before was of another query.
        """
        self._offer(own)
        parameters, mark = dict(request.query_params), _mark(request)
        wanted = wanted_of(parameters, mark)
        wanted = wanted._replace(ids=(name,)) if name is not None else wanted
        wanted = wanted._replace(versions=versions) if versions is not None else wanted
        limit = _limit(parameters.get("limit"))
        rows = self._desk.store.leaving.offered(own.id, wanted, limit + 1)
        after = f"{rows[limit - 1].number}.{mark}" if len(rows) > limit else None
        return Paged(rows[:limit], after)

    def _offer(self, own: Collection) -> None:
        """Offer what may leave now, once after each change of the store or the casebook."""
        self._desk.once(("leaving", own.id), lambda: self._offered(own))

    def _offered(self, own: Collection) -> int:
        """Offer what may leave now."""
        desk = self._desk
        book, as_of = desk.book(), desk.latest()
        look = Look(desk, book, as_of, False, {}, "en")
        alarms = desk.store.lookup.past_alarms(None, as_of, _MOST_ALARMS)
        signed = [a for a in signed_off(look, alarms) if not a.is_draft]
        objects = leaving(desk.store, book, signed[::-1], as_of)
        return desk.store.leaving.offer(own.id, objects, clock())


def taxii_routes(desk: Desk, guard: Guard, looked: Callable[[Desk, Request], Look]) -> list[Route]:
    """Return the routes of the TAXII server."""
    own = Taxii(desk, looked)
    collection = f"{ROOT}collections/{{name}}/"
    reads = {
        "/taxii2/": own.discovery,
        ROOT: own.root,
        f"{ROOT}status/{{name}}/": own.status,
        f"{ROOT}collections/": own.collections,
        collection: own.collection,
        f"{collection}manifest/": own.manifest,
        f"{collection}objects/": own.objects,
        f"{collection}objects/{{object}}/": own.one,
        f"{collection}objects/{{object}}/versions/": own.versions,
    }
    written = {
        f"{collection}objects/": ["POST"],
        f"{collection}objects/{{object}}/": ["DELETE"],
    }
    return [
        *(Route(path, _guarded(guard, read)) for path, read in reads.items()),
        *(
            Route(path, _guarded(guard, own.refuse), methods=methods)
            for path, methods in written.items()
        ),
    ]


def _guarded(guard: Guard, read: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Return a reader for holders of a token, whose errors are those of TAXII."""

    def answer(request: Request) -> Response:
        try:
            guard.known(request, "reader")
            _check_media(request.headers.get("accept", "*/*"))
            return read(request)
        except TocsinError as error:
            return _wrong(error)

    return answer


def _wrong(error: TocsinError) -> Response:
    """Return an error as TAXII writes it."""
    kinds: tuple[tuple[type[TocsinError], int], ...] = (
        (NotAcceptableError, 406),
        (NoSuchError, 404),
        (UsageError, 400),
        (TocsinError, 503),
    )
    headers = error.headers if isinstance(error, DeniedError) else {}
    status = next(status for kind, status in kinds if isinstance(error, kind))
    status = error.status if isinstance(error, DeniedError) else status
    said = {"title": "Not done", "description": str(error), "http_status": str(status)}
    return _answer(said, headers, status)


def _check_media(accept: str) -> None:
    """Check that TAXII 2.1 is accepted.

    Raises:
        NotAcceptableError: it is not.
    """
    for part in accept.split(","):
        kind, *parameters = (p.strip() for p in part.split(";"))
        versions = [p.partition("=")[2].strip('"') for p in parameters if p.startswith("version=")]
        if kind in _TAKEN_MEDIA and all(version == _SPEC for version in versions):
            return
    raise NotAcceptableError(f"this answers as {MEDIA}; accept that.")


def _answer(
    what: Mapping[str, Any], headers: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    """Return an answer of TAXII."""
    response = Response(msgspec.json.encode(what), status, dict(headers or {}))
    response.headers["content-type"] = MEDIA
    return response


def _mark(request: Request) -> str:
    """Return what tells a query from any other, whatever its pages."""
    filters = sorted(
        (k, v) for k, v in request.query_params.multi_items() if k not in ("next", "limit")
    )
    payload = msgspec.json.encode([request.url.path.rstrip("/"), filters])
    return hashlib.sha256(payload).hexdigest()[:_MARK_LENGTH]


def wanted_of(parameters: Mapping[str, str], mark: str) -> Wanted:
    """Return what is asked of a collection.

    Raises:
        UsageError: it cannot be read, or `next` is of another query.
    """
    strange = [k for k in parameters if k.startswith("match[") and k[6:-1] not in _MATCHES]
    if strange:
        raise UsageError("{name!r} is no filter of TAXII.", name=strange[0][:80])
    listed = {name: _listed(parameters.get(f"match[{name}]")) for name in _MATCHES}
    specs = listed["spec_version"]
    return Wanted(
        after=_after(parameters.get("next"), mark),
        added_after=_moment(parameters.get("added_after")),
        ids=listed["id"] if specs is None or _SPEC in specs else (),
        kinds=listed["type"],
        versions=tuple(map(_version, listed["version"] or ("last",))),
    )


def _listed(written: str | None) -> tuple[str, ...] | None:
    """Return the values of a filter; None where nothing is asked."""
    return tuple(v.strip() for v in written.split(",")) if written else None


def _version(written: str) -> str:
    """Return a version as it is kept: to the millisecond.

    Raises:
        UsageError: it is none.
    """
    if written in ("first", "last", "all"):
        return written
    moment = _moment(written)
    if moment is None:
        raise UsageError("a version is first, last, all or a moment.")
    return f"{stamp(moment)[:-4]}Z"


def _after(written: str | None, mark: str) -> int:
    """Return the number behind which a page begins.

    Raises:
        UsageError: `next` was given by no page of this query.
    """
    if not written:
        return 0
    match = _NEXT.fullmatch(written)
    if match is None or match[2] != mark:
        raise UsageError(
            "next={written!r} is of no page of this query; take it from the page before.",
            written=written[:80],
        )
    return int(match[1])


def _moment(written: str | None) -> dt.datetime | None:
    """Return a moment that is asked for.

    Raises:
        UsageError: it is none.
    """
    if not written:
        return None
    try:
        return dt.datetime.fromisoformat(written).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        pass
    try:
        return parse_moment(written)[0]
    except (ValueError, OverflowError):
        raise UsageError("{written!r} is no moment.", written=written[:80]) from None


def _limit(written: str | None) -> int:
    """Return how many objects a page is to hold; a larger number is cut.

    Raises:
        UsageError: it is none.
    """
    if written is None:
        return _PAGE
    if not (written.isdecimal() and written.isascii() and len(written) <= _DIGITS):
        raise UsageError("limit={written!r} is no number of objects.", written=written[:80])
    if int(written) == 0:
        raise UsageError("limit=0 is no number of objects; give 1 or more.")
    return min(int(written), _MOST_PAGE)
