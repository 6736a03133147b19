"""The ledger as files for other programs."""

import csv
import io

import msgspec

from tocsin.records import Forecast, Ledger

# What a cell must not begin with, so that no program of tables takes it for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def ledger_json(found: Ledger) -> str:
    """Return the whole ledger as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


def ledger_csv(found: Ledger) -> str:
    """Return the figures as CSV, a line each; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Forecast.__struct_fields__)
    for row in found.forecasts:
        writer.writerow([_cell(value) for value in msgspec.to_builtins(row).values()])
    return out.getvalue()


def _cell(value: object) -> object:
    """Return a value as a cell."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
