"""Claims that take their source from the headline: agencies credit it there ("... – regional
administration") and tell the same again, or more of it, below in their own sentences.
"""

from collections.abc import Sequence

import msgspec

from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.stems import stem
from tocsin.language.words import count_words, words
from tocsin.records import Claim, Document, Hop, Span

INHERITED = "attribution_inherited"
# A body claim says the same as a headline that shares so many of its stems, and this share of the
# shorter of the two; it stands no further below.
_SHARED, _SHARE, _BELOW = 4, 0.6, 600
# Claims of these types are the voice's own, whatever stands above.
_OWN = ("ask", "cite", "gap", "recommend")
# Below a headline that names its source beside it, so short a text is all of that source, but for
# what has too few words to tell anything ("View photo news").
_SHORT, _FEWEST = 420, 4
# Attributions that name a source beside what it says, without a verb.
_LABELS = ("headline_credit", "name_colon", "signature")
# What reminds of something begins with one of a few words.
_OPENING = 24


def inherited_from_headline(claims: Sequence[Claim], document: Document) -> list[Claim]:
    """Return claims, those that repeat a credited headline with its source; of a short text below
    one, all that goes on.
    """
    credited = [
        c
        for c in claims
        if c.position == "headline" and len(c.chain) > 1 and not c.chain[0].inherited
    ]
    if not credited:
        return list(claims)
    label = next((c for c in credited if any(name in c.rule for name in _LABELS)), None)
    if label is not None and _is_short(document):
        ends = _reminder(document)
        return [
            _credited_as(c, label)
            if _goes_on(c, label, document, ends)
            else _inheriting(c, credited)
            for c in claims
        ]
    return [_inheriting(c, credited) for c in claims]


def _is_short(document: Document) -> bool:
    """Return whether all that stands below a headline is one short paragraph."""
    if document.title_span is None:
        return False
    body = document.text[document.title_span.end :].strip()
    return len(body) <= _SHORT and "\n\n" not in body


def _reminder(document: Document) -> int:
    """Return where a text begins to remind of what was before; its end, where it does not."""
    openings = word_set("background_opening", document.language)
    for sentence in document.sentences:
        opening = fold(sentence.of(document.text)[:_OPENING])
        if any(opening.startswith(fold(o)) for o in openings):
            return sentence.start
    return len(document.text)


def _goes_on(claim: Claim, label: Claim, document: Document, ends: int) -> bool:
    """Return whether a claim goes on with what a headline credits: it tells something, before any
    reminder, in a sentence that does not speak of the source itself.
    """
    if not _is_bare(claim) or not label.span.end <= claim.span.start < ends:
        return False
    if count_words(claim.text) < _FEWEST:
        return False
    inside = [s for s in document.sentences if s.overlaps(claim.span)]
    around = Span(start=inside[0].start, end=inside[-1].end) if inside else claim.span
    named = {stem(w.text) for w in words(label.chain[0].surface) if w.text[:1].isupper()}
    return named.isdisjoint(stem(w.text) for w in words(around.of(document.text)))


def _inheriting(claim: Claim, credited: Sequence[Claim]) -> Claim:
    """Return a claim with the source of the headline it repeats, if it repeats one."""
    if not _is_bare(claim):
        return claim
    near = [h for h in credited if 0 <= claim.span.start - h.span.end <= _BELOW]
    same = next((h for h in near if _says_the_same(h.text, claim.text)), None)
    return claim if same is None else _credited_as(claim, same)


def _is_bare(claim: Claim) -> bool:
    """Return whether a claim in the body of a text is put forward by nobody but its voice."""
    is_stated = claim.stance in ("asserts", "speculates")
    bare = claim.position == "body" and len(claim.chain) == 1 and is_stated
    return bare and claim.type not in _OWN


def _credited_as(claim: Claim, headline: Claim) -> Claim:
    """Return a claim with the source of a headline."""
    hops = (
        Hop(surface=h.surface, entity_id=h.entity_id, cue=h.cue, inherited=True)
        for h in headline.chain[:-1]
    )
    return msgspec.structs.replace(
        claim,
        chain=(*hops, claim.chain[-1]),
        stance="reports" if claim.stance == "asserts" else claim.stance,
        flags=(*claim.flags, INHERITED),
    )


def _says_the_same(headline: str, sentence: str) -> bool:
    """Return whether a sentence tells what a headline tells."""
    first, second = ({stem(w.text) for w in words(t)} for t in (headline, sentence))
    shared = len(first & second)
    return shared >= _SHARED and shared >= _SHARE * min(len(first), len(second))
