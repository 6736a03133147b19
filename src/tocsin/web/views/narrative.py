"""The catalogued narratives: who carries them now, what came before, how they were rebutted, and
the matches to review.
"""

from typing import Any

from tocsin.records import Narrative
from tocsin.web.desk import Look, known_entry
from tocsin.web.views.attention import pictures
from tocsin.web.views.claim import matches_of

_OPEN, _KNOWN = 25, 40


def narratives(look: Look) -> dict[str, Any]:
    """Return every narrative of the casebook with how many documents promote, relay or expose it,
    or wait for review.
    """
    counts = look.once("open", look.store.lookup.match_counts, basis="read", may_lag=True)
    rows: list[dict[str, Any]] = [
        {
            "narrative": n,
            "voices": {
                v: counts.get((n.id, v), 0) for v in ("promotes", "relays", "exposes", None)
            },
        }
        for n in look.known().narratives
    ]
    rows.sort(key=lambda r: (-sum(r["voices"].values()), r["narrative"].title))
    return {
        "rows": [r for r in rows if any(r["voices"].values())],
        "quiet": [r for r in rows if not any(r["voices"].values())],
    }


def narrative(look: Look, name: str) -> dict[str, Any]:
    """Return a narrative: its history, its rebuttals, attention to it, and its matches, those to
    review first.

    Raises:
        NoSuchError: the casebook has no such narrative.
    """
    entry: Narrative = known_entry(
        look, "narrative", look.known().narratives, look.book.narratives, name
    )
    waiting = matches_of(look, look.store.lookup.matches(name, _OPEN, is_open=True))
    counts = look.once("open", look.store.lookup.match_counts, basis="read", may_lag=True)
    decided = matches_of(look, look.store.lookup.matches(name, _KNOWN, is_open=False))
    return {
        "narrative": entry,
        "names": look.names(),
        "series": pictures(look, story=name, most=4),
        "waiting": waiting,
        "number_waiting": len(waiting)
        if len(waiting) < _OPEN
        else max(len(waiting), counts.get((name, None), 0)),
        "carriers": [row for row in decided if row["claim"]],
        "parts_": [n for n in look.known().narratives if n.parent == name],
        "parent": next((n for n in look.known().narratives if n.id == entry.parent), None),
    }
