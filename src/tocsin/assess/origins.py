"""Which documents count as one voice."""

from typing import Final

from tocsin.records import Facts

# All sources that fell silent are one origin, since one cause can silence many.
SOURCE_HEALTH: Final = "source health"


def measured_origin(group: str) -> str:
    """Return the origin that the readings of a source group count as."""
    return f"measured: {group}"


class Origins:
    """The origin each document counts as."""

    def __init__(self, facts: Facts) -> None:
        """Index the origins."""
        self._origin = {
            document: origin.id for origin in facts.origins for document in origin.document_ids
        }

    def of(self, document_id: str) -> str:
        """Return the origin a document counts as."""
        return self._origin.get(document_id, document_id)
