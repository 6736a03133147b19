"""Who says what a frame tells, where the parse names nobody and the words beside the cue do.

A tag behind a quotation names its speaker before its verb ("...," X, a minister, said in an
interview); a name right before a finite verb is its subject, whatever the tagger took either for.
"""

from collections.abc import Sequence

import msgspec

from tocsin.annotate.english.frames import auxiliaries, cue_kind, direct_subject
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted, touching
from tocsin.records import Span

_FINITE = ("VBD", "VBZ", "VBP", "NNS")
_VERBS = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_MARKS = ('"', "”", "“", "''", "'", ",", ".", "»", "``")
_WORDS_OF_NAME = range(2, 5)
# A name in a tag is no longer than this, in words.
_LONGEST = 14


def with_near_source(frame: Frame, home: Parsed, quoted: Sequence[Quoted]) -> Frame:
    """Return a frame with the source that its sentence names beside the cue, where it has none, or
    only one behind a tag that begins with its speaker.
    """
    cue = next(iter(home.inside(frame.cue_span)), None)
    if cue is None or not cue.is_alpha:  # a dash before a credit has its source
        return frame
    words = _in_tag(frame, cue, home, quoted)
    if not words and frame.source is None:
        words = _before(cue, home, quoted) or _behind(cue)
    if not words:
        return frame
    head = _head(words)
    return msgspec.structs.replace(
        frame,
        source=home.cover(words),
        head=Span(start=home.start(head), end=home.end(head)),
    )


def _in_tag(frame: Frame, cue: Token, home: Parsed, quoted: Sequence[Quoted]) -> list[Token]:
    """Return the words between a quotation and the verb of its tag, up to a comma, if the frame
    names nobody before that verb.
    """
    if frame.source is not None and frame.source.start < frame.cue_span.start:
        return []
    near = touching(quoted, Span(start=home.span.start, end=frame.cue_span.start))
    quote = next((q for q in reversed(near) if q.span.end <= frame.cue_span.start), None)
    if quote is None or not frame.content.covers(quote.inner) or cue.lower_ == "according":
        return []
    between = [t for t in home.doc[: cue.i] if home.start(t) >= quote.span.end]
    while between and between[0].text in _MARKS:
        between = between[1:]
    name: list[Token] = []
    for token in between:
        if token.text in (",", "(", "-", "—"):
            break
        name.append(token)
    while name and name[-1].pos_ not in _NOMINAL:
        name = name[:-1]
    has_verb = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in name)
    return name if len(name) <= _LONGEST and not has_verb else []


def _before(cue: Token, home: Parsed, quoted: Sequence[Quoted]) -> list[Token]:
    """Return the name right before a finite cue, adverbs skipped."""
    if cue.tag_ not in _FINITE:
        return []
    at = cue.i - 1
    while at >= 0 and cue.doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    words: list[Token] = []
    while at >= 0 and cue.doc[at].pos_ == "PROPN":
        words = [cue.doc[at], *words]
        at -= 1
    inside = [q for q in quoted if words and q.inner.start <= home.start(words[0]) < q.inner.end]
    if inside or not words or _is_other(words[-1], cue):
        return []
    return words


def _is_other(name: Token, cue: Token) -> bool:
    """Return whether a name before a verb is the subject or the object of another word."""
    owner = name
    while owner.dep_ == "compound":
        owner = owner.head
    return owner not in (name, cue) and owner.dep_ in ("dobj",) and owner.i > cue.i


def _behind(cue: Token) -> list[Token]:
    """Return the name behind a verb that opens its sentence ("Said Ellis: ...")."""
    if (
        cue.i > 0
        or cue.tag_ not in ("VBD", "VBN")
        or cue.lemma_.casefold() not in ENGLISH.words("cue_speech")
    ):
        return []
    words: list[Token] = []
    for token in cue.doc[1:]:
        if token.pos_ != "PROPN":
            break
        words.append(token)
    return words


def _head(words: Sequence[Token]) -> Token:
    """Return the word of a phrase on which its others hang."""
    inside = set(words)
    heads = [t for t in words if t.head not in inside and t.pos_ in _NOMINAL]
    return heads[0] if heads else words[-1]


def whose_information(noun: Token) -> Token:
    """Return who has received information ("information received by the service"), or whom it
    comes from; the noun itself where that is not told.
    """
    if noun.lemma_.casefold() not in ENGLISH.words("received_noun"):
        return noun
    nearby = [c for c in noun.children if c.dep_ in ("acl", "prep", "amod") and c.i > noun.i]
    preps = [p for c in nearby for p in ([c] if c.dep_ == "prep" else c.children)]
    named = (p for p in preps if p.lower_ in ("by", "from", "to") and p.dep_ in ("agent", "prep"))
    return next((c for p in named for c in p.children if c.dep_ == "pobj"), noun)


def name_set_off(source: Token, after: Sequence[Token]) -> tuple[Span | None, list[Token]]:
    """Return which words behind a source, between two commas, are its name ("according to the head
    of the region, Ann Lane, ..."), as indexes of tokens, and what follows them; None and all words
    where none are.
    """
    end = next((n for n, t in enumerate(after[1:], 1) if t.text == ","), 0)
    is_set_off = bool(after) and after[0].text == "," and source.pos_ == "NOUN"
    is_name = end - 1 in _WORDS_OF_NAME and all(t.text[:1].isupper() for t in after[1:end])
    if not (is_set_off and is_name):
        return None, list(after)
    return Span(start=after[1].i, end=after[end].i), list(after[end:])


def with_name(frame: Frame, parsed: Parsed, name: Span | None) -> Frame:
    """Return a frame whose source reaches to the end of the name set off behind it, if one is."""
    if name is None:
        return frame
    whole = parsed.cover(parsed.doc[name.start : name.end])
    if frame.source is None or whole is None:
        return frame
    source = Span(start=frame.source.start, end=whole.end)
    return msgspec.structs.replace(frame, source=source, head=whole)


def subject_of_rest(parsed: Parsed, token: Token, named: Token) -> set[int]:
    """Return the words behind a comma that the parse took for more about a source, where the clause
    behind them has no other subject: "According to X, | an area of water | may have kept it".
    """
    last = max(t.i for t in token.subtree)
    verb = next((t for t in parsed.doc[last + 1 :] if not t.is_punct), None)
    comma = next((t for t in named.subtree if t.text == "," and t.i > named.i), None)
    if token.i or comma is None or verb is None or verb.tag_ not in _VERBS:
        return set()
    return {t.i for t in named.subtree if t.i >= comma.i}


def is_coordinated_cue(token: Token, clause: Token, cue: Token) -> bool:
    """Tell whether a token belongs to a cue that the parser hung below the clause although it
    stands beside it.
    """
    chain = [token, *token.ancestors]
    for node in chain:
        if node in (clause, cue):
            return False
        if (
            node.dep_ == "conj"
            and cue_kind(node.lemma_)
            and auxiliaries(node) == auxiliaries(cue) != auxiliaries(clause)
            and not direct_subject(node)
        ):
            return True
        if node.dep_ == "cc" and node.head == clause:
            followers = [c for c in clause.children if c.dep_ == "conj" and c.i > node.i]
            return any(is_coordinated_cue(f, clause, cue) for f in followers[:1])
    return False
