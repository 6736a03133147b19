"""Who does what to whom, as far as the surface of a sentence tells: the doer and the one it is done
to, by side.

No parser is used, since a catalogue has wordings in languages no parser reads: prepositions, case
endings and word order decide, and where they do not, nothing is said. "A stages an attack on B" and
"B stages an attack on A" share every word, and are not one story.
"""

import functools
from collections.abc import Iterable

from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon, word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.scripts import main_script
from tocsin.language.words import Word, words
from tocsin.records import Record

_PREFIX = "party_"
_JOINED = frozenset({"and", "or", "и", "или", "і", "й", "та", "або", "және"})
# Endings of the case that tells who a passive was done by, and of the case of an object; feminine
# and plural, no others are sure.
_INSTRUMENTAL = ("ами", "ями", "ими", "ыми", "іми", "ею", "єю", "ою")
_ACCUSATIVE = ("ую", "юю", "ину", "ию", "ію", "ику", "шу", "сию", "ву")


class Roles(Record, frozen=True):
    """The sides that act and the sides acted on."""

    doers: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()

    def swapped(self, other: "Roles") -> bool:
        """Return whether who acts here is acted on there, and who is acted on here acts there."""
        crossed = bool(self.doers & other.done_to) and bool(self.done_to & other.doers)
        return crossed and not self.doers & other.doers

    def alike(self, other: "Roles") -> bool:
        """Return whether the same side acts in both."""
        return bool(self.doers & other.doers)

    def differ(self, other: "Roles") -> bool:
        """Return whether both name who acts, and it is not the same side."""
        return bool(self.doers and other.doers) and not self.doers & other.doers


@functools.lru_cache(maxsize=1)
def _parties() -> TermIndex:
    """Return the index of the sides, in every language."""
    return TermIndex(
        (term, name.removeprefix(_PREFIX))
        for code in LANGUAGES
        for name, terms in lexicon(code).items()
        if name.startswith(_PREFIX)
        for term in terms
    )


@functools.lru_cache(maxsize=4096)
def roles_of(text: str) -> Roles:
    """Return who acts and who is acted on in a text; nothing where no side is named."""
    tokens = list(words(text))
    hits = _parties().find_in(tokens)
    marked = [_marked(text, tokens, hit) for hit in hits]
    passive = "doer" in marked
    by_role: dict[str, set[str]] = {"doer": set(), "done_to": set(), "place": set()}
    before = ""
    for index, (hit, mark) in enumerate(zip(hits, marked, strict=True)):
        if index and _joins(text[hits[index - 1].end : hit.start]):
            role = before
        elif mark:
            role = mark
        else:
            role = (
                "done_to"
                if passive or (by_role["doer"] and hit.key not in by_role["doer"])
                else "doer"
            )
        by_role[role].add(hit.key)
        before = role
    return Roles(
        doers=frozenset(by_role["doer"]), done_to=frozenset(by_role["done_to"] - by_role["doer"])
    )


def _joins(between: str) -> bool:
    """Return whether only a comma or "and" stands between two names."""
    return between.strip(" ,").casefold() in _JOINED or between.strip() == ","


def _marked(text: str, tokens: list[Word], hit: Found) -> str | None:
    """Return the role that a preposition or an ending gives a name: doer, done_to,
    place, or None.
    """
    at = next(i for i, w in enumerate(tokens) if w.start >= hit.start)
    earlier = [fold(w.text) for w in tokens[max(0, at - 2) : at]]
    for name, role in (("role_doer", "doer"), ("role_done_to", "done_to"), ("role_place", "place")):
        marks = word_set(name)
        if earlier and (
            earlier[-1] in marks
            or (earlier[0] in marks and earlier[-1] in ("the", "a", "its", "all"))
        ):
            return role
    word = fold(text[hit.start : hit.end])
    if main_script(word) == "cyrillic":
        if word.endswith(_INSTRUMENTAL):
            return "doer"
        if word.endswith(_ACCUSATIVE):
            return "done_to"
    return None


def roles_of_all(texts: Iterable[str]) -> Roles:
    """Return who acts and who is acted on in several ways of putting one thing; a side that stands
    in both roles has none.
    """
    roles = [roles_of(t) for t in texts]
    doers = frozenset(d for r in roles for d in r.doers)
    done_to = frozenset(d for r in roles for d in r.done_to)
    return Roles(doers=doers - done_to, done_to=done_to - doers)


def sides_in(text: str) -> frozenset[str]:
    """Return the sides a text names."""
    return frozenset(h.key for h in _parties().find(text))
