"""Terms of many kinds, found in one look at each word of a text.

Most words of the news are met again and again and begin no term: these are remembered, and cost one
look into a set. Of a word that is new, one Aho-Corasick pass (Aho & Corasick 1975) tells which
terms may begin with it; what is then found out about it is kept.
"""

import bisect
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from tocsin.language.fold import parts_words, spaced, visible
from tocsin.language.patterns import Beginning, Found, TermIndex
from tocsin.language.words import Word, word_list, word_starts, words

# How a term is looked up: as the linker looks up names of actors, names of sites, kinds of sites,
# persons under other spellings; as the matcher looks up terms of narratives; adjectives of places;
# and words that only have to begin so.
Kind = Literal["name", "place", "site kind", "spelling", "word", "adjective", "begins"]
# So many words are remembered, none of them longer than this.
_REMEMBERED, _LONGEST = 65_536, 40
# And so many pairs of words.
_REMEMBERED_PAIRS = 262_144
# Names stand in joined words too ("Kyiv-based", "Nord Stream-2"); so far ahead they are looked for.
_REACH = 60
_HYPHENS = re.compile("[-‑]")
# Abbreviations such as "U.S." are entered without their dots.
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")
# What no such abbreviation does without; it begins with a dot, so that it is found at once.
_IN_DOTTED = re.compile(r"\.[^\W\d_]\.")


class Term(NamedTuple):
    """What is looked for, and how."""

    kind: Kind
    text: str


class _Known(NamedTuple):
    """What is known to begin so: terms for which that is enough, by number, or an index that looks
    closer, perhaps loosely.

    `turn` is 0 for terms that are looked for at once, 1 for those that may wait.
    """

    turn: int
    terms: tuple[int, ...]
    names: TermIndex | None = None
    begun: Beginning | None = None
    loose: bool = False

    def begins_with(self, word: str) -> bool:
        """Return whether something may begin with a word."""
        return (
            self.names is None
            or self.begun is None
            or self.names.begins(word, self.begun, loose=self.loose)
        )


class _Telling(NamedTuple):
    """What a word tells of terms of one turn: terms that stand where it does, what needs the words
    that follow, and (offset in it, what) to look at in place.
    """

    terms: tuple[int, ...]
    further: tuple[_Known, ...]
    inside: tuple[tuple[int, _Known], ...]


class _WordTerms(NamedTuple):
    """What a word tells, turn by turn, and whether an abbreviation with dots may begin in it."""

    turns: tuple[_Telling | None, _Telling | None]
    dotted: bool


