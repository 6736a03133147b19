"""Cutting a sentence, or the content of an attribution, into propositions that can be true or false
apart.

A clause is cut off where a dependency tree has one: coordinated and reported clauses, relative
clauses set off by a comma, participles and purposes that say something of their own.
"""

from collections.abc import Sequence

from tocsin.annotate.english.frames import cue_kind, is_infinitive
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.records import Record, Span

# Fewer words than these say too little to stand alone.
_FEWEST_WORDS = {
    "relative": 5,
    "participle": 5,
    "purpose": 5,
    "coordinated": 4,
    "reported": 5,
    "adverbial": 5,
}
_FEWEST_REST = 3
# A purpose is a claim of its own only beside a clause that is long without it.
_LONG_MATRIX = 9
# "There is no doubt that", "the problem is that": as short as this, what frames a reported clause
# is no claim.
_FRAMING_WORDS = 5


class Clause(Record, frozen=True):
    """One proposition: its span in the document, and what cut it off from its sentence."""

    span: Span
    rule: str


def clauses_of(parsed: Parsed, region: Span, *, headline: bool = False) -> list[Clause]:
    """Return the clauses of a region of a sentence, in order; a headline is one proposition."""
    tokens = [t for t in parsed.inside(region) if not t.is_space]
    if not any(t.is_alpha for t in tokens):
        return []
    if headline:
        return [Clause(span=_trimmed(parsed, tokens), rule="headline")]
    parts = _at_colons(tokens)
    if len(parts) > 1:
        return [c for part in parts for c in clauses_of(parsed, parsed.cover(part))]
    inside = {t.i for t in tokens}
    heads: dict[int, str] = {t.i: rule for t in tokens if (rule := _own_clause(t, inside, tokens))}
    groups: dict[int, list[Token]] = {}
    for token in tokens:
        groups.setdefault(_head_of(token, heads, inside), []).append(token)
    clauses = [c for head, group in groups.items() for c in _runs(parsed, head, group, heads)]
    return sorted(clauses, key=lambda c: c.span)


