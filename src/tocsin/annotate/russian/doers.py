"""Who does what a Russian clause tells of, by its parse (Universal Dependencies), and in languages
without one by where names stand.

A verb without a subject ("задержали двоих") has no doer; a passive has its agent ("обстреляны
армией"); a noun has its owner ("удары армии по городу") or whoever carries it out ("армия нанесла
удар").
"""

from collections.abc import Sequence

from tocsin.annotate.language import RUSSIAN
from tocsin.annotate.parsers.russian import RussianSentence, Word
from tocsin.annotate.text.naming import PLACES
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.words import words
from tocsin.records import Claim, EventName, Mention, Span

_CLAUSES = ("conj", "xcomp", "advcl", "ccomp", "parataxis")
_OBJECTS = ("obj", "obl", "nsubj:pass", "iobj")
_LOOSE = ("acl", "appos", "advcl", "punct", "parataxis", "cc", "conj", "orphan")
_DEEPEST = 5
# Behind a noun for an act its owner stands within so many letters.
_OWNER_REACH = 30


class RussianDoers:
    """Finds doers in the parsed sentences of one document."""

    def __init__(self, parsed: Sequence[RussianSentence]) -> None:
        """`parsed` are the sentences of the document."""
        self._parsed = parsed

    def __call__(self, claim: Span, act: Span | None, name: EventName) -> Span | None:
        """Return the words for whoever does an act; None where nobody is named."""
        sentence = next((p for p in self._parsed if p.span.overlaps(claim)), None)
        if sentence is None:
            return None
        head = _head(sentence, act or claim)
        if head is None:
            return None
        if name == "accusation":
            doer = _accused(sentence, claim)
        else:
            doer = None
        doer = doer or _doer(sentence, head, 0)
        if doer is None or fold(doer.text) in RUSSIAN.words("no_doer"):
            return None
        phrase = sentence.subtree(doer, *_LOOSE)
        return Span(start=min(w.start for w in phrase), end=max(w.end for w in phrase))


def _accused(sentence: RussianSentence, claim: Span) -> Word | None:
    """Return whoever is accused."""
    stems = {RUSSIAN.stem(w) for w in RUSSIAN.words("accusing_verb")}
    for word in sentence.words:
        if RUSSIAN.stem(word.text) in stems and (
            claim.start <= word.start < claim.end or _governs(sentence, word, claim)
        ):
            passive = [c for c in sentence.children(word) if c.relation == "nsubj:pass"]
            return next(iter([*passive, *sentence.children(word, "obj")]), None)
    return None


def _governs(sentence: RussianSentence, word: Word, claim: Span) -> bool:
    """Return whether a claim hangs on a word."""
    return any(claim.start <= w.start < claim.end for w in sentence.subtree(word))


def _head(sentence: RussianSentence, span: Span) -> Word | None:
    """Return the word that the others of a stretch hang on."""
    inside = [
        w for w in sentence.words if span.start <= w.start < span.end and w.relation != "punct"
    ]
    numbers = {w.number for w in inside}
    return next((w for w in inside if w.head not in numbers), None)


def _doer(sentence: RussianSentence, word: Word, depth: int) -> Word | None:
    """Return the head of the words for whoever does what a word tells of."""
    if depth > _DEEPEST:
        return None
    children = sentence.children(word)
    if fold(word.text) in RUSSIAN.words("doer_noun") or RUSSIAN.stem(word.text) in _doer_stems():
        return word
    for relation in ("obl:agent", "nsubj"):
        doer = next((c for c in children if c.relation == relation), None)
        if doer is not None:
            return doer
    if any(c.relation == "nsubj:pass" for c in children):
        return None
    owner = next(
        (
            c
            for c in children
            if c.relation == "nmod" and c.text[:1].isupper() and not _has_case(sentence, c)
        ),
        None,
    )
    if owner is not None:
        return owner
    adjective = next((c for c in children if c.relation == "amod" and c.text[:1].isupper()), None)
    if adjective is not None:
        return adjective
    return _from_above(sentence, word, depth)


def _from_above(sentence: RussianSentence, word: Word, depth: int) -> Word | None:
    """Return who does what hangs on a word above: its subject, where it is a verb of doing or
    governs a clause.
    """
    above = next((w for w in sentence.words if w.number == word.head), None)
    if above is None:
        return None
    if word.relation in _CLAUSES:
        is_made_to = RUSSIAN.stem(above.text) in {
            RUSSIAN.stem(w) for w in RUSSIAN.words("made_to_do")
        }
        if is_made_to:
            agent = next(iter(sentence.children(above, "obj", "iobj")), None)
        else:
            agent = None
        return agent or _doer(sentence, above, depth + 1)
    if word.relation in ("acl", "acl:relcl"):
        if word.relation == "acl:relcl" or word.text[:1].islower():
            return above
        return None
    if word.relation in _OBJECTS and RUSSIAN.stem(above.text) in {
        RUSSIAN.stem(w) for w in RUSSIAN.words("doing_verb")
    }:
        return _doer(sentence, above, depth + 1)
    return None


def _doer_stems() -> frozenset[str]:
    """Return the stems of nouns for doers."""
    return frozenset(RUSSIAN.stem(w) for w in RUSSIAN.words("doer_noun"))


def _has_case(sentence: RussianSentence, word: Word) -> bool:
    """Return whether a preposition hangs on a word."""
    return bool(sentence.children(word, "case"))


def surface_doer(
    claim: Claim, act: Span | None, mentions: Sequence[Mention], text: str, language: str
) -> Span | None:
    """Return the name of whoever does an act where no parse is to be had.

    Whoever is named before the word for the act without a preposition, else whoever stands right
    behind it.
    """
    at = act or claim.span
    prepositions = (
        word_set("place_preposition", language)
        | word_set("direction", language)
        | word_set("other_preposition", language)
    )
    named = [m for m in mentions if claim.span.covers(m.span) and not at.overlaps(m.span)]
    free = [m for m in named if not _behind_any(text, m, prepositions)]
    before = [m for m in free if m.span.end <= at.start]
    if before:
        if act is not None:
            return before[-1].span
        return before[0].span
    behind = [
        m
        for m in free
        if 0 <= m.span.start - at.end <= _OWNER_REACH
        and (m.kind not in PLACES or m.surface.isupper())
    ]
    return behind[0].span if behind else None


def _behind_any(text: str, mention: Mention, prepositions: frozenset[str]) -> bool:
    """Return whether a preposition stands right before a name."""
    before = list(words(text, max(0, mention.span.start - 24), mention.span.start))[-2:]
    return any(fold(w.text) in prepositions for w in before)
