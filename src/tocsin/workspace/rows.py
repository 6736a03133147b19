"""Records as rows: a list for Python, a table for Polars, pandas and everything else that speaks
Arrow, and a table or a picture where a notebook shows it.
"""

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Any, TypeVar

import msgspec

from tocsin.errors import UsageError
from tocsin.records import Alarm, Casebook, Dropped, Record
from tocsin.records.workspace_ports import OpenStore
from tocsin.report import Words
from tocsin.report.pictures import likelihood_bar
from tocsin.report.standing_alone import standing_alone

MISSING = "pyarrow is not installed; for tables in Arrow: pip install 'tocsin[parquet]'"
_MOST_SHOWN, _MOST_LETTERS = 20, 80
_PLAIN = (dt.datetime, dt.date)
Item = TypeVar("Item", bound=Record)


class Added(Record, frozen=True):
    """What reading or fetching came to: how many captures were taken in, and the inputs that could
    not be used.
    """

    read: int
    refused: tuple[Dropped, ...]


class Rows(list[Item]):
    """Records in order. `polars.DataFrame(rows.to_arrow())` and
    `pandas.DataFrame.from_arrow(rows.to_arrow())` take the table without copying it.
    """

    def to_arrow(self) -> Any:
        """Return the rows as a `pyarrow.Table`, a column for each field.

        Raises:
            UsageError: pyarrow is not installed.
        """
        try:
            import pyarrow
        except ImportError:
            raise UsageError(MISSING) from None
        rows = [_fields(row) for row in self]
        if not rows:
            return pyarrow.table({})
        names = list(rows[0])
        columns = [_column(pyarrow, [row.get(name) for row in rows]) for name in names]
        return pyarrow.Table.from_arrays(columns, names=names)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the rows to another library over the Arrow PyCapsule interface."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        """Return the first rows as a table."""
        rows = [msgspec.to_builtins(row) for row in self[:_MOST_SHOWN]]
        head = "".join(f"<th>{escape(name)}</th>" for name in (rows[0] if rows else ()))
        body = "".join(_line(list(row.values())) for row in rows)
        left = len(self) - len(rows)
        more = f"<p>{left} more</p>" if left else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


class Picture(str):
    """A picture as SVG, which a notebook draws."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        """Return it with its colours, which no page gives it there."""
        return standing_alone(self)


def likelihood_of(store: OpenStore, casebook: Casebook, alarm: Alarm, language: str) -> Picture:
    """Return a picture of an alarm's likelihood with its range; without its assessment, with the
    middle of the range.

    Raises:
        UsageError: there are no texts in the language.
    """
    low, high = alarm.likelihood.low, alarm.likelihood.high
    assessment = store.assessment(alarm.problem_id, alarm.as_of)
    problem = next((p for p in casebook.problems if p.id == alarm.problem_id), None)
    figure = (low + high) / 2
    if assessment is not None and problem is not None:
        incident = next(h.id for h in problem.hypotheses if h.kind == "incident")
        figure = assessment.probabilities.get(incident, figure)
    return Picture(likelihood_bar(low, figure, high, Words(language)))


def _fields(row: Record) -> dict[str, Any]:
    """Return the fields of a record; moments and days as such."""
    fields: dict[str, Any] = msgspec.to_builtins(row, builtin_types=_PLAIN)
    return fields


def _column(pyarrow: Any, values: Sequence[Any]) -> Any:
    """Return a column; values of several kinds, or mappings whose keys are not always the same,
    as JSON.
    """
    keys = {tuple(value) for value in values if isinstance(value, dict)}
    if len(keys) <= 1:
        try:
            return pyarrow.array(values)
        except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError, pyarrow.ArrowNotImplementedError):
            pass
    return pyarrow.array(
        [None if v is None else msgspec.json.encode(v).decode() for v in values],
        pyarrow.string(),
    )


def _line(values: Sequence[Any]) -> str:
    """Return a row of a table as HTML, each value cut to what is read at a glance."""
    return "<tr>" + "".join(f"<td>{escape(_shown(v))}</td>" for v in values) + "</tr>"


def _shown(value: Any) -> str:
    """Return a value as it is shown."""
    text = "" if value is None else value if isinstance(value, str) else str(value)
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
