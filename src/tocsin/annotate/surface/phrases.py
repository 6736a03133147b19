"""Phrases that cite without a verb of saying that governs a clause: "according to X", "this was
reported by X", "rumour has it".

The words come from the lexicon of the language; the grammar of verbs is built on this (grammar).
"""

import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.surface.factuality import surface_factuality
from tocsin.annotate.surface.platforms import without_platforms
from tocsin.annotate.surface.spans import (
    FEWEST,
    clause_end,
    clause_start,
    has_words,
    longer,
    says,
    trimmed,
    with_name_behind,
)
from tocsin.annotate.surface.words import SurfaceWords, cites, frame_of
from tocsin.annotate.text.cited import (
    HEARSAY,
    IMPERSONAL,
    POINTS_BACK,
    Cited,
    moved,
    shifted,
)
from tocsin.annotate.text.mute import is_mute
from tocsin.language.fold import fold
from tocsin.language.patterns import Found
from tocsin.language.stems import stem
from tocsin.language.words import count_words, words
from tocsin.records import Span

# Before "this", and before a verb behind its comma ("as X said"), stands at most so many words.
_THIS_LEAD = 1
# And before these the mark behind what it points back to.
_THIS_MARK = re.compile(r"[,;—–-](?=\s*(?:\w+\s+)?$)")
# Before a verb that is only the tag of what was said stands a comma, a dash, or both.
# What parts a clause from the words behind it that say it is reported.
_SET_OFF = re.compile(r"[,;:—–»”\"-]")
# The noun for a paper is one of so many words behind "from", that included.
_PAPER_REACH = 4
_TAG_MARK = re.compile(r"[,—–-]\s*$")


