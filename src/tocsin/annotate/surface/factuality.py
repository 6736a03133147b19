"""Whether an act of speech took place, read off the words around its cue (Russian, Ukrainian,
Kazakh).

A text may say that somebody said something, did not say it, withheld a confirmation, or would say
it in a world that is only imagined (factuality of the source's act: Sauri & Pustejovsky 2009). The
words come from the lexicon, the forms stand here.
"""

import functools
import re
from collections.abc import Iterable, Sequence

from tocsin.annotate.text.cited import HEARSAY, IMPERSONAL, Cited
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Factuality, Span

# A particle of the unreal stands at most so many words from the verb.
_PARTICLE_REACH = 2
# A verb of refusing stands at most so many words before the verb of saying, in Kazakh behind it.
_REFUSAL_REACH = 4
# A word such as "imagine" governs what begins within so many letters behind it.
_IMAGINED_REACH = 90
# What bids the reader imagine a whole sentence begins within its first letters ("But suppose").
_BIDDING_REACH = 8
# What a sentence with its speaker before a mark says is never a question about the act of saying.
_NEVER_ASKED = (":", "—")
_CLAUSE = re.compile(r"[,;:()!?«»“”\"]| [—–-] |\.(?=\s|$)")


@functools.cache
def surface_factuality(language: str) -> "SurfaceFactuality":
    """Return the reader of a language, built once."""
    return SurfaceFactuality(language)


