"""What people do at the desk: sign, dissent, correct, judge a match, add a document, keep a search,
take it back. All is logged.
"""

import datetime as dt
import hmac
import re
from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, urlencode, urlsplit

from starlette.datastructures import FormData, UploadFile

from tocsin.errors import TocsinError, UsageError
from tocsin.web import adding
from tocsin.web.desk import Desk
from tocsin.web.done import Done, added
from tocsin.web.render import own_address
from tocsin.web.visitors import Visitor
from tocsin.workspace import sign_off as words
from tocsin.workspace.clock import word_clock
from tocsin.workspace.corrections import correct
from tocsin.workspace.lengths import within

_MOST_TEXT = 20_000_000
_MOST_NOTE = 4_000
_SIGNS = ("agree", "dissent")
# What an address says of the act before, which the page after the next one says no more.
_PASSING = ("done=", "undo=")
# A place on a page to come back to.
_PLACE = re.compile(r"[a-z]{1,20}")


class RefusedError(TocsinError):
    """What somebody sent is not taken: it did not come from a page of this desk, or nobody signs
    here.
    """


class OldPageError(RefusedError):
    """What somebody sent came from a page that is older than the desk or their session; they can
    send it anew.
    """


class Act(NamedTuple):
    """What somebody sent, the page they sent it from, and who sent it."""

    desk: Desk
    form: FormData
    visitor: Visitor | None = None

    def text(self, name: str, most: int = _MOST_NOTE) -> str:
        """Return one field of the form, without blanks around it.

        Raises:
            UsageError: it is longer than any such field may be.
        """
        value = self.form.get(name)
        return within(name, value.strip() if isinstance(value, str) else "", most)

    @property
    def signer(self) -> str:
        """Return who signs what is sent."""
        return (self.visitor.signer if self.visitor is not None else self.desk.signer) or ""

    @property
    def page(self) -> str:
        """Return the page of this desk a form was sent from."""
        page = parts_of(self.text("page"))
        where = own_address(page.path)
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
        query = urlencode({"done": done.what} | ({"undo": done.word} if done.word else {}))
        place = f"#{self.text('place')}" if _PLACE.fullmatch(self.text("place")) else ""
        page = done.page or self.page
        return f"{page}{'&' if '?' in page else '?'}{query}{place}"


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address somebody sent; none of one that cannot be read."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def check_origin(origin: str | None, host: str) -> None:
    """Check that a form comes from a page of this desk.

    Raises:
        RefusedError: it comes from another.
    """
    if origin is not None and parts_of(origin).netloc != host:
        raise RefusedError(
            "this was sent from another page than this desk's; nothing was done.",
            code="error-other-page",
        )


def check_own(act: Act, origin: str | None, host: str) -> None:
    """Check that a form comes from a page that was made for whoever sent it.

    Raises:
        OldPageError: the page was made for another session, or before the desk was started.
        RefusedError: it comes from elsewhere.
    """
    check_origin(origin, host)
    token = act.visitor.token if act.visitor is not None else act.desk.token
    if not hmac.compare_digest(act.text("token").encode(), token.encode()):
        raise OldPageError(
            "the page is older than this desk, or not its own; go back, load it anew and try "
            "again. Nothing was done.",
            code="error-page-old",
        )


def check(act: Act, origin: str | None, host: str) -> None:
    """Check that a form comes from a page of this desk, and that whoever sent it signs here.

    Raises:
        OldPageError: the page was made for another session, or before the desk was started.
        RefusedError: it comes from elsewhere, or nobody signs.
    """
    check_own(act, origin, host)
    if act.signer:
        return
    if act.desk.has_accounts:
        raise RefusedError(
            "your account is for reading; whoever keeps this desk can give it the role analyst. "
            "Nothing was done.",
            code="error-only-reads",
        )
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


def add(act: Act, upload: bytes | None) -> Done:
    """Add a document: the page at an address, a file, or pasted text. A single one is shown then.

    Raises:
        UsageError: it is not one of the three, or could not be read, with the reason.
    """
    file = act.form.get("file")
    is_file = upload is not None and isinstance(file, UploadFile)
    document = adding.NewDocument(
        url=act.text("url"),
        text=act.text("text", _MOST_TEXT),
        upload=upload,
        file=(file.filename or "") if is_file and isinstance(file, UploadFile) else "pasted.txt",
        source=act.text("source"),
        published=act.text("published"),
        where=act.text("where"),
        title=act.text("title", 400),
        note=act.text("note"),
    )
    taken = adding.add(act.desk, act.signer, document)
    done = added(taken.read, taken.touched, taken.later)
    return (
        done if len(taken.documents) != 1 else done._replace(page=f"/document/{taken.documents[0]}")
    )


ACTS: Mapping[str, Callable[[Act], Done]] = {
    "sign": sign,
    "judge": judge,
    "withdraw": withdraw,
}
