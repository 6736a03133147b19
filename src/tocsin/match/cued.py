"""Which narratives a text may tell by their cue terms: those of which every needed part is named,
from one index over all parts.
"""

from collections import Counter
from collections.abc import Sequence

from tocsin.language.patterns import TermIndex
from tocsin.records import Facet, Narrative


class CueIndex:
    """The needed parts of narratives that terms decide; a look-up costs what the text names,
    not how many narratives there are.
    """

    def __init__(self, narratives: Sequence[Narrative]) -> None:
        """Enter the terms of all needed parts, each with the narratives it is a part of."""
        self._needed: dict[int, int] = {}
        self._parts_of_term: dict[str, list[int]] = {}
        self._narrative_of_part: list[int] = []
        for number, narrative in enumerate(narratives):
            if narrative.by_terms:
                needed = [facet for facet in narrative.facets if facet.needed and not facet.unless]
                self._needed[number] = len(needed)
                for facet in needed:
                    self._enter(facet, number)
        self._always = [number for number, needed in self._needed.items() if not needed]
        self._terms = TermIndex((term, term) for term in self._parts_of_term)

    def _enter(self, facet: Facet, narrative: int) -> None:
        """Enter the terms of a needed part."""
        part = len(self._narrative_of_part)
        self._narrative_of_part.append(narrative)
        for term in {term for terms in facet.terms.values() for term in terms}:
            self._parts_of_term.setdefault(term, []).append(part)

    def __call__(self, text: str) -> list[int]:
        """Return the numbers of the narratives of which every needed part is named in a text, in
        order.
        """
        named = self._terms.keys_in(text)
        parts = {part for term in named for part in self._parts_of_term[term]}
        counts = Counter(self._narrative_of_part[part] for part in parts)
        whole = [number for number, count in counts.items() if count == self._needed[number]]
        return sorted([*whole, *self._always])
