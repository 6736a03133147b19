"""The first tables of a store in PostgreSQL: never changed once a store has had them."""

TABLES = """
CREATE TABLE about (
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE alarms (
    id TEXT COLLATE "C" NOT NULL,
    problem_id TEXT COLLATE "C" NOT NULL,
    as_of TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    proposed_state TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.proposed_state')) STORED,
    PRIMARY KEY (id)
);
CREATE INDEX alarms_by_moment ON alarms (as_of, id);
CREATE INDEX alarms_by_problem ON alarms (problem_id, as_of, id, proposed_state);
CREATE TABLE areas (
    name TEXT COLLATE "C" NOT NULL,
    changes INTEGER NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE assessments (
    problem_id TEXT COLLATE "C" NOT NULL,
    as_of TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (problem_id, as_of)
);
CREATE TABLE attributions (
    id TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX attributions_by_document ON attributions (document_id);
CREATE TABLE audit (
    number INTEGER NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    "before" TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (number)
);
CREATE TABLE bases (
    fingerprint TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (fingerprint)
);
CREATE TABLE bodies (
    sha256 TEXT COLLATE "C" NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (sha256)
);
CREATE TABLE captures (
    id TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    source_id TEXT COLLATE "C",
    day DATE,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE changes (
    id TEXT COLLATE "C" NOT NULL,
    capture_id TEXT COLLATE "C",
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    earlier_id TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.earlier_id')) STORED,
    PRIMARY KEY (id)
);
CREATE INDEX changes_by_capture ON changes (capture_id);
CREATE INDEX changes_by_earlier ON changes (earlier_id);
CREATE TABLE claims (
    id TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    speaker TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.chain[0].entity_id')) STORED,
    actor_id TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.actor_id')) STORED,
    PRIMARY KEY (id)
);
CREATE INDEX claims_by_actor ON claims (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX claims_by_document ON claims (document_id);
CREATE INDEX claims_by_speaker ON claims (speaker) WHERE speaker IS NOT NULL;
CREATE TABLE counts (
    group_id TEXT COLLATE "C" NOT NULL,
    site_id TEXT COLLATE "C" NOT NULL,
    narrative_id TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    documents INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    newcomers INTEGER NOT NULL,
    PRIMARY KEY (group_id, site_id, narrative_id, day)
);
CREATE INDEX counts_by_day ON counts (day, group_id, site_id, narrative_id, origins);
CREATE INDEX counts_by_site ON counts (site_id, day, group_id, narrative_id, origins);
CREATE INDEX counts_by_story ON counts (narrative_id, day, group_id, site_id, origins);
CREATE TABLE deliveries (
    alarm_id TEXT COLLATE "C" NOT NULL,
    target_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (alarm_id, target_id)
);
CREATE TABLE documents (
    id TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    capture_id TEXT COLLATE "C",
    source_id TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.source_id')) STORED,
    published_at TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.published_at')) STORED,
    seen_at TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.seen_at')) STORED,
    language TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.language')) STORED,
    title TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.title')) STORED,
    external_id TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.external_id')) STORED,
    url TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.url')) STORED,
    opening TEXT COLLATE "C"
        GENERATED ALWAYS AS (substr(json_extract(record, '$.text'), 1, 160)) STORED,
    PRIMARY KEY (id)
);
CREATE INDEX documents_by_capture ON documents (capture_id);
CREATE INDEX documents_by_document ON documents (document_id);
CREATE INDEX documents_by_moment ON documents (seen_at, published_at);
CREATE INDEX documents_by_source ON documents (source_id, seen_at);
CREATE TABLE dropped (
    stage TEXT COLLATE "C" NOT NULL,
    record_id TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    capture_id TEXT COLLATE "C",
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (stage, record_id, reason)
);
CREATE INDEX dropped_by_capture ON dropped (capture_id);
CREATE TABLE entry_marks (
    source_id TEXT COLLATE "C" NOT NULL,
    entry_id TEXT COLLATE "C" NOT NULL,
    position INTEGER,
    next_visit TEXT COLLATE "C",
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source_id, entry_id)
);
CREATE INDEX entry_marks_by_position ON entry_marks (source_id, position);
CREATE TABLE estimates (
    rowid BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    problem_id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE events (
    id TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    site_id TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.site_id')) STORED,
    type TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.type')) STORED,
    PRIMARY KEY (id)
);
CREATE INDEX events_by_document ON events (document_id);
CREATE INDEX events_by_site ON events (site_id);
CREATE TABLE fetches (
    url TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (url)
);
CREATE TABLE group_days (
    group_id TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (group_id, day)
);
CREATE TABLE hours (
    source_id TEXT COLLATE "C" NOT NULL,
    hour TEXT COLLATE "C" NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL,
    captures INTEGER NOT NULL,
    PRIMARY KEY (source_id, hour, seen_at)
);
CREATE INDEX hours_by_hour ON hours (hour);
CREATE TABLE judgements (
    rowid BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    record_id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX judgements_by_record ON judgements (record_id);
CREATE TABLE left_objects (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    collection TEXT COLLATE "C" NOT NULL,
    object_id TEXT COLLATE "C" NOT NULL,
    version TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    added_at TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (number)
);
CREATE INDEX left_objects_by_moment ON left_objects (collection, added_at);
CREATE UNIQUE INDEX left_objects_by_version ON left_objects (collection, object_id, version);
CREATE TABLE lineage (
    document_id TEXT COLLATE "C" NOT NULL,
    origin_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (document_id)
);
CREATE INDEX lineage_by_origin ON lineage (origin_id);
CREATE TABLE marks (
    capture_id TEXT COLLATE "C" NOT NULL,
    fingerprint TEXT COLLATE "C" NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (capture_id)
);
CREATE INDEX marks_by_moment ON marks (seen_at);
CREATE TABLE matches (
    id TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    narrative_id TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.narrative_id')) STORED,
    score DOUBLE PRECISION
        GENERATED ALWAYS AS (CAST(json_extract(record, '$.score') AS DOUBLE PRECISION)) STORED,
    voice TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.voice')) STORED,
    voice_if_same TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.voice_if_same')) STORED,
    PRIMARY KEY (id)
);
CREATE INDEX matches_by_document ON matches (document_id);
CREATE INDEX matches_by_story ON matches (narrative_id, score, voice);
CREATE INDEX matches_open ON matches (narrative_id, score)
    WHERE voice IS NULL AND voice_if_same IS NOT NULL;
CREATE TABLE mentions (
    id TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX mentions_by_document ON mentions (document_id);
CREATE TABLE migrations (
    name TEXT COLLATE "C" NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE occurrences (
    id TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE quotes (
    id TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX quotes_by_document ON quotes (document_id);
CREATE TABLE resolutions (
    rowid BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    problem_id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE searches (
    rowid BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE shelf (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (document_id)
);
CREATE TABLE sightings (
    source_id TEXT COLLATE "C" NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source_id, platform, number)
);
CREATE TABLE signatures (
    rowid BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    problem_id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE stale_days (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (number)
);
CREATE TABLE superseded (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (number)
);
CREATE INDEX superseded_by_id ON superseded (id);
CREATE TABLE tokens (
    id TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    made_at TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C",
    revoked_at TEXT COLLATE "C",
    PRIMARY KEY (id)
);
CREATE TABLE touched (
    entity_id TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (entity_id, day, document_id)
);
CREATE INDEX touched_by_document ON touched (document_id);
CREATE TABLE touches (
    document_id TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL,
    text_sha256 TEXT COLLATE "C",
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (document_id)
);
CREATE INDEX touches_by_day ON touches (day);
CREATE INDEX touches_by_text ON touches (text_sha256);
CREATE TABLE undated (
    source_id TEXT COLLATE "C" NOT NULL,
    seen DATE NOT NULL,
    captures INTEGER NOT NULL,
    PRIMARY KEY (source_id, seen)
);
CREATE TABLE unread (
    id TEXT COLLATE "C" NOT NULL,
    capture_id TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    text BYTEA NOT NULL,
    opening TEXT COLLATE "C" NOT NULL,
    source_id TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.source_id')) STORED,
    published_at TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.published_at')) STORED,
    seen_at TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.seen_at')) STORED,
    language TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.language')) STORED,
    title TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.title')) STORED,
    external_id TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.external_id')) STORED,
    url TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.url')) STORED,
    reason TEXT COLLATE "C"
        GENERATED ALWAYS AS (json_extract(record, '$.reason')) STORED,
    PRIMARY KEY (id)
);
CREATE INDEX unread_by_capture ON unread (capture_id);
CREATE INDEX unread_by_moment ON unread (seen_at);
CREATE TABLE vectors (
    model TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    vector BYTEA NOT NULL,
    PRIMARY KEY (model, sha256)
);
CREATE TABLE versions (
    rowid BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
    capture_id TEXT COLLATE "C" NOT NULL,
    locator TEXT COLLATE "C" NOT NULL,
    found_at TEXT COLLATE "C" NOT NULL,
    text_sha256 TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (capture_id)
);
CREATE INDEX versions_by_locator ON versions (locator);
CREATE TABLE volumes (
    source_id TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    seen DATE NOT NULL,
    captures INTEGER NOT NULL,
    PRIMARY KEY (source_id, day, seen)
);
CREATE INDEX volumes_by_day ON volumes (day);
CREATE TABLE watch_mark (
    fingerprint TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (fingerprint)
);
CREATE TABLE watch_states (
    group_id TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    record BYTEA NOT NULL,
    PRIMARY KEY (group_id, day)
);
CREATE TABLE withdrawals (
    id TEXT COLLATE "C" NOT NULL,
    word_id TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX withdrawals_by_word ON withdrawals (word_id)
"""
