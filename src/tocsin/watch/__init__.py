"""Attention: counts, readings, silence."""

from tocsin.watch.counts import count_touches
from tocsin.watch.readings import read_all
from tocsin.watch.silence import find_silences

__all__ = ["count_touches", "find_silences", "read_all"]
