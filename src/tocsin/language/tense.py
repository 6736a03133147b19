"""Whether a sentence looks ahead or back at the place where a time stands: by the nearest form of a
verb that tells.

Form decides, not one list of verbs: auxiliaries and plans ("will", "ожидается"), the Slavic
perfective future, the Kazakh endings, and past forms that compete with them. The forms stand in the
lexicon (`tense.yml`), a pattern a line.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tocsin.language.lexicon import lexicon

# What a boundary of clauses between a verb and a time is worth, in words.
_BOUNDARY_WORDS = 4
# In a language whose verb ends the clause, a verb before the time belongs to something else.
_BEFORE_WORDS = 6
_WORD = re.compile(r"\w+")


class _Cues(NamedTuple):
    """The forms of one language: `alone` counts only where nothing else tells, `boundary` cuts
    clauses.
    """

    ahead: re.Pattern[str]
    back: re.Pattern[str]
    alone: re.Pattern[str]
    boundary: re.Pattern[str]
    not_ahead: frozenset[str]
    not_back: frozenset[str]
    verb_last: bool


@functools.cache
def _cues(language: str) -> _Cues:
    """Compile the forms of a language; one without lists never tells."""
    lists = lexicon(language)

    def any_of(forms: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w'-])(?:{'|'.join(forms) or '(?!)'})(?![\w'-])")

    ahead = [*lists.get("ahead_forms", ()), *_perfective(lists)]
    boundary = "|".join(
        [r"[,;:()]| - ", *(rf"\b(?:{w})\b" for w in lists.get("clause_openers", ()))]
    )
    return _Cues(
        any_of(ahead),
        any_of(lists.get("back_forms", ())),
        any_of(lists.get("ahead_alone_forms", ())),
        re.compile(boundary),
        frozenset(lists.get("not_ahead", ())),
        frozenset(lists.get("not_back", ())),
        bool(lists.get("verb_last")),
    )


def _perfective(lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield patterns of the Slavic perfective future: the present form of a verb that a prefix, or
    its own meaning, makes perfective.

    Verbs of the first conjugation go by their stems; of the second any prefixed one counts that has
    none of the roots whose prefixed forms stay imperfective ("выходит", "приносит").
    """
    if not (prefixes := "|".join(lists.get("future_prefixes", ()))):
        return
    first, second, back = (lists[f"{name}_endings"][0] for name in ("first", "second", "reflexive"))
    stems, words, roots = (
        "|".join(lists[name]) for name in ("future_stems", "future_words", "imperfective_roots")
    )
    yield rf"(?:{prefixes}){{1,2}}(?:{stems})(?:{first})(?:{back})?"
    yield rf"(?:{words})(?:{first}|{second})(?:{back})?"
    yield rf"(?!(?:{prefixes}){{0,2}}(?:{roots}))(?:{prefixes})\w{{2,}}?(?:{second})(?:{back})?"


def looks_ahead(sentence: str, start: int, end: int, language: str) -> bool | None:
    """Return whether the folded `sentence` looks ahead at [start, end): True, False, or None where
    no form tells.
    """
    cues = _cues(language)
    forms = [
        (m.start(), m.end(), True)
        for m in cues.ahead.finditer(sentence)
        if m.group() not in cues.not_ahead
    ]
    forms += [
        (m.start(), m.end(), False)
        for m in cues.back.finditer(sentence)
        if m.group() not in cues.not_back
    ]
    forms = [f for f in forms if f[1] <= start or f[0] >= end]
    kept = [f for f in forms if not any(_covers(other, f) for other in forms)]
    if not kept:
        return True if cues.alone.search(sentence[:start]) else None
    return min(kept, key=lambda f: (_distance(sentence, f, (start, end), cues), not f[2]))[2]


def _covers(other: tuple[int, int, bool], one: tuple[int, int, bool]) -> bool:
    """Return whether a longer form takes in a shorter one ("was due" takes in "due")."""
    overlap = other[0] < one[1] and one[0] < other[1]
    return overlap and other[1] - other[0] > one[1] - one[0]


def _distance(sentence: str, cue: tuple[int, int, bool], form: tuple[int, int], cues: _Cues) -> int:
    """Return how many words lie between a verb and a time, boundaries of clauses counted dearly."""
    after = cue[0] >= form[1]
    between = sentence[form[1] : cue[0]] if after else sentence[cue[1] : form[0]]
    words = len(_WORD.findall(between)) + _BOUNDARY_WORDS * len(cues.boundary.findall(between))
    return words + (_BEFORE_WORDS if cues.verb_last and not after else 0)
