"""What the attribution grammar for English is made of: frames, cues, subjects, noun phrases.

A frame is one attribution: a cue, its source, its content, and the outlet it went through. The
rules look at the form of the sentence and at the cue lists of the lexicon, never at a topic. They
follow the account of attribution in PARC 3.0 (Pareti 2016): cue, source and content are separate
spans, and frames nest.
"""

from collections.abc import Iterable, Iterator, Sequence

from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Span

SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
# What hangs on a verb of saying and is what was said.
SAID_BELOW = ("ccomp", "dobj", "xcomp")
_FIRST_PERSON = ENGLISH.words("first_person")


def cue_kind(lemma: str) -> str | None:
    """Return how a verb treats its content, or None for a verb that attributes nothing."""
    for name in ("denial", "distance", "speech", "attitude"):
        if lemma in ENGLISH.words(f"cue_{name}"):
            return name
    if lemma in ENGLISH.words("cue_evaluation"):
        return "evaluation"
    return None


def within_quote(parsed: Parsed, token: Token, quoted: Sequence[Quoted]) -> bool:
    """Tell whether a token stands inside a quotation."""
    start = parsed.start(token)
    return any(q.inner.start <= start < q.inner.end for q in quoted)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; a coordinated verb without one shares its neighbour's."""
    own = direct_subject(verb)
    if own is not None:
        if own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return _antecedent(verb)
        return own
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        return next((c for c in agent.children if c.dep_ == "pobj"), None)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and verb.head != verb:
        return _controller(verb) or _shared_subject(verb)
    if verb.dep_ == "pcomp":
        return _shared_subject(verb)
    if verb.dep_ in ("acl",) and verb.tag_ in ("VBG",):
        return verb.head
    return None


def is_set_apart(clause: Token, verb: Token) -> bool:
    """Tell whether a clause stands before a semicolon, and the verb of saying behind it has words
    of its own: "Osmia denies the attack; officials say fifty were killed".
    """
    between = any(t.text == ";" for t in verb.doc[clause.i : verb.i])
    return between and any(c.i > verb.i and c.dep_ in SAID_BELOW for c in verb.children)


def _antecedent(verb: Token) -> Token | None:
    """Return the noun a relative clause hangs on, where that noun can speak; "who" always has
    one.
    """
    own = direct_subject(verb)
    who = own is not None and own.lower_ == "who"
    if who or names_somebody(verb.head):
        return verb.head
    return None


def _controller(verb: Token) -> Token | None:
    """Return the object that is asked, urged or told to do what an infinitive says, if it can
    speak.
    """
    if verb.dep_ != "xcomp" or verb.head.lemma_ == "promise":
        return None
    addressee = next(
        (c for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i), None
    )
    if addressee is not None and names_somebody(addressee):
        return addressee
    return None


