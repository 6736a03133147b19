"""A casebook: the YAML folder in which analysts write what they know and watch.

`load_casebook(folder)` reads, checks and joins; every finding names file and line.
`known_on(casebook, day)` leaves out what was not yet known.
"""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.casebook.known import known_on
    from tocsin.casebook.load import check_casebook, load_casebook, read_casebook
    from tocsin.casebook.schema import json_schema
    from tocsin.casebook.write import new_casebook

__all__ = [
    "check_casebook",
    "json_schema",
    "known_on",
    "load_casebook",
    "new_casebook",
    "read_casebook",
]

__getattr__ = by_need(
    __name__,
    {
        "known": ("known_on",),
        "load": ("check_casebook", "load_casebook", "read_casebook"),
        "schema": ("json_schema",),
        "write": ("new_casebook",),
    },
)
