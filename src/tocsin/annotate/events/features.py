"""What the head of events looks at in a claim: its words as every head does, and how the words for
acts stand in it.
"""

from collections.abc import Iterator

from tocsin.annotate.acts.words import event_words
from tocsin.annotate.claims.heads import NAME, FeatureReader, HeadInput
from tocsin.language.stems import stem_in
from tocsin.language.words import Word, words
from tocsin.records import Claim

# How far before and behind a word for an act its neighbour may stand, in letters.
_BEFORE, _BEHIND = 40, 30
_MOST_ACTS, _FARTHEST, _PACE = 3, 4, 3


class ActFeatures:
    """Names the features of claims in one language by which the head of events decides."""

    def __init__(self, language: str) -> None:
        """Take the word lists of the language."""
        self._language = language
        self._base = FeatureReader(language)
        self._words = event_words(language)

    def __call__(self, claim: Claim) -> list[str]:
        """Return the features of a claim, each once, in order."""
        return sorted({*self._base(head_input(claim)), *self._features(claim)})

    def _features(self, claim: Claim) -> Iterator[str]:
        """Yield what the words for acts say: which comes first, how many there are, and what stands
        beside each.
        """
        yield f"type={claim.type}"
        yield f"rule={claim.clause_rule}"
        by_type = self._words.find(claim.text)
        hits = sorted(
            (hit.start, hit.end, name) for name, listed in by_type.items() for hit in listed
        )
        if not hits:
            return
        yield f"firstact={hits[0][2]}"
        yield f"acts={min(_MOST_ACTS, len(by_type))}"
        yield f"at={min(_FARTHEST, len(list(words(claim.text[: hits[0][0]]))) // _PACE)}"
        if len(by_type) == 1:
            yield f"sole={hits[0][2]}"
        for start, end, name in hits:
            yield from self._beside(claim.text, start, end, name)

    def _beside(self, text: str, start: int, end: int, name: str) -> Iterator[str]:
        """Yield the words before and behind a word for an act; a name is only that it is one."""
        before = list(words(text, max(0, start - _BEFORE), start))[-1:]
        behind = next(iter(words(text, end, min(len(text), end + _BEHIND))), None)
        for side, word in (("pre", before[0] if before else None), ("post", behind)):
            shown = self._shown(word)
            yield f"{side}={shown}"
            yield f"{side}={shown}/{name}"

    def _shown(self, word: Word | None) -> str:
        """Return the stem of a word, or what stands for a name, or for none."""
        if word is None:
            return "<none>"
        if word.text[:1].isupper():
            return NAME
        return stem_in(word.text, self._language)


def head_input(claim: Claim) -> HeadInput:
    """Return what a head looks at in a claim."""
    return HeadInput(
        text=claim.text,
        stance=claim.stance,
        modality=claim.modality,
        position=claim.position,
        attributed=len(claim.chain) > 1,
        cue=claim.chain[0].cue or "",
    )
