"""An act of speech told as a noun: "the calls of X to talk", "X's demand for access"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tocsin.annotate.english.frames import is_infinitive, make, names_somebody, trim, within_quote
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = "nominal_act"


def nominal_act(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find an act of speech told as a noun: "the calls of X to talk", "X's demand for access"."""
    for noun in parsed.doc:
        if (
            noun.pos_ != "NOUN"
            or noun.lemma_.casefold() not in ENGLISH.words("act_noun")
            or within_quote(parsed, noun, quoted)
        ):
            continue
        source = owner_of(noun)
        last = _complement_end(noun, source)
        if source is None or last is None:
            continue
        content = trim(parsed, parsed.doc[noun.left_edge.i : last + 1])
        if content:
            yield make(parsed, noun, "speech", NOMINAL, content, source, ())


def owner_of(noun: Token) -> Token | None:
    """Return who an act belongs to: "of X", "by X", "from X", "X's"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ == "PROPN":
            return child
        if child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj" and names_somebody(c)), None)
    return None


def _complement_end(noun: Token, source: Token | None) -> int | None:
    """Return the index of the last word of what the act asks or says; None where it says
    nothing.
    """
    after = max((t.i for t in noun.subtree), default=noun.i)
    inside = [t for t in noun.subtree if t.dep_ in ("acl", "relcl", "ccomp") and is_infinitive(t)]
    if inside or any(c.dep_ == "prep" and c.lower_ == "for" for c in noun.children):
        return after
    follower = next(
        (t for t in noun.doc[after + 1 : after + 3] if t.pos_ == "VERB" and is_infinitive(t)), None
    )
    if follower is not None and source is not None:
        return max(t.i for t in follower.subtree)
    return None
