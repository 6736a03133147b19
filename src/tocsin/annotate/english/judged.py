"""Rules of the English grammar for what is judged: an object somebody evaluates, calls false or
denies.
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.english.frames import (
    is_planned,
    make,
    names_somebody,
    subject_of,
    trim,
    verbs,
    within_quote,
)
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Span

_PREDICATES = ("ccomp", "oprd", "dobj", "prep", "xcomp", "attr", "acomp")


def evaluation(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find a statement carried by an object: "X denounced the ruling", "X warned of Y", "X
    described Y as Z".
    """
    for cue, kind in verbs(parsed, quoted):
        if is_planned(cue):
            continue
        source = subject_of(cue)
        objects = [
            c
            for c in cue.children
            if c.i > cue.i
            and (
                c.dep_ == "dobj"
                or (c.dep_ == "prep" and c.lower_ in ("of", "as", "against", "for"))
            )
        ]
        if source is None or not objects or any(c.dep_ == "ccomp" for c in cue.children):
            continue
        if cue.lemma_ not in ENGLISH.words("cue_evaluation") or source.lower_ in (
            "it",
            "this",
            "that",
            "which",
        ):
            continue
        if not (names_somebody(source) or cue.dep_ == "relcl"):
            continue
        own = [t for t in cue.subtree if not in_other_verb(t, cue)]
        content = trim(parsed, own)
        if content:
            yield make(parsed, cue, kind, "evaluation", content, source, outlets)


def called_false(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "X called the reports false" and "X dismissed as nonsense reports that CLAUSE": X denies
    what is called so.
    """
    untrue = ENGLISH.words("false_story") | ENGLISH.words("false_adjective")
    for cue, _ in verbs(parsed, quoted):
        source = subject_of(cue)
        if cue.lemma_ not in ENGLISH.words("cue_evaluation") or source is None:
            continue
        below = [t for c in cue.children if _is_predicate(c, cue) for t in c.subtree]
        verdict = [t for t in below if t.lower_ in untrue]
        story = [t for t in below if t not in verdict and t.lower_ != "as"]
        if verdict and sum(t.is_alpha for t in story) > 1:
            content = trim(parsed, story)
        else:
            content = None
        if content and _may_be_untrue(verdict, story):
            yield make(parsed, cue, "denial", "called_false", content, source, outlets)


def _may_be_untrue(verdict: Sequence[Token], story: Sequence[Token]) -> bool:
    """Return whether what is called something was said by somebody: an exercise that is called a
    provocation took place, a statement that is called so is rejected.
    """
    acts, said = ENGLISH.words("false_act"), ENGLISH.words("denial_object")
    names_acts = all(t.lower_ in acts for t in verdict)
    return not names_acts or any(t.lower_ in said for t in story)


def _is_predicate(child: Token, cue: Token) -> bool:
    """Return whether what hangs on a verb behind it may say what it calls something: "dismissed as
    nonsense", and not "warned of a provocation".
    """
    if child.i < cue.i or child.dep_ not in _PREDICATES:
        return False
    return child.dep_ != "prep" or child.lower_ == "as"


def denied_deed(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "X denied having done Y": X denies the deed."""
    for cue in (verb for verb, _ in verbs(parsed, quoted)):
        source = subject_of(cue)
        if cue.lemma_.casefold() not in ENGLISH.words("cue_denial") or source is None:
            continue
        for deed in (c for c in cue.children if c.dep_ == "xcomp" and c.i > cue.i):
            content = trim(parsed, deed.subtree)
            if content and any(a.dep_ == "aux" and a.tag_ == "VBG" for a in deed.children):
                yield make(parsed, cue, "denial", "denied_deed", content, source, outlets)


def denied_story(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "X denied reports that CLAUSE" and "X has not commented on reports that CLAUSE"."""
    denying, confirming = ENGLISH.words("cue_denial"), ENGLISH.words("confirming_verb")
    for cue in parsed.doc:
        lemma = cue.lemma_.casefold()
        if (
            not cue.tag_.startswith("VB")
            or lemma not in denying | confirming
            or within_quote(parsed, cue, quoted)
        ):
            continue
        below = [c for c in cue.children if c.i > cue.i and c.dep_ in ("dobj", "prep")]
        nouns = [n for c in below for n in (c, *(p for p in c.children if p.dep_ == "pobj"))]
        story = next((n for n in nouns if n.lemma_.casefold() in ENGLISH.words("story_noun")), None)
        source = subject_of(cue)
        if story is None or source is None:
            continue
        clauses = [
            c for c in story.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > story.i
        ]
        topics = [
            c for c in story.children if c.dep_ == "prep" and c.lower_ in ("of", "about", "on")
        ]
        telling = next(iter([*clauses, *topics]), None)
        if telling is not None:
            content = trim(parsed, telling.subtree)
        else:
            content = None
        if content:
            yield make(
                parsed,
                cue,
                "denial" if lemma in denying else "speech",
                "denied_story",
                content,
                source,
                outlets,
            )


def in_other_verb(token: Token, cue: Token) -> bool:
    """Tell whether a token belongs to a clause coordinated with the cue's, or to one before its
    subject.
    """
    for node in [token, *token.ancestors]:
        if node == cue:
            return False
        if (
            node.dep_ in ("conj", "advcl", "ccomp")
            and node.head == cue
            and node.pos_ in ("VERB", "AUX")
        ):
            return True
        if (
            node.dep_ in ("advmod", "cc", "mark")
            and node.head == cue
            and node.i < cue.left_edge.i + 3
            and node.pos_ in ("ADV", "CCONJ", "SCONJ")
        ):
            return True
    return False
