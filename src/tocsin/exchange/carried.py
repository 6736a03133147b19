"""The records that a bundle of ours carries, as they were: what another Tocsin needs to go on from
them.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

import msgspec

from tocsin import records
from tocsin.exchange.files import File
from tocsin.exchange.stix.shape import EXTENSION
from tocsin.records import Dropped, Record

STAGE = "exchange"


# The file for each kind of record that a bundle carries; where `tocsin export jsonl` has one, it
# has the same name.
_FILES = {
    "Document": "documents",
    "Lineage": "lineage",
    "Mention": "mentions",
    "Quote": "quotes",
    "Attribution": "attributions",
    "Claim": "claims",
    "Event": "events",
    "Match": "matches",
    "Reading": "readings",
    "Assessment": "assessments",
    "Alarm": "alarms",
    "Signature": "signatures",
    "Problem": "problems",
    "Source": "sources",
    "Actor": "actors",
    "Group": "groups",
    "Site": "sites",
    "Narrative": "narratives",
    "WatchItem": "watch_list",
}
_IN_MEMORY = 4_000_000


def carried(objects: Iterable[bytes], *, name: str) -> Iterator[Record | Dropped]:
    """Yield every record that the objects of a bundle carry, and a `Dropped` for each that cannot
    be read.
    """
    for raw in objects:
        try:
            item = msgspec.json.decode(raw)
            parts = item["extensions"][EXTENSION]["x_tocsin_records"]
        except (msgspec.DecodeError, RecursionError, KeyError, TypeError):
            continue  # of others, or without a record
        for part in parts if isinstance(parts, list) else ():
            yield _record(part, f"{name} {item.get('id')}")


def carried_files(objects: Iterable[bytes], *, name: str) -> tuple[list[File], list[Dropped]]:
    """Return the records of a bundle as files of JSON lines, as `tocsin export jsonl` names them,
    each record once and as it was; and what could not be read.
    """
    spools: dict[str, IO[bytes]] = {}  # each is closed by _lines
    written: set[bytes] = set()
    refused: list[Dropped] = []
    for record in carried(objects, name=name):
        if isinstance(record, Dropped):
            refused.append(record)
            continue
        line = msgspec.json.encode(record) + b"\n"
        kind = type(record).__name__
        digest = hashlib.blake2b(kind.encode() + line, digest_size=16).digest()
        if digest not in written:
            written.add(digest)
            if kind not in spools:
                spools[kind] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
            spools[kind].write(line)
    return [File(f"{_FILES[kind]}.jsonl", _lines(spools[kind])) for kind in sorted(spools)], refused


def _lines(spool: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a file from its beginning, and let go of it."""
    with spool:
        spool.seek(0)
        yield from spool


def _record(part: Any, place: str) -> Record | Dropped:
    """Return a record, or why it is none."""
    kind = _KINDS.get(str(part.get("kind"))) if isinstance(part, dict) else None
    if kind is None:
        return _dropped(place, "kind", "it carries a record of a kind this program does not know")
    try:
        record: Record = msgspec.json.decode(str(part.get("json")), type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        return _dropped(place, "record", f"the record it carries cannot be read ({error})")
    return record


def _dropped(place: str, reason: str, why: str) -> Dropped:
    """Say what could not be read."""
    return Dropped(stage=STAGE, record_id=place, reason=reason, detail=f"{place}: {why}.")


_KINDS: Mapping[str, type[Record]] = {kind: getattr(records, kind) for kind in _FILES}
