"""Polite and safe fetching: robots.txt (RFC 9309), conditional requests, pauses per host, limits of
size and time.

No request goes to an address that is not public unless the settings allow that host. The name is
resolved once, every address it has is checked, and the connection is made to the address that was
checked, so that no second look-up can lead elsewhere (`pinned`). Redirects are followed by hand and
each one is checked anew. Connections, TLS names, pauses and robots.txt belong to one host by its
name; cookies are never kept, and an address is written without its password wherever it is shown.
"""

import datetime as dt
import email.utils
import ipaddress
import os
import socket
import threading
import time
from collections.abc import Callable
from urllib.parse import urljoin

import httpx
import msgspec
from protego import Protego

from tocsin.errors import InputError
from tocsin.records import Record
from tocsin.sources.addresses import Place, place_of, without_password
from tocsin.sources.pinned import Pins, client
from tocsin.sources.settings import FetchSettings

_ATTEMPTS = 2
_REDIRECTS = 5
# A site that asks for longer pauses between requests than this is not visited in this round.
_LONGEST_DELAY = 30.0
_LONGEST_ROBOTS = 500_000
# Failures that leave open what robots.txt says: nothing is fetched there for now.
_UNREACHABLE = ("retry_later", "http_5xx", "timeout", "connection", "too_slow", "too_large")
_AGAIN = (429, 500, 502, 503, 504)
_GONE = (404, 410)
# Headers that are kept as evidence.
_HEADERS = ("content-type", "date", "server", "etag", "last-modified", "content-language")


