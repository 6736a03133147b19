"""Every place in an English sentence where a word may attribute something to somebody: the
candidates the cue table judges.

A candidate is a verb, noun or adjective with one of its complements. Most are no attributions ("ate
the bread"); which are is counted, not argued: `cue_table` holds how often each word attributes in
each construction.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.annotate.english.frames import (
    direct_subject,
    goes_on_acting,
    inverted_subject,
    is_full_verb,
    is_planned,
    names_somebody,
    noun_phrase,
    subject_of,
    trim,
    within_quote,
)
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.quotes import Quoted, touching
from tocsin.language.words import word_list
from tocsin.records import Span

# What can hang on a content from the right without belonging to it, and how many of its ends are
# tried.
_LOOSE = (
    "advcl",
    "relcl",
    "acl",
    "conj",
    "prep",
    "npadvmod",
    "advmod",
    "appos",
    "xcomp",
    "ccomp",
    "dep",
)
_MOST_CUTS = 8
# So many quotations that directly follow one another are one turn at most.
_LONGEST_TURN = 4
# A tag behind a quotation is named within so many letters.
_LONGEST_TAG = 60
_OBJECTS = ("dobj", "attr")
_INVERTED = ("dobj", "attr", "npadvmod")


class Candidate(NamedTuple):
    """A word that may attribute: the construction it stands in, its content, and who it would be
    attributed to.
    """

    cue: Token
    construction: str
    content: Span
    source: Token | None

    @property
    def lemma(self) -> str:
        """Return the cue's lemma, folded."""
        return self.cue.lemma_.casefold()


def candidates_of(parsed: Parsed, quoted: Sequence[Quoted], text: str) -> list[Candidate]:
    """Return the candidates of one sentence, in order of their cues; `quoted` are the quotations of
    the document, `text` its text.
    """
    candidates: list[Candidate] = []
    for token in parsed.doc:
        if token.pos_ in ("VERB", "AUX") and is_full_verb(token):
            candidates += _of_verb(parsed, token)
        elif token.pos_ == "NOUN":
            candidates += _of_noun(parsed, token)
        elif _is_adjective(token):
            candidates += _of_adjective(parsed, token)
    near = touching(quoted, parsed.span)
    outside = [
        c for c in candidates if not within_quote(parsed, c.cue, near) and not _says_nothing(c)
    ]
    return [*outside, *_of_quotes(parsed, quoted, text)]


def _says_nothing(candidate: Candidate) -> bool:
    """Tell whether a thing stands where somebody would speak ("two missiles hit ..."), or a verb
    that only says how an act goes on.
    """
    if is_planned(candidate.cue):
        return True
    thing = candidate.source is not None and candidate.source.lemma_.casefold() in ENGLISH.words(
        "cannot_speak"
    )
    return thing or (
        "infinitive" in candidate.construction and candidate.lemma in ENGLISH.words("aspect_verb")
    )


def _is_adjective(token: Token) -> bool:
    """Tell whether a word is an adjective, or stands where one stands ("is afraid")."""
    return token.pos_ == "ADJ" or (token.dep_ == "acomp" and token.head.lemma_ == "be")


def _is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def _of_quotes(parsed: Parsed, quoted: Sequence[Quoted], text: str) -> Iterator[Candidate]:
    """Yield each quotation of the sentence with the verbs nearest to it on both sides, alone and
    with those that follow it.
    """
    verbs = [t for t in parsed.doc if is_full_verb(t)]
    near = touching(quoted, parsed.span)
    outside = [t for t in verbs if not within_quote(parsed, t, near)]
    turns = [_following(parsed, quote, quoted, text) for quote in near]
    for quote, turn in zip(near, turns, strict=True):
        start, end = (
            max(quote.inner.start, parsed.span.start),
            min(quote.inner.end, parsed.span.end),
        )
        before = [t for t in outside if parsed.end(t) <= start]
        after = [t for t in outside if parsed.start(t) >= end]
        for name, chosen in (("quote_before", before[-1:]), ("quote_after", after[:1])):
            for verb in chosen:
                if end > start:
                    source = _speaker(parsed, verb, near)
                    yield Candidate(verb, name, quote.inner, source)
                    for number, last in enumerate(turn):
                        wide = Span(start=quote.inner.start, end=last.inner.end)
                        kind = "paragraph" if "\n" in wide.of(text) else "turn"
                        more = "" if number == len(turn) - 1 else "_part"
                        yield Candidate(verb, f"{name}_{kind}{more}", wide, source)


