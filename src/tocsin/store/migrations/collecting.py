"""What collecting and the watch over attention brought: addresses, versions, vectors, counts."""

from sqlalchemy import Connection

from tocsin.store.migrations.running import columns_of, run

FETCHED = """
CREATE TABLE IF NOT EXISTS fetches (
    url VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (url)
)
"""
VERSIONED = """
CREATE TABLE IF NOT EXISTS versions (
    capture_id VARCHAR NOT NULL,
    locator VARCHAR NOT NULL,
    found_at VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    PRIMARY KEY (capture_id)
);
CREATE INDEX IF NOT EXISTS versions_by_locator ON versions (locator);
CREATE TABLE IF NOT EXISTS changes (
    id VARCHAR NOT NULL,
    capture_id VARCHAR,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    earlier_id VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.earlier_id')) VIRTUAL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS changes_by_capture ON changes (capture_id);
CREATE INDEX IF NOT EXISTS changes_by_earlier ON changes (earlier_id);
CREATE TABLE IF NOT EXISTS entry_marks (
    source_id VARCHAR NOT NULL,
    entry_id VARCHAR NOT NULL,
    position INTEGER,
    next_visit VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (source_id, entry_id)
);
CREATE INDEX IF NOT EXISTS entry_marks_by_position ON entry_marks (source_id, position);
CREATE TABLE IF NOT EXISTS sightings (
    source_id VARCHAR NOT NULL,
    platform VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (source_id, platform, number)
);
CREATE TABLE IF NOT EXISTS judgements (
    id VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS judgements_by_record ON judgements (record_id)
"""
CODED = """
CREATE TABLE IF NOT EXISTS occurrences (
    id VARCHAR NOT NULL,
    day DATE NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
)
"""
VECTORS = """
CREATE TABLE IF NOT EXISTS vectors (
    model VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (model, sha256)
)
"""
VOLUMES = """
CREATE TABLE IF NOT EXISTS volumes (
    source_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    seen DATE NOT NULL,
    captures INTEGER NOT NULL,
    PRIMARY KEY (source_id, day, seen)
);
CREATE INDEX IF NOT EXISTS volumes_by_day ON volumes (day);
CREATE TABLE IF NOT EXISTS counts (
    group_id VARCHAR NOT NULL,
    site_id VARCHAR NOT NULL,
    narrative_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    documents INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    newcomers INTEGER NOT NULL,
    PRIMARY KEY (group_id, site_id, narrative_id, day)
);
CREATE INDEX IF NOT EXISTS counts_by_day
    ON counts (day, group_id, site_id, narrative_id, origins);
CREATE INDEX IF NOT EXISTS counts_by_site
    ON counts (site_id, day, group_id, narrative_id, origins);
CREATE INDEX IF NOT EXISTS counts_by_story
    ON counts (narrative_id, day, group_id, site_id, origins)
"""
SEEN = """
ALTER TABLE volumes RENAME TO volumes_before;
DROP TABLE counts;
DROP INDEX IF EXISTS volumes_by_day
"""
FILL_VOLUMES = """
INSERT INTO volumes SELECT source_id, day, day, captures FROM volumes_before;
DROP TABLE volumes_before;
CREATE INDEX IF NOT EXISTS marks_by_moment ON marks (seen_at);
CREATE INDEX IF NOT EXISTS marks_by_fingerprint ON marks (fingerprint)
"""
ATTENTION = """
CREATE TABLE IF NOT EXISTS hours (
    source_id VARCHAR NOT NULL,
    hour VARCHAR NOT NULL,
    seen_at VARCHAR NOT NULL,
    captures INTEGER NOT NULL,
    PRIMARY KEY (source_id, hour, seen_at)
);
CREATE INDEX IF NOT EXISTS hours_by_hour ON hours (hour);
CREATE TABLE IF NOT EXISTS touches (
    document_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    seen_at VARCHAR NOT NULL,
    text_sha256 VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (document_id)
);
CREATE INDEX IF NOT EXISTS touches_by_day ON touches (day);
CREATE INDEX IF NOT EXISTS touches_by_text ON touches (text_sha256);
CREATE TABLE IF NOT EXISTS stale_days (
    number INTEGER NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (number)
);
CREATE TABLE IF NOT EXISTS watch_states (
    group_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (group_id, day)
);
CREATE TABLE IF NOT EXISTS group_days (
    group_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (group_id, day)
);
CREATE TABLE IF NOT EXISTS watch_mark (
    fingerprint VARCHAR NOT NULL,
    PRIMARY KEY (fingerprint)
)
"""


def fetched_addresses(connection: Connection) -> None:
    """Add what is remembered of addresses that are fetched again."""
    run(connection, FETCHED)


def versions_and_judgements(connection: Connection) -> None:
    """Add versions of a text, what changed, entries of listings, identities, and judgements.

    What an older store knew of entries is let go: they are taken in once more and found to be the
    same texts.
    """
    run(connection, "DROP TABLE IF EXISTS entries")
    run(connection, VERSIONED)


def coded_events(connection: Connection) -> None:
    """Add events that others have coded."""
    run(connection, CODED)


def vectors_of_texts(connection: Connection) -> None:
    """Add the memory of vectors."""
    run(connection, VECTORS)


def attention_kept(connection: Connection) -> None:
    """Add what each document touches, and what the watch over each group knows.

    Captures are counted by the day they were seen, too: those of an older store count as seen on
    the day they were published. Its counts are made anew with the next judgement.
    """
    if "seen" not in columns_of(connection, "volumes"):
        run(connection, SEEN)
        run(connection, VOLUMES)
        run(connection, FILL_VOLUMES)
    run(connection, ATTENTION)
