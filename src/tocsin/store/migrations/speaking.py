"""Who says a claim and of whom it speaks, as columns that can be looked up."""

from sqlalchemy import Connection

from tocsin.store.migrations.running import columns_of, run

_SPEAKER = """
ALTER TABLE claims ADD COLUMN speaker VARCHAR
    AS (CASE WHEN json_valid(record) THEN json_extract(record, '$.chain[0].entity_id') END)
"""
_ACTOR = """
ALTER TABLE claims ADD COLUMN actor_id VARCHAR
    AS (CASE WHEN json_valid(record) THEN json_extract(record, '$.actor_id') END)
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS claims_by_speaker ON claims (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX IF NOT EXISTS claims_by_actor ON claims (actor_id) WHERE actor_id IS NOT NULL
"""


def claims_by_speaker(connection: Connection) -> None:
    """Look claims up by who says them, and by of whom they speak."""
    there = columns_of(connection, "claims")
    for name, statement in (("speaker", _SPEAKER), ("actor_id", _ACTOR)):
        if name not in there:
            run(connection, statement)
    run(connection, _INDEXES)
