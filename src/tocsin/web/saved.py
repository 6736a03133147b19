"""Searches that are kept: what they have matched since their owner looked last."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from tocsin.errors import MissingError, TocsinError, UsageError
from tocsin.language.search_query import read_query
from tocsin.records import Card, SavedSearch, content_id
from tocsin.records.persons import person
from tocsin.records.workspace_ports import OpenStore
from tocsin.web.acts import Act, parts_of
from tocsin.web.desk import Look
from tocsin.web.done import Done, seen
from tocsin.web.views.search import filters_of

MOST_NEW = 25
"""So many new texts are counted; of more it is said that there are more."""


class NewTexts(NamedTuple):
    """The texts a search has matched since its owner looked last, the last taken in first."""

    search: SavedSearch
    cards: tuple[Card, ...]
    is_more: bool
    number: int


def new_texts(look: Look) -> list[NewTexts]:
    """Return the searches of whoever looks that match something new, by name."""
    own = person(look.signer or "")
    searches = [s for s in look.desk.store.words.searches() if own and person(s.signer) == own]
    if look.has_moment or not searches:
        return []
    key = ("new", tuple((s.id, s.seen) for s in searches))
    rows = look.once(
        key, lambda: [_since(look, search) for search in searches], basis="read", may_lag=True
    )
    return [row for row in rows if row.cards]


def with_seen(store: OpenStore, search: SavedSearch, as_of: dt.datetime) -> SavedSearch:
    """Return a search that its owner has looked at now: what it matches already is not new.

    Raises:
        UsageError: it cannot be read.
    """
    rows = _matches(store, search, as_of, 1)
    return msgspec.structs.replace(search, seen=rows[0][0] if rows else 0)


def keep_search(act: Act) -> Done:
    """Keep a search under a name."""
    name, query = " ".join(act.text("name", 120).split()), parts_of(act.text("query", 2_000))
    parameters = [(k, v) for k, v in parse_qsl(query.query) if k not in ("done", "undo", "before")]
    if not name:
        raise MissingError(
            "a search that is kept needs a name.", code="error-search-name", option="name"
        )
    if query.path != "/search" or not dict(parameters).get("q", "").strip():
        raise UsageError(
            "a search that is kept needs something it asks; search first, then keep it.",
            code="error-search-empty",
        )
    search = SavedSearch(
        id=content_id("sea", name, act.signer),
        name=name,
        query=f"/search?{urlencode(parameters)}",
        signer=act.signer,
        at=act.at,
        notifies=act.text("notify") == "1",
    )
    store = act.desk.store
    kept = store.words.keep_search(with_seen(store, search, act.desk.latest()))
    return Done("search", kept.id)


def mark_seen(act: Act) -> Done:
    """Keep that a person has looked at what one of their searches matched; with `before`, that they
    have looked up to that number only, as it was.
    """
    name, own = act.text("search"), person(act.signer)
    store = act.desk.store
    search = next((s for s in store.words.searches() if s.id == name), None)
    if search is None or person(search.signer) != own:
        raise UsageError(
            "{name!r} is no search you keep.", code="error-no-own-search", name=name[:80]
        )
    looked = msgspec.structs.replace(with_seen(store, search, act.desk.latest()), at=act.at)
    before = act.text("before")
    if before.isdecimal():
        up_to = min(int(before), looked.seen or 0)
        store.words.keep_search(msgspec.structs.replace(looked, seen=up_to))
        return Done("search-unseen")
    store.words.keep_search(looked)
    return Done("search-seen", seen(search.id, search.seen) if search.seen is not None else None)


ACTS: Mapping[str, Callable[[Act], Done]] = {"search": keep_search, "search-seen": mark_seen}


def _since(look: Look, search: SavedSearch) -> NewTexts:
    """Return what a search has matched since it was looked at; nothing where that is not known, or
    the search cannot be read any more.
    """
    if search.seen is None:
        return NewTexts(search, (), False, 0)
    try:
        rows = _matches(look.desk.store, search, look.as_of, MOST_NEW + 1)
    except TocsinError:
        return NewTexts(search, (), False, 0)
    cards = tuple(card for number, card in rows if number > search.seen)
    return NewTexts(search, cards[:MOST_NEW], len(cards) > MOST_NEW, min(len(cards), MOST_NEW))


def _matches(
    store: OpenStore, search: SavedSearch, as_of: dt.datetime, limit: int
) -> list[tuple[int, Card]]:
    """Return what a search matches, with numbers that rise as texts are taken in."""
    parameters = dict(parse_qsl(urlsplit(search.query).query))
    query = read_query(parameters.get("q", ""))
    return store.lookup.search(query, as_of, limit, filters=filters_of(parameters))
