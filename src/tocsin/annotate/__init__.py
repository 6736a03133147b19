"""From a document to mentions, quotes, claims and events. One module per question, one word list
per language.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.annotate.annotator import Annotator, Prepared
    from tocsin.annotate.events.joining import days_of, joined, joined_id, joined_of, one_of
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
    "is_swapped",
    "joined",
    "joined_id",
    "joined_of",
    "one_of",
]

# Where what this room offers lies: who asks for a parser alone does not wait for all rules.
_OFFERED = {
    "Annotator": "annotator",
    "Head": "weighing.head",
    "NameChange": "names.concerned",
    "Parsers": "parsers.served",
    "Prepared": "annotator",
    "Weigher": "weighing.weigher",
    "areas_of": "places.areas",
    "days_of": "events.joining",
    "is_swapped": "places.areas",
    "joined": "events.joining",
    "joined_id": "events.joining",
    "joined_of": "events.joining",
    "one_of": "events.joining",
}


def __getattr__(name: str) -> Any:
    """Load what is offered when it is first asked for.

    Raises:
        AttributeError: nothing of that name is offered.
    """
    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_OFFERED[name]}"), name)
