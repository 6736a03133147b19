"""Stamps on what is kept: asked for over the network, laid beside the file they vouch for, and
checked there without a network.

`FILE.tsr` is the stamp of a time-stamping authority (RFC 3161), `FILE.ots` that of calendars
(OpenTimestamps).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx

from tocsin.errors import UsageError
from tocsin.exchange import write_whole
from tocsin.exchange.stamps import Looked, StampError, authority, calendars
from tocsin.workspace.unreachable import reason_of

_SECONDS = 30
_LONGEST = 100_000


class Services(NamedTuple):
    """Where stamps are asked for: a time-stamping authority, and calendars."""

    authority: str | None = None
    calendars: tuple[str, ...] = ()


class Trusted(NamedTuple):
    """What stamps are traced to: an authority's root certificates, headers of blocks by height."""

    roots: tuple[Any, ...] = ()
    headers: Mapping[int, bytes] = {}


NOTHING_TRUSTED = Trusted()


def services(tsa: str | None, addresses: Sequence[str]) -> Services:
    """Return the services that are named.

    Raises:
        UsageError: an address is none.
    """
    for address in (*([tsa] if tsa else []), *addresses):
        parts = urlsplit(address)
        if parts.scheme not in ("https", "http") or not parts.hostname:
            raise UsageError(f"{address!r} is no address of a service that stamps.")
    return Services(tsa, tuple(dict.fromkeys(each.rstrip("/") for each in addresses)))


def trusted(roots: Path | None = None, headers: Path | None = None) -> Trusted:
    """Return what the reader trusts, from files.

    Raises:
        UsageError: a file cannot be read, or holds something else.
        MissingExtraError: the extra `stamps` is not installed.
    """
    certificates = authority.read_roots(_body(roots)) if roots is not None else ()
    text = _body(headers).decode("utf-8", "replace") if headers is not None else ""
    return Trusted(certificates, calendars.read_headers(text))


def _body(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}).") from None


def stamp(message: bytes, beside: Path, services: Services) -> list[Path]:
    """Have some bytes stamped and lay the stamps beside a path; return their files.

    Where calendars have already promised to stamp them, those that are named are asked to keep it.

    Raises:
        StampError: a service cannot be reached, or gives no stamp.
        UsageError: no service is named, or a stamp that is there is on other bytes.
        OutputError: a stamp cannot be written.
        MissingExtraError: the extra `stamps` is not installed.
    """
    if services.authority is None and not services.calendars:
        raise UsageError("name who shall stamp it: --tsa ADDRESS, or --calendar ADDRESS.")
    files = []
    if services.authority is not None:
        body = _stamped(message, services.authority)
        files.append(write_whole(_beside(beside, authority.SUFFIX), [body]))
    if services.calendars:
        path = _beside(beside, calendars.SUFFIX)
        files.append(write_whole(path, [_witnessed(message, path, services.calendars)]))
    return files


def look(message: bytes, beside: Path, known: Trusted = NOTHING_TRUSTED) -> Looked:
    """Return what the stamps that lie beside a path say of some bytes.

    Raises:
        UsageError: a stamp cannot be read from the disk.
        MissingExtraError: there is one, and the extra `stamps` is not installed.
    """
    looked = Looked()
    by_authority, by_calendars = (_beside(beside, s) for s in (authority.SUFFIX, calendars.SUFFIX))
    if by_authority.exists():
        looked = looked.joined(authority.look(_body(by_authority), message, known.roots))
    if by_calendars.exists():
        looked = looked.joined(calendars.look(_body(by_calendars), message, known.headers))
    return looked


def _beside(path: Path, suffix: str) -> Path:
    """Return where a stamp lies."""
    return path.with_name(f"{path.name}{suffix}")


def _stamped(message: bytes, address: str) -> bytes:
    """Return the stamp of an authority.

    Raises:
        StampError: it cannot be reached, or gives none.
    """
    request = authority.request(message)
    headers = {"content-type": authority.MEDIA_TYPE, "accept": authority.ANSWERED}
    answer = _answer_of("POST", address, headers, request.body)
    return authority.accepted(answer, request, message)


def _witnessed(message: bytes, path: Path, addresses: Sequence[str]) -> bytes:
    """Return a stamp of calendars: a new one, or the one that lies there, with what they have put
    into a block since.

    Raises:
        StampError: one cannot be reached, or gives no stamp.
        UsageError: the stamp that lies there is on other bytes.
    """
    headers = {"accept": calendars.MEDIA_TYPE}
    if not path.exists():
        whole, end = calendars.begun(message)
        for address in addresses:
            answer = _answer_of("POST", f"{address}/digest", headers, end.msg)
            calendars.witness(end, answer)
        return calendars.written(whole)
    whole = calendars.read(_body(path))
    if not calendars.is_of(whole, message):
        raise UsageError(f"{path}: this stamp is on other bytes; move it away.")
    for promise, end in list(calendars.promises(whole)):
        if promise.calendar.rstrip("/") in addresses:
            place = f"{promise.calendar.rstrip('/')}/timestamp/{promise.commitment.hex()}"
            calendars.witness(end, _answer_of("GET", place, headers))
    return calendars.written(whole)


def _answer_of(way: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """Return what a service answers.

    Raises:
        StampError: it cannot be reached, or refuses.
    """
    try:
        with httpx.stream(
            way, address, headers=dict(headers), content=body, timeout=_SECONDS
        ) as answer:
            received = b""
            for piece in answer.iter_bytes():
                received += piece
                if len(received) > _LONGEST:
                    raise StampError(f"{address} answers with more than a stamp.")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise StampError(f"{address} cannot be reached: {reason_of(error)}.") from None
    if answer.status_code != httpx.codes.OK:
        reason = received[:200].decode("utf-8", "replace").strip()
        raise StampError(f"{address} gave no stamp ({answer.status_code}): {reason}".rstrip(": "))
    return received
