"""Claims meet the stories told before."""

from tocsin.match.matcher import Matcher

__all__ = ["Matcher"]
