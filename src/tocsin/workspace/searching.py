"""Searching everything that was captured, read for claims or not."""

import datetime as dt

from tocsin.language.search_query import read_query
from tocsin.records import Card, Document, Record
from tocsin.records.asking import Filters, Indexed, SearchQuery
from tocsin.records.workspace_ports import Consulted
from tocsin.workspace.not_read import said
from tocsin.workspace.snippets import snippet

_SNIPPET = 200


class FoundText(Record, frozen=True):
    """One text a search found: its card, why it was not read for claims if it was not, and the
    stretch that holds the words.
    """

    card: Card
    not_read: str
    snippet: str


class SearchResults(Record, frozen=True):
    """What a search found, whether there is more, and in how much it was looked for."""

    texts: tuple[FoundText, ...]
    has_more: bool
    indexed: Indexed


def search(
    store: Consulted, query: str, as_of: dt.datetime, filters: Filters, limit: int
) -> SearchResults:
    """Return the texts that hold all words of a query, what came last first."""
    wanted = read_query(query)
    rows = store.lookup.search(wanted, as_of, limit + 1, filters=filters)
    texts = tuple(_text(store, card, wanted) for _, card in rows[:limit])
    return SearchResults(
        texts=texts, has_more=len(rows) > limit, indexed=store.lookup.indexed(as_of)
    )


def _text(store: Consulted, card: Card, wanted: SearchQuery) -> FoundText:
    """Return what is shown of a text."""
    text = store.rereading.unread(card.id) if card.unread else store.record(Document, card.id)
    pieces = snippet(text.text, text.language, wanted, _SNIPPET) if text else []
    joined = " ".join("".join(f"[{p.text}]" if p.is_hit else p.text for p in pieces).split())
    return FoundText(card=card, not_read=said(card.unread) if card.unread else "", snippet=joined)
