"""What people do at the desk: sign, dissent, correct, judge a match, add a document, keep a search,
take it back. All is logged.
"""

import datetime as dt
import hmac
import re
import tempfile
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import FormData, UploadFile

from tocsin import pipeline
from tocsin.errors import MissingError, TocsinError, UsageError
from tocsin.records import Dropped, SavedSearch, content_id
from tocsin.sources import Stated
from tocsin.web.desk import Desk, clock
from tocsin.web.done import Done, added
from tocsin.workspace import sign_off as words
from tocsin.workspace.chains import new_name
from tocsin.workspace.clock import clock_of, word_clock
from tocsin.workspace.corrections import correct
from tocsin.workspace.naming import Names, hint, nearest

_MOST_TEXT = 20_000_000
_MOST_NOTE, _MOST_NAME = 4_000, 80
_SIGNS = ("agree", "dissent")
# What an address says of the act before, which the page after the next one says no more.
_PASSING = ("done=", "undo=")
# A place on a page to come back to.
_PLACE = re.compile(r"[a-z]{1,20}")


class RefusedError(TocsinError):
    """What somebody sent is not taken: it did not come from a page of this desk, or nobody signs
    here.
    """


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
            raise UsageError(
                "{name}: {n} characters are too many; {most} is the most.",
                code="error-too-long",
                name=name,
                n=len(found),
                most=most,
            )
        return found

    @property
    def signer(self) -> str:
        """Return who signs at this desk."""
        return self.desk.signer or ""

    @property
    def page(self) -> str:
        """Return the page of this desk a form was sent from."""
        page = urlsplit(self.text("page"))
        where = (
            page.path
            if page.path.startswith("/") and not page.path.startswith(("//", "/\\"))
            else "/"
        )
        kept = [part for part in page.query.split("&") if part and not part.startswith(_PASSING)]
        return f"{where}?{'&'.join(kept)}" if kept else where

    @property
    def at(self) -> dt.datetime:
        """Return the moment from which a word counts that is said here."""
        return word_clock(self.desk.store)

    @property
    def once(self) -> Hashable:
        """Return what tells this very form, with everything on it, from any other; None where it
        does not say which it is.
        """
        fields = tuple(sorted((k, v) for k, v in self.form.multi_items() if isinstance(v, str)))
        return fields if self.text("once") else None

    def back(self, done: Done) -> str:
        """Return the address to go back to, with what was done and how it is taken back."""
        asked = urlencode({"done": done.what} | ({"undo": done.word} if done.word else {}))
        place = f"#{self.text('place')}" if _PLACE.fullmatch(self.text("place")) else ""
        return f"{self.page}{'&' if '?' in self.page else '?'}{asked}{place}"


def check(act: Act, origin: str | None, host: str) -> None:
    """Check that a form comes from a page of this desk, and that somebody signs here.

    Raises:
        RefusedError: it does not, or nobody does.
    """
    if origin is not None and urlsplit(origin).netloc != host:
        raise RefusedError(
            "this was sent from another page than this desk's; nothing was done.",
            code="error-other-page",
        )
    if not hmac.compare_digest(act.text("token"), act.desk.token):
        raise RefusedError(
            "the page is older than this desk, or not its own; go back, load it anew and try "
            "again. Nothing was done.",
            code="error-page-old",
        )
    if act.desk.signer is None:
        raise RefusedError(
            "nobody signs at this desk: it was opened for reading. Ask whoever opened it to "
            "open it under your name.",
            code="error-no-signer",
        )


def sign(act: Act) -> Done:
    """Sign an alarm, or dissent from it."""
    word = act.text("word")
    if word not in _SIGNS:
        raise UsageError(
            "{word!r} is no word on an alarm: say {known}.",
            code="error-no-word",
            word=word,
            known=", ".join(_SIGNS),
        )
    kept = words.sign(
        act.desk.store,
        act.text("alarm"),
        signer=act.signer,
        dissent=word == "dissent",
        note=act.text("note") or None,
        at=act.at,
    )
    return Done("dissent" if word == "dissent" else "signed", kept.id)


def judge(act: Act) -> Done:
    """Correct a record, or decide on a match: one that waits, or with `change` any."""
    kept = correct(
        act.desk.store,
        act.text("record"),
        act.text("field"),
        act.text("value"),
        signer=act.signer,
        note=act.text("note") or None,
        at=act.at,
        casebook=act.desk.book(),
        change=act.text("change") == "1",
    )
    return Done("kept", kept.id)


