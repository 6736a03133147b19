"""Spans of a sentence that is read without a parser: clauses, noun phrases between marks, what is
long enough to say something.
"""

import re

from tocsin.language.words import count_words, words
from tocsin.records import Span

FEWEST = 3
STOPS = re.compile(r"[,;()!?]|:(?!\d)| [—–-] |\.(?=\s|$)")
OPENING = tuple('«“„"(')
CLOSING = tuple('»”")')


def has_words(text: str) -> bool:
    """Return whether a text has a word."""
    return any(c.isalnum() for c in text)


def says(text: str, span: Span) -> bool:
    """Return whether a span is long enough to say something."""
    return count_words(span.of(text)) >= FEWEST


def clause_start(text: str, at: int) -> int:
    """Return where the clause before a place begins: behind the last comma, dash or colon."""
    return max((m.end() for m in STOPS.finditer(text, 0, max(0, at - 2))), default=0)


def clause_end(text: str, at: int) -> int:
    """Return where the clause behind a place ends: at the next mark."""
    stop = STOPS.search(text, at)
    if stop is not None:
        return stop.start()
    return len(text)


def longer(text: str, *parts: tuple[int, int], fewest: int = FEWEST) -> Span | None:
    """Return the first of some parts that says something."""
    spans = [trimmed(text, start, end) for start, end in parts if end > start]
    return next((s for s in spans if s is not None and count_words(s.of(text)) >= fewest), None)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span between two places without what is neither letter nor figure at its ends;
    opening marks and stops stay.
    """
    while start < end and not (text[start].isalnum() or text[start] in OPENING):
        start += 1
    while end > start and not (
        text[end - 1].isalnum() or text[end - 1] in (*CLOSING, "%", "!", "?")
    ):
        end -= 1
    if start < end and text[start] in OPENING and text[end - 1] in CLOSING:
        inner = text[start + 1 : end - 1]
        if not any(c in inner for c in (*OPENING, *CLOSING)):
            start, end = start + 1, end - 1
    if end > start and has_words(text[start:end]):
        return Span(start=start, end=end)
    return None


def blanked(text: str, start: int, end: int) -> str:
    """Return a text of the same length in which a part is blank."""
    return text[:start] + " " * (end - start) + text[end:]


# A name set off by commas has so many words.
_WORDS_OF_NAME = range(2, 5)
# What parts what somebody is called from what follows.
_NO_CALLING = re.compile(r"[;:()!?«»“”\"]| [—–-] |\.(?=\s|$)")
# So many words at most go on with what somebody is called, up to the name.
_MOST_CALLED = 8


def with_callings(text: str, source: Span) -> Span:
    """Return a source with what else somebody is called and the name that ends it: "a critic | ,
    poet and painter John Berger". Only words written small, commas and a name follow it.
    """
    stop = _NO_CALLING.search(text, source.end)
    end = stop.start() if stop is not None else len(text)
    listed = list(words(text, source.end, end))
    if not text[source.end : end].startswith(",") or not 2 < len(listed) <= _MOST_CALLED:
        return source
    small = [w.text.islower() for w in listed]
    name = len(small) - small.index(False) if False in small else 0
    if name not in _WORDS_OF_NAME or any(small[-name:]):
        return source
    if any(w.text[:1].isupper() for w in words(source.of(text))):
        return source
    return Span(start=source.start, end=listed[-1].end)


_INITIALS = re.compile(r"(?<=\b\w)\.")


def with_name_behind(text: str, end: int) -> int | None:
    """Return where a name ends that commas set off right behind a place ("the head of the region,
    Ann Lane, ..."); None where none stands there. A last name may be an initial.
    """
    if text[end : end + 1] != ",":
        return None
    bare = _INITIALS.sub(" ", text)
    start, close = end + 1, clause_end(bare, end + 1)
    listed = bare[start:close].split()
    if len(listed) not in _WORDS_OF_NAME or text[close : close + 1] != ",":
        return None
    if not all(word[:1].isupper() for word in listed):
        return None
    return start + len(text[start:close].rstrip())
