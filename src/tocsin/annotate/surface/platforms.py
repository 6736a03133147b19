"""Where somebody wrote it is nobody who wrote it: "on Twitter", "у своєму каналі в Telegram".

The names of platforms, the prepositions before them (`in_word`) and what may stand between
("his own page") are data of each language.
"""

import functools
import re
from collections.abc import Iterable

from tocsin.language.lexicon import lexicon

# So many words at most stand between a preposition and the name ("on her own official page in").
_MOST_BETWEEN = 4


def without_platforms(text: str, language: str) -> str:
    """Return a sentence, of the same length, in which where it was written is blank."""
    pattern = _pattern(language)
    return pattern.sub(lambda m: " " * len(m.group()), text) if pattern is not None else text


def opens_with_platform(text: str, language: str) -> bool:
    """Return whether a sentence begins with where it was written, which may be who speaks ("At
    Telegram they said").
    """
    pattern = _pattern(language)
    match = pattern.search(text) if pattern is not None else None
    return match is not None and not any(c.isalnum() for c in text[: match.start()])


@functools.cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return what tells where something was written; None where the language lists no platform."""
    lists = lexicon(language)
    names = lists.get("platform_name", ())
    if not names:
        return None
    before = _either(lists.get("in_word", ()))
    between = _either([*lists.get("platform_word", ()), *lists.get("in_word", ())])
    named = _either(names)
    ending = _either(lists.get("platform_ending", ())) if lists.get("platform_ending") else None
    if ending is not None:  # what stands behind the name tells where: "Twitter'da"
        return re.compile(rf"\b(?:{named})['’-]?(?:{ending})\b", re.IGNORECASE)
    return re.compile(
        rf"\b(?:{before})\s+(?:(?:{between})\s+){{0,{_MOST_BETWEEN}}}(?:{named})(?:-\w+)?\b",
        re.IGNORECASE,
    )


def _either(listed: Iterable[str]) -> str:
    """Return the pattern of any of some words."""
    longest = sorted(listed, key=len, reverse=True)
    return "|".join(map(re.escape, longest))
