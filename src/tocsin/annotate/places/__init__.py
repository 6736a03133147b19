"""Which places a text names, and which of the places of that name are meant; nothing is guessed
where nothing is clear.
"""

from tocsin.annotate.places.reader import PlaceReader, Toponym
from tocsin.annotate.places.tags import english_tags, russian_tags

__all__ = ["PlaceReader", "Toponym", "english_tags", "russian_tags"]
