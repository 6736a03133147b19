"""Where documents come from, as it is believed, each belief with the day since when."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, select

from tocsin.records import Lineage
from tocsin.store import schema
from tocsin.store.asking import is_same_belief
from tocsin.store.connect import all_of, told
from tocsin.store.dialects import insert
from tocsin.store.lists import Lists
from tocsin.store.shelves import JUDGED, stir

# What stands for a document's name where all others say the same.
_NAME = "<name>"
# So many names are asked for in one query.
_AT_ONCE = 500


class Beliefs(Lists):
    """What is believed of where documents come from."""

    def put_lineage(self, lineage: Sequence[Lineage]) -> None:
        """Keep where documents come from; what is believed as before keeps the day since when."""
        known = self._beliefs()
        changed = [r for r in lineage if not is_same_belief(known.get(r.document_id), r)]
        self.put_changed(changed, [r.document_id for r in lineage])

    def changed_lineage(self, bare: Sequence[Lineage], lone: Sequence[Lineage] = ()) -> list[str]:
        """Return the documents of which another thing is believed than before; the numbers in which
        copies differ are not looked at, as they depend on the texts alone.

        Of `lone` documents the same is said as of each other, but for their names. Most documents
        are such, and as they were: their rows are compared as they are written.
        """
        written = self._written()
        as_before = _AsBefore(lone[0]) if lone else None
        rest = [r for r in lone if not as_before or not as_before(r, written)]
        known = self._read([row.document_id for row in (*bare, *rest)], written)
        changed = []
        for row in (*bare, *rest):
            before = known.get(row.document_id)
            if before is not None:
                before = msgspec.structs.replace(before, differs=())
            if not is_same_belief(before, row):
                changed.append(row.document_id)
        return changed

    def believed(self, documents: Sequence[str]) -> list[Lineage]:
        """Return where some documents come from, in order of their ids, as far as it was looked
        for.
        """
        return self._chosen(schema.LINEAGE.c.document_id, documents)

    def of_origins(self, origins: Sequence[str]) -> list[Lineage]:
        """Return where every document comes from that goes back to one of some origins, in order
        of their ids.
        """
        return self._chosen(schema.LINEAGE.c.origin_id, origins)

    def _chosen(self, column: Any, names: Sequence[str]) -> list[Lineage]:
        """Return what is believed of the documents of which a column holds one of some names."""
        table, wanted = schema.LINEAGE.c, sorted(set(names))
        records: list[str] = []
        for start in range(0, len(wanted), _AT_ONCE):
            part = column.in_(wanted[start : start + _AT_ONCE])
            records += [row.record for row in self._rows(select(table.record).where(part))]
        return sorted(self._decoding.all(Lineage, records), key=lambda row: row.document_id)

    def _beliefs(self) -> dict[str, Lineage]:
        """Return what is kept of where documents come from."""
        written = self._written()
        return self._read(list(written), written)

    def _written(self) -> dict[str, str]:
        """Return what is kept of where documents come from, as it is written."""
        table = schema.LINEAGE
        with told(self._url), self._engine.connect() as connection:
            return dict(all_of(connection, select(table.c.document_id, table.c.record)))

    def _read(self, names: Sequence[str], written: Mapping[str, str]) -> dict[str, Lineage]:
        """Return what is kept of some documents."""
        rows = (written[name] for name in names if name in written)
        return {row.document_id: row for row in self._decoding.all(Lineage, rows)}

    def put_changed(self, changed: Sequence[Lineage], documents: Sequence[str]) -> None:
        """Keep what is believed otherwise than before; of documents that are no more, nothing."""
        table = schema.LINEAGE
        with told(self._url), self._engine.begin() as connection:
            gone = set(connection.scalars(select(table.c.document_id))) - set(documents)
            for name in sorted(gone):
                connection.execute(delete(table).where(table.c.document_id == name))
            rows = [
                {
                    "document_id": r.document_id,
                    "origin_id": r.origin_id,
                    "record": msgspec.json.encode(r).decode(),
                }
                for r in changed
            ]
            if rows:
                statement = insert(table)
                again = {
                    "origin_id": statement.excluded.origin_id,
                    "record": statement.excluded.record,
                }
                connection.execute(
                    statement.on_conflict_do_update(index_elements=["document_id"], set_=again),
                    rows,
                )
            if rows or gone:
                stir(connection, JUDGED)


class _AsBefore:
    """Tells whether a row of a lone document says what was written of it before."""

    def __init__(self, lone: Lineage) -> None:
        """Take a row like all others."""
        bare = msgspec.structs.replace(lone, document_id=_NAME, origin_id=_NAME)
        moment = msgspec.json.encode(bare.as_of).decode()
        self._before, self._after = msgspec.json.encode(bare).decode().split(moment)

    def __call__(self, row: Lineage, written: Mapping[str, str]) -> bool:
        """Return whether the same is said, since whenever it may be believed."""
        known, before = written.get(row.document_id, ""), self._before
        before = before.replace(_NAME, row.document_id)
        if not known.startswith(before) or not known.endswith(self._after):
            return False
        moment = known[len(before) : len(known) - len(self._after)]
        return moment.count('"') == 2 and moment[0] == moment[-1] == '"'
