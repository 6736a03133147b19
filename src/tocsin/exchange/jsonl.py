"""One JSONL file per record type: the folder other programs read. Each file is written whole or not
at all.
"""

from collections.abc import Iterable, Iterator

import msgspec

from tocsin.exchange.exporters import Results
from tocsin.exchange.files import BY_DOCUMENT, File
from tocsin.records import Record

FILES = (
    "documents",
    "lineage",
    "origins",
    "mentions",
    "quotes",
    "attributions",
    "claims",
    "events",
    "matches",
    "labels",
    "novelties",
    "proposals",
    "readings",
    "first_movers",
    "pair_novelties",
    "copublished",
    "silences",
    "occurrences",
    "changes",
    "assessments",
    "alarms",
    "judgements",
    "signatures",
    "resolutions",
    "estimates",
    "source_grades",
    "item_grades",
    "dropped",
)
KINDS_APART = tuple(name for name in FILES if name not in BY_DOCUMENT)


def jsonl_files(results: Results) -> Iterator[File]:
    """Yield one file for each kind of record, a record a line. The drop log is written as it
    comes.
    """
    for name in FILES if results.facts.beyond is None else KINDS_APART:
        yield File(f"{name}.jsonl", _lines(results, name))


def _records(results: Results, name: str) -> Iterable[Record]:
    """Return the records of one kind."""
    apart: dict[str, Iterable[Record]] = {
        "assessments": results.assessments,
        "alarms": results.alarms,
    }
    if name == "dropped":
        return results.dropped()
    if name in apart:
        return apart[name]
    records: Iterable[Record] = getattr(results.facts, name)
    return records


def _lines(results: Results, name: str) -> Iterator[bytes]:
    """Yield each record of one kind as a line; nothing is looked up before the first is written."""
    for record in _records(results, name):
        yield msgspec.json.encode(record) + b"\n"
