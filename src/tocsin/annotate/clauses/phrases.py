"""Phrases that cite, in languages that the clause grammar reads: "according to X", "as X said", "it
is reported that".
"""

import functools
import itertools
from collections.abc import Iterator, Sequence

from tocsin.annotate.clauses.nouns import NounPhrases
from tocsin.annotate.clauses.plain import FILL, Plain, begin_of_clause, end_of_clause
from tocsin.annotate.surface.grammar import SurfaceGrammar
from tocsin.annotate.surface.platforms import without_platforms
from tocsin.annotate.surface.spans import longer, trimmed, with_name_behind
from tocsin.annotate.surface.words import cites, frame_of
from tocsin.annotate.text.cited import HEARSAY, IMPERSONAL, POINTS_BACK, Cited
from tocsin.language.fold import fold
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import count_words, words
from tocsin.records import Span

# What a rumour is called by stands at most so many words behind "according to".
_NEAR = 6
# So many words of an office at most are read by no list ("the prefect | of the region, Jean Roux").
_REST_OF_OFFICE = 4
# So many words at most stand before whoever tells "this" ("on this Monday | the mayor").
_MOST_BEFORE = 4
# The noun for a paper is one of so many words behind its verb.
_PAPER_REACH = 3
# The rule of what nobody answers for: it is passed on with doubt.
RUMOUR = f"{HEARSAY} (rumour)"


