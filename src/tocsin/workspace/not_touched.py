"""Why a text touches nothing watched, and what it nearly touches: parts of a narrative, the name of
a state, a name spelled otherwise.
"""

import difflib
from collections.abc import Iterator, Sequence

from tocsin.gate import Gate, Reason
from tocsin.language.fold import fold
from tocsin.language.patterns import TermIndex
from tocsin.language.words import capitalised, words
from tocsin.records import Actor, Casebook, Site

# At least this share of the parts of a reason stands in a text that nearly passes.
_NEARLY = 0.5
_MOST = 3
# Words so long and so alike may be one name.
_LONG, _ALIKE = 5, 0.8


class WhyNot:
    """Says what a text nearly touches. Built from a casebook and the reasons of its gate."""

    def __init__(self, casebook: Casebook, reasons: Sequence[Reason]) -> None:
        """Index the parts of reasons that need several, the names of states, and the words of all
        names.
        """
        self._several = [r for r in reasons if len(r.parts) > 1]
        parts = [
            Reason(name=f"{n}.{k}", parts=(part,))
            for n, r in enumerate(self._several)
            for k, part in enumerate(r.parts)
        ]
        self._parts = Gate(parts)
        named: tuple[Actor | Site, ...] = (*casebook.actors, *casebook.sites)
        wide = [e for e in named if e.kind in ("state", "country")]
        self._wide = TermIndex([(n, e.id) for e in wide for n in e.aliases], names=True)
        self._words = {
            fold(w.text): e.id
            for e in named
            for n in e.aliases
            for w in words(n)
            if len(w.text) >= _LONG
        }

    def __call__(self, text: str) -> Iterator[str]:
        """Yield a sentence for each thing a text nearly touches."""
        for name in dict.fromkeys(f.term for f in self._wide.find(text)):
            yield f"it names {name}; the name of a state or country alone lets no text pass"
        yield from self._unfinished(text)
        yield from self._spelled(text)

    def _unfinished(self, text: str) -> Iterator[str]:
        """Yield the narratives and names of which some parts stand in a text, the most complete
        first.
        """
        hit = self._parts(text)
        standing: dict[int, set[int]] = {}
        for reason_part in hit.reasons if hit is not None else ():
            place, _, part = reason_part.partition(".")
            standing.setdefault(int(place), set()).add(int(part))
        best: dict[str, tuple[float, int, int]] = {}
        for number, present in standing.items():
            reason = self._several[number]
            share = len(present) / reason.least
            if share >= _NEARLY and share > best.get(reason.name, (0.0, 0, 0))[0]:
                best[reason.name] = (share, len(present), reason.least)
        ranked = sorted(best.items(), key=lambda b: (-b[1][0], b[0]))[:_MOST]
        for name, (_, there, least) in ranked:
            if there >= least:
                yield (
                    f"{name}: all of its words stand in the text, but too far apart to be the name"
                )
            else:
                yield f"{name}: {there} of the {least} parts it needs stand in the text"

    def _spelled(self, text: str) -> Iterator[str]:
        """Yield the names that words of a text are written like."""
        seen = dict.fromkeys(fold(w.text) for w in capitalised(text) if len(w.text) >= _LONG)
        number = 0
        for word in seen:
            near = difflib.get_close_matches(word, self._words, n=1, cutoff=_ALIKE)
            if near and near[0] != word and number < _MOST:
                number += 1
                yield (
                    f"“{word}” is written like “{near[0]}” of {self._words[near[0]]}: add it "
                    "as an alias if it is meant"
                )