def _speaker(parsed: Parsed, verb: Token, quoted: Sequence[Quoted]) -> Token | None:
    """Return who speaks beside a quotation: the verb's subject, else the noun behind an inverted
    verb; never a word of the quotation.
    """
    own = subject_of(verb)
    if own is not None and not within_quote(parsed, own, quoted):
        return own
    behind = next((c for c in verb.children if c.dep_ in _INVERTED and c.i > verb.i), None)
    if behind is not None or own is None:
        return behind
    nouns = [t for t in parsed.doc[verb.i + 1 : verb.i + 6] if t.pos_ in ("PROPN", "NOUN", "PRON")]
    return next((t for t in nouns if not within_quote(parsed, t, quoted)), None)


def _following(parsed: Parsed, quote: Quoted, quoted: Sequence[Quoted], text: str) -> list[Quoted]:
    """Return the quotations that go on where this one ends, or where its sentence ends, with white
    space alone between.
    """
    at = bisect_left(quoted, quote.span.end, key=lambda q: q.span.start)
    following: list[Quoted] = []
    last = quote.span.end
    for other in quoted[at : at + _LONGEST_TURN]:
        within = parsed.span.covers(other.span)
        beyond = (
            not text[max(last, parsed.span.end) : other.span.start].strip()
            and other.span.start >= last
        )
        if (not within and not beyond) or _has_own_tag(text, other):
            break
        following.append(other)
        last = other.span.end
    return following


def _has_own_tag(text: str, quote: Quoted) -> bool:
    """Return whether somebody is named right behind a quotation as its speaker: it is nobody else's
    turn.
    """
    behind = re.split(
        r'[.!?\n“”«»"]', text[quote.span.end : quote.span.end + _LONGEST_TAG], maxsplit=1
    )[0]
    return any(
        base in ENGLISH.words("cue_speech")
        for w in word_list(behind)
        for base in _bases(w.casefold())
    )


def _bases(word: str) -> tuple[str, ...]:
    """Return what a form of a regular verb may be a form of; "said", "told" and "wrote" are looked
    up.
    """
    irregular = {"said": "say", "told": "tell", "wrote": "write", "went": "continue"}
    soft = f"{word.removesuffix('ied')}y"
    return (
        irregular.get(word, word),
        word.removesuffix("ed"),
        word.removesuffix("d"),
        word.removesuffix("s"),
        soft,
    )


def _is_deed(verb: Token, thing: Token) -> bool:
    """Tell whether a verb and its object name a deed of force, which says nothing: "launched a
    strike", but not "launched a campaign".
    """
    return verb.lemma_.casefold() in ENGLISH.words(
        "deed_verb"
    ) and thing.lemma_.casefold() in ENGLISH.words("deed_noun")


def _is_force(clause: "_Clause") -> bool:
    """Tell whether a verb tells of force that is used: forces strike, or somebody does with a
    missile, and neither says anything by it.
    """
    says = any(c.dep_ in ("ccomp", "xcomp") for c in clause.verb.children)
    if says or clause.verb.lemma_.casefold() not in ENGLISH.words("force_verb"):
        return False
    if clause.source is not None and clause.source.lemma_.casefold() in ENGLISH.words("force_noun"):
        return True
    below = [t for t in clause.verb.subtree if t.i > clause.verb.i and t.pos_ == "NOUN"]
    return any(t.lemma_.casefold() in ENGLISH.words("deed_noun") for t in below)


class _Clause(NamedTuple):
    """A verb with who acts by it: its subject, and the agent of a passive."""

    parsed: Parsed
    verb: Token
    source: Token | None
    agent: Token | None
    passive: bool

    @property
    def speaker(self) -> Token | None:
        """Return who speaks by the verb: the agent of a passive, else the subject."""
        if self.passive:
            return self.agent
        return self.source

    def over(
        self, construction: str, tokens: list[Token], source: Token | None
    ) -> Iterator[Candidate]:
        """Yield the verb over some words as its content."""
        yield from _over(self.parsed, self.verb, construction, tokens, source)


def _of_verb(parsed: Parsed, verb: Token) -> Iterator[Candidate]:
    """Yield a verb with each of its complements."""
    clause = _Clause(parsed, verb, subject_of(verb), _agent(verb), _is_passive(verb))
    if _is_force(clause):
        return
    for child in verb.children:
        yield from _of_complement(clause, child)
    yield from _of_several(clause)
    yield from _of_whole(clause)


