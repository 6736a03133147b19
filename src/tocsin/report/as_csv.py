"""Tables as CSV, for spreadsheets and other programs."""

import csv
import io
from collections.abc import Iterable, Sequence

from tocsin.exchange.cells import cell


def as_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; what is not known is left empty, figures have six places at most, and no text
    can be taken for a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()
