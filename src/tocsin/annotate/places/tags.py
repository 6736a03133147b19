"""A language model's names as plain spans with labels: what the places of a text are told by beside
the gazetteer.
"""

from collections.abc import Sequence

from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.russian import Names, named_entities
from tocsin.annotate.places.seen import Tag
from tocsin.records import Document, Span


def english_tags(parsed: Sequence[Parsed]) -> list[Tag]:
    """Return the names the English model tags."""
    return [
        (sentence.cover(entity.tokens), entity.label_)
        for sentence in parsed
        for entity in sentence.doc.ents
    ]


def russian_tags(document: Document, tagged: Names | None = None) -> list[Tag]:
    """Return the names the Russian model tags; it is asked only where they are not given."""
    names = named_entities(document.text) if tagged is None else tagged
    return [(Span(start=start, end=end), label) for start, end, label in names]
