"""Where a few letters lead: problems, actors, sites, narratives, sources, documents, and pages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from tocsin.casebook.languages import in_language
from tocsin.errors import UsageError
from tocsin.web.desk import Look
from tocsin.web.saved import new_texts
from tocsin.web.views.search import results

_MOST, _DOCUMENTS, _LONGEST = 30, 5, 200
# What leads to a page of the desk.
_PAGES: Mapping[str, str] = {
    "/": "desk-board",
    "/queue": "desk-queue",
    "/attention": "desk-attention",
    "/map": "desk-map",
    "/lineage": "desk-lineage",
    "/narratives": "desk-narratives",
    "/actors": "desk-actors",
    "/sources": "desk-sources",
    "/search": "desk-search",
    "/casebook": "desk-casebook",
    "/audit": "desk-audit-log",
    "/ledger": "desk-ledger",
    "/add": "desk-add",
    "/export": "desk-export",
}
# Ids lead to their pages by how they begin.
_IDS: Mapping[str, str] = {"clm-": "claim", "doc-": "document"}
_NO_MATCH = 9


class Destination(NamedTuple):
    """Something that may be jumped to: its address, its kind as a code, its name or the code of
    it, and the other name by which it was found.
    """

    address: str
    kind: str
    name: str = ""
    text: str = ""
    language: str | None = None
    alias: str = ""


def find(look: Look) -> dict[str, Any]:
    """Return where what was typed leads, the best match first; pages where nothing was typed."""
    query = look.query.get("q", "").strip()[:_LONGEST]
    moment = f"?as_of={quote(look.query['as_of'])}" if look.has_moment else ""
    every_row = [*_named(look, query), *_documents(look, query)]
    rows = [row._replace(address=row.address + moment) for row in every_row[:_MOST]]
    return {"query": query, "rows": rows, "names": look.names()}


def _named(look: Look, query: str) -> list[Destination]:
    """Return the entries of the casebook and the pages of the desk that match."""
    ranked = []
    for row, names in _every(look):
        ranks = [_rank(query.casefold(), name.casefold()) for name in names]
        best = min(ranks)
        if best < _NO_MATCH:
            alias = names[ranks.index(best)]
            shown = "" if not query or row.text or alias == row.name else alias
            ranked.append((best, row._replace(alias=shown)))
    return [row for _, row in sorted(ranked, key=lambda pair: pair[0])]


def _every(look: Look) -> Iterator[tuple[Destination, Sequence[str]]]:
    """Yield everything with a page, each with the names it goes by; where nothing was typed, no
    more than problems and pages.
    """
    for problem in look.known().problems:
        row = Destination(
            _address("problem", problem.id),
            "desk-ledger-problem",
            in_language(problem, "title", look.language),
        )
        yield row, (problem.title, *problem.titles.values(), problem.id)
    for path, code in _PAGES.items():
        yield Destination(path, "desk-page", text=code), (look.words(code), path.strip("/"))
    counts = {row.search.id: row.number for row in new_texts(look)}
    for search in look.desk.store.words.searches():
        if number := counts.get(search.id):
            name = f"{search.name} ({number})"
            yield Destination(search.query, "desk-saved-search", name), (search.name,)
        elif look.query.get("q", "").strip():
            yield Destination(search.query, "desk-saved-search", search.name), (search.name,)
    if look.query.get("q", "").strip():
        yield from _entries(look)


def _entries(look: Look) -> Iterator[tuple[Destination, Sequence[str]]]:
    """Yield the actors, sites, sources and narratives, each with the names it goes by."""
    book = look.known()
    for kind, code, entries in (
        ("actor", "desk-actor", book.actors),
        ("site", "desk-site", book.sites),
        ("source", "desk-source", book.sources),
    ):
        for entry in entries:
            names = (entry.name, *entry.aliases, entry.id)
            yield Destination(_address(kind, entry.id), code, entry.name), names
    for narrative in book.narratives:
        row = Destination(
            _address("narrative", narrative.id),
            "desk-narrative",
            in_language(narrative, "title", look.language),
        )
        yield row, (narrative.title, *narrative.titles.values(), narrative.id)


def _address(kind: str, name: str) -> str:
    """Return the address of an entry's page."""
    return f"/{kind}/{quote(name, safe='')}"


def _rank(query: str, name: str) -> int:
    """Return how well a query meets a name: 0 where the name begins with it, 1 where each of its
    words begins a word of the name, 2 where the name holds it.
    """
    if name.startswith(query):
        return 0
    if _begin_words(query.split(), name):
        return 1
    return 2 if query in name else _NO_MATCH


def _begin_words(wanted: Sequence[str], name: str) -> bool:
    """Return whether each wanted word begins a word of a name."""
    words = name.split()
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _documents(look: Look, query: str) -> list[Destination]:
    """Return the documents that hold what was typed, and the record whose id it is."""
    kind = next((room for start, room in _IDS.items() if query.startswith(start)), None)
    if kind is not None:
        return [Destination(_address(kind, query), f"desk-{kind}", query)]
    if not query:
        return []
    try:
        rows = results(look, query, _DOCUMENTS)[0]
    except UsageError:  # half a query is none yet
        return []
    return [
        Destination(
            _address("document", card.id), "desk-document", card.name, language=card.language
        )
        for _, card in rows
    ]
