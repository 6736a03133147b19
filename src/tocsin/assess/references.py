"""Which sentences of a document go on about a site that an earlier sentence names.

A sentence goes on where it opens with a word that points back ("It may be today"), or has such a
word before a noun that the sentence before it used ("this provocation"). This is the local
coreference that binding needs; names, pronouns for persons and kinds of site are resolved when
mentions are made.
"""

import itertools
from collections.abc import Iterator, Sequence

from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.stems import stem
from tocsin.language.words import word_list
from tocsin.records import Span

_POINTING = word_set("going_on")
# A noun that is pointed at stands in one of so many sentences before.
_NOUN_BACK = 3


def going_on(text: str, sentences: Sequence[Span], naming: Sequence[bool]) -> list[bool]:
    """Return for every sentence whether it names the site or goes on about a sentence that does.

    `naming` says which sentences name it, in the order of `sentences`.
    """
    about: list[bool] = []
    words_of = [[fold(w) for w in word_list(s.of(text))] for s in sentences]
    for index, names in enumerate(naming):
        about.append(names or _goes_on(index, words_of, about))
    return about


def _goes_on(index: int, words_of: Sequence[Sequence[str]], about: Sequence[bool]) -> bool:
    """Return whether a sentence goes on about one before it."""
    own = words_of[index]
    if not own or index == 0:
        return False
    if own[0] in _POINTING and about[index - 1]:
        return True
    pointed = {stem(noun) for noun in _pointed_at(own)}
    first = max(0, index - _NOUN_BACK)
    before = range(first, index)
    return any(about[b] and not pointed.isdisjoint(stem(w) for w in words_of[b]) for b in before)


def _pointed_at(words: Sequence[str]) -> Iterator[str]:
    """Yield the words right behind one that points back."""
    for word, following in itertools.pairwise(words):
        if word in _POINTING and following not in _POINTING:
            yield following
