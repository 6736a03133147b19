"""What a fact-checker's verdict says: whether the claim that was reviewed holds, and in which
words.
"""

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tocsin.language.fold import fold
from tocsin.language.words import word_list
from tocsin.language.yaml_text import read_text

_LISTS = Path(__file__).with_name("ratings.yml")
# From this share of a scale on a claim holds: 4 of 1 to 5 is "mostly true" in Google's guide to
# ClaimReview.
_HOLDS_FROM = 0.75
_CLAUSE = re.compile(r"[.!:;,()\n/–—]\s*|\s-\s")
_FIGURES = re.compile(r"[\d\s.,/%+-]*")
_EDGES = " \t\"'«»“”„‘’!.?*_#✅✔☑️🟢"


@functools.cache
def _listed(name: str) -> frozenset[str]:
    """Return one list of wordings, folded."""
    lists = read_text(_LISTS.read_text(encoding="utf-8"))
    return frozenset(fold(str(entry)) for entry in lists[name])


def wording(rating: Mapping[str, Any], plain: Any) -> str:
    """Return a verdict in words; nothing where the rating is of figures only. `plain` makes a text
    of a field.
    """
    for field in ("alternateName", "ratingExplanation", "name", "ratingValue", "description"):
        text = str(plain(rating.get(field)))
        if text and not _FIGURES.fullmatch(text):
            return text
    return ""


def holds(verdict: str, rating: Mapping[str, Any]) -> str | None:
    """Return how a verdict says that the claim is true, or true in the main; None where it does not
    say so.

    Words outweigh figures; figures count where the words are of no list, on the scale the review
    gives (1 to 5 where it gives none).
    """
    if verdict:
        folded = fold(verdict)
        if _listed("takes_back").intersection(word_list(folded)) and folded.strip(
            _EDGES
        ) not in _listed("holds"):
            return None
        if _first_clause(folded) in _listed("holds") or folded.strip(_EDGES) in _listed("holds"):
            return f"rated {verdict!r}"
        if _says_otherwise(folded):
            return None
    return _on_scale(rating)


def _first_clause(folded: str) -> str:
    """Return the words before the first stop."""
    clause = _CLAUSE.split(folded.strip(_EDGES), maxsplit=1)[0].strip(_EDGES)
    return " ".join(clause.replace("-", " ").replace("_", " ").split())


def _says_otherwise(folded: str) -> bool:
    """Return whether a verdict begins with a word that takes it back as a prefix does
    ("неправдиво", "untrue").
    """
    return any(w.startswith(tuple(_listed("takes_back_prefix"))) for w in word_list(folded))


def _on_scale(rating: Mapping[str, Any]) -> str | None:
    """Return what the figures of a rating say, where they lie at the true end of its scale."""
    value = _number(rating.get("ratingValue"))
    best, worst = _number(rating.get("bestRating"), 5.0), _number(rating.get("worstRating"), 1.0)
    if value is None or best is None or worst is None or best == worst:
        return None
    share = (value - worst) / (best - worst)
    return (
        f"rated {value:g} where {best:g} is the best and {worst:g} the worst"
        if _HOLDS_FROM <= share <= 1
        else None
    )


def _number(value: Any, default: float | None = None) -> float | None:
    """Read a figure, also one written as text; `default` where there is none."""
    if value is None or isinstance(value, bool) or value == "":
        return default
    try:
        return float(str(value).replace(",", ".").split("/")[0])
    except ValueError:
        return None
