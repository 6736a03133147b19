"""Lines of a page that change by themselves: counters, clocks, ages, weather, rates. They are no
words of a text.

Two readings of a page that differ only in them, or in the order of their lines, are the same text:
no edit and no new document. The words are in the lexicon (`page.yml`). A number alone never makes a
line volatile: "Killed: 117" is news.
"""

import functools
import re
from collections import Counter

from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon

_BULLET = re.compile(r"^\s*(?:[-*•·–—]|\d{1,3}[.)])\s+")
_SEPARATOR = re.compile(r"\s*[|•·\t]\s*|\s{2,}|\s+/\s+")
_NUMBER = r"[\d][\d\s.,'\u00a0]*(?:\s?(?:k|m|тыс\.?|млн\.?|к|мың|тис\.?))?"
_CLOCK = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:utc|gmt|msk|мск|cet"
    r"|eet)(?:[+-]\d+)?)?"
)
_DAY = r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?(?:\s?г\.?)?|\d{4}-\d\d-\d\d"


@functools.cache
def _volatile() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns of a whole volatile piece, and of the age at the beginning and end of a
    line.
    """
    counter, updated, ago = _listed("counter_words"), _listed("updated_words"), _listed("ago_words")
    moment = _moment(ago)
    pieces = (
        rf"(?:{counter})\s*[:(–—-]?\s*{_NUMBER}\)?",
        rf"{_NUMBER}\s*(?:{counter})",
        rf"(?:{updated})\s*[:–—-]?\s*(?:{moment})",
        moment,
        _weather(),
        _rates(),
    )
    return (
        re.compile("|".join(pieces)),
        re.compile(rf"^(?:{ago})[ ,:–—-]+"),
        re.compile(rf"[ ,:–—(-]+(?:{ago})\)?$"),
    )


def _listed(name: str) -> str:
    """Return the entries of a word list in all languages, as alternatives."""
    return "|".join(entry for code in LANGUAGES for entry in lexicon(code).get(name, ())) or "(?!)"


def _names(name: str) -> str:
    """Return the words of a list of forms (months, weekdays) in all languages, as alternatives."""
    entries = [entry for code in LANGUAGES for entry in lexicon(code).get(name, ())]
    return "|".join(re.escape(fold(word)) for entry in entries for word in entry.split())


def _moment(ago: str) -> str:
    """Return a pattern of dates, clocks and ages in a row."""
    months, ordinal = _names("month_forms"), r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:19|20)\d\d(?:\s?(?:г\.?|р\.?|года?|року|жыл\w*))?"
    date = (
        rf"(?:{_DAY}|{ordinal} (?:{months})\.?|(?:{months})\.? {ordinal}"
        rf"|(?:{_names('weekday_forms')})|{year})"
    )
    part = rf"(?:{date}|{_CLOCK}|{ago}|{_listed('now_words')})"
    return rf"{part}(?:(?:,? | в | о | at | - ){part})*"


def _weather() -> str:
    """Return a pattern of a short line that gives degrees."""
    degrees = r"[+−-]?\d{1,2}\s?(?:°|градус\w*|degrees?)\s?[cсf]?"
    more = r"(?:[ ,./…-]*[+−-]?\d{0,2}\s?°?\s?[cсf]?)*"
    return (
        rf"(?:[^\W\d][\w .-]{{0,30}}?[ :,]*)?(?:{_listed('weather_words')})?[ :,]*{degrees}{more}"
    )


def _rates() -> str:
    """Return a pattern of currencies and goods with their prices."""
    rate = _listed("rate_words")
    change = r"(?:[ (]*[+−▲▼↑↓-]?\s*[\d.,]+\s?%?\)?)?"
    one = rf"(?:(?:{rate})[ :=/-]*)+[\d.,\s]+(?:[%₽$€₸₴]|(?:{rate}))*{change}"
    return rf"{one}(?:[ ,;]+{one})*"


def steady_lines(text: str) -> list[str]:
    """Return the lines of a text, folded, without bullets and without what changes by itself; lines
    of nothing else are left out.
    """
    whole, before, after = _volatile()
    kept: list[str] = []
    for line in fold(text).splitlines():
        pieces = [p.strip(" ,;:") for p in _SEPARATOR.split(_BULLET.sub("", line).strip())]
        said = [p for p in pieces if p and whole.fullmatch(p) is None]
        plain = after.sub("", before.sub("", " ".join(" ".join(said).split())))
        if plain:
            kept.append(plain)
    return kept


def same_but_for_counters(old: str, new: str) -> bool:
    """Return whether two readings of a page say the same: all lines, in any order, apart from those
    that change by themselves.
    """
    return Counter(steady_lines(old)) == Counter(steady_lines(new))


def without_counters(text: str) -> str:
    """Return a text without its volatile lines, for showing what an edit changed."""
    whole, _, _ = _volatile()
    kept = [
        line
        for line in text.splitlines(keepends=True)
        if not line.strip() or not _is_volatile(line, whole)
    ]
    return "".join(kept)


def _is_volatile(line: str, whole: re.Pattern[str]) -> bool:
    """Return whether a line holds nothing that stays."""
    pieces = [p.strip(" ,;:") for p in _SEPARATOR.split(_BULLET.sub("", fold(line)).strip())]
    return all(whole.fullmatch(p) is not None for p in pieces if p)
