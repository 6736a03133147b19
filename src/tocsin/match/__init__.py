"""Claims meet the catalogued narratives."""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.match.catalogue import Catalogue
    from tocsin.match.loaded import labels
    from tocsin.match.matcher import Matcher, odds
    from tocsin.match.novelty import TELLING, Heard, novelties
    from tocsin.match.proposals import MOST_CLAIMS, is_unclaimed
    from tocsin.match.short import why_none
    from tocsin.match.vectors import Remembering, find_embedder

__all__ = [
    "MOST_CLAIMS",
    "TELLING",
    "Catalogue",
    "Heard",
    "Matcher",
    "Remembering",
    "find_embedder",
    "is_unclaimed",
    "labels",
    "novelties",
    "odds",
    "why_none",
]

__getattr__ = by_need(
    __name__,
    {
        "proposals": ("MOST_CLAIMS", "is_unclaimed"),
        "catalogue": ("Catalogue",),
        "loaded": ("labels",),
        "matcher": ("Matcher", "odds"),
        "novelty": ("TELLING", "Heard", "novelties"),
        "short": ("why_none",),
        "vectors": ("Remembering", "find_embedder"),
    },
)
