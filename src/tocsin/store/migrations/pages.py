"""What the desk brought: words of people with their log, and what pages look up."""

import datetime as dt
import hashlib

import msgspec
from sqlalchemy import Connection

from tocsin.store.migrations.running import columns_of, run

WORDS = """
CREATE TABLE IF NOT EXISTS signatures (
    id VARCHAR NOT NULL,
    problem_id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS resolutions (
    id VARCHAR NOT NULL,
    problem_id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS estimates (
    id VARCHAR NOT NULL,
    problem_id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS audit (
    number INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    detail TEXT NOT NULL,
    "before" VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    PRIMARY KEY (number)
);
CREATE TABLE IF NOT EXISTS deliveries (
    alarm_id VARCHAR NOT NULL,
    target_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (alarm_id, target_id)
)
"""
LOCK = """
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
ADD_LINE = "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
BEFORE_THE_FIRST = "0" * 64
# Fields of records that become columns of their table, read from the record.
READ_FIELDS = {
    "documents": (
        "source_id",
        "published_at",
        "seen_at",
        "language",
        "title",
        "external_id",
        "url",
        "opening",
    ),
    "matches": ("narrative_id", "score", "voice", "voice_if_same"),
    "events": ("site_id", "type"),
    "alarms": ("proposed_state",),
    "changes": ("earlier_id",),
}
READ_COLUMN = "{name} VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.{name}')) VIRTUAL"
OTHER_COLUMNS = {
    "score": "score FLOAT GENERATED ALWAYS AS (json_extract(record, '$.score')) VIRTUAL",
    "opening": "opening VARCHAR GENERATED ALWAYS AS "
    "(substr(json_extract(record, '$.text'), 1, 160)) VIRTUAL",
}
PAGE_INDEXES = """
CREATE INDEX IF NOT EXISTS documents_by_capture ON documents (capture_id);
CREATE INDEX IF NOT EXISTS documents_by_document ON documents (document_id);
CREATE INDEX IF NOT EXISTS documents_by_moment ON documents (seen_at, published_at);
CREATE INDEX IF NOT EXISTS documents_by_source ON documents (source_id, seen_at);
CREATE INDEX IF NOT EXISTS matches_by_document ON matches (document_id);
CREATE INDEX IF NOT EXISTS matches_by_story ON matches (narrative_id, score, voice);
CREATE INDEX IF NOT EXISTS matches_open
    ON matches (narrative_id, score) WHERE voice IS NULL AND voice_if_same IS NOT NULL;
CREATE INDEX IF NOT EXISTS events_by_document ON events (document_id);
CREATE INDEX IF NOT EXISTS events_by_site ON events (site_id);
CREATE INDEX IF NOT EXISTS alarms_by_moment ON alarms (as_of, id);
CREATE INDEX IF NOT EXISTS alarms_by_problem ON alarms (problem_id, as_of, id, proposed_state);
CREATE INDEX IF NOT EXISTS judgements_by_record ON judgements (record_id);
CREATE INDEX IF NOT EXISTS counts_by_day
    ON counts (day, group_id, site_id, narrative_id, origins);
CREATE INDEX IF NOT EXISTS counts_by_site
    ON counts (site_id, day, group_id, narrative_id, origins);
CREATE INDEX IF NOT EXISTS counts_by_story
    ON counts (narrative_id, day, group_id, site_id, origins);
CREATE INDEX IF NOT EXISTS counts_by_day
    ON counts (day, group_id, site_id, narrative_id, origins);
CREATE INDEX IF NOT EXISTS counts_by_site
    ON counts (site_id, day, group_id, narrative_id, origins);
CREATE INDEX IF NOT EXISTS counts_by_story
    ON counts (narrative_id, day, group_id, site_id, origins);
