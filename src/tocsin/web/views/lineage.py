"""Lineage: which texts go back to one origin, who published first, who followed, across owners and
languages.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from tocsin.records import Card, Lineage, credited_source
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.family import delay_of, picture
from tocsin.web.ranges import range_of, window
from tocsin.web.words import known_moment

_DAYS, _FAMILIES, _MEMBERS, _NAMED = 90, 50, 300, 80
# Kinds of lineage that are worded without another text, and by what two texts have in common.
_ALONE = ("itself", "linked_by_a_later_copy")
_SHARED = ("near_copy", "contains_copy", "edited_copy")


def families(look: Look) -> dict[str, Any]:
    """Return the origins most documents go back to, each with who was first and who followed."""
    days = range_of(look.query)
    first, last = window(days, look.as_of.date(), _DAYS)
    since = look.as_of - dt.timedelta(days=_DAYS)
    if days.first is not None:
        since = dt.datetime.combine(first, dt.time(), dt.UTC)

    def make() -> list[dict[str, Any]]:
        largest = look.store.lookup.families(look.as_of, since, _FAMILIES)
        rows = []
        for one in largest:
            members = look.store.lookup.family(one.origin_id, look.as_of, _MEMBERS)
            cards = [c for c, _ in members]
            if cards and (cards[0].published_at or cards[0].seen_at).date() > last:
                continue
            rows.append(
                {
                    "family": one,
                    "first": cards[0] if cards else None,
                    "sources": _sources(cards),
                    "languages": sorted({c.language for c in cards if c.language}),
                }
            )
        return rows

    return {
        "rows": look.once(("families", since.date(), last), make, basis="read", may_lag=True),
        "names": look.names(),
        "days": (last - since.date()).days,
    }


def _sources(cards: list[Any]) -> list[str]:
    """Return the sources of documents, in order of time, each once."""
    return list(dict.fromkeys(c.source_id for c in cards if c.source_id))


def _taken_from(look: Look, lineage: Lineage, cards: Mapping[str, Card]) -> str:
    """Return how a reader knows what a text was taken from: its source and when it was published,
    or that it is an earlier text.
    """
    card = cards.get(lineage.copied_from or lineage.origin_id)
    if card is None:
        return look.words("desk-an-earlier-text")
    source = look.names().get(card.source_id or "", card.source_id)
    known = known_moment(card.published_at or card.seen_at)
    when = look.words.moment(known) if isinstance(known, dt.datetime) else look.words.date(known)
    return f"{source or look.words('desk-source-not-stated')}, {when}"


def why_of(look: Look, lineage: Lineage, taken_from: str) -> Markup | str:
    """Return in words how an origin was found: the share that two texts have in common, and with
    which; of other kinds the sentence that was kept.
    """
    words = look.words
    if lineage.basis in _ALONE:
        return words(f"desk-lineage-{lineage.basis.replace('_', '-')}")
    if lineage.basis in _SHARED:
        code = f"desk-lineage-{lineage.basis.replace('_', '-')}"
        return words.worded(code, share=words.percent(lineage.score), text=taken_from)
    kept = lineage.why.replace(lineage.copied_from or lineage.origin_id, taken_from)
    return words.recorded(kept)


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
            "delay": delay_of(began, card.published_at or card.seen_at, look.words),
            "owner": owners.get(card.source_id or ""),
            "why": why_of(look, lineage, _taken_from(look, lineage, cards)),
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
