"""Finding many terms at once, in any inflected form, on whole words only."""

import functools
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tocsin.language.fold import fold
from tocsin.language.place_names import name_bases, name_word_forms, word_bases, word_forms
from tocsin.language.stems import name_forms, name_stem, stem_forms
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


# How a term's words are entered, and what written words may be forms of.
_FORMS: dict[str, tuple[Callable[[str], Iterable[str]], Callable[[str], frozenset[str]]]] = {
    "words": (stem_forms, stem_forms), "words named": (lambda word: (name_stem(word),), name_forms), "places": (word_bases, word_forms),
    "places named": (name_bases, name_word_forms), "exact": (_only_folded, _only_folded),
}  # fmt: skip


@functools.lru_cache(maxsize=32)
def _read(text: str, written: Callable[[str], frozenset[str]]) -> tuple[tuple[Word, ...], tuple[frozenset[str], ...]]:
    """Return the words of a text and the forms each may have: many lists are looked up in one text after another."""
    tokens = tuple(words(text))
    return tokens, tuple(written(w.text) for w in tokens)


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
        self._entered, self._written = _FORMS[
            "exact" if exact else f"{'places' if places else 'words'}{' named' if names else ''}"
        ]
        self._names = names
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for term, key in terms:
            for stems in itertools.product(*(self._entered(w.text) for w in words(term))):
                if stems and not any(e[:2] == (stems, key) for e in self._by_first.get(stems[0], ())):
                    self._by_first.setdefault(stems[0], []).append((stems, key, term))

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
            if self._by_first.keys().isdisjoint(stems[at]):
                at += 1
                continue
            hits = self._hits(tokens, stems, at)
            found += hits
            first = at
            at += 1
            while hits and not overlapping and at < len(tokens) and tokens[at].start < hits[0].end and at > first:
                at += 1
        return found

    def _hits(self, tokens: Sequence[Word], stems: Sequence[frozenset[str]], at: int) -> list[Found]:
        """Return the longest terms that begin at word `at`: several where two entries share one name."""
        hits: list[Found] = []
        length = 0
        entries = [entry for form in sorted(stems[at]) for entry in self._by_first.get(form, ())]
        for parts, key, term in sorted(entries, key=lambda e: (-len(e[0]), e[1], e[2])):
            if length and len(parts) < length:
                break
            if self._stands(parts, stems, at) and self._written_alike(tokens[at], term):
                length = len(parts)
                hits.append(Found(tokens[at].start, tokens[at + len(parts) - 1].end, key, term))
        return hits

    @staticmethod
    def _stands(parts: tuple[str, ...], stems: Sequence[frozenset[str]], at: int) -> bool:
        """Tell whether the words from `at` on are forms of `parts`."""
        written = stems[at : at + len(parts)]
        return len(written) == len(parts) and all(p in w for p, w in zip(parts, written, strict=True))

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
