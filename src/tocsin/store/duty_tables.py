"""The tables of what people on duty say of alerts and of collecting, and of what people write to
each other. They are few beside texts, and
are read as a whole, in the order in which they were said: in a replayed case the clock stands.
"""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from tocsin.store.schema import METADATA


def _of_words(name: str) -> Table:
    """Make the table of one kind of word."""
    table = Table(
        name,
        METADATA,
        Column("number", Integer, primary_key=True, autoincrement=True),
        Column("id", String, nullable=False),
        Column("at", String, nullable=False),
        Column("record", Text, nullable=False),
    )
    Index(f"{name}_by_id", table.c.id)
    return table


ACKNOWLEDGEMENTS = _of_words("acknowledgements")
SNOOZES = _of_words("snoozes")
COLLECTING_ORDERS = _of_words("collecting_orders")
QUIET_HOURS = _of_words("quiet_hours")
REMARKS = _of_words("remarks")
THREAD_MARKS = _of_words("thread_marks")
