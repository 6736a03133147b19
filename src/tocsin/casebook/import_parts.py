"""What readers of others' collections share: plain texts, dates, names, ids, and how something left
out is said.
"""

import datetime as dt
import html
import re
from typing import Any

from tocsin.language.lexicon import LANGUAGES
from tocsin.language.scripts import main_script
from tocsin.records import Dropped, content_id

STAGE = "casebook"
NOT_STATED = "not stated"
# A sign of comparison in a text begins no tag.
_TAGS = re.compile(r"<(?:/?[A-Za-z]|!)[^>]*>")


def dropped(place: str, reason: str, why: str) -> Dropped:
    """Say what was left out."""
    return Dropped(stage=STAGE, record_id=place, reason=reason, detail=f"{place}: {why}.")


def language_of(text: str, stated: str) -> str:
    """Return the code of a language there are lists for: as stated, or by the letters; empty where
    neither tells.
    """
    if stated[:2].casefold() in LANGUAGES:
        return stated[:2].casefold()
    if main_script(text) == "cyrillic":
        letters = set(text.casefold())
        return "kk" if letters & set("әғқңөұүһ") else "uk" if letters & set("іїєґ") else "ru"
    return "en" if text.isascii() else ""


def plain(value: Any) -> str:
    """Return a text without markup and doubled blanks; half a pair of surrogates is no character,
    and is replaced.
    """
    if not isinstance(value, str | int | float):
        return ""
    whole = str(value).encode("utf-8", "replace").decode("utf-8")
    return " ".join(html.unescape(_TAGS.sub(" ", whole)).split())


def named(value: Any) -> str:
    """Return the name of a person or body, of the first where there are several."""
    for item in value if isinstance(value, list) else [value]:
        name = plain(item.get("name")) if isinstance(item, dict) else plain(item)
        if name:
            return name
    return ""


def day_of(value: Any) -> dt.date | None:
    """Read a date or the date of a time."""
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def stamped(value: Any) -> str:
    """Return the day of seconds since 1970, as MISP writes them."""
    try:
        return dt.datetime.fromtimestamp(int(value), dt.UTC).date().isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def stable_id(kind: str, key: str, text: str) -> str:
    """Make an id that stays the same at every import."""
    return content_id(kind, key, text).replace("-", "_")
