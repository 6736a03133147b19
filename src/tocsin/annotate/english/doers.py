"""Who does what an English clause tells of, by its tree: the subject of the act, its agent ("by
rebels"), its owner ("rebel fire").

Whoever speaks is not asked for here. Of an accusation the doer is whoever is accused. A passive
without an agent has no doer, and a noun without anybody beside it has none either.
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.records import EventName, Span

_SUBJECTS = ("nsubj", "csubj")
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
# Clauses that take their subject from the clause above.
_SUBJECTLESS = ("conj", "xcomp", "advcl", "ccomp", "pcomp", "parataxis", "dep")
_RELATIVES = ("who", "which", "that")
# What hangs on a noun and says more of it than its name.
_LOOSE = ("relcl", "acl", "appos", "advcl", "punct", "parataxis", "cc", "conj")
# Acts of which the noun behind "of" is the doer ("the withdrawal of troops"); of others it is whom
# they hit.
_DONE_BY_THEMSELVES: tuple[EventName, ...] = (
    "force_arrival",
    "scheduled_withdrawal",
    "force_deployment",
    "troop_transfer",
    "protest",
    "overflight",
    "support",
    "threat",
)
_DEEPEST = 6


class EnglishDoers:
    """Finds doers in the sentences of one document."""

    def __init__(self, parsed: Sequence[Parsed]) -> None:
        """`parsed` are the sentences of the document."""
        self._parsed = parsed

    def __call__(self, claim: Span, act: Span | None, name: EventName) -> Span | None:
        """Return the words for whoever does an act that stands at `act` (None: the act of the
        clause); None where nobody is named.
        """
        sentence = next((p for p in self._parsed if p.span.overlaps(claim)), None)
        if sentence is None:
            return None
        inside = sentence.inside(act or claim)
        head = _head(inside)
        if head is None:
            return None
        if name == "accusation":
            doer = self._accused(sentence, claim)
        else:
            doer = None
        doer = doer or _doer(head, name, 0)
        if doer is None or doer.text.casefold() in ENGLISH.words("no_doer"):
            return None
        return sentence.cover(list(_phrase(doer)))

    def is_speaker(self, span: Span) -> bool:
        """Return whether words are a pronoun that may stand for whoever speaks: "said that it would
        send tanks".
        """
        sentence = next((p for p in self._parsed if p.span.covers(span)), None)
        inside = sentence.inside(span) if sentence is not None else []
        return len(inside) == 1 and inside[0].lower_ in ENGLISH.words("own_pronoun")

    def _accused(self, sentence: Parsed, claim: Span) -> Token | None:
        """Return whoever a sentence says is accused, where its word for accusing governs the claim
        or stands in it.
        """
        for token in sentence.doc:
            if (
                token.lemma_.casefold() not in ENGLISH.words("accusing_verb")
                or token.pos_ != "VERB"
            ):
                continue
            inside = claim.start <= sentence.start(token) < claim.end
            governed = any(claim.start <= sentence.start(t) < claim.end for t in token.subtree)
            if inside or governed:
                return (
                    _child(token, "nsubjpass") or _child(token, "dobj") or _object_of(token, "on")
                )
        return None


def _head(tokens: Sequence[Token]) -> Token | None:
    """Return the word that the others of a stretch hang on: a verb or a noun."""
    inside = {t.i for t in tokens}
    tops = [
        t
        for t in tokens
        if (t.head.i not in inside or t.head == t) and not t.is_punct and not t.is_space
    ]
    full = [t for t in tops if t.pos_ in (*_VERBAL, *_NOMINAL)]
    return next(iter(sorted(full, key=lambda t: (t.pos_ not in _VERBAL, t.i))), None)


def _doer(token: Token, name: EventName, depth: int) -> Token | None:
    """Return the head of the words for whoever does what a word tells of."""
    if depth > _DEEPEST:
        return None
    if token.dep_ in ("attr", "acomp") and token.head.pos_ in _VERBAL:
        return _child(token.head, "nsubj")
    if token.pos_ in _VERBAL or (
        token.tag_ in ("VBG", "VBN") and token.dep_ not in ("amod", "compound")
    ):
        return _of_verb(token, name, depth)
    return _of_noun(token, name, depth)


def _of_verb(verb: Token, name: EventName, depth: int) -> Token | None:
    """Return the doer of a verb: its agent, its subject, or the subject of the verb above."""
    if _is_passive(verb):
        agent = _child(verb, "agent")
        if agent is not None:
            return _child(agent, "pobj")
        return None
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is not None:
        return _antecedent(subject, verb)
    above = verb.head
    if verb.dep_ in ("acl", "relcl") and above.pos_ in _NOMINAL:
        infinitive = any(c.tag_ == "TO" for c in verb.children)
        if infinitive:
            return _of_noun(above, name, depth + 1)
        return above
    if verb.dep_ == "pcomp" and above.dep_ == "prep":
        above = above.head
    elif verb.dep_ not in _SUBJECTLESS or above == verb:
        return None
    return _from_above(above, name, depth)


def _from_above(above: Token, name: EventName, depth: int) -> Token | None:
    """Return who does what hangs on a word: whoever is asked, ordered or accused, else the
    subject.
    """
    if above.pos_ == "ADJ":
        return _child(above, "nsubj") or _child(above.head, "nsubj")
    if above.pos_ not in _VERBAL:
        return _of_noun(above, name, depth + 1)
    if above.lemma_.casefold() in ENGLISH.words("made_to_do"):
        return _child(above, "dobj") or _child(above, "dative") or _child(above, "nsubjpass")
    if _is_passive(above):
        return _child(above, "nsubjpass")
    return _of_verb(above, name, depth + 1)


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for, else the subject itself."""
    if subject.lower_ in _RELATIVES and verb.dep_ == "relcl":
        return verb.head
    return subject


