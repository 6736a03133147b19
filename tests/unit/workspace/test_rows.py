"""Rows: lists that other libraries take as tables, and notebooks show."""

import sys
from typing import Any

import pytest

import tocsin
from tests import by_hand
from tests.by_hand import MOMENT
from tocsin.errors import UsageError
from tocsin.records import Claim, Document, Match
from tocsin.workspace.rows import MISSING, Rows
from tocsin.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    path = tmp_path_factory.mktemp("rows") / "w.sqlite"
    with by_hand.filled(path) as made:
        made.put_judged([], [by_hand.alarm("WATCH", MOMENT)])
    return tocsin.open(path)


@pytest.mark.parametrize("kind", [Claim, Document, Match])
def test_rows_are_a_table_of_their_fields(work: Workspace, kind: type[Any]) -> None:
    pytest.importorskip("pyarrow")
    rows: Any = work.rows(kind)
    table = rows.to_arrow()
    assert table.num_rows == len(rows)
    assert table.column_names == list(kind.__struct_fields__)
    assert table["id"].to_pylist() == [r.id for r in rows]


def test_every_answer_with_records_is_taken_as_a_table(work: Workspace) -> None:
    pytest.importorskip("pyarrow")
    for rows in (work.board(), work.audit(), work.changes(), work.corrections(), work.readings()):
        assert rows.to_arrow().num_rows == len(rows)
    assert Rows[Claim]().to_arrow().num_rows == 0


def test_polars_takes_rows_as_they_are(work: Workspace) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.DataFrame(work.rows(Claim).to_arrow())
    assert frame["id"].to_list() == [c.id for c in work.rows(Claim)]


def test_pandas_takes_rows_as_they_are(work: Workspace) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame.from_arrow(work.rows(Claim).to_arrow())
    assert list(frame["id"]) == [c.id for c in work.rows(Claim)]


def test_without_pyarrow_it_says_how_to_have_it(
    work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError) as missing:
        work.rows(Claim).to_arrow()
    assert str(missing.value) == MISSING


def test_a_notebook_shows_rows_as_a_table_in_which_nothing_runs(work: Workspace) -> None:
    shown = work.rows(Claim)._repr_html_()
    assert shown.startswith("<table><thead><tr><th>id</th>")
    claim = work.rows(Claim)[0]
    hostile = Rows(
        [
            type(claim)(
                **{f: getattr(claim, f) for f in claim.__struct_fields__} | {"text": "<script>"}
            )
        ]
    )
    assert "<script>" not in hostile._repr_html_()
    assert Rows(work.rows(Claim) * 30)._repr_html_().endswith("more</p>")


def test_a_likelihood_is_a_picture(work: Workspace) -> None:
    picture = work.likelihood(work.board()[0].id)
    assert picture._repr_svg_().startswith("<svg")
