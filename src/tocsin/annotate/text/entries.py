"""Chronologies and live blogs: a text whose entries begin with a year, a date or a clock time. An
entry's time is its own.

What an entry of a past year tells is of that year, also where it speaks of "tomorrow"; words such
as "in two days" count from the day of their entry. Figures of a clock at the head of an entry are
no date ("12.01 Police closed the road").
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from tocsin.language.date_words import date_words
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.times import time_expressions
from tocsin.records import Claim, Document, Precision, Record, Span, When

# So many entries make a chronology, and so many a live blog.
_FEWEST_DATED, _FEWEST_CLOCKS = 2, 3
# The date of an entry stands within so many letters of its line, and begins within so few.
_HEAD, _BEFORE_HEAD = 45, 4
_YEAR_WORDS = "|".join(
    re.escape(w) for w in sorted(word_set("year_head"), key=lambda w: (-len(w), w))
)
# Inside a line only a colon or a dash makes a year the head of an entry; a year of birth ("2009 г.
# р.") is none.
_OPENS_YEAR = r"(?:(?:(?<=\n)|^)[ \t*_•—–-]*|(?<=[.;!?]\s)(?=\d{4}[^.\n]{0,8}[:—–]))"
_BEHIND_YEAR = r"[*_]*[ \t]*(?::|\.?\s[—–-]\s|[—–]|\.\s(?!\s?[рт]\.)|\n)"
_YEAR = re.compile(
    rf"{_OPENS_YEAR}(?P<head>(?:(?P<month>[^\W\d_]{{3,12}})\.?,?\s)?"
    rf"(?P<y>(?:19|20)\d\d)(?:\s?(?:{_YEAR_WORDS})(?!\w))?){_BEHIND_YEAR}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"^[ \t*_\[(•—–-]*(?P<head>(?:[01]?\d|2[0-3])[:.][0-5]\d)(?![.:/]?\d)", re.MULTILINE
)
_LINE = re.compile(r"^[^\n]*\S[^\n]*$", re.MULTILINE)
_BEHIND_DATE = re.compile(
    r"[*_)\]]*\s*(?:[:|]|\.\s|[—–-]\s|$)|[*_)\]]*,?\s+(?:[01]?\d|2[0-3])[:.][0-5]\d\b", re.MULTILINE
)


class Entry(Record, frozen=True):
    """A part of a text with the time it stands under, from its head up to the next."""

    span: Span
    head: Span
    when: When


def in_entries(claims: Sequence[Claim], document: Document) -> list[Claim]:
    """Return claims with the times of the entries they stand in, where a text is a chronology or a
    live blog.
    """
    clocks = [
        Span(start=m.start("head"), end=m.end("head")) for m in _CLOCK.finditer(document.text)
    ]
    if len(clocks) >= _FEWEST_CLOCKS:
        claims = [_without_clock(c, clocks, document) for c in claims]
    entries = entries_of(document)
    return [_in_entry(c, entries, _day_of(document)) for c in claims]


def entries_of(document: Document) -> list[Entry]:
    """Return the entries of a chronology in order; none where a text is none."""
    heads = {h.start: (h, w) for h, w in (*_dated_heads(document), *_year_heads(document.text))}
    starts = sorted(heads)
    if len(starts) < _FEWEST_DATED:
        return []
    ends = [*starts[1:], len(document.text)]
    return [
        Entry(span=Span(start=s, end=e), head=heads[s][0], when=heads[s][1])
        for s, e in zip(starts, ends, strict=True)
    ]


def _year_heads(text: str) -> Iterator[tuple[Span, When]]:
    """Yield the years that entries begin with."""
    for match in _YEAR.finditer(text):
        year, month = int(match["y"]), date_words().months.get(fold(match["month"] or ""))
        if match["month"] and month is None:
            continue  # some other word stands before the year
        first, last = dt.date(year, month or 1, 1), _end_of(year, month or 12)
        precision: Precision = "month" if month else "year"
        when = When(
            raw=match["head"], precision=precision, start=first, end=last, anchor="absolute"
        )
        yield Span(start=match.start("head"), end=match.end("head")), when


def _end_of(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _dated_heads(document: Document) -> Iterator[tuple[Span, When]]:
    """Yield the days and months that lines begin with, followed by a mark or nothing."""
    if document.published_at is not None:
        published = document.published_at.date()
    else:
        published = None
    for line in _LINE.finditer(document.text):
        opening = line.group()[:_HEAD]
        if not any(c.isdigit() for c in opening):
            continue
        for span, when in time_expressions(opening, document.language, published):
            is_head = span.start <= _BEFORE_HEAD and when.start is not None and when.role == "at"
            if is_head and _BEHIND_DATE.match(line.group(), span.end):
                yield Span(start=line.start() + span.start, end=line.start() + span.end), when
            break


def _in_entry(claim: Claim, entries: Sequence[Entry], today: dt.date) -> Claim:
    """Return a claim with the time of its entry, where that lies in the past and the claim has no
    date of its own.
    """
    entry = next((e for e in entries if e.span.start <= claim.span.start < e.span.end), None)
    if (
        entry is None
        or entry.when.end is None
        or entry.when.start is None
        or entry.when.start > today
    ):
        return claim
    own = claim.when
    if own is not None and own.anchor == "absolute" and own.raw not in entry.when.raw:
        return claim
    if own is not None and own.start_days is not None and entry.when.start == entry.when.end:
        counted = own.resolved(entry.when.start, "publication")
        note = f"counted from the entry of {entry.when.start}"
        return msgspec.structs.replace(
            claim,
            when=msgspec.structs.replace(
                counted, anchor="absolute", start_days=None, end_days=None, note=note
            ),
        )
    if entry.when.end >= today and own is None:
        return claim
    return msgspec.structs.replace(claim, when=entry.when)


def _without_clock(claim: Claim, clocks: Sequence[Span], document: Document) -> Claim:
    """Return a claim whose time is not the clock at the head of its entry."""
    clock = next((c for c in clocks if claim.span.covers(c)), None)
    if clock is None or claim.when is None or claim.when.raw != clock.of(document.text):
        return claim
    rest = document.text[clock.end : claim.span.end]
    times = time_expressions(rest, document.language, _published(document))
    return msgspec.structs.replace(claim, when=times[0][1] if times else None)


def _published(document: Document) -> dt.date | None:
    """Return the day a document was published; None where that is not known."""
    if document.published_at is not None:
        return document.published_at.date()
    return None


def _day_of(document: Document) -> dt.date:
    """Return the day a document was published, else seen."""
    return _published(document) or document.seen_at.date()
