"""Checking an archive offline: every file against its digest, every quotation against its text,
every text against the capture it was read from.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tocsin.errors import UsageError
from tocsin.exchange.evidence.archive import (
    AUDIT,
    CAPTURES,
    DIGEST,
    PACKAGE,
    RECORDS,
    pack,
    seal,
)
from tocsin.exchange.stamps import Stamped
from tocsin.records import Alarm, Claim, Document, Record

_DAMAGE = (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)
_BLOCK = "warc-block-digest"
_PAYLOAD = "warc-payload-digest"

Kept = TypeVar("Kept", bound=Record)


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in an archive: its faults, its alarm, the lines of the audit log, the digest
    of the whole, and the stamps that lie beside it.
    """

    faults: tuple[str, ...]
    alarm: Alarm | None
    audit: tuple[Mapping[str, Any], ...]
    sha256: str
    stamps: tuple[Stamped, ...] = ()


def check(path: Path) -> Checked:
    """Return what is wrong with an archive; no fault means that it is as it was made.

    Raises:
        UsageError: it cannot be read at all.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}.") from None
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            names = packed.namelist()
            twice = {name for name in names if names.count(name) > 1}
            files = {name: packed.read(name) for name in names}
    except _DAMAGE as error:
        raise UsageError(f"{path}: no archive of evidence, or cut off ({error}).") from None
    faults = [f"{name} stands there twice" for name in sorted(twice)]
    faults += _sealed(files)
    alarm, wrong = _read(files, f"{RECORDS}/alarm.json", Alarm)
    lines, also_wrong = _audit(files)
    faults += [*wrong, *also_wrong, *_captured(files), *_quoted(files, alarm)]
    faults += () if faults else _packed_otherwise(body, files)
    sha256 = hashlib.sha256(body).hexdigest()
    kept = tuple(dict.fromkeys(faults))
    return Checked(faults=kept, alarm=alarm[0] if alarm else None, audit=lines, sha256=sha256)


def _packed_otherwise(body: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield where an archive is not what its files give when they are packed anew: a date, a flag,
    something between them or behind.
    """
    anew = pack(files)
    if anew != body:
        pairs = enumerate(zip(body, anew, strict=False))
        shorter = min(len(body), len(anew))
        place = next((at for at, (own, other) in pairs if own != other), shorter)
        yield f"its files are whole, but the archive around them was changed at byte {place}"


def _sealed(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the files that are not as they were listed."""
    package = files.get(PACKAGE)
    if package is None or DIGEST not in files:
        yield f"{PACKAGE if package is None else DIGEST} is missing"
        return
    sealed = _decoded(files[DIGEST])
    if not isinstance(sealed, dict) or sealed.get("hash") != _digest(package):
        yield f"{PACKAGE} was altered"
    elif files[DIGEST] != seal(package):
        yield f"{DIGEST} says more than the digest, or says it otherwise"
    listed = _decoded(package)
    resources = listed.get("resources") if isinstance(listed, dict) else None
    if not isinstance(resources, list):
        yield f"{PACKAGE} lists no files"
        return
    known = {PACKAGE, DIGEST}
    for resource in resources:
        name = str(resource.get("path")) if isinstance(resource, dict) else ""
        known.add(name)
        if name not in files:
            yield f"{name} is missing"
        elif _digest(files[name]) != resource.get("hash"):
            yield f"{name} was altered"
    yield from (f"{name} was added" for name in sorted(files.keys() - known))


def _captured(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the captures whose bytes are not those of their digest."""
    body = files.get(CAPTURES, b"")
    at = 0
    while at < len(body):
        end = body.find(b"\r\n\r\n", at)
        fields = _fields(body[at:end]) if end >= 0 else {}
        length = fields.get("content-length", "")
        if not body.startswith(b"WARC/", at) or not length.isdigit():
            yield f"{CAPTURES}: what stands at byte {at} is no record"
            return
        start = end + 4
        block = body[start : start + int(length)]
        for name in (_BLOCK, _PAYLOAD):
            if name in fields and fields[name] != _digest(block):
                where = fields.get("warc-target-uri", fields.get("warc-record-id", "a record"))
                yield f"{CAPTURES}: the capture of {where} was altered"
                break
        at = start + int(length) + 4


def _fields(head: bytes) -> dict[str, str]:
    """Return the headers of a record in small letters."""
    lines = head.decode("utf-8", "replace").split("\r\n")[1:]
    pairs = (line.partition(":") for line in lines)
    return {name.strip().casefold(): value.strip() for name, _, value in pairs}


def _quoted(files: Mapping[str, bytes], alarms: tuple[Alarm, ...]) -> Iterator[str]:
    """Yield the claims whose words do not stand in their document, and those the alarm names that
    are not there.
    """
    documents, wrong = _read(files, f"{RECORDS}/documents.jsonl", Document)
    claims, also_wrong = _read(files, f"{RECORDS}/claims.jsonl", Claim)
    yield from (*wrong, *also_wrong)
    texts = {document.id: document.text for document in documents}
    for claim in claims:
        if claim.document_id not in texts:
            yield f"claim {claim.id}: its document {claim.document_id} is missing"
        elif not _is_at_its_place(claim, texts[claim.document_id]):
            yield f"claim {claim.id}: its words do not stand in its document"
    known = {claim.id for claim in claims}
    for alarm in alarms:
        for line in (*alarm.evidence_for, *alarm.evidence_against):
            for name in line.claim_ids:
                if name not in known:
                    yield f"claim {name}, which the alarm rests on, is missing"


def _is_at_its_place(claim: Claim, text: str) -> bool:
    """Return whether the words of a claim stand where it says; blanks apart."""
    return "".join(claim.text.split()) == "".join(claim.span.of(text).split())


def _audit(files: Mapping[str, bytes]) -> tuple[tuple[Mapping[str, Any], ...], list[str]]:
    """Return the lines of the audit log, and what is no line."""
    lines, wrong = [], []
    for number, raw in enumerate(files.get(AUDIT, b"").splitlines(), start=1):
        line = _decoded(raw)
        if isinstance(line, dict):
            lines.append(line)
        else:
            wrong.append(f"{AUDIT}: line {number} cannot be read")
    return tuple(lines), wrong


def _read(
    files: Mapping[str, bytes], name: str, kind: type[Kept]
) -> tuple[tuple[Kept, ...], list[str]]:
    """Return the records of a file, and what in it is none."""
    if name not in files:
        return (), [f"{name} is missing"]
    records, faults = [], []
    for number, line in enumerate(files[name].splitlines(), start=1):
        try:
            records.append(msgspec.json.decode(line, type=kind))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            faults.append(f"{name}: line {number} cannot be read")
    return tuple(records), faults


def _decoded(body: bytes) -> Any:
    """Return a JSON value; None for what is none."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _digest(body: bytes) -> str:
    """Return the digest of some bytes as the format has it."""
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
