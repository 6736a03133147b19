"""An older store gets the tables of gists; a gist goes with its document, and when its matches
change.
"""

import pytest
from sqlalchemy import Connection

from tocsin.store.migrations.first import first_schema
from tocsin.store.migrations.together import gists_of_documents

TABLES = ("gists", "bands", "alike", "translated", "features")


@pytest.fixture
def filled(connection: Connection) -> Connection:
    """A store with two documents, their gists and what ties them."""
    first_schema(connection)
    gists_of_documents(connection)
    for name in ("a", "b"):
        connection.exec_driver_sql(
            "INSERT INTO documents (id, document_id, record) VALUES (?, ?, '{}')", (name, name)
        )
        connection.exec_driver_sql(
            "INSERT INTO gists VALUES (?, '2022', 1, x'00', x'00', 'asked', NULL)", (name,)
        )
        connection.exec_driver_sql("INSERT INTO features VALUES (?, x'00')", (name,))
    connection.exec_driver_sql("INSERT INTO translated VALUES ('a', 'b', .5, 6)")
    return connection


def left(connection: Connection, table: str) -> list[str]:
    """Return the first column of a table."""
    return [row[0] for row in connection.exec_driver_sql(f"SELECT * FROM {table}").all()]


def test_all_tables_are_there(filled: Connection) -> None:
    names = filled.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    assert set(TABLES) <= {row[0] for row in names}


def test_a_document_that_goes_takes_its_gist_and_its_ties_with_it(filled: Connection) -> None:
    filled.exec_driver_sql("DELETE FROM documents WHERE id = 'b'")
    assert (left(filled, "gists"), left(filled, "features")) == (["a"], ["a"])
    assert left(filled, "translated") == []


def test_a_match_that_comes_or_goes_takes_the_gist_of_its_document_out(filled: Connection) -> None:
    filled.exec_driver_sql("INSERT INTO matches (id, document_id, record) VALUES ('m', 'a', '{}')")
    assert (left(filled, "gists"), left(filled, "features")) == (["b"], ["a", "b"])
    filled.exec_driver_sql("INSERT INTO gists VALUES ('a', '2022', 1, x'00', x'00', 'x', NULL)")
    filled.exec_driver_sql("DELETE FROM matches")
    assert left(filled, "gists") == ["b"]
