"""Whom a source cites in turn: "A, citing B, reported", "according to A, which quoted B", "A quoted
B as saying".

The originator is B, and A passed it on. (English; read off the dependency tree.)
"""

from collections.abc import Iterator, Sequence

import msgspec

from tocsin.annotate.english.frames import noun_phrase
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.records import Span

_CLAUSES = ("advcl", "acl", "relcl", "prep", "dep", "conj", "pcomp")


def with_cited(frame: Frame, parsed: Parsed) -> Frame:
    """Return a frame with the noun phrase its source cites, where the sentence names one beside the
    cue or the source.
    """
    if frame.cited is not None or frame.source is None:
        return frame
    roots = [*parsed.inside(frame.cue_span), *parsed.inside(frame.head or frame.source)]
    for citing in _citing(roots):
        cited = _object(citing)
        if cited is not None:
            phrase = parsed.cover(noun_phrase(cited))
        else:
            phrase = None
        if (
            phrase is not None
            and not phrase.overlaps(frame.source)
            and not phrase.overlaps(frame.cue_span)
        ):
            own = Span(start=parsed.start(citing), end=parsed.end(citing))
            content = _without_tail(frame.content, own.start)
            return msgspec.structs.replace(frame, cited=phrase, content=content)
    return frame


def _citing(roots: Sequence[Token]) -> Iterator[Token]:
    """Yield the verbs of citing that hang on some words: "citing", "which quoted"."""
    known = ENGLISH.words("citing_verb")
    for root in roots:
        yield from _by_reference(root)
        for child in root.children:
            below = [child, *(c for c in child.children if c.dep_ in _CLAUSES)]
            for token in below:
                if (
                    token.lemma_.casefold() in known
                    and token.dep_ in _CLAUSES
                    and token.tag_.startswith("VB")
                ):
                    yield token


def _by_reference(root: Token) -> Iterator[Token]:
    """Yield the nouns of "with reference to B" and "on the authority of B" that hang on a word."""
    nouns = ENGLISH.words("reference_noun")
    for child in root.children:
        if child.dep_ == "prep":
            yield from (
                c for c in child.children if c.dep_ == "pobj" and c.lemma_.casefold() in nouns
            )


def _object(verb: Token) -> Token | None:
    """Return whom a verb of citing cites."""
    below = [c for c in verb.children if c.i > verb.i]
    if verb.pos_ == "NOUN":
        below = [p for c in below if c.dep_ == "prep" for p in c.children]
    cited = next((c for c in below if c.dep_ in ("dobj", "pobj")), None)
    if cited is not None and (cited.pos_ in ("PROPN", "NOUN", "PRON")):
        return cited
    return None


def _without_tail(content: Span, at: int) -> Span:
    """Return a content that ends before a place inside it, where enough is left of it."""
    if content.start < at < content.end and at - content.start > 12:
        return Span(start=content.start, end=at)
    return content
