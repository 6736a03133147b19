"""From a document to mentions, quotes, claims and events. One module per question, one word list
per language.
"""

from tocsin.annotate.annotator import Annotator, Prepared
from tocsin.annotate.events.joining import days_of, joined, joined_id, joined_of, one_of
from tocsin.annotate.names.concerned import NameChange
from tocsin.annotate.places.areas import areas_of, is_swapped

__all__ = [
    "Annotator",
    "NameChange",
    "Prepared",
    "areas_of",
    "days_of",
    "is_swapped",
    "joined",
    "joined_id",
    "joined_of",
    "one_of",
]
