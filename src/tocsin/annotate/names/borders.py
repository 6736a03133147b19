"""Which watched border a text names by the two countries it lies between: "the Polish border with
Belarus", "прорвать границу с Польшей".

A border has many names, and a casebook lists a few. A word for a border names the watched one where
a country beside it and the other one in its sentence are those that the border lies between.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.language.lexicon import TOGETHER, lexicon
from tocsin.language.patterns import TermIndex
from tocsin.records import Document, Site, Span

# So far from a word for a border, in letters, a country stands beside it.
_BESIDE = 40
# A border lies between so many countries.
_PAIR = 2


class NamedBorder(NamedTuple):
    """A word for a border in a text, and the watched border it names."""

    span: Span
    site: str


class BorderFinder:
    """Finds watched borders by the countries they lie between."""

    def __init__(self, sites: Sequence[Site]) -> None:
        """Read off the names of borders which countries of the casebook they lie between."""
        names = [
            (n, s.id)
            for s in sites
            if s.kind == "country"
            for n in dict.fromkeys((s.name, *s.aliases))
        ]
        self._countries = TermIndex(names, names=True, places=True)
        self._adjectives = TermIndex.of_adjectives(names)
        between = {
            s.id: frozenset(c for n in (s.name, *s.aliases) for c in self._named(n))
            for s in sites
            if s.kind == "border"
        }
        self._between = {site: pair for site, pair in between.items() if len(pair) == _PAIR}
        self._words = TermIndex(
            [(w, w) for code in TOGETHER for w in lexicon(code).get("border_word", ())]
        )

    def could_stand_in(self, text: str) -> bool:
        """Return whether a text holds a word for a border and both countries of a watched one."""
        if not self._between or not self._words.find(text):
            return False
        named = self._named(text)
        return any(pair <= named for pair in self._between.values())

    def named(self, document: Document) -> Iterator[NamedBorder]:
        """Yield the watched borders that a document names by their countries."""
        if not self.could_stand_in(document.text):
            return
        spans = {Span(start=w.start, end=w.end) for w in self._words.find(document.text)}
        for span in sorted(spans):
            sentence = next((s for s in document.sentences if s.overlaps(span)), span)
            start = max(sentence.start, span.start - _BESIDE)
            beside = self._named(document.text[start : min(sentence.end, span.end + _BESIDE)])
            around = self._named(sentence.of(document.text))
            for site, pair in self._between.items():
                if pair <= around and beside & pair:
                    yield NamedBorder(span, site)

    def _named(self, text: str) -> frozenset[str]:
        """Return the countries that a text names, by their names or adjectives."""
        hits = (*self._countries.find(text), *self._adjectives.find(text))
        return frozenset(f.key for f in hits)
