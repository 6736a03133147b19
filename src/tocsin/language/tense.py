"""Whether a sentence looks ahead or back at the place where a time stands: by the nearest form of a
verb that tells.

Form decides, not one list of verbs: auxiliaries and plans ("will", "ожидается"), the Slavic
perfective future, the Kazakh endings, and past forms that compete with them. The forms stand in the
lexicon (`tense.yml`), a pattern a line.
"""

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tocsin.language.lexicon import lexicon

# What a boundary of clauses between a verb and a time is worth, in words.
_BOUNDARY_WORDS = 4
# In a language whose verb ends the clause, a verb before the time belongs to something else.
_BEFORE_WORDS = 6
_WORD = re.compile(r"\w+")
# Of so many sentences it is remembered what they hold: times are read sentence by sentence.
_REMEMBERED = 32


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

    What a sentence holds is found once, however many times stand in it.
    """
    verbs = _known_verbs(sentence, language)
    nearest = min(
        (*verbs.behind(start, end), *verbs.before(start, end)),
        key=lambda near: (near.words, not near.verb.ahead),
        default=None,
    )
    if nearest is not None:
        return nearest.verb.ahead
    return True if verbs.alone is not None and verbs.alone <= start else None


class _Verb(NamedTuple):
    """A form of a verb in a sentence: where it stands, and whether it looks ahead."""

    start: int
    end: int
    ahead: bool

    def covers(self, other: "_Verb") -> bool:
        """Return whether this longer form takes in a shorter one ("was due" takes in "due")."""
        overlap = self.start < other.end and other.start < self.end
        return overlap and self.end - self.start > other.end - other.start


class _Near(NamedTuple):
    """A verb, and how many words lie between it and a time, boundaries of clauses counted
    dearly.
    """

    words: int
    verb: _Verb


class _SentenceVerbs:
    """The verbs of a sentence that say when, its words and its boundaries of clauses, by place."""

    def __init__(self, sentence: str, cues: _Cues) -> None:
        self._by_start = sorted(
            (
                *_verbs(sentence, cues.ahead, cues.not_ahead, True),
                *_verbs(sentence, cues.back, cues.not_back, False),
            )
        )
        self._starts = [verb.start for verb in self._by_start]
        self._by_end = sorted(self._by_start, key=lambda verb: verb.end)
        self._ends = [verb.end for verb in self._by_end]
        self._longest = max((verb.end - verb.start for verb in self._by_start), default=0)
        self._words = [word.start() for word in _WORD.finditer(sentence)]
        self._boundaries = [word.start() for word in cues.boundary.finditer(sentence)]
        self._verb_last = cues.verb_last
        alone = cues.alone.search(sentence)
        self.alone = alone.end() if alone else None

    def behind(self, start: int, end: int) -> Iterator[_Near]:
        """Yield the nearest verbs behind a time, those that are equally near among them."""
        least = None
        for at in range(bisect.bisect_left(self._starts, end), len(self._starts)):
            verb = self._by_start[at]
            words = self._between(end, verb.start)
            if least is not None and words > least:
                return
            if not self._is_covered(verb, start, end):
                least = words
                yield _Near(words, verb)

    def before(self, start: int, end: int) -> Iterator[_Near]:
        """Yield the nearest verbs before a time, those that are equally near among them."""
        least = None
        for at in range(bisect.bisect_right(self._ends, start) - 1, -1, -1):
            verb = self._by_end[at]
            words = self._between(verb.end, start)
            if least is not None and words > least:
                return
            if not self._is_covered(verb, start, end):
                least = words
                yield _Near(words + (_BEFORE_WORDS if self._verb_last else 0), verb)

    def _is_covered(self, verb: _Verb, start: int, end: int) -> bool:
        """Return whether a longer form takes a verb in, one that does not overlap the time."""
        first = bisect.bisect_left(self._starts, verb.start - self._longest)
        last = bisect.bisect_left(self._starts, verb.end)
        return any(
            other.covers(verb) and (other.end <= start or other.start >= end)
            for other in self._by_start[first:last]
        )

    def _between(self, first: int, last: int) -> int:
        """Return how many words lie between two places, boundaries of clauses counted dearly."""
        return _within(self._words, first, last) + _BOUNDARY_WORDS * _within(
            self._boundaries, first, last
        )


def _within(places: Sequence[int], first: int, last: int) -> int:
    """Return how many of sorted places lie in [first, last)."""
    return bisect.bisect_left(places, last) - bisect.bisect_left(places, first)


def _verbs(
    sentence: str, forms: re.Pattern[str], but: frozenset[str], ahead: bool
) -> Iterator[_Verb]:
    """Yield the forms of a kind in a sentence."""
    for form in forms.finditer(sentence):
        if form.group() not in but:
            yield _Verb(form.start(), form.end(), ahead)


@functools.lru_cache(maxsize=_REMEMBERED)
def _known_verbs(sentence: str, language: str) -> _SentenceVerbs:
    """Return the verbs of a sentence; those of one that was asked about lately are kept."""
    return _SentenceVerbs(sentence, _cues(language))
