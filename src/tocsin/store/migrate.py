"""Migrations: named functions, each applied with its mark in one transaction, in order."""

from collections.abc import Callable

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, inspect, select, text
from sqlalchemy.schema import CreateColumn

from tocsin.errors import StoreError
from tocsin.records import Document, Judgement, Touch
from tocsin.store.audit import append
from tocsin.store.schema import (
    ABOUT,
    ALARMS,
    AREAS,
    ATTRIBUTIONS,
    AUDIT,
    BASES,
    CHANGES,
    COUNTS,
    DELIVERIES,
    DOCUMENTS,
    ENTRY_MARKS,
    ESTIMATES,
    EVENTS,
    FETCHES,
    GROUP_DAYS,
    HOURS,
    JUDGEMENTS,
    LINEAGE,
    MARKS,
    MATCHES,
    METADATA,
    MIGRATIONS,
    OCCURRENCES,
    RESOLUTIONS,
    SEARCHES,
    SHELF,
    SIGHTINGS,
    SIGNATURES,
    STALE_DAYS,
    STEMS,
    SUPERSEDED,
    TOUCHED,
    TOUCHES,
    UNDATED,
    UNREAD,
    VECTORS,
    VERSIONS,
    VOLUMES,
    WATCH_MARK,
    WATCH_STATES,
    WITHDRAWALS,
)
from tocsin.store.shelves import shelve, touch_each

_VERSIONS = (VERSIONS, CHANGES, ENTRY_MARKS, SIGHTINGS, JUDGEMENTS)
_ATTENTION = (HOURS, TOUCHES, STALE_DAYS, WATCH_STATES, GROUP_DAYS, WATCH_MARK)
_WORDS = (SIGNATURES, RESOLUTIONS, ESTIMATES, AUDIT, DELIVERIES)
_PAGES = (TOUCHED, LINEAGE, SHELF, SEARCHES, AREAS)
_READING = (UNREAD, BASES, SUPERSEDED)
_TAKEN_BACK = (WITHDRAWALS, ABOUT)
_LATER = (
    FETCHES,
    ATTRIBUTIONS,
    *_VERSIONS,
    OCCURRENCES,
    VECTORS,
    *_ATTENTION,
    *_WORDS,
    *_PAGES,
    *_READING,
    *_TAKEN_BACK,
)


def first_schema(connection: Connection) -> None:
    """Create every table of the first version."""
    METADATA.create_all(connection, tables=[t for t in METADATA.sorted_tables if t not in _LATER])


def fetched_addresses(connection: Connection) -> None:
    """Add what is remembered of addresses that are fetched again."""
    METADATA.create_all(connection, tables=[FETCHES])


def versions_and_judgements(connection: Connection) -> None:
    """Add the versions of a text, what changed, the entries of listings, identities, and what people judged.

    What an older store knew of entries is let go: they are taken in once more and found to be the same texts.
    """
    connection.execute(text("DROP TABLE IF EXISTS entries"))
    METADATA.create_all(connection, tables=list(_VERSIONS))


def coded_events(connection: Connection) -> None:
    """Add events that others have coded."""
    METADATA.create_all(connection, tables=[OCCURRENCES])


def vectors_of_texts(connection: Connection) -> None:
    """Add the memory of vectors."""
    METADATA.create_all(connection, tables=[VECTORS])


def attention_kept(connection: Connection) -> None:
    """Add what each document touches, and what the watch over each group knows; captures are counted by the day they were seen, too.

    An older store's captures count as seen on the day they were published; its counts are made anew with the next judgement.
    """
    columns = {c["name"] for c in inspect(connection).get_columns(VOLUMES.name)}
    if "seen" not in columns:
        connection.execute(text("ALTER TABLE volumes RENAME TO volumes_before"))
        connection.execute(text("DROP TABLE counts"))
        METADATA.create_all(connection, tables=[VOLUMES, COUNTS])
        connection.execute(
            text("INSERT INTO volumes SELECT source_id, day, day, captures FROM volumes_before")
        )
        connection.execute(text("DROP TABLE volumes_before"))
        for index in MARKS.indexes:
            index.create(connection)
    METADATA.create_all(connection, tables=list(_ATTENTION))


def words_and_audit(connection: Connection) -> None:
    """Add signatures, outcomes, estimates and the audit log; corrections made before it are its first lines."""
    METADATA.create_all(connection, tables=list(_WORDS))
    for act in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
            )
        )
    for row in connection.scalars(
        select(JUDGEMENTS.c.record).order_by(JUDGEMENTS.c.at, JUDGEMENTS.c.id)
    ).all():
        judgement = msgspec.json.decode(row, type=Judgement)
        append(connection, judgement.at, judgement.signer, "corrected", judgement.record_id, row)


