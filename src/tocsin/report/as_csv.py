"""Tables as CSV, for spreadsheets and other programs."""

import csv
import io
from collections.abc import Iterable, Sequence

# What a text in a cell must not begin with, so that no spreadsheet takes it for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; what is not known is left empty, figures have six places at most, and no text
    can be taken for a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    """Return a value as a cell holds it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, str):
        held = f"'{value}" if value.startswith(_FORMULA) else value
        # A carriage return alone would end the row for some readers.
        return held.replace("\r\n", "\n").replace("\r", "\n")
    return value