CREATE INDEX IF NOT EXISTS changes_by_capture ON changes (capture_id);
CREATE INDEX IF NOT EXISTS changes_by_earlier ON changes (earlier_id)
"""
PAGES = """
CREATE TABLE IF NOT EXISTS touched (
    entity_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    document_id VARCHAR NOT NULL,
    PRIMARY KEY (entity_id, day, document_id)
);
CREATE INDEX IF NOT EXISTS touched_by_document ON touched (document_id);
CREATE TABLE IF NOT EXISTS lineage (
    document_id VARCHAR NOT NULL,
    origin_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (document_id)
);
CREATE INDEX IF NOT EXISTS lineage_by_origin ON lineage (origin_id);
CREATE TABLE IF NOT EXISTS shelf (
    number INTEGER NOT NULL,
    document_id VARCHAR NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (document_id)
);
CREATE TABLE IF NOT EXISTS searches (
    id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS areas (
    name VARCHAR NOT NULL,
    changes INTEGER NOT NULL,
    PRIMARY KEY (name)
)
"""
STEMS = """
CREATE VIRTUAL TABLE stems USING fts5(words, tokenize="unicode61 remove_diacritics 0")
"""
SHELVE = """
DELETE FROM stems;
DELETE FROM shelf;
INSERT INTO shelf (document_id)
    SELECT id FROM documents ORDER BY json_extract(record, '$.seen_at')
"""
ATTRIBUTED = """
CREATE TABLE IF NOT EXISTS attributions (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS attributions_by_document ON attributions (document_id)
"""


def words_and_audit(connection: Connection) -> None:
    """Add signatures, outcomes, estimates and the audit log.

    Corrections made before there was a log are its first lines.
    """
    run(connection, WORDS)
    run(connection, LOCK)
    chosen = "SELECT record FROM judgements ORDER BY at, id"
    before = BEFORE_THE_FIRST
    for number, (record,) in enumerate(connection.exec_driver_sql(chosen).all(), start=1):
        before = _log(connection, number, record, before)


def _log(connection: Connection, number: int, record: str, before: str) -> str:
    """Write a correction as a line of the log, and return the line's digest."""
    said = msgspec.json.decode(record)
    moment = dt.datetime.fromisoformat(said["at"]).isoformat()
    line = [number, moment, said["signer"], "corrected", said["record_id"], record, before]
    digest = hashlib.sha256(msgspec.json.encode(line)).hexdigest()
    connection.exec_driver_sql(ADD_LINE, (*line, digest))
    return digest


def what_pages_look_up(connection: Connection) -> None:
    """Add what the desk looks up: columns read from records, what is touched, the full text.

    An older store's lineage is kept with the next judgement; its texts enter the full text later.
    """
    run(connection, "DROP INDEX IF EXISTS counts_by_day")
    for table, fields in READ_FIELDS.items():
        known = columns_of(connection, table)
        for name in fields:
            if name not in known:
                column = OTHER_COLUMNS.get(name) or READ_COLUMN.format(name=name)
                run(connection, f"ALTER TABLE {table} ADD COLUMN {column}")
    run(connection, PAGE_INDEXES)
    run(connection, PAGES)
    run(connection, STEMS)
    for (record,) in connection.exec_driver_sql("SELECT record FROM touches").all():
        _enter(connection, msgspec.json.decode(record))
    run(connection, SHELVE)


def _enter(connection: Connection, touch: dict[str, object]) -> None:
    """Enter a document under everything it touches."""
    touched = [*_names(touch.get("sites")), *_names(touch.get("narratives"))]
    for name in touched:
        row = (name, touch["day"], touch["document_id"])
        connection.exec_driver_sql("INSERT OR IGNORE INTO touched VALUES (?, ?, ?)", row)


def _names(value: object) -> list[str]:
    """Return the names a field holds."""
    return [str(name) for name in value] if isinstance(value, list) else []


def attributions_of_texts(connection: Connection) -> None:
    """Add the attributions of a document; older documents have none until they are read anew."""
    run(connection, ATTRIBUTED)
