"""Tocsin rings when a pretext may be in the making, and shows every sentence that made it ring."""

from tocsin.threads import hold_to_one

__version__ = "0.1.0"

hold_to_one()
