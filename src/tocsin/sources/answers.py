"""Answers of servers: as text that can be read without their headers, as evidence, and as
captures.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from tocsin.records import HTML, PDF, Capture, Dropped, Fetch
from tocsin.sources.captures import Reading, Stated
from tocsin.sources.decode import in_utf8
from tocsin.sources.faults import refusal
from tocsin.sources.fetch import Fetched, Fetcher
from tocsin.sources.redirects import check_redirect


def readable(answer: Fetched) -> bytes:
    """Return the body of an answer so that it can be read without its headers."""
    return in_utf8(answer.body, answer.headers.get("content-type"))


def evidence(answer: Fetched) -> Fetch:
    """Return an answer as it is kept."""
    return Fetch(
        url=answer.requested,
        answered_by=answer.url,
        at=answer.at,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        sha256=hashlib.sha256(answer.body).hexdigest(),
    )


def fetch_pages(
    urls: Sequence[str], fetcher: Fetcher, *, seen_at: dt.datetime, stated: Stated
) -> Iterator[Capture | Dropped]:
    """Yield a capture for every address, and a `Dropped` for each that may not or cannot be had."""
    for url in urls:
        try:
            answer = check_redirect(fetcher.get(url))
            kind = answer.media_type if answer.media_type in ("text/plain", PDF) else HTML
            own = msgspec.structs.replace(stated, url=answer.url)
            reading = Reading(name=url, seen_at=seen_at, stated=own)
            yield reading.capture(url, url, kind, readable(answer), fetch=evidence(answer))
        except Exception as error:  # noqa: BLE001  (the boundary of one address)
            yield refusal(url, error)
