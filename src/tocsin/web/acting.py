"""What people do over the JSON API, each act in the name of the person whose token came with it."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, NamedTuple

import msgspec

from tocsin.errors import UsageError
from tocsin.records import (
    SAME,
    AccessToken,
    Estimate,
    Judgement,
    Match,
    Record,
    Resolution,
    Role,
    Signature,
    Withdrawal,
)
from tocsin.web import adding
from tocsin.web.desk import Desk, NoSuchError
from tocsin.web.lists import there
from tocsin.workspace import access, corrections, sign_off
from tocsin.workspace.clock import now, word_clock

# What may be sent: of a document, and of anything else.
MOST_DOCUMENT, _MOST_SENT = 20_000_000, 100_000
Note = Annotated[str, msgspec.Meta(max_length=4_000)]
Short = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
# Errors that say that something is not there.
_NOT_THERE = frozenset(
    {
        *("error-no-alarm", "error-no-word-said", "error-no-store-record"),
        *("error-no-subject", "error-no-thread"),
    }
)


class Signing(Record, frozen=True):
    """A signature on an alarm, or a dissent with its note."""

    word: Literal["agree", "dissent"]
    note: Note | None = None


class Correcting(Record, frozen=True):
    """A correction of one field of a claim, mention, match or document. `change` allows a decision
    on a match that waits for none.
    """

    record: Short
    field: Short
    value: Annotated[str, msgspec.Meta(max_length=4_000)]
    note: Note | None = None
    change: bool = False


class Deciding(Record, frozen=True):
    """A decision whether a claim tells a narrative. `change` allows it where none is waited for."""

    word: Literal["same", "different", "unsure"]
    note: Note | None = None
    change: bool = False


class Resolving(Record, frozen=True):
    """How a problem came out, by its own rule of resolution, and where that stands."""

    incident: bool
    reference: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class Estimating(Record, frozen=True):
    """One's own probabilities, by hypothesis."""

    probabilities: dict[str, Annotated[float, msgspec.Meta(ge=0, le=1)]]


class TakingBack(Record, frozen=True):
    """The id of a word that is taken back: a correction, a signature, an outcome, an estimate."""

    word: Short
    note: Note | None = None


class Adding(Record, frozen=True):
    """A document: the address of a page, or a text with what is known of it.

    `html` is a page as a browser holds it; `source` is one of the casebook, or `new:NAME`; `where`
    the address a text or page was published at, `note` what its reader remarks on it.
    """

    url: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None
    text: Annotated[str, msgspec.Meta(max_length=MOST_DOCUMENT)] | None = None
    html: Annotated[str, msgspec.Meta(max_length=MOST_DOCUMENT)] | None = None
    source: Short | None = None
    published: Short | None = None
    where: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None
    title: Annotated[str, msgspec.Meta(max_length=400)] | None = None
    note: Note | None = None


class Added(Record, frozen=True):
    """How many documents were read, how many concern what is watched, how many are dated later
    than the case stands; and the ids of those that can be looked at, at most twenty.
    """

    read: int
    touched: int
    later: int
    documents: tuple[str, ...] = ()


class MakingToken(Record, frozen=True):
    """A token for a person: a role, and for how many days."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    role: Role
    days: Annotated[int, msgspec.Meta(ge=1, le=3_650)] = access.DAYS


class MadeToken(Record, frozen=True):
    """A token that was made. `secret` is what its holder sends; it is not shown again."""

    token: AccessToken
    secret: str


class Nothing(Record, frozen=True):
    """An act that needs nothing said."""


class Acting(NamedTuple):
    """Somebody who acts at a desk."""

    desk: Desk
    by: AccessToken

    @property
    def who(self) -> dict[str, Any]:
        """Return who says a word, and from when it counts."""
        return {"signer": self.by.name, "at": word_clock(self.desk.store)}


class Action(NamedTuple):
    """One thing that can be done: its address, what does it, what is sent, and the least role.

    What it answers is what `do` is annotated to return.
    """

    path: str
    do: Callable[..., Any]
    takes: type[Record]
    summary: str
    least: Role = "analyst"
    most: int = _MOST_SENT


def status_of(error: UsageError) -> int:
    """Return the status of what cannot be done: not there, or not as it is asked."""
    is_missing = isinstance(error, NoSuchError) or error.code in _NOT_THERE
    return 404 if is_missing else 409


def _sign(acting: Acting, sent: Signing, name: str) -> Signature:
    """Sign an alarm, or dissent from it; named by its id or its problem's: then the latest one."""
    is_dissent = sent.word == "dissent"
    store = acting.desk.store
    return sign_off.sign(store, name, dissent=is_dissent, note=sent.note, **acting.who)


