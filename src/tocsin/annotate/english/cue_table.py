"""How often each word attributes in each construction, counted on real news, and the few weights
that join these counts.

The table is made by `python -m bench.count_cues` from the training part of PolNeAR (Newell et al.
2018), of which it holds counts and weights and no text. A candidate's probability is logistic in
its counts, smoothed towards those of its construction, and in features of form. Where one cue has
several candidates, a second set of weights (a conditional logit over them, McFadden 1974) tells
which of their extents is the likeliest.
"""

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

import msgspec

FILE = "cue_table.json"
# A count is smoothed as if this many candidates more had been seen, behaving like the construction
# on the whole.
STRENGTH = 3.0
LEXICAL = "cue "


class CueTable(msgspec.Struct, frozen=True):
    """Counts by lexical feature as [hits, tries], the base rate by construction, and two sets of
    weights by name of feature.
    """

    counts: dict[str, tuple[int, int]]
    bases: dict[str, float]
    overall: float
    weights: dict[str, float]
    extents: dict[str, float]
    bias: float

    def judge(self, features: Sequence[str]) -> tuple[float, float]:
        """Return how likely a candidate is an attribution, and how well its extent fits beside
        others of its cue (a log odds).
        """
        total, extent = self.bias, 0.0
        for name, value in numbers_of(features, self.counts, self.bases, self.overall):
            total += self.weights.get(name, 0.0) * value
            extent += self.extents.get(name, 0.0) * value
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), extent


def numbers_of(
    features: Iterable[str],
    counts: Mapping[str, tuple[int, int]],
    bases: Mapping[str, float],
    overall: float,
) -> list[tuple[str, float]]:
    """Return (name, value) of features: a lexical one is the log odds of its counts, under the name
    of its kind; another is one.
    """
    listed = list(features)
    construction = next((f for f in listed if f.startswith("construction ")), "")
    base = bases.get(construction, overall)
    numbers = []
    for feature in listed:
        if not feature.startswith(LEXICAL):
            numbers.append((feature, 1.0))
            continue
        hits, tries = counts.get(feature, (0, 0))
        odds = (hits + STRENGTH * base) / (tries - hits + STRENGTH * (1.0 - base))
        numbers.append((kind_of(feature), math.log(odds)))
    return numbers


def kind_of(feature: str) -> str:
    """Return the kind of a lexical feature: the cue alone, in its construction, with its source, or
    in its form.
    """
    parts = feature.split(" ")
    if len(parts) == 2:
        return "counted: cue"
    return {"source": "counted: cue and source", "form": "counted: cue and form"}.get(
        parts[2], "counted: cue and construction"
    )


@functools.lru_cache(maxsize=1)
def cue_table() -> CueTable:
    """Return the table that ships with the program."""
    return msgspec.json.decode(
        (resources.files("tocsin.annotate.english") / FILE).read_bytes(), type=CueTable
    )
