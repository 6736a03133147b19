"""Tocsin rings when a pretext may be in the making, and shows every sentence that made it ring."""

__version__ = "0.1.0"
