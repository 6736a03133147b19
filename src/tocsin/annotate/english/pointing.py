"""A sentence that only tells who said the one before: "This was announced by X", "That is according
to X", "X said this at a briefing".
"""

import itertools
from collections.abc import Iterator, Sequence

from tocsin.annotate.english.frames import cue_kind, subject_of
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame

POINTS_BACK = "points_back"
_THIS = ("this", "that")
_SUBJECTS = ("nsubj", "nsubjpass")
_OPENS_CLAUSE = ("ccomp", "xcomp", "advcl")
# Nothing points back over the end of a paragraph, which is an empty line.
_PARAGRAPH = "\n\n"


def pointing_frames(text: str, parsed: Sequence[Parsed]) -> Iterator[Frame]:
    """Yield what each sentence tells of the one before it in its paragraph."""
    for before, sentence in itertools.pairwise(parsed):
        if _PARAGRAPH in text[before.span.end : sentence.span.start]:
            continue
        teller = _teller(sentence)
        if teller is None:
            continue
        cue, source = teller
        yield Frame(
            cue=cue.text,
            cue_span=sentence.cover([cue]),
            kind="speech",
            rule=POINTS_BACK,
            content=before.span,
            source=sentence.cover([t for t in source.subtree if not t.is_space]),
            head=sentence.cover([source]),
        )


def _teller(sentence: Parsed) -> tuple[Token, Token] | None:
    """Return the word of saying of a sentence and who tells by it what "this" is."""
    root = next((t for t in sentence.doc if t.dep_ == "ROOT"), None)
    if root is None or any(c.dep_ in _OPENS_CLAUSE for c in root.children):
        return None
    subject = next((c for c in root.children if c.dep_ in _SUBJECTS), None)
    if subject is not None and _is_this(subject):
        return _by_reference(root) or _by_agent(root)
    return _told_this(root)


def _is_this(token: Token) -> bool:
    """Return whether a subject is "this", or a word for the announcement that was just read."""
    if token.lower_ in _THIS:
        return not any(True for _ in token.children)
    articles = [c.lower_ for c in token.children]
    return token.lemma_.casefold() in ENGLISH.words("told_noun") and articles in (["the"], ["this"])


def _by_reference(root: Token) -> tuple[Token, Token] | None:
    """Find "That is according to X"."""
    near = [root, *root.children] if root.lower_ == "according" else root.children
    joint = next((c for c in near if c.lower_ == "according"), None)
    to = next((c for c in joint.children if c.lower_ == "to"), None) if joint is not None else None
    named = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return None if joint is None or named is None else (joint, named)


def _by_agent(root: Token) -> tuple[Token, Token] | None:
    """Find "This was announced by X" and "The announcement was made by X"."""
    lemma = root.lemma_.casefold()
    if cue_kind(lemma) != "speech" and lemma not in ENGLISH.words("telling_verb"):
        return None
    agent = next((c for c in root.children if c.dep_ == "agent"), None)
    named = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent else None
    return None if named is None else (root, named)


def _told_this(root: Token) -> tuple[Token, Token] | None:
    """Find "X said this at a briefing"."""
    objects = [c for c in root.children if c.dep_ == "dobj"]
    is_this = len(objects) == 1 and objects[0].lower_ in _THIS
    if not is_this or cue_kind(root.lemma_.casefold()) != "speech":
        return None
    source = subject_of(root)
    if source is None or source.lower_ in ENGLISH.words("first_person"):
        return None
    return root, source
