"""A passes on the words of B: "A quotes B: ...", "A cites the words of B", "..., — passes on A the
words of B".
"""

import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.surface.spans import CLOSING, clause_end, clause_start, longer, trimmed
from tocsin.annotate.surface.words import SurfaceWords
from tocsin.annotate.text.cited import DEEPEST, OUTERMOST, Cited
from tocsin.language.fold import fold
from tocsin.language.patterns import Found
from tocsin.language.words import Word, words
from tocsin.records import Span

RULE = f"{DEEPEST} (words passed on)"
PASSED_ON = f"{OUTERMOST} (passes on words)"
_VOWELS = "аяуюоеиіїоюєөыэ"


def passed_on(
    lists: SurfaceWords, text: str, quotes: Sequence[Span], named: Sequence[Span]
) -> list[Cited]:
    """Return who passes on whose words: the one whose words they are first."""
    outside = [c for c in lists.citing.find(text) if not _inside(c.start, quotes)]
    cited = [f for cue in outside for f in _quotes(lists, text, cue, named)]
    return cited or list(_brings(lists, text, quotes, named))


def _quotes(lists: SurfaceWords, text: str, cue: Found, named: Sequence[Span]) -> Iterator[Cited]:
    """Find "A quotes B: CONTENT" and "CONTENT, quotes A B"."""
    left = lists.left(text, cue.start)
    right = trimmed(text, cue.end, clause_end(text, cue.end))
    content = longer(
        text,
        (clause_end(text, cue.end), len(text)),
        (0, left.start if left else cue.start),
        fewest=2,
    )
    if right is None or content is None:
        return
    if left is not None and left.of(text)[:1].isupper():
        yield from _pair(cue, content, right, left)
        return
    parts = _split(text, right, named, lists)
    if parts is not None:
        yield from _pair(cue, content, *parts)
    else:
        yield Cited(cue.term, RULE, content, right, right, cue.end, cue.start)


def _brings(
    lists: SurfaceWords, text: str, quotes: Sequence[Span], named: Sequence[Span]
) -> Iterator[Cited]:
    """Find "A cites the words of B" in any order of its parts."""
    noun = next((n for n in lists.words_noun.find(text) if not _inside(n.start, quotes)), None)
    if noun is None:
        return
    start, end = clause_start(text, noun.start), clause_end(text, noun.end)
    cue = next(
        (
            c
            for c in lists.passing.find(text)
            if start <= c.start < end and not _inside(c.start, quotes)
        ),
        None,
    )
    if cue is None:
        return
    spoken, house = _roles(lists, text, (start, end), noun, cue, named)
    content = longer(text, (end, len(text)), (0, start), fewest=2)
    if spoken is None or content is None or not lists.speaks(text, spoken, named):
        return
    if house is not None and (house.of(text)[:1].isupper() or lists.speaks(text, house, named)):
        yield from _pair(cue, content, spoken, house)
    else:
        yield Cited(cue.term, RULE, content, spoken, spoken, cue.end, cue.start)


def _roles(
    lists: SurfaceWords,
    text: str,
    clause: tuple[int, int],
    noun: Found,
    cue: Found,
    named: Sequence[Span],
) -> tuple[Span | None, Span | None]:
    """Return whose words they are and who passes them on, in a clause with "words" and a verb of
    passing on.
    """
    start, end = clause
    if lists.lists.get(
        "quote_particle"
    ):  # the owner stands before "words" there: "A B's words cites"
        before = trimmed(text, start, noun.start)
        if before is not None:
            return _split_before(text, before)
        return (None, None)
    if noun.start < cue.start:  # the words of B cites A
        return lists.who(text, noun.end, cue.start), lists.who(text, cue.end, end)
    behind = trimmed(text, noun.end, end)
    between = lists.who(text, cue.end, noun.start)
    before = lists.who(text, start, cue.start)
    if between is not None or before is not None or behind is None:
        return behind, between or before
    return _split(text, behind, named, lists) or (behind, None)


