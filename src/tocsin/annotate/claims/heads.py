"""What kind of claim it is and which event it tells of, by two linear heads that were fitted on
claims labelled by reading.

A head is a multinomial logistic regression over named yes-or-no features: the word lists (which
stay as features), stems and pairs of stems of the claim, who says it and how. It abstains below a
stated probability. Labels, guidelines and the fit are in `bench` (labels/claims.jsonl,
guidelines/claims.md, fit_claims.py).
"""

import functools
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import Any, NamedTuple

import msgspec

from tocsin.annotate.acts.words import event_words
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.stems import stem_in
from tocsin.language.words import word_list

_FILE = "heads.json"
# The prefix of lists that are features.
_LISTS = "type_"
# What stands for every word with a capital and every name of a side: a judgement must not change
# with the names.
NAME = "<name>"


class HeadInput(NamedTuple):
    """What a head looks at: a claim's words, how the voice stands to them, where they stand, and
    the word that attributes them.
    """

    text: str
    stance: str
    modality: str
    position: str
    attributed: bool
    cue: str


class Guess(NamedTuple):
    """The label a head finds likeliest, with its probability; and those of all labels."""

    label: str
    probability: float
    all: Mapping[str, float]


class FeatureReader:
    """Names the features of claims in one language."""

    def __init__(self, language: str) -> None:
        """Index the word lists that are features."""
        self._language = language
        lists = {n: t for n, t in lexicon(language).items() if n.startswith(_LISTS)}
        sides = [
            t for n, terms in lexicon(language).items() if n.startswith("party_") for t in terms
        ]
        self._sides = frozenset(stem_in(t, language) for t in sides if " " not in t)
        self._lists = {
            name: TermIndex([(t, t) for t in terms]) for name, terms in sorted(lists.items())
        }
        self._acts = event_words(language)

    def __call__(self, claim: HeadInput) -> list[str]:
        """Return the features of a claim, each once, in order."""
        return sorted(set(self._features(claim)))

    def _features(self, claim: HeadInput) -> Iterator[str]:
        """Yield the features of a claim."""
        stems = list(self._stems(claim.text))
        yield from (f"w={s}" for s in stems)
        yield from (f"b={first}_{second}" for first, second in itertools.pairwise(stems))
        yield f"first={stems[0]}" if stems else "empty"
        yield f"stance={claim.stance}"
        yield f"modality={claim.modality}"
        yield f"position={claim.position}"
        yield f"language={self._language}"
        if claim.attributed:
            yield "attributed"
        if "?" in claim.text:
            yield "question mark"
        if any(c.isdigit() for c in claim.text):
            yield "number"
        yield f"length={min(len(stems) // 4, 8)}"
        yield from (f"cue={stem_in(word, self._language)}" for word in word_list(claim.cue))
        yield from (f"list={name}" for name, index in self._lists.items() if index.find(claim.text))
        yield from (f"act={name}" for name in self._acts.find(claim.text))

    def _stems(self, text: str) -> Iterator[str]:
        """Yield the stems of a text's words; a name is only that it is one, so that whose name it
        is tells nothing.
        """
        for word in word_list(text):
            root = stem_in(word, self._language)
            yield NAME if word[:1].isupper() or root in self._sides else root


class Head:
    """One fitted head. Built from what the package ships, called with features."""

    def __init__(
        self,
        labels: Sequence[str],
        start: Sequence[float],
        weights: Mapping[str, Sequence[tuple[int, float]]],
    ) -> None:
        """`start` holds one number per label, `weights` for each feature the labels it speaks for
        or against, by number.
        """
        self._labels = labels
        self._start = start
        self._weights = weights

    @property
    def labels(self) -> Sequence[str]:
        """Return the labels that the head has learnt."""
        return self._labels

    def __call__(self, features: Sequence[str]) -> Guess:
        """Return the likeliest label of a claim with some features, and the probability of each."""
        scores = list(self._start)
        for feature in features:
            for label, weight in self._weights.get(feature, ()):
                scores[label] += weight
        top = max(scores)
        raw = [math.exp(score - top) for score in scores]
        total = sum(raw)
        labelled = zip(self._labels, raw, strict=True)
        shares = {label: part / total for label, part in labelled}
        best = max(shares, key=lambda label: (shares[label], label))
        return Guess(best, shares[best], shares)


@functools.lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Any]:
    """Load the fitted heads."""
    heads: Mapping[str, Any] = msgspec.json.decode(
        (resources.files("tocsin.annotate.claims") / _FILE).read_bytes()
    )
    return heads


@functools.cache
def head(name: str) -> Head:
    """Return the head called `types` or `events`."""
    row = _shipped()[name]
    weights = {
        feature: tuple((int(i), float(w)) for i, w in pairs)
        for feature, pairs in row["weights"].items()
    }
    return Head(row["labels"], row["start"], weights)
