"""How far the files of archives are read, and what they published beside what is kept."""

import msgspec
from sqlalchemy import Connection, Engine, select

from tocsin.records.state import ArchiveMark, Volume
from tocsin.store.archive_tables import ARCHIVES
from tocsin.store.connect import errors_explained
from tocsin.store.counting import count_captures
from tocsin.store.decoding import decoding_of
from tocsin.store.dialects import insert


class Archives:
    """The archives that a store was filled from."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine

    def mark(self, archive: str) -> ArchiveMark | None:
        """Return how far a file is read, or None where it was never begun."""
        chosen = select(ARCHIVES.c.record).where(ARCHIVES.c.archive == archive)
        with errors_explained(self._url), self._engine.connect() as connection:
            return decoding_of(self._engine).one(ArchiveMark, connection.scalar(chosen))


def remember_archive(connection: Connection, item: ArchiveMark | Volume) -> None:
    """Write how far a file is read over what was known of it, or add to what was published."""
    if isinstance(item, Volume):
        counted = (item.source_id, item.published_at, item.seen_at)
        count_captures(connection, [counted] * item.captures)
        return
    row = {"archive": item.archive, "record": msgspec.json.encode(item).decode()}
    statement = insert(ARCHIVES).values(row)
    again = {"record": row["record"]}
    connection.execute(statement.on_conflict_do_update(index_elements=["archive"], set_=again))
