"""How many independent origins some documents have."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tocsin.language.numbers import counted
from tocsin.records import Document, Gist, Lineage, Origin, Source


def origins(
    documents: Sequence[Document | Gist], lineage: Sequence[Lineage], sources: Sequence[Source]
) -> list[Origin]:
    """Return the independent origins of some documents, and why their documents count as one.

    Copies have their original's origin. Texts whose origins belong to one publisher's house are one
    voice; so are those of an outlet or channel that no casebook lists, by its own name; an author's
    are his own.
    """
    rows = list(lineage)
    heard = voices({d.id: d for d in documents}, rows, sources)
    by_voice: dict[str, list[Lineage]] = defaultdict(list)
    for row in rows:
        if row.document_id in heard:
            by_voice[heard[row.document_id]].append(row)
    return [origin_of(voice, rows) for voice, rows in sorted(by_voice.items())]


def voices(
    documents: Mapping[str, Document | Gist], lineage: Sequence[Lineage], sources: Sequence[Source]
) -> dict[str, str]:
    """Return the voice that each document counts as of which something is believed, by its id;
    `documents` are all that are known, by theirs.
    """
    owners = {s.id: None if s.kind == "author" else s.owner for s in sources}
    outlets = {name: d.outlet for name, d in documents.items()}
    return {
        r.document_id: voice_of(r, outlets, owners) for r in lineage if r.document_id in outlets
    }


def origin_of(voice: str, rows: Sequence[Lineage]) -> Origin:
    """Return the documents that count as one voice, and why."""
    roots = sorted(Counter(row.origin_id for row in rows).items())
    why = [f"{counted(number, 'document')} with origin {root}" for root, number in roots]
    if len(roots) > 1:
        why.append(f"{len(roots)} originals of one house count as one voice: {voice}")
    names = tuple(sorted(row.document_id for row in rows))
    return Origin(id=voice, document_ids=names, why=tuple(why))


def voice_of(
    row: Lineage, outlets: Mapping[str, str | None], owners: Mapping[str, str | None]
) -> str:
    """Return the voice a document counts as: the owner of its origin's outlet, else that outlet by
    its name, else the origin itself. `outlets` are those of known documents.
    """
    outlet = row.credited
    if outlet is None:
        known = row.origin_id if row.origin_id in outlets else row.document_id
        outlet = outlets[known]
    if outlet is None:
        return row.origin_id
    if outlet not in owners:
        return f"outlet: {outlet}"
    owner = owners[outlet]
    return f"publisher: {owner}" if owner else row.origin_id