def _correct(acting: Acting, sent: Correcting) -> Judgement:
    """Correct a record."""
    return corrections.correct(
        acting.desk.store,
        sent.record,
        sent.field,
        sent.value,
        note=sent.note,
        casebook=acting.desk.book(),
        change=sent.change,
        **acting.who,
    )


def _decide(acting: Acting, sent: Deciding, name: str) -> Judgement:
    """Decide whether a claim tells a narrative."""
    store = acting.desk.store
    there(store.record(Match, name), name, store.lookup.near_ids(Match, name))
    return corrections.correct(
        store, name, SAME, sent.word, note=sent.note, change=sent.change, **acting.who
    )


def _resolve(acting: Acting, sent: Resolving, name: str) -> Resolution:
    """Say how a problem came out."""
    book = acting.desk.book()
    there(next((p for p in book.problems if p.id == name), None), name)
    return sign_off.resolve(
        acting.desk.store,
        name,
        casebook=book,
        incident=sent.incident,
        reference=sent.reference,
        **acting.who,
    )


def _estimate(acting: Acting, sent: Estimating, name: str) -> Estimate:
    """Keep one's own probabilities of a problem."""
    book, who = acting.desk.book(), acting.who
    there(next((p for p in book.problems if p.id == name), None), name)
    figures = [f"{hypothesis}={share!r}" for hypothesis, share in sent.probabilities.items()]
    return sign_off.estimate(
        acting.desk.store, name, figures, casebook=book, analyst=who["signer"], at=who["at"]
    )[0]


def _take_back(acting: Acting, sent: TakingBack) -> Withdrawal:
    """Take back a word."""
    return sign_off.withdraw(acting.desk.store, sent.word, note=sent.note, **acting.who)


def _add(acting: Acting, sent: Adding) -> Added:
    """Add a document."""
    document = adding.NewDocument(
        url=sent.url or "",
        text=sent.text or "",
        source=sent.source or "",
        published=sent.published or "",
        where=sent.where or "",
        title=sent.title or "",
        note=sent.note or "",
        upload=adding.page_bytes(sent.html) if sent.html else None,
        file=adding.PAGE if sent.html else adding.PASTED,
    )
    taken = adding.add(acting.desk, acting.by.name, document)
    return Added(
        read=taken.read, touched=taken.touched, later=taken.later, documents=taken.documents
    )


def _make_token(acting: Acting, sent: MakingToken) -> MadeToken:
    """Make a token for a person."""
    issued = access.new_token(
        acting.desk.store, sent.name, sent.role, days=sent.days, by=acting.by.name
    )
    return MadeToken(token=issued.token, secret=issued.secret)


def _revoke_token(acting: Acting, _sent: Nothing, name: str) -> AccessToken:
    """Revoke a token."""
    known = acting.desk.store.access.token(name)
    there(known, name)
    return acting.desk.store.access.revoke(name, acting.by.name, now())


ACTIONS: tuple[Action, ...] = (
    Action(
        "/api/alarms/{name}/signatures",
        _sign,
        Signing,
        "Sign an alarm, or dissent from it. `name` is an alarm, or a problem: then its latest.",
    ),
    Action("/api/judgements", _correct, Correcting, "Correct a record."),
    Action(
        "/api/matches/{name}/judgements",
        _decide,
        Deciding,
        "Decide whether a claim tells a narrative.",
    ),
    Action("/api/problems/{name}/resolutions", _resolve, Resolving, "Say how a problem came out."),
    Action("/api/problems/{name}/estimates", _estimate, Estimating, "Keep your own probabilities."),
    Action("/api/withdrawals", _take_back, TakingBack, "Take back a word."),
    Action(
        "/api/documents", _add, Adding, "Add a document; it is read at once.", most=MOST_DOCUMENT
    ),
    Action(
        "/api/tokens",
        _make_token,
        MakingToken,
        "Make a token for a person. Its secret is shown this once.",
        "admin",
    ),
    Action("/api/tokens/{name}/revocation", _revoke_token, Nothing, "Revoke a token.", "admin"),
)