def _shared_subject(verb: Token) -> Token | None:
    """Return the subject of the cue verb above this one, else of the next verb above."""
    above = [a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")]
    perfect = auxiliaries(verb)
    for ancestor in above:
        if (
            cue_kind(ancestor.lemma_)
            and auxiliaries(ancestor) == perfect
            and direct_subject(ancestor)
        ):
            return direct_subject(ancestor)
    return _subject_above(verb)


def _subject_above(verb: Token) -> Token | None:
    """Return the subject of the nearest verb above that has one, through verbs that share theirs
    ("appeared and began by saying").
    """
    for ancestor in verb.ancestors:
        if ancestor.pos_ not in ("VERB", "AUX"):
            if ancestor.dep_ not in ("prep", "acomp"):
                return None
            continue
        own = direct_subject(ancestor)
        if own is not None or ancestor.dep_ not in ("conj", "xcomp", "pcomp", "advcl"):
            return own
    return None


def direct_subject(verb: Token) -> Token | None:
    """Return the subject that hangs on the verb itself, or on its auxiliary."""
    own = next((c for c in verb.children if c.dep_ in SUBJECT), None)
    if own is not None:
        return own
    helping = (c for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return next((c for h in helping for c in h.children if c.dep_ in SUBJECT), None)


def auxiliaries(verb: Token) -> set[str]:
    """Return the lemmas of a verb's auxiliaries."""
    return {c.lemma_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def noun_phrase(head: Token) -> list[Token]:
    """Return the words of a noun phrase, its head at least, without the clauses and appositions
    that hang on it from the right.
    """
    cut = ("relcl", "advcl", "acl", "punct", "cc", "conj", "ccomp")
    kept = [head]
    for child in head.children:
        if child.dep_ in cut or (child.dep_ == "appos" and child.i > head.i + 12):
            continue
        kept += [child, *(t for t in child.subtree if t != child)]
    spoken = [
        t for t in kept if t == head or not (t.is_punct or t.is_space) or t.i > _first_word(head)
    ]
    return sorted(spoken, key=lambda t: t.i)


def _first_word(head: Token) -> int:
    """Return where the first word of what hangs on a token and stands before it is."""
    return min(
        (t.i for t in head.left_edge.doc[head.left_edge.i : head.i] if t.is_alpha), default=head.i
    )


def is_first_person(token: Token | None) -> bool:
    """Tell whether a subject is the writer."""
    return token is not None and token.lower_ in _FIRST_PERSON


def verbs(parsed: Parsed, quoted: Sequence[Quoted]) -> Iterator[tuple[Token, str]]:
    """Yield the cue verbs outside quotations with their kind; a cue inside one counts only as "as X
    said".
    """
    for token in parsed.doc:
        if token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or not (token.tag_.startswith("VB")):
            continue
        kind = cue_kind(token.lemma_.casefold())
        if kind and (not within_quote(parsed, token, quoted) or marked_as(token)):
            yield token, kind


def is_planned(verb: Token) -> bool:
    """Tell whether a verb is the second of what somebody is to do ("planning to stage an attack and
    blame it on X"): nobody says it.
    """
    if verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBP"):
        return False
    if any(c.dep_ in ("nsubj", "aux") for c in verb.children):
        return False
    first = verb.head
    is_infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in first.children)
    return is_infinitive and first.lemma_.casefold() not in ENGLISH.words("cue_speech")


def marked_as(verb: Token) -> bool:
    """Tell whether a verb stands in "as X said"."""
    return any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)


def make(
    parsed: Parsed,
    cue: Token,
    kind: str,
    rule: str,
    content: Span,
    source: Token | None,
    outlets: Sequence[Span],
    quoted: Sequence[Quoted] = (),
) -> Frame:
    """Make a frame, with the outlet the statement went through if the cue's own words name one."""
    if source is not None:
        phrase = parsed.cover(noun_phrase(source))
    else:
        phrase = None
    return Frame(
        cue=_cue_text(cue),
        cue_span=Span(start=parsed.start(cue), end=parsed.end(cue)),
        kind=kind,
        rule=rule,
        content=content,
        source=phrase,
        head=Span(start=parsed.start(source), end=parsed.end(source))
        if source is not None
        else None,
        via=via_of(parsed, cue, content, phrase, outlets),
        relative=_relative(parsed, cue, source),
        negated=any(c.dep_ == "neg" for c in cue.children),
        first_person=is_first_person(source),
        in_quote=within_quote(parsed, cue, quoted),
        impersonal=any(c.dep_ == "auxpass" for c in cue.children),
    )


def _relative(parsed: Parsed, cue: Token, source: Token | None) -> Span | None:
    """Return the relative pronoun through which a source is the cue's subject."""
    own = direct_subject(cue) if cue.dep_ == "relcl" else None
    if own is not None and own != source:
        return parsed.cover([own])
    return None


def _cue_text(cue: Token) -> str:
    """Return the cue with its auxiliaries, as written."""
    parts = [c for c in cue.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < cue.i] + [cue]
    return " ".join(t.text for t in sorted(parts, key=lambda t: t.i))


def via_of(
    parsed: Parsed, cue: Token, content: Span, source: Span | None, outlets: Sequence[Span]
) -> Span | None:
    """Return the outlet named among the cue's own complements ("told Reuters", "in statements to
    the agency X").
    """
    parts: list[Token] = []
    for child in cue.children:
        if (
            child.i > cue.i
            and child.dep_ in ("prep", "dobj", "dative", "pobj")
            and child.lower_ != "according"
        ):
            parts += [t for t in child.subtree if not _touches(parsed, t, content)]
    for outlet in outlets:
        if source and outlet.overlaps(source):
            continue
        if any(outlet.start <= parsed.start(t) < outlet.end for t in parts):
            return outlet
    return None


def _touches(parsed: Parsed, token: Token, span: Span) -> bool:
    """Tell whether a token lies in a span."""
    return span.start <= parsed.start(token) < span.end


def trim(parsed: Parsed, tokens: Iterable[Token]) -> Span | None:
    """Return the span of some tokens without "that", punctuation and conjunctions at its ends."""
    listed = sorted(tokens, key=lambda t: t.i)
    while listed and (
        listed[0].is_punct
        or listed[0].is_space
        or listed[0].dep_ == "cc"
        or _is_complementizer(listed[0])
    ):
        listed = listed[1:]
    while listed and (
        listed[-1].is_space
        or listed[-1].dep_ == "cc"
        or listed[-1].text in (",", ";", ":", "-", "–", "—")
    ):
        listed = listed[:-1]
    return parsed.cover(listed) if listed else None


def _is_complementizer(token: Token) -> bool:
    """Tell whether a token only opens a clause."""
    return token.dep_ == "mark" and token.lower_ in ("that", "whether")


def names_somebody(token: Token) -> bool:
    """Tell whether a subject can speak: a name, a person's pronoun, or a role or body of the
    lexicon.
    """
    if token.pos_ == "PROPN" or token.lower_ in ("he", "she", "they", "who"):
        return True
    return token.lemma_.casefold() in ENGLISH.words("role_noun") | ENGLISH.words("body_noun")


def is_infinitive(token: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def inverted_subject(cue: Token) -> Token | None:
    """Return the noun after an inverted cue that the parser took for an object ("explained the
    minister").
    """
    if direct_subject(cue) is not None:
        return None
    return next(
        (c for c in cue.children if c.dep_ in ("dobj", "attr", "npadvmod") and c.i > cue.i), None
    )


def object_of(verb: Token) -> Token | None:
    """Return the object of a verb."""
    return next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)


def agent_of(verb: Token) -> Token | None:
    """Return who does what a passive verb says."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    if by is not None:
        return next((c for c in by.children if c.dep_ == "pobj"), None)
    return None


def goes_on_acting(verb: Token, last: int) -> bool:
    """Return whether behind the object of a verb the sentence tells what else was done: "promised
    a veto and left".
    """
    return any(c.dep_ == "conj" and c.i > last and c.pos_ in ("VERB", "AUX") for c in verb.children)


def is_full_verb(token: Token) -> bool:
    """Tell whether a word has the form of a verb and is no auxiliary."""
    return token.tag_.startswith("VB") and token.dep_ not in ("aux", "auxpass")
