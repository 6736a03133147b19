"""What the cue table looks at when it judges a candidate: the cue in its construction, its source,
its content.
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.english.constructions import Candidate
from tocsin.annotate.english.frames import (
    auxiliaries,
    cue_kind,
    is_first_person,
    is_infinitive,
    names_somebody,
)
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.quotes import Quoted, touching
from tocsin.records import Span

_MARKS = ('"', "“", "”", "«", "»", "„", "‘", "''")
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)
_FUNCTION = ("SCONJ", "PRON", "DET", "ADP", "PART", "ADV", "CCONJ")
_KEPT = ("advcl", "relcl", "acl", "conj", "prep", "npadvmod", "appos", "xcomp", "ccomp")
# Words that open a content are features by themselves if they are of these kinds.
_OPENING = ("SCONJ", "PRON", "DET", "ADP", "PART", "ADV")
# Marks and stops at the edge of a quotation: so many letters are no difference.
_SLACK = 2


def features_of(
    parsed: Parsed, candidate: Candidate, text: str, quoted: Sequence[Quoted]
) -> list[str]:
    """Return the names of the features that hold for a candidate; `text` is the document's,
    `quoted` the quotations in it.
    """
    return list(_features(parsed, candidate, text, quoted))


def _features(
    parsed: Parsed, candidate: Candidate, text: str, quoted: Sequence[Quoted]
) -> Iterator[str]:
    """Yield features."""
    cue, construction, lemma = candidate.cue, candidate.construction, candidate.lemma
    source, content = source_kind(candidate.source), candidate.content.of(text)
    first = next((t for t in parsed.doc if parsed.start(t) >= candidate.content.start), cue)
    yield f"construction {construction}"
    yield f"cue {lemma}"
    yield f"cue {lemma} {construction}"
    listed = cue_kind(lemma) or ("act" if lemma in ENGLISH.words("act_noun") else "no")
    yield f"listed {listed}"
    yield f"listed {listed} {construction}"
    yield f"source {source}"
    yield f"source {source} {construction}"
    yield f"length {sum(len(content.split()) >= n for n in _LENGTHS)}"
    yield f"begins {first.pos_} {construction}"
    yield from _edges(parsed, candidate)
    for quote in touching(quoted, candidate.content):
        fit = _fit(candidate.content, quote)
        yield fit
        yield f"{fit} {construction}"
    if any(m in content for m in _MARKS):
        yield "holds a quotation mark"
        yield f"holds a quotation mark {construction}"
    if content.startswith(_MARKS):
        yield "begins with a quotation mark"
    if any(m in text[parsed.span.start : parsed.span.end] for m in _MARKS):
        yield "quotation marks in the sentence"
    if any(c.dep_ == "neg" for c in cue.children):
        yield "negated"
    if is_infinitive(cue):
        yield "cue is an infinitive"
    modal = next((m for m in ENGLISH.lists["modal_verb"] if m in auxiliaries(cue)), None)
    if modal:
        yield f"modal {modal}"
    after = next((t for t in parsed.doc if parsed.start(t) >= candidate.content.end), None)
    yield f"then {_follower(after)} {construction}"
    yield f"distance {min(5, abs(first.i - cue.i))} {construction}"
    yield f"cue {lemma} source {source.split()[0]}"
    yield f"cue {lemma} form {cue.tag_}"
    opening = first.lower_ if first.pos_ in _OPENING else first.tag_
    yield f"word {opening} {construction}"
    yield f"then {_mark_or_kind(after)}"
    if candidate.content.start < parsed.start(cue):
        side = "before"
    else:
        side = "after"
    yield f"side {side} {construction}"
    yield f"above {_above(cue)}"
    yield f"form {cue.tag_}"
    yield f"place {cue.dep_}"


def _mark_or_kind(after: Token | None) -> str:
    """Return the mark that follows a content, or of which kind the word is that does."""
    if after is None:
        return "nothing"
    if after.is_punct:
        return after.lower_
    return after.pos_


def _above(cue: Token) -> str:
    """Return the word a cue's clause hangs on, or else how the cue hangs on it."""
    hangs = cue.dep_ in ("xcomp", "advcl", "conj", "ccomp") and cue.head != cue
    if hangs:
        return cue.head.lemma_.casefold()
    return cue.dep_


