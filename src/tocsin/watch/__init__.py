"""Attention: counts, readings, silence."""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.watch.counts import Counted, count_touches, first_days, keys_of
    from tocsin.watch.detector import PRIMARY
    from tocsin.watch.detectors import DETECTORS
    from tocsin.watch.group import GroupWatch
    from tocsin.watch.hourly import read_hours
    from tocsin.watch.readings import read_all, readings_of, series_of, take_days
    from tocsin.watch.silence import (
        Arrived,
        Looks,
        Observed,
        find_silences,
        observed_of,
        out_of_reach,
    )
    from tocsin.watch.tempo import read_tempo
    from tocsin.watch.together import copublished, first_movers, institutional, pair_novelties

__all__ = [
    "DETECTORS",
    "PRIMARY",
    "Arrived",
    "Counted",
    "GroupWatch",
    "Looks",
    "Observed",
    "copublished",
    "count_touches",
    "find_silences",
    "first_days",
    "first_movers",
    "institutional",
    "keys_of",
    "observed_of",
    "out_of_reach",
    "pair_novelties",
    "read_all",
    "read_hours",
    "read_tempo",
    "readings_of",
    "series_of",
    "take_days",
]

__getattr__ = by_need(
    __name__,
    {
        "counts": ("Counted", "count_touches", "first_days", "keys_of"),
        "detector": ("PRIMARY",),
        "detectors": ("DETECTORS",),
        "group": ("GroupWatch",),
        "hourly": ("read_hours",),
        "readings": ("read_all", "readings_of", "series_of", "take_days"),
        "silence": ("Arrived", "Looks", "Observed", "find_silences", "observed_of", "out_of_reach"),
        "tempo": ("read_tempo",),
        "together": ("copublished", "first_movers", "institutional", "pair_novelties"),
    },
)