def _split(
    text: str, span: Span, named: Sequence[Span], lists: SurfaceWords
) -> tuple[Span, Span] | None:
    """Cut "of B A" in two: between names that are known, else before the last word that is in no
    oblique case.
    """
    inside = sorted(n for n in named if span.covers(n))
    if len(inside) > 1:
        return Span(start=span.start, end=inside[-2].end), inside[-1]
    listed = list(words(span.of(text)))
    for number, word in enumerate(listed[1:], start=1):
        if _is_house(lists, word, text[span.start + word.start - 1 : span.start + word.start]):
            begin = span.start + word.start
            return Span(start=span.start, end=span.start + listed[number - 1].end), Span(
                start=begin, end=span.end
            )
    return None


def _is_house(lists: SurfaceWords, word: Word, before: str) -> bool:
    """Return whether a word begins the name of who passes words on: a mark, capitals, a body, or a
    first case behind an oblique one.
    """
    if (
        before in ("«", "“", '"')
        or (len(word.text) > 1 and word.text.isupper())
        or lists.somebody.find(word.text)
    ):
        return True
    if not word.text[:1].isupper():
        return False
    return fold(word.text)[-1] not in _VOWELS and not lists.is_surname(word.text)


def _split_before(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """Cut "A of-B" in two before the last word, which is the owner of the words."""
    listed = list(words(span.of(text)))
    owner = Span(start=span.start + listed[-1].start, end=span.end)
    if len(listed) == 1:
        return owner, None
    return owner, Span(start=span.start, end=span.start + listed[-2].end)


def _pair(cue: Found, content: Span, spoken: Span, house: Span) -> Iterator[Cited]:
    """Make the two frames."""
    yield Cited(cue.term, RULE, content, spoken, spoken, cue.end, cue.start)
    yield Cited(cue.term, PASSED_ON, content, house, house, cue.end, cue.start)


def _inside(at: int, quotes: Sequence[Span]) -> bool:
    """Return whether a place lies in a quotation."""
    return any(q.start <= at < q.end for q in quotes)


_TAG = re.compile(r",\s+(?:[—–-]\s+)?(?P<aside>[^—–«»:;,.\n]{3,80})[.!]?\s*$")
_ASIDE = re.compile(
    r"(?:[,.!?…»”]|\s)\s*[—–-]\s+(?P<aside>[^—–«»:;\n]{3,140}?)(?:[,.!?…:]?\s*[—–-]\s|\.(?=\s|$)|$)"
)


def asides(lists: SurfaceWords, text: str, quote: Span) -> list[Span]:
    """Return what the writer puts between the parts of a quotation: "— said X. —", in which a word
    of saying stands early.
    """
    inserted: list[Span] = []
    at = quote.start
    while (match := _ASIDE.search(text, at, quote.end)) is not None:
        aside = match["aside"]
        cue = next(iter(lists.cues_in(aside)), None)
        if (
            cue is not None
            and len(list(words(aside[: cue.start]))) <= 4
            and not _first_person(lists, aside)
        ):
            inserted.append(Span(start=match.start("aside"), end=match.end("aside")))
        at = match.end("aside")
    return inserted or _last_aside(lists, text, quote)


def _last_aside(lists: SurfaceWords, text: str, quote: Span) -> list[Span]:
    """Return the tag at the end of a quotation whose closing mark is missing ("«CONTENT, said
    X").
    """
    if text[quote.end : quote.end + 1] in (*CLOSING, "'"):
        return []
    match = _TAG.search(text, quote.start, quote.end)
    if match is not None:
        cue = next(iter(lists.cues_in(match["aside"])), None)
    else:
        cue = None
    if match is None or cue is None or cue.start > 0 or _first_person(lists, match["aside"]):
        return []
    return [Span(start=match.start("aside"), end=match.end("aside"))]


def _first_person(lists: SurfaceWords, aside: str) -> bool:
    """Return whether whoever is quoted speaks of himself."""
    return any(fold(w.text) in lists.first_person for w in words(aside))
