"""From a document to mentions, quotes, claims and events. One module per question, one word list per language."""

from tocsin.annotate.annotator import Annotator
from tocsin.annotate.areas import areas_of, is_swapped
from tocsin.annotate.concerned import NameChange
from tocsin.annotate.event_joining import joined

__all__ = ["Annotator", "NameChange", "areas_of", "is_swapped", "joined"]
