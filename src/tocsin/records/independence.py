"""Which origins of evidence are independent: each of another lineage, and each with a speaker of
its own.

A claim that its own author repeats corroborates nothing, through however many outlets; so two
origins confirm each other only with two originators (the Admiralty scale's "confirmed by other
independent sources", NATO AJP-2.1).
"""

from collections.abc import Collection, Iterable

from tocsin.records.assessment import Bound


def independent_origins(bounds: Iterable[Bound], first: Collection[str] = ()) -> tuple[str, ...]:
    """Return as many origins of some evidence as can each be given an own speaker, in order.

    Where not all can, those of `first` go before the others, and those bound most strongly. An
    origin whose text names nobody who says it has a speaker of its own. That is a maximum matching
    of origins and speakers (Kuhn 1955), so more evidence never makes fewer origins.
    """
    speakers: dict[str, set[str]] = {}
    weights: dict[str, float] = {}
    for bound in bounds:
        origin = bound.origin_id
        speakers.setdefault(origin, set()).add(bound.speaks_for or f"unnamed in {origin}")
        weights[origin] = max(bound.weight, weights.get(origin, 0.0))
    given: dict[str, str] = {}
    settled: set[str] = set()  # nobody who has one of these can be moved, whoever comes later

    def gets_speaker(origin: str, tried: set[str]) -> bool:
        """Give an origin one of its speakers, moving others to another of theirs if need be."""
        for speaker in sorted(speakers[origin] - tried - settled):
            tried.add(speaker)
            if speaker not in given or gets_speaker(given[speaker], tried):
                given[speaker] = origin
                return True
        return False

    for origin in sorted(speakers, key=lambda o: (o not in first, -weights[o], o)):
        tried: set[str] = set()
        if not gets_speaker(origin, tried):
            settled |= tried
    return tuple(sorted(given.values()))
