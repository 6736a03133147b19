"""Rows of several casebooks in one store: what is written over is a row of the same casebook."""

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.dialects import postgresql, sqlite

from tocsin.errors import StoreError
from tocsin.store import Store, schema
from tocsin.store.dialects import insert
from tocsin.store.dialects.by_casebook import CASEBOOK, refuse_mixed_rows


def statement() -> str:
    """Return what writes a value over another, as each database is asked."""
    made = insert(schema.ABOUT).values(name="n", value="v")
    again = made.on_conflict_do_update(index_elements=["name"], set_={"value": "v"})
    kinds = (postgresql.dialect(), sqlite.dialect())  # type: ignore[no-untyped-call]
    return "\n".join(str(again.compile(dialect=kind)) for kind in kinds)


def test_the_key_on_a_server_ends_in_the_casebook() -> None:
    assert f"ON CONFLICT (name, {CASEBOOK}) DO UPDATE" in statement()
    assert "ON CONFLICT (name) DO UPDATE" in statement()
    assert statement() == statement()


@pytest.fixture
def labelled(server_url: str) -> str:
    """A store with two casebooks in it, made by a user whom nothing limits."""
    for name in ("one", "other"):
        url = make_url(server_url).update_query_dict({"options": f"-ctocsin.casebook={name}"})
        with Store(url.render_as_string()) as store, store._engine.begin() as connection:
            connection.execute(insert(schema.ABOUT).values(name="told_until", value=name))
    return server_url


def test_each_casebook_has_rows_of_its_own(labelled: str) -> None:
    engine = create_engine(labelled.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        found = connection.exec_driver_sql(
            "SELECT casebook, count(*) FROM about WHERE name = 'told_until' GROUP BY 1 ORDER BY 1"
        )
        assert [tuple(row) for row in found] == [("one", 1), ("other", 1)]
        refuse_mixed_rows(connection, "here")  # no roles yet: nobody is limited
        connection.exec_driver_sql("CREATE TABLE rights (role TEXT, casebook TEXT)")
        with pytest.raises(StoreError, match="here: rows of several casebooks stand here"):
            refuse_mixed_rows(connection, "here")
    engine.dispose()
