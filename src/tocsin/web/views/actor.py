"""Actors: what each says through whom, in which stance over time, and what others say of it."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from tocsin.pipeline.corrections import corrected
from tocsin.records import Actor, Card, Claim
from tocsin.records.asking import SpokenCount
from tocsin.report.pictures import volumes
from tocsin.web.desk import MOST_NUMBER, Look, known_entry
from tocsin.web.ranges import range_of

_PAGE, _ABOUT, _DAYS, _MONTHS = 25, 12, 60, 12
_DAY = dt.timedelta(days=1)
Spoken = list[tuple[Claim, Card]]


def actors(look: Look) -> dict[str, Any]:
    """Return every actor of the casebook with how many claims come from it, the most first."""
    counts = look.once(
        "speakers", lambda: look.store.spoken.speakers(look.as_of), basis="read", may_lag=True
    )
    entries = sorted(look.known().actors, key=lambda a: (-counts.get(a.id, 0), a.name))
    rows: list[dict[str, Any]] = [
        {"actor": entry, "claims": counts.get(entry.id, 0)} for entry in entries
    ]
    return {
        "rows": [row for row in rows if row["claims"]],
        "quiet": [row["actor"] for row in rows if not row["claims"]],
        "names": look.names(),
    }


def actor(look: Look, name: str) -> dict[str, Any]:
    """Return an actor: its claims, who carries them, its stance over time, and what is said of it.

    Raises:
        NoSuchError: the casebook has no such actor.
    """
    entry: Actor = known_entry(look, "actor", look.known().actors, look.book.actors, name)
    skip = look.number("skip", 0, MOST_NUMBER, "no place in a list") or 0
    days = range_of(look.query)
    every = look.once(
        ("said", name), lambda: look.store.spoken.counts(name, look.as_of), basis="read"
    )
    counts = [row for row in every if days.holds(row.day)]
    total = sum(row.claims for row in counts)
    said = look.store.spoken.said_by(name, look.as_of, _PAGE, skip, days)
    return {
        "actor": entry,
        "names": look.names(),
        "parent": next((a for a in look.book.actors if a.id == entry.parent), None),
        "number_of": total,
        "said": as_corrected(look, said),
        "skip": skip,
        "next": skip + _PAGE if skip + _PAGE < total else None,
        "of": as_corrected(look, look.store.spoken.said_of(name, look.as_of, _ABOUT, days)),
        "carriers": _carriers(counts),
        "stances": _stances(counts),
        "months_": _by_month(counts),
        "picture": Markup(volumes(_by_day(counts, days.last or look.as_of.date()))),
    }


def as_corrected(look: Look, claims: Spoken) -> Spoken:
    """Return claims as people corrected them, without those they took out."""
    words = look.store.words.on_records([claim.id for claim, _ in claims])
    rows = ((corrected([claim], words[claim.id]), card) for claim, card in claims)
    return [(after[0], card) for after, card in rows if after]


def _carriers(counts: Sequence[SpokenCount]) -> list[tuple[str | None, int]]:
    """Return the sources that carry an actor's claims, the most first."""
    number: Counter[str | None] = Counter()
    for row in counts:
        number[row.source_id] += row.claims
    return sorted(number.items(), key=lambda pair: (-pair[1], pair[0] or ""))


def _stances(counts: Sequence[SpokenCount]) -> list[str]:
    """Return the stances that claims are reported in, the most frequent first."""
    number: Counter[str] = Counter()
    for row in counts:
        number[row.stance] += row.claims
    return [stance for stance, _ in sorted(number.items(), key=lambda pair: (-pair[1], pair[0]))]


def _by_month(counts: Sequence[SpokenCount]) -> list[tuple[dt.date, Counter[str]]]:
    """Return how many claims stand in each stance, month by month, the latest first."""
    months: dict[dt.date, Counter[str]] = {}
    for row in counts:
        months.setdefault(row.day.replace(day=1), Counter())[row.stance] += row.claims
    return sorted(months.items(), reverse=True)[:_MONTHS]


def _by_day(counts: Sequence[SpokenCount], last: dt.date) -> list[tuple[dt.date, int]]:
    """Return how many claims were published on each of the last days."""
    number: Counter[dt.date] = Counter()
    for row in counts:
        number[row.day] += row.claims
    first = last - _DAY * (_DAYS - 1)
    return [(first + _DAY * n, number[first + _DAY * n]) for n in range(_DAYS)]
