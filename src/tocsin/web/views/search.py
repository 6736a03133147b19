"""Full text: every form of a word in every language that is read, narrowed by source, language, day
and site; searches that are kept.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tocsin.errors import UsageError
from tocsin.language.catalogues import LANGUAGES
from tocsin.language.search_query import read_query
from tocsin.records import Card, Document
from tocsin.records.asking import Filters, SearchQuery
from tocsin.web.desk import MOST_NUMBER, Look
from tocsin.workspace.snippets import Piece
from tocsin.workspace.snippets import snippet as cut

_PAGE = 25


def search(look: Look) -> dict[str, Any]:
    """Return a page of what a search finds, and the searches people keep.

    Raises:
        UsageError: the search or a filter cannot be read.
    """
    query = look.asked.get("q", "").strip()
    empty: dict[str, Any] = {
        "query": query,
        "found": [],
        "next": None,
        "kept": look.store.words.searches(),
        "sources": look.book.sources,
        "sites": look.book.sites,
        "filters": filters_of(look.asked),
        "names": look.names(),
        "languages_": tuple(LANGUAGES),
    }
    if not query:
        return empty
    filters = empty["filters"]
    found, after = results(look, query)
    pieces = [(card, snippet(look, card, read_query(query))) for _, card in found]
    return empty | {
        "found": pieces,
        "next": after,
        "indexed": look.store.lookup.indexed(look.as_of),
        "narrowed": look.given or any(value is not None for value in filters),
    }


def results(look: Look, query: str, limit: int = _PAGE) -> tuple[list[tuple[int, Any]], int | None]:
    """Return a page of documents that hold what is asked, with their numbers, and the number after
    which the next page begins.

    Raises:
        UsageError: the search or a filter cannot be read.
    """
    before = look.number("before", 0, MOST_NUMBER, "no place in a list")
    rows = look.store.lookup.search(
        read_query(query), look.as_of, limit + 1, filters=filters_of(look.asked), before=before
    )
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
            raise UsageError(
                "{written!r} is no day; write 2022-01-12.", code="error-no-day", written=given[name]
            ) from None
    return Filters(
        source=given.get("source") or None,
        language=given.get("language") or None,
        first=days["from"],
        last=days["to"],
        touching=given.get("site") or None,
    )


def snippet(look: Look, card: Card, search: SearchQuery) -> list[Piece]:
    """Return the stretch of a text that holds most of what was searched for."""
    if card.unread is not None:
        unread = look.store.rereading.unread(card.id)
        return cut(unread.text, unread.language, search) if unread else []
    document = look.store.record(Document, card.id)
    return cut(document.text, document.language, search) if document else []
