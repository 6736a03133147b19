"""What reading anew brought: texts that are not read, bases, history, words taken back."""

from sqlalchemy import Connection

from tocsin.store.migrations.pages import SHELVE
from tocsin.store.migrations.running import columns_of, run

READING = """
CREATE TABLE IF NOT EXISTS unread (
    id VARCHAR NOT NULL,
    capture_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    text BLOB NOT NULL,
    opening VARCHAR NOT NULL,
    source_id VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.source_id')) VIRTUAL,
    published_at VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.published_at')) VIRTUAL,
    seen_at VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.seen_at')) VIRTUAL,
    language VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.language')) VIRTUAL,
    title VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.title')) VIRTUAL,
    external_id VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.external_id')) VIRTUAL,
    url VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.url')) VIRTUAL,
    reason VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.reason')) VIRTUAL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS unread_by_capture ON unread (capture_id);
CREATE INDEX IF NOT EXISTS unread_by_moment ON unread (seen_at);
CREATE TABLE IF NOT EXISTS bases (
    fingerprint VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (fingerprint)
);
CREATE TABLE IF NOT EXISTS superseded (
    number INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (number)
);
CREATE INDEX IF NOT EXISTS superseded_by_id ON superseded (id)
"""
MARK_INDEXES = """
CREATE INDEX IF NOT EXISTS marks_by_moment ON marks (seen_at);
CREATE INDEX IF NOT EXISTS marks_by_fingerprint ON marks (fingerprint)
"""
UNDATED = """
CREATE TABLE IF NOT EXISTS undated (
    source_id VARCHAR NOT NULL,
    seen DATE NOT NULL,
    captures INTEGER NOT NULL,
    PRIMARY KEY (source_id, seen)
)
"""
COUNT_UNDATED = """
INSERT INTO undated
    SELECT coalesce(c.source_id, ''), substr(m.seen_at, 1, 10), count(*)
    FROM captures c JOIN marks m ON m.capture_id = c.id WHERE c.day IS NULL GROUP BY 1, 2
"""
TAKEN_BACK = """
CREATE TABLE IF NOT EXISTS withdrawals (
    id VARCHAR NOT NULL,
    word_id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS withdrawals_by_word ON withdrawals (word_id);
CREATE TABLE IF NOT EXISTS about (
    name VARCHAR NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
)
"""
WRITE_LESS = """
DROP INDEX IF EXISTS marks_by_fingerprint;
CREATE INDEX IF NOT EXISTS dropped_by_capture ON dropped (capture_id)
"""


def every_text_searched(connection: Connection) -> None:
    """Add texts that are not read for claims, what captures were read under, and history.

    Captures that an older program did not read for claims are entered when they are read anew.
    """
    run(connection, READING)
    run(connection, MARK_INDEXES)
    if "seen" not in columns_of(connection, "undated"):
        run(connection, "DROP TABLE undated")
        run(connection, UNDATED)
        run(connection, COUNT_UNDATED)
    run(connection, SHELVE)


def words_taken_back(connection: Connection) -> None:
    """Add withdrawals, and what a store remembers of itself."""
    run(connection, TAKEN_BACK)


def rows_written_together(connection: Connection) -> None:
    """Look up what was dropped by its capture; let an index go that no query needs."""
    run(connection, WRITE_LESS)