class Fetched(Record, frozen=True):
    """What came back: the address requested, the one that answered, and the body as it was decoded
    from transfer.
    """

    requested: str
    url: str
    at: dt.datetime
    status: int
    body: bytes
    media_type: str
    headers: dict[str, str] = {}

    @property
    def etag(self) -> str | None:
        """Return what makes the next request cheap."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """Return the moment of the last change, as the server writes it."""
        return self.headers.get("last-modified")

    @property
    def unchanged(self) -> bool:
        """Return whether the server said that nothing is new."""
        return self.status == 304


class LaterError(InputError):
    """The server asks to come back later; `not_before` says when, as far as it said."""

    def __init__(self, message: str, *, not_before: dt.datetime | None) -> None:
        super().__init__(message, reason="retry_later")
        self.not_before = not_before


class Fetcher:
    """Fetches addresses; several threads may use it, and a host is only ever asked by one at a
    time. Use it as a context.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        now: Callable[[], dt.datetime],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`now` gives aware UTC time; `sleep` waits some seconds."""
        self._settings = settings
        self._now = now
        self._sleep = sleep
        self._proxied = any(
            os.environ.get(k)
            for k in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY")
        )
        self._pins = Pins()
        self._client = client(
            None if self._proxied else self._pins,
            timeout=settings.timeout,
            headers={"User-Agent": settings.user_agent},
        )
        self._robots: dict[str, Protego | None] = {}
        self._last: dict[str, float] = {}
        self._later: dict[str, LaterError] = {}
        self._hosts: dict[str, threading.Lock] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Fetch an address.

        Raises:
            LaterError: the server asks to come back later.
            InputError: the address may not be visited, cannot be reached, or sends what cannot be
                taken.
        """
        return self._get(url, etag, last_modified)

    def _get(self, url: str, etag: str | None, last_modified: str | None) -> Fetched:
        """Fetch an address, wherever it is redirected to; raises as `get` does."""
        conditions = {
            k: v for k, v in (("If-None-Match", etag), ("If-Modified-Since", last_modified)) if v
        }
        seen: list[str] = []
        first_url = url
        while True:
            if url in seen or len(seen) > _REDIRECTS:
                raise InputError(
                    f"{without_password((seen or [url])[0])}: redirected in a circle or too "
                    f"often, last to {without_password(url)}.",
                    reason="redirects",
                )
            seen.append(url)
            place = place_of(url)
            with self._hosts.setdefault(place.host_and_port, threading.Lock()):
                self._check_patience(place)
                self._check_robots(place)
                answer, location = self._request(place, conditions, self._settings.max_bytes)
            if location is None:
                return msgspec.structs.replace(answer, requested=without_password(first_url))
            url = joined(url, location)

    def _check_patience(self, place: Place) -> None:
        """Leave a host alone that asked to come back later, whichever of its addresses that was
        for.
        """
        later = self._later.get(place.host_and_port)
        if later is not None and later.not_before is not None and self._now() < later.not_before:
            raise LaterError(
                f"{place.shown}: its host asked not to be visited before "
                f"{later.not_before:%Y-%m-%d %H:%M}.",
                not_before=later.not_before,
            )

    def _check_robots(self, place: Place) -> None:
        """Refuse an address that robots.txt closes to us, and keep the pauses it asks for."""
        if place.origin not in self._robots:
            self._robots[place.origin] = self._read_robots(place)
        rules = self._robots[place.origin]
        if rules is None:
            raise InputError(
                f"{place.shown}: robots.txt could not be read, so nothing is fetched there now.",
                reason="robots_unread",
            )
        if not rules.can_fetch(place.shown, self._settings.user_agent):
            raise InputError(f"{place.shown}: closed to us by robots.txt.", reason="robots")
        delay = float(rules.crawl_delay(self._settings.user_agent) or 0.0)
        if delay > _LONGEST_DELAY:
            raise InputError(
                f"{place.shown}: robots.txt asks for {delay:.0f} s between requests.",
                reason="robots_delay",
            )
        self._wait(place.host_and_port, max(delay, self._settings.delay))

    def _read_robots(self, place: Place) -> Protego | None:
        """Return the rules of an origin; none (4xx) allows everything, a failing server nothing
        (RFC 9309, 2.3.1).
        """
        url, hops = urljoin(place.url, "/robots.txt"), 0
        try:
            while True:
                answer, location = self._request(place_of(url), {}, _LONGEST_ROBOTS)
                if location is None:
                    return Protego.parse(answer.body.decode("utf-8", "replace"))
                url, hops = joined(url, location), hops + 1
                if hops > _REDIRECTS:
                    return Protego.parse("")
        except InputError as error:
            if error.reason in ("http_4xx", "gone"):
                return Protego.parse("")
            if error.reason in _UNREACHABLE:
                return None
            raise

    def _wait(self, host: str, delay: float) -> None:
        """Wait until a host may be asked again."""
        since = time.monotonic() - self._last.get(host, -1e9)
        if since < delay:
            self._sleep(delay - since)
        self._last[host] = time.monotonic()

    def _request(
        self, place: Place, headers: dict[str, str], limit: int
    ) -> tuple[Fetched, str | None]:
        """Make one request, again after a pause where the connection failed; return the answer, and
        where it redirects.
        """
        for attempt in range(_ATTEMPTS):
            try:
                return self._once(place, headers, limit)
            except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, ValueError) as error:
                if attempt + 1 == _ATTEMPTS:
                    kind = "timeout" if isinstance(error, httpx.TimeoutException) else "connection"
                    raise InputError(
                        f"{place.shown}: {type(error).__name__}: {error or 'no answer'}.",
                        reason=kind,
                    ) from None
                self._sleep(self._settings.delay * 2**attempt)
        raise AssertionError("the loop above returns or raises")

    def _once(
        self, place: Place, headers: dict[str, str], limit: int
    ) -> tuple[Fetched, str | None]:
        """Make one request to the address that was checked."""
        self._check_address(place)
        # A password goes into a header of its own: what logs requests logs their addresses.
        request = self._client.build_request("GET", place.shown, headers=headers)
        deadline = time.monotonic() + self._settings.total_timeout
        answer = self._client.send(request, stream=True, auth=_credentials(place))
        try:
            if answer.has_redirect_location:
                return self._fetched(place, answer, b""), answer.headers["Location"]
            self._check_status(place, answer)
            unchanged = answer.status_code == 304
            body = b"" if unchanged else _limited(place.shown, answer, limit, deadline)
        finally:
            answer.close()
        return self._fetched(place, answer, body), None

    def _fetched(self, place: Place, answer: httpx.Response, body: bytes) -> Fetched:
        """Put an answer together."""
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
        kept = {name: answer.headers[name] for name in _HEADERS if name in answer.headers}
        return Fetched(
            requested=place.shown,
            url=place.shown,
            at=self._now(),
            status=answer.status_code,
            body=body,
            media_type=kind,
            headers=kept,
        )

    def _check_address(self, place: Place) -> None:
        """Resolve a host, check every address it has, and pin the first: connections go there.

        Raises:
            InputError: it has none, or one that is not public.
        """
        names = {place.host, place.host_and_port, place.shown_host}
        names.add(f"{place.shown_host}:{place.port}")
        allowed = bool(names & self._settings.allowed_hosts)
        address = _resolve(place, allowed=allowed)
        self._pins.pin(place.host, place.port, address)

    def _check_status(self, place: Place, answer: httpx.Response) -> None:
        """Turn an answer that is none into an error that says so."""
        if answer.status_code in _AGAIN:
            later = LaterError(
                f"{place.shown}: the server answered {answer.status_code} and asks to come back "
                "later.",
                not_before=_not_before(answer.headers.get("Retry-After"), self._now()),
            )
            self._later[place.host_and_port] = later
            raise later
        if answer.status_code in _GONE:
            raise InputError(
                f"{place.shown}: the server answered {answer.status_code}: there is nothing there.",
                reason="gone",
            )
        if answer.status_code >= 400:
            kind = "http_4xx" if answer.status_code < 500 else "http_5xx"
            raise InputError(
                f"{place.shown}: the server answered {answer.status_code}.", reason=kind
            )


