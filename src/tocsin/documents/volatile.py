"""Lines of a page that change by themselves: counters, clocks, ages, weather, rates. They are no words of a text.

Two readings of a page that differ only in them, or in the order of their lines, are the same text: no edit and no new document.
The words are in the lexicon (`page.yml`). A number alone never makes a line volatile: "Killed: 117" is news.
"""

import functools
import re
from collections import Counter

from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon

_BULLET = re.compile(r"^\s*(?:[-*•·–—]|\d{1,3}[.)])\s+")
_SEPARATOR = re.compile(r"\s*[|•·\t]\s*|\s{2,}|\s+/\s+")
_NUMBER = r"[\d][\d\s.,'\u00a0]*(?:\s?(?:k|m|тыс\.?|млн\.?|к|мың|тис\.?))?"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:utc|gmt|msk|мск|cet|eet)(?:[+-]\d+)?)?"
_DAY = r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?(?:\s?г\.?)?|\d{4}-\d\d-\d\d"


@functools.cache
def _volatile() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns of a whole volatile piece, and of the age at the beginning and end of a line."""
    def listed(name: str) -> str:
        return "|".join(entry for code in LANGUAGES for entry in lexicon(code).get(name, ())) or "(?!)"

    counter, updated, ago, now = (listed(f"{name}_words") for name in ("counter", "updated", "ago", "now"))
    weather, rate, months = (listed(name) for name in ("weather_words", "rate_words", "month_forms"))
    words = "|".join(re.escape(fold(w)) for entry in months.split("|") for w in entry.split())
    days = "|".join(re.escape(fold(w)) for entry in listed("weekday_forms").split("|") for w in entry.split())
    date = rf"(?:{_DAY}|\d{{1,2}}(?:st|nd|rd|th)? (?:{words})\.?|(?:{words})\.? \d{{1,2}}(?:st|nd|rd|th)?|(?:{days})|(?:19|20)\d\d(?:\s?(?:г\.?|р\.?|года?|року|жыл\w*))?)"
    moment = rf"(?:{date}|{_CLOCK}|{ago}|{now})(?:(?:,? | в | о | at | - )(?:{date}|{_CLOCK}|{ago}|{now}))*"
    whole = rf"(?:{counter})\s*[:(–—-]?\s*{_NUMBER}\)?|{_NUMBER}\s*(?:{counter})|(?:{updated})\s*[:–—-]?\s*(?:{moment})|{moment}"
    whole += rf"|(?:[^\W\d][\w .-]{{0,30}}?[ :,]*)?(?:{weather})?[ :,]*[+−-]?\d{{1,2}}\s?(?:°|градус\w*|degrees?)\s?[cсf]?(?:[ ,./…-]*[+−-]?\d{{0,2}}\s?°?\s?[cсf]?)*"
    whole += rf"|(?:(?:{rate})[ :=/-]*)+[\d.,\s]+(?:[%₽$€₸₴]|(?:{rate}))*(?:[ (]*[+−▲▼↑↓-]?\s*[\d.,]+\s?%?\)?)?(?:[ ,;]+(?:(?:{rate})[ :=/-]*)+[\d.,\s]+(?:[%₽$€₸₴]|(?:{rate}))*(?:[ (]*[+−▲▼↑↓-]?\s*[\d.,]+\s?%?\)?)?)*"
    aged = rf"(?:{ago})"
    return re.compile(whole), re.compile(rf"^(?:{aged})[ ,:–—-]+"), re.compile(rf"[ ,:–—(-]+(?:{aged})\)?$")


def steady_lines(text: str) -> list[str]:
    """Return the lines of a text, folded, without bullets and without what changes by itself; lines of nothing else are left out."""
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
    """Return whether two readings of a page say the same: all lines, in any order, apart from those that change by themselves."""
    return Counter(steady_lines(old)) == Counter(steady_lines(new))


def without_counters(text: str) -> str:
    """Return a text without its volatile lines, for showing what an edit changed."""
    whole, _, _ = _volatile()
    kept = [line for line in text.splitlines(keepends=True) if not line.strip() or not _is_volatile(line, whole)]
    return "".join(kept)


def _is_volatile(line: str, whole: re.Pattern[str]) -> bool:
    """Return whether a line holds nothing that stays."""
    pieces = [p.strip(" ,;:") for p in _SEPARATOR.split(_BULLET.sub("", fold(line)).strip())]
    return all(whole.fullmatch(p) is not None for p in pieces if p)
