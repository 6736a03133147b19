"""What reading anew needs: under what each capture was read, its text without taking its page
apart, and what was superseded.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Engine, Table, delete, exists, func, insert, select, update

from tocsin.records import (
    Annotations,
    Basis,
    Capture,
    Claim,
    Document,
    Event,
    Match,
    Mention,
    Quote,
    Record,
    Stored,
    Superseded,
    Touch,
    Unread,
)
from tocsin.store import schema
from tocsin.store.connect import errors_explained
from tocsin.store.counting import add_touch, take_back_touches
from tocsin.store.decoding import decoding_of
from tocsin.store.full_text import unpacked
from tocsin.store.history import put_basis, supersede
from tocsin.store.shelves import stir

# So many captures are looked at in one go.
_AT_ONCE = 400


class Rereading:
    """The side of a store that reading anew looks at."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine
        self._decoding = decoding_of(engine)

    def put_basis(self, basis: Basis) -> None:
        """Keep what captures are read under, once."""
        with errors_explained(self._url), self._engine.begin() as connection:
            put_basis(connection, basis)

    def bases(self) -> dict[str, Basis]:
        """Return everything captures were read under, by its fingerprint; what this program cannot
        decode is left out.
        """
        bases: dict[str, Basis] = {}
        with errors_explained(self._url), self._engine.connect() as connection:
            for row in connection.execute(select(schema.BASES)):
                try:
                    bases[row.fingerprint] = msgspec.json.decode(row.record, type=Basis)
                except msgspec.ValidationError:
                    continue  # another program's entries: its captures are read anew
        return bases

    def read_under(self) -> dict[str, int]:
        """Return how many captures were last read under each fingerprint."""
        table = schema.MARKS.c
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(
                select(table.fingerprint, func.count()).group_by(table.fingerprint)
            ).all()
        return {row[0]: row[1] for row in rows}

    def stored(self, fingerprints: Sequence[str]) -> Iterator[list[Stored]]:
        """Yield captures that were read under some fingerprints, in order of their ids, a handful
        at a time.

        Marks of captures that repeat another are skipped. Between two handfuls the captures of the
        last one may be written.
        """
        marks, last = schema.MARKS.c, ""
        while True:
            chosen = select(marks.capture_id, marks.fingerprint, marks.seen_at)
            chosen = chosen.where(marks.fingerprint.in_(fingerprints), marks.capture_id > last)
            with errors_explained(self._url), self._engine.connect() as connection:
                rows = connection.execute(chosen.order_by(marks.capture_id).limit(_AT_ONCE)).all()
            if not rows:
                return
            last = rows[-1].capture_id
            under = {
                r.capture_id: (r.fingerprint, dt.datetime.fromisoformat(r.seen_at)) for r in rows
            }
            yield self._with_texts(under)

    def _with_texts(self, under: dict[str, tuple[str, dt.datetime]]) -> list[Stored]:
        """Return some captures with their texts."""
        captures, documents, unread = schema.CAPTURES.c, schema.DOCUMENTS.c, schema.UNREAD.c
        names = list(under)
        with errors_explained(self._url), self._engine.connect() as connection:
            captured = connection.execute(
                select(captures.id, captures.source_id, captures.record).where(
                    captures.id.in_(names)
                )
            ).all()
            read = connection.execute(
                select(documents.capture_id, documents.record).where(
                    documents.capture_id.in_(names)
                )
            ).all()
            rest = connection.execute(
                select(unread.capture_id, unread.record, unread.text).where(
                    unread.capture_id.in_(names)
                )
            ).all()
        texts = {r.capture_id: self._decoding.one(Document, r.record) for r in read}
        others = {r.capture_id: self._unread(r.record, r.text) for r in rest}
        stored = []
        for row in sorted(captured, key=lambda r: str(r.id)):
            capture = self._decoding.one(Capture, row.record)
            if capture is not None:
                fingerprint, seen = under[row.id]
                seen_then = msgspec.structs.replace(capture, seen_at=seen)
                stored.append(
                    Stored(
                        capture=seen_then,
                        fingerprint=fingerprint,
                        source_id=row.source_id,
                        document=texts.get(row.id),
                        unread=others.get(row.id),
                    )
                )
        return stored

    def _unread(self, record: str, text: bytes) -> Unread | None:
        """Put a text that is not read back together."""
        bare = self._decoding.one(Unread, record)
        return msgspec.structs.replace(bare, text=unpacked(text)) if bare is not None else None

    def unread(self, name: str) -> Unread | None:
        """Return a text that is not read for claims, by its id."""
        table = schema.UNREAD.c
        with errors_explained(self._url), self._engine.connect() as connection:
            row = connection.execute(
                select(table.record, table.text).where(table.id == name)
            ).one_or_none()
        return self._unread(row.record, row.text) if row else None

    def annotations(self, document_id: str) -> Annotations:
        """Return everything that was found in a document but its matches."""
        records = {
            kind: self._of(table, kind, document_id)
            for table, kind in (
                (schema.MENTIONS, Mention),
                (schema.QUOTES, Quote),
                (schema.CLAIMS, Claim),
                (schema.EVENTS, Event),
            )
        }
        mentions, quotes, claims = (
            tuple(sorted(records[kind], key=lambda r: (r.span, r.id)))
            for kind in (Mention, Quote, Claim)
        )
        events = tuple(records[Event])
        return Annotations(
            document_id=document_id, mentions=mentions, quotes=quotes, claims=claims, events=events
        )

    def _of(self, table: Table, kind: type[Record], document_id: str) -> list[Any]:
        """Return the records of one kind of a document."""
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.scalars(
                select(table.c.record).where(table.c.document_id == document_id)
            )
            return self._decoding.all(kind, rows)

    def rematch(
        self, document: Document, matches: Sequence[Match], touch: Touch | None, at: dt.datetime
    ) -> bool:
        """Replace the matches of a document, and what it counts for; return whether any is another
        than before.
        """
        table, own = schema.MATCHES, [document.id]
        rows = [
            {"id": m.id, "document_id": document.id, "record": msgspec.json.encode(m).decode()}
            for m in matches
        ]
        with errors_explained(self._url), self._engine.begin() as connection:
            before = connection.execute(
                select(table.c.id, table.c.record).where(table.c.document_id == document.id)
            )
            if {r.id: r.record for r in before} == {r["id"]: r["record"] for r in rows}:
                return False
            supersede(connection, own, {table: rows}, at, only=(table,))
            connection.execute(delete(table).where(table.c.document_id == document.id))
            if rows:
                connection.execute(insert(table), rows)
            if touch is None:
                take_back_touches(connection, own)
            else:
                add_touch(
                    connection,
                    touch,
                    hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
                )
            stir(connection, "read")
        return True

    def mark_read(self, captures: Sequence[str], fingerprint: str) -> None:
        """Remember that captures are as they would be if they were read under a fingerprint."""
        table = schema.MARKS
        with errors_explained(self._url), self._engine.begin() as connection:
            for at in range(0, len(captures), _AT_ONCE):
                part = list(captures[at : at + _AT_ONCE])
                connection.execute(
                    update(table)
                    .where(table.c.capture_id.in_(part))
                    .values(fingerprint=fingerprint)
                )

    def mark_repeats(self, fingerprints: Sequence[str], fingerprint: str) -> None:
        """Do the same for captures that repeat another's text: nothing of theirs is kept that could
        be read.
        """
        marks = schema.MARKS
        kept = exists().where(schema.CAPTURES.c.id == marks.c.capture_id)
        with errors_explained(self._url), self._engine.begin() as connection:
            chosen = update(marks).where(marks.c.fingerprint.in_(fingerprints), ~kept)
            connection.execute(chosen.values(fingerprint=fingerprint))

    def superseded(self, name: str) -> list[Superseded]:
        """Return the earlier findings under one id, the last superseded first."""
        return self._superseded(schema.SUPERSEDED.c.id == name)

    def history(self, document_id: str) -> list[Superseded]:
        """Return everything that was once found in a document and no longer is, the last superseded
        first.
        """
        return self._superseded(schema.SUPERSEDED.c.document_id == document_id)

    def _superseded(self, where: ColumnElement[bool]) -> list[Superseded]:
        """Return superseded findings."""
        table = schema.SUPERSEDED
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = connection.execute(
                select(table).where(where).order_by(table.c.number.desc())
            ).all()
        return [
            Superseded(
                id=r.id,
                kind=r.kind,
                document_id=r.document_id,
                at=dt.datetime.fromisoformat(r.at),
                record=r.record,
            )
            for r in rows
        ]
