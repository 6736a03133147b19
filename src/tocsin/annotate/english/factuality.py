"""Whether an act of speech took place, as an English sentence tells it: said, not said, not
confirmed, imagined, conditional.

Read off the dependency tree, from the cue upwards: the cue's own negation and auxiliaries, its
subject, and the verbs that govern it ("refused to say", "without saying", "it is not true that X
said"). After Sauri & Pustejovsky 2009 (FactBank): what embeds an event decides how far it is a
fact.
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.english.frames import (
    auxiliaries,
    cue_kind,
    direct_subject,
    is_infinitive,
    is_set_apart,
)
from tocsin.annotate.english.negation import (
    calls_untrue,
    is_negated,
    is_neither,
    is_yet_to_come,
    names_nobody,
    negates_another_word,
)
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.language.fold import fold
from tocsin.language.patterns import TermIndex
from tocsin.records import Factuality, Span

_OPENING = 3
# A dream or a story opens a sentence within so many letters ("Last night I dreamt that").
_LEAD = 20
# A verb that bids the reader imagine stands among so many first words.
_BIDDING = 4
_CLAUSAL = (
    "xcomp",
    "ccomp",
    "pcomp",
    "advcl",
    "acl",
    "relcl",
    "conj",
    "csubj",
    "csubjpass",
    "prep",
    "dep",
)
# Attitudes are held, not spoken: "does not want to" tells an attitude.
_SPOKEN = ("speech", "denial", "distance", "evaluation")


def factuality_of(frame: Frame, parsed: Parsed, quoted: Sequence[Quoted]) -> Factuality:
    """Return whether the act of speech of a frame took place, as far as its own sentence tells."""
    cue = _speaking(next(iter(parsed.inside(frame.cue_span)), None))
    if cue is None or frame.in_quote:
        return "said"
    if _misquoted(cue, frame, parsed):
        return "not_said"
    if _imagined(cue, parsed):
        return "imagined"
    if not cue.tag_.startswith("VB"):
        return _of_phrase(cue, parsed)
    if _conditional(cue, parsed, quoted):
        return "conditional"
    spoken = _spoken_below(cue)
    asks = frame.kind == "speech" and spoken is not None and _tells_whom(cue)
    if spoken is not None and not asks:
        return _negated(spoken, frame, parsed) or ("conditional" if _only_wished(cue) else "said")
    if any(c.lower_ in ("nothing", "little") and c.dep_ == "dobj" for c in cue.children):
        return "not_said"
    negated = _negated(cue, frame, parsed)
    if negated is not None:
        return negated
    if _unreal(cue, frame):
        return "conditional"
    return "said"


def word_above(parsed: Parsed, clause: Span) -> Token | None:
    """Return the word that a reported clause hangs on; None where it stands alone."""
    inside = parsed.inside(clause)
    own = {t.i for t in inside}
    top = next((t for t in inside if t.head.i not in own and _is_embedded(t)), None)
    return top.head if top is not None else None


def _is_embedded(verb: Token) -> bool:
    """Return whether a verb heads a clause that hangs on another word, also where the parser takes
    "that" for a loose clause.
    """
    before = verb.doc[: verb.i]
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children) and bool(before)
    return verb.dep_ in ("ccomp", "acl", "xcomp") or (verb.dep_ == "advcl" and that)


def embedded_unasserted(parsed: Parsed, clause: Span) -> bool:
    """Return whether what a clause hangs on takes it back: "does not mean that", "were unable to
    verify that", "if it turns out that".
    """
    above = word_above(parsed, clause)
    if above is None:
        return False
    if above.pos_ in ("NOUN", "PROPN"):
        verb = above.head
        if above.lemma_.casefold() in ENGLISH.words("certain_noun"):
            return False
        denied = ENGLISH.words("cue_denial") | ENGLISH.words("retracting_verb")
        if _lacks(above):
            return True
        return (above.dep_ == "dobj" and verb.lemma_.casefold() in denied) or is_negated(verb)
    if above.pos_ not in ("VERB", "AUX"):
        return False
    chain = [above, *_governors(above)]
    if above.lemma_.casefold() in ENGLISH.words("cue_denial") | ENGLISH.words("retracting_verb"):
        return True
    doubtful = any(_is_condition(c) for c in above.children if c.dep_ in ("mark", "advmod"))
    if doubtful:
        return True
    if is_negated(above):
        return True
    return any(_takes_back(t) for t in chain[1:]) or _only_wished_for(above)


def _lacks(noun: Token) -> bool:
    """Return whether a noun is said not to be there: "no evidence", "without proof"."""
    return any(c.lower_ == "no" for c in noun.children) or noun.head.lower_ == "without"


def _takes_back(above: Token) -> bool:
    """Return whether a governing word takes back the act it governs."""
    refusing = (
        above.lemma_.casefold() in ENGLISH.words("refusing_verb") or above.lower_ == "without"
    )
    return refusing != is_negated(above) and (refusing or above.pos_ in ("ADJ", "VERB"))


def _spoken_below(cue: Token) -> Token | None:
    """Return the infinitive of saying that a cue governs ("refused to say that"): the act in
    question is that one.
    """
    known = (
        ENGLISH.words("cue_speech") | ENGLISH.words("cue_denial") | ENGLISH.words("confirming_verb")
    )
    for child in cue.children:
        spoken = is_infinitive(child) or child.tag_ == "VBG"
        if child.dep_ in ("xcomp", "pcomp") and child.lemma_.casefold() in known and spoken:
            if any(c.dep_ in ("ccomp", "dobj", "prep") for c in child.children):
                return child
            return None
    return None


def _tells_whom(cue: Token) -> bool:
    """Return whether a verb of speech says whom it tells to do something: it is an act of its own,
    whatever they are to do ("urge people not to disclose").
    """
    return direct_subject(cue) is not None and any(c.dep_ == "dobj" for c in cue.children)


def _speaking(cue: Token | None) -> Token | None:
    """Return the verb of saying that stands before a colon, where the colon is the cue."""
    if cue is None or cue.text != ":":
        return cue
    spoken = [
        t for t in cue.doc[: cue.i] if t.tag_.startswith("VB") and cue_kind(t.lemma_.casefold())
    ]
    return spoken[-1] if spoken else cue


def _of_phrase(cue: Token, parsed: Parsed) -> Factuality:
    """Return the factuality of a cue that is a noun or a phrase: "no confirmation from X that"."""
    denied = any(c.lower_ in ("no", "without") for c in cue.children) or _is_negative_context(cue)
    if not denied:
        return "said"
    if cue.lemma_.casefold() in ENGLISH.words("confirming_noun"):
        return "not_confirmed"
    return "not_said"


def _is_negative_context(noun: Token) -> bool:
    """Return whether a noun is what a negated verb lacks: "gave no", "did not give any
    confirmation".
    """
    above = noun.head
    if above.pos_ not in ("VERB", "AUX"):
        return False
    return noun.dep_ in ("dobj", "attr", "nsubjpass") and is_negated(above)


def _misquoted(cue: Token, frame: Frame, parsed: Parsed) -> bool:
    """Return whether the sentence calls the words a forgery: "wrongly quoted", "a fake post quoted
    X as saying".
    """
    false_adverbs, forged = ENGLISH.words("misquoting_adverb"), ENGLISH.words("forged")
    chain = [cue, *_governors(cue)]
    nouns = [
        t for t in cue.ancestors if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")
    ]
    if any(_is_forged(noun) for noun in nouns):
        return True
    if any(c.lower_ in false_adverbs for verb in chain for c in verb.children):
        return True
    subjects = [c for verb in chain for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    agents = [
        p
        for verb in chain
        for c in verb.children
        if c.dep_ in ("agent", "prep")
        for p in c.children
    ]
    return any(
        c.lemma_.casefold() in forged for noun in (*subjects, *agents) for c in noun.children
    )


def _is_forged(noun: Token) -> bool:
    """Return whether the sentence says of words, a post or a video that they are a forgery: "the
    quote ... was invented".
    """
    said = [noun.head, *(c for c in noun.head.children if c.dep_ in ("acomp", "attr", "oprd"))]
    known = ENGLISH.words("forged") | ENGLISH.words("forging_verb")
    return not is_negated(noun.head) and any({t.lower_, t.lemma_.casefold()} & known for t in said)


def _imagined(cue: Token, parsed: Parsed) -> bool:
    """Return whether the speech is only imagined: "imagine X saying", "as if X had said", "in my
    dream X said".
    """
    known = ENGLISH.words("imagining_verb")
    chain = [cue, *cue.ancestors]
    for verb in chain:
        if verb.lemma_.casefold() in known and verb.i < cue.i and _is_imperative(verb):
            return True
    opening = [t for t in parsed.doc if t.is_alpha][:_OPENING]
    if any(verb.lemma_.casefold() in ENGLISH.words("purporting_verb") for verb in _governors(cue)):
        return True
    if any(t.lower_ in known and t.i < cue.i and _is_imperative(t) for t in opening):
        return True
    before = parsed.doc.text[: cue.idx]
    return bool(_FICTIONS.find(before)) or _as_if(cue)


def opens_imagined(parsed: Parsed) -> bool:
    """Return whether a sentence bids the reader imagine what it tells ("Suppose a missile had
    struck the dam", "Let us assume that ..."), or begins in a dream or a story.
    """
    if any(f.start <= _LEAD for f in _STORY_OPENINGS.find(parsed.doc.text)):
        return True
    opening = [t for t in parsed.doc if t.is_alpha][:_BIDDING]
    return any(_bids_imagine(verb, opening[:number]) for number, verb in enumerate(opening))


def _bids_imagine(verb: Token, before: Sequence[Token]) -> bool:
    """Return whether a verb near the beginning of a sentence bids the reader imagine: nobody stands
    before it but who is bid.
    """
    known = verb.lower_ in ENGLISH.words("imagining_verb") | ENGLISH.words("assuming_verb")
    is_verb = verb.tag_ in ("VB", "VBP") or verb.lower_ in ENGLISH.words("bidding_verb")
    return known and is_verb and all(t.lower_ in ENGLISH.words("before_bidding") for t in before)


def _is_imperative(verb: Token) -> bool:
    """Return whether a verb has no subject but "you", "let us" or "we": an invitation to
    imagine.
    """
    if verb.tag_ not in ("VB", "VBP", "NN", "NNP", "JJ", "UH"):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    return subject is None or subject.lower_ in ("you", "us", "we", "i", "one")


_STORY_OPENINGS = TermIndex(
    [(term, term) for term in sorted(ENGLISH.words("fiction_opening"))], exact=True
)
_FICTIONS = TermIndex([(term, term) for term in sorted(ENGLISH.words("fiction"))], exact=True)


def _as_if(cue: Token) -> bool:
    """Return whether the cue stands in an "as if" or "as though" clause."""
    for verb in [cue, *_governors(cue)]:
        marks = [c for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i]
        for mark in marks:
            before = mark.doc[mark.i - 1].lower_ if mark.i else ""
            if mark.lower_ in ("if", "though") and before == "as":
                return True
    return False


def _conditional(cue: Token, parsed: Parsed, quoted: Sequence[Quoted]) -> bool:
    """Return whether the speech depends on a condition or is what a question asks."""
    for verb in [cue, *_governors(cue)]:
        if any(
            _is_condition(c)
            for c in verb.children
            if c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i
        ):
            return True
        if _inverted(verb) and not verb.doc.text.rstrip().endswith("?"):
            return True
    return _is_asked(cue, parsed, quoted)


def _is_condition(token: Token) -> bool:
    """Return whether a conjunction sets a condition; "asked if he would" sets none."""
    if token.lower_ in ("unless", "whenever", "lest"):
        return True
    embedded = token.head.dep_ in ("ccomp", "xcomp") and token.head.head.pos_ == "VERB"
    return token.lower_ == "if" and not embedded


def _inverted(verb: Token) -> bool:
    """Return whether "had" or "were" or "should" stands before the subject: "had X said"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if any(t.lower_ in ENGLISH.words("fronting_word") for t in verb.doc[: verb.i]):
        return False
    return subject is not None and any(
        c.dep_ in ("aux", "auxpass") and c.i < subject.i and c.lower_ in ("had", "were", "should")
        for c in verb.children
    )


def _is_asked(cue: Token, parsed: Parsed, quoted: Sequence[Quoted]) -> bool:
    """Return whether the sentence asks whether somebody said something."""
    words = [t for t in parsed.doc if not t.is_space]
    ends = next((t for t in reversed(words) if t.text not in ('"', "”", "»", "’", "'", ")")), None)
    if (
        ends is None
        or ends.text != "?"
        or any(q.span.covers(_span_of(parsed, ends)) for q in quoted)
    ):
        return False
    subject = next((c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return (
        subject is not None
        and any(c.dep_ in ("aux", "auxpass") and c.i < subject.i for c in cue.children)
    ) or (words[0].lower_ == "what" and len(words) > 1 and words[1].lower_ == "if")


def _span_of(parsed: Parsed, token: Token) -> Span:
    """Return where a token stands in the document."""
    return parsed.cover([token])


def _negated(cue: Token, frame: Frame, parsed: Parsed) -> Factuality | None:
    """Return not_said or not_confirmed where the act itself is denied; None where it is not."""
    confirming = cue.lemma_.casefold() in ENGLISH.words("confirming_verb")
    denying = cue.lemma_.casefold() in ENGLISH.words("cue_denial")
    withheld: Factuality = "not_confirmed" if confirming or denying else "not_said"
    if frame.kind in _SPOKEN or confirming:
        if (
            is_negated(cue)
            or is_yet_to_come(cue)
            or is_neither(cue)
            or names_nobody(cue, frame, parsed)
        ):
            if negates_another_word(cue):
                return None
            return withheld
    elif names_nobody(cue, frame, parsed):
        return withheld
    for verb in _governors(cue):
        governed = _governed(cue, verb)
        if governed is not None:
            return withheld
    return None


def _governed(cue: Token, above: Token) -> bool | None:
    """Return True where a governing word takes back the act: "refused to say", "denied having
    said", "without saying".
    """
    lemma = above.lemma_.casefold()
    if lemma in ENGLISH.words("refusing_verb") or above.lower_ == "without":
        return None if is_negated(above) else True
    if above.pos_ == "NOUN" and _lacks(above):
        return True
    if above.dep_ == "prep" or above.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    if (
        is_infinitive(cue)
        and cue.head == above
        and is_negated(above)
        and lemma not in ENGLISH.words("cue_attitude")
    ):
        if lemma in ENGLISH.words("hesitating_verb"):
            return None
        return True
    if cue.dep_ in ("ccomp", "csubj", "advcl", "acl") and calls_untrue(above):
        return True
    if (
        lemma in ENGLISH.words("cue_denial")
        and cue.dep_ in ("ccomp", "xcomp", "pcomp")
        and not is_negated(above)
    ):
        return True
    return None


def _unreal(cue: Token, frame: Frame) -> bool:
    """Return whether the act is not told as a fact: "would say", "wants X to say", "should
    admit".
    """
    if auxiliaries_of(cue) & ENGLISH.words("irrealis_auxiliary"):
        return frame.kind in _SPOKEN
    if is_infinitive(cue) and frame.kind in _SPOKEN:
        return _only_wished_for(cue)
    return False


def _only_wished_for(cue: Token) -> bool:
    """Return whether an infinitive is only wished, planned, awaited: "wants X to say", "waiting for
    X to say".
    """
    above = cue.head.head if cue.head.pos_ == "ADP" else cue.head
    if not is_infinitive(cue):
        return False
    return _only_wished(above) and cue.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "acl")


def _only_wished(above: Token) -> bool:
    """Return whether a word only wishes, plans or asks for what it governs."""
    return above.lemma_.casefold() in ENGLISH.words("wishing_verb")


def auxiliaries_of(cue: Token) -> set[str]:
    """Return the auxiliaries of a verb in small letters, those of the verb it is coordinated with
    where it has none.
    """
    own = {fold(c.text) for c in cue.children if c.dep_ in ("aux", "auxpass")}
    if not own and cue.dep_ == "conj" and cue.tag_ == "VB":
        own = {fold(c.text) for c in cue.head.children if c.dep_ in ("aux", "auxpass")}
    return own | auxiliaries(cue)


def _governors(cue: Token) -> Iterator[Token]:
    """Yield the words above a cue along clausal relations: those that decide whether it took
    place.
    """
    token = cue
    while token.dep_ in _CLAUSAL and token.head != token:
        if token.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            return
        if is_set_apart(token, token.head):
            return
        token = token.head
        yield token
