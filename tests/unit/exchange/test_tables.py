"""Tables: each row has its columns, its marking and whoever says it."""

import pytest

from tests.unit.exchange.made import results
from tocsin.exchange.tables import Table, tables


@pytest.mark.parametrize("table", list(tables(results(red=True))), ids=lambda table: table.name)
def test_rows_fit_their_columns(table: Table) -> None:
    rows = list(table.rows())
    assert rows
    assert {len(row) for row in rows} == {len(table.columns)}
    assert list(table.rows()) == rows  # anew each time
    assert list(table.columns)[-1] == "marking"
    assert {str(row[-1]) for row in rows} <= {"TLP:AMBER", "TLP:RED"}


def test_a_claim_is_said_by_somebody() -> None:
    (claims,) = [table for table in tables(results()) if table.name == "claims"]
    first = dict(zip(claims.columns, next(iter(claims.rows())), strict=True))
    assert first["says"] == "The ministry says, via wire: “the laboratory was mined”"
    assert (first["chain"], first["originator_id"]) == ("The ministry > wire", "ministry")
