"""The weights by which places are told and read, fitted on real news (`python -m
bench.fit_places`); they hold no text.

Spots are judged by a logistic regression: one for English, one for Russian where its names are
tagged, one for texts nobody tags. Readings are judged by two conditional logits: names alone, and
names with the text's other places.
"""

import functools
import math
from collections.abc import Iterable, Mapping
from importlib import resources

import msgspec

FILE = "weights.json"
# From this probability on a spot names a place.
LIKELY = 0.35


class Logistic(msgspec.Struct, frozen=True):
    """A bias and the weights of features that are there or not."""

    bias: float
    weights: dict[str, float]

    def judge(self, features: Iterable[str]) -> float:
        """Return the probability."""
        total = self.bias + sum(self.weights.get(f, 0.0) for f in features)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


class PlaceWeights(msgspec.Struct, frozen=True):
    """All of them."""

    english: Logistic
    russian: Logistic
    untagged: Logistic
    alone: dict[str, float]
    together: dict[str, float]

    @property
    def links(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Return the weights of readings: names alone, and together."""
        return self.alone, self.together


@functools.lru_cache(maxsize=1)
def place_weights() -> PlaceWeights:
    """Return the weights that ship with the program."""
    return msgspec.json.decode(
        (resources.files("tocsin.annotate.places") / FILE).read_bytes(), type=PlaceWeights
    )