def _of_complement(clause: _Clause, child: Token) -> Iterator[Candidate]:
    """Yield a verb with one of its complements."""
    if child.dep_ == "ccomp":
        yield from _of_reported(clause, child)
    elif child.dep_ == "nsubjpass":
        yield from clause.over("passive", list(child.subtree), clause.agent)
    elif child.i < clause.verb.i:
        return
    elif child.dep_ == "xcomp":
        name = "passive_infinitive" if clause.passive else "infinitive"
        yield from clause.over(name, list(child.subtree), clause.speaker)
        yield from _extents(clause.parsed, clause.verb, name, child, clause.speaker)
    elif child.dep_ in _OBJECTS and not _is_deed(clause.verb, child):
        yield from _of_object(clause, child)
    elif child.dep_ == "prep":
        yield from _of_preposition(clause, child)
    elif child.dep_ == "advcl":
        name = f"adverbial_{_mark(child)}"
        yield from clause.over(name, list(child.subtree), clause.source)


def _of_reported(clause: _Clause, child: Token) -> Iterator[Candidate]:
    """Yield a verb with a reported clause, also with one that stands around it."""
    verb, source = clause.verb, clause.source
    leads = child.i < verb.i
    speaker = source
    if source is None and leads:
        speaker = inverted_subject(verb)
    yield from clause.over("clause", list(child.subtree), speaker)
    yield from _extents(clause.parsed, verb, "clause", child, speaker)
    if leads and source is not None and source.i < verb.i:
        yield from clause.over("around", list(verb.subtree), source)


def _of_object(clause: _Clause, child: Token) -> Iterator[Candidate]:
    """Yield a verb with its object, and with the object and a phrase behind it."""
    parsed, verb, source = clause.parsed, clause.verb, clause.source
    own = list(child.subtree)
    yield from clause.over("object", own, source)
    yield from _extents(parsed, verb, "object", child, source)
    for other in verb.children:
        if other.dep_ == "prep" and other.i > child.i:
            name = f"object_{other.lower_}"
            both = [*own, *other.subtree]
            yield from clause.over(name, both, source)
            yield from _cuts(parsed, verb, name, both, other, source)


def _of_preposition(clause: _Clause, child: Token) -> Iterator[Candidate]:
    """Yield a verb with what stands behind one of its prepositions."""
    name = child.lower_
    if clause.passive:
        name = f"passive_{name}"
    inner = _inside(child)
    yield from clause.over(name, inner, clause.speaker)
    yield from _cuts(clause.parsed, clause.verb, name, inner, child, clause.speaker)


def _of_several(clause: _Clause) -> Iterator[Candidate]:
    """Yield a verb with an object or a subject and what is predicated of it."""
    verb = clause.verb
    behind = [child for child in verb.children if child.i > verb.i]
    objects = [child for child in behind if child.dep_ in _OBJECTS]
    predicates = [child for child in behind if child.dep_ in ("oprd", "xcomp")]
    if not predicates:
        return
    if objects:
        both = _subtrees([*objects, *predicates])
        yield from clause.over("object_predicate", both, clause.source)
    subject = direct_subject(verb)
    if clause.passive and subject is not None:
        whole = _subtrees([subject, *predicates])
        yield from clause.over("passive_whole", whole, clause.agent)


def _of_whole(clause: _Clause) -> Iterator[Candidate]:
    """Yield a verb with the sentence or the noun that it stands in or hangs on."""
    verb, source = clause.verb, clause.source
    if verb.lemma_ in ("seem", "appear"):
        yield from clause.over("seeming", list(verb.subtree), None)
    if source is None:
        return
    if verb.dep_ == "parataxis":
        yield from clause.over("interposed", list(verb.head.subtree), source)
    if verb.dep_ == "relcl" and source != verb.head:
        yield from clause.over("relative", noun_phrase(verb.head), source)


def _subtrees(heads: Sequence[Token]) -> list[Token]:
    """Return all words that hang on some heads."""
    return [token for head in heads for token in head.subtree]


def _inside(preposition: Token) -> list[Token]:
    """Return the words that stand behind a preposition."""
    return _subtrees([c for c in preposition.children if c.dep_ in ("pobj", "pcomp")])


