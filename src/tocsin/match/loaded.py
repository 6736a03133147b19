"""Loaded language: words that judge while they name, whose they are, and which technique they
belong to.

Techniques as in the SemEval task on persuasion (Da San Martino et al. 2020); DISARM tags only where
a sentence earns one, with the rule that gave it. A label says something of the words, and nothing
of whether what they say is true.
"""

import functools
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.words import words
from tocsin.records import Annotations, Claim, Document, Label, Match, Narrative, Span, content_id

METHOD = "loaded 1"
_PREFIX = "loaded_"
# One such word tells of no technique ("never", "entire"); many of them make a text loaded.
_ONLY_TOGETHER = ("exaggeration",)
# How many times as dense as this a text must be to count full: one loaded word in five.
_FULL = 5.0
_FEWEST = 8
# A technique alone earns no tag; together with what the claim does it may (DISARM Red, by id).
_TAGS: tuple[tuple[str, str, str], ...] = (
    ("any", "T0118", "tells a catalogued story in its own voice"),
    ("conspiracy", "T0022", "tells a catalogued story as a hidden plan"),
    ("fear", "T0139.003", "warns or threatens while telling a catalogued story"),
    (
        "name_calling",
        "T0135.001",
        "names somebody with a judging word while telling a catalogued story",
    ),
)


class Marks(NamedTuple):
    """How dense marked words stand in a text, 0 to 1: judging ones, those of event reports, those
    of refutations, negations, figures.
    """

    loaded: float
    report: float
    refutation: float
    negation: float
    figures: float


@functools.cache
def _index(prefix: str, language: str) -> TermIndex:
    """Return the terms of the lists that begin with a prefix, by list; languages without lists look
    in none.
    """
    lists = lexicon(language)
    rows = [
        (term, name.removeprefix(_PREFIX))
        for name, terms in lists.items()
        if name.startswith(prefix)
        for term in terms
    ]
    return TermIndex(rows, exact=prefix == "report_marks")


def _lists_of(language: str | None) -> str:
    """Return the language whose lists are used: its own, or the one it shares most words with."""
    return language if language in LANGUAGES else "en"


@functools.lru_cache(maxsize=4096)
def marks_of(text: str, language: str | None) -> Marks:
    """Return how dense each kind of marked words stands in a text."""
    code = _lists_of(language)
    tokens = list(words(text))
    number = max(_FEWEST, len(tokens))
    counts = [
        len(_index(p, code).find(text)) for p in (_PREFIX, "report_marks", "refutation", "negation")
    ]
    figures = sum(any(c.isdigit() for c in w.text) for w in tokens)
    return Marks(*(min(1.0, n / number * _FULL) for n in (*counts, figures)))


def labels(document: Document, annotations: Annotations) -> list[Label]:
    """Return the judging words of every claim with whose they are: the claim's originator.
    Overlapping claims tell one word once.
    """
    taken: set[tuple[int, int]] = set()
    labelled = []
    index = _index(_PREFIX, _lists_of(document.language))
    for claim in sorted(
        annotations.claims, key=lambda c: (c.span.end - c.span.start, c.span, c.id)
    ):
        for hit in index.find(claim.text):
            start, end = claim.span.start + hit.start, claim.span.start + hit.end
            if (
                hit.key in _ONLY_TOGETHER
                or (start, end) in taken
                or document.text[start:end] != claim.text[hit.start : hit.end]
            ):
                continue
            taken.add((start, end))
            labelled.append(_label(claim, hit.key, (start, end), document))
    return sorted(labelled, key=lambda x: (x.span, x.technique))


def _label(claim: Claim, technique: str, span: tuple[int, int], document: Document) -> Label:
    """Make the label of one word."""
    who = claim.chain[0]
    own = len(claim.chain) == 1
    return Label(
        id=content_id("lab", claim.id, technique, span[0], span[1]),
        document_id=document.id,
        claim_id=claim.id,
        span=Span(start=span[0], end=span[1]),
        surface=document.text[span[0] : span[1]],
        technique=technique,
        voice_id=who.entity_id,
        voice="the document's own voice" if own else who.surface,
        rule=f"listed under {technique.replace('_', ' ')} in {_lists_of(document.language)}",
        method=METHOD,
    )


def tags(
    claim: Claim, match: Match, narrative: Narrative, labelled: Sequence[Label]
) -> dict[str, str]:
    """Return the DISARM techniques a claim earns, each with the rule that gave it; a story that is
    relayed or exposed earns none.
    """
    if match.voice != "promotes":
        return {}
    techniques = {x.technique for x in labelled if x.claim_id == claim.id}
    return {
        tag: f"{why} ({narrative.title})"
        for technique, tag, why in _TAGS
        if technique == "any" or technique in techniques
    }
