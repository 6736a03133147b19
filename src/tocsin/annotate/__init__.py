"""From a document to mentions, quotes, claims and events. One module per question, one word list per language."""

from tocsin.annotate.annotator import Annotator
from tocsin.annotate.areas import areas_of, is_swapped
from tocsin.annotate.event_joining import joined

__all__ = ["Annotator", "areas_of", "is_swapped", "joined"]