def what_pages_look_up(connection: Connection) -> None:
    """Add what the desk looks up: columns read from the records, documents by what they touch, lineage, and the full text.

    An older store's lineage is kept with the next judgement.
    """
    connection.execute(text("DROP INDEX IF EXISTS counts_by_day"))
    for table in (DOCUMENTS, MATCHES, EVENTS, ALARMS, JUDGEMENTS, COUNTS, CHANGES):
        known = {c["name"] for c in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.computed is not None and column.name not in known:
                ddl = CreateColumn(column).compile(dialect=connection.dialect)
                connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {ddl}"))
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    METADATA.create_all(connection, tables=list(_PAGES))
    connection.execute(
        text(
            'CREATE VIRTUAL TABLE stems USING fts5(words, tokenize="unicode61 remove_diacritics 0")'
        )
    )
    for row in connection.execution_options(yield_per=1_000).scalars(select(TOUCHES.c.record)):
        touch_each(connection, msgspec.json.decode(row, type=Touch))
    for row in connection.execution_options(yield_per=1_000).scalars(
        select(DOCUMENTS.c.record).order_by(DOCUMENTS.c.seen_at)
    ):
        shelve(connection, msgspec.json.decode(row, type=Document))


def attributions_of_texts(connection: Connection) -> None:
    """Add the attributions of a document; an older store's documents have none until they are read anew."""
    METADATA.create_all(connection, tables=[ATTRIBUTIONS])


def every_text_searched(connection: Connection) -> None:
    """Add texts that are not read for claims, what captures were read under, and what is no longer found; enter every text by its keys.

    Captures that an older program did not read for claims are entered when they are read anew.
    """
    METADATA.create_all(connection, tables=list(_READING))
    for index in MARKS.indexes:
        index.create(connection, checkfirst=True)
    if "seen" not in {c["name"] for c in inspect(connection).get_columns(UNDATED.name)}:
        connection.execute(text("DROP TABLE undated"))
        METADATA.create_all(connection, tables=[UNDATED])
        connection.execute(
            text(
                "INSERT INTO undated SELECT coalesce(c.source_id, ''), substr(m.seen_at, 1, 10), count(*) FROM captures c "
                "JOIN marks m ON m.capture_id = c.id WHERE c.day IS NULL GROUP BY 1, 2"
            )
        )
    connection.execute(delete(STEMS))
    connection.execute(delete(SHELF))
    for row in connection.execution_options(yield_per=1_000).scalars(
        select(DOCUMENTS.c.record).order_by(DOCUMENTS.c.seen_at)
    ):
        shelve(connection, msgspec.json.decode(row, type=Document))


def words_taken_back(connection: Connection) -> None:
    """Add withdrawals, and what a store remembers of itself."""
    METADATA.create_all(connection, tables=list(_TAKEN_BACK))


STEPS: tuple[Callable[[Connection], None], ...] = (
    first_schema,
    fetched_addresses,
    versions_and_judgements,
    coded_events,
    vectors_of_texts,
    attention_kept,
    words_and_audit,
    what_pages_look_up,
    attributions_of_texts,
    every_text_searched,
    words_taken_back,
)


def migrate(engine: Engine) -> None:
    """Bring a store up to date.

    Raises:
        StoreError: the store was written by a newer version of the program.
    """
    done = steps_taken(engine)
    for step in STEPS:
        if step.__name__ not in done:
            with engine.begin() as connection:
                step(connection)
                position = connection.scalar(select(func.count()).select_from(MIGRATIONS)) or 0
                connection.execute(insert(MIGRATIONS).values(name=step.__name__, position=position))


def steps_taken(engine: Engine) -> list[str]:
    """Return the migrations a store has had.

    Raises:
        StoreError: one of them is none of this program's.
    """
    with engine.connect() as connection:
        if not inspect(connection).has_table(MIGRATIONS.name):
            return []
        done = list(connection.scalars(select(MIGRATIONS.c.name).order_by(MIGRATIONS.c.position)))
    known = [s.__name__ for s in STEPS]
    strange = [name for name in done if name not in known]
    if strange:
        raise StoreError(
            "the store was written by a newer tocsin (it has {strange}); upgrade the program.",
            code="error-store-newer",
            strange=", ".join(strange),
        )
    return done
