"""Time expressions in four languages: what a text says about when, relative until something anchors it.

`time_expressions(text, language, anchor)` returns (Span, When) pairs. Relative expressions carry days from an anchor that the caller may
know later; absolute ones carry dates. A weekday, or a date without its year, means nothing without an anchor, and is then left out.
Impossible dates (31 February) are left out, not repaired. The forms stand in the lexicon (`times.yml`), a pattern a line.
"""

import datetime as dt
import functools
import re
from collections.abc import Iterator

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.lines import unbroken
from tocsin.language.time_forms import (
    DATES,
    SPANS,
    Found,
    Maker,
    Tables,
    day,
    day_and_month_readings,
    decade,
    fixed,
    numeric,
    part_of_month,
    period,
    weekday,
)  # fmt: skip
from tocsin.records import Span, When

__all__ = ["day_and_month_readings", "time_expressions"]

_UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.0}
# Northern-hemisphere meteorological seasons, in the order of the lists: the month each begins with.
_SEASON_MONTHS = (12, 3, 6, 9)
_DAY, _YEAR = r"\d{1,2}", r"(?:19|20)\d\d"
_ISO = rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)"
# A date in figures alone; the same mark stands between all three.
_NUMERIC = rf"\d{{1,2}}(?P<mark>[-./])\d{{1,2}}(?P=mark){_YEAR}"

_Rule = tuple[re.Pattern[str], Maker]


@functools.cache
def _rules(language: str) -> tuple[Tables, list[_Rule]]:
    """Return the tables and compiled rules of a language."""
    lists = lexicon(language)
    tables = _tables(language)
    places = {
        "n": r"(?P<n>\d{1,3}|" + _any_of(tables.numbers) + ")", "unit": "(?P<unit>" + _any_of(tables.units) + ")",
        "month": "(?P<month>" + _any_of(tables.months) + ")", "weekday": "(?P<weekday>" + _any_of(tables.weekdays) + ")",
        "season": "(?P<season>" + _any_of(tables.seasons) + ")", "y": f"(?P<y>{_YEAR})", "y2": f"(?P<y2>{_YEAR})",
        "month2": "(?P<month2>" + _any_of(tables.months) + ")", "d": f"(?P<d>{_DAY})", "d2": f"(?P<d2>{_DAY})",
        "decade": r"(?P<decade>(?:19|20)\d)0",
    }  # fmt: skip
    rules: list[tuple[str, Maker]] = [(_ISO, day("at")), (_NUMERIC, numeric)]
    rules += [(p, fixed(days)) for days, p in map(_split, lists.get("fixed_times", ()))]
    rules += [(p, SPANS[kind]) for kind, p in map(_split, lists.get("span_times", ()))]
    rules += [(p, DATES[kind]) for kind, p in map(_split, lists.get("date_times", ()))]
    rules += [(p, weekday(kind)) for kind, p in map(_split, lists.get("weekday_times", ()))]
    rules += [(p, period(meant)) for meant, p in map(_split, lists.get("period_times", ()))]
    rules += [(p, part_of_month(part)) for part, p in map(_split, lists.get("part_of_month_times", ()))]
    rules += [(p, decade) for p in lists.get("decade_times", ())]
    return tables, [(re.compile(rf"(?<!\w)(?:{_filled(p, places)})(?!\w)", re.IGNORECASE), make) for p, make in rules]


def _tables(language: str) -> Tables:
    """Read the tables of a language."""
    lists = lexicon(language)

    def numbered(name: str, first: int = 1) -> dict[str, int]:
        return {fold(w): n for n, entry in enumerate(lists.get(name, ()), first) for w in entry.split()}

    numbers = numbered("numbers", 0) | {fold(w): 1 for w in lists.get("time_one", ())}
    numbers |= {fold(word): int(n) for n, word in map(_split, lists.get("number_forms", ()))}
    units = {fold(w): _UNITS[kind] for kind, forms in map(_split, lists.get("time_units", ())) for w in forms.split()}
    seasons = {
        fold(w): _SEASON_MONTHS[n] for n, forms in enumerate(lists.get("season_forms", ())) for w in forms.split()
    }
    future = lists.get("future", ())
    return Tables(
        language, numbers, units, numbered("month_forms"), numbered("weekday_forms"), seasons, numbered("decade_parts", 0),
        re.compile(r"(?<!\w)(?:" + "|".join(re.escape(fold(f)) for f in future) + r")(?!\w)") if future else None,
    )  # fmt: skip


def _split(entry: str) -> tuple[str, str]:
    """Cut an entry into its first word and the rest."""
    head, _, rest = entry.partition(" ")
    return head, rest


def _any_of(table: dict[str, int] | dict[str, float]) -> str:
    """Return the words of a table as alternatives, the longest first."""
    return "|".join(re.escape(w) for w in sorted(table, key=lambda w: (-len(w), w))) or r"(?!)"


def _filled(pattern: str, places: dict[str, str]) -> str:
    """Put what each place stands for into a pattern."""
    return re.sub(r"\{([a-z]\w*)\}", lambda m: places[m.group(1)], pattern)


def _all(text: str, language: str, anchor: dt.date | None) -> Iterator[tuple[Span, When | None]]:
    """Yield every rule's findings; None where a form stands that means no day."""
    tables, rules = _rules(language)
    plain = fold(unbroken(text))
    for pattern, make in rules:
        for match in pattern.finditer(plain):
            when = make(Found(match, tables, anchor, _around(plain, match)))
            span = Span(start=match.start(), end=match.end())
            yield span, _as_written(when, span.of(text)) if when is not None else None


def _around(text: str, match: re.Match[str]) -> str:
    """Return the sentence a form stands in, as far as stops tell."""
    start = max(text.rfind(stop, 0, match.start()) for stop in ".!?")
    ends = [at for stop in ".!?" if (at := text.find(stop, match.end())) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def _as_written(when: When, raw: str) -> When:
    """Return a time with its words as they stand in the text."""
    return When(
        raw=" ".join(raw.split()), role=when.role, precision=when.precision, start=when.start, end=when.end, start_days=when.start_days,
        end_days=when.end_days, anchor=when.anchor,
    )  # fmt: skip


def time_expressions(text: str, language: str | None, anchor: dt.date | None = None) -> list[tuple[Span, When]]:
    """Return the time expressions of `text`, in order, the longer one where two overlap; `anchor` is the day the text was published."""
    chosen: list[tuple[Span, When | None]] = []
    found = sorted(_all(text, language or "en", anchor), key=lambda f: (f[0].start - f[0].end, f[0].start))
    for span, when in found:
        if not any(span.overlaps(other) for other, _ in chosen):
            chosen.append((span, when))
    return sorted(((span, when) for span, when in chosen if when is not None), key=lambda f: f[0])
