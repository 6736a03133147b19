"""What is dropped is counted without reading its records."""

from sqlalchemy import Connection

from tocsin.store.migrations.running import run

INDEXES = """
CREATE INDEX IF NOT EXISTS dropped_by_reason ON dropped (stage, reason);
CREATE INDEX IF NOT EXISTS dropped_in_part ON dropped (stage, reason)
    WHERE CAST(json_extract(record, '$.parts') AS INTEGER) > 0
"""


def dropped_by_reason(connection: Connection) -> None:
    """Count what is dropped by stage and reason, and find what is dropped in part."""
    run(connection, INDEXES)
