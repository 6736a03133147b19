"""Claims meet the stories told before."""

from tocsin.match.catalogue import Catalogue
from tocsin.match.loaded import labels
from tocsin.match.matcher import Matcher, odds
from tocsin.match.novelty import novelties
from tocsin.match.proposals import proposals
from tocsin.match.short import why_none
from tocsin.match.vectors import Remembering, find_embedder

__all__ = [
    "Catalogue",
    "Matcher",
    "Remembering",
    "find_embedder",
    "labels",
    "novelties",
    "odds",
    "proposals",
    "why_none",
]
