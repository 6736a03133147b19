"""What people on duty say of alerts and of collecting, and what people write to each other."""

from sqlalchemy import Connection

from tocsin.store.migrations.casebooks import BY_CASEBOOK
from tocsin.store.migrations.running import run, run_as_written

# Named for the statements of a server, which label the rows of each by casebook.
LABELLED = "acknowledgements snoozes collecting_orders quiet_hours"
DISCUSSED = "remarks thread_marks"
_TABLE = """
CREATE TABLE IF NOT EXISTS {name} (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS {name}_by_id ON {name} (id)
"""


def words_on_duty(connection: Connection) -> None:
    """Add acknowledgements and snoozes of alarms, orders on collecting, and hours in which a person
    is not to be disturbed.
    """
    _add(connection, LABELLED)


def discussions(connection: Connection) -> None:
    """Add what people write to each other at alarms, claims and matches, and which threads are
    resolved.
    """
    _add(connection, DISCUSSED)


def _add(connection: Connection, names: str) -> None:
    """Add tables of words; a server labels the rows of each by casebook."""
    for name in names.split():
        run(connection, _TABLE.format(name=name))
    if connection.dialect.name == "postgresql":
        run_as_written(connection, BY_CASEBOOK.format(names=names))
