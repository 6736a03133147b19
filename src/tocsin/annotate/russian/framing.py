"""The parts of a Russian attribution: its content, its source, and the frame they make."""

from collections.abc import Sequence

from tocsin.annotate.language import RUSSIAN
from tocsin.annotate.parsers.russian import RussianSentence, Word
from tocsin.annotate.text.cited import Cited
from tocsin.language.fold import fold
from tocsin.records import Span

# What is said has so many words at least.
_FEWEST = 2


def content_of(words: Sequence[Word]) -> Span | None:
    """Return the span of some words without marks and conjunctions at its ends."""
    listed = sorted(words, key=lambda w: w.number)
    while listed and (
        not listed[0].text[:1].isalnum()
        or fold(listed[0].text) in ("что", "чтобы", "будто", "якобы", "и", "а", "но")
    ):
        listed = listed[1:]
    while listed and (not listed[-1].text[-1:].isalnum() or listed[-1].relation == "cc"):
        listed = listed[:-1]
    if sum(w.text[:1].isalnum() for w in listed) < _FEWEST:
        return None
    return Span(start=listed[0].start, end=listed[-1].end)


def named_in(sentence: RussianSentence, words: list[Word]) -> list[Word] | None:
    """Return the words of a source without the preposition before them; None where they only point
    to a noun elsewhere.
    """
    kept = [w for w in words if not (w.relation == "case" and w.number == words[0].number)]
    if kept and fold(kept[-1].text) in RUSSIAN.words("first_person") | RUSSIAN.words(
        "second_person"
    ):
        return None
    nobody = RUSSIAN.words("no_source")
    if (
        not kept
        or fold(kept[0].text).startswith("котор")
        or {fold(kept[0].text), fold(kept[-1].text)} & nobody
    ):
        return None
    if kept[0].text[:1].isdigit() and not any(w.text[:1].isupper() for w in kept):
        return None
    return kept


def frame_of(
    cue: Word,
    rule: str,
    content: Span,
    source: Sequence[Word],
    phrase: str | None = None,
    start: int | None = None,
) -> Cited:
    """Make a frame."""
    head = next((w for w in source if w.head not in {s.number for s in source}), source[0])
    return Cited(
        cue=phrase or cue.text,
        rule=rule,
        content=content,
        source=Span(start=source[0].start, end=source[-1].end),
        head=Span(start=head.start, end=head.end),
        cue_end=cue.end,
        cue_start=cue.start if start is None else start,
    )
