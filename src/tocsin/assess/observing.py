"""What is said of one indicator, from the records it was observed in."""

from collections.abc import Iterable

from tocsin.assess.measured import Measured
from tocsin.language.catalogues import english
from tocsin.records import Bound, Indicator, Observation, independent_origins, message


def observation_of(
    indicator: Indicator, bounds: Iterable[Bound], measured: Measured
) -> Observation:
    """Return what was observed of an indicator, each record once and in order; without any, whether
    it is absent or nobody could have observed it.
    """
    ordered = sorted(set(bounds), key=lambda b: (b.record_id, b.origin_id, -b.weight))
    if not ordered:
        state, why = measured.absence(indicator)
        return Observation(
            indicator_id=indicator.id,
            name=indicator.name,
            state=state,
            why=english(why),
            why_message=why,
        )
    origins = independent_origins(ordered)
    why = message(
        f"indicator-found-{indicator.observe.record}", n=len(ordered), origins=len(origins)
    )
    return Observation(
        indicator_id=indicator.id,
        name=indicator.name,
        state="observed",
        origins=origins,
        bound=tuple(ordered),
        evidence=tuple(b.record_id for b in ordered),
        why=english(why),
        why_message=why,
    )
