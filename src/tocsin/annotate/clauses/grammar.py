"""Who is cited in a sentence of a language that declares how its clauses are built (`clause_order`
in its folder).

The words come from the folder; the forms stand here and hold for every such language: what is said
stands behind a word such as "that", behind a colon, between marks of quotation, before its verb, or
all around it.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.clauses.acts import clause_factuality
from tocsin.annotate.clauses.claimed import ClaimedReader
from tocsin.annotate.clauses.nouns import NounPhrases
from tocsin.annotate.clauses.phrases import ClausePhrases
from tocsin.annotate.clauses.plain import Plain, begin_of_clause, closed, end_of_clause
from tocsin.annotate.surface.coordinated import readings, that_stand
from tocsin.annotate.surface.leading import behind_place
from tocsin.annotate.surface.platforms import without_platforms
from tocsin.annotate.surface.spans import FEWEST, longer, trimmed
from tocsin.annotate.surface.words import frame_of
from tocsin.annotate.text.cited import POINTS_BACK, Cited
from tocsin.language.fold import fold
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import count_words, words
from tocsin.records import Span

_COLON = re.compile(r"[^,:;«_]{0,70}:\s*")
# A title with a name is so many words at most.
_LONGEST_TITLE = 7
_CLINGING = re.compile(r"-(\w+)\b(?!-)")
_COMMA = re.compile(r"[^,:;«_]{0,70},\s*")
# So many letters at most stand between a verb and "that".
_REACH = 110


@functools.cache
def clause_grammar(language: str) -> "ClauseGrammar":
    """Return the grammar of a language, built once."""
    return ClauseGrammar(language)


class ClauseGrammar(ClausePhrases):
    """Reads who is cited in a sentence off the order of its clauses."""

    def __init__(self, language: str) -> None:
        """Index the word lists of the language."""
        super().__init__(language)
        lists = self.lists
        self.factuality = clause_factuality(language)
        self.plain = Plain(lists.lists)
        self.nouns = NounPhrases(lists, language)
        self._claimed = ClaimedReader(language, self.nouns)
        order = lists.lists.get("clause_order", ())
        comma = "" if "that_without_comma" in order else r",\s*(?:\w+\s+)?"
        self._opens = lists.alternatives(
            "that_word", rf"[^:;«»_]{{0,{_REACH}}}?{comma}(?P<that>\b(?:%s)\s+)"
        )
        self._bare = "bare_clause" in order
        self._second = "verb_second" in order
        self._last = "verb_last" in order
        self._silent = "silent_subject" in order
        self._objects_of = TermIndex(
            [(t, t) for t in lists.lists.get("cue_object", ())], exact=True
        )
        rejecting = ("cue_denial", "unconfirm_verb")
        self._denials = TermIndex(
            [(t, t) for name in rejecting for t in lists.lists.get(name, ())], exact=True
        )
        self._addressed = lists.folded("addressee_article")
        self._reports = lists.alternatives("about_word", r"\s+(?:\w+\s+){0,3}?(?:%s)\s+")
        self._blames = TermIndex([(t, t) for t in lists.lists.get("cue_blame", ())], exact=True)
        self._of_blame = lists.alternatives("blame_word", r"\b(?:%s)\s+")
        self._calls = TermIndex([(t, t) for t in lists.lists.get("cue_call", ())], exact=True)
        self._of_call = lists.alternatives("call_word", r"\b(?:%s)(?!\w)")
        self._never_first = lists.relatives | lists.questions
        self._passive = lists.folded("passive_word")
        self._ahead = lists.folded("cue_unreal") | lists.folded("future_cue")
        self._endings = tuple(lists.folded("content_ending"))
        self._closings = lists.folded("content_closing")
        self._clings = lists.folded("clinging_subject")
        self._no_cues = TermIndex([(t, t) for t in lists.lists.get("no_cue", ())], exact=True)
        self._naming_words = lists.folded("naming_word")
        self._acts_called = frozenset(map(fold, lists.lists.get("false_act", ())))
        self._naming = TermIndex([(t, t) for t in lists.lists.get("cue_naming", ())], exact=True)

    def __call__(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return the attributions of a sentence that a word of saying makes; offsets begin with
        the sentence.
        """
        bare = without_platforms(closed(text, quotes), self._language)
        cited: list[Cited] = []
        for reading in readings(bare, self.lists.cues_in(bare), self._language):
            stand = that_stand(quotes, reading)
            cited += self._read_once(reading, stand, that_stand(named, reading))
        return cited or list(self._claimed(bare, named)) or list(self.impersonal_of(bare))

    def _read_once(self, bare: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return the attributions of one reading of a sentence."""
        cited = list(self.cited_by_phrase(bare, named))
        taken = [f.source for f in cited if f.source is not None] + [f.cue_span for f in cited]
        taken += [Span(start=h.start, end=h.end) for h in self.lists.hearsay.find(bare)]
        taken += [Span(start=n.start, end=n.end) for n in self._no_cues.find(bare)]
        for cue in self.lists.cues_in(bare):
            span = Span(start=cue.start, end=cue.end)
            if any(span.overlaps(other) for other in taken):
                continue
            frame = next(self._of_cue(bare, cue, quotes, named), None)
            if frame is not None:
                cited.append(frame)
                taken.append(span)
        return cited

    def passed_on(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return who passes on whose words: what a verb and a phrase of one sentence tell."""
        return []

    def asides(self, text: str, quote: Span) -> list[Span]:
        """Return what the writer puts between the parts of a quotation, set apart by dashes or by
        commas: "CONTENT, said X, CONTENT".
        """
        inserted = super().asides(text, quote)
        if inserted:
            return inserted
        said = text[quote.start : quote.end]
        for cue in self.lists.cues_in(said):
            begin, end = begin_of_clause(said, cue.start), end_of_clause(said, cue.end)
            lead = {fold(w.text) for w in words(said, begin, cue.start)}
            source = self.nouns.behind(said, cue.end, [])
            bounded = said[:begin].rstrip().endswith(",") and said[end : end + 1] == ","
            if bounded and lead <= self.nouns.helpers and source is not None:
                inserted.append(Span(start=quote.start + begin, end=quote.start + end))
        return inserted

    def _of_cue(
        self, text: str, cue: Found, quotes: Sequence[Span], named: Sequence[Span]
    ) -> Iterator[Cited]:
        """Yield what a word of saying attributes, by the first form that fits."""
        before = self.nouns.before(text, cue.start, named)
        if before is not None and self._says_within(text, before):
            before = None  # "X said that Y | demands"
        if self._is_passive(text, cue):
            return
        that = self._that_of(text, cue)
        after = self.nouns.behind(text, cue.end, named, that.start("that") if that else None)
        if before is not None and after is not None and self._is_addressee(text, before):
            before = None
        if self._last:
            yield from self._verb_last(text, cue, quotes, named)
        yield from self._as_clause(text, cue, before, after)
        yield from self._blamed(text, cue, before)
        yield from self._called_on(text, cue, before)
        yield from self._called_so(text, cue, before or after)
        after = after or self._clinging(text, cue)
        if that is None or before is None:
            yield from self._behind_content(text, cue, quotes, after, that is not None)
        if that is not None and not self._is_object_of_that(text, cue, that.end()):
            content = trimmed(text, that.end(), len(text))
            yield from self._with(cue, "that", content, before or after)
        colon = _COLON.match(text, cue.end)
        if colon is not None:
            yield from self._with(
                cue, "colon", trimmed(text, colon.end(), len(text)), before or after
            )
        yield from self._quoted(text, cue, quotes, before or after)
        yield from self._bare_clause(text, cue, before, after)
        yield from self._object(text, cue, before)
        yield from self._denied_before(text, cue, before)

    def _says_within(self, text: str, phrase: Span) -> bool:
        """Return whether a verb of saying stands inside a phrase, which so is none."""
        cues = (c for c in self.lists.cues_in(text) if phrase.start < c.start < phrase.end)
        that = self.lists.folded("that_word")
        return any(fold(w.text) in that for c in cues for w in words(text, c.end, phrase.end))

    def _is_addressee(self, text: str, phrase: Span) -> bool:
        """Return whether a phrase opens with an article of whoever is told ("dem Präsidenten")."""
        return fold(next(words(phrase.of(text))).text) in self._addressed

    def _clinging(self, text: str, cue: Found) -> Span | None:
        """Return the pronoun that clings to a verb of saying or to its helper ("a-t-il dit")."""
        if not self._clings:
            return None
        begin, end = begin_of_clause(text, cue.start), end_of_clause(text, cue.end)
        for pronoun in _CLINGING.finditer(text, begin, end):
            if fold(pronoun[1]) in self._clings:
                return Span(start=pronoun.start(1), end=pronoun.end(1))
        return None

    def _is_passive(self, text: str, cue: Found) -> bool:
        """Return whether a verb is said of what was said ("was confirmed"), and so names nobody."""
        begin, end = begin_of_clause(text, cue.start), end_of_clause(text, cue.end)
        near = [*words(text, begin, cue.start)][-2:] + [*words(text, cue.end, end)][:1]
        listed = [fold(w.text) for w in near]
        return any(w in self._passive for w in (*listed, fold(text[cue.start : cue.end])))

    def _with(
        self, cue: Found, rule: str, content: Span | None, source: Span | None
    ) -> Iterator[Cited]:
        """Yield a frame; without a source it is whoever spoke last, where subjects may be left
        out.
        """
        if content is None:
            return
        if source is not None and not source.covers(content):
            yield frame_of(cue, rule, content, source)
        elif source is None and self._silent and rule in ("that", "inverted", "quotation"):
            yield Cited(cue.term, POINTS_BACK, content, None, None, cue.end, cue.start)

    def _that_of(self, text: str, cue: Found) -> re.Match[str] | None:
        """Return the "that" behind a cue, with what stands between."""
        return self._opens.match(text, cue.end) if self._opens is not None else None

    def _is_object_of_that(self, text: str, cue: Found, that: int) -> bool:
        """Return whether another verb of saying stands between a cue and the "that" behind it."""
        return any(cue.end <= c.start < that for c in self.lists.cues_in(text[:that]))

    def _behind_content(
        self,
        text: str,
        cue: Found,
        quotes: Sequence[Span],
        after: Span | None,
        opens_that: bool,
    ) -> Iterator[Cited]:
        """Find "CONTENT, said X" and "CONTENT, said X, CONTENT"."""
        begin = begin_of_clause(text, cue.start)
        helped = all(
            fold(w.text) in self.nouns.helpers | self.lists.filler
            for w in words(text, begin, cue.start)
        )
        lead = text[:begin].rstrip()
        if not helped or lead[-1:] not in (*",»!?…", "—", "–", "-") or opens_that:
            return
        if count_words(lead) < 2 and not any(q.end <= cue.start for q in quotes):
            return
        if after is None and self._is_apposition(text, len(lead) - 1):
            return
        content = trimmed(text, 0, len(lead))
        end = after.end if after is not None else cue.end
        close = end_of_clause(text, end)
        rest = trimmed(text, close, len(text)) if text[close : close + 1] in (",", "»") else None
        if content is not None and rest is not None and count_words(rest.of(text)) >= FEWEST:
            first = fold(next(words(rest.of(text))).text)
            if first not in self._never_first | self.lists.aside_openers:
                content = Span(start=content.start, end=rest.end)
        if not text[:begin].strip(" ,«»—–-_") and not quotes:
            return
        yield from self._with(cue, "inverted", content, after)

    def _is_apposition(self, text: str, end: int) -> bool:
        """Return whether a sentence is, up to a place, nothing but a phrase and a name set off by a
        comma ("The minister, Ana Pop, asked").
        """
        comma = end_of_clause(text, 0)
        if comma >= end or end_of_clause(text, comma + 1) != end:
            return False
        parts = ((0, comma), (comma + 1, end))
        wholes = [trimmed(text, *part) for part in parts]
        read = [
            self.nouns.read(text, whole.start, whole.end, ())
            for whole in wholes
            if whole is not None
        ]
        return all(w is not None and r == w for w, r in zip(wholes, read, strict=False))

    def _quoted(
        self, text: str, cue: Found, quotes: Sequence[Span], source: Span | None
    ) -> Iterator[Cited]:
        """Find the quotation that a cue brings: the next one behind it, else the last before."""
        long = [q for q in quotes if count_words(q.of(text)) >= FEWEST or "_" in q.of(text)]
        behind = [q for q in long if q.start >= cue.end]
        for quote in (*behind[:1], *long[-1:]):
            yield from self._with(cue, "quotation", quote, source)
            return

    def _bare_clause(
        self, text: str, cue: Found, before: Span | None, after: Span | None
    ) -> Iterator[Cited]:
        """Find "X said, CONTENT", where the language leaves out "that"."""
        comma = _COMMA.match(text, cue.end) if self._bare else None
        if comma is None:
            return
        first = next(words(text, comma.end()), None)
        if first is None or fold(first.text) in self.lists.questions:
            return
        ambiguous = after is not None and fold(first.text) in self.lists.relatives
        if ambiguous and "," in text[first.end :]:
            return  # "said the man who ..., that"
        content = trimmed(text, comma.end(), len(text))
        yield from self._with(cue, "bare", content, before or after)

    def _called_so(self, text: str, cue: Found, source: Span | None) -> Iterator[Cited]:
        """Find "X called the reports a lie": what is called so is denied."""
        surface = text[cue.start : cue.end]
        if not self._naming.find(surface):
            return
        false = next(
            (w for w in words(text, cue.end) if fold(w.text) in self.lists.false_words), None
        )
        if false is None or source is None:
            return
        content = longer(text, (false.end, len(text)), (cue.end, false.start), fewest=2)
        if content is None and fold(false.text) not in self._acts_called:
            content = trimmed(text, 0, len(text))  # "called this a lie": what was said before
        if content is not None and content.end <= false.start:
            content = self._without_joint(text, content)
        if content is None or not self._may_be_untrue(false.text, content.of(text)):
            return
        for frame in self._with(cue, "called_false", content, source):
            yield frame._replace(denies=True)

    def _without_joint(self, text: str, content: Span) -> Span | None:
        """Return what is called something without the word that leads to what it is called."""
        last = list(words(text, content.start, content.end))[-1]
        if fold(last.text) in self._naming_words:
            return trimmed(text, content.start, last.start)
        return content

    def _blamed(self, text: str, cue: Found, source: Span | None) -> Iterator[Cited]:
        """Find "X accuses Y of CONTENT"."""
        if self._of_blame is None or not self._blames.find(text[cue.start : cue.end]):
            return
        first = next(words(text, cue.end), None)
        if first is None:
            return
        joint = self._of_blame.search(text, first.end)
        if joint is not None:
            content = trimmed(text, joint.end(), len(text))
            yield from self._with(cue, "blame", content, source)

    def _called_on(self, text: str, cue: Found, source: Span | None) -> Iterator[Cited]:
        """Find "X called on Y to CONTENT": whom and to what together is what X wants."""
        if self._of_call is None or not self._calls.find(text[cue.start : cue.end]):
            return
        first = next(words(text, cue.end), None)
        joint = self._of_call.search(text, first.end) if first is not None else None
        content = trimmed(text, cue.end, len(text)) if joint is not None else None
        yield from self._with(cue, "called on", content, source)

    def _object(self, text: str, cue: Found, source: Span | None) -> Iterator[Cited]:
        """Find "X reported on Y", "X denies Y", "X regrets Y"."""
        surface = text[cue.start : cue.end]
        about = self._reports.match(text, cue.end) if self._reports is not None else None
        takes = self._objects_of.find(surface) or self._denials.find(surface)
        if about is None and not takes:
            return
        if about is not None and takes and count_words(about.group()) > 1:
            about = None
        begin = about.end() if about is not None else cue.end
        content = self._without_end(text, begin)
        if content is not None:
            yield from self._with(cue, "about" if about else "object", content, source)
        elif takes and self._second:
            yield from self._with(cue, "object", self._between(text, cue, source), source)

    def _denied_before(self, text: str, cue: Found, source: Span | None) -> Iterator[Cited]:
        """Find "X denied": what is denied was said before, and X has spoken."""
        if source is None or not self._denials.find(text[cue.start : cue.end]):
            return
        if self.lists.cues_in(text[: cue.start]) or count_words(text[: source.start]):
            return  # a last clause denies what its own sentence tells
        rest = words(text, cue.end, end_of_clause(text, cue.end))
        particles = self.lists.folded("verb_particle")
        if all(fold(w.text) in particles or self.nouns.is_outside(w.text) for w in rest):
            yield from self._with(cue, "object", trimmed(text, 0, len(text)), source)

    def _between(self, text: str, cue: Found, source: Span | None) -> Span | None:
        """Return the object between a subject and a verb that closes the clause."""
        if source is None or source.end >= cue.start:
            return None
        cut = self.lists.folded("negator") | self.lists.folded("negator_behind")
        listed = [
            w
            for w in words(text, source.end, cue.start)
            if fold(w.text) not in cut | self.nouns.helpers
        ]
        if len(listed) < 2:
            return None
        return Span(start=listed[0].start, end=listed[-1].end)

    def _without_end(self, text: str, begin: int) -> Span | None:
        """Return what stands from a place to the end of a sentence, without a particle or a
        negation that closes it.
        """
        content = trimmed(text, begin, len(text))
        cut = self.lists.folded("verb_particle") | self.lists.folded("negator_behind")
        while content is not None:
            last = list(words(text, content.start, content.end))[-1]
            if fold(last.text) not in cut:
                break
            content = trimmed(text, content.start, last.start)
        return content

    def _verb_last(
        self, text: str, cue: Found, quotes: Sequence[Span], named: Sequence[Span]
    ) -> Iterator[Cited]:
        """Find "SOURCE, CONTENT said": the source first, the verb last."""
        ahead = fold(text[cue.start : cue.end]) in self._ahead
        if count_words(text[cue.end : end_of_clause(text, cue.end)]) > 1 and not ahead:
            return
        source = self._leader(text, named, cue.start)
        quote = next((q for q in reversed(quotes) if q.end <= cue.start), None)
        begin = source.end if source is not None else 0
        content = quote or self._without_time(text, begin, self._content_end(text, cue))
        if content is None:
            return
        yield from self._called_before(text, cue, content, source)
        if quote is None and not self._leads_to(text, cue, content):
            return
        yield from self._with(cue, "quotation" if quote else "that", content, source)

    def _without_time(self, text: str, begin: int, end: int) -> Span | None:
        """Return what stands between two places without the words that say when at its ends."""
        listed = list(words(text, begin, end))
        while listed and self.nouns.is_outside(listed[0].text):
            listed.pop(0)
        while listed and self.nouns.is_outside(listed[-1].text):
            listed.pop()
        return trimmed(text, listed[0].start, listed[-1].end) if listed else None

    def _called_before(
        self, text: str, cue: Found, content: Span, source: Span | None
    ) -> Iterator[Cited]:
        """Find "X the reports a lie called", where the verb closes the sentence."""
        if not self._naming.find(text[cue.start : cue.end]):
            return
        false = next(
            (
                w
                for w in words(text, content.start, content.end)
                if fold(w.text) in self.lists.false_words
            ),
            None,
        )
        if false is not None:
            called = trimmed(text, content.start, false.start)
            if called is None or not self._may_be_untrue(false.text, called.of(text)):
                return
            for frame in self._with(cue, "called_false", called, source):
                yield frame._replace(denies=True)

    def _leads_to(self, text: str, cue: Found, content: Span) -> bool:
        """Return whether a clause ends as what is said does before its verb: in an ending of such
        clauses, or in a particle.
        """
        if self._content_end(text, cue) < cue.start:
            return True
        last = list(words(text, content.start, cue.start))[-1:]
        takes = self._objects_of.find(text[cue.start : cue.end]) or self._denials.find(
            text[cue.start : cue.end]
        )
        if not last:
            return False
        plain = fold(last[0].text)
        said = list(words(text, content.start, content.end))[-1:]
        closing = plain in self._closings or plain.endswith(self._endings)
        return closing or bool(takes) or fold(said[0].text).endswith(self._endings)

    def _leader(self, text: str, named: Sequence[Span], end: int) -> Span | None:
        """Return the noun phrase that a sentence begins with, over words that say when."""
        first = end_of_clause(text, 0)
        if all(self.nouns.is_outside(w.text) for w in words(text, 0, first)):
            return self.nouns.behind(text, first, named)
        begin = behind_place(self.lists, text, 0, end)
        if first < end and text[first] == "," and begin < first:
            opening = self._first(text[begin:first]) + begin
            span = self.nouns.read(text, opening, first, named)
            if span is not None:
                return trimmed(text, span.start, first)
            if self._is_titled_name(text, first, named):
                return trimmed(text, self._first(text), first)
        return self.nouns.behind(text, begin, named)

    def _is_titled_name(self, text: str, comma: int, named: Sequence[Span]) -> bool:
        """Return whether a few words up to a comma are a title that no list has and a name: "Bölge
        valisi Ahmet Kaya,".
        """
        whole = trimmed(text, self._first(text), comma)
        listed = list(words(text, 0, comma))
        if whole is None or not 1 < len(listed) <= _LONGEST_TITLE:
            return False
        if self.nouns.is_outside(listed[0].text) or not listed[-1].text[:1].isupper():
            return False
        return self.nouns.names(text, whole, named)

    def _first(self, text: str) -> int:
        """Return where the first word of a sentence begins."""
        return next((w.start for w in words(text)), 0)
