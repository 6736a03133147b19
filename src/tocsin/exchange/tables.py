"""Results as flat tables, a row each: what CSV, Parquet and XLSX share. Every row carries its
marking, every claim whoever says it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from tocsin.exchange.exporters import Results
from tocsin.exchange.resting import Resting
from tocsin.exchange.wording import says
from tocsin.records import Claim, Document, Marking, label_of, strictest

Kind = Literal["text", "whole", "number", "flag", "moment", "day"]
Row = tuple[object, ...]


class Table(NamedTuple):
    """One table: its name, the kind of each column by its name, and the rows, made anew each time
    they are asked for.
    """

    name: str
    columns: Mapping[str, Kind]
    rows: Callable[[], Iterable[Row]]


class _Home(NamedTuple):
    """What the rows of a document's records repeat of it."""

    title: str
    url: str | None
    published: object
    marking: Marking


_HOME: Mapping[str, Kind] = {
    "document_id": "text",
    "document": "text",
    "url": "text",
    "published_at": "moment",
    "marking": "text",
}


def tables(results: Results) -> Iterator[Table]:
    """Yield the tables of some results."""
    homes = {document.id: _home_of(document, results) for document in results.facts.documents}
    yield _documents(results)
    yield _claims(results, homes)
    yield _matches(results, homes)
    yield _mentions(results, homes)
    yield _events(results, homes)
    yield _readings(results)
    yield _alarms(results)


def _home_of(document: Document, results: Results) -> _Home:
    """Return what rows repeat of a document."""
    marking = results.marking(document)
    return _Home(document.name, document.url, document.published_at, marking)


def _home_cells(document_id: str, homes: Mapping[str, _Home]) -> Row:
    """Return the cells of the document that a record belongs to."""
    own = homes[document_id]
    return document_id, own.title, own.url, own.published, label_of(own.marking)


def _documents(results: Results) -> Table:
    """Return the table of documents."""
    columns: dict[str, Kind] = {
        "id": "text",
        "title": "text",
        "source_id": "text",
        "url": "text",
        "language": "text",
        "published_at": "moment",
        "seen_at": "moment",
        "text": "text",
        "marking": "text",
    }

    def rows() -> Iterator[Row]:
        for each in results.facts.documents:
            when = (each.published_at, each.seen_at)
            about = (each.id, each.name, each.source_id, each.url, each.language)
            yield *about, *when, each.text, label_of(results.marking(each))

    return Table("documents", columns, rows)


def _claims(results: Results, homes: Mapping[str, _Home]) -> Table:
    """Return the table of claims, each with its chain."""
    columns: dict[str, Kind] = {
        "id": "text",
        "says": "text",
        "originator": "text",
        "originator_id": "text",
        "chain": "text",
        "stance": "text",
        "modality": "text",
        "type": "text",
        "text": "text",
        "start": "whole",
        "end": "whole",
        "actor_id": "text",
        "site_id": "text",
        "quantity": "text",
        **_HOME,
    }

    def rows() -> Iterator[Row]:
        for claim in results.facts.claims:
            if claim.document_id in homes:
                yield *_claim(claim), *_home_cells(claim.document_id, homes)

    return Table("claims", columns, rows)


def _claim(claim: Claim) -> Row:
    """Return the cells of a claim."""
    first = claim.chain[0]
    chain = " > ".join(hop.surface for hop in claim.chain)
    who = (claim.id, says(claim), first.surface, first.entity_id, chain)
    what = (claim.stance, claim.modality, claim.type, claim.text)
    where = (claim.span.start, claim.span.end, claim.actor_id, claim.site_id, claim.quantity)
    return *who, *what, *where


def _matches(results: Results, homes: Mapping[str, _Home]) -> Table:
    """Return the table of matches."""
    columns: dict[str, Kind] = {
        "id": "text",
        "claim_id": "text",
        "narrative_id": "text",
        "voice": "text",
        "score": "number",
        **_HOME,
    }

    def rows() -> Iterator[Row]:
        for match in results.facts.matches:
            if match.document_id in homes:
                own = (match.id, match.claim_id, match.narrative_id, match.voice, match.score)
                yield *own, *_home_cells(match.document_id, homes)

    return Table("matches", columns, rows)


