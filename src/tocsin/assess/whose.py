"""Whether the name of a country only tells whose office, body or ally somebody is.

"Ruritania's foreign minister on the war elsewhere", "a Ruritania-backed group", "власти Руритании":
such a text says nothing of what happens in that country. Where whoever speaks of the country as his
own does so in the same words ("an attack on our soil"), it does. The words are in
`language/lexicon/*/whose.yml`, offices in `parties.yml`.
"""

import itertools
import re

from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.patterns import TermIndex
from tocsin.language.scripts import main_script
from tocsin.language.stems import stem
from tocsin.language.words import Word, words

# So far before and behind a name, in letters, its office is looked for.
_BESIDE = 48
# An office stands among so many words behind a name ("'s" is one).
_WORDS_TO_OFFICE = 4
# Between a name and the office behind it: "Ruritania's newly elected president".
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,2}?$")
_TOGETHER = re.compile(r"\s+$")
# Anything but words between two words keeps them apart.
_OTHER = re.compile(r"[^\w\s'’]")
_HYPHEN = re.compile(r"[-‐‑]([\w]+)")
_OWN_LAND = TermIndex([(t, t) for t in sorted(word_set("own_land"))], exact=True)
_OF = frozenset(fold(w) for w in word_set("office_joint"))
_LINKED = frozenset(fold(w) for w in word_set("linked_behind"))
_LINKED_BEFORE = TermIndex([(t, t) for t in sorted(word_set("linked_before"))], exact=True)
_OFFICES = frozenset(stem(w) for w in word_set("office"))


def tells_whose(text: str, start: int, end: int) -> bool:
    """Return whether the country named at `start` to `end` of a text is only whose office, body or
    ally somebody is.
    """
    return (
        _has_office_before(text, start)
        or _has_office_behind(text, end)
        or _is_linked(text, start, end)
    )


def speaks_of_own_land(text: str) -> bool:
    """Return whether a text speaks of a country as the speaker's own: "on our soil"."""
    return bool(_OWN_LAND.find(text))


def _has_office_before(text: str, start: int) -> bool:
    """Return whether an office stands right before a name: "president of X", "президент X".

    Only a genitive needs no word between: "told officials X would act" names no office of X.
    """
    before = text[max(0, start - _BESIDE) : start]
    tokens = list(words(before))
    joint = len(tokens)
    while tokens and fold(tokens[-1].text) in _OF:
        tokens.pop()
    if not tokens or not _is_office(tokens[-1]):
        return False
    is_joined = len(tokens) < joint or main_script(text[start : start + 1]) == "cyrillic"
    return is_joined and not _OTHER.search(before[tokens[-1].end :])


def _has_office_behind(text: str, end: int) -> bool:
    """Return whether an office stands behind a name: "X's president", "X PM", "X президенті"."""
    behind = text[end : end + _BESIDE]
    for word in itertools.islice(words(behind), _WORDS_TO_OFFICE):
        between = behind[: word.start]
        if _is_office(word) and (_OWNS.match(between) or _TOGETHER.match(between)):
            return True
    return False


def _is_linked(text: str, start: int, end: int) -> bool:
    """Return whether a name only says by whom somebody is backed: "X-backed", "backed by X"."""
    joined = _HYPHEN.match(text, end)
    if joined and fold(joined[1]) in _LINKED:
        return True
    before = text[max(0, start - _BESIDE) : start]
    return any(not before[f.end :].strip() for f in _LINKED_BEFORE.find(before))


def _is_office(word: Word) -> bool:
    """Return whether a word is one for an office or a public body."""
    return stem(word.text) in _OFFICES or fold(word.text) in word_set("short_office")
