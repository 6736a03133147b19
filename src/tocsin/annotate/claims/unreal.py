"""Claims of sentences that do not say that what they tell of is so: stories and drills, what would
be or is bidden, words that were not said, what nothing bears out, what is called untrue or only
talked of.

The phrases are data (`unreal.yml` of each language), so a new language costs lines and no code.
Related work calls this event factuality (Sauri & Pustejovsky 2009, FactBank).
"""

import functools
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tocsin.annotate.text.quotes import Quoted
from tocsin.language.gapped import GappedPhrases
from tocsin.language.lexicon import lexicon
from tocsin.records import Claim, Document, Modality, Span, Stance
from tocsin.records.annotation import PHRASED

# Of rules with these words nobody answers for what is told.
_NOBODYS = ("(hearsay", "(impersonal")
# Words that nothing bears out open a content among its first letters ("found no sign that").
_OPENING = 3
# So many letters at most has a sentence that takes back the one before.
_LONGEST_BEHIND = 160


class Unreal(NamedTuple):
    """What the outlet's voice does to what it does not say is so, and which list tells."""

    stance: Stance
    modality: Modality | None
    why: str


# The lists in the order in which they are asked, for words that are cited and the outlet's own.
_CITED: tuple[Unreal, ...] = (
    Unreal("speculates", "conditional", "invented"),
    Unreal("speculates", "conditional", "unfulfilled"),
    Unreal("denies", None, "refuted"),
    Unreal("denies", None, "slip"),
    Unreal("not_confirmed", "not_confirmed", "unproven"),
    Unreal("doubts", None, "machine"),
    Unreal("doubts", None, "talk"),
)
_OWN: tuple[Unreal, ...] = (
    Unreal("speculates", "conditional", "invented"),
    Unreal("speculates", "conditional", "invented_own"),
    Unreal("denies", None, "refuted"),
    Unreal("not_confirmed", "not_confirmed", "unproven"),
    Unreal("not_said", "not_said", "untold"),
    Unreal("not_said", "not_said", "withheld"),
    Unreal("doubts", None, "machine"),
    Unreal("doubts", None, "talk"),
    Unreal("speculates", "conditional", "unfulfilled"),
    Unreal("speculates", "conditional", "unfulfilled_own"),
    Unreal("speculates", "conditional", "condition"),
)
_BEHIND = Unreal("denies", None, "refuted_behind")
# The same where the sentence behind says what was said in truth, and so cites somebody itself.
_MISTOLD = Unreal("denies", None, "mistold_behind")
# Words that were held back, right before what is cited ("stopped short of saying that").
_WITHHELD = Unreal("not_said", "not_said", "withheld")
# The first or the last sentence says it of the whole text.
_FRAMED = Unreal("speculates", "conditional", "framed")
# Between them and what is cited stand so many letters at most.
_JOINT = 14
# Of longer texts two sentences are asked what the whole is.
_ENDS = 3
# Whoever says that nothing bears it out.
_UNPROVEN_BY_SOURCE = Unreal("denies", None, "unproven")


def without_unreal(
    document: Document, claims: Sequence[Claim], quoted: Sequence[Quoted]
) -> list[Claim]:
    """Return the claims of a document, those that affirm what their sentence does not with what it
    does to it, and why in their rule. What stands in quotation marks tells nothing of that.
    """
    text = blanked(document.text, [q.inner for q in quoted])
    phrases = unreal_phrases(document.language or "")
    homes = list(document.sentences)
    framed = phrases.framed([home.of(text) for home in homes])
    listed: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        number = next((n for n, h in enumerate(homes) if h.covers(_begin(claim.span))), None)
        if number is not None:
            listed[number].append(claim)
    changed: dict[str, Claim] = {}
    for number, group in listed.items():
        behind = homes[number + 1] if number + 1 < len(homes) else None
        cites_behind = any(len(c.chain) > 1 for c in listed.get(number + 1, ()))
        following = "" if behind is None else behind.of(text)
        taken_back = phrases.takes_back(following, cites=cites_behind)
        for claim in group:
            if claim.affirms:
                unreal = framed or taken_back or _of(claim, group, homes[number], text, phrases)
                if unreal is not None:
                    changed[claim.id] = _taken_back(claim, unreal)
    return [changed.get(claim.id, claim) for claim in claims]


