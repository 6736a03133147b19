"""From features to a probability, with fitted weights that ship as data; and two probes on vectors.

Weights are those of logistic regressions (bench/fit_narratives.py), one set with vectors and one
without. The probes are linear, too: how far a text reads as a narrative rather than an
event that is reported, and as a refutation rather than an assertion. They were fitted on texts in
which the names of the sides were exchanged as well, so that no side's name speaks for either.
"""

import functools
import math
from collections.abc import Mapping, Sequence
from importlib import resources

import msgspec
import numpy as np

from tocsin.match.loaded import Marks, marks_of
from tocsin.records import Feature, Matrix, Record, six

# At even odds a claim counts as telling the story; above the lower figure a person is asked.
MATCH, ABSTAIN = 0.5, 0.35


class Probe(Record, frozen=True):
    """A linear probe: one weight per place of a centred vector, one per mark (`loaded.Marks`), and
    a bias.
    """

    vector: tuple[float, ...]
    marks: tuple[float, ...]
    bias: float

    def __call__(self, centred: Matrix, marks: Marks) -> float:
        """Return the probability that a text is of the probe's kind."""
        along = float(np.dot(np.array(self.vector, dtype=np.float64), centred.astype(np.float64)))
        return logistic(
            self.bias + along + sum(w * m for w, m in zip(self.marks, marks, strict=True))
        )


class Weights(Record, frozen=True):
    """What was fitted: weights of features with vectors and without, and the
    probes of one model.

    `alike` are models whose vectors were measured to be the same in all that counts (decision
    0026).
    """

    model: str
    alike: tuple[str, ...]
    with_vectors: dict[str, float]
    without_vectors: dict[str, float]
    centres: dict[str, tuple[float, ...]]
    probes: dict[str, Probe]


def is_fitted(model: str) -> bool:
    """Return whether the weights hold for a model: the one they were fitted on, or one alike."""
    known = weights()
    return model == known.model or model in known.alike


def centre_of(model: str, side: str, language: str) -> "Matrix | None":
    """Return what all claims, or all entries, of a language share: the mean vector that ships for a
    model, or None.
    """
    if not is_fitted(model):
        return None
    known = weights()
    row = known.centres.get(f"{side} {language}", known.centres.get(f"{side} en"))
    return np.array(row, dtype=np.float32) if row is not None else None


@functools.lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the fitted weights."""
    body = (resources.files("tocsin.match") / "weights.json").read_bytes()
    return msgspec.json.decode(body, type=Weights)


def logistic(x: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def probability(features: Sequence[Feature]) -> float:
    """Return the probability that the claim tells the story: weights times values, added up, as log
    odds.
    """
    return six(logistic(sum(f.weight * f.value for f in features)))


def weight_of(name: str, *, by_meaning: bool) -> float:
    """Return the weight of a feature; one that was not fitted weighs nothing."""
    chosen: Mapping[str, float] = (
        weights().with_vectors if by_meaning else weights().without_vectors
    )
    return chosen.get(name, 0.0)


def probe(
    name: str, model: str, raw: "Matrix | None", text: str, language: str | None
) -> float | None:
    """Return the probability a probe gives to a text that was ranked; None without vectors of the
    model it was fitted on.
    """
    known = weights()
    if raw is None or not is_fitted(model) or name not in known.probes:
        return None
    shift = centre_of(model, name, language or "en")
    centred = raw - shift if shift is not None else raw
    return six(known.probes[name](centred, marks_of(text, language)))
