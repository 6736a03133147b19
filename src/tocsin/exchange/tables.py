"""Results as flat tables, a row each: what CSV, Parquet and XLSX share. Every row carries its
marking, every claim whoever says it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

from tocsin.exchange.exporters import Results
from tocsin.exchange.resting import Resting, homes_of_events
from tocsin.exchange.wording import says
from tocsin.records import Claim, Match, Mention, label_of, strictest
from tocsin.records.paging import Home, batches

Kind = Literal["text", "whole", "number", "flag", "moment", "day"]
Row = tuple[object, ...]


class Table(NamedTuple):
    """One table: its name, the kind of each column by its name, and the rows, made anew each time
    they are asked for.
    """

    name: str
    columns: Mapping[str, Kind]
    rows: Callable[[], Iterable[Row]]


_HOME: Mapping[str, Kind] = {
    "document_id": "text",
    "document": "text",
    "url": "text",
    "published_at": "moment",
    "marking": "text",
}


def tables(results: Results) -> Iterator[Table]:
    """Yield the tables of some results."""
    yield _documents(results)
    yield _claims(results)
    yield _matches(results)
    yield _mentions(results)
    yield _events(results)
    yield _readings(results)
    yield _alarms(results)


RecordT = TypeVar("RecordT", Claim, Match, Mention)


def _at_home(results: Results, records: Iterable[RecordT]) -> Iterator[tuple[RecordT, Row]]:
    """Yield records with the cells of the document that each belongs to, where that leaves too."""
    at_hand = results.lookup()
    for part in batches(records):
        homes = at_hand.homes(dict.fromkeys(record.document_id for record in part))
        cells = {name: _home(home, results) for name, home in homes.items()}
        for record in part:
            if record.document_id in cells:
                yield record, cells[record.document_id]


def _home(home: Home, results: Results) -> Row:
    """Return the cells of a document that its records repeat."""
    return home.id, home.name, home.url, home.published_at, label_of(results.marking(home))


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


def _claims(results: Results) -> Table:
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
        for claim, home in _at_home(results, results.facts.claims):
            yield *_claim(claim), *home

    return Table("claims", columns, rows)


def _claim(claim: Claim) -> Row:
    """Return the cells of a claim."""
    first = claim.chain[0]
    chain = " > ".join(hop.surface for hop in claim.chain)
    who = (claim.id, says(claim), first.surface, first.entity_id, chain)
    what = (claim.stance, claim.modality, claim.type, claim.text)
    where = (claim.span.start, claim.span.end, claim.actor_id, claim.site_id, claim.quantity)
    return *who, *what, *where


def _matches(results: Results) -> Table:
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
        for match, home in _at_home(results, results.facts.matches):
            own = (match.id, match.claim_id, match.narrative_id, match.voice, match.score)
            yield *own, *home

    return Table("matches", columns, rows)


def _mentions(results: Results) -> Table:
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
        for each, home in _at_home(results, results.facts.mentions):
            own = (each.id, each.kind, each.surface, each.entity_id)
            where = (each.span.start, each.span.end, each.latitude, each.longitude)
            yield *own, *where, *home

    return Table("mentions", columns, rows)


def _events(results: Results) -> Table:
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

    def rows() -> Iterator[Row]:
        at_hand = results.lookup()
        for part in batches(results.facts.events):
            homes = homes_of_events(at_hand, part)
            for event in part:
                marking = strictest(map(results.marking, homes[event.id])) or results.unmarked
                own = (event.id, event.type, event.status, event.actor_id, event.site_id)
                days_told = (event.start, event.end, event.quantity)
                counts = (len(event.claim_ids), len(event.denied_by))
                yield *own, *days_told, *counts, label_of(marking)

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