def blanked(text: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length with spans as blanks."""
    for span in spans:
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def _begin(span: Span) -> Span:
    """Return where a span begins."""
    return Span(start=span.start, end=span.start)


def _of(
    claim: Claim,
    group: Sequence[Claim],
    home: Span,
    text: str,
    phrases: "UnrealPhrases",
) -> Unreal | None:
    """Return what the sentence of a claim does to it, where it does not say that it is so."""
    sentence = home.of(text)
    contents = [c.span for c in group if len(c.chain) > 1]
    if any(words in claim.rule for words in _NOBODYS):
        return phrases.own(sentence)
    if len(claim.chain) > 1 and phrases.opens_unproven(claim.text):
        return _UNPROVEN_BY_SOURCE
    if contents:
        return phrases.cited(
            sentence, [Span(start=c.start - home.start, end=c.end - home.start) for c in contents]
        )
    if len(group) > 1:
        sentence = text[home.start : claim.span.end]
    return phrases.own(sentence)


def _taken_back(claim: Claim, unreal: Unreal) -> Claim:
    """Return a claim with what its sentence does to it; what is only imagined is the outlet's to
    tell.
    """
    imagined = unreal.stance == "speculates"
    return msgspec.structs.replace(
        claim,
        stance=unreal.stance,
        modality=unreal.modality or claim.modality,
        chain=claim.chain[-1:] if imagined else claim.chain,
        attribution_id=None if imagined else claim.attribution_id,
        rule=f"{claim.rule}{PHRASED}{unreal.why}",
    )


@functools.cache
def unreal_phrases(language: str) -> "UnrealPhrases":
    """Return the phrases of a language, built once."""
    return UnrealPhrases(language)


class UnrealPhrases:
    """Tells by the phrases of a language what a sentence does not say is so."""

    def __init__(self, language: str) -> None:
        """Compile the lists of the language; one without any finds nothing."""
        lists = lexicon(language)
        names = {kind.why for kind in (*_CITED, *_OWN, _BEHIND, _MISTOLD, _FRAMED)}
        self._phrases = {n: GappedPhrases(lists.get(f"unreal_{n}", ()), language) for n in names}

    def takes_back(self, following: str, *, cites: bool = False) -> Unreal | None:
        """Return what the sentence behind does to the one before it, if it says that it is not so;
        one that cites somebody itself does so only by what was said in truth.
        """
        if not following or len(following) > _LONGEST_BEHIND:
            return None
        kind = _MISTOLD if cites else _BEHIND
        return kind if self._phrases[kind.why](following) is not None else None

    def framed(self, sentences: Sequence[str]) -> Unreal | None:
        """Return what the first or the last sentence of a text does to the whole of it: "All names
        are invented".
        """
        phrases = self._phrases[_FRAMED.why]
        ends = sentences if len(sentences) < _ENDS else (sentences[0], sentences[-1])
        return _FRAMED if any(phrases(sentence) for sentence in ends) else None

    def opens_unproven(self, content: str) -> bool:
        """Return whether a content opens with words that nothing bears out the rest."""
        place = self._phrases[_UNPROVEN_BY_SOURCE.why](content)
        return place is not None and place[0] <= _OPENING

    def own(self, text: str) -> Unreal | None:
        """Return what the outlet does to a sentence that cites nobody."""
        return self._first(_OWN, text)

    def cited(self, text: str, contents: Sequence[Span]) -> Unreal | None:
        """Return what the outlet does to words that it cites; offsets of `contents` begin with the
        sentence, and what stands in them does not count.
        """
        bare = blanked(text, contents)
        place = self._phrases[_WITHHELD.why](bare)
        if place is not None and any(0 <= c.start - place[1] <= _JOINT for c in contents):
            return _WITHHELD
        return self._first(_CITED, bare)

    def _first(self, kinds: Sequence[Unreal], text: str) -> Unreal | None:
        """Return the first kind that a text is of."""
        return next((kind for kind in kinds if self._phrases[kind.why](text)), None)
