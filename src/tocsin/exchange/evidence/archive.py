"""One archive for an alarm (WACZ 1.1.1): the same records give the same bytes."""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tocsin.exchange.evidence import warc
from tocsin.records import Alarm, Capture, Document, Marking, Record, label_of

PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
CAPTURES, INDEX, PAGES = f"archive/{warc.FILE}", "indexes/index.cdx", "pages/pages.jsonl"
RECORDS = "records"
AUDIT = "audit/part.jsonl"
# The first moment a zip can hold: no clock is part of the archive.
_BEGINNING = (1980, 1, 1, 0, 0, 0)
# What a zip says of where it was made: the same wherever it is.
_UNIX, _READABLE = 3, 0o600 << 16


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What an alarm rests on: its captures with their bytes, the documents, further records by the
    name of their file, texts such as the brief, and the lines of the audit log.
    """

    alarm: Alarm
    captures: tuple[Capture, ...]
    documents: tuple[Document, ...]
    records: Mapping[str, Sequence[Record]]
    texts: Mapping[str, str]
    audit: tuple[Mapping[str, object], ...]
    marking: Marking


def archive(evidence: Evidence) -> bytes:
    """Return the archive of an alarm."""
    files = _files(evidence)
    package = _package(files, evidence)
    return pack(files | {PACKAGE: package, DIGEST: seal(package)})


def seal(package: bytes) -> bytes:
    """Return what seals the list of files."""
    return msgspec.json.encode({"path": PACKAGE, "hash": _digest(package)})


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return files as an archive; the same files give the same bytes on every machine."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_STORED) as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            packed.writestr(entry, files[name])
    return body.getvalue()


def _files(evidence: Evidence) -> dict[str, bytes]:
    """Return the files of an archive by name, without those that seal it."""
    captured = warc.written(evidence.captures, evidence.alarm.as_of)
    files = {
        CAPTURES: captured.body,
        INDEX: captured.lines,
        PAGES: _pages(evidence),
        AUDIT: _lines(evidence.audit),
        f"{RECORDS}/alarm.json": msgspec.json.encode(evidence.alarm),
        f"{RECORDS}/documents.jsonl": _lines(evidence.documents),
    }
    for name, records in evidence.records.items():
        files[f"{RECORDS}/{name}.jsonl"] = _lines(records)
    return files | {name: text.encode("utf-8", "replace") for name, text in evidence.texts.items()}


def _lines(values: Iterable[object]) -> bytes:
    """Return values as JSON lines."""
    return b"".join(msgspec.json.encode(value) + b"\n" for value in values)


def _pages(evidence: Evidence) -> bytes:
    """Return the list of pages that viewers show."""
    titles = {document.capture_id: document.name for document in evidence.documents}
    head = {"format": "json-pages-1.0", "id": "pages", "title": evidence.alarm.id}
    pages = [
        {
            "id": capture.id,
            "url": warc.address_of(capture),
            "ts": capture.as_found.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
            "title": titles.get(capture.id, capture.external_id),
        }
        for capture in evidence.captures
    ]
    return _lines([head, *pages])


def _package(files: Mapping[str, bytes], evidence: Evidence) -> bytes:
    """Return the list of all files with the digest of each."""
    resources = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": _digest(body),
            "bytes": len(body),
        }
        for name, body in sorted(files.items())
    ]
    alarm = evidence.alarm
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": f"Evidence of {alarm.id} ({alarm.problem_id})",
        "description": label_of(evidence.marking),
        "created": alarm.as_of.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
        "software": "Tocsin",
        "resources": resources,
    }
    return msgspec.json.format(msgspec.json.encode(package), indent=2)


def _digest(body: bytes) -> str:
    """Return the digest of some bytes as the format has it."""
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