class SurfaceFactuality:
    """Reads off the surface of a sentence whether somebody said what it attributes to them."""

    def __init__(self, language: str) -> None:
        """Index the word lists of the language."""
        lists = lexicon(language)

        def folded(name: str) -> frozenset[str]:
            return frozenset(fold(t) for t in lists.get(name, ()))

        def stems(name: str) -> frozenset[str]:
            return frozenset(stem(t) for t in lists.get(name, ()))

        def exact(name: str) -> TermIndex:
            return TermIndex([(t, t) for t in lists.get(name, ())], exact=True)

        self._negators = folded("negator")
        self._negators_behind = folded("negator_behind")
        self._auxiliaries = stems("aux_verb")
        self._modals = stems("may_verb")
        self._refusals = exact("refuse_verb")
        self._negated_forms = folded("cue_negated")
        self._unsaid_forms = folded("cue_unreal")
        self._unconfirm = stems("unconfirm_verb")
        self._unconfirmed_forms = folded("cue_unconfirmed")
        self._admits = stems("admit_when_negated")
        self.denials = stems("cue_denial")
        self._denial_terms = TermIndex([(t, t) for t in lists.get("cue_denial", ())])
        self._nobody = folded("nobody")
        self._irrealis = folded("irrealis")
        self._if = folded("if_word")
        self._distance = folded("cue_distance")
        self._imagine = exact("imagine")
        self._fiction = exact("fiction")
        self._unsaid_openings = exact("unsaid_opening")
        self._whether = folded("whether_word")
        self._questions = folded("question_word")
        self._future = folded("future_cue")
        self._will = folded("will_verb")
        self._that = folded("that_word")
        # A finite form with a reflexive ending is in the list of the grammar, which takes it for
        # what is said of things.
        self._infinitives = tuple(e for e in lists.get("infinitive_ending", ()) if e != "тся")
        self._brought = stems("brought_to_say")

    def opens_imagined(self, text: str) -> bool:
        """Return whether a sentence opens a scene that is only imagined ("Imagine such a
        talk.").
        """
        return any(f.start <= _IMAGINED_REACH // 3 for f in self._imagine.find(text)) or bool(
            self._fiction.find(text)
        )

    def bids_imagine(self, text: str) -> bool:
        """Return whether a sentence bids the reader imagine what it tells ("Suppose that a missile
        has struck the dam."), places it in a fiction, or tells of words that were not said.
        """
        bidden = any(f.start <= _BIDDING_REACH for f in self._imagine.find(text))
        played = any(" " in text[f.start : f.end] for f in self._fiction.find(text))
        return bidden or played or bool(self._unsaid_openings.find(text))

    def withholds(self, text: str, cue: Span) -> bool:
        """Return whether a confirmation is withheld in a sentence that names nobody who withholds
        it.
        """
        frame = Cited(cue.of(text), "object", cue, None, None, cue.end, cue.start)
        return self._unsaid(text, frame) == "not_confirmed"

    def is_nobody(self, source: str) -> bool:
        """Return whether a source is nobody."""
        return any(fold(w.text) in self._nobody for w in words(source))

    def negates(self, text: str, at: int) -> bool:
        """Return whether a negation stands right before a place."""
        before = _last(text, at, 1)
        return bool(before) and before[0] in self._negators

    def is_denial(self, cue: str) -> bool:
        """Return whether a cue, of one word or more, says that its source rejects the content."""
        return bool(self._denial_terms.find(cue))

    def is_real_infinitive(self, text: str, start: int) -> bool:
        """Return whether an infinitive at a place is governed by what says that it was done, was
        not, or might be.
        """
        before = _last(text, start, _REFUSAL_REACH)
        if any(
            stem(w) in self._brought or stem(w) in self._modals or stem(w) in self._auxiliaries
            for w in before
        ):
            return True
        return any(w in self._will or w in self._irrealis for w in before) or self._refused(
            text, start, start
        )

    def __call__(self, text: str, frame: Cited, quotes: Sequence[Span]) -> Factuality:
        """Return what a sentence says of the act that a frame reports; offsets begin with the
        sentence.
        """
        outside = _blanked(text, quotes)
        if frame.source is not None and frame.source.start < frame.cue_start:
            at = frame.source.start
        else:
            at = frame.cue_start
        if self._imagined(outside, min(at, frame.cue_start), frame):
            return "imagined"
        if frame.cue in _NEVER_ASKED or frame.rule.startswith((HEARSAY, IMPERSONAL)):
            return "said"
        # What negates the content before an act does not negate the act.
        before = [frame.content] if frame.content.end <= frame.cue_start else []
        unsaid = self._unsaid(_blanked(outside, before), frame)
        if unsaid is not None:
            return unsaid
        if self._conditional(outside, frame, at):
            return "conditional"
        if self._is_asked(outside, frame):
            return "conditional"
        return "said"

    def _imagined(self, text: str, at: int, frame: Cited) -> bool:
        """Return whether the words before an act, or a particle at its verb, make it a thing of the
        mind.
        """
        opened = any(
            f.start < frame.cue_end and at - f.end <= _IMAGINED_REACH
            for f in self._imagine.find(text)
        )
        kept = any(f.end <= frame.cue_end for f in self._unsaid_openings.find(text))
        if opened or kept or self._fiction.find(text):
            return True
        if frame.cue in _NEVER_ASKED:
            return False
        behind = text[
            frame.cue_end : frame.content.start
            if frame.content.start > frame.cue_end
            else len(text)
        ]
        # What opens the content ("twierdzi, jakoby") keeps that away, and not the act of saying.
        after = [w for w in _first(behind, _PARTICLE_REACH) if w not in self._that]
        near = [*_last(text, frame.cue_start, _PARTICLE_REACH), *after]
        cue = fold(text[frame.cue_start : frame.cue_end])
        return (
            any(w in self._irrealis or w in self._distance for w in near)
            or cue in self._unsaid_forms
        )

    def _unsaid(self, text: str, frame: Cited) -> Factuality | None:
        """Return which kind of silence a sentence tells of, or None."""
        if frame.source is not None:
            source = frame.source.of(text)
        else:
            source = ""
        nobody = any(fold(w.text) in self._nobody for w in words(source))
        if not (
            nobody
            or self._is_negated(text, frame)
            or self._refused(text, frame.cue_start, frame.cue_end)
        ):
            return None
        cue = {stem(w.text) for w in words(text[frame.cue_start : frame.cue_end])}
        if cue & self._admits:
            return None
        unconfirmed = cue & (self._unconfirm | self.denials) or self._is_form(
            text, frame, self._unconfirmed_forms
        )
        if unconfirmed:
            return "not_confirmed"
        return "not_said"

    def _is_form(self, text: str, frame: Cited, forms: Iterable[str]) -> bool:
        """Return whether a cue is one of some inflected forms."""
        cue = fold(text[frame.cue_start : frame.cue_end])
        return any(w in forms for w in (cue, *cue.split()))

    def _is_negated(self, text: str, frame: Cited) -> bool:
        """Return whether the verb of saying is negated: right before it, before its auxiliary,
        behind it, or in its form.
        """
        if self._is_form(text, frame, self._negated_forms):
            return True
        behind = _first(text[frame.cue_end :], 1)
        if behind and behind[0] in self._negators_behind:
            return True
        before = _last(text, frame.cue_start, 4)[::-1]
        if before[:1] and before[0] in self._negators:
            twice = (
                len(before) > 2 and stem(before[1]) in self._modals and before[2] in self._negators
            )
            return not twice
        helped = before[:1] and (
            stem(before[0]) in self._auxiliaries or stem(before[0]) in self._modals
        )
        return bool(helped) and len(before) > 1 and before[1] in self._negators

    def _refused(self, text: str, start: int, end: int) -> bool:
        """Return whether somebody declined to say it: a verb of refusing near the verb of
        saying.
        """
        lead = _last_start(text, start, _REFUSAL_REACH)
        if any(lead <= f.start < start for f in self._refusals.find(text[:start])):
            return True
        behind = text[end:]
        near = _first_end(behind, _PARTICLE_REACH)
        return bool(self._negators_behind) and any(
            f.start < near for f in self._refusals.find(behind)
        )

    def _conditional(self, text: str, frame: Cited, at: int) -> bool:
        """Return whether the act hangs on a condition, or lies ahead."""
        lead = text[_clause_start(text, at) : frame.cue_start]
        opening = _first(lead, 3)
        if any(w in self._if for w in opening):
            return True
        cue = fold(text[frame.cue_start : frame.cue_end])
        before = _last(text, frame.cue_start, 3)
        if cue in self._future:
            return True
        infinitive = bool(self._infinitives) and cue.endswith(self._infinitives)
        if len(before) == 3 and before[0] in self._negators and before[2] in self._negators:
            return False  # "could not but say"
        return infinitive and not any(stem(w) in self._brought for w in before)

    def _is_asked(self, text: str, frame: Cited) -> bool:
        """Return whether a sentence asks if the act took place; one that asks why or when takes it
        for granted.
        """
        behind = _first(text[frame.cue_end :], 1)
        if behind and behind[0] in self._whether:
            return True
        if not text.rstrip(" *_)").endswith("?") or frame.rule.startswith(
            ("inverted", "aside", "inserted")
        ):
            return False
        opening = _first(text, 2)
        if frame.source is not None:
            source = [fold(w.text) for w in words(frame.source.of(text))]
        else:
            source = []
        return not any(w in self._questions and w not in source for w in opening)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length with spans as spaces."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _clause_start(text: str, at: int) -> int:
    """Return where the clause before a place begins."""
    return max((m.end() for m in _CLAUSE.finditer(text, 0, max(0, at))), default=0)


def _last(text: str, end: int, count: int) -> list[str]:
    """Return the last words before a place, folded, in order."""
    return [fold(w.text) for w in list(words(text, 0, end))[-count:]]


def _last_start(text: str, end: int, count: int) -> int:
    """Return where the last words before a place begin."""
    return next((w.start for w in list(words(text, 0, end))[-count:]), end)


def _first(text: str, count: int) -> list[str]:
    """Return the first words of a text, folded."""
    return [fold(w.text) for w, _ in zip(words(text), range(count), strict=False)]


def _first_end(text: str, count: int) -> int:
    """Return where the first words of a text end."""
    return max((w.end for w, _ in zip(words(text), range(count), strict=False)), default=0)
