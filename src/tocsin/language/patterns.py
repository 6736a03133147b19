"""Finding many terms at once, in any inflected form, on whole words only."""

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tocsin.language.fold import INVISIBLE, fold
from tocsin.language.place_adjectives import adjective_roots, kept_of_root, place_roots
from tocsin.language.place_names import (
    kept_of_name,
    kept_of_word,
    name_bases,
    name_word_forms,
    word_bases,
    word_forms,
)
from tocsin.language.stems import kept_of_stem, name_forms, name_stem, stem_forms
from tocsin.language.words import Word, words


class Found(NamedTuple):
    """A term that stands in the text: half-open offsets, and the key it was entered under."""

    start: int
    end: int
    key: str
    term: str


def _only_folded(word: str) -> frozenset[str]:
    """Return the one form of a word that is compared as written."""
    return frozenset((fold(word),))


class _Forms(NamedTuple):
    """How words are compared: under which forms a term's word is entered, which forms a written word may have, and the letters that
    every written word with an entered form begins with, folded."""

    entered: Callable[[str], Iterable[str]]
    written: Callable[[str], frozenset[str]]
    kept: Callable[[str], str]


def _entered_stem(word: str) -> tuple[str, ...]:
    """Return the base under which a word of a name is entered."""
    return (name_stem(word),)


_FORMS = {
    "words": _Forms(stem_forms, stem_forms, kept_of_stem),
    "words named": _Forms(_entered_stem, name_forms, str),
    "places": _Forms(word_bases, word_forms, kept_of_word),
    "places named": _Forms(name_bases, name_word_forms, kept_of_name),
    "exact": _Forms(_only_folded, _only_folded, str),
    "adjectives": _Forms(place_roots, adjective_roots, kept_of_root),
}
_LETTERS = re.compile(r"[^\W_]*")
# Of so many words that may follow another, what they begin with is compared first.
_FEW = 40


@functools.lru_cache(maxsize=32)
def _read(text: str, written: Callable[[str], frozenset[str]]) -> tuple[tuple[Word, ...], tuple[frozenset[str], ...]]:
    """Return the words of a text and the forms each may have: many lists are looked up in one text after another."""
    tokens = tuple(words(text))
    return tokens, tuple(written(w.text) for w in tokens)


class _Step:
    """A word of terms, by one of its forms: the words that may follow, what these begin with, and the (key, term) that end with it."""

    __slots__ = ("begins", "ends", "further")

    def __init__(self) -> None:
        self.further: dict[str, _Step] = {}
        self.begins: tuple[str, ...] = ()
        self.ends: list[tuple[str, str]] = []

    def may_go_on(self, bare: str) -> bool:
        """Tell cheaply whether a folded word may be one that follows; where many may, it is not looked at."""
        return len(self.begins) > _FEW or bare.startswith(self.begins) or "." in bare


