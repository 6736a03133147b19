"""Attention: counts, readings, silence."""

from tocsin.watch.counts import count_touches
from tocsin.watch.readings import read_all
from tocsin.watch.silence import Looks, find_silences
from tocsin.watch.tempo import read_tempo

__all__ = ["Looks", "count_touches", "find_silences", "read_all", "read_tempo"]