def _fit(content: Span, quote: Quoted) -> str:
    """Tell how a content lies to a quotation that it touches."""
    begins = abs(content.start - quote.inner.start) <= _SLACK
    ends = abs(content.end - quote.inner.end) <= _SLACK
    if begins and ends:
        return "is a quotation"
    if quote.inner.covers(content):
        if begins:
            return "begins a quotation"
        if ends:
            return "ends a quotation"
        return "lies in a quotation"
    if content.start <= quote.inner.start and quote.inner.end <= content.end + _SLACK:
        if begins:
            return "leaves the quotation it begins with"
        if ends:
            return "ends with a quotation"
        return "goes round a quotation"
    if content.start < quote.inner.start:
        return "breaks off in a quotation"
    return "comes out of a quotation"


def _edges(parsed: Parsed, candidate: Candidate) -> Iterator[str]:
    """Yield what tells whether a content ends where it should: what it stops before and what it
    keeps.
    """
    construction = candidate.construction.removesuffix("_cut").removesuffix("_rest")
    inside = parsed.inside(candidate.content)
    last = inside[-1].i if inside else -1
    if inside:
        behind = next((t for t in parsed.doc[last + 1 :] if not t.is_punct), None)
    else:
        behind = None
    if behind is None:
        yield "ends with the sentence"
    else:
        comma = "comma" if parsed.doc[behind.i - 1].is_punct else "bare"
        top = _top(behind)
        if inside[0].i <= top.head.i <= last:
            joined = "inside"
        elif top.head == candidate.cue:
            joined = "cue"
        else:
            joined = "outside"
        yield f"stops before {top.dep_} {comma} {joined}"
        yield f"stops before {top.dep_} {comma} {construction}"
        yield f"stops before {behind.lower_ if behind.pos_ in _FUNCTION else behind.pos_} {comma}"
    for token in inside[1:]:
        top = _top(token)
        if top.left_edge == token and top.dep_ in _KEPT and inside[0].i <= top.head.i < token.i:
            if parsed.doc[token.i - 1].is_punct:
                comma = "comma"
            else:
                comma = "bare"
            yield f"keeps {top.dep_} {comma}"
            if top.head.i == inside[0].i or top.head.dep_ in ("ccomp", "xcomp", "dobj", "pobj"):
                yield f"keeps {top.dep_} {comma} {construction}"
    if inside and inside[0].i <= candidate.cue.i <= last:
        yield f"holds its cue {candidate.construction}"
    if candidate.source is not None and inside and inside[0].i <= candidate.source.i <= last:
        yield f"holds its source {candidate.construction}"
    yield f"ends {inside[-1].tag_ if inside else 'beyond'}"


def _top(token: Token) -> Token:
    """Return the head of the largest phrase that begins with a token."""
    node = token
    while node.head != node and node.head.left_edge == token:
        node = node.head
    return node


def source_kind(source: Token | None) -> str:
    """Return what kind of word a source is."""
    if source is None:
        return "none"
    if is_first_person(source):
        return "first person"
    if source.lower_ in ("it", "this", "that", "which", "what", "there"):
        return source.lower_
    if source.pos_ == "PROPN":
        return f"name {source.ent_type_ or 'untagged'}"
    if source.pos_ == "PRON":
        return f"pronoun {source.lower_}"
    if names_somebody(source):
        return "role"
    return f"noun {source.tag_}"


def _follower(after: Token | None) -> str:
    """Return the word behind a content where it is one that joins or ends, else only that there is
    one.
    """
    if after is None:
        return "nothing"
    if after.is_punct or after.pos_ in ("SCONJ", "ADP", "CCONJ"):
        return after.lower_
    return "more"
