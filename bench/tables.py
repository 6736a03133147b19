"""What a bench prints: one table per title, or all of it as JSON."""

import json
from collections.abc import Mapping

Tables = Mapping[str, Mapping[str, Mapping[str, float]]]


def print_tables(tables: Tables, *, as_json: bool) -> None:
    """Print a line per row under each title, or one line of JSON."""
    if as_json:
        print(json.dumps(tables))
        return
    width = max((len(name) for rows in tables.values() for name in rows), default=0)
    for title, rows in tables.items():
        print(title)
        for name, values in rows.items():
            print(f"  {name:{width}}", "  ".join(f"{k} {v:,.3f}" for k, v in values.items()))
