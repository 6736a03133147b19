"""The attribution grammar for languages without a parser: cues, commas, dashes, colons and
quotation marks (Russian, Ukrainian, Kazakh).

Every rule looks at one sentence as plain text with its marks of formatting blanked; the words come
from the lexicon of the language.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.surface.acts import acts_of
from tocsin.annotate.surface.citing import asides, passed_on
from tocsin.annotate.surface.coordinated import readings, that_stand
from tocsin.annotate.surface.labels import announced
from tocsin.annotate.surface.leading import leader
from tocsin.annotate.surface.phrases import SurfacePhrases, lies_within
from tocsin.annotate.surface.platforms import opens_with_platform, without_platforms
from tocsin.annotate.surface.spans import (
    CLOSING,
    FEWEST,
    OPENING,
    clause_end,
    clause_start,
    longer,
    trimmed,
    with_callings,
)
from tocsin.annotate.surface.words import frame_of
from tocsin.annotate.text.cited import Cited
from tocsin.language.denying import may_be_untrue
from tocsin.language.fold import fold
from tocsin.language.patterns import Found
from tocsin.language.stems import stem
from tocsin.language.words import count_words, words
from tocsin.records import Span

# The particle behind what is said stands at most so many letters before its verb.
_NEAR = 30
# And so many words at most stand behind a verb that closes its sentence.
_MOST_BEHIND = 3
# What stands in brackets between a name and its verb: "X (pictured) said".
_ASIDE = re.compile(r"(?<=\w )\([^()\n]{1,40}\)(?= \w)")
_COLON = re.compile(r"[^,:«“\"]{0,60}:\s*")
# Given names and surnames of one person.
_WORDS_OF_NAME = range(2, 4)
# Of these whoever opens the sentence is the subject, whether or not it is known that it can speak.
_BY_LEAD = ("that", "object")


@functools.cache
def grammar(language: str) -> "SurfaceGrammar":
    """Return the grammar of a language, built once."""
    return SurfaceGrammar(language)


class SurfaceGrammar(SurfacePhrases):
    """Reads who is cited in a sentence off its surface."""

    def __call__(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return the attributions of a sentence that a word of saying makes.

        `text` is the sentence with its formatting blanked, `quotes` the insides of the quotations
        in it, `named` the names of whoever can speak; all offsets, also those returned, begin with
        the sentence.
        """
        text = _ASIDE.sub(lambda m: " " * len(m.group()), text)
        bare = without_platforms(text, self._language)
        cited = self._read_all(bare, quotes, named)
        if not cited and opens_with_platform(text, self._language):
            cited = self._read_all(text, quotes, named)  # "At Telegram they said that"
        return cited or self._without_speaker(bare, quotes)

    def _read_all(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return the attributions of a sentence in all of its readings."""
        cited: list[Cited] = []
        for reading in readings(text, self.lists.cues_in(text), self._language):
            stand = that_stand(quotes, reading)
            cited += self._read_once(reading, stand, that_stand(named, reading))
        return cited

    def _read_once(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return the attributions of one reading of a sentence."""
        passed = passed_on(self.lists, text, quotes, named)
        cited = [*passed, *self._phrases(text, quotes), *self._behind_sources(text, quotes, named)]
        taken = [f.source for f in cited if f.source is not None] + [f.cue_span for f in passed]
        for cue in self.lists.cues_in(text):
            known = any(span.start <= cue.start < span.end for span in taken)
            if known or lies_within(cue.start, quotes) or self._is_unreal(text, cue):
                continue
            surface = fold(text[cue.start : cue.end])
            if self.lists.gerunds and surface.endswith(self.lists.gerunds):
                forms = self._by_gerund(text, cue, quotes, named)
            else:
                forms = self._by_cue(text, cue, quotes, named)
            frame = next(forms, None)
            if frame is not None:
                cited.append(frame)
        return cited

    def _is_unreal(self, text: str, cue: Found) -> bool:
        """Return whether a cue is an infinitive that tells of no act of saying."""
        real = self.factuality.is_real_infinitive
        return self._is_infinitive(text, cue) and not real(text, cue.start)

    def deeds(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return the acts of speech of a sentence whose content is no clause."""
        return acts_of(self.lists, self._language, text, quotes, named)

    def passed_on(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return who passes on whose words."""
        return passed_on(self.lists, text, quotes, named)

    def asides(self, text: str, quote: Span) -> list[Span]:
        """Return what the writer says between the parts of a quotation."""
        return asides(self.lists, text, quote)

    def aside(self, text: str, quote: Span, inserted: Span, named: Sequence[Span]) -> Cited | None:
        """Return who says a quotation, by what the writer puts between its parts; offsets begin
        with the sentence.
        """
        begin, end = max(0, inserted.start), min(len(text), inserted.end)
        cue = next((c for c in self.lists.cues_in(text) if begin <= c.start < end), None)
        if cue is None:
            return None
        source = self.lists.who(text, cue.end, min(end, clause_end(text, cue.end)))
        if source is None or not self.lists.speaks(text, source, named):
            source = self.lists.who(text, begin, cue.start)
        content = trimmed(text, max(0, quote.start), min(len(text), quote.end))
        if content is not None and content.end == inserted.end:
            content = trimmed(text, content.start, begin)
        if source is None or content is None:
            return None
        return frame_of(cue, "aside", content, source)

    def introduces(self, text: str, named: Sequence[Span]) -> Span | None:
        """Return who is about to speak in the next sentence: a name before a colon that ends this
        one.
        """
        return announced(self.lists, text, named)

    def _by_cue(
        self, text: str, cue: Found, quotes: Sequence[Span], named: Sequence[Span]
    ) -> Iterator[Cited]:
        """Yield what a word of saying attributes, by the first form that fits."""
        bare = self.lists.without_citations(text)
        left, right = bare[: cue.start], bare[cue.end :]
        before, after = self._subject(bare, cue.start), self.lists.right(bare, cue.end)
        after = after or self._behind_gerund(bare, cue.end)
        after = with_callings(bare, after) if after is not None else None
        if before is None or self.lists.is_clause(before.of(text)):
            before = self._first_phrase(bare, cue.start, named)
        elif before.of(text)[:1].islower():
            before = self._first_phrase(bare, cue.start, named) or before
        if (
            after is not None
            and before is not None
            and text[: after.start].rstrip()[-1:] in ("«", "“", '"')
        ):
            marked = text[cue.end :].lstrip()[:1] in ("«", "“", '"')
            after = None if marked else after  # the house that was told
        last = next((fold(w.text) for w in reversed(list(words(left)))), "")
        if last in self.lists.as_words and after is not None:
            content = longer(text, (after.end, len(text)), (0, cue.start - len(last) - 1))
            yield from self._checked(text, cue, "as", content, (after,), named)
        yield from self._called_false(text, cue, before, named)
        that = self._that.match(right) if self._that else None
        if that is not None and not self.lists.cues_in(right[: that.end()]):
            content = trimmed(text, cue.end + that.end(), len(text))
            yield from self._checked(text, cue, "that", content, (before, after), named)
        if self._particle is not None:
            yield from self._verb_final(text, cue, quotes, named)
        colon = _COLON.match(right)
        if colon is not None:
            content = trimmed(text, cue.end + colon.end(), len(text))
            yield from self._checked(text, cue, "colon", content, (before, after), named)
        yield from self._inverted(text, cue, left, after, named)
        clause = bare[clause_start(bare, cue.start) : cue.start]
        topic = self._topic.match(clause) if self._topic else None
        if topic is not None and after is not None:
            content = trimmed(text, clause_start(bare, cue.start), cue.start)
            if content is not None and any(
                fold(w.text) in self.lists.questions for w in words(content.of(text))
            ):
                content = trimmed(text, 0, content.start)  # "CONTENT, of which X spoke"
            yield from self._checked(text, cue, "topic", content, (after,), named)
        quote = next((q for q in quotes if count_words(q.of(text)) >= FEWEST), None)
        if quote is not None:
            yield from self._checked(text, cue, "quotation", quote, (before, after), named)
        yield from self._objects(text, cue, right, (before, after), named)

    def _is_infinitive(self, text: str, cue: Found) -> bool:
        """Return whether a word of saying is in no finite form, or is said of a thing ("is
        reported").
        """
        plain = fold(text[cue.start : cue.end])
        if not bool(self.lists.infinitives):
            return False
        return plain.endswith(self.lists.infinitives) and not self.lists.reflexive(plain)

    def _by_gerund(
        self, text: str, cue: Found, quotes: Sequence[Span], named: Sequence[Span]
    ) -> Iterator[Cited]:
        """Find "X did this, saying that CONTENT": whom the sentence begins with says it."""
        source = self._leader(text, named, cue.start)
        right = text[cue.end :]
        for form in (self._that.match(right) if self._that else None, _COLON.match(right)):
            if form is not None:
                content = trimmed(text, cue.end + form.end(), len(text))
            else:
                content = None
            yield from self._checked(text, cue, "gerund", content, (source,), named)
        quote = next(
            (q for q in quotes if q.start > cue.end and count_words(q.of(text)) >= FEWEST), None
        )
        yield from self._checked(text, cue, "gerund", quote, (source,), named)

    def _subject(self, text: str, at: int) -> Span | None:
        """Return the noun phrase before a verb; of verbs in a row ("did not say, write or hint")
        the one before the first.
        """
        span = self.lists.left(text, at)
        start = clause_start(text, at)
        while (
            start > 1
            and text[:start].rstrip().endswith(",")
            and (span is None or self._only_verbs(span.of(text)))
        ):
            end = text[:start].rstrip().rstrip(",").__len__()
            span = self.lists.left(text, end)
            start = clause_start(text, end)
        if span is None:
            return None
        cues = self.lists.cues_in(text)
        opening = next((c.end for c in cues if c.start == span.start and c.end < at), span.start)
        span = Span(start=opening, end=span.end)  # "said X | and added that"
        cut = next((c.start for c in cues if span.start < c.start < span.end), span.end)
        negator = next(
            (
                w.start + span.start
                for w in words(span.of(text))
                if self._negates(w.text) and w.start
            ),
            cut,
        )
        return self.lists.who(text, span.start, min(cut, negator)) or span

    def _behind_gerund(self, text: str, at: int) -> Span | None:
        """Return whoever stands behind a clause that says with what else: "wrote, commenting on the
        shelling, the president".
        """
        comma = clause_end(text, at)
        first = next(iter(words(text, comma)), None)
        if text[comma : comma + 1] != "," or first is None or not self._is_gerund(fold(first.text)):
            return None
        close = clause_end(text, first.end)
        return self.lists.right(text, close + 1) if text[close : close + 1] == "," else None

    def _first_phrase(self, text: str, at: int, named: Sequence[Span]) -> Span | None:
        """Return the name a sentence begins with, where an apposition stands between it and its
        verb ("X, head of Y, said").
        """
        end = clause_end(text, 0)
        if end >= at or text[end : end + 1] != "," or not text[:at].rstrip().endswith(","):
            return None
        source = self.lists.who(text, 0, end)
        named_here = source is not None and any(source.overlaps(n) for n in named)
        if source is None:
            return None
        capitals = [w.text[:1].isupper() for w in words(source.of(text))]
        is_name = len(capitals) in _WORDS_OF_NAME and all(capitals)
        return (
            source if named_here or is_name or self.lists.somebody.find(source.of(text)) else None
        )

    def _negates(self, word: str) -> bool:
        """Return whether a word begins the negated verb."""
        return fold(word) in self.lists.folded("negator")

    def _only_verbs(self, text: str) -> bool:
        """Return whether words name nobody: verbs of saying, negators, conjunctions, and nothing
        that may be a noun; or an aside.
        """
        listed = [fold(w.text) for w in words(text)]
        if not any(w.text[:1].isupper() for w in words(text)) and any(
            self._is_gerund(w) for w in listed
        ):
            return True
        cues = self.lists.cues_in(text)
        others = [w for w in words(text) if not any(c.start <= w.start < c.end for c in cues)]
        return all(self._negates(w.text) or self._is_verbal(w.text) for w in others)

    def _is_gerund(self, word: str) -> bool:
        """Return whether a word has the ending of a gerund ("smiling")."""
        return bool(self.lists.gerunds) and len(word) > FEWEST and word.endswith(self.lists.gerunds)

    def _is_verbal(self, word: str) -> bool:
        """Return whether a word joins verbs or is one: a short one, or one with the ending of a
        verb.
        """
        plain = fold(word)
        short = len(plain) <= FEWEST and word.islower()
        return short or (
            word.islower() and plain.endswith((*self.lists.finite, *self.lists.infinitives))
        )

    def _called_false(
        self, text: str, cue: Found, before: Span | None, named: Sequence[Span]
    ) -> Iterator[Cited]:
        """Find "X called the reports a lie": what is called so is denied."""
        if stem(text[cue.start : cue.end]) not in self.lists.calling:
            return
        end = clause_end(text, cue.end)
        false = next(
            (w for w in words(text, cue.end, end) if fold(w.text) in self.lists.false_words), None
        )
        if false is None:
            return
        content = longer(text, (false.end, end), (cue.end, false.start), fewest=2)
        if content is None and before is not None:
            name = next((n for n in named if n.end == before.end and n.start > before.start), None)
            if name is not None:
                content, before = trimmed(text, before.start, name.start), name
        if content is not None and not self._may_be_untrue(false.text, content.of(text)):
            return
        for frame in self._checked(text, cue, "called_false", content, (before,), named):
            yield frame._replace(denies=True)

    def _may_be_untrue(self, false: str, called: str) -> bool:
        """Return whether what is called by some word was said by somebody: an exercise that is
        called a provocation took place, a statement that is called so is rejected.
        """
        return may_be_untrue(false, called, self._language)

    def _inverted(
        self, text: str, cue: Found, left: str, after: Span | None, named: Sequence[Span]
    ) -> Iterator[Cited]:
        """Find "CONTENT, said X" and "CONTENT, said X, CONTENT"."""
        lead = self._without_adverbs(self._without_particle(left.rstrip()))
        if lead[-1:] not in (*",—–-!?", *CLOSING) or after is None:
            return
        opened = max(lead.rfind(mark) for mark in OPENING)
        if lead[-1:] in CLOSING and count_words(lead[opened + 1 :]) < FEWEST:
            return  # a word in marks, and no quotation
        content = trimmed(text, 0, len(lead))
        if content is not None:
            content = self._with_rest(text, content, lead, after.end)
        yield from self._checked(text, cue, "inverted", content, (after,), named)

    def _without_particle(self, lead: str) -> str:
        """Return what stands before a verb without the particle of reported speech at its end."""
        if self._particle is None:
            return lead
        last = max(self._particle.finditer(lead), key=lambda m: m.start(), default=None)
        if last is None or last.end() != len(lead):
            return lead
        return lead[: last.start()].rstrip()

    def _without_adverbs(self, lead: str) -> str:
        """Return what stands before a verb without the word or two that say how it is said: "— с
        трудом сказал X"; nothing where no dash stands before these.
        """
        between = words(lead, clause_start(lead + " ", len(lead) + 2))
        aside = list(itertools.islice(between, FEWEST))
        if not aside or len(aside) >= FEWEST or not all(w.text.islower() for w in aside):
            return lead
        before = lead[: aside[0].start]
        if not before.strip():
            return lead
        before = before.rstrip()
        if before[-1:] in ("—", "–", "-"):
            return before
        return ""

    def _with_rest(self, text: str, content: Span, lead: str, end: int) -> Span:
        """Return a content with what goes on behind its tag, where both are one statement."""
        rest = trimmed(text, end, len(text))
        goes_on = text[end:].lstrip()[:1] in (",", "—", "–") and lead[-1:] not in CLOSING
        quoted = lead.rstrip(" ,—–-")[-1:] in CLOSING
        if rest is None or not goes_on or quoted or self._goes_aside(rest.of(text)):
            return content
        if any(cue.start >= rest.start for cue in self.lists.cues_in(text)):
            return content
        if count_words(content.of(text)) >= FEWEST and self.lists.tells(content.of(text)):
            return content
        return Span(start=content.start, end=rest.end)

    def _objects(
        self,
        text: str,
        cue: Found,
        right: str,
        sources: Sequence[Span | None],
        named: Sequence[Span],
    ) -> Iterator[Cited]:
        """Find "X reported on Y", "X denies Y", "X did not say how many"."""
        question = self._asks.match(right) if self._asks else None
        if question is not None:
            content = trimmed(text, cue.end + question.end(), len(text))
            for frame in self._checked(
                text, cue, "asked", content, sources[:1], named, is_question=True
            ):
                if self.factuality(text, frame, ()) != "said":
                    yield frame
        about = self._about.match(right) if self._about else None
        if about is not None:
            content = trimmed(text, cue.end + about.end(), len(text))
            yield from self._checked(text, cue, "about", content, sources[:1], named)
        if stem(text[cue.start : cue.end]) in self.lists.objecting:
            content = trimmed(text, cue.end, len(text))
            yield from self._checked(text, cue, "object", content, sources[:1], named)

    def _verb_final(
        self, text: str, cue: Found, quotes: Sequence[Span], named: Sequence[Span]
    ) -> Iterator[Cited]:
        """Find "SOURCE CONTENT деп CUE": the source first, the verb last."""
        bare = self.lists.without_citations(text)
        if self._particle is None or not self._closes(text, bare, cue):
            return
        end = self._content_end(text, cue)
        quote = next((quote for quote in quotes if quote.end <= cue.start), None)
        content = trimmed(text, quote.start, quote.end) if quote is not None else None
        lead = self._leader(bare, named, quote.start if quote is not None else end)
        if lead is None:
            return
        if content is None:
            content = trimmed(bare, lead.end, end)
        if content is not None and count_words(content.of(text)) > 1:
            yield frame_of(cue, "verb_final", content, lead)

    def _closes(self, text: str, bare: str, cue: Found) -> bool:
        """Return whether a verb of saying closes its sentence and is not inverted: "CONTENT,
        CUE X",
        "CONTENT, деп CUE X".
        """
        behind = text[cue.end :]
        follows = count_words(behind)
        if text[: cue.start].rstrip().endswith(",") and follows:
            return False
        begin = clause_start(text, cue.start)
        in_clause = count_words(text[cue.end : clause_end(text, cue.end)])
        if in_clause > _MOST_BEHIND or text[:begin].rstrip()[-1:] in CLOSING:
            return False
        if bare[:begin].rstrip().endswith(",") and follows:
            head = fold(bare[begin : cue.start].strip())
            if not head or (self._particle is not None and self._particle.fullmatch(head)):
                return False
        return follows <= _MOST_BEHIND or behind.lstrip().startswith(",")

    def _content_end(self, text: str, cue: Found) -> int:
        """Return where what is said ends before its verb: at the particle, where one is near."""
        end = cue.start
        if self._particle is None:
            return end
        for particle in self._particle.finditer(text, 0, cue.end):
            near = cue.start - particle.end() <= _NEAR
            end = particle.start() if near else cue.start
        return end

    def _leader(self, text: str, named: Sequence[Span], end: int) -> Span | None:
        """Return the noun phrase a sentence begins with, as far as it names somebody."""
        return leader(self.lists, text, named, end)

    def _checked(
        self,
        text: str,
        cue: Found,
        rule: str,
        content: Span | None,
        sources: Sequence[Span | None],
        named: Sequence[Span],
        *,
        is_question: bool = False,
    ) -> Iterator[Cited]:
        """Yield a frame with the first source that can speak, if what is said is more than a word
        or two.
        """
        first = next(iter(words(content.of(text))), None) if content is not None else None
        if content is None or first is None or count_words(content.of(text)) < 2:
            return
        begins = rule == "colon" and first.text[:1].isupper()
        if fold(first.text) in self.lists.questions and not is_question and not begins:
            return
        sources = [
            s if s is not None and not self.lists.is_clause(s.of(text)) else None for s in sources
        ]
        source = next(
            (s for s in sources if s is not None and self.lists.speaks(text, s, named)), None
        )
        lead = sources[0]
        if (
            rule in _BY_LEAD
            and lead is not None
            and lead.start < FEWEST
            and lead.of(text)[:1].isupper()
        ):
            source = lead  # what opens a sentence before "said that" or "denies"
        if source is not None and (rule == "inverted" or not source.overlaps(content)):
            yield frame_of(cue, rule, content, source)
