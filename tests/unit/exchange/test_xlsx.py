"""Tables as a workbook: a sheet each, texts as texts."""

import io

import msgspec
import openpyxl
import pytest

from tests.unit.exchange.made import document, results
from tocsin.errors import TocsinError
from tocsin.exchange import xlsx
from tocsin.exchange.xlsx import FILE, xlsx_files


def test_no_text_is_a_formula_and_long_ones_are_cut_with_a_mark() -> None:
    given = results()
    odd = ("=1+1", "a" * 40_000, "\x00\x07", "🙂")
    documents = tuple(document(str(n), text) for n, text in enumerate(odd))
    facts = msgspec.structs.replace(given.facts, documents=documents)
    (file,) = xlsx_files(given._replace(facts=facts))
    assert file.name == FILE
    book = openpyxl.load_workbook(io.BytesIO(b"".join(file.content)))
    sheet = book["documents"]
    cells = [row[7] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[0].value == "=1+1"
    assert str(cells[1].value).endswith(" […]")
    assert len(str(cells[1].value)) == 32_767


def test_more_rows_than_a_sheet_holds_are_refused_with_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 2)
    with pytest.raises(TocsinError, match="export it as csv or parquet"):
        list(xlsx_files(results()))
