"""Lineage: which texts go back to one origin, who published first, who followed, across owners and
languages.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from tocsin.records import Card, Lineage, credited_source
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.family import picture

_DAYS, _FAMILIES, _MEMBERS, _NAMED = 90, 50, 300, 80


def families(look: Look) -> dict[str, Any]:
    """Return the origins most documents go back to, each with who was first and who followed."""
    since = look.as_of - dt.timedelta(days=_DAYS)

    def make() -> list[dict[str, Any]]:
        found = look.store.lookup.families(look.as_of, since, _FAMILIES)
        rows = []
        for one in found:
            members = look.store.lookup.family(one.origin_id, look.as_of, _MEMBERS)
            cards = [c for c, _ in members]
            rows.append(
                {
                    "family": one,
                    "first": cards[0] if cards else None,
                    "sources": _sources(cards),
                    "languages": sorted({c.language for c in cards if c.language}),
                }
            )
        return rows

    return {"rows": look.once("families", make, may_lag=True), "names": look.names(), "days": _DAYS}


def _sources(cards: list[Any]) -> list[str]:
    """Return the sources of documents, in order of time, each once."""
    return list(dict.fromkeys(c.source_id for c in cards if c.source_id))


def _taken(look: Look, lineage: Lineage, cards: Mapping[str, Card]) -> dict[str, str]:
    """Return the id of what a text was taken from, and how a reader knows it: its source and
    moment, or that it is an earlier text.
    """
    taken_from = lineage.copied_from or lineage.origin_id
    card = cards.get(taken_from)
    if card is None:
        return {"taken_from": taken_from, "taken_name": look.words("desk-an-earlier-text")}
    source = look.names().get(card.source_id or "", card.source_id)
    moment = look.words.moment(card.published_at or card.seen_at)
    who = source or look.words("desk-source-not-stated")
    return {"taken_from": taken_from, "taken_name": f"{who}, {moment}"}


def family(look: Look, name: str) -> dict[str, Any]:
    """Return one origin with all documents that go back to it, the first published first.

    Raises:
        NoSuchError: none does.
    """
    members = look.store.lookup.family(name, look.as_of, _MEMBERS)
    if not members:
        raise NoSuchError(
            "no document goes back to {name!r}, or the case was not assessed since it came in; "
            "lineage is traced then.",
            code="error-no-family",
            name=name[:_NAMED],
        )
    began = members[0][0].published_at or members[0][0].seen_at
    owners = {s.id: s.owner for s in look.book.sources}
    cards = {card.id: card for card, _ in members}
    rows = [
        {
            "card": card,
            "lineage": lineage,
            "hours": ((card.published_at or card.seen_at) - began).total_seconds() / 3_600,
            "owner": owners.get(card.source_id or ""),
            **_taken(look, lineage, cards),
        }
        for card, lineage in members
    ]
    names, credited = look.names(), credited_source(name)
    return {
        "rows": rows,
        "names": names,
        "origin": name,
        "picture": Markup(picture(members, names, owners, look.words)),
        "uncaptured": names.get(credited, credited) if credited else None,
        "owners": len({r["owner"] for r in rows}),
        "languages": sorted({c.language for c, _ in members if c.language}),
    }
