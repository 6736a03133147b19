"""The rules by which a language's times are found: its patterns from the lexicon (`times.yml`),
each with a reader of what it means.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.time_forms import (
    DATES,
    SPANS,
    Maker,
    Tables,
    day,
    decade,
    fixed,
    numeric,
    part_of_month,
)
from tocsin.language.time_weeks import period, weekday

# What a rule finds: a day in words or figures, figures without a year ("13.01"), a weekday, or
# anything else.
Kind = Literal["day", "short", "weekday", "other"]

_UNITS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.0,
}
# Northern-hemisphere meteorological seasons, in the order of the lists: the month each begins with.
_SEASON_MONTHS = (12, 3, 6, 9)
_DAY, _YEAR, _ANY_YEAR = r"\d{1,2}", r"(?:19|20)\d\d", r"1[0-9]\d\d|20\d\d"
# What may not stand before or after a date in figures: it would be part of a longer number, an
# address or a telephone.
_ALONE, _NO_MORE = r"(?<![\d.,:/+-])", r"(?![.,:/-]?\d)"
_FIGURES = (
    rf"{_ALONE}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>{_YEAR}){_NO_MORE}",
    rf"{_ALONE}(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d\d){_NO_MORE}",
    rf"{_ALONE}(?P<y>{_YEAR})[-./](?P<m>\d\d)[-./](?P<d>\d\d)(?![.,:/-]?\d)",
)
_SHORT = rf"{_ALONE}(?P<d>[0-3]\d)\.(?P<m>[01]\d){_NO_MORE}"
_INSTANT = rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?=t\d)"
# A date in figures alone; the same mark stands between all three. Of two figures, the year goes
# with slashes only.
_NUMERIC = (
    rf"{_ALONE}\d{{1,2}}(?P<mark>[-./])\d{{1,2}}(?P=mark)(?P<y>{_YEAR}){_NO_MORE}",
    rf"{_ALONE}\d\d/\d\d/(?P<y>\d\d){_NO_MORE}",
)
_GROUP = re.compile(r"\(\?P<(\w+)>|\{(yw|d|month|ord)\}")


class Rule(NamedTuple):
    """A pattern on folded text, what reads it, and what kind of thing it finds."""

    pattern: re.Pattern[str]
    make: Maker
    kind: Kind


class Refusals(NamedTuple):
    """What stands before or after figures that are no time in spite of their form, and how weekdays
    stand beside dates.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    short_before: re.Pattern[str]
    weekday_before: re.Pattern[str]
    capital_months: frozenset[str]
    counted_behind: re.Pattern[str]
    date_lead: re.Pattern[str]
    beside_before: re.Pattern[str]
    beside_after: re.Pattern[str]


@functools.cache
def rules(language: str) -> tuple[Tables, list[Rule]]:
    """Return the tables and compiled rules of a language."""
    tables = _tables(language)
    places = _places(language, tables)
    return tables, [
        Rule(re.compile(rf"(?<!\w)(?:{_filled(pattern, places)})(?!\w)"), make, kind)
        for pattern, make, kind in _patterns(language)
    ]


def _patterns(language: str) -> Iterator[tuple[str, Maker, Kind]]:
    """Yield the patterns of a language, with what reads them."""
    lists = lexicon(language)

    def entries(name: str) -> Iterator[tuple[str, str]]:
        return map(split_entry, lists.get(name, ()))

    yield from ((figures, day("at"), "day") for figures in (*_FIGURES[::2], _INSTANT))
    yield from ((figures, numeric, "day") for figures in _NUMERIC)
    yield from ((p, fixed(days), "other") for days, p in entries("fixed_times"))
    yield from ((p, fixed(days, "deadline"), "other") for days, p in entries("fixed_deadlines"))
    yield from ((p, SPANS[meant], "other") for meant, p in entries("span_times"))
    for meant, pattern in entries("date_times"):
        yield from (
            (p, DATES[meant], kind) for p, kind in _by_form(pattern, lists.get("day_forms", ()))
        )
    yield from ((p, weekday(meant), "weekday") for meant, p in entries("weekday_times"))
    yield from ((p, period(meant), "other") for meant, p in entries("period_times"))
    yield from ((p, part_of_month(part), "other") for part, p in entries("part_of_month_times"))
    yield from ((p, decade, "other") for p in lists.get("decade_times", ()))


def _by_form(pattern: str, forms: Iterable[str]) -> Iterator[tuple[str, Kind]]:
    """Yield a pattern once for each form of a day; two days in one pattern have the same form."""
    if "{day}" not in pattern:
        short = "{short}" in pattern
        filled = pattern.replace("{short2}", _second(_SHORT)).replace("{short}", _SHORT)
        yield filled, "short" if short else "day"
        return
    either = "{day}|{short}"
    for form in (*forms, *_FIGURES):
        one = pattern.replace(either, "{day}").replace("{day2}", _second(form))
        yield one.replace("{day}", form), "day"
    if either in pattern:
        yield pattern.replace(either, _SHORT), "short"