def _mentions(results: Results, homes: Mapping[str, _Home]) -> Table:
    """Return the table of mentions."""
    columns: dict[str, Kind] = {
        "id": "text",
        "kind": "text",
        "surface": "text",
        "entity_id": "text",
        "start": "whole",
        "end": "whole",
        "latitude": "number",
        "longitude": "number",
        **_HOME,
    }

    def rows() -> Iterator[Row]:
        for each in results.facts.mentions:
            if each.document_id in homes:
                own = (each.id, each.kind, each.surface, each.entity_id)
                where = (each.span.start, each.span.end, each.latitude, each.longitude)
                yield *own, *where, *_home_cells(each.document_id, homes)

    return Table("mentions", columns, rows)


def _events(results: Results, homes: Mapping[str, _Home]) -> Table:
    """Return the table of events; an event has the strictest marking of its documents."""
    columns: dict[str, Kind] = {
        "id": "text",
        "type": "text",
        "status": "text",
        "actor_id": "text",
        "site_id": "text",
        "start": "day",
        "end": "day",
        "quantity": "text",
        "claims": "whole",
        "denied_by": "whole",
        "marking": "text",
    }
    resting = Resting(results)

    def rows() -> Iterator[Row]:
        for event in results.facts.events:
            documents = resting.documents(event.claim_ids)
            markings = (homes[document.id].marking for document in documents)
            marking = strictest(markings) or results.unmarked
            own = (event.id, event.type, event.status, event.actor_id, event.site_id)
            extent = (event.start, event.end, event.quantity)
            counts = (len(event.claim_ids), len(event.denied_by))
            yield *own, *extent, *counts, label_of(marking)

    return Table("events", columns, rows)


def _readings(results: Results) -> Table:
    """Return the table of readings."""
    columns: dict[str, Kind] = {
        "day": "day",
        "hour": "whole",
        "measure": "text",
        "group": "text",
        "site_id": "text",
        "narrative_id": "text",
        "observed": "whole",
        "expected": "number",
        "low": "number",
        "high": "number",
        "level": "number",
        "statistic": "number",
        "ready": "flag",
        "crossed": "flag",
        "coverage": "number",
        "marking": "text",
    }

    def rows() -> Iterator[Row]:
        for each in results.facts.readings:
            key = (each.day, each.hour, each.measure, each.group, each.site_id, each.narrative_id)
            band = (each.observed, each.expected, each.low, each.high, each.level, each.log_e)
            state = (each.ready, each.crossed, each.coverage)
            yield *key, *band, *state, label_of(results.unmarked)

    return Table("readings", columns, rows)


def _alarms(results: Results) -> Table:
    """Return the table of alarms."""
    columns: dict[str, Kind] = {
        "id": "text",
        "problem_id": "text",
        "as_of": "moment",
        "state": "text",
        "proposed_state": "text",
        "probability": "number",
        "low": "number",
        "high": "number",
        "confidence": "text",
        "likelihood": "text",
        "horizon_start": "day",
        "horizon_end": "day",
        "signed_by": "text",
        "draft": "flag",
        "marking": "text",
    }
    resting = Resting(results)

    def rows() -> Iterator[Row]:
        for each in results.alarms:
            own = (each.id, each.problem_id, each.as_of, each.state, each.proposed_state)
            likelihood = each.likelihood
            figures = (likelihood.p, likelihood.low, likelihood.high)
            range_ = (*figures, each.confidence, each.likelihood_sentence)
            window = (each.horizon.start, each.horizon.end)
            signed = ("; ".join(each.signed_off_by), each.is_draft)
            yield *own, *range_, *window, *signed, label_of(resting.marking(each))

    return Table("alarms", columns, rows)
