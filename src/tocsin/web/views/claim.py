"""A claim: its sentence in its document, the chain of who says it, what it meets, what it was
copied into, and what people said of it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tocsin.pipeline.corrections import FIELDS, SAME, VALUES, corrected
from tocsin.records import Claim, Document, Judgement, Match, Message
from tocsin.report.marking import parts_of, sentence_of
from tocsin.warn.citing import said_by_message
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.discussion import discussion_at, subjects_of_claim
from tocsin.web.views.lineage import why_of
from tocsin.workspace.naming import hint

_CONTEXT, _COPIES, _SHOWN = 400, 30, 80


def claim(look: Look, name: str) -> dict[str, Any]:
    """Return a claim as corrected, with everything a person needs to judge it.

    Raises:
        NoSuchError: there is none.
    """
    record = look.store.record(Claim, name)
    document = look.store.record(Document, record.document_id) if record else None
    if record is None or document is None:
        near = hint(look.store.lookup.near_ids(Claim, name))
        raise NoSuchError(
            "{name!r} is no claim of this store{near}.",
            code="error-no-claim",
            name=name[:_SHOWN],
            near=near,
        )
    said = look.store.words.on_record(name)
    after = corrected([record], said)
    shown, names, wide = (
        (after[0] if after else record),
        look.names(),
        sentence_of(document, record),
    )
    met = [m for m in look.store.of_document(Match, document.id) if m.claim_id == name]
    who = said_by_message(shown, document, names)
    lineage = look.store.lookup.lineage(document.id)
    copies = look.store.lookup.family(lineage.origin_id, look.as_of, _COPIES + 1) if lineage else []
    return {
        "claim": shown,
        "original": record,
        "document": document,
        "names": names,
        "taken_out": not after,
        "judgements": said,
        "parts_": parts_of(document, record),
        "matches": matches_of(look, met),
        "before": document.text[max(0, wide.start - _CONTEXT) : wide.start],
        "after": document.text[wide.end : wide.end + _CONTEXT],
        "said_by": who,
        "lineage": lineage,
        "lineage_why": why_of(look, lineage, look.words("desk-an-earlier-text")) if lineage else "",
        "copies": [(c, r) for c, r in copies if c.id != document.id],
        "fields": FIELDS[Claim],
        "held": {f: getattr(shown, f, None) for f in FIELDS[Claim]},
        "values": VALUES,
        "sites": look.book.sites,
        "actors": (*look.book.actors, *look.book.sources),
        "about_actor": any(shown.actor_id == a.id for a in look.known().actors),
        "chain_written": " -> ".join(h.entity_id or h.surface for h in shown.chain[:-1]),
        "cited": cited(look, document, wide.of(document.text), who),
        "talk": discussion_at(look, subjects_of_claim(look, name, met)),
    }


def matches_of(look: Look, matches: Sequence[Match]) -> list[dict[str, Any]]:
    """Return matches as corrected, each with its claim and what people said of it; those taken out
    say so.
    """
    claims = look.store.lookup.claims([m.claim_id for m in matches])
    cards = look.store.lookup.cards([m.document_id for m in matches])
    words: Mapping[str, Sequence[Judgement]] = look.store.words.on_records([m.id for m in matches])
    rows = []
    for match in matches:
        said = words[match.id]
        after = corrected([match], said)
        rows.append(
            {
                "match": after[0] if after else match,
                "taken_out": not after,
                "said": said,
                "claim": claims.get(match.claim_id),
                "card": cards.get(match.document_id),
                "waiting": match.voice is None
                and match.voice_if_same is not None
                and not any(j.field == SAME for j in said),
            }
        )
    return rows


def cited(look: Look, document: Document, quoted: str, who: Message) -> str:
    """Return a claim as it may be cited: its words, who says them, and where they were captured
    under which hash.
    """
    words = look.words
    source = look.names().get(document.source_id or "", document.source_id)
    source = source or words("desk-source-not-stated")
    moment = document.published_at
    day = f"{moment:%Y-%m-%d %H:%M} UTC" if moment else words("desk-not-dated")
    address = f" {document.url}" if document.url else ""
    plain = " ".join(quoted.split())
    return (
        f"“{plain}” ({words(who)}). {document.name}, {source}, {day}.{address}"
        f" [{document.capture_id}]"
    )