class SurfacePhrases:
    """Reads the phrases of one language."""

    def __init__(self, language: str) -> None:
        """Index the word lists of the language."""
        lists = SurfaceWords(language)
        self.lists = lists
        self._language = language
        self._added_by = lists.folded("added_by")
        self._answering = frozenset(stem(t) for t in lists.lists.get("answering", ()))
        self._means = tuple(lists.lists.get("means_ending", ())) or ("\0",)
        self._studies = tuple(lists.folded("study_noun")) or ("\0",)
        self.factuality = surface_factuality(language)
        self._that = lists.alternatives("that_word", r"^[^,:]{0,70},\s*(?:%s)\s+")
        self._opens_that = lists.alternatives("that_word", r"^\s*,?\s*(?:%s)\s+")
        self._about = lists.alternatives("about_word", r"^(?:\s+\w+){0,2}?\s+(?:%s)\s+")
        self._topic = lists.alternatives("about_word", r"^\s*(?:%s)\s+\S+\s")
        self._asks = lists.alternatives("question_word", r"^[^,:]{0,70},\s*(?=(?:%s)\s)")
        self._particle = lists.alternatives("quote_particle", r"\b(?:%s)\b")

    def plain(self, text: str) -> str:
        """Return a sentence in the form in which it is read, with the same length."""
        return text

    def points_back(self, text: str, named: Sequence[Span]) -> list[Cited]:
        """Return who said what the sentence before tells ("This was reported by X"), originator
        first.

        The content is the phrase that points back.
        """
        text = without_platforms(text, self._language)
        this = next(
            (
                f
                for f in self.lists.about_this.find(text)
                if count_words(text[: f.start]) <= _THIS_LEAD
            ),
            None,
        )
        lists = self.lists
        listed = [f for index in (lists.impersonal, lists.passing) for f in index.find(text)]
        behind = [c for c in (*lists.cues_in(text), *listed) if this and c.start >= this.end]
        cue = min(behind, key=lambda c: c.start, default=None)
        if this is None or cue is None:
            return list(self._figures(text, named))
        if self._is_subject(text, this, cue):
            return []
        content = Span(start=this.start, end=this.end)
        bare = self.lists.without_citations(text)
        sides = (self.lists.right(bare, cue.end), self.lists.left(bare, cue.start, this.end))
        cited = [
            frame_of(cue, "points_back", content, s)
            for s in sides
            if s and self._tells_this(text, s, named)
        ]
        for phrase in self.lists.according.find(text):
            source = self.lists.right(text, phrase.end)
            if source is not None and phrase.start >= this.end:
                cited.insert(0, cites(phrase, content, source))
        return [f._replace(factuality=self.factuality(text, f, ())) for f in cited]

    def _figures(self, text: str, named: Sequence[Span]) -> Iterator[Cited]:
        """Find "Such are the figures of X": they are what the sentence before tells."""
        for phrase in self.lists.figures.find(text):
            source = self.lists.right(text, phrase.end)
            if source is None or count_words(text[: phrase.start]) > _THIS_LEAD:
                continue
            if not has_words(text[source.end :]) and self._tells_this(text, source, named):
                content = Span(start=phrase.start, end=phrase.end)
                yield frame_of(phrase, "points_back", content, source)
                return

    def _is_subject(self, text: str, this: Found, cue: Found) -> bool:
        """Return whether "this" is what a clause of its own is about, and the verb of saying only
        its tag: "This is a lie, said X".
        """
        itself = fold(text[this.start : this.end]) in self.lists.folded("this_itself")
        between = text[this.end : cue.start]
        return itself and has_words(between) and _TAG_MARK.search(between) is not None

    def closes(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return who said what a sentence tells, where its last clause points back to the whole
        ("..., this was reported by X"); offsets begin with the sentence.
        """
        for this in self.lists.about_this.find(text):
            mark = _THIS_MARK.search(text, 0, this.start)
            content = trimmed(text, 0, mark.start()) if mark is not None else None
            if mark is None or content is None or lies_within(this.start, quotes):
                continue
            by = mark.end()
            behind = [shifted(n, -by) for n in named if n.start >= by]
            back = self.points_back(text[by:], behind)
            if back and says(text, content):
                return [moved(frame, by)._replace(content=content) for frame in back]
        return []

    def adds(self, text: str, frame: Cited) -> bool:
        """Return whether a source is inserted behind "and" and a comma: what it says is only added
        to what the writer himself tells ("used water and, as media said, gas").
        """
        begin = text.rfind(",", 0, frame.cue_start)
        if begin < 0 or frame.content.start >= begin:
            return False
        if count_words(text[begin : frame.cue_start]) > _THIS_LEAD:
            return False
        last = next((fold(word.text) for word in reversed(list(words(text[:begin])))), "")
        return last in self._added_by and text[clause_end(text, frame.cue_end) :].startswith(",")

    def acts(self, text: str, frame: Cited) -> bool:
        """Return whether a verb of answering tells of a deed and not of words: "answered with
        fire"; offsets begin with the sentence.
        """
        if stem(text[frame.cue_start : frame.cue_end]) not in self._answering:
            return False
        behind = next(iter(words(text, frame.cue_end, len(text))), None)
        if behind is None or text[frame.cue_end : behind.start].strip():
            return False
        by_ending = fold(behind.text).endswith(self._means) and behind.text.islower()
        return by_ending or is_mute(behind.text, self._language)

    def _tells_this(self, text: str, source: Span, named: Sequence[Span]) -> bool:
        """Return whether somebody is who tells "this": who can speak, or what alone ends the
        sentence ("Retailers warn of this").
        """
        alone = not has_words(text[source.end :]) and count_words(source.of(text)) <= FEWEST
        return self.lists.speaks(text, source, named) or (
            alone and not self.lists.is_clause(source.of(text))
        )

    def hearsay(self, text: str, quotes: Sequence[Span]) -> Cited | None:
        """Return the frame of what is passed on without anybody who answers for it ("rumour has
        it", "allegedly").
        """
        phrase = next(
            (f for f in self.lists.hearsay.find(text) if not lies_within(f.start, quotes)), None
        )
        if phrase is not None:
            if self._opens_that:
                that = self._opens_that.match(text[phrase.end :])
            else:
                that = None
            begin = phrase.end + (that.end() if that is not None else 0)
            content = longer(text, (begin, len(text)), (0, phrase.start), fewest=2)
            if content is not None:
                return frame_of(phrase, HEARSAY, content, None)
            return None
        distance = next(
            (f for f in self.lists.distance.find(text) if not lies_within(f.start, quotes)), None
        )
        content = trimmed(text, 0, len(text))
        if distance is None or content is None:
            return None
        return frame_of(distance, f"{HEARSAY} (distance)", content, None)

    def within(self, text: str, quotes: Sequence[Span]) -> list[Cited]:
        """Return whom a quotation cites that begins with it ("«By the words of X, CONTENT», — said
        Y").
        """
        cited = []
        for phrase in self.lists.according.find(text):
            quote = next((q for q in quotes if q.start == phrase.start), None)
            if quote is not None:
                source = self.lists.right(text, phrase.end)
            else:
                source = None
            if source is not None and quote is not None:
                content = trimmed(text, source.end, quote.end)
            else:
                content = None
            if source is not None and content is not None:
                cited.append(cites(phrase, content, source))
        return cited

    def tag(self, text: str, named: Sequence[Span]) -> Cited | None:
        """Return who speaks in a sentence that is only the tag of a quotation before it ("— said
        X.").
        """
        cue = next(iter(self.lists.cues_in(text)), None)
        if cue is None or count_words(text[: cue.start]) > 0:
            return None
        source = self.lists.without_where(text, self.lists.right(text, cue.end), named)
        if source is None or not self.lists.speaks(text, source, named):
            return None
        return frame_of(cue, "inverted", source, source)

    def withholds(self, text: str) -> bool:
        """Return whether a sentence says that something is not confirmed, without naming who
        could.
        """
        return any(
            self.factuality.withholds(text, Span(start=c.start, end=c.end))
            for c in self.lists.cues_in(text)
        )

    def _phrases(self, text: str, quotes: Sequence[Span]) -> Iterator[Cited]:
        """Find phrases that name their source after them, or that point back to whoever spoke
        last.
        """
        back = next(
            (b for b in self.lists.him.find(text) if not lies_within(b.start, quotes)), None
        )
        if back is not None:
            content = longer(text, (0, back.start), (back.end, len(text)), fewest=2)
            if content is not None:
                yield Cited(back.term, POINTS_BACK, content, None, None, back.end, back.start)
            return
        yield from self._goes_on(text)
        for phrase in self.lists.according.find(text):
            if lies_within(phrase.start, quotes):
                continue
            source = self.lists.right(text, phrase.end)
            if source is None or fold(source.of(text)) in self.lists.folded("no_source"):
                continue
            named = with_name_behind(text, source.end)
            if named is not None:
                source = Span(start=source.start, end=named)
            content = self._said_behind(text, source.end) or self._around(
                text, phrase.start, source.end
            )
            if content is not None:
                yield cites(phrase, content, source)

    def _goes_on(self, text: str) -> Iterator[Cited]:
        """Find "Writes that CONTENT": a sentence that begins with the verb is of whoever spoke
        last.
        """
        cue = next(iter(self.lists.cues_in(text)), None)
        if cue is None or self._opens_that is None or not self.lists.finite:
            return
        if any(rumour.start == cue.start for rumour in self.lists.hearsay.find(text)):
            return  # "they say that": nobody in particular
        before = [fold(w.text) for w in words(text, 0, cue.start)]
        that = self._opens_that.match(text[cue.end :])
        spelled = fold(text[cue.start : cue.end])
        if that is None or not spelled.endswith(self.lists.finite):
            return
        if spelled.endswith(self.lists.infinitives) or not self.lists.filler.issuperset(before):
            return
        content = longer(text, (cue.end + that.end(), len(text)))
        if content is not None:
            yield Cited(cue.term, POINTS_BACK, content, None, None, cue.end, cue.start)

    def _said_behind(self, text: str, at: int) -> Span | None:
        """Return what a verb of saying right behind a place brings: "A, citing B, reported that
        CONTENT".
        """
        cue = next((c for c in self.lists.cues_in(text) if c.start >= at), None)
        if cue is None or has_words(text[at : cue.start]) or self._that is None:
            return None
        that = self._that.match(text[cue.end :])
        return trimmed(text, cue.end + that.end(), len(text)) if that is not None else None

    def _around(self, text: str, start: int, end: int) -> Span | None:
        """Return what a phrase between two places governs: all around it where it stands between
        commas, else the side that says more.
        """
        before = trimmed(text, 0, start)
        after = trimmed(text, end, len(text))
        opened = text[:start].rstrip().endswith(",")
        closed = text[end:].lstrip().startswith(",")
        goes_on = after is not None and not self._goes_aside(after.of(text))
        if opened and closed and goes_on and before is not None and after is not None:
            return Span(start=before.start, end=after.end)
        if before is not None and says(text, before):
            return before
        if after is not None and count_words(after.of(text)) >= 2:
            return after
        return None

    def _goes_aside(self, text: str) -> bool:
        """Return whether words behind an inserted phrase go on about it and not with what is said
        ("adding that", "which").
        """
        first = next((fold(word.text) for word in words(text)), "")
        if first in self.lists.aside_openers:
            return True
        if not self.lists.gerunds or len(first) <= FEWEST:
            return False
        return first.endswith(self.lists.gerunds)

    def _behind_sources(
        self, text: str, quotes: Sequence[Span], named: Sequence[Span]
    ) -> Iterator[Cited]:
        """Find phrases that stand after their source ("X айтуынша, ...")."""
        back = self.lists.him.find(text)
        for phrase, cited in self.lists.cited_before(text):
            content = self._around(text, cited.start, phrase.end)
            if content is not None and not lies_within(phrase.start, quotes):
                yield cites(phrase, content, cited)
        studies = [p for p in self.lists.after_study.find(text) if self._is_study(text, p.start)]
        for phrase in (*self.lists.after_source.find(text), *studies):
            points_back = any(him.start <= phrase.start < him.end for him in back)
            if points_back or lies_within(phrase.start, quotes):
                continue
            begin = clause_start(text, phrase.start)
            source = self.lists.who(text, begin, phrase.start)
            if source is None:
                continue
            behind, before = (phrase.end, len(text)), (0, source.start)
            content = longer(text, behind, before, fewest=2)
            if content is not None:
                yield cites(phrase, content, source)

    def _is_study(self, text: str, at: int) -> bool:
        """Return whether the word before a place names a survey or a study."""
        before = list(words(text, clause_start(text, at), at))
        return bool(before) and fold(before[-1].text).startswith(self._studies)

    def _unnamed(self, text: str, quotes: Sequence[Span]) -> Iterator[Cited]:
        """Find "it is reported that ...", and "... is said in the report"."""
        cue = next(
            (c for c in self.lists.impersonal.find(text) if not lies_within(c.start, quotes)), None
        )
        if cue is None or self.factuality.negates(text, cue.start):
            return
        that = self._that.match(text[cue.end :]) if self._that else None
        begin = cue.end + that.end() if that is not None else cue.end
        document = self._document(text, cue) if that is not None else None
        if document is not None:
            content = longer(text, (begin, len(text)))
            if content is not None:
                yield frame_of(cue, IMPERSONAL, content, document)
            return
        content = longer(text, (0, cue.start), (begin, len(text)))
        if content is None:
            return
        if content.start < cue.start:
            if not _SET_OFF.search(text, content.end, cue.start):
                return  # what is noted without a clause is celebrated, or seen
            source = self.lists.right(text, cue.end)
        else:
            source = None
        if source is not None and self.lists.speaks(text, source, ()):
            yield frame_of(cue, IMPERSONAL, content, source)
        else:
            yield Cited(
                text[cue.start : cue.end], IMPERSONAL, content, None, None, cue.end, cue.start
            )

    def _without_speaker(self, text: str, quotes: Sequence[Span]) -> list[Cited]:
        """Return what a sentence passes on that names nobody as the subject of a word of saying."""
        forms = (self._by_agent, self._from_paper, self._unnamed)
        return next((f for f in (list(form(text, quotes)) for form in forms) if f), [])

    def _by_agent(self, text: str, quotes: Sequence[Span]) -> Iterator[Cited]:
        """Find "by the volunteers it was found that CONTENT": who finds it is told by a case."""
        endings = tuple(self.lists.folded("agent_ending"))
        for cue in self.lists.agent_cues.find(text):
            that = self._that.match(text[cue.end :]) if self._that else None
            source = self.lists.left(text, cue.start)
            if that is None or source is None or lies_within(cue.start, quotes):
                continue
            first = fold(next(words(source.of(text))).text)
            content = trimmed(text, cue.end + that.end(), len(text))
            if content is not None and first.endswith(endings) and self._is_body(text, source):
                yield frame_of(cue, "agent", content, source)

    def _is_body(self, text: str, source: Span) -> bool:
        """Return whether a phrase holds a word for a role, a body or a crowd, or a name inside."""
        surface = source.of(text)
        names = any(w.text[:1].isupper() and w.start for w in words(surface))
        return names or bool(self.lists.somebody.find(surface))

    def _from_paper(self, text: str, quotes: Sequence[Span]) -> Iterator[Cited]:
        """Find "from the letter of X it follows that CONTENT" and "as follows from the letter of X,
        CONTENT": the letter says it.
        """
        for cue in self.lists.follows.find(text):
            begin = clause_start(text, cue.start)
            that = self._that.match(text[cue.end :]) if self._that else None
            opening = [fold(w.text) for w in words(text, begin, cue.start)]
            if lies_within(cue.start, quotes):
                continue
            if that is not None:
                paper = self._paper_opening(text, begin, cue.start)
                content = trimmed(text, cue.end + that.end(), len(text))
            elif len(opening) == 1 and opening[0] in self.lists.as_words:
                paper = self._paper_opening(text, cue.end, clause_end(text, cue.end))
                content = self._around(text, begin, paper.end) if paper is not None else None
            else:
                continue
            if paper is not None and content is not None:
                yield frame_of(cue, "follows", content, paper)

    def _paper_opening(self, text: str, start: int, end: int) -> Span | None:
        """Return the paper, and whose it is, that a preposition opens a stretch with."""
        listed = list(words(text, start, end))
        if len(listed) < 2 or fold(listed[0].text) not in self.lists.folded("follows_from"):
            return None
        papers = self.lists.folded("follows_paper")
        if not any(fold(w.text) in papers for w in listed[1:_PAPER_REACH]):
            return None
        return trimmed(text, listed[1].start, end)

    def _document(self, text: str, cue: Found) -> Span | None:
        """Return the paper in which something "is said": the words before, if they name one."""
        source = self.lists.left(text, cue.start)
        papers = self.lists.folded("statement_noun")
        listed = list(words(text, source.start, source.end)) if source is not None else []
        paper = next((n for n, w in enumerate(listed) if fold(w.text) in papers), None)
        if source is None or paper is None:
            return None
        opening = [w.end for w in listed[:paper] if fold(w.text) in self.lists.prepositions]
        return trimmed(text, max([source.start, *opening]), source.end)


def lies_within(at: int, quotes: Sequence[Span]) -> bool:
    """Return whether a place lies in a quotation."""
    return any(q.start <= at < q.end for q in quotes)
