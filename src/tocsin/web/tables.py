"""The tables of pages as rows, to be kept elsewhere. Nothing marked TLP:RED is among them; each row
that a document is behind carries its marking.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tocsin.exchange import UNMARKED
from tocsin.records import Card, Claim, label_of
from tocsin.report.as_csv import as_csv
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.actor import actor, actors
from tocsin.web.views.attention import series_page
from tocsin.web.views.board import board
from tocsin.web.views.document import document
from tocsin.web.views.lineage import families, family
from tocsin.web.views.narrative import narrative, narratives
from tocsin.web.views.places import map_page, site
from tocsin.web.views.search import every_found
from tocsin.web.views.source import source, sources
from tocsin.workspace.reserved import RED, Reserved

Row = Sequence[object]
_DOCUMENT = ("id", "published_at", "source", "language", "title", "url", "marking")
_CLAIM = ("claim_id", "says", "stance", "type", "text", "actor", "site", "document_id", "marking")


class Sheet(NamedTuple):
    """A table: what its columns are called, and its rows."""

    columns: Sequence[str]
    rows: Iterable[Row]


def table_of(look: Look, kind: str, name: str) -> str:
    """Return the table of a page as CSV; `name` is that of the entry the page is of.

    Raises:
        NoSuchError: no page has such a table, or there is no such entry.
    """
    if kind in _LISTS:
        return as_csv(*_LISTS[kind](look))
    if kind in _ENTRIES:
        return as_csv(*_ENTRIES[kind](look, name))
    raise NoSuchError("{name!r} is no table of this desk.", code="error-no-table", name=kind[:40])


def _board(look: Look) -> Sheet:
    """Return how every problem stands."""
    columns = (
        "problem_id",
        "problem",
        "state",
        "signed_off",
        "probability",
        "low",
        "high",
        "horizon_end",
        "days_left",
        "outlets",
        "origins",
        "assessed_at",
    )
    reserved = Reserved(look.store)
    return Sheet(columns, [_problem_row(row, reserved) for row in board(look)["rows"]])


def _problem_row(row: Mapping[str, Any], reserved: Reserved) -> Row:
    """Return how one problem stands; nothing of it where that rests on something red."""
    problem, alarm = row["problem"], row["alarm"]
    if alarm is None or reserved.holds(alarm):
        return (problem.id, problem.title, *[None] * 10)
    judged = (alarm.state, not alarm.is_draft, row["share"])
    spread = (alarm.likelihood.low, alarm.likelihood.high)
    window = (alarm.horizon.end, row["days_left"])
    heard = (alarm.outlets, alarm.origins, alarm.as_of)
    return (problem.id, problem.title, *judged, *spread, *window, *heard)


def _sources(look: Look) -> Sheet:
    """Return the health of every source."""
    columns = ("id", "name", "owner", "state", "week", "expected_per_week", "documents", "last")
    rows = [
        (s.source_id, s.name, s.owner, s.state, s.week, s.expected_per_week, s.captures, s.last)
        for s in sources(look)["health"]
    ]
    return Sheet(columns, rows)


def _actors(look: Look) -> Sheet:
    """Return every actor with how many claims come from it."""
    rows = [(r["actor"].id, r["actor"].name, r["claims"]) for r in actors(look)["rows"]]
    return Sheet(("id", "name", "claims"), rows)


def _narratives(look: Look) -> Sheet:
    """Return every narrative with how many documents carry it."""
    voices = ("promotes", "relays", "exposes", None)
    rows = [
        (r["narrative"].id, r["narrative"].title, *(r["voices"][v] for v in voices))
        for r in narratives(look)["rows"]
    ]
    return Sheet(("id", "title", "promotes", "relays", "exposes", "to_review"), rows)


def _families(look: Look) -> Sheet:
    """Return the origins most documents go back to."""
    shown = [r for r in families(look)["rows"] if r["first"]]
    marked = look.store.lookup.markings([r["first"].id for r in shown])
    rows = []
    for row in shown:
        first, marking = row["first"], marked.get(row["first"].id, UNMARKED)
        if marking != RED:
            own = (row["family"].origin_id, row["family"].documents, first.id, first.name)
            rows.append((*own, first.published_at, first.source_id, label_of(marking)))
    columns = ("origin", "documents", "first_id", "first", "published_at", "source", "marking")
    return Sheet(columns, rows)


def _map(look: Look) -> Sheet:
    """Return what is on the map."""
    rows = [
        (f.kind, f.name, f.latitude, f.longitude, f.exact, f.weight, f.crossed, f.start, f.end)
        for f in map_page(look)["chart"].features
    ]
    columns = ("kind", "name", "latitude", "longitude", "exact", "documents", "above_baseline")
    return Sheet((*columns, "from", "to"), rows)


def _search(look: Look) -> Sheet:
    """Return what a search finds."""
    return _document_rows(look, every_found(look))


def _document_rows(look: Look, cards: Sequence[Card]) -> Sheet:
    """Return documents, those apart that are marked TLP:RED."""
    names, marked = look.names(), look.store.lookup.markings([card.id for card in cards])
    rows = []
    for card in cards:
        marking = marked.get(card.id) or UNMARKED
        if marking != RED:
            source_name = names.get(card.source_id or "", card.source_id)
            about = (card.language, card.name, card.url, label_of(marking))
            rows.append((card.id, card.published_at, source_name, *about))
    return Sheet(_DOCUMENT, rows)


def _claim_rows(look: Look, claims: Sequence[Claim]) -> Sheet:
    """Return claims, those of documents marked TLP:RED apart."""
    names = look.names()
    marked = look.store.lookup.markings([claim.document_id for claim in claims])
    rows = []
    for claim in claims:
        marking = marked.get(claim.document_id) or UNMARKED
        if marking != RED:
            chain = " > ".join(names.get(h.entity_id or "", h.surface) for h in claim.chain)
            about = (claim.stance, claim.type, claim.text, claim.actor_id, claim.site_id)
            rows.append((claim.id, chain, *about, claim.document_id, label_of(marking)))
    return Sheet(_CLAIM, rows)


def _source(look: Look, name: str) -> Sheet:
    """Return the last documents of a source."""
    return _document_rows(look, source(look, name)["documents"])


def _site(look: Look, name: str) -> Sheet:
    """Return the documents that name a site."""
    return _document_rows(look, site(look, name)["documents"])


def _actor(look: Look, name: str) -> Sheet:
    """Return the claims of an actor that its page shows."""
    return _claim_rows(look, [claim for claim, _ in actor(look, name)["said"]])


def _document(look: Look, name: str) -> Sheet:
    """Return the claims of a document."""
    return _claim_rows(look, document(look, name).get("claims", []))


def _narrative(look: Look, name: str) -> Sheet:
    """Return the matches of a narrative with their claims."""
    shown = narrative(look, name)
    matches = [row for row in (*shown["waiting"], *shown["carriers"]) if row["claim"]]
    claims = _claim_rows(look, [row["claim"] for row in matches])
    kept = {str(row[0]): row for row in claims.rows}
    rows = [
        (row["match"].id, row["match"].voice, row["match"].score, *kept[row["claim"].id])
        for row in matches
        if row["claim"].id in kept
    ]
    return Sheet(("match_id", "voice", "score", *claims.columns), rows)


def _family(look: Look, name: str) -> Sheet:
    """Return the documents that go back to one origin, the first published first."""
    shown = family(look, name)["rows"]
    documents = _document_rows(look, [row["card"] for row in shown])
    traced = {row["card"].id: row for row in shown}
    rows = []
    for row in documents.rows:
        own = traced[str(row[0])]
        lineage = own["lineage"]
        rows.append((*row, own["hours"], own["owner"], lineage.copied_from, lineage.basis))
    return Sheet((*documents.columns, "hours_after", "owner", "copied_from", "basis"), rows)


def _readings(look: Look, name: str) -> Sheet:
    """Return the readings of a series day by day."""
    columns = ("day", "observed", "expected", "low", "high", "coverage", "above_baseline")
    rows = [
        (r.day, r.observed, r.expected, r.low, r.high, r.coverage, r.crossed)
        for r in series_page(look, name)["readings"]
    ]
    return Sheet(columns, rows)


_LISTS: Mapping[str, Callable[[Look], Sheet]] = {
    "board": _board,
    "sources": _sources,
    "actors": _actors,
    "narratives": _narratives,
    "lineage": _families,
    "map": _map,
    "search": _search,
}
_ENTRIES: Mapping[str, Callable[[Look, str], Sheet]] = {
    "source": _source,
    "site": _site,
    "actor": _actor,
    "document": _document,
    "narrative": _narrative,
    "family": _family,
    "attention": _readings,
}
