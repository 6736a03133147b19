"""The cheap test that most texts do not pass: does this text touch anything watched?

Aho-Corasick over folded text (Aho & Corasick 1975), one pass whatever the number of terms; a hit counts from the start
of a word only. The gate lets too much through rather than too little: `annotate` looks closer.
"""

from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.scripts import main_script
from tocsin.language.words import words
from tocsin.records import Actor, Casebook, Record, Site


class Hit(Record, frozen=True):
    """The watched terms a text holds, as folded beginnings of words, in order of the alphabet."""

    terms: tuple[str, ...]


def watched_terms(casebook: Casebook) -> list[str]:
    """Return what the gate looks for: names of watched actors and sites, and the needed facets of narratives."""
    entries: Sequence[Actor | Site] = (*casebook.actors, *casebook.sites)
    terms = [name for e in entries for name in (*e.aliases, *getattr(e, "roles", ()))]
    for narrative in casebook.narratives:
        terms += [t for f in narrative.facets if f.needed for ts in f.terms.values() for t in ts]
    types = {s.type for s in casebook.sites if s.type}
    terms += [t for code in LANGUAGES for k in types for t in lexicon(code).get(f"site_{k}", ())]
    return terms


class Gate:
    """Tells whether a text holds any watched term; about one look at each character."""

    def __init__(self, terms: Iterable[str]) -> None:
        """`terms` are names and words in any script; inflected scripts are cut to what their forms share."""
        self._heads = sorted({head for head in map(_head, terms) if len(head) > 1})
        self._machine = AhoCorasick(self._heads)

    def __call__(self, text: str) -> Hit | None:
        """Return the terms found, or None."""
        folded = fold(text)
        found = {
            self._heads[index]
            for index, start, end in self._machine.find_matches_as_indexes(folded, overlapping=True)
            if _stands_alone(folded, start, end, self._heads[index])
        }
        return Hit(terms=tuple(sorted(found))) if found else None


def _head(term: str) -> str:
    """Fold a term and cut the ending that inflection changes; only the first word of a long name is needed."""
    first = next((w.text for w in words(term)), "")
    folded = fold(first)
    if main_script(folded) == "cyrillic" and len(folded) > 4:
        return folded[:-1]
    return folded[:-1] if len(folded) > 6 and folded.isascii() else folded


def _stands_alone(text: str, start: int, end: int, head: str) -> bool:
    """Tell whether a word begins at `start`, and ends at `end` where the term is too short to be cut."""
    if start and (text[start - 1].isalnum()):
        return False
    whole = len(head) <= 4 and head.isascii()
    return not (whole and end < len(text) and text[end].isalnum())
