"""An act of speech told as a noun: "the calls of X to talk", "X's demand for access"; and what
somebody is said to know: "X has data on Y".
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.english.frames import (
    is_infinitive,
    make,
    names_somebody,
    subject_of,
    trim,
    within_quote,
)
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Span

NOMINAL, KNOWLEDGE = "nominal_act", "knowledge_held"
WORDS_CALLED = "words_called"
# What a quotation is called when its speaker is named: "are the words of X"; between the two stand
# so many letters at most, and a shorter quotation is a name.
_CALLED_WORDS = ("words", "quote", "quotation", "phrase")
_LONGEST_LINK, _FEWEST_QUOTED = 24, 3


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


def knowledge_held(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find what somebody says that he knows: "intelligence has data on the deployment of X"."""
    for noun in parsed.doc:
        if (
            noun.lemma_.casefold() not in ENGLISH.words("knowledge_noun")
            or noun.dep_ != "dobj"
            or noun.head.lemma_.casefold() not in ENGLISH.words("holding_verb")
            or within_quote(parsed, noun, quoted)
        ):
            continue
        source = subject_of(noun.head)
        topic = next((c for c in noun.children if _is_told(c)), None)
        if source is None or topic is None or not _holds_knowledge(source):
            continue
        content = trim(parsed, _behind(topic))
        if content:
            yield make(parsed, noun.head, "speech", KNOWLEDGE, content, source, outlets)


def words_called(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find whose words a quotation before it is called: "...", these are the words of X."""
    for noun in parsed.doc:
        if noun.lower_ not in _CALLED_WORDS or within_quote(parsed, noun, quoted):
            continue
        lead = [q for q in quoted if 0 <= parsed.start(noun) - q.span.end <= _LONGEST_LINK]
        source = owner_of(noun)
        if not lead or source is None or noun.head.lemma_ != "be":
            continue
        content = lead[-1].inner
        if len(parsed.inside(content)) >= _FEWEST_QUOTED:
            yield make(parsed, noun, "speech", WORDS_CALLED, content, source, outlets)


def _behind(topic: Token) -> list[Token]:
    """Return the words of what is known, as far as the next comma: a phrase behind it is often put
    under the verb ("the deployment by X").
    """
    first = topic.i + 1 if topic.dep_ == "prep" else topic.left_edge.i
    behind = list(topic.doc[first:])
    stop = next((n for n, t in enumerate(behind) if t.is_punct and t.text != "-"), len(behind))
    return behind[:stop]


def _is_told(child: Token) -> bool:
    """Tell whether a complement of "data" holds what is known."""
    if child.dep_ == "prep":
        return child.lower_ in ("on", "about", "of", "regarding")
    return child.dep_ in ("acl", "ccomp") and child.pos_ in ("VERB", "AUX")


def _holds_knowledge(source: Token) -> bool:
    """Tell whether somebody is named, or a body that knows things: "military intelligence"."""
    return names_somebody(source) or source.lemma_.casefold() in ENGLISH.words("credit_noun")


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
