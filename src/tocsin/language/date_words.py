"""The words dates are written with: months and weekdays of many languages, and what else may stand
inside a date.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any, NamedTuple

from tocsin.language.fold import fold
from tocsin.language.lexicon import TOGETHER, lexicon
from tocsin.language.yaml_text import read_text


class DateWords(NamedTuple):
    """Folded words: numbers of months and weekdays (from 1), and patterns of words inside, and of
    days that need an anchor.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    month: str
    weekday: str
    inside: str
    year: str
    relative: str
    changed: str
    after_time: frozenset[str]


@functools.cache
def date_words() -> DateWords:
    """Return the words of all languages together; a word that means two months, or two weekdays,
    means none.
    """
    others = _others()
    months = _agreed([*_numbered("month_forms"), *_numbered("month_short"), *others["months"]])
    weekdays = _agreed(
        [*_numbered("weekday_forms"), *_numbered("weekday_short"), *others["weekdays"]]
    )
    for word in months:
        weekdays.pop(word, None)
    return DateWords(
        months,
        weekdays,
        any_word(months),
        any_word(weekdays),
        inside=any_word([*_listed("date_words"), *others["date_words"]]),
        year=any_word(_listed("year_words")),
        relative=any_word(_listed("relative_days")),
        changed=any_word(_listed("changed_words")),
        after_time=frozenset(others["after_time"]),
    )


def any_word(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) or r"(?!)"


def _listed(name: str) -> list[str]:
    """Return a list of words of every language, folded."""
    return [fold(word) for code in TOGETHER for word in lexicon(code).get(name, ())]


def _numbered(name: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a list of every language with their place in it."""
    for code in TOGETHER:
        for number, forms in enumerate(lexicon(code).get(name, ()), 1):
            yield from ((fold(word), number) for word in forms.split())


@functools.cache
def _others() -> dict[str, Any]:
    """Return the words of languages whose texts are not read."""
    file = resources.files("tocsin.language") / "lexicon" / "other_dates.yml"
    lists: Any = read_text(file.read_text(encoding="utf-8"))
    by_name: dict[str, Any] = {
        name: [fold(str(w)) for w in lists[name]] for name in ("date_words", "after_time")
    }
    for name in ("months", "weekdays"):
        rows = lists[name].values()
        by_name[name] = [
            (fold(w), n)
            for row in rows
            for n, forms in enumerate(row, 1)
            for w in str(forms).split()
        ]
    return by_name


def _agreed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the words that have one number everywhere."""
    numbers: dict[str, set[int]] = {}
    for word, number in pairs:
        numbers.setdefault(word, set()).add(number)
    return {word: min(values) for word, values in numbers.items() if len(values) == 1}
