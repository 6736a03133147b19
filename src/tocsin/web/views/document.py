"""A document: its text with its claims marked, where it came from, and what became of it; and how a
document is added.
"""

from typing import Any

from tocsin.pipeline.corrections import corrected
from tocsin.pipeline.reasons import NOTHING_WATCHED
from tocsin.records import Claim, Document, Mention, Span
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.discussion import discussion_at
from tocsin.web.views.lineage import why_of
from tocsin.workspace.naming import hint

# Why a text was not read for claims, by its reason.
_UNREAD = {NOTHING_WATCHED: "desk-unread-nothing-watched"}
_SHOWN, _COPIES, _NAMES, _NAMED = 20_000, 30, 150, 80
# An address fills in so many characters of a field at most.
_FILLED = 4_000


def document(look: Look, name: str) -> dict[str, Any]:
    """Return a document, or the part of a long one that is asked for.

    Raises:
        NoSuchError: there is none.
        UsageError: it has no such part.
    """
    record = look.store.record(Document, name)
    if record is None and (unread := look.store.rereading.unread(name)) is not None:
        return {
            "document": unread,
            "unread": _UNREAD.get(unread.reason, "desk-unread-failed"),
            "names": look.names(),
            "talk": discussion_at(look, {name: look.words("desk-document")}),
        }
    if record is None:
        near = hint(look.store.lookup.near_ids(Document, name))
        raise NoSuchError(
            "{name!r} is no document of this store{near}.",
            code="error-no-document",
            name=name[:_NAMED],
            near=near,
        )
    start = look.number("from", 0, len(record.text), "no place in this text") or 0
    shown = Span(start=start, end=min(len(record.text), start + _SHOWN))
    claims = sorted(look.store.of_document(Claim, name), key=lambda c: (c.span, c.id))
    lineage = look.store.lookup.lineage(name)
    family = look.store.lookup.family(lineage.origin_id, look.as_of, _COPIES + 1) if lineage else []
    return {
        "document": record,
        "unread": "",
        "parts_": _parts(record, claims, shown),
        "claims": claims,
        "shown_part": shown,
        "names": look.names(),
        "lineage": lineage,
        "lineage_why": why_of(look, lineage, look.words("desk-an-earlier-text")) if lineage else "",
        "copies": [(c, r) for c, r in family if c.id != name],
        "judgements": look.store.words.on_record(name),
        "changes": look.store.changes_at(record.capture_id),
        "length": len(record.text),
        "step": _SHOWN,
        "mentions": _mentions(look, name),
        "talk": discussion_at(look, {name: look.words("desk-document")}),
        "entries": (*look.book.sites, *look.book.actors, *look.book.sources),
    }


def _parts(
    document: Document, claims: list[Claim], shown: Span
) -> list[tuple[str, str | None, str]]:
    """Return the shown text cut at its claims and noise: (text, id of the claim it is of, what kind
    of noise it is).
    """
    parts: list[tuple[str, str | None, str]] = []
    at = shown.start
    marks: list[tuple[Span, str | None, str]] = [
        (c.span, c.id, "") for c in claims if not c.parent_id
    ]
    marks += [(n.span, None, n.kind) for n in document.noise]
    for span, claim, noise in sorted(marks, key=lambda m: (m[0], m[1] or "")):
        start, end = max(span.start, at), min(span.end, shown.end)
        if start >= end:
            continue
        if start > at:
            parts.append((document.text[at:start], None, ""))
        parts.append((document.text[start:end], claim, noise))
        at = end
    return [*parts, (document.text[at : shown.end], None, "")]


def _mentions(look: Look, document_id: str) -> list[dict[str, Any]]:
    """Return the names of a document with what they are linked to, as corrected, and what people
    said of each.
    """
    mentions = sorted(look.store.of_document(Mention, document_id), key=lambda m: (m.span, m.id))[
        :_NAMES
    ]
    words = look.store.words.on_records([m.id for m in mentions])
    rows = []
    for mention in mentions:
        after = corrected([mention], words[mention.id])
        rows.append(
            {
                "mention": after[0] if after else mention,
                "taken_out": not after,
                "said": words[mention.id],
            }
        )
    return rows


def adding(look: Look) -> dict[str, Any]:
    """Return what the page for adding a document shows; a bookmark fills in some of it."""
    filled = {name: look.query.get(name, "")[:_FILLED] for name in ("url", "title", "note")}
    return {"sources": sorted(look.book.sources, key=lambda s: s.name), "filled": filled}


def button(_look: Look) -> dict[str, Any]:
    """Return what the page shows that tells how to get the browser button."""
    return {}
