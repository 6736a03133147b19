"""The attribution grammar for languages without a parser: cues, commas, dashes, colons and quotation marks (Russian, Ukrainian, Kazakh).

Every rule looks at one sentence as plain text with its marks of formatting blanked; the words come from the lexicon of the language.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.cited import DEEPEST, OUTERMOST, POINTS_BACK, Cited
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import count_words, words
from tocsin.records import Span

_FEWEST = 3
# A source is a noun phrase, no sentence; before a colon or behind a dash it is shorter still.
_LONGEST_SOURCE = 14
_LONGEST_NAME = 10
_STOPS = re.compile(r"[,;()!?]|:(?!\d)| [—–-] |\.(?=\s|$)")
# What closes what is said before a dash: a mark, or the end of bold type, of which two spaces are left.
_DASH = re.compile(r"(?P<mark>[,!?»”\".]|\s(?=\s)|)\s*[—–-]\s+(?P<source>[^—–:;]{2,110}?)[\s.!*_]*$")
_COLON = re.compile(r"^(?P<source>[^:«“\"]{2,90}?)\s*:(?!\d)\s*(?P<content>.*)$", re.DOTALL)
# The particle behind what is said stands at most so many letters before its verb.
_NEAR = 30
_OPENING = '«“„"('
_CLOSING = '»”")'


@functools.cache
def grammar(language: str) -> "SurfaceGrammar":
    """Return the grammar of a language, built once."""
    return SurfaceGrammar(language)


class SurfaceGrammar:
    """Reads who is cited in a sentence off its surface."""

    def __init__(self, language: str) -> None:
        """Index the word lists of the language."""
        lists = lexicon(language)

        def index(*names: str) -> TermIndex:
            return TermIndex([(t, t) for name in names for t in lists.get(name, ())])

        self._cues = index("cue_speech", "cue_denial", "cue_attitude")
        self._impersonal = index("cue_impersonal")
        self._according = index("according")
        self._after_source = index("after_source")
        self._him = index("according_him")
        self._somebody = index("role_noun", "body_noun", "crowd_noun")
        self._about_this = index("about_this")
        self._as = frozenset(lists.get("as_word", ()))
        self._prepositions = frozenset(lists.get("in_word", ()))
        self._that = _after("|".join(lists.get("that_word", ())), r"^[^,:]{0,70},\s*(?:%s)\s+")
        self._about = _after("|".join(lists.get("about_word", ())), r"^(?:\s+\w+){0,2}?\s+(?:%s)\s+")
        self._particle = _after("|".join(lists.get("quote_particle", ())), r"\b(?:%s)\b")
        self._finite = tuple(lists.get("finite_ending", ()))
        self._first_person = frozenset(lists.get("first_person", ()))
        self._questions = frozenset(lists.get("question_word", ()))
        self._infinitives = tuple(lists.get("infinitive_ending", ()))

    def __call__(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> list[Cited]:
        """Return the attributions of a sentence.

        `text` is the sentence with its formatting blanked, `quotes` the insides of the quotations in it, `named` the names of whoever
        can speak; all offsets, also those returned, begin with the sentence.
        """
        found = [*self._phrases(text, quotes), *self._behind_sources(text, quotes, named)]
        taken = [f.source for f in found if f.source is not None]
        for cue in self._cues.find(text):
            inside = any(q.start <= cue.start < q.end for q in quotes) or any(
                t.start <= cue.start < t.end for t in taken
            )
            if not inside and not fold(text[cue.start : cue.end]).endswith(self._infinitives or ("\0",)):
                made = next(self._by_cue(text, cue, quotes, named), None)
                found += [made] if made is not None else []
        if not found:
            found += self._unnamed(text, quotes)
        return [*found, *self.beside(text, named)]

    def beside(self, text: str, named: Sequence[Span]) -> list[Cited]:
        """Return what needs no cue: a name with a colon before what it says, and a name behind a dash after it."""
        return [*self._signed(text, named), *self._headed(text, named)]

    def points_back(self, text: str, named: Sequence[Span]) -> Cited | None:
        """Return who said what the sentence before tells ("This was reported by X"); its content is the phrase that points back."""
        this = next((f for f in self._about_this.find(text) if count_words(text[: f.start]) <= 1), None)
        if this is None:
            return None
        listed = [*self._cues.find(text), *self._impersonal.find(text)]
        cue = min((c for c in listed if c.start >= this.end), key=lambda c: c.start, default=None)
        if cue is None:
            return None
        source = self._right(text, cue.end) or self._left(text, cue.start, this.end)
        if source is None or not self._speaks(text, source, named):
            return None
        return self._made(cue, "points_back", Span(start=this.start, end=this.end), source)

    def introduces(self, text: str, named: Sequence[Span]) -> Span | None:
        """Return who is about to speak in the next sentence: a name before a colon that ends this one."""
        match = _COLON.match(text)
        if match is None or _has_words(match["content"]):
            return None
        source = self._who(text, match.start("source"), match.end("source"))
        cue = next(iter(self._cues.find(text)), None)
        if source is not None and cue is not None and source.start <= cue.start < source.end:
            source = self._left(text, cue.start) or self._right(text, cue.end)
        return source if source is not None and self._speaks(text, source, named) else None

    def _phrases(self, text: str, quotes: Sequence[Span]) -> Iterator[Cited]:
        """Find phrases that name their source after them, or that point back to whoever spoke last."""
        back = next(iter(self._him.find(text)), None)
        if back is not None:
            content = _longer(text, (0, back.start), (back.end, len(text)), fewest=2)
            if content is not None:
                yield Cited(back.term, POINTS_BACK, content, None, None, back.end)
            return
        for phrase in self._according.find(text):
            if any(q.start <= phrase.start < q.end for q in quotes):
                continue
            source = self._right(text, phrase.end)
            if source is None:
                continue
            before = _trimmed(text, 0, phrase.start)
            content = before if before is not None and _says(text, before) else _trimmed(text, source.end, len(text))
            if content is not None and _says(text, content):
                yield self._made(phrase, f"{DEEPEST} ({phrase.term})", content, source)

    def _behind_sources(self, text: str, quotes: Sequence[Span], named: Sequence[Span]) -> Iterator[Cited]:
        """Find phrases that stand after their source ("X айтуынша, ...")."""
        for phrase in self._after_source.find(text):
            if any(q.start <= phrase.start < q.end for q in quotes):
                continue
            source = self._who(text, _clause_start(text, phrase.start), phrase.start)
            content = _longer(text, (phrase.end, len(text)), (0, source.start if source else 0))
            if source is not None and content is not None:
                yield self._made(phrase, "after_source", content, source)

    def _by_cue(self, text: str, cue: Found, quotes: Sequence[Span], named: Sequence[Span]) -> Iterator[Cited]:
        """Yield what a word of saying attributes, by the first form that fits."""
        left, right = text[: cue.start], text[cue.end :]
        before = self._left(text, cue.start)
        after = self._right(text, cue.end)
        last = next((fold(w.text) for w in reversed(list(words(left)))), "")
        if last in self._as and after is not None:
            content = _longer(text, (after.end, len(text)), (0, cue.start - len(last) - 1))
            yield from self._checked(text, cue, "as", content, (after,), named)
        that = self._that.match(right) if self._that else None
        if that is not None:
            content = _trimmed(text, cue.end + that.end(), len(text))
            yield from self._checked(text, cue, "that", content, (before, after), named)
        if self._particle is not None:
            yield from self._verb_final(text, cue, named)
        colon = re.match(r"[^,:«“\"]{0,60}:\s*", right)
        if colon is not None:
            content = _trimmed(text, cue.end + colon.end(), len(text))
            yield from self._checked(text, cue, "colon", content, (before, after), named)
        if left.rstrip()[-1:] in (*",—–-!?", *_CLOSING) and after is not None:
            yield from self._checked(text, cue, "inverted", _trimmed(text, 0, cue.start), (after,), named)
        quote = next((q for q in quotes if count_words(q.of(text)) >= _FEWEST), None)
        if quote is not None:
            yield from self._checked(text, cue, "quotation", quote, (before, after), named)
        about = self._about.match(right) if self._about else None
        if about is not None:
            content = _trimmed(text, cue.end + about.end(), len(text))
            yield from self._checked(text, cue, "about", content, (before,), named)

    def _verb_final(self, text: str, cue: Found, named: Sequence[Span]) -> Iterator[Cited]:
        """Find "SOURCE CONTENT деп CUE": the source first, the verb last."""
        if self._particle is None or count_words(text[cue.end :]) > 1:
            return
        particle = next(iter(reversed(list(self._particle.finditer(text, 0, cue.end)))), None)
        near = particle is not None and cue.start - particle.end() <= _NEAR
        end = particle.start() if particle is not None and near else cue.start
        lead = self._leader(text, named)
        content = _trimmed(text, lead.end, end) if lead is not None else None
        if lead is not None and content is not None:
            yield self._made(cue, "verb_final", content, lead)

    def _leader(self, text: str, named: Sequence[Span]) -> Span | None:
        """Return the noun phrase a sentence begins with, as far as it names somebody: up to the name, or the role or body in it."""
        begin = _trimmed(text, 0, len(text))
        if begin is None:
            return None
        name = next((n for n in named if count_words(text[begin.start : n.start]) <= _FEWEST), None)
        if name is not None:
            return Span(start=begin.start, end=name.end)
        role = next((f for f in self._somebody.find(text) if count_words(text[begin.start : f.start]) <= _FEWEST), None)
        if role is None:
            return None
        behind = itertools.takewhile(lambda w: w.text[:1].isupper(), words(text[role.end :]))
        return Span(start=begin.start, end=max((role.end + w.end for w in behind), default=role.end))

    def _checked(
        self,
        text: str,
        cue: Found,
        rule: str,
        content: Span | None,
        sources: Sequence[Span | None],
        named: Sequence[Span],
    ) -> Iterator[Cited]:
        """Yield a frame with the first source that can speak, if what is said is more than a word or two."""
        first = next(iter(words(content.of(text))), None) if content is not None else None
        if content is None or first is None or count_words(content.of(text)) < 2 or fold(first.text) in self._questions:
            return
        source = next((s for s in sources if s is not None and self._speaks(text, s, named)), None)
        lead = sources[0]
        if rule == "that" and lead is not None and lead.start < _FEWEST and lead.of(text)[:1].isupper():
            source = lead  # what opens a sentence before "said that" is its subject
        if source is not None:
            yield self._made(cue, rule, content, source)

    def _unnamed(self, text: str, quotes: Sequence[Span]) -> Iterator[Cited]:
        """Find "it is reported that ...", and "... is said in the report"."""
        cue = next(
            (c for c in self._impersonal.find(text) if not any(q.start <= c.start < q.end for q in quotes)), None
        )
        if cue is None:
            return
        that = self._that.match(text[cue.end :]) if self._that else None
        begin = cue.end + that.end() if that is not None else cue.end
        content = _longer(text, (0, cue.start), (begin, len(text)))
        if content is None:
            return
        source = self._right(text, cue.end) if content.start < cue.start else None
        if source is not None and self._speaks(text, source, ()):
            yield self._made(cue, "impersonal", content, source)
        else:
            yield Cited(text[cue.start : cue.end], "impersonal", content, None, None, cue.end)

    def _signed(self, text: str, named: Sequence[Span]) -> Iterator[Cited]:
        """Find "CONTENT, — SOURCE": a name behind a dash closes what it said. Without a mark before the dash a name alone does."""
        match = _DASH.search(text)
        if match is None or not _says(text, Span(start=0, end=match.start())):
            return
        end = match.end("source")
        phrase = next((f for f in self._according.find(text) if match.start("source") < f.start < end), None)
        source = self._who(text, match.start("source"), phrase.start if phrase is not None else end)
        content = _trimmed(text, 0, match.start())
        if source is None or content is None or count_words(source.of(text)) > _LONGEST_NAME:
            return
        if any(source.start <= c.start < source.end for c in self._cues.find(text)) or self._tells(source.of(text)):
            return
        if self._finite and not self._tells(content.of(text)):
            return  # "X — Y": Y is what X is
        known = [n for n in named if source.covers(n)]
        alone = sum(n.end - n.start for n in known) >= (source.end - source.start) / 2
        if (match["mark"] and self._speaks(text, source, named)) or alone:
            yield Cited("—", OUTERMOST, content, source, _head(source, known), match.start("source"))

    def _headed(self, text: str, named: Sequence[Span]) -> Iterator[Cited]:
        """Find "SOURCE: CONTENT" where the source is a name, a role or a body."""
        match = _COLON.match(text)
        if match is None:
            return
        source = self._who(text, match.start("source"), match.end("source"))
        content = _trimmed(text, match.start("content"), len(text))
        if (
            source is None
            or content is None
            or not _says(text, content)
            or count_words(source.of(text)) > _LONGEST_NAME
        ):
            return
        if (
            any(source.start <= c.start < source.end for c in self._cues.find(text))
            or not source.of(text)[:1].isupper()
        ):
            return
        begins = content.of(text)[:1]
        known = [n for n in named if source.covers(n)]
        name = count_words(source.of(text)) <= _FEWEST and all(w.text[:1].isupper() for w in words(source.of(text)))
        speaks = known or self._somebody.find(source.of(text)) or (name and self._tells(content.of(text)))
        if speaks and (begins.isupper() or begins in _OPENING or begins.isdigit()):
            yield Cited(":", "name_colon", content, source, _head(source, known), match.end("source") + 1)

    def _tells(self, text: str) -> bool:
        """Tell whether a text has a finite verb, as far as endings tell."""
        return (
            any(len(w.text) > _FEWEST and fold(w.text).endswith(self._finite) for w in words(text))
            if self._finite
            else False
        )

    def _made(self, cue: Found, rule: str, content: Span, source: Span) -> Cited:
        """Make a frame; the whole source is its head, as nothing tells more."""
        return Cited(cue.term, rule, content, source, source, cue.end)

    def _left(self, text: str, at: int, begin: int = 0) -> Span | None:
        """Return the noun phrase before a place, back to the mark that opens its clause."""
        return self._who(text, max(begin, _clause_start(text, at)), at)

    def _right(self, text: str, at: int) -> Span | None:
        """Return the noun phrase behind a place, up to the next mark or phrase."""
        stop = _STOPS.search(text, at)
        end = stop.start() if stop is not None else len(text)
        phrase = next((f.start for f in self._according.find(text[:end]) if f.start > at), end)
        return self._who(text, at, phrase)

    def _who(self, text: str, start: int, end: int) -> Span | None:
        """Return the words of a source between two places: without marks, and without the preposition before it."""
        span = _trimmed(text, start, end)
        if span is None:
            return None
        first = next(iter(words(span.of(text))), None)
        if first is not None and fold(first.text) in self._prepositions:
            span = _trimmed(text, span.start + first.end, span.end)
        return span if span is not None and count_words(span.of(text)) <= _LONGEST_SOURCE else None

    def _speaks(self, text: str, source: Span, named: Sequence[Span]) -> bool:
        """Tell whether a noun phrase can be a source: it holds a name, a role, a body, a crowd, or a capital inside."""
        if fold(source.of(text)) in self._first_person:
            return False
        if any(source.overlaps(n) for n in named) or self._somebody.find(source.of(text)):
            return True
        return any(w.text[:1].isupper() and (w.start or source.start) for w in words(source.of(text)))


def _after(alternatives: str, form: str) -> re.Pattern[str] | None:
    """Compile a form with a list of words in it; None where the language has no such words."""
    return re.compile(form % alternatives, re.IGNORECASE) if alternatives else None


def _has_words(text: str) -> bool:
    """Tell whether a text has a word."""
    return any(c.isalnum() for c in text)


def _says(text: str, span: Span) -> bool:
    """Tell whether a span is long enough to say something."""
    return count_words(span.of(text)) >= _FEWEST


def _clause_start(text: str, at: int) -> int:
    """Return where the clause before a place begins: behind the last comma, dash or colon."""
    return max((m.end() for m in _STOPS.finditer(text, 0, max(0, at - 2))), default=0)


def _longer(text: str, *parts: tuple[int, int], fewest: int = _FEWEST) -> Span | None:
    """Return the first of some parts that says something."""
    spans = [_trimmed(text, start, end) for start, end in parts if end > start]
    return next((s for s in spans if s is not None and count_words(s.of(text)) >= fewest), None)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span between two places without what is neither letter nor figure at its ends; opening marks and stops stay."""
    while start < end and not (text[start].isalnum() or text[start] in _OPENING):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in (*_CLOSING, "%", "!", "?")):
        end -= 1
    if start < end and text[start] in _OPENING and text[end - 1] in _CLOSING:
        inner = text[start + 1 : end - 1]
        if not any(c in inner for c in (*_OPENING, *_CLOSING)):
            start, end = start + 1, end - 1
    return Span(start=start, end=end) if end > start and _has_words(text[start:end]) else None


def _head(source: Span, known: Sequence[Span]) -> Span:
    """Return the name in a source, where there is one."""
    return known[0] if known else source