def _extents(
    parsed: Parsed, verb: Token, construction: str, child: Token, source: Token | None
) -> Iterator[Candidate]:
    """Yield a complement as it may also end: before a phrase that hangs on its right, or with the
    whole sentence.
    """
    tokens = list(child.subtree)
    yield from _cuts(parsed, verb, construction, tokens, child, source)
    last = max(t.i for t in tokens)
    if construction == "object" and goes_on_acting(verb, last):
        return
    if any(not t.is_punct for t in parsed.doc[last + 1 :]):
        first = min(t.i for t in tokens)
        yield from _over(parsed, verb, f"{construction}_rest", list(parsed.doc[first:]), source)


def _cuts(
    parsed: Parsed,
    cue: Token,
    construction: str,
    tokens: Sequence[Token],
    core: Token,
    source: Token | None,
) -> Iterator[Candidate]:
    """Yield the shorter extents of a content: each ends where a loose phrase begins behind its
    core.
    """
    loose = sorted(
        {_edge(t) for t in tokens if t.dep_ in _LOOSE and t.head.i >= core.i and t.i > core.i}
    )
    for cut in [i for i in loose if i > core.i][:_MOST_CUTS]:
        yield from _over(
            parsed, cue, f"{construction}_cut", [t for t in tokens if t.i < cut], source
        )


def _edge(token: Token) -> int:
    """Return where a phrase begins, the conjunction before it included."""
    first = token.left_edge.i
    if first > 0 and token.doc[first - 1].dep_ == "cc":
        return first - 1
    return first


def _of_noun(parsed: Parsed, noun: Token) -> Iterator[Candidate]:
    """Yield a noun with what it is about: "plans to ...", "hopes that ...", "attacks on ..."."""
    source = _owner(noun)
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp") or (child.dep_ == "relcl" and _mark(child) == "that"):
            to = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
            yield from _over(
                parsed,
                noun,
                "noun_infinitive" if to else "noun_clause",
                list(child.subtree),
                source,
            )
        elif child.dep_ == "prep" and child.lower_ not in ("of", "in", "at", "by", "from"):
            inner = _inside(child)
            yield from _over(parsed, noun, f"noun_{child.lower_}", inner, source)
        elif child.dep_ == "prep" and child.lower_ == "of":
            inner = _inside(child)
            yield from _over(parsed, noun, "noun_of", inner, source)


def _of_adjective(parsed: Parsed, adjective: Token) -> Iterator[Candidate]:
    """Yield an adjective with its complement: "was adamant that ...", "is wary of ..."."""
    if adjective.dep_ in ("acomp", "oprd", "conj"):
        above = adjective.head
    else:
        above = adjective
    source = direct_subject(above) or (subject_of(above) if above.pos_ in ("VERB", "AUX") else None)
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ in ("ccomp", "xcomp", "advcl"):
            yield from _over(
                parsed, adjective, f"adjective_{child.dep_}", list(child.subtree), source
            )
        elif child.dep_ == "prep":
            inner = _inside(child)
            yield from _over(parsed, adjective, f"adjective_{child.lower_}", inner, source)


def _over(
    parsed: Parsed, cue: Token, construction: str, tokens: Sequence[Token], source: Token | None
) -> Iterator[Candidate]:
    """Yield the candidate, if it has words for a content."""
    content = trim(parsed, tokens) if tokens else None
    if content is not None:
        yield Candidate(cue, construction, content, source)


def _agent(verb: Token) -> Token | None:
    """Return who does what a passive verb says: "by X"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    if by is not None:
        return next((c for c in by.children if c.dep_ == "pobj"), None)
    return None


def _mark(clause: Token) -> str:
    """Return the word a clause opens with, where it has one."""
    return next(
        (
            c.lower_
            for c in clause.children
            if c.dep_ in ("mark", "advmod", "nsubj", "dobj") and c.i < clause.i
        ),
        "bare",
    )


def _owner(noun: Token) -> Token | None:
    """Return whose act or attitude a noun is: "X's", "of X", "by X", or the subject of the verb
    that carries it.
    """
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("of", "by", "from", "among"):
            owner = next(
                (c for c in child.children if c.dep_ == "pobj" and names_somebody(c)), None
            )
            if owner is not None:
                return owner
    named = next((c for c in noun.children if c.dep_ == "compound" and c.pos_ == "PROPN"), None)
    if named is not None:
        return named
    above = noun.head
    if (
        noun.dep_ in ("dobj", "attr", "pobj")
        and above.pos_ in ("VERB", "AUX")
        and above.lemma_ in ENGLISH.words("light_verb")
    ):
        return subject_of(above)
    if noun.dep_ == "pobj" and above.head.pos_ in ("VERB", "AUX"):
        return subject_of(above.head)
    return None
