"""Full text: every form of a word in every language that is read, narrowed by source, language, day and site; searches that are kept."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from tocsin.desk.web.desk import MOST_NUMBER, Look
from tocsin.errors import UsageError
from tocsin.language.fold import fold
from tocsin.language.stems import stem_in
from tocsin.language.words import words
from tocsin.records import Document
from tocsin.store.lookup import Filters
from tocsin.store.search import Asked, asked

_PAGE, _SNIPPET, _AROUND = 25, 320, 60
# How much of a long text is looked through for the words to show.
_LOOKED = 60_000


class Piece(NamedTuple):
    """A part of a snippet, and whether it is what was searched for."""

    text: str
    is_hit: bool


def search(look: Look) -> dict[str, Any]:
    """Return a page of what a search finds, and the searches people keep.

    Raises:
        UsageError: the search or a filter cannot be read.
    """
    query = look.asked.get("q", "").strip()
    empty: dict[str, Any] = {
        "query": query, "found": [], "next": None, "kept": look.store.words.searches(), "sources": look.book.sources,
        "sites": look.book.sites, "filters": filters_of(look.asked), "names": look.names(), "languages_": ("en", "ru", "uk", "kk"),
    }  # fmt: skip
    empty |= {"captures": look.store.about.captures(), "indexed": look.store.about.indexed()}
    if not query:
        return empty
    found, after = results(look, query)
    return empty | {"found": [(card, snippet(look, card.id, asked(query))) for _, card in found], "next": after}


def results(look: Look, query: str, limit: int = _PAGE) -> tuple[list[tuple[int, Any]], int | None]:
    """Return a page of documents that hold what is asked, with their numbers, and the number after which the next page begins.

    Raises:
        UsageError: the search or a filter cannot be read.
    """
    before = look.number("before", 0, MOST_NUMBER, "no place in a list")
    rows = look.store.lookup.search(asked(query), look.as_of, limit + 1, filters=filters_of(look.asked), before=before)
    return rows[:limit], rows[limit - 1][0] if len(rows) > limit else None


def filters_of(given: Mapping[str, str]) -> Filters:
    """Read the filters of an address.

    Raises:
        UsageError: a day is none.
    """
    days: dict[str, dt.date | None] = {}
    for name in ("from", "to"):
        try:
            days[name] = dt.date.fromisoformat(given[name]) if given.get(name) else None
        except ValueError:
            raise UsageError("{written!r} is no day; write 2022-01-12.", written=given[name]) from None
    return Filters(
        source=given.get("source") or None, language=given.get("language") or None, first=days["from"], last=days["to"],
        touching=given.get("site") or None,
    )  # fmt: skip


def snippet(look: Look, document_id: str, search: Asked) -> list[Piece]:
    """Return the stretch of a document that holds most of what was searched for, cut into what was and what was not."""
    document = look.store.record(Document, document_id)
    if document is None:
        return []
    hits = [
        (w.start, w.end)
        for w in words(document.text, 0, min(len(document.text), _LOOKED))
        if stem_in(w.text, document.language) in search.stems or fold(w.text).startswith(search.beginnings or ("\0",))
    ]
    start = max(0, _best(hits) - _AROUND)
    end = min(len(document.text), start + _SNIPPET)
    pieces, at = [], start
    for left, right in hits:
        if left < at or right > end:
            continue
        pieces += [Piece(document.text[at:left], is_hit=False), Piece(document.text[left:right], is_hit=True)]
        at = right
    pieces.append(Piece(document.text[at:end], is_hit=False))
    return [p for p in pieces if p.text]


def _best(hits: list[tuple[int, int]]) -> int:
    """Return where the stretch with most hits begins."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(hits):
        last = max(last, first)
        while last < len(hits) and hits[last][1] <= start + _SNIPPET - _AROUND:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best
