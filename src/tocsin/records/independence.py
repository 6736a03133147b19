"""Which origins of evidence are independent: each of another lineage, and each with a voice that is
nobody else's.

A claim that its own author repeats corroborates nothing, through however many outlets; so two
origins confirm each other only with two originators (the Admiralty scale's "confirmed by other
independent sources", NATO AJP-2.1).
"""

from collections.abc import Collection, Iterable

from tocsin.records.assessment import Bound


def independent_origins(bounds: Iterable[Bound], first: Collection[str] = ()) -> tuple[str, ...]:
    """Return as many origins of some evidence as can each be given a voice of its own, in order.

    Where not all can, those of `first` go before the others, and those bound most strongly. An
    origin whose text names nobody who says it has a voice of its own. That is a maximum matching of
    origins and voices (Kuhn 1955), so more evidence never makes fewer origins.
    """
    voices: dict[str, set[str]] = {}
    weights: dict[str, float] = {}
    for bound in bounds:
        origin = bound.origin_id
        voices.setdefault(origin, set()).add(bound.voice or f"unnamed in {origin}")
        weights[origin] = max(bound.weight, weights.get(origin, 0.0))
    heard_in: dict[str, str] = {}

    def gives_voice(origin: str, asked: set[str]) -> bool:
        """Give an origin one of its voices, moving others to another voice of theirs if need be."""
        for voice in sorted(voices[origin] - asked):
            asked.add(voice)
            if voice not in heard_in or gives_voice(heard_in[voice], asked):
                heard_in[voice] = origin
                return True
        return False

    for origin in sorted(voices, key=lambda o: (o not in first, -weights[o], o)):
        gives_voice(origin, set())
    return tuple(sorted(heard_in.values()))
