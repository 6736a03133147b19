"""Time expressions in ten languages: the exact interval, beside dateparser, which finds dates in
text and no intervals.

Usage: python -m bench.times [--show]

The sentences are written for this project (bench/times.yml, times_forms.yml, times_folders.yml),
before the rules were changed for them: a guard, no proof.
"""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from tocsin.language.times import time_expressions

ROWS = tuple(
    Path(__file__).with_name(name) for name in ("times.yml", "times_forms.yml", "times_folders.yml")
)


class Row(NamedTuple):
    """A sentence and the interval it means; None where it holds no time."""

    text: str
    start: dt.date | None
    end: dt.date | None
    role: str


def rows() -> tuple[dt.date, dict[str, list[Row]]]:
    """Return the anchor, and the sentences by language."""
    values = [YAML(typ="safe").load(path.read_text(encoding="utf-8")) for path in ROWS]
    (anchor,) = {value.pop("anchor") for value in values}

    def day(given: int | dt.date) -> dt.date:
        return anchor + dt.timedelta(days=given) if isinstance(given, int) else given

    def row(parts: list[Any]) -> Row:
        text, *rest = parts
        if not rest:
            return Row(str(text), None, None, "at")
        role = str(rest[2]) if len(rest) > 2 else "at"
        return Row(str(text), day(rest[0]), day(rest[1]), role)

    codes = dict.fromkeys(code for value in values for code in value)
    return anchor, {
        code: [row(parts) for value in values for parts in value.get(code, ())] for code in codes
    }


def ours(text: str, language: str, anchor: dt.date) -> tuple[dt.date | None, dt.date | None, str]:
    """Return the interval this program finds first."""
    for _, when in time_expressions(text, language, anchor):
        interval = when.resolved(anchor, "publication")
        return interval.start, interval.end, interval.role
    return None, None, "at"


def theirs(text: str, language: str, anchor: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the day dateparser finds first."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(anchor, dt.time(12))
    try:
        dates = search_dates(text, languages=[language], settings={"RELATIVE_BASE": base})
    except ValueError:
        return None, None
    return (dates[0][1].date(), dates[0][1].date()) if dates else (None, None)


def measure(*, peer: bool = True) -> tuple[dict[str, float], dict[str, float], list[str]]:
    """Return the share of exact intervals by language, ours and (with `peer`) dateparser's, and a
    line for each of our faults.
    """
    anchor, listed = rows()
    right: dict[str, float] = {}
    beside: dict[str, float] = {}
    wrong: list[str] = []
    for code, sentences in listed.items():
        hits = 0
        for row in sentences:
            interval = ours(row.text, code, anchor)
            if interval == (row.start, row.end, row.role):
                hits += 1
            else:
                wrong.append(
                    f"{code}: {row.text} {interval[0]} {interval[1]} {interval[2]}, "
                    f"not {row.start} {row.end} {row.role}"
                )
        right[code] = hits / len(sentences)
        if peer:
            beside[code] = sum(
                theirs(r.text, code, anchor) == (r.start, r.end) for r in sentences
            ) / len(sentences)
    return right, beside, wrong


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="every fault")
    args = parser.parse_args()
    right, peer, wrong = measure()
    _, listed = rows()
    for code in right:
        print(
            f"{code} of {len(listed[code])}: exact {right[code]:.3f}, dateparser (day alone) "
            f"{peer[code]:.3f}"
        )
    for line in wrong if args.show else []:
        print("  ", line)


if __name__ == "__main__":
    main()
