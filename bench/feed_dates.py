"""Dates of feeds: right, unknown or wrong, beside feedparser; on forms written here and, where
given, on other programs' own tests.

Usage: python -m bench.feed_dates [--folder DIR] [--show]

DIR may hold feedparser's tests (`runtests.py` or `test_date_parsers.py`: their tables of dates) and
gofeed's (`*.go`: its tables, and its layouts, which are all renderings of one moment, 2 January
2006, 15:04:05, seven hours behind UTC). Neither is part of this repository.
"""

import argparse
import ast
import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import feedparser.datetimes
from ruamel.yaml import YAML

from tocsin.language.moments import is_clock_zero, read_moment

FORMS = Path(__file__).with_name("feed_dates.yml")
_PAIR = re.compile(r'\{"([^"]+)",\s*"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)"\}')
_LAYOUT = re.compile(r'^\t"([^"]*(?:06|2006)[^"]*)",', re.MULTILINE)


class Form(NamedTuple):
    """A date as it is written, and what it means: a moment in UTC (a day alone where `is_day`), or
    None.
    """

    raw: str
    meant: dt.datetime | None
    is_day: bool = False


def own_forms() -> list[Form]:
    """Return the forms that stand beside this bench."""
    rows: Any = YAML(typ="safe").load(FORMS.read_text(encoding="utf-8"))
    return [
        Form(str(raw), _utc(str(meant)) if meant else None, bool(meant) and len(str(meant)) == 10)
        for raw, meant in rows
    ]


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def feedparser_forms(path: Path) -> Iterator[Form]:
    """Yield the pairs of feedparser's tables: a text, and a tuple of its parts in UTC or None."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Tuple) or len(node.elts) != 2:
            continue
        try:
            raw, parts = ast.literal_eval(node)
        except ValueError:
            continue
        if (
            isinstance(raw, str)
            and raw
            and (parts is None or (isinstance(parts, tuple) and len(parts) == 9))
        ):
            try:
                yield Form(
                    raw,
                    dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC) if parts else None,
                    ":" not in raw,
                )
            except (ValueError, OverflowError):
                yield Form(raw, None)


def gofeed_forms(path: Path) -> Iterator[Form]:
    """Yield gofeed's pairs, and its layouts as renderings of their moment."""
    text = path.read_text(encoding="utf-8")
    for raw, meant in _PAIR.findall(text):
        yield Form(raw, _utc(meant), ":" not in raw)
    for layout in _LAYOUT.findall(text):
        raw = re.sub(r"\b(0?3)(:04)", r"\1\2", layout)
        hours = re.search(r"(?:15|14|0?3)(?::0?4)?(?::0?5)?", layout) if ":" in layout else None
        second = 5 if re.search(r":0?4:0?5", layout) else 0
        zone = 7 if re.search(r"MST|-0?7", layout) else 0
        hour = 14 if "14:04" in layout else 15
        meant = (
            dt.datetime(2006, 1, 2, hour, 4, second, tzinfo=dt.UTC) + dt.timedelta(hours=zone)
            if hours
            else _utc("2006-01-02")
        )
        yield Form(raw, meant, hours is None)


def ours(raw: str) -> dt.datetime | None:
    """Return what the product reads; where computer clocks begin is no date."""
    at = read_moment(raw).at
    return None if at is None or is_clock_zero(at) else at


def theirs(raw: str) -> dt.datetime | None:
    """Return what feedparser reads."""
    try:
        parts = feedparser.datetimes._parse_date(raw)
        return dt.datetime.fromtimestamp(calendar.timegm(parts), dt.UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None


def judge(form: Form, moment: dt.datetime | None) -> str:
    """Return whether a reading is right, unknown or wrong."""
    if moment is None:
        return "right" if form.meant is None else "unknown"
    if form.meant is None:
        return "wrong"
    return (
        "right"
        if moment == form.meant or (form.is_day and moment.date() == form.meant.date())
        else "wrong"
    )


def compare(forms: list[Form], read: Callable[[str], dt.datetime | None]) -> Counter[str]:
    """Return how often a reader is right, unknown and wrong."""
    return Counter(judge(form, read(form.raw)) for form in forms)


def main() -> None:
    """Run the bench and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    sets = {"own forms": own_forms()}
    for path in sorted(args.folder.rglob("*")) if args.folder else []:
        if path.name in ("runtests.py", "test_date_parsers.py"):
            sets[f"feedparser {path.name}"] = list(feedparser_forms(path))
        elif path.suffix == ".go":
            sets[f"gofeed {path.name}"] = list(gofeed_forms(path))
    for name, forms in sets.items():
        for reader, read in (("tocsin", ours), ("feedparser", theirs)):
            counts = compare(forms, read)
            print(
                f"{name:28} {reader:11}",
                "  ".join(f"{v} {counts[v]}" for v in ("right", "unknown", "wrong")),
                f"  of {len(forms)}",
            )
        if args.show:
            for form in forms:
                verdict = judge(form, ours(form.raw))
                if verdict != "right":
                    print(
                        f"   {verdict:8} {form.raw!r} means {form.meant}; read as "
                        f"{ours(form.raw)}: {read_moment(form.raw).why}"
                    )


if __name__ == "__main__":
    main()
