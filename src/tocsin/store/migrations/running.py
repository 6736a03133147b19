"""What every migration does: run its own text, which is never changed once a store has had it."""

from sqlalchemy import Connection

from tocsin.store.dialects import dialect_of


def run(connection: Connection, statements: str) -> None:
    """Run statements that are separated by semicolons at the ends of lines.

    They are written for SQLite; another database takes those that make tables, columns and indexes
    in its own words.
    """
    run_as_written(connection, dialect_of(connection).in_own_words(statements))


def run_as_written(connection: Connection, statements: str) -> None:
    """Run statements that are written for the database at hand."""
    begun = ""
    for part in statements.split(";\n"):
        begun = f"{begun};\n{part}" if begun else part
        if begun.count("$body$") % 2 == 0:  # the text of a function is one statement
            if begun.strip():
                connection.exec_driver_sql(begun)
            begun = ""


def columns_of(connection: Connection, table: str) -> set[str]:
    """Return the names of the columns a table has, those that are read from records included."""
    return dialect_of(connection).columns_of(connection, table)
