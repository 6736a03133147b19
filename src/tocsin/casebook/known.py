"""A casebook as it was known on one day."""

import datetime as dt
from typing import TypeVar

import msgspec

from tocsin.records import Casebook, Entry, Narrative, ReferenceClass

E = TypeVar("E", bound=Entry)


def known_on(casebook: Casebook, day: dt.date) -> Casebook:
    """Return the casebook without entries, precedents, debunks and past cases that were known only
    after `day`.
    """
    return msgspec.structs.replace(
        casebook,
        sources=_entries(casebook.sources, day),
        groups=_entries(casebook.groups, day),
        actors=_entries(casebook.actors, day),
        sites=_entries(casebook.sites, day),
        narratives=tuple(_narrative(n, day) for n in _entries(casebook.narratives, day)),
        reference_classes=tuple(_rows(r, day) for r in _entries(casebook.reference_classes, day)),
        problems=_entries(casebook.problems, day),
    )


def _entries(entries: tuple[E, ...], day: dt.date) -> tuple[E, ...]:
    """Keep the entries that were known."""
    return tuple(e for e in entries if e.known_from <= day)


def _narrative(narrative: Narrative, day: dt.date) -> Narrative:
    """Keep the precedents and debunks that were known."""
    return msgspec.structs.replace(
        narrative,
        precedents=tuple(p for p in narrative.precedents if p.known_from <= day),
        debunks=tuple(d for d in narrative.debunks if d.known_from <= day),
    )


def _rows(reference: ReferenceClass, day: dt.date) -> ReferenceClass:
    """Keep the past cases that were resolved before the day."""
    return msgspec.structs.replace(
        reference, rows=tuple(r for r in reference.rows if r.resolved < day)
    )