def _of_noun(noun: Token, name: EventName, depth: int) -> Token | None:
    """Return the doer of an act that a noun tells of."""
    if noun.lemma_.casefold() in ENGLISH.words("doer_noun") or noun.lower_ in ENGLISH.words(
        "doer_noun"
    ):
        return noun
    doer = _object_of(noun, "by") or _child(noun, "poss")
    if doer is not None:
        return doer
    own = name in _DONE_BY_THEMSELVES or noun.lemma_.casefold() in ENGLISH.words("of_doer_noun")
    if own and (named := _object_of(noun, "of")) is not None:
        return named
    for child in noun.children:
        if (
            child.dep_ in ("amod", "compound", "nmod")
            and child.i < noun.i
            and child.text[:1].isupper()
            and not _is_time(child)
        ):
            return child
    if (
        noun.dep_ in ("compound", "amod", "nmod")
        and noun.head.pos_ in ("NOUN", "PROPN")
        and depth < _DEEPEST
    ):
        return _of_noun(noun.head, name, depth + 1)
    return _of_light_verb(noun, name, depth)


def _of_light_verb(noun: Token, name: EventName, depth: int) -> Token | None:
    """Return whoever carries out, launches, plans or continues an act."""
    above = noun.head
    if noun.dep_ == "pobj" and above.dep_ == "prep":
        above = above.head
    if noun.dep_ == "conj" and above.pos_ in _NOMINAL:
        return _doer(above, name, depth + 1)
    if (
        above.pos_ in _VERBAL
        and above != noun
        and above.lemma_.casefold() in ENGLISH.words("doing_verb")
    ):
        if noun.dep_ in ("nsubj",):
            return None
        if noun.dep_ == "nsubjpass":
            agent = _child(above, "agent")
            if agent is not None:
                return _child(agent, "pobj")
            return None
        return _of_verb(above, name, depth + 1)
    return None


def _is_time(token: Token) -> bool:
    """Return whether a word is a day, month or number."""
    return token.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL")


def _is_passive(verb: Token) -> bool:
    """Return whether a verb stands in the passive, or as a participle of what was done to a
    noun.
    """
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    has_subject = any(c.dep_ in _SUBJECTS or c.dep_ == "aux" for c in verb.children)
    return verb.tag_ == "VBN" and not has_subject and verb.dep_ in ("acl", "advcl", "ROOT", "amod")


def _child(token: Token | None, relation: str) -> Token | None:
    """Return the first word that hangs on another by a relation."""
    if token is not None:
        return next((c for c in token.children if c.dep_ == relation), None)
    return None


def _object_of(token: Token, preposition: str) -> Token | None:
    """Return the noun behind a preposition of a word."""
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ == preposition:
            return _child(child, "pobj")
    return None


def _phrase(token: Token) -> Iterator[Token]:
    """Yield the words of a noun's phrase, without clauses and additions."""
    yield token
    for child in token.children:
        if child.dep_ not in _LOOSE and (child.dep_ != "prep" or child.lower_ == "of"):
            yield from _phrase(child)
