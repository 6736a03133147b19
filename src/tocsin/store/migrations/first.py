"""The first tables."""

from sqlalchemy import Connection

from tocsin.store.migrations.running import run

FIRST = """
CREATE TABLE IF NOT EXISTS alarms (
    id VARCHAR NOT NULL,
    problem_id VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL,
    record TEXT NOT NULL,
    proposed_state VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.proposed_state')) VIRTUAL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS alarms_by_moment ON alarms (as_of, id);
CREATE INDEX IF NOT EXISTS alarms_by_problem ON alarms (problem_id, as_of, id, proposed_state);
CREATE TABLE IF NOT EXISTS assessments (
    problem_id VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (problem_id, as_of)
);
CREATE TABLE IF NOT EXISTS bodies (
    sha256 VARCHAR NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (sha256)
);
CREATE TABLE IF NOT EXISTS captures (
    id VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    source_id VARCHAR,
    day DATE,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS claims (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS claims_by_document ON claims (document_id);
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
    ON counts (narrative_id, day, group_id, site_id, origins);
CREATE TABLE IF NOT EXISTS documents (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    capture_id VARCHAR,
    source_id VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.source_id')) VIRTUAL,
    published_at VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.published_at')) VIRTUAL,
    seen_at VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.seen_at')) VIRTUAL,
    language VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.language')) VIRTUAL,
    title VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.title')) VIRTUAL,
    external_id VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.external_id')) VIRTUAL,
    url VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.url')) VIRTUAL,
    opening VARCHAR GENERATED ALWAYS AS (substr(json_extract(record, '$.text'), 1, 160)) VIRTUAL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS documents_by_capture ON documents (capture_id);
CREATE INDEX IF NOT EXISTS documents_by_document ON documents (document_id);
CREATE INDEX IF NOT EXISTS documents_by_moment ON documents (seen_at, published_at);
CREATE INDEX IF NOT EXISTS documents_by_source ON documents (source_id, seen_at);
CREATE TABLE IF NOT EXISTS dropped (
    stage VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    capture_id VARCHAR,
    record TEXT NOT NULL,
    PRIMARY KEY (stage, record_id, reason)
);
CREATE TABLE IF NOT EXISTS events (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    site_id VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.site_id')) VIRTUAL,
    type VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.type')) VIRTUAL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS events_by_document ON events (document_id);
CREATE INDEX IF NOT EXISTS events_by_site ON events (site_id);
CREATE TABLE IF NOT EXISTS marks (
    capture_id VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    seen_at VARCHAR NOT NULL,
    PRIMARY KEY (capture_id)
);
CREATE INDEX IF NOT EXISTS marks_by_fingerprint ON marks (fingerprint);
CREATE INDEX IF NOT EXISTS marks_by_moment ON marks (seen_at);
CREATE TABLE IF NOT EXISTS matches (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    narrative_id VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.narrative_id')) VIRTUAL,
    score FLOAT GENERATED ALWAYS AS (json_extract(record, '$.score')) VIRTUAL,
    voice VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.voice')) VIRTUAL,
    voice_if_same VARCHAR GENERATED ALWAYS AS (json_extract(record, '$.voice_if_same')) VIRTUAL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS matches_by_document ON matches (document_id);
CREATE INDEX IF NOT EXISTS matches_by_story ON matches (narrative_id, score, voice);
CREATE INDEX IF NOT EXISTS matches_open
    ON matches (narrative_id, score) WHERE voice IS NULL AND voice_if_same IS NOT NULL;
CREATE TABLE IF NOT EXISTS mentions (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS mentions_by_document ON mentions (document_id);
CREATE TABLE IF NOT EXISTS migrations (
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE IF NOT EXISTS quotes (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS quotes_by_document ON quotes (document_id);
CREATE TABLE IF NOT EXISTS undated (
    source_id VARCHAR NOT NULL,
    seen DATE NOT NULL,
    captures INTEGER NOT NULL,
    PRIMARY KEY (source_id, seen)
);
CREATE TABLE IF NOT EXISTS volumes (
    source_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    seen DATE NOT NULL,
    captures INTEGER NOT NULL,
    PRIMARY KEY (source_id, day, seen)
);
CREATE INDEX IF NOT EXISTS volumes_by_day ON volumes (day)
"""


def first_schema(connection: Connection) -> None:
    """Create every table of the first version."""
    run(connection, FIRST)
