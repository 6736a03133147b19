"""Finding many terms at once, in any inflected form, on whole words only."""

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tocsin.language.fold import fold
from tocsin.language.place_adjectives import adjective_roots, kept_of_root, place_roots
from tocsin.language.place_names import (
    kept_of_name,
    kept_of_word,
    name_bases,
    name_word_forms,
    word_bases,
    word_forms,
)
from tocsin.language.stems import (
    bare_form,
    kept_of_stem,
    may_have_stem,
    name_forms,
    name_stem,
    stem_forms,
)
from tocsin.language.words import Word, word_list, words


class Found(NamedTuple):
    """A term that stands in the text: half-open offsets, and the key it was entered under."""

    start: int
    end: int
    key: str
    term: str


@functools.lru_cache(maxsize=65536)
def _only_folded(word: str) -> frozenset[str]:
    """Return the one form of a word that is compared as written."""
    return frozenset((fold(word),))


class _Forms(NamedTuple):
    """How words are compared: under which forms a term's word is entered, which forms a written
    word may have, the letters that every written word with an entered form begins with, folded, and
    whether a written word may have a form, decided cheaply.
    """

    entered: Callable[[str], Iterable[str]]
    written: Callable[[str], frozenset[str]]
    kept: Callable[[str], str]
    may_have: Callable[[str, str], bool] = lambda _word, _form: True


def _entered_stem(word: str) -> tuple[str, ...]:
    """Return the base under which a word of a name is entered."""
    return (name_stem(word),)


_FORMS = {
    "words": _Forms(stem_forms, stem_forms, kept_of_stem, may_have_stem),
    "words named": _Forms(_entered_stem, name_forms, str),
    "places": _Forms(word_bases, word_forms, kept_of_word),
    "places named": _Forms(name_bases, name_word_forms, kept_of_name),
    "exact": _Forms(_only_folded, _only_folded, str),
    "adjectives": _Forms(place_roots, adjective_roots, kept_of_root),
}
_LETTERS = re.compile(r"[^\W_]*")
# A common word that begins with so many letters of a term's stem is close enough where a look-up
# may find too much.
_TELLING = 5
# A text of so many letters is short.
_SHORT = 400


class _Read(NamedTuple):
    """The words of a text, the forms each may have, and where in the order of words each form
    stands.
    """

    tokens: Sequence[Word]
    forms: Sequence[frozenset[str]]
    places: Mapping[str, Sequence[int]]


def _read(text: str, written: Callable[[str], frozenset[str]]) -> _Read:
    """Return a text as it is looked up in: many lists are, one after another; in sentences, one
    sentence of several after another.
    """
    return _read_short(text, written) if len(text) <= _SHORT else _read_long(text, written)


@functools.lru_cache(maxsize=256)
def _read_short(text: str, written: Callable[[str], frozenset[str]]) -> _Read:
    """Return a text of a few sentences as it is looked up in."""
    return _read_words(tuple(words(text)), written)


@functools.lru_cache(maxsize=32)
def _read_long(text: str, written: Callable[[str], frozenset[str]]) -> _Read:
    """Return a longer text as it is looked up in."""
    return _read_words(tuple(words(text)), written)


def _read_words(tokens: Sequence[Word], written: Callable[[str], frozenset[str]]) -> _Read:
    """Return the words of a text as they are looked up in."""
    forms = tuple(written(w.text) for w in tokens)
    places: dict[str, list[int]] = {}
    for at, of_word in enumerate(forms):
        for form in of_word:
            places.setdefault(form, []).append(at)
    return _Read(tokens, forms, places)


class Beginning(NamedTuple):
    """How the first word of terms begins: `letters` up to the first sign in it, `kept` with signs,
    for one `form` it is entered under.

    `capital` says that it must be written with one; `keys` are those of terms of one longer word,
    for which the beginning is enough where a look-up may find too much.
    """

    letters: str
    kept: str
    form: str
    capital: bool
    keys: tuple[str, ...]


class _Step:
    """A word of terms, by one of its forms: the words that may follow by their forms, and the (key,
    term) of terms that end with it.
    """

    __slots__ = ("_begun", "ends", "further")

    def __init__(self) -> None:
        self.further: dict[str, _Step] = {}
        self.ends: list[tuple[str, str]] = []
        self._begun: _Begun | None = None

    def enter(self, form: str) -> "_Step":
        """Return the step a form leads to, entered if it is new."""
        step = self.further.get(form)
        if step is None:
            step = self.further[form] = _Step()
            self._begun = None
        return step

    def begun(self, kept: Callable[[str], str]) -> "_Begun":
        """Return the forms of the words that may follow by what every written word of theirs begins
        with, which `kept` tells of a form.
        """
        if self._begun is None:
            self._begun = _Begun(self.further, kept)
        return self._begun