class TermIndex:
    """Terms of one or more words, looked up by word stems; a look-up costs about one step per word of the text.

    With `names` the terms are proper names: Latin words must match whole, a term with a capital only matches a word
    with a capital, and "assad" is never found in "ambassador" because only whole words are compared. Without it, words
    of both scripts are stemmed, so that "laboratory" finds "laboratories"; with `exact` they are not, so that "possibly"
    does not find "possible". With `places` the words are those of places and of kinds of sites, whose adjectives bend too.
    """

    def __init__(
        self, terms: Iterable[tuple[str, str]], *, names: bool = False, exact: bool = False, places: bool = False
    ) -> None:
        """`terms` are pairs of (term, key); one that bends like another of its key is entered once."""
        kind = "exact" if exact else f"{'places' if places else 'words'}{' named' if names else ''}"
        self._set(terms, kind, names=names)

    @classmethod
    def of_adjectives(cls, names: Iterable[tuple[str, str]]) -> "TermIndex":
        """Return an index that finds the adjectives of places by the places' names ("сумский" by "Сумы")."""
        made = cls.__new__(cls)
        made._set(names, "adjectives", names=False)
        return made

    def _set(self, terms: Iterable[tuple[str, str]], kind: str, *, names: bool) -> None:
        """Enter the terms under the forms of a kind."""
        self._entered, self._written, self._kept = _FORMS[kind]
        self._names = names
        self._root = _Step()
        for term, key in terms:
            for stems in itertools.product(*(self._entered(w.text) for w in words(term))):
                if stems:
                    self._enter(stems, key, term)

    def _enter(self, stems: Sequence[str], key: str, term: str) -> None:
        """Enter a term under the forms of its words."""
        step = self._root
        for form in stems:
            if form not in step.further:
                step.further[form] = _Step()
                step.begins = (*step.begins, self._kept(form)) if step is not self._root else ()
            step = step.further[form]
        if all(k != key for k, _ in step.ends):
            step.ends.append((key, term))

    def find(self, text: str, *, overlapping: bool = False) -> list[Found]:
        """Return the terms that stand in `text`, longest first at each place, in order of their offsets."""
        return self._found(*_read(text, self._written), overlapping=overlapping)

    def find_in(self, tokens: Sequence[Word], *, overlapping: bool = False) -> list[Found]:
        """Return the terms that stand in a text whose words are known already."""
        return self._found(tokens, [self._written(w.text) for w in tokens], overlapping=overlapping)

    def _found(self, tokens: Sequence[Word], stems: Sequence[frozenset[str]], *, overlapping: bool) -> list[Found]:
        """Look every word up."""
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            if self._root.further.keys().isdisjoint(stems[at]):
                at += 1
                continue
            hits = self._hits(tokens, stems, at)
            found += hits
            first = at
            at += 1
            while hits and not overlapping and at < len(tokens) and tokens[at].start < hits[0].end and at > first:
                at += 1
        return found

    def beginnings(self) -> frozenset[str]:
        """Return what the first words of all terms begin with in whatever form they are written, folded: letters and digits only."""
        return frozenset(found.group() for form in self._root.further if (found := _LETTERS.match(self._kept(form))))

    def at(self, text: str, start: int) -> list[Found]:
        """Return every term whose first word begins at `start`, whatever its length."""
        return self._standing((word, None) for word in words(text, start))

    def _hits(self, tokens: Sequence[Word], stems: Sequence[frozenset[str]], at: int) -> list[Found]:
        """Return the longest terms that begin at word `at`: several where two entries share one name."""
        standing = self._standing((tokens[n], stems[n]) for n in range(at, len(tokens)))
        furthest = max((f.end for f in standing), default=0)
        return sorted((f for f in standing if f.end == furthest), key=lambda f: (f.key, f.term))

    def _standing(self, following: Iterator[tuple[Word, frozenset[str] | None]]) -> list[Found]:
        """Return the terms that stand in words from the first on, with their forms where these are known already.

        Terms are walked as a tree, so that their number costs nothing.
        """
        found: list[Found] = []
        reached, first = [self._root], None
        for word, forms in following:
            first = first or word
            steps = self._steps(reached, word, forms)
            for key, term in dict.fromkeys(end for step in steps for end in step.ends):
                if self._written_alike(first, term):
                    found.append(Found(first.start, word.end, key, term))
            reached = [step for step in steps if step.further]
            if not reached:
                break
        return found

    def _steps(self, reached: Sequence[_Step], word: Word, forms: frozenset[str] | None) -> list[_Step]:
        """Return the steps that lead on by a word; its forms are worked out where it begins as one that may follow."""
        if forms is None:
            bare = INVISIBLE.sub("", fold(word.text))
            if not any(step is self._root or step.may_go_on(bare) for step in reached):
                return []
            forms = self._written(word.text)
        return [step.further[form] for step in reached for form in forms if form in step.further]

    def _written_alike(self, word: Word, term: str) -> bool:
        """Check capitals: a name is not a common word that happens to share its letters."""
        if not self._names:
            return True
        if term.isupper() and len(term) <= 5:
            return word.text.rstrip("'’s").isupper() or word.text.isupper()
        return not term[0].isupper() or word.text[0].isupper()


def unshared(found: Sequence[Found]) -> list[Found]:
    """Leave out names that two entries share: a doubtful link is left open."""
    keys: dict[tuple[int, int], set[str]] = {}
    for item in found:
        keys.setdefault((item.start, item.end), set()).add(item.key)
    return [f for f in found if len(keys[f.start, f.end]) == 1]
