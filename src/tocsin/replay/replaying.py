"""A replay from beginning to end: the days of a store are judged one by one, and kept."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from tocsin.casebook import known_on
from tocsin.errors import UsageError
from tocsin.pipeline.steps import digest_of
from tocsin.records import KNOWN_ALWAYS, Casebook, Entry, Frozen
from tocsin.records.workspace_ports import OpenStore
from tocsin.replay.book import Book
from tocsin.replay.days import ONE_DAY, Days, end_of
from tocsin.replay.past import By, Past

# The rooms that decide what is said of what was read.
_JUDGING = (
    "documents",
    "annotate",
    "assess",
    "watch",
    "warn",
    "replay/attention.py",
    "replay/case_file.py",
    "replay/days.py",
    "replay/linking.py",
    "replay/past.py",
    "replay/signals.py",
)
Tell = Callable[[dt.date, int, int], None]


class Span(NamedTuple):
    """The days of a replay: the first, the last, and how many lie between two judgements."""

    first: dt.date
    last: dt.date
    step: int = 1

    def days(self) -> list[dt.date]:
        """Return the days that are judged."""
        number = (self.last - self.first).days // self.step
        return [self.first + dt.timedelta(days=self.step * n) for n in range(number + 1)]


class Replayed(NamedTuple):
    """What a replay came to.

    `undated` documents were left out, `holes` are stretches of days without any document, `always`
    are entries of the casebook without a day, which any day of the past knows; `anew` is how many
    days were judged now and not taken from before. `altered` are days whose kept file was not as it
    had been written; they are judged anew. `ledger_altered` says that the ledger which stood there
    was not what had been written; it is written anew.
    """

    span: Span
    by: By
    rows: tuple[Frozen, ...]
    ledger: Path
    documents: int
    undated: int
    holes: tuple[tuple[dt.date, dt.date], ...]
    always: tuple[str, ...]
    anew: int
    altered: tuple[dt.date, ...] = ()
    ledger_altered: bool = False


def nobody(day: dt.date, done: int, total: int) -> None:
    """Tell nobody how far a replay has come."""


def replay(
    store: OpenStore,
    casebook: Casebook,
    span: Span,
    out: Path,
    *,
    by: By = "published",
    tell: Tell = nobody,
) -> Replayed:
    """Judge every day of a span with what was known by its end, and keep it in a folder.

    Raises:
        UsageError: the span holds no day, no problem was known in it, or the store knows nothing of
            it.
        OutputError: the folder cannot be written.
    """
    _check(casebook, span)
    past = Past.of(store, end_of(span.last), by)
    first = past.first_day()
    if first is None or first > span.last:
        raise UsageError(
            "the store holds no document that was known by {day}; read some with: tocsin run "
            "INPUT --store {store}.",
            day=span.last,
            store=store.url,
        )
    book = Book(out, _question(past, casebook, span))
    rows, anew = _pass(past, casebook, span, book, tell)
    ledger = book.close(span.days())
    return Replayed(
        span=span,
        by=by,
        rows=tuple(rows),
        ledger=ledger,
        documents=past.number(end_of(span.last)),
        undated=past.undated,
        holes=tuple(past.holes(max(first, span.first), span.last)),
        always=tuple(_always(casebook)),
        anew=anew,
        altered=tuple(book.altered),
        ledger_altered=book.ledger_altered,
    )


def _check(casebook: Casebook, span: Span) -> None:
    """Refuse a span in which nothing could be said.

    Raises:
        UsageError: it ends before it begins, or no problem was known in it.
    """
    if span.last < span.first:
        raise UsageError(
            "the replay would end on {last}, before it begins on {first}.",
            first=span.first,
            last=span.last,
        )
    if not known_on(casebook, span.last).problems:
        raise UsageError(
            "no problem of casebook {id!r} was known by {day}; its `known_from` lies later.",
            id=casebook.id,
            day=span.last,
        )


def _pass(
    past: Past, casebook: Casebook, span: Span, book: Book, tell: Tell
) -> tuple[list[Frozen], int]:
    """Take every day once, and judge those of the span that are not done yet."""
    days = Days(past, casebook)
    judged, frozen, anew = set(span.days()), [], 0
    day = min(past.first_day() or span.first, span.first)
    while day <= span.last:
        days.take(day)
        if day in judged:
            rows = book.read(day)
            if rows is None:
                rows = days.judge(day)
                book.write(day, rows)
                anew += 1
            days.remember(rows)
            frozen += rows
            tell(day, (day - span.first).days + 1, (span.last - span.first).days + 1)
        day += ONE_DAY
    return frozen, anew


def _question(past: Past, casebook: Casebook, span: Span) -> list[object]:
    """Return everything that the ledger follows from."""
    read = hashlib.sha256()
    for bundle in past.known(None, end_of(span.last)):
        read.update(msgspec.json.encode([bundle.document.id, [c.id for c in bundle.claims]]))
    return [casebook, list(span), past.by, read.hexdigest(), digest_of(_JUDGING)]


def _always(casebook: Casebook) -> list[str]:
    """Return the entries that give no day since when they are known."""
    sections: tuple[tuple[Entry, ...], ...] = (
        casebook.sources,
        casebook.groups,
        casebook.actors,
        casebook.sites,
        casebook.narratives,
        casebook.reference_classes,
        casebook.problems,
    )
    return sorted(e.id for rows in sections for e in rows if e.known_from == KNOWN_ALWAYS)
