"""Web archives (WARC, ISO 28500): the pages in them, each known by its address; what else they hold
is said or counted.
"""

import lzma
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from tocsin.errors import InputError
from tocsin.records import DOCX, HTML, PDF, Dropped
from tocsin.sources.captures import MAX_DOCUMENT_BYTES, STAGE, Read, Reading, check_size
from tocsin.sources.decode import in_utf8
from tocsin.sources.faults import refusal
from tocsin.sources.http_body import Answer, media_type, plain_body, read_answer
from tocsin.sources.moments import find_moment
from tocsin.sources.post import listed
from tocsin.sources.texts import read_page
from tocsin.sources.warc_records import WarcFile, WarcRecord

_READ = (HTML, "text/plain", PDF, DOCX)
# Records that describe an archive or what was asked, and hold no page.
_ABOUT = ("request", "warcinfo")
# Addresses under which crawlers file their own logs, pictures of pages, and the text of pages that
# stand beside it.
_TECHNICAL = re.compile(r"(?:metadata|dns|whois|urn|filedesc|about|chrome|data):", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
DAMAGE = (OSError, EOFError, RuntimeError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


def read_warc(reading: Reading, stream: BinaryIO) -> Iterator[Read]:
    """Read the pages of a web archive; each counts as archived when it was, and a damaged record
    loses no other.

    Raises:
        InputError: it holds no page, or cannot be read on.
    """
    archive = WarcPages(reading)
    try:
        file = WarcFile(stream, MAX_DOCUMENT_BYTES)
        for record in file:
            yield from archive.items(record)
    except InputError as error:
        raise InputError(f"{reading.name}: {error}", reason=error.reason) from None
    except DAMAGE as error:
        message = (
            f"{reading.name}: the archive cannot be read on after {archive.pages} pages "
            f"({error}); those were read."
        )
        raise InputError(message, reason="warc") from None
    yield from archive.rest(file.faults)


class WarcPages:
    """The pages of one archive, or of a stretch of it, record by record."""

    def __init__(self, reading: Reading, *, placed: bool = False) -> None:
        """Each page is known by the number of its record; where records are `placed`, by the byte
        at which its record begins, and its WARC-Record-ID.
        """
        self._reading = reading
        self._placed = placed
        self._number = 0
        self._others: Counter[str] = Counter()
        self._ids: set[str] = set()
        self._cut = self._has_reported = False
        self.pages = 0

    def items(self, record: WarcRecord) -> Iterator[Read]:
        """Yield what one record gives: its page, why it is left out, or nothing where it is none of
        them.
        """
        self._number += 1
        self._cut = False
        origin = self._origin(record)
        try:
            if record.kind == "revisit":
                detail = (
                    f"{_called(record, origin)} was archived again with the same content; it is "
                    "not stored a second time."
                )
                yield self._dropped(origin, "revisit", detail)
            elif record.kind == "continuation":
                raise InputError(
                    f"{_called(record, origin)} is a part of a record in segments; it is not read.",
                    reason="warc",
                )
            elif record.kind in ("response", "resource", "conversion"):
                yield from self._page(origin, record)
            elif record.kind not in _ABOUT:
                self._others[f"{record.kind or 'untyped'} records"] += 1
        except Exception as error:  # noqa: BLE001  (the boundary of one record)
            refused = refusal(origin, error)
            yield self._dropped(origin, refused.reason, refused.detail)

    @property
    def others(self) -> int:
        """Return how many records were no pages."""
        return self._others.total()

    def _origin(self, record: WarcRecord) -> str:
        """Return where a record stands."""
        if not self._placed:
            return f"{self._reading.name}#{self._number}"
        inside = f"+{record.place.inside}" if record.place.inside else ""
        name = record.headers.get("warc-record-id", "").strip("<> ")
        named = f";{name}" if name else ""
        return f"{self._reading.name}#{record.place.offset}{inside}{named}"

    def _page(self, origin: str, record: WarcRecord) -> Iterator[Read]:
        """Yield the page of a record.

        Raises:
            InputError: it is cut off, damaged or too large.
        """
        answer = read_answer(record.body) if record.kind == "response" else None
        if answer is not None and not answer.is_page:
            named = f"{answer.status} {answer.phrase}".strip()
            detail = f"{_called(record, origin)} answered {named}; it is not read."
            yield self._dropped(origin, "http_status", detail)
            return
        url = _address(record)
        stated = (answer.headers if answer else record.headers).get("content-type", "")
        body = answer.body if answer else record.body
        if answer is not None:
            body = self._body(origin, record, answer, stated)
        kind = media_type(stated, body)
        if (
            _TECHNICAL.match(url)
            or kind not in _READ
            or record.headers.get("warc-refers-to", "-") in self._ids
        ):
            self._others[
                kind if kind not in _READ else f"{record.kind} records beside the pages"
            ] += 1
            return
        self._check(origin, record, len(body))
        # The kind is known better than the server says it; what it says of the encoding is heard.
        named = f"{kind};{stated.partition(';')[2]}"
        text = in_utf8(body, named) if kind in (HTML, "text/plain") else body
        yield from self._captures(origin, record, url, kind, text)
        yield from self._doubts(origin, record)

    def _body(self, origin: str, record: WarcRecord, answer: Answer, stated: str) -> bytes:
        """Return the body of an answer as it was before it was sent; one that is no page is left
        packed.
        """
        if record.cut or media_type(stated, b"") not in (*_READ, "unknown"):
            return answer.body
        return plain_body(answer.body, answer.headers, origin)

    def _check(self, origin: str, record: WarcRecord, size: int) -> None:
        """Refuse a page that is too large, or of which bytes are missing.

        Raises:
            InputError: it is one.
        """
        check_size(origin, max(size, record.length if record.cut and not record.fault else 0))
        if record.cut:
            self._cut = True
            raise InputError(
                f"{_called(record, origin)} is cut off: {record.fault}; it is not read.",
                reason="warc",
            )

    def _captures(
        self, origin: str, record: WarcRecord, url: str, kind: str, body: bytes
    ) -> Iterator[Read]:
        """Yield the capture of a page, or the posts it shows."""
        taken = _taken(record)
        stated = self._reading.stated
        own = msgspec.structs.replace(
            stated, url=url or stated.url, archived=taken or stated.archived
        )
        capture = self._reading.capture(origin, url or origin, kind, body, own)
        self._ids.add(record.headers.get("warc-record-id", ""))
        self.pages += 1
        yield from (
            read_page(msgspec.structs.replace(self._reading, stated=own), capture)
            if kind == HTML
            else [capture]
        )

    def _doubts(self, origin: str, record: WarcRecord) -> Iterator[Dropped]:
        """Say what is wrong with a record whose page could be read."""
        written = record.headers.get("warc-date", "")
        if record.fault:
            detail = (
                f"{_called(record, origin)}: {record.fault}; it is read up to where the next "
                "record begins."
            )
            yield self._dropped(f"{origin} length", "warc", detail)
        if written and _taken(record) is None:
            detail = (
                f"{_called(record, origin)} says it was archived at {written!r}, no date; when it "
                "was is not known."
            )
            yield self._dropped(f"{origin} date", "date", detail)

    def rest(self, faults: list[str]) -> Iterator[Dropped]:
        """Say what was damaged between the records, and what else the archive holds.

        Raises:
            InputError: it holds no page.
        """
        name = self._reading.name
        if self._others:
            detail = (
                f"{name}: {self._others.total()} records that are no pages were counted and not "
                f"read ({listed(self._others)})."
            )
            yield self._dropped(f"{name} others", "not_a_page", detail)
        if faults and not (self._cut and all("cut off" in fault for fault in faults)):
            self._has_reported = True
            detail = (
                f"{name}: the archive is damaged: {'; '.join(faults[:3])}; {self.pages} pages "
                "were read."
            )
            yield self._dropped(f"{name} damage", "warc", detail)
        if not self.pages and not self._has_reported:
            raise InputError(f"{name}: no page was found in this web archive.", reason="empty")

    def _dropped(self, record_id: str, reason: str, detail: str) -> Dropped:
        """Return the record of what is not read."""
        self._has_reported = self._has_reported or reason in ("warc", "gzip", "too_large")
        return Dropped(stage=STAGE, record_id=record_id, reason=reason, detail=detail)


def _address(record: WarcRecord) -> str:
    """Return the address of a record; wget before 1.20 writes it in angle brackets."""
    return (
        record.headers.get("warc-target-uri", "")
        .strip()
        .removeprefix("<")
        .removesuffix(">")
        .strip()
    )


def _called(record: WarcRecord, origin: str) -> str:
    """Return how a record is called in messages."""
    return f"{origin}: {_address(record) or 'a record without an address'}"


def _taken(record: WarcRecord) -> str | None:
    """Return when a record was archived, or None where that cannot be read; old tools write 14
    digits.
    """
    written = record.headers.get("warc-date", "").strip()
    compact = _COMPACT.fullmatch(written)
    if compact is not None:
        written = "{}-{}-{}T{}:{}:{}Z".format(*compact.groups())
    return written if find_moment(written) is not None else None
