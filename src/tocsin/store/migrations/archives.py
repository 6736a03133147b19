"""Archives that are too large to keep: how far each file is read."""

from sqlalchemy import Connection

from tocsin.store.migrations.running import run

TABLES = """
CREATE TABLE IF NOT EXISTS archives (
    archive VARCHAR NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (archive)
)
"""


def files_of_archives(connection: Connection) -> None:
    """Remember how far the files of archives are read."""
    run(connection, TABLES)
