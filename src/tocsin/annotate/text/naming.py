"""The one place where mention records are made, and what two mentions of the same words are to each
other.
"""

from collections.abc import Sequence

from tocsin.records import Document, Mention, MentionKind, Place, Site, Span, content_id

PLACES: tuple[MentionKind, ...] = ("place", "site")


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
    """Make a mention with its content id; `at` gives coordinates where the site or place has
    them.
    """
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


def spoken_for(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places whose name is, or stands in, that of an actor ("Moldova said"): who acts
    comes first there, the place second.
    """
    actors = [m.span for m in mentions if m.kind not in PLACES]
    return [m for m in mentions if m.kind in PLACES and any(a.covers(m.span) for a in actors)]


def foremost(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without the places that stand in the name of an actor: who speaks and
    acts is read from these.
    """
    beside = {m.id for m in spoken_for(mentions)}
    return [m for m in mentions if m.id not in beside]


def closed(surface: str) -> str:
    """Return a name without a bracket that it opens and does not close: "the Service (SSU"."""
    opening = surface.rfind("(")
    if opening <= 0 or ")" in surface[opening:]:
        return surface
    return surface[:opening].rstrip()