def _credentials(place: Place) -> httpx.BasicAuth | None:
    """Return what an address states of user and password; None where it states nothing."""
    address = httpx.URL(place.url)
    if not address.username and not address.password:
        return None
    return httpx.BasicAuth(address.username, address.password)


def _limited(url: str, answer: httpx.Response, limit: int, deadline: float) -> bytes:
    """Read a body up to a limit of size and time; compressed bodies are measured as they unpack.

    Raises:
        InputError: it is larger or slower.
    """
    parts, size = [], 0
    for part in answer.iter_bytes(65_536):
        size += len(part)
        if size > limit:
            raise InputError(
                f"{url}: larger than {limit} bytes; the rest was not read.", reason="too_large"
            )
        if time.monotonic() > deadline:
            raise InputError(f"{url}: too slow; given up after {size} bytes.", reason="too_slow")
        parts.append(part)
    return b"".join(parts)


def joined(url: str, location: str) -> str:
    """Return where a redirect leads.

    Raises:
        InputError: it is no address.
    """
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise InputError(
            f"{without_password(url)}: redirected to what is no address ({error}).",
            reason="address",
        ) from None


def _resolve(place: Place, *, allowed: bool) -> str:
    """Return an IP address of a host, all of whose addresses are public unless the host is allowed.

    Raises:
        InputError: it has none, or one that is not public.
    """
    try:
        infos = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise InputError(
            f"{place.shown}: the name {place.shown_host!r} cannot be resolved ({why}).",
            reason="dns",
        ) from None
    addresses = [str(info[4][0]) for info in infos]
    closed = [a for a in addresses if not ipaddress.ip_address(a.partition("%")[0]).is_global]
    if closed and not allowed:
        raise InputError(
            f"{place.shown}: {place.shown_host} is at {closed[0]}, which is not a public address; "
            "allow the host if "
            "that is meant.",
            reason="private",
        )
    return addresses[0]


def _not_before(value: str | None, now: dt.datetime) -> dt.datetime | None:
    """Read Retry-After: seconds, or a date."""
    if not value:
        return None
    if value.strip().isdigit():
        return now + dt.timedelta(seconds=min(int(value), 7 * 86_400))
    try:
        return email.utils.parsedate_to_datetime(value).astimezone(dt.UTC)
    except (TypeError, ValueError, OverflowError):
        return None
