"""Where documents come from, as it is believed, each belief with the day since when."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, select

from tocsin.records import Lineage
from tocsin.store import schema
from tocsin.store.asking import is_same_belief
from tocsin.store.connect import all_of, among, errors_explained
from tocsin.store.dialects import insert
from tocsin.store.lists import Lists
from tocsin.store.shelves import stir

# So many ids one query names.
_AT_ONCE = 5_000


class Beliefs(Lists):
    """What is believed of where documents come from."""

    def put_lineage(self, lineage: Sequence[Lineage]) -> None:
        """Keep where documents come from; what is believed as before keeps the day since when."""
        known = self._beliefs()
        changed = [r for r in lineage if not is_same_belief(known.get(r.document_id), r)]
        self.put_changed(changed, [r.document_id for r in lineage])

    def changed_lineage(
        self, bare: Sequence[Lineage], lone: Sequence[str] = (), said: Lineage | None = None
    ) -> list[str]:
        """Return the documents of which another thing is believed than before; the numbers in which
        copies differ are not looked at, as they depend on the texts alone.

        Of every `lone` document the same is `said`, but for its names. Most documents are such, and
        as they were: the store tells which.
        """
        changed: list[str] = []
        if said is not None:
            as_before = self._saying(said)
            changed += [name for name in lone if name not in as_before]
        known = self._kept_of([row.document_id for row in bare])
        for row in bare:
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

    def _saying(self, said: Lineage) -> set[str]:
        """Return the documents of which the same is kept but for their names, since whenever."""
        table = schema.LINEAGE.c
        bare = msgspec.structs.replace(said, document_id="", origin_id="")
        moment = msgspec.json.encode(bare.as_of).decode()
        before, after = msgspec.json.encode(bare).decode().split(moment)
        _names, middle = before.split('"origin_id":"')
        alike = table.record.contains(f'{middle}"', autoescape=True)
        ends = table.record.endswith(f'"{after}', autoescape=True)
        own = table.origin_id == table.document_id
        with errors_explained(self._url), self._engine.connect() as connection:
            chosen = select(table.document_id).where(own & alike & ends)
            return set(connection.scalars(chosen).all())

    def _beliefs(self) -> dict[str, Lineage]:
        """Return what is kept of where documents come from."""
        table = schema.LINEAGE
        with errors_explained(self._url), self._engine.connect() as connection:
            rows = (row for (row,) in all_of(connection, select(table.c.record)))
            return {row.document_id: row for row in self._decoding.all(Lineage, rows)}

    def _kept_of(self, names: Sequence[str]) -> dict[str, Lineage]:
        """Return what is kept of some documents."""
        table, lineage = schema.LINEAGE.c, dict[str, Lineage]()
        with errors_explained(self._url), self._engine.connect() as connection:
            for start in range(0, len(names), _AT_ONCE):
                part = names[start : start + _AT_ONCE]
                inside = among(connection, table.document_id, part)
                rows = connection.scalars(select(table.record).where(inside)).all()
                lineage |= {row.document_id: row for row in self._decoding.all(Lineage, rows)}
        return lineage

    def put_changed(self, changed: Sequence[Lineage], documents: Sequence[str]) -> None:
        """Keep what is believed otherwise than before; of documents that are no more, nothing."""
        table = schema.LINEAGE
        with errors_explained(self._url), self._engine.begin() as connection:
            names = connection.scalars(select(table.c.document_id)).all()
            gone = set(names).difference(documents)
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
                stir(connection, "judged")
