"""The parsers of a run: those of the process that loads ahead, while there is one, else of this
one. What comes out is the same.
"""

from tocsin.annotate import Parsers
from tocsin.pipeline.elsewhere import where_it_is_loaded


def parsers_at_hand() -> Parsers:
    """Return the parsers; where they run is looked up each time they are asked."""
    here = Parsers()
    return Parsers(
        english=where_it_is_loaded("english", here.english),
        russian=where_it_is_loaded("russian", here.russian),
        names=where_it_is_loaded("names", here.names),
    )
