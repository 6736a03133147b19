"""The one place where mention records are made."""

from tocsin.records import Document, Mention, MentionKind, Place, Site, Span, content_id


def make_mention(
    document: Document,
    span: Span,
    kind: MentionKind,
    method: str,
    rule: str,
    entity: str | None = None,
    *,
    at: Site | Place | None = None,
) -> Mention:
    """Make a mention with its content id; `at` gives coordinates where the site or place has them."""
    return Mention(
        id=content_id("men", document.id, span.start, span.end, kind, entity),
        document_id=document.id,
        span=span,
        kind=kind,
        surface=span.of(document.text),
        method=method,
        rule=rule,
        entity_id=entity,
        latitude=at.latitude if at else None,
        longitude=at.longitude if at else None,
    )
