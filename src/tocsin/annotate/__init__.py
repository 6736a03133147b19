"""From a document to mentions, quotes, claims and events. One module per question, one word list
per language.
"""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.annotate.annotator import Annotator, Prepared
    from tocsin.annotate.events.joining import (
        days_of,
        families_of,
        in_turn,
        joined,
        joined_id,
        joined_of,
        kind_of,
        one_of,
    )
    from tocsin.annotate.names.concerned import NameChange
    from tocsin.annotate.parsers.served import Parsers
    from tocsin.annotate.places.areas import areas_of, is_swapped
    from tocsin.annotate.weighing.head import Head
    from tocsin.annotate.weighing.weigher import Weigher

__all__ = [
    "Annotator",
    "Head",
    "NameChange",
    "Parsers",
    "Prepared",
    "Weigher",
    "areas_of",
    "days_of",
    "families_of",
    "in_turn",
    "is_swapped",
    "joined",
    "joined_id",
    "joined_of",
    "kind_of",
    "one_of",
]

__getattr__ = by_need(
    __name__,
    {
        "annotator": ("Annotator", "Prepared"),
        "events.joining": (
            "days_of",
            "families_of",
            "in_turn",
            "joined",
            "joined_id",
            "joined_of",
            "kind_of",
            "one_of",
        ),
        "names.concerned": ("NameChange",),
        "parsers.served": ("Parsers",),
        "places.areas": ("areas_of", "is_swapped"),
        "weighing.head": ("Head",),
        "weighing.weigher": ("Weigher",),
    },
)
