"""The stories told before: who tells them now, what came before, what was said against them, and the matches a person is asked about."""

from typing import Any

from tocsin.records import Narrative
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.attention import pictures
from tocsin.web.views.claim import matches_of
from tocsin.workspace.naming import Names, hint

_OPEN, _KNOWN = 25, 40


def narratives(look: Look) -> dict[str, Any]:
    """Return every story of the casebook with how often it is told, relayed, shown up, or waits for a person."""
    counts = look.once("open", look.store.lookup.match_counts, may_lag=True)
    rows: list[dict[str, Any]] = [
        {
            "story": n,
            "voices": {
                v: counts.get((n.id, v), 0) for v in ("promotes", "relays", "exposes", None)
            },
        }
        for n in look.known().narratives
    ]
    rows.sort(key=lambda r: (-sum(r["voices"].values()), r["story"].title))
    return {
        "rows": [r for r in rows if any(r["voices"].values())],
        "quiet": [r for r in rows if not any(r["voices"].values())],
    }


def narrative(look: Look, name: str) -> dict[str, Any]:
    """Return a story: its history, what was said against it, attention, and its matches: first those a person is asked about.

    Raises:
        NoSuchError: the casebook has no such story.
    """
    found: Narrative | None = next((n for n in look.known().narratives if n.id == name), None)
    if found is None:
        near = hint(Names("narrative", look.book.narratives).near(name))
        raise NoSuchError(
            "{name!r} is no narrative of {book}, or was not known on {day}{near}.",
            name=name,
            book=look.book.id,
            day=look.as_of.date(),
            near=near,
        )
    waiting = matches_of(look, look.store.lookup.matches(name, _OPEN, is_open=True))
    counts = look.once("open", look.store.lookup.match_counts, may_lag=True)
    told = matches_of(look, look.store.lookup.matches(name, _KNOWN, is_open=False))
    return {
        "story": found,
        "names": look.names(),
        "series": pictures(look, story=name, most=4),
        "waiting": waiting,
        "number_waiting": len(waiting)
        if len(waiting) < _OPEN
        else max(len(waiting), counts.get((name, None), 0)),
        "telling": [r for r in told if r["claim"]],
        "parts_": [n for n in look.known().narratives if n.parent == name],
        "parent": next((n for n in look.known().narratives if n.id == found.parent), None),
    }
