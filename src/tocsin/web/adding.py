"""Adding a document at the desk: the page at an address, a file, or a text; read at once, and
judged with the next judgement.
"""

import codecs
import datetime as dt
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tocsin import pipeline
from tocsin.errors import UsageError
from tocsin.records import Dropped
from tocsin.sources import Stated
from tocsin.sources.addresses import without_password
from tocsin.web.desk import Desk, clock
from tocsin.workspace import discussion
from tocsin.workspace.chains import new_name
from tocsin.workspace.clock import clock_of, word_clock
from tocsin.workspace.naming import Names, hint, nearest

_MOST_NAME = 80
# What a page and a pasted text are called as files.
PAGE, PASTED = "page.html", "pasted.txt"
# So long a person waits for another program that reads into the store, in seconds.
_PATIENCE = 5.0
# So many documents that were added are named.
_ARRIVALS = 20


class NewDocument(NamedTuple):
    """What somebody wants added: an address, a text, or the bytes of a file; what they state of it,
    and what they remark on it.
    """

    url: str = ""
    text: str = ""
    upload: bytes | None = None
    file: str = PASTED
    source: str = ""
    published: str = ""
    where: str = ""
    title: str = ""
    note: str = ""


class Taken(NamedTuple):
    """What came of it: how many documents were read, how many concern what is watched, how many
    are dated later than the case stands; and the documents to look at, in order of their ids.
    """

    read: int
    touched: int
    later: int
    documents: tuple[str, ...] = ()


def add(desk: Desk, signer: str, document: NewDocument) -> Taken:
    """Read what is given into the store, in the name of whoever gives it.

    Raises:
        UsageError: it is not one of the three, or could not be read, with the reason.
    """
    if sum(map(bool, (document.url, document.text, document.upload))) != 1:
        raise UsageError(
            "give one of the three: an address, a file, or a text.", code="error-one-of-three"
        )
    if document.url and not document.url.startswith(("http://", "https://")):
        raise UsageError(
            "{url!r} is no address of a page; it begins with http:// or https://.",
            code="error-no-address",
            url=document.url,
        )
    stated = Stated(
        source=_source(desk, document.source),
        published=document.published.replace("T", " ") or None,
        url=document.where or None,
        title=document.title or None,
    )
    taken = _read(desk, signer, document, stated)
    if document.note and _is_one(taken.documents):
        now = word_clock(desk.store)
        discussion.write(desk.store, taken.documents[0], document.note, signer=signer, at=now)
    return taken


def page_bytes(html: str) -> bytes:
    """Return a page as a browser holds it, as a file: in UTF-8, whatever it says of itself."""
    return codecs.BOM_UTF8 + html.encode("utf-8", "replace")


def _source(desk: Desk, written: str) -> str | None:
    """Return the source that is meant: one of the casebook, one the store has documents of, or a
    new one (`new:NAME`).

    Raises:
        UsageError: it is none of these.
    """
    if not written:
        return None
    names = Names("source", desk.book().sources)
    fresh = new_name(written)
    if fresh is not None and names.find(fresh) is None:
        return fresh
    if (source_id := names.find(fresh or written)) is not None:
        return source_id
    known = list(desk.store.rollups.first_days())
    if written in known:
        return written
    near = [*names.near(written), *nearest(written, known)]
    raise UsageError(
        "{written!r} is no source of the casebook{near}. For a source it does not hold write "
        "new:{written}.",
        code="error-no-source-new",
        written=written,
        near=hint(list(dict.fromkeys(near))[:3]),
    )


def safe_name(name: str) -> str:
    """Return the name of a file as one that can be written anywhere: its letters, its digits, its
    ending.
    """
    kept = re.sub(r"[^\w.-]+", "_", name.replace("\\", "/").rpartition("/")[2]).strip("._")
    return kept[-_MOST_NAME:] or "file.txt"


def _read(desk: Desk, signer: str, document: NewDocument, stated: Stated) -> Taken:
    """Read what was added; return what came of it.

    Raises:
        UsageError: it could not be read, with the reason.
    """
    store, moment = desk.store, clock_of(desk.store)
    before, seen = store.about.captures(), pipeline.Progress(0, 0, 0)
    known = set(_arrivals(desk, moment))
    with tempfile.TemporaryDirectory() as folder:
        inputs = [document.url]
        if not document.url:
            path = Path(folder) / safe_name(document.file)
            path.write_bytes(
                document.upload if document.upload is not None else document.text.encode()
            )
            inputs = [str(path)]

        def tell(state: pipeline.Progress) -> None:
            nonlocal seen
            seen = state

        read, refused = pipeline.read_into(
            store,
            desk.book(),
            inputs,
            as_of=moment,
            stated=stated,
            tell=tell,
            patience=_PATIENCE,
        )
    if seen.later and seen.later == read:
        raise UsageError(
            "nothing was added: it is dated after {moment}, the moment at which this case "
            "stands. Mend the date, or assess the case later.",
            code="error-added-later",
            moment=f"{moment:%Y-%m-%d %H:%M} UTC",
        )
    if refused and not seen.touched:
        raise UsageError("; ".join(d.detail.removeprefix(f"{folder}/") for d in refused))
    if store.about.captures() == before:
        raise UsageError(
            "nothing would change: the store holds this document already.", code="error-added-known"
        )
    arrived = tuple(one for one in _arrivals(desk, moment) if one not in known)[:_ARRIVALS]
    _log(desk, signer, document, stated, read, refused, remarked=_is_one(arrived))
    return Taken(read, seen.touched, seen.later, arrived)


def _is_one(documents: Sequence[str]) -> bool:
    """Return whether what was added is one document, which a remark can be about."""
    return len(documents) == 1


def _arrivals(desk: Desk, moment: dt.datetime) -> list[str]:
    """Return the documents that were captured from a moment on: in a case that was read at once,
    all of them.
    """
    return desk.store.lookup.seen_since(moment, moment)


def _log(
    desk: Desk,
    signer: str,
    document: NewDocument,
    stated: Stated,
    read: int,
    refused: list[Dropped],
    *,
    remarked: bool,
) -> None:
    """Write down who added what, with a note that is kept with no document."""
    what = without_password(document.url) or safe_name(document.file)
    said = ", ".join(
        f"{k} {v}"
        for k, v in (
            ("source", stated.source),
            ("published", stated.published),
            ("title", stated.title),
            ("note", "" if remarked else document.note),
        )
        if v
    )
    detail = f"{what}: {read} read, {len(refused)} refused" + (f" ({said})" if said else "")
    desk.store.words.log(clock(), signer, "added", what, detail)
