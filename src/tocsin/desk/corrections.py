"""A person's word on a finding, and what a finding says of itself."""

import datetime as dt

import msgspec

from tocsin.errors import UsageError
from tocsin.pipeline.corrections import FIELDS, ITSELF, corrected, laid_over
from tocsin.records import Claim, Document, Judgement, Match, Mention, Record, content_id
from tocsin.store import Store
from tocsin.warn.marking import marked

KINDS: tuple[type[Document] | type[Claim] | type[Mention] | type[Match], ...] = (Document, Claim, Mention, Match)
TOLD = "; ".join(f"{k.__name__.lower()}: {', '.join(fields)}" for k, fields in FIELDS.items())


def correct(
    store: str, record: str, field: str, value: str, *, signer: str, note: str | None, at: dt.datetime
) -> Judgement:
    """Keep a correction.

    Raises:
        UsageError: nothing of this kind can be corrected, or the record or value is none.
    """
    if not signer.strip():
        raise UsageError("--signer must say who.")
    with Store(store) as opened:
        kept = Judgement(
            id=content_id("jdg", record, field, value, signer, at), record_id=record, field=field, value=value, signer=signer,
            at=at, note=note,
        )  # fmt: skip
        _check(opened, kept)
        opened.words.put(kept)
    return kept


def _check(store: Store, judgement: Judgement) -> None:
    """Check that a judgement is about something that is there and can hold it.

    Raises:
        UsageError: it is not.
    """
    kind, found = _find(store, judgement.record_id)
    if isinstance(found, Document) and judgement.value != ITSELF and store.record(Document, judgement.value) is None:
        raise UsageError(f"{judgement.value!r} is no document of {store.url}; their ids stand in documents.jsonl.")
    if judgement.field not in FIELDS[kind]:
        raise UsageError(f"{judgement.field!r} of a {kind.__name__.lower()} cannot be corrected. {TOLD}.")
    if isinstance(found, Claim | Mention | Match):
        laid_over(found, judgement)


def _find(store: Store, record: str) -> tuple[type[Record], Record]:
    """Return a document, claim, mention or match by its id.

    Raises:
        UsageError: there is none.
    """
    for kind in KINDS:
        if (found := store.record(kind, record)) is not None:
            return kind, found
    raise UsageError(f"{record!r} is no record of {store.url}; ids stand in the JSONL files of a run.")


def listed(store: str, *, until: dt.datetime) -> list[Judgement]:
    """Return every correction a store holds, oldest first, those outranked by later ones included."""
    with Store(store) as opened:
        return sorted(opened.words.of(Judgement, until), key=lambda j: (j.at, j.id))


class Explained(Record, frozen=True):
    """A claim with what a person needs to judge it: its sentence with the parts marked, and where each part came from."""

    claim: Claim
    document: str
    sentence: str
    lines: tuple[str, ...]


def explain(store: str, claim_id: str) -> Explained:
    """Return the explanation of a claim.

    Raises:
        UsageError: there is no such claim.
    """
    with Store(store) as opened:
        found = opened.record(Claim, claim_id)
        document = opened.record(Document, found.document_id) if found else None
        if found is None or document is None:
            raise UsageError(_no_claim(opened, claim_id))
        said = opened.words.on_record(claim_id)
    after = corrected([found], said)
    shown = after[0] if after else found
    return Explained(
        claim=shown,
        document=f"{document.title or document.external_id} ({document.source_id or 'source unknown'})",
        sentence=marked(document, found),
        lines=(*_lines(shown), *map(_told, said)),
    )  # fmt: skip


def _no_claim(store: Store, claim_id: str) -> str:
    """Say that a claim is not there, or that it was found once and another reading took its place."""
    earlier = [s for s in store.rereading.superseded(claim_id) if s.kind == "claim"]
    if not earlier:
        return f"{claim_id!r} is no claim of {store.url}; ids stand in claims.jsonl."
    text = msgspec.json.decode(earlier[0].record, type=Claim).text
    return f"{claim_id!r} was superseded on {earlier[0].at:%Y-%m-%d %H:%M}: its text was read anew. It said: {text}"


def _told(judgement: Judgement) -> str:
    """Write a correction as a line."""
    note = f": {judgement.note}" if judgement.note else ""
    return (
        f"corrected: {judgement.field} = {judgement.value}, by {judgement.signer}, {judgement.at:%Y-%m-%d %H:%M}{note}"
    )


def _lines(claim: Claim) -> list[str]:
    """Return one line per part of a claim."""
    lines = []
    for number, hop in enumerate(claim.chain, start=1):
        who = hop.surface if hop.entity_id in (None, hop.surface) else f"{hop.surface} = {hop.entity_id}"
        cue = f", cue {hop.cue!r}" if hop.cue else ""
        how = (
            ", carried over from an earlier sentence"
            if hop.inherited
            else ", the document's own voice"
            if hop.voice
            else ""
        )
        lines.append(f"{number}. {who}{cue}{how}")
    lines.append(f"the voice {claim.stance} it; {claim.modality}; type {claim.type}; {claim.position}")
    for name in ("actor_id", "site_id", "quantity", "missing", "addressee", "adopt", "parent_id"):
        if (value := getattr(claim, name)) is not None:
            lines.append(f"{name.removesuffix('_id')}: {value}")
    if claim.when:
        lines.append(
            f"when: {claim.when.raw!r} ({claim.when.role})" + (f" {claim.when.note}" if claim.when.note else "")
        )
    lines.append(f"found by: {claim.rule}; {claim.method}")
    return lines