class ClausePhrases(SurfaceGrammar):
    """Reads the phrases of one language."""

    nouns: NounPhrases
    plain: Plain

    def cited_by_phrase(self, text: str, named: Sequence[Span]) -> Iterator[Cited]:
        """Find phrases that name their source after them or before them, or point back."""
        back = self.lists.him.find(text)
        for hit in back:
            content = self._around(text, hit.start, hit.end)
            if content is not None:
                yield Cited(hit.term, POINTS_BACK, content, None, None, hit.end, hit.start)
        for hit in self._own_words.find(text):
            subject = self._subject_around(text, hit, named)
            content = self._around(text, hit.start, hit.end) if subject is not None else None
            if subject is not None and content is not None:
                yield cites(hit, content, subject)
                return
        for phrase in self.lists.according.find(text):
            if self.rumour(text, phrase) or any(
                b.start <= phrase.start < b.end for b in (*back, *self.lists.hearsay.find(text))
            ):
                continue
            source = self._cited(text, phrase, named)
            if source is not None and not self._opens_so(text, phrase, source):
                continue
            if source is not None:
                source = self._with_name(text, source)
            end = self._behind_relative(text, source.end) if source is not None else 0
            content = self._around(text, phrase.start, end) if source is not None else None
            if source is not None and content is not None:
                yield cites(phrase, content, source)
        for phrase in self.lists.after_source.find(text):
            if not self.rumour(text, phrase, behind=True):
                yield from self._after_source(text, phrase, named)
        for phrase in self._after_words.find(text):
            yield from self._whose_words(text, phrase, named)

    def points_back(self, text: str, named: Sequence[Span]) -> list[Cited]:
        """Return who said what the sentence before tells: "This was announced by X" and "This
        announced X", in one clause. The content is the phrase that points back.
        """
        bare = without_platforms(text, self._language)
        this = next(
            (f for f in self.lists.about_this.find(bare) if self._is_opening(bare, f)), None
        )
        if this is None:
            return []
        end = end_of_clause(bare, this.end)
        cues = [*self.lists.cues_in(bare[:end]), *self._told_of.find(bare[:end])]
        cue = next((c for c in cues if c.end <= this.start or c.start >= this.end), None)
        if cue is None or self._has_that(bare, cue.end):
            return []
        source = self._teller(bare, this, cue, named)
        if source is None:
            return []
        frame = frame_of(cue, "points_back", Span(start=this.start, end=this.end), source)
        return [frame._replace(factuality=self.factuality(bare, frame, ()))]

    def _is_opening(self, text: str, this: Found) -> bool:
        """Return whether "this" opens a sentence, at most behind its verb; where verbs stand second
        one follows it, and else it is an article ("Das Amt").
        """
        if count_words(text[: this.start]) > 1 or not self.lists.lists.get("this_before_verb"):
            return count_words(text[: this.start]) <= 1
        behind = next(words(text, this.end), None)
        if behind is None:
            return False
        is_verb = any(c.start == behind.start for c in self.lists.cues_in(text))
        return is_verb or fold(behind.text) in self.nouns.helpers

    @functools.cached_property
    def _told_of(self) -> TermIndex:
        """Index the words of saying that are said of what was said ("was announced by")."""
        return TermIndex([(t, t) for t in self.lists.lists.get("told_of", ())], exact=True)

    def _has_that(self, text: str, at: int) -> bool:
        """Return whether a clause with what is said stands behind a verb of saying."""
        thats = self.lists.folded("that_word")
        return ":" in text[at:] or any(fold(w.text) in thats for w in words(text, at))

    def _teller(self, text: str, this: Found, cue: Found, named: Sequence[Span]) -> Span | None:
        """Return who tells "this": whoever stands behind "by", between the two, or behind both."""
        at = max(this.end, cue.end)
        agents = self.lists.folded("agent_word")
        by = next(
            (w for w in words(text, at, end_of_clause(text, at)) if fold(w.text) in agents), None
        )
        if by is not None:
            return self.nouns.read(text, next(words(text, by.end)).start, len(text), named)
        between = self.nouns.behind(text, this.end, named, cue.start)
        if between is not None:
            return between
        end = end_of_clause(text, at)
        starts = itertools.islice(words(text, at, end), _MOST_BEFORE)
        read = (self.nouns.read(text, w.start, end, named) for w in starts)
        source = self.nouns.behind(text, at, named) or next(filter(None, read), None)
        return self.nouns.up_to_name(text, source, end)

    def _with_name(self, text: str, source: Span) -> Span:
        """Return a source with the name that a comma sets off behind it ("the chancellor, Hugh
        Todd, ...").
        """
        end = with_name_behind(text, source.end)
        if end is None:
            end = with_name_behind(text, end_of_clause(text, source.end))
            between = list(words(text, source.end, end_of_clause(text, source.end)))
            if len(between) > _REST_OF_OFFICE or any(w.text[:1].isupper() for w in between[:1]):
                return source
        return source if end is None else Span(start=source.start, end=end)

    def _behind_relative(self, text: str, end: int) -> int:
        """Return where a source ends with the clause that says more of it ("a diplomat who asked
        not to be named").
        """
        word = next(words(text, end), None)
        if word is None or text[end : word.start].strip():
            return end
        return end_of_clause(text, end) if fold(word.text) in self.lists.relatives else end

    def _opens_so(self, text: str, phrase: Found, source: Span) -> bool:
        """Return whether a phrase may cite where it stands: some ("for X, ...") do so only where
        they open the sentence and a comma closes them.
        """
        if fold(phrase.term) not in self._openings:
            return True
        return not list(words(text, 0, phrase.start)) and text[source.end :].startswith(",")

    @functools.cached_property
    def _openings(self) -> frozenset[str]:
        """Return the phrases that cite only where they open a sentence."""
        return self.lists.folded("according_opening")

    @functools.cached_property
    def _after_words(self) -> TermIndex:
        """Index what stands behind whoever the words before him are said to be of."""
        phrases = self.lists.lists.get("after_words", ())
        return TermIndex([(phrase, phrase) for phrase in phrases], exact=True)

    def _whose_words(self, text: str, phrase: Found, named: Sequence[Span]) -> Iterator[Cited]:
        """Find "«CONTENT» words X of": a quotation, a noun for words, and whose they are."""
        begin = begin_of_clause(text, phrase.start)
        listed = list(words(text, begin, phrase.start))
        if len(listed) < 2 or not self.lists.words_noun.find(listed[0].text):
            return
        content = trimmed(text, 0, begin) or _filled(text, begin)
        source = trimmed(text, listed[1].start, phrase.start)
        if source is not None and content is not None and self.nouns.names(text, source, named):
            yield cites(phrase, content, source)

    @functools.cached_property
    def _own_words(self) -> TermIndex:
        """Index what says that the subject of a sentence itself says it."""
        phrases = self.lists.lists.get("according_own", ())
        return TermIndex([(phrase, phrase) for phrase in phrases], exact=True)

    def _subject_around(self, text: str, hit: Found, named: Sequence[Span]) -> Span | None:
        """Return the subject of the sentence around "by its own account": the phrase that it begins
        with, else the one behind those words.
        """
        first = self.nouns.behind(text, 0, named)
        if first is not None and first.end <= hit.start:
            return first
        verb = next(words(text, hit.end), None)
        return self.nouns.behind(text, verb.end, named) if verb is not None else None

    def rumour(self, text: str, phrase: Found, *, behind: bool = False) -> Span | None:
        """Return a phrase with what it cites where that is rumour ("according to unconfirmed
        reports"), which stands before it or `behind` which it stands.
        """
        begin = begin_of_clause(text, phrase.start) if behind else phrase.start
        end = phrase.end if behind else end_of_clause(text, phrase.end)
        listed = list(words(text, begin, phrase.start) if behind else words(text, phrase.end, end))
        near = [w for w in (listed if behind else listed[:_NEAR]) if fold(w.text) in self._rumours]
        if not near:
            return None
        return Span(start=begin, end=phrase.end if behind else near[-1].end)

    @functools.cached_property
    def _rumours(self) -> frozenset[str]:
        """Return the words of what nobody answers for."""
        return self.lists.folded("rumour_word")

    def hearsay(self, text: str, quotes: Sequence[Span]) -> Cited | None:
        """Return the frame of what is passed on without anybody who answers for it."""
        cited = [(p, False) for p in self.lists.according.find(text)]
        cited += [(p, True) for p in self.lists.after_source.find(text)]
        for phrase, behind in cited:
            span = self.rumour(text, phrase, behind=behind)
            content = self._around(text, span.start, span.end) if span is not None else None
            if content is not None:
                return frame_of(phrase, RUMOUR, content, None)
        frame = super().hearsay(text, quotes) or self._by_form(text)
        return frame._replace(rule=RUMOUR) if frame is not None else None

    def _by_form(self, text: str) -> Cited | None:
        """Return the frame of a clause whose verb keeps it away from the writer, told by its first
        and its last word ("soll ... sein").
        """
        for first, last in (form.split() for form in self.lists.lists.get("distance_form", ())):
            for word in (w for w in words(text) if fold(w.text) == fold(first)):
                closing = list(words(text, word.end, end_of_clause(text, word.end)))[-1:]
                content = trimmed(text, 0, len(text))
                if closing and fold(closing[0].text) == fold(last) and content is not None:
                    hit = Found(word.start, word.end, first, f"{first} … {last}")
                    return frame_of(hit, RUMOUR, content, None)
        return None

    def _cited(self, text: str, phrase: Found, named: Sequence[Span]) -> Span | None:
        """Return whom a phrase cites: the noun phrase right behind it."""
        first = next(words(text, phrase.end, end_of_clause(text, phrase.end)), None)
        if first is None:
            return None
        return self.nouns.read(text, first.start, end_of_clause(text, first.start), named)

    def _after_source(self, text: str, phrase: Found, named: Sequence[Span]) -> Iterator[Cited]:
        """Find "X according-to": the phrase stands behind whom it cites."""
        hearsay = self.lists.hearsay.find(text)
        if any(h.start <= phrase.start < h.end for h in hearsay):
            return
        begin = begin_of_clause(text, phrase.start)
        source = trimmed(text, begin, phrase.start)
        listed = list(words(text, begin, phrase.start))
        if source is None or len(listed) > 8:
            return
        content = self._around(text, source.start, phrase.end)
        if content is not None and self.nouns.names(text, source, named):
            yield cites(phrase, content, source)

    def _as_clause(
        self, text: str, cue: Found, before: Span | None, after: Span | None
    ) -> Iterator[Cited]:
        """Find "As X said, CONTENT" and "CONTENT, as X said, CONTENT"."""
        begin = begin_of_clause(text, cue.start)
        listed = list(words(text, begin, cue.start))
        if not listed or not self._opens_as(text, begin, cue.start):
            return
        own = self.nouns.behind(text, self._as_end(text, begin), ())
        behind_as = before if before is not None and before.start > begin + 1 else None
        source = own if own is not None and own.end <= cue.start else behind_as or after
        if source is None:
            return
        end = max(cue.end, source.end)
        content = self._around(text, begin, end_of_clause(text, end))
        if content is not None:
            yield Cited(cue.term, "as", content, source, source, cue.end, cue.start)

    def _opens_as(self, text: str, begin: int, end: int) -> bool:
        """Return whether a clause opens with a word such as "as"."""
        return self._as_end(text, begin) not in (begin,) and self._as_end(text, begin) <= end

    def _as_end(self, text: str, begin: int) -> int:
        """Return where the word for "as" that opens a clause ends, else where the clause begins."""
        lead = fold(text[begin:]).lstrip()
        gap = len(text) - begin - len(lead)
        openers = [w for w in self.lists.as_words if lead.startswith(w + " ")]
        return begin + gap + max(map(len, openers)) if openers else begin

    def _around(self, text: str, start: int, end: int) -> Span | None:
        """Return what a phrase between two places governs: all around it where it stands between
        commas, else what follows it, else what is before it.
        """
        before, after = trimmed(text, 0, start), trimmed(text, end, len(text))
        goes_on = after is not None and not self._goes_aside(after.of(text))
        both = before is not None and after is not None and goes_on
        if both and before is not None and after is not None:
            counts = (count_words(before.of(text)), count_words(after.of(text)))
            return Span(
                start=before.start if counts[0] > 1 else after.start,
                end=after.end if counts[1] > 1 else before.end,
            )
        if after is not None and goes_on and FILL in after.of(text):
            return after
        if before is None and after is None and FILL in text[:start]:
            return _filled(text, start)
        return longer(
            text,
            (end, len(text)) if goes_on else (end, end),
            (0, start),
            fewest=2,
        )

    def impersonal_of(self, text: str) -> Iterator[Cited]:
        """Find "it is reported that ..." and "..., it is said"."""
        rumours = self.lists.hearsay.find(text)
        cue = next(iter(self.lists.impersonal.find(text)), None)
        if cue is None or any(h.start < cue.end and cue.start < h.end for h in rumours):
            return
        if self.factuality.negates(text, cue.start):
            return
        that = self._opens_that.match(text[cue.end :]) if self._opens_that else None
        begin = cue.end + (that.end() if that is not None else 0)
        if that is None and (behind := self._paper_behind(text, cue)) is not None:
            yield behind
            return
        paper = self._paper(text, cue)
        said = longer(text, (begin, len(text)), (paper.end, cue.start)) if paper else None
        if paper is not None and said is not None:
            yield Cited(cue.term, IMPERSONAL, said, paper, paper, cue.end, cue.start)
            return
        parts = ((begin, len(text)), (0, cue.start))
        content = longer(text, *(parts if that is not None else parts[::-1]))
        if content is not None:
            surface = text[cue.start : cue.end]
            source = None
            if content.end <= cue.start:
                source = self.nouns.behind(text, cue.end, ())
            yield Cited(surface, IMPERSONAL, content, source, source, cue.end, cue.start)

    def _paper_behind(self, text: str, cue: Found) -> Cited | None:
        """Return what a paper says that stands between its verb and "that": "il ressort du rapport
        de X que CONTENT".
        """
        thats = self.lists.folded("that_word")
        that = next((w for w in words(text, cue.end) if fold(w.text) in thats), None)
        near = itertools.islice(words(text, cue.end), _PAPER_REACH)
        paper = next((w for w in near if fold(w.text) in self.nouns.papers), None)
        if that is None or paper is None or paper.end > that.start:
            return None
        source = trimmed(text, paper.start, that.start)
        content = trimmed(text, that.end, len(text))
        return frame_of(cue, IMPERSONAL, content, source) if content is not None else None

    def _paper(self, text: str, cue: Found) -> Span | None:
        """Return the paper in which something "is said", if the words before name one."""
        for word in words(text, text.rfind(",", 0, cue.start) + 1, cue.start):
            if fold(word.text) in self.nouns.papers:
                known = [Span(start=word.start, end=word.end)]
                return self.nouns.read(text, word.start, cue.start, known)
        return None


def _filled(text: str, end: int) -> Span | None:
    """Return the last long quotation before a place, whose words cannot be read."""
    last = text.rfind(FILL, 0, end)
    if last < 0:
        return None
    first = last
    while first and text[first - 1] == FILL:
        first -= 1
    return Span(start=first, end=last + 1)
