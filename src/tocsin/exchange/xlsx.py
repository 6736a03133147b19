"""Tables as one workbook (XLSX): a sheet each. Texts are written as texts, so that none is a
formula.
"""

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

from tocsin.errors import MissingExtraError, TocsinError
from tocsin.exchange.exporters import Results
from tocsin.exchange.files import File
from tocsin.exchange.tables import Table, tables

FILE = "tocsin.xlsx"
# What a sheet and a cell of it hold at most.
_MOST_ROWS = 1_048_576
_LONGEST = 32_767
_CUT = " […]"


def xlsx_files(results: Results) -> Iterator[File]:
    """Yield the workbook.

    Raises:
        MissingExtraError: the extra `xlsx` is not installed.
        TocsinError: a table has more rows than a sheet can hold.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("XLSX", "xlsx") from None
    body = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(body, options) as book:
        book.set_properties({"created": results.as_of.replace(tzinfo=None)})
        for table in tables(results):
            _write(book.add_worksheet(table.name), table)
    yield File(FILE, [body.getvalue()])


def _write(sheet: Any, table: Table) -> None:
    """Write a table into a sheet."""
    for place, name in enumerate(table.columns):
        sheet.write_string(0, place, name)
    for line, row in enumerate(table.rows(), start=1):
        if line >= _MOST_ROWS:
            raise TocsinError(
                f"the table {table.name} has more than {_MOST_ROWS - 1:,} rows, more than a sheet "
                "holds; export it as csv or parquet, or a part of it with --since or --problem."
            )
        for place, value in enumerate(row):
            _write_cell(sheet, line, place, value)


def _write_cell(sheet: Any, line: int, place: int, value: object) -> None:
    """Write a value; what is not known leaves its cell empty."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(line, place, value)
    else:
        text = value.isoformat() if isinstance(value, dt.date) else str(value)
        cut = text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
        sheet.write_string(line, place, cut.encode("utf-8", "replace").decode())
