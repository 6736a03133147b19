"""From a capture to a document: text as captured, noise marked, language, dates, sentences; and
what was copied from what.
"""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.documents.credits import Credit, Credits, says_it_is_older
    from tocsin.documents.extract import Extractor, Opened, stated_language
    from tocsin.documents.lineage import (
        NOTHING_LIKE_IT,
        Likeness,
        Tree,
        judged,
        known_since,
        lineage_of,
        linked,
    )
    from tocsin.documents.reprints import Copy, Spoken, compared, differing_numbers, digest_of
    from tocsin.documents.same_event import features
    from tocsin.documents.translations import WINDOW, Held, lasting, same_told

__all__ = [
    "NOTHING_LIKE_IT",
    "WINDOW",
    "Copy",
    "Credit",
    "Credits",
    "Extractor",
    "Held",
    "Likeness",
    "Opened",
    "Spoken",
    "Tree",
    "compared",
    "differing_numbers",
    "digest_of",
    "features",
    "judged",
    "known_since",
    "lasting",
    "lineage_of",
    "linked",
    "same_told",
    "says_it_is_older",
    "stated_language",
]

__getattr__ = by_need(
    __name__,
    {
        "credits": ("Credit", "Credits", "says_it_is_older"),
        "extract": ("Extractor", "Opened", "stated_language"),
        "lineage": (
            "NOTHING_LIKE_IT",
            "Likeness",
            "Tree",
            "judged",
            "known_since",
            "lineage_of",
            "linked",
        ),
        "reprints": ("Copy", "Spoken", "compared", "differing_numbers", "digest_of"),
        "same_event": ("features",),
        "translations": ("WINDOW", "Held", "lasting", "same_told"),
    },
)
