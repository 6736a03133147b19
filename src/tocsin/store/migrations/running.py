"""What every migration does: run its own text, which is never changed once a store has had it."""

from sqlalchemy import Connection


def run(connection: Connection, statements: str) -> None:
    """Run statements that are separated by semicolons at the ends of lines."""
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def columns_of(connection: Connection, table: str) -> set[str]:
    """Return the names of the columns a table has, those that are read from records included."""
    rows = connection.exec_driver_sql(f"PRAGMA table_xinfo({table})")
    return {row.name for row in rows}
