"""Whether an English verb is negated: by "not", "at no point", "yet to", "neither", nobody."""

from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame


def calls_untrue(above: Token) -> bool:
    """Return whether a governing phrase calls what it governs untrue: "it is not true that", "it is
    a lie that".
    """
    words = [
        above,
        *(
            t
            for c in above.children
            if c.dep_ in ("acomp", "attr", "neg", "amod", "det")
            for t in c.subtree
        ),
    ]
    plain = {t.lower_ for t in words}
    if plain & ENGLISH.words("untrue_word"):
        return not is_negated(above)
    return is_negated(above) and bool(plain & ENGLISH.words("true_word"))


def is_negated(verb: Token) -> bool:
    """Return whether a verb is negated: by "not", "never", or a negative adverbial before it ("at
    no point").
    """
    if any(c.dep_ == "neg" or c.lower_ in ("never", "nowhere") for c in verb.children):
        return True
    for child in verb.children:
        if child.dep_ in ("advmod", "npadvmod") and child.i < verb.i and _is_fronted_not(child):
            return True
        if (
            child.dep_ in ("prep", "npadvmod")
            and child.i < verb.i
            and any(t.lower_ == "no" for t in child.subtree)
        ):
            return child.lower_ in ("at", "in", "on", "by", "under") or child.dep_ == "npadvmod"
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)
    ):
        return verb.tag_ == "VB" and any(c.dep_ == "neg" for c in verb.head.children)
    return False


def _is_fronted_not(phrase: Token) -> bool:
    """Return whether a phrase before the verb is a negative one: "not once did X say"; "not only"
    is none.
    """
    plain = [t.lower_ for t in phrase.subtree]
    return "not" in plain and not {"only", "just", "merely", "until", "long"} & set(plain)


def is_yet_to_come(cue: Token) -> bool:
    """Return whether an act is still to come: "have yet to confirm"."""
    to = next((c for c in cue.children if c.dep_ == "aux" and c.lower_ == "to"), None)
    return to is not None and to.i > 0 and to.doc[to.i - 1].lower_ == "yet"


def negates_another_word(cue: Token) -> bool:
    """Return whether a "not" negates another word: "not only did X say"."""
    return any(
        c.dep_ in ("neg", "preconj")
        and c.i + 1 < len(c.doc)
        and c.doc[c.i + 1].lower_ in ("only", "just", "merely")
        for c in cue.children
    )


def is_neither(cue: Token) -> bool:
    """Return whether the cue is one of two that both did not happen: "neither confirmed nor
    denied".
    """
    return any(
        c.lower_ in ("neither", "nor") and c.dep_ in ("preconj", "cc", "advmod", "neg", "det")
        for c in cue.children
    ) or (cue.dep_ == "conj" and any(c.lower_ in ("neither", "nor") for c in cue.head.children))


def names_nobody(cue: Token, frame: Frame, parsed: Parsed) -> bool:
    """Return whether the source names nobody: "no one", "none of the ministers", "no official",
    "neither X nor Y".
    """
    subjects = [c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass")]
    if frame.source is not None:
        inside = parsed.inside(frame.source)
        subjects += inside[:1]
    nobody = ENGLISH.words("nobody")
    for subject in subjects:
        left = [
            subject,
            *(t for child in subject.lefts for t in child.subtree if child.dep_ != "relcl"),
        ]
        if any(t.lower_ in nobody for t in left) or (
            left[-1].lower_ == "not" or any(t.lower_ == "not" for t in left[1:])
        ):
            return True
        if subject.lower_ == "one" and any(c.lower_ == "no" for c in subject.lefts):
            return True
    return False
