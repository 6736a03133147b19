"""What an alarm rests on, by digest: logged when it is signed or delivered, so that a claim, a
document, a capture or its bytes that are replaced afterwards show.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Table, select

import tocsin
from tocsin.records import Alarm
from tocsin.records.audit import EVIDENCE, PROGRAM, RestsOn, read_evidence
from tocsin.store import schema
from tocsin.store.audit import append
from tocsin.store.decoding import decoding_of

_AT_ONCE = 500


def log_evidence(connection: Connection, alarm_id: str) -> None:
    """Write the digests of what a kept alarm rests on, unless the last line on it says the same; to
    be called inside a transaction that writes.
    """
    record = connection.scalar(select(schema.ALARMS.c.record).where(schema.ALARMS.c.id == alarm_id))
    alarm = decoding_of(connection.engine).one(Alarm, record)
    if alarm is None or record is None:
        return
    evidence = _rests_on(connection, alarm, record)
    if _logged(connection).get(alarm_id) != evidence:
        detail = msgspec.json.encode(evidence, order="sorted").decode()
        append(connection, alarm.as_of, PROGRAM, EVIDENCE, alarm_id, detail)


def log_evidence_again(connection: Connection, alarm_id: str) -> None:
    """Write the digests anew of what an alarm rests on that was signed or delivered before, and is
    judged again; to be called inside a transaction that writes.
    """
    log = schema.AUDIT.c
    known = select(log.number).where((log.action == EVIDENCE) & (log.subject == alarm_id)).limit(1)
    if connection.scalar(known) is not None:
        log_evidence(connection, alarm_id)


def evidence_faults(connection: Connection) -> Iterator[str]:
    """Yield what no longer is what a signed or delivered alarm rested on.

    A claim that a later reading replaced is kept as history, and a document that was read anew
    under another basis, which is kept, is another reading: neither counts as altered.
    """
    bases = set(connection.scalars(select(schema.BASES.c.fingerprint)))
    for alarm_id, said in sorted(_logged(connection).items()):
        yield from _assessment_faults(connection, alarm_id, said)
        claims = _records(connection, schema.CLAIMS, said.claims)
        for name, digest in said.claims.items():
            past = () if claims.get(name) == digest else _superseded(connection, name)
            if claims.get(name) != digest and digest not in past:
                yield _said("claim", name, alarm_id)
        texts, documents = _documents(connection, said.texts)
        for what, before, now in (
            ("the text of document", said.texts, texts),
            ("document", said.documents, documents),
        ):
            for name, (digest, basis) in before.items():
                if name not in now:
                    if not _was_read_anew(connection, name):
                        yield _said(what, name, alarm_id)
                elif now[name][0] != digest and (
                    now[name][1] == basis or now[name][1] not in bases
                ):
                    yield _said(what, name, alarm_id)
        records = _records(connection, schema.CAPTURES, said.capture_records)
        for name, digest in said.capture_records.items():
            if records.get(name) != digest:
                yield _said("capture", name, alarm_id)
        bodies = _bodies(connection, said.captures)
        for name, digest in said.captures.items():
            if bodies.get(name) != digest:
                yield _said("the bytes of capture", name, alarm_id)


def _said(what: str, name: str, alarm_id: str) -> str:
    """Say what was altered."""
    return f"{what} {name}, on which alarm {alarm_id} rests, is not what it was in the audit log"


def _logged(connection: Connection) -> dict[str, RestsOn]:
    """Return what the log says that alarms rest on, by alarm: the last line of each."""
    log = schema.AUDIT.c
    lines = select(log.subject, log.detail).where(log.action == EVIDENCE).order_by(log.number)
    read = {row.subject: read_evidence(row.detail) for row in connection.execute(lines)}
    return {name: said for name, said in read.items() if said is not None}


def _rests_on(connection: Connection, alarm: Alarm, record: str) -> RestsOn:
    """Return the digests of what an alarm rests on now."""
    lines = (*alarm.evidence_for, *alarm.evidence_against)
    named = sorted({name for line in lines for name in line.claim_ids})
    about = select(schema.ABOUT.c.value).where(schema.ABOUT.c.name == "casebook")
    book = connection.scalar(about)
    documents = _documents_of(connection, named)
    texts, read = _documents(connection, documents)
    captures = _captures_of(connection, documents)
    return RestsOn(
        alarm_sha256=_digest(record.encode()),
        claims=_records(connection, schema.CLAIMS, named),
        texts=texts,
        captures=_bodies(connection, captures),
        casebook_sha256=_digest(book.encode()) if book else None,
        program=tocsin.__version__,
        documents=read,
        capture_records=_records(connection, schema.CAPTURES, captures),
        assessment_sha256=_assessment(connection, alarm.problem_id, alarm.as_of.isoformat()),
    )


def _assessment(connection: Connection, problem_id: str, as_of: str) -> str | None:
    """Return the digest of the assessment of a problem at a moment; None where none is kept."""
    own = schema.ASSESSMENTS.c
    chosen = (own.problem_id == problem_id) & (own.as_of == as_of)
    record = connection.scalar(select(own.record).where(chosen))
    return _digest(record.encode()) if record else None


def _assessment_faults(connection: Connection, alarm_id: str, said: RestsOn) -> Iterator[str]:
    """Yield that the assessment an alarm speaks for is another one, while the alarm is the same."""
    own = schema.ALARMS.c
    row = connection.execute(
        select(own.problem_id, own.as_of, own.record).where(own.id == alarm_id)
    ).one_or_none()
    if row is None or said.assessment_sha256 is None:
        return
    is_same = _digest(row.record.encode()) == said.alarm_sha256
    if is_same and _assessment(connection, row.problem_id, row.as_of) != said.assessment_sha256:
        yield _said("the assessment of", row.problem_id, alarm_id)


def _was_read_anew(connection: Connection, document_id: str) -> bool:
    """Return whether a document that is gone was read in another way before it went."""
    own = schema.SUPERSEDED.c
    return (
        connection.scalar(select(own.id).where(own.document_id == document_id).limit(1)) is not None
    )


def _digest(body: bytes) -> str:
    """Return the sha256 of bytes."""
    return hashlib.sha256(body).hexdigest()


def _parts(names: Iterable[str]) -> Iterator[Sequence[str]]:
    """Yield names, as many at a time as one query takes."""
    every = sorted(names)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))


def _records(connection: Connection, table: Table, names: Iterable[str]) -> dict[str, str]:
    """Return the digests of records by id."""
    digests: dict[str, str] = {}
    for part in _parts(names):
        rows = connection.execute(select(table.c.id, table.c.record).where(table.c.id.in_(part)))
        digests |= {row.id: _digest(row.record.encode()) for row in rows}
    return digests


def _superseded(connection: Connection, name: str) -> set[str]:
    """Return the digests of what a claim was in earlier readings."""
    table = schema.SUPERSEDED.c
    rows = connection.scalars(select(table.record).where(table.id == name))
    return {_digest(row.encode()) for row in rows}


def _documents_of(connection: Connection, claims: Sequence[str]) -> list[str]:
    """Return the documents that claims stand in."""
    own, documents = schema.CLAIMS.c, set[str]()
    for part in _parts(claims):
        documents |= set(connection.scalars(select(own.document_id).where(own.id.in_(part))))
    return sorted(documents)


def _captures_of(connection: Connection, documents: Sequence[str]) -> list[str]:
    """Return the captures that documents were taken from."""
    own, captures = schema.DOCUMENTS.c, set[str | None]()
    for part in _parts(documents):
        captures |= set(connection.scalars(select(own.capture_id).where(own.id.in_(part))))
    return sorted(name for name in captures if name is not None)


_Digests = dict[str, tuple[str, str]]
"""Digests by name, each with the basis that was read under."""


def _documents(connection: Connection, documents: Iterable[str]) -> tuple[_Digests, _Digests]:
    """Return the digests of documents' texts, and of the documents themselves."""
    own, marks = schema.DOCUMENTS.c, schema.MARKS.c
    texts, whole = _Digests(), _Digests()
    joined = schema.DOCUMENTS.outerjoin(schema.MARKS, marks.capture_id == own.capture_id)
    for part in _parts(documents):
        chosen = select(own.id, own.record, marks.fingerprint).select_from(joined)
        for row in connection.execute(chosen.where(own.id.in_(part))):
            text, basis = msgspec.json.decode(row.record, type=_Text).text, row.fingerprint or ""
            texts[row.id] = (_digest(text.encode("utf-8", "surrogatepass")), basis)
            whole[row.id] = (_digest(row.record.encode()), basis)
    return texts, whole


class _Text(msgspec.Struct, frozen=True):
    """The text of a kept document."""

    text: str


def _bodies(connection: Connection, captures: Iterable[str]) -> dict[str, str]:
    """Return the digest of the bytes that are kept of each capture; none where they are gone or
    cannot be unpacked.
    """
    own, bodies, digests = schema.CAPTURES.c, schema.BODIES.c, dict[str, str]()
    joined = schema.CAPTURES.join(schema.BODIES, bodies.sha256 == own.sha256)
    for part in _parts(captures):
        chosen = select(own.id, bodies.body).select_from(joined).where(own.id.in_(part))
        for row in connection.execute(chosen):
            digest = _unpacked_digest(row.body)
            digests |= {row.id: digest} if digest else {}
    return digests


def _unpacked_digest(body: bytes) -> str | None:
    """Return the digest of packed bytes as they were captured; None where they cannot be
    unpacked.
    """
    try:
        return _digest(zlib.decompress(body))
    except zlib.error:
        return None