class _Begun:
    """Forms by the letters that every written word with them begins with."""

    __slots__ = ("forms", "sizes")

    def __init__(self, forms: Iterable[str], kept: Callable[[str], str]) -> None:
        """Sort the forms by what is kept of them."""
        self.forms: dict[str, list[str]] = {}
        for form in forms:
            self.forms.setdefault(kept(form), []).append(form)
        self.sizes = sorted({len(letters) for letters in self.forms})

    def that_begin(self, bare: str) -> list[tuple[str, int]]:
        """Return the forms that a folded word may have, going by its first letters, and by how many
        of them.
        """
        return [
            (form, size)
            for size in self.sizes
            for form in self.forms.get(bare[:size], ())
            if size <= len(bare)
        ]


class TermIndex:
    """Terms of one or more words, looked up by word stems; a look-up costs about one step per word
    of the text at which a term may begin.

    With `names` the terms are proper names: Latin words must match whole, a term with a capital
    only matches a word with a capital, and "assad" is never found in "ambassador" because only
    whole words are compared. Without it, words of both scripts are stemmed, so that "laboratory"
    finds "laboratories"; with `exact` they are not, so that "possibly" does not find "possible".
    With `places` the words are those of places and of kinds of sites, whose adjectives bend too.
    """

    def __init__(
        self,
        terms: Iterable[tuple[str, str]],
        *,
        names: bool = False,
        exact: bool = False,
        places: bool = False,
    ) -> None:
        """`terms` are pairs of (term, key); one that bends like another of its key
        is entered once.
        """
        kind = "exact" if exact else f"{'places' if places else 'words'}{' named' if names else ''}"
        self._set(terms, kind, names=names)

    @classmethod
    def of_adjectives(cls, names: Iterable[tuple[str, str]]) -> "TermIndex":
        """Return an index that finds the adjectives of places by the places' names ("сумский" by
        "Сумы").
        """
        index = cls.__new__(cls)
        index._set(names, "adjectives", names=False)
        return index

    def _set(self, terms: Iterable[tuple[str, str]], kind: str, *, names: bool) -> None:
        """Enter the terms under the forms of a kind."""
        self._entered, self._written, self._kept, self._may_have = _FORMS[kind]
        self._names = names
        self._root = _Step()
        for term, key in terms:
            for stems in itertools.product(*(self._entered(word) for word in word_list(term))):
                if stems:
                    self._enter(stems, key, term)

    def _enter(self, stems: Sequence[str], key: str, term: str) -> None:
        """Enter a term under the forms of its words."""
        step = self._root
        for form in stems:
            step = step.enter(form)
        if all(k != key for k, _ in step.ends):
            step.ends.append((key, term))

    def find(self, text: str, *, overlapping: bool = False) -> list[Found]:
        """Return the terms that stand in `text`, longest first at each place, in order of their
        offsets.
        """
        return self._look_up(_read(text, self._written), overlapping=overlapping)

    def find_in(self, tokens: Sequence[Word], *, overlapping: bool = False) -> list[Found]:
        """Return the terms that stand in a text whose words are known already."""
        return self._look_up(_read_words(tokens, self._written), overlapping=overlapping)

    def keys_in(self, text: str) -> set[str]:
        """Return the keys of all terms that stand anywhere in `text`, those inside
        longer ones too.
        """
        read = _read(text, self._written)
        standing = (self._standing(read, at) for at in self._begun_in(read))
        return {hit.key for of_place in standing for hit in of_place}

    def _look_up(self, read: _Read, *, overlapping: bool) -> list[Found]:
        """Look up every word at which a term may begin; without `overlapping`, none inside a term
        that stands before it.
        """
        terms: list[Found] = []
        end = 0
        for at in self._begun_in(read):
            if read.tokens[at].start < end and not overlapping:
                continue
            hits = self._hits(read, at)
            terms += hits
            end = hits[0].end if hits else end
        return terms

    def _begun_in(self, read: _Read) -> Sequence[int]:
        """Return at which words of a text a term may begin, in order."""
        common = self._root.further.keys() & read.places.keys()
        return sorted({at for form in common for at in read.places[form]}) if common else ()

    def beginnings(self) -> Iterator[Beginning]:
        """Yield how the first words of all terms begin, whatever form they are written in."""
        for kept, forms in self._root.begun(self._kept).forms.items():
            for form in forms:
                step = self._root.further[form]
                letters = _LETTERS.match(kept)
                capital = self._names and not self._has_lower(step)
                keys = (
                    tuple(k for k, _ in step.ends)
                    if not step.further and len(kept) >= _TELLING
                    else ()
                )
                yield Beginning(letters.group() if letters else "", kept, form, capital, keys)

    def _has_lower(self, step: _Step) -> bool:
        """Return whether a term that leads through a step has no capital at its beginning."""
        return any(not term[0].isupper() for _, term in step.ends) or any(
            map(self._has_lower, step.further.values())
        )

    def at(
        self, text: str, start: int, beginning: Beginning, *, loose: bool = False
    ) -> list[Found]:
        """Return the terms of a beginning whose first word begins at `start`, whatever its length.

        Where it may find too much (`loose`), a word that begins with the letters of a longer stem
        need not have that stem.
        """
        following = words(text, start)
        first = next(following, None)
        if first is None or not self.begins(first.text, beginning, loose=loose):
            return []
        return self.onwards(first, beginning, following, loose=loose)

    def begins(self, word: str, beginning: Beginning, *, loose: bool = False) -> bool:
        """Return whether a written word is the first of the terms of a beginning,
        loosely as in `at`.
        """
        if not (bare_form(word).startswith(beginning.kept) or "." in word):
            return False
        if loose and len(beginning.kept) >= _TELLING:
            return True
        return self._may_have(word, beginning.form) and beginning.form in self._written(word)

    def goes_on(self, beginning: Beginning) -> bool:
        """Return whether a term of a beginning has more words than the first."""
        return bool(self._root.further[beginning.form].further)

    def leads(self, beginning: Beginning, word: str, *, loose: bool = False) -> bool:
        """Return whether a word may stand second in a term of a beginning."""
        return bool(self._led(self._root.further[beginning.form], word, loose=loose))

    def onwards(
        self, first: Word, beginning: Beginning, following: Iterator[Word], *, loose: bool = False
    ) -> list[Found]:
        """Return the terms of a beginning that stand in its first word and the
        words that follow.
        """
        terms: list[Found] = []
        reached, word = [self._root.further[beginning.form]], first
        while True:
            for key, term in dict.fromkeys(end for step in reached for end in step.ends):
                if self._written_alike(first, term):
                    terms.append(Found(first.start, word.end, key, term))
            onwards = [step for step in reached if step.further]
            if not onwards or (after := next(following, None)) is None:
                return terms
            word = after
            reached = [
                step for before in onwards for step in self._led(before, word.text, loose=loose)
            ]

    def _hits(self, read: _Read, at: int) -> list[Found]:
        """Return the longest terms that begin at word `at`: several where two entries share one
        name.
        """
        standing = self._standing(read, at)
        furthest = max((f.end for f in standing), default=0)
        return sorted((f for f in standing if f.end == furthest), key=lambda f: (f.key, f.term))

    def _standing(self, read: _Read, at: int) -> list[Found]:
        """Return the terms that stand in a text from word `at` on; they are walked as a tree, so
        that their number costs nothing.
        """
        terms: list[Found] = []
        reached, first = [self._root], read.tokens[at]
        for place in range(at, len(read.tokens)):
            word, forms = read.tokens[place], read.forms[place]
            steps = [
                step.further[form] for step in reached for form in forms if form in step.further
            ]
            for key, term in dict.fromkeys(end for step in steps for end in step.ends):
                if self._written_alike(first, term):
                    terms.append(Found(first.start, word.end, key, term))
            reached = [step for step in steps if step.further]
            if not reached:
                break
        return terms

    def _led(self, step: _Step, word: str, *, loose: bool) -> list[_Step]:
        """Return the steps a written word leads to; its forms, which are dear, are worked out only
        where its first letters may fit.
        """
        if "." in word:
            return [step.further[form] for form in self._written(word) if form in step.further]
        fitting = step.begun(self._kept).that_begin(bare_form(word))
        if loose and all(size >= _TELLING for _, size in fitting):
            return [step.further[form] for form, _ in fitting]
        forms = (
            self._written(word) if any(self._may_have(word, form) for form, _ in fitting) else ()
        )
        return [
            step.further[form]
            for form, size in fitting
            if form in forms or (loose and size >= _TELLING)
        ]

    def _written_alike(self, word: Word, term: str) -> bool:
        """Check capitals: a name is not a common word that happens to share its letters."""
        if not self._names:
            return True
        if term.isupper() and len(term) <= 5:
            return word.text.rstrip("'’s").isupper() or word.text.isupper()
        return not term[0].isupper() or word.text[0].isupper()


def unshared(hits: Sequence[Found]) -> list[Found]:
    """Leave out names that two entries share: a doubtful link is left open."""
    keys: dict[tuple[int, int], set[str]] = {}
    for item in hits:
        keys.setdefault((item.start, item.end), set()).add(item.key)
    return [f for f in hits if len(keys[f.start, f.end]) == 1]
