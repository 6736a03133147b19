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
    owners = {s.id: None if s.kind == "author" else s.owner for s in sources}
    by_id = {d.id: d for d in documents}
    by_voice: dict[str, list[Lineage]] = defaultdict(list)
    for row in lineage:
        if row.document_id in by_id:
            by_voice[_voice(row, by_id, owners)].append(row)
    independent = []
    for voice, rows in sorted(by_voice.items()):
        roots = sorted(Counter(row.origin_id for row in rows).items())
        why = [f"{counted(number, 'document')} with origin {root}" for root, number in roots]
        if len(roots) > 1:
            why.append(f"{len(roots)} originals of one house count as one voice: {voice}")
        independent.append(
            Origin(
                id=voice, document_ids=tuple(sorted(r.document_id for r in rows)), why=tuple(why)
            )
        )
    return independent


def _voice(
    row: Lineage, by_id: Mapping[str, Document | Gist], owners: Mapping[str, str | None]
) -> str:
    """Return the voice a document counts as: the owner of its origin's outlet, else that outlet by
    its name, else the origin itself.
    """
    outlet = row.credited
    if outlet is None:
        outlet = (by_id.get(row.origin_id) or by_id[row.document_id]).outlet
    if outlet is None:
        return row.origin_id
    if outlet not in owners:
        return f"outlet: {outlet}"
    owner = owners[outlet]
    return f"publisher: {owner}" if owner else row.origin_id
