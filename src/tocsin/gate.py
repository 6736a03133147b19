"""The cheap test that most texts do not pass: does this text touch anything watched?

Aho-Corasick over folded text (Aho & Corasick 1975), one pass whatever the number of terms; a hit counts from the start
of a word only. A text passes on the name of a watched site, person or body, or on every needed part of one story; the
name of a state alone is no reason, or all news would pass. The gate lets too much through rather than too little:
`annotate` looks closer.
"""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from tocsin.language.fold import fold, visible
from tocsin.language.scripts import main_script
from tocsin.language.words import words
from tocsin.records import Casebook, Narrative, Record

_EVERYWHERE = ("state", "country")
# A word so long says something; so many of a long wording are looked for.
_LONG, _MOST_WORDS = 5, 12


class Hit(Record, frozen=True):
    """Why a text passed: the reasons in order of the alphabet, and the offsets of their words in the text."""

    reasons: tuple[str, ...]
    places: tuple[int, ...]


class Reason(Record, frozen=True):
    """One reason to pass: any term of each of its parts must stand in the text, or of `enough` of them."""

    name: str
    parts: tuple[tuple[str, ...], ...]
    enough: int | None = None


def watched_reasons(casebook: Casebook) -> list[Reason]:
    """Return what the gate lets through for: names of watched actors and sites, and the needed facets of narratives."""
    named = [Reason(name=a.id, parts=((*a.aliases, *a.roles),)) for a in casebook.actors if a.kind not in _EVERYWHERE]
    named += [Reason(name=s.id, parts=(s.aliases,)) for s in casebook.sites if s.kind not in _EVERYWHERE]
    told = [
        Reason(name=n.id, parts=tuple(tuple(t for ts in f.terms.values() for t in ts) for f in n.facets if f.needed))
        for n in casebook.narratives
    ]
    worded = [r for n in casebook.narratives if not any(f.needed for f in n.facets) for r in _worded(n)]
    return [r for r in (*named, *told, *worded) if r.parts and all(r.parts)]


def _worded(narrative: Narrative) -> Iterator[Reason]:
    """Yield what a story without needed facets is let through for: two in five of the longer words of one way it is put."""
    titles = (narrative.title, *narrative.titles.values())
    for telling in dict.fromkeys((*titles, *(w for ws in narrative.wordings.values() for w in ws))):
        long = tuple(dict.fromkeys(w.text for w in words(telling) if len(w.text) >= _LONG))[:_MOST_WORDS]
        if len(long) > 1:
            yield Reason(name=narrative.id, parts=tuple((w,) for w in long), enough=max(2, round(0.4 * len(long))))


class Gate:
    """Tells whether a text holds anything watched; about one look at each character."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        """Terms are names and words in any script; inflected scripts are cut to what their forms share."""
        self._reasons = [
            (r.name, [[_heads(term) for term in part] for part in r.parts], r.enough or len(r.parts)) for r in reasons
        ]
        self._heads = sorted({h for _, parts, _ in self._reasons for part in parts for heads in part for h in heads})
        self._machine = AhoCorasick(self._heads)

    def __call__(self, text: str) -> Hit | None:
        """Return why the text passes, or None."""
        plain, where = visible(text)
        folded = fold(plain)
        found: dict[str, list[int]] = {}
        for index, start, end in self._machine.find_matches_as_indexes(folded, overlapping=True):
            if _stands_alone(folded, start, end, self._heads[index]):
                found.setdefault(self._heads[index], []).append(start if where is None else where[start])
        standing = found.keys()
        names: list[str] = []
        places: set[int] = set()
        for name, parts, enough in self._reasons:
            terms = [[heads for heads in part if heads and heads <= standing] for part in parts]
            if sum(map(bool, terms)) >= enough:
                names.append(name)
                places.update(at for part in terms for heads in part for head in heads for at in found[head])
        return Hit(reasons=tuple(sorted(set(names))), places=tuple(sorted(places))) if names else None


def _heads(term: str) -> frozenset[str]:
    """Return what each word of a term shares with its inflected forms; all of them must stand in the text."""
    return frozenset(head for head in (_head(w.text) for w in words(term)) if len(head) > 1)


def _head(word: str) -> str:
    """Fold a word and cut the ending that inflection changes."""
    folded = fold(word)
    if main_script(folded) == "cyrillic" and len(folded) > 4:
        return folded[:-2] if len(folded) > 7 else folded[:-1]
    return folded[:-1] if len(folded) > 6 and folded.isascii() else folded


def _stands_alone(text: str, start: int, end: int, head: str) -> bool:
    """Tell whether a word begins at `start`, and ends at `end` where the term is too short to be cut."""
    if start and text[start - 1].isalnum():
        return False
    whole = len(head) <= 4 and head.isascii()
    return not (whole and end < len(text) and text[end].isalnum())
