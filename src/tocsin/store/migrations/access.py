"""What others may ask of a store: tokens of people."""

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
