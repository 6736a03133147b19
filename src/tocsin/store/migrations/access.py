"""What others may ask of a store: tokens of people, and objects that are offered."""

from sqlalchemy import Connection

from tocsin.store.migrations.running import run

TOKENS = """
CREATE TABLE IF NOT EXISTS tokens (
    id VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    expires_at VARCHAR,
    revoked_at VARCHAR,
    PRIMARY KEY (id)
)
"""


def tokens_of_people(connection: Connection) -> None:
    """Add tokens, by which people ask over the API under their own names."""
    run(connection, TOKENS)


LEFT = """
CREATE TABLE IF NOT EXISTS left_objects (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    collection VARCHAR NOT NULL,
    object_id VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    added_at VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    content TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS left_objects_by_version
    ON left_objects (collection, object_id, version);
CREATE INDEX IF NOT EXISTS left_objects_by_moment ON left_objects (collection, added_at)
"""


def what_has_left(connection: Connection) -> None:
    """Add the objects that others may fetch, in the order in which they were first offered."""
    run(connection, LEFT)
