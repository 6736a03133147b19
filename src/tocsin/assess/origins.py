"""Which documents count as one voice."""

from tocsin.records import Facts


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
