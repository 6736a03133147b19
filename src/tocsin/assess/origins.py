"""Which documents count as one voice."""

from tocsin.records import Facts


class Origins:
    """Copies of one text, and texts of one publisher, are one origin."""

    def __init__(self, facts: Facts) -> None:
        """Join lineage and ownership."""
        owners = {s.id: s.owner for s in facts.casebook.sources if s.kind != "author"}
        by_document = {d.id: d for d in facts.documents}
        self._origin: dict[str, str] = {}
        for row in facts.lineage:
            document = by_document.get(row.origin_id) or by_document.get(row.document_id)
            owner = owners.get(document.source_id or "") if document else None
            self._origin[row.document_id] = f"publisher: {owner}" if owner else row.origin_id

    def of(self, document_id: str) -> str:
        """Return the origin a document counts as."""
        return self._origin.get(document_id, document_id)