def _at_colons(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut at colons and semicolons that stand between two parts with a verb each."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (":", ";"):
            parts.append([])
        else:
            parts[-1].append(token)
    full = all(
        sum(t.is_alpha for t in p) >= 4 and any(t.pos_ in ("VERB", "AUX") for t in p) for p in parts
    )
    return parts if full else [list(tokens)]


def _own_clause(token: Token, inside: set[int], tokens: Sequence[Token]) -> str | None:
    """Return the rule by which a token heads a clause of its own, or None."""
    if token.head.i not in inside or token.head == token:
        return None
    size = sum(1 for t in token.subtree if t.i in inside and t.is_alpha)
    rule = _rule(token, size, tokens)
    if rule and size >= _FEWEST_WORDS[rule]:
        return rule
    return None


def _rule(token: Token, size: int, tokens: Sequence[Token]) -> str | None:
    """Tell by its form which kind of clause a token heads."""
    verb = token.pos_ in ("VERB", "AUX")
    left = token.left_edge
    comma = left.i > 0 and token.doc[left.i - 1].text in (",", ";", "–", "—", "-", ":")
    if token.dep_ == "relcl" and comma:
        return "relative"
    if (
        token.dep_ == "conj"
        and verb
        and (token.head.pos_ in ("VERB", "AUX"))
        and token.tag_ != "VBN"
    ):
        return "coordinated"
    if token.dep_ in ("ccomp", "acl") and verb and _after_that(token):
        return "reported"
    if token.dep_ in ("advcl", "acl") and token.tag_ == "VBG" and comma:
        return "participle"
    if (
        token.dep_ in ("advcl", "xcomp")
        and is_infinitive(token)
        and (comma or _matrix(token, tokens) >= _LONG_MATRIX)
    ):
        if token.dep_ == "advcl":
            return "purpose"
        return None
    if token.dep_ == "advcl" and verb and _has_mark(token, size):
        return "adverbial"
    return None


def _after_that(token: Token) -> bool:
    """Tell whether a clause opens with "that" and its verb does not attribute it to the writer."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)
    first_person = any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in token.head.children)
    return that and not (first_person and cue_kind(token.head.lemma_))


def _has_mark(token: Token, size: int) -> bool:
    """Tell whether an adverbial clause is finite and marked (because, while, that); conditions stay
    with their clause.
    """
    marks = [c.lower_ for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i]
    finite = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children)
    if not finite:
        return False
    return size >= 5 and bool(marks) and not {"if", "unless", "as", "when", "whether"} & set(marks)


def _matrix(token: Token, tokens: Sequence[Token]) -> int:
    """Return how many words the clause above has without this one."""
    own = {t.i for t in token.subtree}
    return sum(1 for t in tokens if t.i not in own and t.is_alpha)


def _head_of(token: Token, heads: dict[int, str], inside: set[int]) -> int:
    """Return the clause head a token belongs to: the nearest above it, else the top of the
    region.
    """
    node = token
    while node.i not in heads and node.head != node and node.head.i in inside:
        node = node.head
    return node.i if node.i in heads else -1


def _runs(parsed: Parsed, head: int, group: Sequence[Token], heads: dict[int, str]) -> list[Clause]:
    """Return the unbroken runs of a clause's words that are long enough to say something.

    A clause with another one in its middle falls into runs: the one with the verb stays, and so
    does a long rest.
    """
    runs: list[list[Token]] = []
    for token in sorted(group, key=lambda t: t.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    rule = heads.get(head, "main")
    kept = [r for r in runs if _says_something(r, head, heads)]
    if not kept and head == -1 and not heads:
        if sum(t.is_alpha for t in max(runs, key=len)) >= _FEWEST_REST:
            kept = [max(runs, key=len)]
        else:
            kept = []
    return [Clause(span=_trimmed(parsed, _with_antecedent(r, rule)), rule=rule) for r in kept]


def _says_something(run: Sequence[Token], head: int, heads: dict[int, str]) -> bool:
    """Tell whether a run can stand as a proposition: it has a verb, and it is the clause's own or
    long enough.
    """
    size = sum(t.is_alpha for t in run)
    if size < _FEWEST_REST or not any(t.pos_ in ("VERB", "AUX") for t in run):
        return False
    if head == -1:
        own = any(
            t.dep_ == "ROOT" or (t.head.i not in {x.i for x in run} and t.pos_ in ("VERB", "AUX"))
            for t in run
        )
        frames = any(heads.get(c.i) == "reported" for t in run for c in t.children)
        if not own:
            return False
        return (not frames or size > _FRAMING_WORDS) and (
            size >= 5 or any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in run)
        )
    return any(t.i == head for t in run) or size >= 6


def _with_antecedent(run: list[Token], rule: str) -> list[Token]:
    """Give a relative clause back the noun phrase it speaks of, where that stands directly before
    it.
    """
    if rule != "relative":
        return run
    doc, first = run[0].doc, run[0].i
    noun = next((t.head for t in run if t.dep_ == "relcl"), None)
    if (
        noun is None
        or noun.dep_ not in ("nsubj", "nsubjpass", "attr")
        or noun.i >= first
        or first - noun.i > 2
    ):
        return run
    return [*doc[noun.left_edge.i : first], *run]


def _trimmed(parsed: Parsed, tokens: Sequence[Token]) -> Span:
    """Return the span without conjunctions and commas at its ends."""
    listed = list(tokens)
    skip = ("cc", "punct")
    while len(listed) > 1 and (
        listed[0].dep_ in skip
        or listed[0].is_punct
        or (listed[0].dep_ == "mark" and listed[0].lower_ == "that")
    ):
        listed = listed[1:]
    while len(listed) > 1 and (
        listed[-1].text in (",", ";", ":", "–", "—") or listed[-1].dep_ == "cc"
    ):
        listed = listed[:-1]
    return parsed.cover(listed)