def _second(form: str) -> str:
    """Return the form of a day with a 2 behind the names of its parts."""
    return _GROUP.sub(
        lambda m: (
            f"(?P<{m.group(1)}2>"
            if m.group(1)
            else "{ord}"
            if m.group(2) == "ord"
            else f"{{{m.group(2)}2}}"
        ),
        form,
    )


def _tables(language: str) -> Tables:
    """Read the tables of a language."""
    lists = lexicon(language)

    def numbered(name: str, first: int = 1) -> dict[str, int]:
        return {
            fold(w): n for n, entry in enumerate(lists.get(name, ()), first) for w in entry.split()
        }

    numbers: dict[str, float] = {
        **numbered("numbers", 0),
        **{fold(w): 1 for w in lists.get("time_one", ())},
    }
    numbers |= {fold(word): float(n) for n, word in map(split_entry, lists.get("number_forms", ()))}
    units = {
        fold(w): _UNITS[u]
        for u, forms in map(split_entry, lists.get("time_units", ()))
        for w in forms.split()
    }
    seasons = {
        fold(w): _SEASON_MONTHS[n]
        for n, forms in enumerate(lists.get("season_forms", ()))
        for w in forms.split()
    }
    months, weekdays, parts = (
        numbered("month_forms"),
        numbered("weekday_forms"),
        numbered("decade_parts", 0),
    )
    return Tables(language, numbers, units, months, weekdays, seasons, parts)


def _places(language: str, tables: Tables) -> dict[str, str]:
    """Return what each name in braces stands for."""
    lists = lexicon(language)
    word = any_of(tables.numbers)
    number = rf"\d{{1,3}}|(?:{word})(?: (?:{word})){{0,2}}"
    between = "|".join(lists.get("number_between", ())) or "(?!)"
    places = {
        "unit": any_of(tables.units),
        "month": any_of(tables.months),
        "weekday": any_of(tables.weekdays),
        "season": any_of(tables.seasons),
        "y": _YEAR,
        "d": _DAY,
        "decade": r"(?:19|20)\d",
        "n": number,
    }
    filled = {name: f"(?P<{name}>{pattern})" for name, pattern in places.items()}
    filled |= {
        f"{name}2": f"(?P<{name}2>{places[name]})" for name in ("month", "weekday", "d", "n", "y")
    }
    filled |= {
        "yw": f"(?P<y>{_ANY_YEAR})",
        "yw2": f"(?P<y2>{_ANY_YEAR})",
        "decade": filled["decade"] + "0",
    }
    filled["ns"] = f"{filled['n']}(?:(?:{between}){filled['n2']})?"
    optional = {"ord": "ordinal_ending", "uncounted": "uncounted", "clock": "clock"}
    filled |= {name: "".join(lists.get(listed, ())) for name, listed in optional.items()}
    return filled


@functools.cache
def refusals(language: str) -> Refusals:
    """Return what speaks against figures and weekdays of a language, and where a weekday stands
    beside a date.
    """
    lists = lexicon(language)

    def listed(name: str) -> str:
        return "|".join(lists.get(name, ())) or "(?!)"

    days, parts = any_of(rules(language)[0].weekdays), listed("weekday_part")
    lead, link = listed("weekday_lead"), "|".join([r",? ?\(?", *lists.get("weekday_link", ())])
    return Refusals(
        re.compile(rf"(?<!\w)(?:{listed('not_time_before')})\s*$"),
        re.compile(rf"\s*(?:{listed('not_time_after')})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{listed('not_short_before')})\s*$"),
        re.compile(rf"(?<!\w)(?:{listed('not_weekday_before')})\s*$"),
        frozenset(lists.get("capital_months", ())),
        re.compile(rf" (?:{listed('counted_behind')})"),
        re.compile(rf"(?<!\w)(?:{listed('date_lead')}|{days})[,.]?\s*$|[,(]\s*$"),
        re.compile(rf"(?<!\w)(?:{lead})?(?P<weekday>{days})(?:{parts})?(?:{link})(?<=[ (])$"),
        re.compile(rf"(?:, | \(|,? {lead})(?:{lead})?(?P<weekday>{days})(?:{parts})?\)?(?!\w)"),
    )


def split_entry(entry: str) -> tuple[str, str]:
    """Cut an entry of a list into its first word and the rest."""
    head, _, rest = entry.partition(" ")
    return head, rest


def any_of(table: Iterable[str]) -> str:
    """Return words as alternatives, the longest first."""
    return "|".join(re.escape(w) for w in sorted(table, key=lambda w: (-len(w), w))) or r"(?!)"


def _filled(pattern: str, places: dict[str, str]) -> str:
    """Put what each name stands for into a pattern."""
    return re.sub(r"\{([a-z]\w*)\}", lambda m: places[m.group(1)], pattern)
