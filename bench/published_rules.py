"""A peer for the attribution bench: the rules that the Gender Gap Tracker published (Asr et al.
2021, PLoS ONE 16(1)), written anew.

From the paper's account, not from its code: syntactic quotations (the clause under a verb of
saying, its subject the speaker), floating quotations (marks without a verb in their sentence belong
to the speaker before), heuristic ones (marks with a verb of saying near), and "according to". What
their program does beyond the account is not here, so its figure may differ from theirs.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

# The verbs of saying the paper's approach names or that mean the same.
VERBS = frozenset(
    [
        "say",
        "tell",
        "state",
        "add",
        "announce",
        "claim",
        "note",
        "explain",
        "suggest",
        "warn",
        "argue",
        "insist",
        "believe",
        "think",
        "report",
        "write",
        "acknowledge",
        "admit",
        "agree",
        "allege",
        "confirm",
        "declare",
        "deny",
        "describe",
        "estimate",
        "indicate",
        "predict",
        "promise",
        "recommend",
        "reveal",
        "stress",
        "urge",
        "testify",
        "recall",
        "reply",
        "respond",
        "ask",
        "continue",
        "concede",
        "contend",
        "emphasize",
        "mention",
        "observe",
        "point",
        "speculate",
        "tweet",
        "vow",
        "accuse",
    ]
)
_NEAR = 5


def quotations(doc: Doc) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Yield (start, end, speaker) in characters."""
    taken: list[tuple[int, int]] = []
    speaker: tuple[int, int] | None = None
    stated = [*_clauses(doc), *_according(doc)]
    for start, end, source in stated:
        taken.append((start, end))
        yield start, end, source
    for start, end in _marked(doc):
        if any(s < end and start < e for s, e in taken):
            continue
        verb = _verb_near(doc, start, end)
        source = _subject(verb) if verb is not None else None
        speaker = source or speaker
        if speaker is not None:
            yield start, end, speaker


def _clauses(doc: Doc) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Yield the clause under every verb of saying."""
    for token in doc:
        if token.dep_ == "ccomp" and token.head.lemma_ in VERBS and token.head.pos_ == "VERB":
            words = [t for t in token.subtree if not t.is_space]
            yield words[0].idx, words[-1].idx + len(words[-1]), _subject(token.head)


def _according(doc: Doc) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Yield the sentence around "according to"."""
    for token in doc:
        if (
            token.lower_ == "according"
            and token.i + 1 < len(doc)
            and doc[token.i + 1].lower_ == "to"
        ):
            noun = next((c for c in doc[token.i + 1].children if c.dep_ == "pobj"), None)
            inside = {t.i for t in token.subtree}
            rest = [
                t for t in token.sent if t.i not in inside and not t.is_punct and not t.is_space
            ]
            if noun is not None and rest:
                yield rest[0].idx, rest[-1].idx + len(rest[-1]), _phrase(noun)


def _marked(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield what stands between marks."""
    opened: int | None = None
    for token in doc:
        if token.text in ("“", '"', "”", "''", "``"):
            if opened is None:
                opened = token.idx + len(token)
            else:
                if token.idx - opened > 20:
                    yield opened, token.idx
                opened = None


def _verb_near(doc: Doc, start: int, end: int) -> Token | None:
    """Return a verb of saying a few words before or after."""
    span: Span | None = doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return None
    near = [*doc[span.end : span.end + _NEAR], *doc[max(0, span.start - _NEAR) : span.start]]
    return next((t for t in near if t.lemma_ in VERBS and t.pos_ == "VERB"), None)


def _subject(verb: Token) -> tuple[int, int] | None:
    """Return the subject of a verb."""
    noun = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return _phrase(noun) if noun is not None else None


def _phrase(noun: Token) -> tuple[int, int]:
    """Return a noun with what hangs on it."""
    words = list(noun.subtree)
    return words[0].idx, words[-1].idx + len(words[-1])
