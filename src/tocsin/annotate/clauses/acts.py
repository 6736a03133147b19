"""Whether an act of speech took place, in languages that the clause grammar reads: what negates,
refuses or imagines it may stand anywhere in the clause of its verb.
"""

import functools
from collections.abc import Sequence

from tocsin.annotate.clauses.plain import begin_of_clause, end_of_clause
from tocsin.annotate.surface.factuality import SurfaceFactuality
from tocsin.annotate.text.cited import Cited
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.words import words
from tocsin.records import Factuality, Span

# Rules whose verb stands behind what is said, where nothing negates the act.
_BEHIND = ("inverted", "according", "as", "name_colon", "aside")
# A verb of refusing stands at most so many words before the verb of saying.
_REFUSAL_REACH = 7


@functools.cache
def clause_factuality(language: str) -> "ClauseFactuality":
    """Return the reader of a language, built once."""
    return ClauseFactuality(language)


class ClauseFactuality(SurfaceFactuality):
    """Reads off a clause whether somebody said what it attributes to them."""

    def __init__(self, language: str) -> None:
        """Index the word lists of the language."""
        super().__init__(language)
        lists = lexicon(language)
        self._unfinished = frozenset(map(fold, lists.get("cue_infinitive", ())))
        self._done = TermIndex([(t, t) for t in lists.get("done_before", ())], exact=True)
        self._neither = frozenset(map(fold, lists.get("neither_word", ())))
        self._joints = frozenset(map(fold, lists.get("denial_and", ())))
        # Folding takes the marks off letters, which alone tell what is from what would be.
        self._irrealis = frozenset()
        self._unreal = frozenset(word.casefold() for word in lists.get("irrealis", ()))

    def __call__(self, text: str, frame: Cited, quotes: Sequence[Span]) -> Factuality:
        """Return what a sentence says of the act that a frame reports."""
        judged = super().__call__(text, frame, quotes)
        if judged == "said" and self._is_unfinished(text, frame):
            return "conditional"
        return judged

    def _is_unfinished(self, text: str, frame: Cited) -> bool:
        """Return whether the verb of a frame is an infinitive, which alone tells of no act; behind
        "came to" or "ended by" it was done.
        """
        if fold(text[frame.cue_start : frame.cue_end]) not in self._unfinished:
            return False
        lead = text[: frame.cue_start]
        return not any(not lead[f.end :].strip() for f in self._done.find(lead))

    def _imagined(self, text: str, at: int, frame: Cited) -> bool:
        """Return whether words before an act make it a thing of the mind."""
        if super()._imagined(text, at, frame):
            return True
        before = self._before(text, frame)
        return any(w in self._unreal or fold(w) in self._distance for w in before)

    def _around(self, text: str, frame: Cited) -> list[str]:
        """Return the words of the clause of a verb that may change what it tells: those before it,
        and those between it and what is said.
        """
        return [*map(fold, self._before(text, frame)), *self._behind(text, frame)]

    def _before(self, text: str, frame: Cited) -> list[str]:
        """Return the words before a verb in its clause, behind its subject."""
        if frame.rule.startswith(_BEHIND):
            return []
        start = begin_of_clause(text, frame.cue_start)
        source = frame.source
        if source is not None and start <= source.start < frame.cue_start:
            lead = [w.text.casefold() for w in words(text, start, source.start)]
            behind = words(text, source.end, frame.cue_start)
            return [*lead, *(w.text.casefold() for w in behind)]
        return [w.text.casefold() for w in words(text, start, frame.cue_start)]

    def _behind(self, text: str, frame: Cited) -> list[str]:
        """Return the words between a verb and what is said, or that close its clause behind it."""
        if not self._negators_behind or frame.rule.startswith(_BEHIND):
            return []
        end = end_of_clause(text, frame.cue_end)
        if frame.content.start >= frame.cue_end:
            end = min(end, frame.content.start)
        between = [fold(w.text) for w in words(text, frame.cue_end, end)]
        last = [fold(w.text) for w in words(text, frame.content.end)][:2]
        return [w for w in (*between, *last) if w in self._negators_behind]

    def _is_negated(self, text: str, frame: Cited) -> bool:
        """Return whether the verb of saying is negated."""
        if self._is_form(text, frame, self._negated_forms | self._unconfirmed_forms):
            return True
        first = next(words(frame.source.of(text)), None) if frame.source is not None else None
        if first is not None and fold(first.text) in self._neither:
            return True
        denied = self._negators | self._negators_behind
        return any(w in denied for w in self._around(text, frame))

    def _refused(self, text: str, start: int, end: int) -> bool:
        """Return whether somebody declined to say it: a verb of refusing before the verb of saying,
        over a mark as well.
        """
        before = [w.start for w in words(text, 0, start)][-_REFUSAL_REACH:]
        lead = before[0] if before else start
        refused = (f for f in self._refusals.find(text[:start]) if lead <= f.start < start)
        return any(not self._joins(text[f.end : start]) for f in refused)

    def _joins(self, between: str) -> bool:
        """Return whether a word that joins two acts stands between two verbs ("rejected it and
        said").
        """
        return any(fold(w.text) in self._joints for w in words(between))
