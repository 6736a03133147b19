"""Attention: counts, readings, silence."""

from tocsin.watch.counts import count_touches
from tocsin.watch.detector import DETECTORS, PRIMARY
from tocsin.watch.readings import read_all
from tocsin.watch.silence import Looks, find_silences
from tocsin.watch.tempo import read_tempo
from tocsin.watch.together import copublished, first_movers, institutional, pair_novelties

__all__ = [
    "DETECTORS",
    "PRIMARY",
    "Looks",
    "copublished",
    "count_touches",
    "find_silences",
    "first_movers",
    "institutional",
    "pair_novelties",
    "read_all",
    "read_tempo",
]
