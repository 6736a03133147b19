"""Where documents come from, as it is believed, each belief with the day since when."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from tocsin.records import Lineage
from tocsin.store import schema
from tocsin.store.asking import is_same_belief
from tocsin.store.connect import told
from tocsin.store.lists import Lists
from tocsin.store.shelves import JUDGED, stir


class Beliefs(Lists):
    """What is believed of where documents come from."""

    def put_lineage(self, lineage: Sequence[Lineage]) -> None:
        """Keep where documents come from; what is believed as before keeps the day since when."""
        known = self._beliefs()
        changed = [r for r in lineage if not is_same_belief(known.get(r.document_id), r)]
        self.put_changed(changed, [r.document_id for r in lineage])

    def changed_lineage(self, bare: Sequence[Lineage]) -> list[str]:
        """Return the documents of which another thing is believed than before; the numbers in which
        copies differ are not looked at, as they depend on the texts alone.
        """
        known = self._beliefs()
        changed = []
        for row in bare:
            before = known.get(row.document_id)
            if before is not None:
                before = msgspec.structs.replace(before, differs=())
            if not is_same_belief(before, row):
                changed.append(row.document_id)
        return changed

    def _beliefs(self) -> dict[str, Lineage]:
        """Return what is kept of where documents come from."""
        rows = self._rows(select(schema.LINEAGE.c.record))
        found = self._decoding.all(Lineage, (row.record for row in rows))
        return {lineage.document_id: lineage for lineage in found}

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