def withdraw(act: Act) -> Done:
    """Take back a word somebody said: a correction, a decision, a signature, an outcome, an
    estimate or a search.
    """
    words.withdraw(
        act.desk.store,
        act.text("word"),
        signer=act.signer,
        at=act.at,
        note=act.text("note") or None,
    )
    return Done("withdrawn")


def keep_search(act: Act) -> Done:
    """Keep a search under a name."""
    name, query = " ".join(act.text("name", 120).split()), urlsplit(act.text("query", 2_000))
    asked = [(k, v) for k, v in parse_qsl(query.query) if k not in ("done", "undo", "before")]
    if not name:
        raise MissingError(
            "a search that is kept needs a name.", code="error-search-name", option="name"
        )
    if query.path != "/search" or not dict(asked).get("q", "").strip():
        raise UsageError(
            "a search that is kept needs something it asks; search first, then keep it.",
            code="error-search-empty",
        )
    kept = act.desk.store.words.keep_search(
        SavedSearch(
            id=content_id("sea", name, act.signer),
            name=name,
            query=f"/search?{urlencode(asked)}",
            signer=act.signer,
            at=act.at,
        )
    )
    return Done("search", kept.id)


def add(act: Act, upload: bytes | None) -> Done:
    """Add a document: the page at an address, a file, or pasted text; it is read at once and judged
    with the next judgement.
    """
    url, text = act.text("url"), act.text("text", _MOST_TEXT)
    if sum(map(bool, (url, text, upload))) != 1:
        raise UsageError(
            "give one of the three: an address, a file, or a text.", code="error-one-of-three"
        )
    if url and not url.startswith(("http://", "https://")):
        raise UsageError(
            "{url!r} is no address of a page; it begins with http:// or https://.",
            code="error-no-address",
            url=url,
        )
    stated = Stated(
        source=_source(act, act.text("source")),
        published=_moment(act.text("published")),
        url=act.text("where") or None,
        title=act.text("title", 400) or None,
    )
    file = act.form.get("file")
    name = _safe(file.filename or "") if upload and isinstance(file, UploadFile) else "pasted.txt"
    return _read(act, url, text, upload, name, stated)


def _source(act: Act, written: str) -> str | None:
    """Return the source that is meant: one of the casebook, one the store has documents of, or a
    new one (`new:NAME`).

    Raises:
        UsageError: it is none of these.
    """
    if not written:
        return None
    names = Names("source", act.desk.book().sources)
    fresh = new_name(written)
    if fresh is not None and names.find(fresh) is None:
        return fresh
    if (found := names.find(fresh or written)) is not None:
        return found
    known = list(act.desk.store.rollups.first_days())
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


def _safe(name: str) -> str:
    """Return the name of a file as one that can be written anywhere: its letters, its digits, its
    ending.
    """
    kept = re.sub(r"[^\w.-]+", "_", name.replace("\\", "/").rpartition("/")[2]).strip("._")
    return kept[-_MOST_NAME:] or "file.txt"


def _moment(written: str) -> str | None:
    """Return a moment of a form as an input states it."""
    return written.replace("T", " ") if written else None


def _read(act: Act, url: str, text: str, upload: bytes | None, name: str, stated: Stated) -> Done:
    """Read what was added; return what came of it.

    Raises:
        UsageError: it could not be read, with the reason.
    """
    store, moment = act.desk.store, clock_of(act.desk.store)
    before, seen = store.about.captures(), pipeline.Progress(0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        inputs = [url]
        if not url:
            path = Path(folder) / name
            path.write_bytes(upload if upload is not None else text.encode())
            inputs = [str(path)]

        def tell(state: pipeline.Progress) -> None:
            nonlocal seen
            seen = state

        read, refused = pipeline.read_into(
            store, act.desk.book(), inputs, as_of=moment, stated=stated, tell=tell
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
    _log(act, url or name, stated, read, refused, clock())
    return added(read, seen.touched, seen.later)


def _log(
    act: Act, what: str, stated: Stated, read: int, refused: list[Dropped], now: dt.datetime
) -> None:
    """Write down who added what."""
    said = ", ".join(
        f"{k} {v}"
        for k, v in (
            ("source", stated.source),
            ("published", stated.published),
            ("title", stated.title),
        )
        if v
    )
    detail = f"{what}: {read} read, {len(refused)} refused" + (f" ({said})" if said else "")
    act.desk.store.words.log(now, act.signer, "added", what, detail)


ACTS: Mapping[str, Callable[[Act], Done]] = {
    "sign": sign,
    "judge": judge,
    "search": keep_search,
    "withdraw": withdraw,
}
