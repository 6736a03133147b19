"""The ledger as files for other programs."""

import msgspec

from tocsin.records import Forecast, Ledger
from tocsin.report.as_csv import as_csv


def ledger_json(ledger: Ledger) -> str:
    """Return the whole ledger as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(ledger), indent=2).decode() + "\n"


def ledger_csv(ledger: Ledger) -> str:
    """Return the figures as CSV, a line each."""
    rows = (list(msgspec.to_builtins(row).values()) for row in ledger.forecasts)
    return as_csv(Forecast.__struct_fields__, rows)
