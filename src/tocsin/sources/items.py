"""Texts among the items of a file that other platforms write: each is read by itself."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tocsin.errors import InputError
from tocsin.sources.captures import Read, Reading
from tocsin.sources.faults import refusal


def read_items(
    reading: Reading, rows: Iterable[tuple[str, Mapping[str, Any]]], nothing: str
) -> Iterator[Read]:
    """Yield a capture of each row, or why it is none; `rows` have the name of their item in the
    file.

    Raises:
        InputError: there is no row; `nothing` says what the file lacks.
    """
    has_rows = False
    for name, row in rows:
        has_rows = True
        origin = f"{reading.name}#{name}"
        try:
            yield reading.row(origin, dict(row))
        except Exception as error:  # noqa: BLE001  (the boundary of one item)
            yield refusal(origin, error)
    if not has_rows:
        raise InputError(f"{reading.name}: {nothing}", reason="no_text")