class Written:
    """A text with its words, whose offsets are worked out when they are needed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = word_list(text)
        self.distinct = frozenset(self.words)
        self.parted = parts_words(text)
        self._starts: list[int] | None = None
        self._flat: str | None = None

    @property
    def starts(self) -> list[int]:
        """Return the offsets at which the words begin."""
        if self._starts is None:
            self._starts = word_starts(self.text, self.words)
        return self._starts

    def placed(self, number: int) -> Word:
        """Return a word with its offsets."""
        word, start = self.words[number], self.starts[number]
        return Word(word, start, start + len(word))

    def placed_from(self, number: int) -> Iterator[Word]:
        """Yield the words from one on with their offsets."""
        return map(self.placed, range(number, len(self.words)))

    @property
    def flat(self) -> str:
        """Return the text with blanks for hyphens, so that joined words stand alone."""
        if self._flat is None:
            self._flat = _HYPHENS.sub(" ", self.text)
        return self._flat


class Standing:
    """The terms that stand in a text, by number; where they stand is worked out when it is asked
    for.
    """

    def __init__(self, written: Written) -> None:
        self.written = written
        self.by_word: dict[str, _WordTerms] | None = None
        self.terms: set[int] = set()
        self._offsets: dict[int, list[int]] = {}
        self._word_terms: list[tuple[str, tuple[int, ...]]] = []
        self._starts: dict[str, list[int]] | None = None

    def enter(self, term: int, start: int) -> None:
        """Enter a term that begins at an offset."""
        self.terms.add(term)
        self._offsets.setdefault(term, []).append(start)

    def enter_word(self, word: str, terms: tuple[int, ...]) -> None:
        """Enter terms that begin wherever a word of the text stands."""
        self.terms.update(terms)
        self._word_terms.append((word, terms))
        self._starts = None

    def places(self, terms: Set[int]) -> set[int]:
        """Return the offsets at which any of some terms begins."""
        starts = self._starts_of_words()
        words_that_tell = [
            word for word, of_word in self._word_terms if not terms.isdisjoint(of_word)
        ]
        offsets = {start for word in words_that_tell for start in starts[word]}
        return offsets.union(*(self._offsets[term] for term in terms if term in self._offsets))

    def _starts_of_words(self) -> dict[str, list[int]]:
        """Return where each word that tells a term begins."""
        if self._starts is None:
            self._starts = {word: [] for word, _ in self._word_terms}
            for word, start in zip(self.written.words, self.written.starts, strict=True):
                if word in self._starts:
                    self._starts[word].append(start)
        return self._starts


class TermNet:
    """Terms of all kinds but "spelling", looked up together, in two turns."""

    def __init__(self, first: Mapping[Term, int], then: Mapping[Term, int]) -> None:
        """Enter the terms that are looked for at once, and those that may wait, each in the index
        of its kind.

        Both map terms to the numbers under which they are found.
        """
        self._numbers = {_key(t): n for terms in (first, then) for t, n in terms.items()}
        known: dict[str, list[_Known]] = {}
        for turn, terms in enumerate((sorted(first), sorted(then))):
            for letters, entry in self._entries(turn, terms):
                known.setdefault(f" {letters}", []).append(entry)
        self._known = list(known.values())
        self._machine = AhoCorasick(list(known))
        self._dull: set[str] = set()
        # Pairs of words of which the first begins a term, and the second goes on with none.
        self._dull_pairs: set[tuple[int, str, str]] = set()
        self._telling: dict[str, _WordTerms] = {}

    def _entries(self, turn: int, terms: Sequence[Term]) -> Iterator[tuple[str, _Known]]:
        """Yield the letters that terms begin with, and what is known to begin so."""
        yield from (
            (t.text, _Known(turn, (self._numbers[_key(t)],))) for t in terms if t.kind == "begins"
        )
        for kind, index in _indexes(terms).items():
            for begun in index.beginnings():
                if kind == "word" and begun.keys and begun.letters == begun.kept:
                    yield begun.letters, _Known(turn, tuple(self._numbers[k] for k in begun.keys))
                else:
                    yield begun.letters, _Known(turn, (), index, begun, kind == "word")

    def standing(self, text: str) -> Standing:
        """Return the terms of the first turn that stand in a text."""
        standing = Standing(Written(text))
        if not standing.written.parted:
            standing.by_word = self._known_words(standing.written.distinct)
        self._find(standing, 0)
        return standing

    def find_others(self, standing: Standing) -> None:
        """Enter the terms of the second turn into what was found in a text."""
        self._find(standing, 1)

    def _find(self, standing: Standing, turn: int) -> None:
        """Enter the terms of a turn."""
        text = standing.written.text
        if standing.by_word is not None:
            self._read(standing.by_word, turn, standing)
        else:
            plain, where = visible(text)
            for start, known in self._begun_in(plain):
                if known.turn == turn:
                    self._look(where[start] if where is not None else start, known, standing)
        for abbreviation in (
            _DOTTED.finditer(text) if _may_hold_dotted(text, standing.by_word) else ()
        ):
            for start, known in self._begun_in(abbreviation.group().replace(".", "")):
                if start == 0 and known.turn == turn:
                    self._look(abbreviation.start(), known, standing)

    def _known_words(self, distinct: frozenset[str]) -> dict[str, _WordTerms]:
        """Return what those words tell that tell something; a word that is new is looked at and
        remembered.
        """
        met = distinct - self._dull
        by_word = {word: self._telling[word] for word in met if word in self._telling}
        if len(by_word) < len(met):
            by_word |= self._learned([word for word in met if word not in by_word])
        return by_word

    def _learned(self, new: Sequence[str]) -> dict[str, _WordTerms]:
        """Look at new words, all in one pass, and remember them; return what those tell that tell
        something.
        """
        starts = list(itertools.accumulate((len(word) + 1 for word in new), initial=0))
        begun: dict[str, list[tuple[int, _Known]]] = {
            word: [] for word in new if _may_be_dotted(word)
        }
        for start, known in self._begun_in(" ".join(new)):
            number = bisect.bisect_right(starts, start) - 1
            begun.setdefault(new[number], []).append((start - starts[number], known))
        by_word = {word: self._terms_in(word, at) for word, at in begun.items()}
        by_word = {
            word: of_word
            for word, of_word in by_word.items()
            if of_word.dotted or any(of_word.turns)
        }
        self._remember(new, by_word)
        return by_word

    def _remember(self, new: Sequence[str], by_word: Mapping[str, _WordTerms]) -> None:
        """Remember words; when they are too many, begin anew."""
        if len(self._dull) + len(self._telling) + len(new) > _REMEMBERED:
            self._dull.clear()
            self._telling.clear()
        for word in [word for word in new[:_REMEMBERED] if len(word) <= _LONGEST]:
            if word in by_word:
                self._telling[word] = by_word[word]
            else:
                self._dull.add(word)

    def _terms_in(self, word: str, begun: Sequence[tuple[int, _Known]]) -> _WordTerms:
        """Return what a word tells in which these begin."""
        first, then = (
            self._telling_of(word, [at for at in begun if at[1].turn == turn]) for turn in (0, 1)
        )
        return _WordTerms((first, then), _may_be_dotted(word))

    def _telling_of(self, word: str, begun: Sequence[tuple[int, _Known]]) -> _Telling | None:
        """Return what a word tells of terms of one turn, or None."""
        terms: list[int] = []
        further: list[_Known] = []
        inside: list[tuple[int, _Known]] = []
        for offset, known in begun:
            if offset or (known.names is not None and _HYPHENS.search(word)):
                if _may_begin(word, offset, known):
                    inside.append((offset, known))
            elif known.names is None or known.begun is None:
                terms += known.terms
            elif known.begins_with(word):
                alone = known.names.onwards(
                    Word(word, 0, len(word)), known.begun, iter(()), loose=known.loose
                )
                terms += (self._numbers[f.key] for f in alone)
                further += (known,) if known.names.goes_on(known.begun) else ()
        return (
            _Telling(tuple(terms), tuple(further), tuple(inside))
            if terms or further or inside
            else None
        )

    def _read(self, by_word: Mapping[str, _WordTerms], turn: int, standing: Standing) -> None:
        """Enter what the words of a text tell of terms of a turn: alone, and with the words that
        follow them.
        """
        closer: dict[str, _Telling] = {}
        for word, of_word in by_word.items():
            telling = of_word.turns[turn]
            if telling is None:
                continue
            if telling.terms:
                standing.enter_word(word, telling.terms)
            if telling.further or telling.inside:
                closer[word] = telling
        if not closer:
            return
        listed = standing.written.words
        last = len(listed) - 1
        for number in [number for number, word in enumerate(listed) if word in closer]:
            word, following = listed[number], listed[number + 1] if number < last else ""
            if (turn, word, following) not in self._dull_pairs:
                telling = closer[word]
                if not self._read_word(telling, number, standing) and not telling.inside:
                    self._remember_pair(turn, word, following)

    def _remember_pair(self, turn: int, word: str, following: str) -> None:
        """Remember two words with which no term begins; when there are too many, begin anew."""
        if len(self._dull_pairs) >= _REMEMBERED_PAIRS:
            self._dull_pairs.clear()
        if len(word) + len(following) <= 2 * _LONGEST:
            self._dull_pairs.add((turn, word, following))

    def _read_word(self, telling: _Telling, number: int, standing: Standing) -> bool:
        """Enter what one word of a text tells together with those that follow, and what begins
        inside it; return whether a term may go on from it.
        """
        goes_on = False
        for known in telling.further:
            if _goes_on(standing.written, number, known):
                goes_on = True
                self._enter(_onwards(standing.written, number, known), standing)
        for offset, known in telling.inside:
            self._look(standing.written.placed(number).start + offset, known, standing)
        return goes_on

    def _look(self, start: int, known: _Known, standing: Standing) -> None:
        """Enter what stands at a place where something known begins, hyphens read as such or as
        blanks.
        """
        for term in known.terms:
            standing.enter(term, start)
        if known.names is not None and known.begun is not None:
            written = standing.written
            joined = _HYPHENS.search(written.text, start, start + _REACH)
            for body in (written.text, written.flat) if joined else (written.text,):
                self._enter(known.names.at(body, start, known.begun, loose=known.loose), standing)

    def _enter(self, names: Iterable[Found], standing: Standing) -> None:
        """Enter names that were found."""
        for named in names:
            standing.enter(self._numbers[named.key], named.start)

    def _begun_in(self, plain: str) -> Iterator[tuple[int, _Known]]:
        """Yield where words begin as watched ones do, those behind a hyphen too, and what is known
        to begin so.
        """
        for number, at, _ in self._machine.find_matches_as_indexes(
            f" {spaced(plain)}", overlapping=True
        ):
            for known in self._known[number]:
                if known.begun is None or not known.begun.capital or plain[at : at + 1].isupper():
                    yield at, known


def _key(term: Term) -> str:
    """Return the key of a term in the index of its kind."""
    return f"{term.kind}: {term.text}"


def _may_be_dotted(word: str) -> bool:
    """Return whether a word is an abbreviation with dots, or ends in a letter that may begin one
    ("pro-U.S.").
    """
    return word[-1] == "." or (len(word) > 1 and not word[-2].isalnum())


def _may_hold_dotted(text: str, by_word: Mapping[str, _WordTerms] | None) -> bool:
    """Return at little cost whether a text may hold abbreviations with dots. What begins with its
    words may be known already.
    """
    if by_word is not None and not any(of_word.dotted for of_word in by_word.values()):
        return False
    return _IN_DOTTED.search(text) is not None


def _may_begin(word: str, offset: int, known: _Known) -> bool:
    """Return whether something may begin inside a word, or with a part of a joined one."""
    parts = (next(words(body, offset), None) for body in (word, _HYPHENS.sub(" ", word)))
    return _may_be_dotted(word) or any(p is not None and known.begins_with(p.text) for p in parts)


def _goes_on(written: Written, number: int, known: _Known) -> bool:
    """Tell cheaply whether a term may go on from a word of a text to the next one, or to the first
    part of that.
    """
    if known.names is None or known.begun is None or number + 1 >= len(written.words):
        return False
    following = written.words[number + 1]
    return known.names.leads(known.begun, following, loose=known.loose) or (
        _HYPHENS.search(following) is not None
        and known.names.leads(known.begun, _HYPHENS.split(following)[0], loose=known.loose)
    )


def _onwards(written: Written, number: int, known: _Known) -> Iterator[Found]:
    """Yield the names that begin with a word of a text, hyphens behind it read as such or as
    blanks.
    """
    if known.names is None or known.begun is None:
        return
    first = written.placed(number)
    yield from known.names.onwards(
        first, known.begun, written.placed_from(number + 1), loose=known.loose
    )
    if _HYPHENS.search(written.text, first.end, first.start + _REACH):
        yield from known.names.onwards(
            first, known.begun, words(written.flat, first.end), loose=known.loose
        )


def _indexes(terms: Sequence[Term]) -> dict[Kind, TermIndex]:
    """Return an index for each kind of term; its keys are the kind and the text."""
    listed: dict[Kind, list[tuple[str, str]]] = {}
    for term in terms:
        listed.setdefault(term.kind, []).append((term.text, _key(term)))
    makers: dict[Kind, Callable[[list[tuple[str, str]]], TermIndex]] = {
        "name": lambda pairs: TermIndex(pairs, names=True),
        "place": lambda pairs: TermIndex(pairs, names=True, places=True),
        "site kind": lambda pairs: TermIndex(pairs, places=True),
        "word": TermIndex,
        "adjective": TermIndex.of_adjectives,
    }
    return {kind: make(listed[kind]) for kind, make in makers.items() if kind in listed}
