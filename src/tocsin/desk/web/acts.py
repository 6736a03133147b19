"""What people do at the desk: sign, dissent, correct, judge a match, add a document, keep a search. Each stands in the audit log."""

import datetime as dt
import hmac
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import FormData, UploadFile

from tocsin import pipeline
from tocsin.desk import words
from tocsin.desk.corrections import correct
from tocsin.desk.web.desk import Desk, clock
from tocsin.errors import TocsinError, UsageError
from tocsin.records import Dropped, SavedSearch, content_id
from tocsin.sources import Stated

_MOST_TEXT = 20_000_000
_MOST_NOTE, _MOST_NAME = 4_000, 80


class RefusedError(TocsinError):
    """What somebody sent is not taken: it did not come from a page of this desk, or nobody signs here."""


class Act(NamedTuple):
    """What somebody sent, and the page they sent it from."""

    desk: Desk
    form: FormData

    def text(self, name: str, most: int = _MOST_NOTE) -> str:
        """Return one field of the form, without blanks around it.

        Raises:
            UsageError: it is longer than any such field may be.
        """
        value = self.form.get(name)
        found = value.strip() if isinstance(value, str) else ""
        if len(found) > most:
            raise UsageError(f"{name}: {len(found)} characters are too many; {most} is the most.")
        return found

    @property
    def signer(self) -> str:
        """Return who signs at this desk."""
        return self.desk.signer or ""

    def back(self, told: str) -> str:
        """Return the address to go back to, with what was done."""
        page = urlsplit(self.text("page"))
        where = page.path if page.path.startswith("/") and not page.path.startswith(("//", "/\\")) else "/"
        kept = [p for p in page.query.split("&") if p and not p.startswith("told=")]
        return f"{where}?{'&'.join([*kept, urlencode({'told': told})])}"


def check(act: Act, origin: str | None, host: str) -> None:
    """Check that a form comes from a page of this desk, and that somebody signs here.

    Raises:
        RefusedError: it does not, or nobody does.
    """
    if origin is not None and urlsplit(origin).netloc != host:
        raise RefusedError("this was sent from another page than this desk's; nothing was done.")
    if not hmac.compare_digest(act.text("token"), act.desk.token):
        raise RefusedError(
            "the page is older than this desk, or not its own; load it anew and try again. Nothing was done."
        )
    if act.desk.signer is None:
        raise RefusedError('nobody signs at this desk; start it with: tocsin desk --signer "A. Analyst" ...')


def sign(act: Act) -> str:
    """Sign an alarm, or dissent from it."""
    dissent = act.text("word") == "dissent"
    words.sign(
        act.desk.store.url,
        act.text("alarm"),
        signer=act.signer,
        dissent=dissent,
        note=act.text("note") or None,
        at=clock(),
    )
    return "dissent is kept" if dissent else "signed"


def judge(act: Act) -> str:
    """Correct a record, or say of a match whether it is the same story."""
    correct(
        act.desk.store.url, act.text("record"), act.text("field"), act.text("value"), signer=act.signer, note=act.text("note") or None,
        at=clock(),
    )  # fmt: skip
    return "kept"


def keep_search(act: Act) -> str:
    """Keep a search under a name."""
    name, query = act.text("name", 120), act.text("query", 2_000)
    if not name or not query:
        raise UsageError("a search that is kept needs a name and something it asks.")
    act.desk.store.words.keep_search(
        SavedSearch(id=content_id("sea", name, act.signer), name=name, query=query, signer=act.signer, at=clock())
    )
    return "search is kept"


def add(act: Act, upload: bytes | None) -> str:
    """Add a document: the page at an address, a file, or pasted text; it is read at once and judged with the next judgement."""
    url, text = act.text("url"), act.text("text", _MOST_TEXT)
    if sum(map(bool, (url, text, upload))) != 1:
        raise UsageError("give one of the three: an address, a file, or a text.")
    if url and not url.startswith(("http://", "https://")):
        raise UsageError(f"{url!r} is no address of a page; it begins with http:// or https://.")
    stated = Stated(
        source=act.text("source") or None, published=_moment(act.text("published")), url=act.text("where") or None,
        title=act.text("title", 400) or None,
    )  # fmt: skip
    file = act.form.get("file")
    name = _safe(file.filename or "") if upload and isinstance(file, UploadFile) else "pasted.txt"
    return _read(act, url, text, upload, name, stated)


def _safe(name: str) -> str:
    """Return the name of a file as one that can be written anywhere: its letters, its digits, its ending."""
    kept = re.sub(r"[^\w.-]+", "_", name.replace("\\", "/").rpartition("/")[2]).strip("._")
    return kept[-_MOST_NAME:] or "file.txt"


def _moment(written: str) -> str | None:
    """Return a moment of a form as an input states it."""
    return written.replace("T", " ") if written else None


def _read(act: Act, url: str, text: str, upload: bytes | None, name: str, stated: Stated) -> str:
    """Read what was added; return what came of it.

    Raises:
        UsageError: it could not be read, with the reason.
    """
    store, now = act.desk.store, clock()
    with tempfile.TemporaryDirectory() as folder:
        inputs = [url]
        if not url:
            path = Path(folder) / name
            path.write_bytes(upload if upload is not None else text.encode())
            inputs = [str(path)]
        touched = 0

        def tell(state: pipeline.Progress) -> None:
            nonlocal touched
            touched = state.touched

        read, refused = pipeline.read_into(store, act.desk.book(), inputs, as_of=now, stated=stated, tell=tell)
    _log(act, url or name, stated, read, refused, now)
    if refused and not touched:
        raise UsageError("; ".join(d.detail.removeprefix(f"{folder}/") for d in refused))
    return f"{read} read, {touched} of them name something watched"


def _log(act: Act, what: str, stated: Stated, read: int, refused: list[Dropped], now: dt.datetime) -> None:
    """Write down who added what."""
    said = ", ".join(
        f"{k} {v}"
        for k, v in (("source", stated.source), ("published", stated.published), ("title", stated.title))
        if v
    )
    detail = f"{what}: {read} read, {len(refused)} refused" + (f" ({said})" if said else "")
    act.desk.store.words.log(now, act.signer, "added", what, detail)


# What a page may be told was done; whatever else an address says is not shown.
TOLD = re.compile(r"signed|dissent is kept|kept|search is kept|\d+ read, \d+ of them name something watched")
ACTS: Mapping[str, Callable[[Act], str]] = {"sign": sign, "judge": judge, "search": keep_search}
