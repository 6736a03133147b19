"""Full text: every form of a word in every language that is read, narrowed by source, language, day
and site; searches that are kept.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from tocsin.language.catalogues import LANGUAGES
from tocsin.language.search_query import read_query
from tocsin.records import Card, Document
from tocsin.records.asking import ALL, Cursor, DayRange, Filters, Indexed, SearchQuery, written
from tocsin.report.pictures import volumes
from tocsin.web.desk import MOST_NUMBER, Look
from tocsin.web.ranges import range_of, window
from tocsin.workspace.snippets import Piece
from tocsin.workspace.snippets import snippet as cut

_PAGE = 25
# So many days before the last one are drawn, and so many lines are written into a file.
_DAYS, _MOST_DAYS, _MOST_LINES = 90, 365, 10_000
_DAY = dt.timedelta(days=1)
_ASKED = ("q", "source", "language", "site", "story", "actor", "from", "to", "as_of")


def search(look: Look) -> dict[str, Any]:
    """Return a page of what a search finds, or where no words are asked for, of all documents that
    the filters leave; and the searches people keep.

    Raises:
        UsageError: the search or a filter cannot be read.
    """
    query = look.query.get("q", "").strip()
    filters = filters_of(look.query)
    frame: dict[str, Any] = {
        "query": query,
        "kept": look.store.words.searches(),
        "sources": look.book.sources,
        "sites": look.book.sites,
        "narratives": look.book.narratives,
        "actors": look.book.actors,
        "filters": filters,
        "names": look.names(),
        "languages_": tuple(LANGUAGES),
        "parameters": {k: v for k, v in look.query.items() if k in _ASKED and v},
    }
    return frame | (_matching(look, query) if query else _listed(look, filters))


def indexed_of(look: Look) -> Indexed:
    """Return how many captures there are, and how many of their texts can be searched."""
    return look.once(
        "indexed", lambda: look.store.lookup.indexed(look.as_of), basis="read", may_lag=True
    )


def _matching(look: Look, query: str) -> dict[str, Any]:
    """Return a page of the texts that hold what is asked."""
    hits, after = results(look, query)
    return {
        "hits": [(card, snippet(look, card, read_query(query))) for _, card in hits],
        "next": {"before": after} if after is not None else None,
        "indexed": indexed_of(look),
        "narrowed": look.has_moment or any(value is not None for value in filters_of(look.query)),
        "picture": None,
    }


def _listed(look: Look, filters: Filters) -> dict[str, Any]:
    """Return a page of the documents that filters leave, the last captured first, with how many
    were published on each day.
    """
    after = Cursor.read(look.query.get("after"))
    rows = look.store.lookup.documents(look.as_of, _PAGE + 1, filters=filters, after=after)
    shown = rows[:_PAGE]
    next_ = Cursor(written(shown[-1].seen_at), shown[-1].id) if len(rows) > _PAGE else None
    return {
        "hits": [(card, [Piece(card.opening, False)]) for card in shown],
        "next": {"after": str(next_)} if next_ else None,
        "indexed": None,
        "narrowed": look.has_moment or filters != ALL,
        "picture": _picture(look, filters),
    }


def _picture(look: Look, filters: Filters) -> Markup:
    """Draw how many documents of a list were published on each of the last days."""
    asked_days = DayRange(filters.first, filters.last)
    first, last = window(asked_days, look.as_of.date(), _DAYS - 1)
    # A bar is drawn for each day: of a longer range the last days.
    first = max(first, last - _DAY * (_MOST_DAYS - 1))
    number = (last - first).days + 1
    counts = look.once(
        ("days", filters, first, last),
        lambda: look.store.lookup.days(look.as_of, first, filters),
        basis="read",
        may_lag=True,
    )
    return Markup(
        volumes([(first + _DAY * n, counts.get(first + _DAY * n, 0)) for n in range(number)])
    )


def every_found(look: Look) -> list[Card]:
    """Return what a search or list finds, its first lines where there are more.

    Raises:
        UsageError: the search or a filter cannot be read.
    """
    query = look.query.get("q", "").strip()
    if query:
        return [card for _, card in results(look, query, _MOST_LINES)[0]]
    return look.store.lookup.documents(look.as_of, _MOST_LINES, filters=filters_of(look.query))


def results(look: Look, query: str, limit: int = _PAGE) -> tuple[list[tuple[int, Any]], int | None]:
    """Return a page of documents that hold what is asked, with their numbers, and the number after
    which the next page begins.

    Raises:
        UsageError: the search or a filter cannot be read.
    """
    before = look.number("before", 0, MOST_NUMBER, "no place in a list")
    rows = look.store.lookup.search(
        read_query(query), look.as_of, limit + 1, filters=filters_of(look.query), before=before
    )
    return rows[:limit], rows[limit - 1][0] if len(rows) > limit else None


def filters_of(query: Mapping[str, str]) -> Filters:
    """Read the filters of an address.

    Raises:
        UsageError: a day is none, or the first lies after the last.
    """
    days = range_of(query)
    return Filters(
        source=query.get("source") or None,
        language=query.get("language") or None,
        first=days.first,
        last=days.last,
        touching=query.get("site") or None,
        telling=query.get("story") or None,
        speaker=query.get("actor") or None,
    )


def snippet(look: Look, card: Card, search: SearchQuery) -> list[Piece]:
    """Return the stretch of a text that holds most of what was searched for."""
    if card.unread is not None:
        unread = look.store.rereading.unread(card.id)
        return cut(unread.text, unread.language, search) if unread else []
    document = look.store.record(Document, card.id)
    return cut(document.text, document.language, search) if document else []
